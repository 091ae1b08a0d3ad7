"""The table of contents of an .xlsx package: its sheets and their parts, names, and whether it holds macros."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.intake import limits
from toolkit.looks import Look
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package
from toolkit.ooxml.refusal import Refused, too_large, unreadable
from toolkit.ooxml.relations import relations_part
from toolkit.ooxml.workbook import ListedSheet, listed_sheets

_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TRUE = frozenset({"1", "true", "on"})
_MACROS = re.compile(r"(^|/)(vbaproject\.bin$|macrosheets/)")
_USUAL_BOOK = "xl/workbook.xml"


@dataclass(frozen=True)
class WorkbookContents:
    """The table of contents of a workbook."""

    sheets: Mapping[str, str]
    """The part of each sheet by title, in order; empty for one that is no worksheet."""
    date1904: bool
    strict: bool
    macros: bool
    strings: str
    """The part of the shared strings; empty when there is none."""
    styles: str
    """The part of the cell formats; empty when there is none."""
    hidden: frozenset[str]
    """The titles of the sheets that a person does not see."""
    book: Element = field(repr=False)
    """The root of the workbook part."""

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the defined names of the workbook as a whole, and what they refer to; most files are read without."""
        named = markup.children(markup.child(self.book, "definedNames"), "definedName")
        return {name.get("name", ""): "".join(map(str, name.itertext()))
                for name in named if "localSheetId" not in name.attrib}


def read_contents(package: Package) -> WorkbookContents:
    """Return the table of contents of an .xlsx package.

    Raises Refused when the parts that tell it are damaged, a sheet is without its part, or there are too many.
    """
    book = main_part(package) or _USUAL_BOOK
    if book not in package:
        raise unreadable(Look.PART_MISSING)
    root = package.peek(book)
    if relations_part(book) not in package:
        raise unreadable(Look.PART_MISSING)
    listed = listed_sheets(package, book)
    _refuse_odd_sheets(listed)
    related = {relation.kind: relation.target for relation in package.relations(book) if not relation.external}
    settings = markup.child(root, "workbookPr")
    return WorkbookContents(
        {sheet.title: sheet.part if sheet.kind == "worksheet" else "" for sheet in listed},
        settings is not None and settings.get("date1904") in _TRUE,
        markup.namespace_of(root) == _STRICT,
        any(map(_MACROS.search, package.parts)),
        related.get("sharedStrings", ""), related.get("styles", ""),
        frozenset(sheet.title for sheet in listed if sheet.hidden), root,
    )


def main_part(package: Package) -> str:
    """Return the part that a package names as its document; empty where it names none that is there."""
    with suppress(Refused, KeyError):  # then its parts have their usual names, or it is no package that can be read
        return package.book if package.book in package else ""
    return ""


def _refuse_odd_sheets(listed: list[ListedSheet]) -> None:
    """Raise Refused when a workbook lists no sheet, too many, one without its part, or two of one title."""
    if not listed:
        raise unreadable(Look.NO_SHEETS)
    if len(listed) > limits.SHEETS:
        raise too_large(Look.SHEETS, limits.SHEETS)
    if not all(sheet.kind for sheet in listed):
        raise unreadable(Look.PART_MISSING)
    if len({sheet.title for sheet in listed}) < len(listed):
        raise unreadable(Look.SHEET_NAMES)
