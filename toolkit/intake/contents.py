"""What the parts of an .xlsx package say of its sheets: their titles, parts, names, and what is active in it."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from xml.sax.saxutils import quoteattr

from toolkit.intake import limits
from toolkit.intake.archive import BoundedArchive
from toolkit.intake.markup import Attributes, walk_xml
from toolkit.intake.refusal import Refused, too_large, unreadable
from toolkit.looks import Look

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_NAMES = re.compile(rb"<definedNames>.*?</definedNames>", re.DOTALL)
_TRUE = frozenset({"1", "true", "on"})
_MACROS = re.compile(r"(^|/)(vbaproject\.bin$|macrosheets/)")
_DOCUMENT = "officeDocument"
_BOOK = "xl/workbook.xml"
_USUAL = b'relationships/officeDocument" Target="xl/workbook.xml"'
_NAMED = b"relationships/officeDocument"
"""How nearly every package names its document, and how any names one: to look for these costs less than to walk."""
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


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
    hidden: frozenset[str]
    """The titles of the sheets that a person does not see."""
    book: bytes = field(repr=False)
    """workbook.xml itself."""

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the defined names of the workbook as a whole, and what they refer to; most files are read without."""
        said = _DefinedNames()
        walk_xml(self.book, said.start, said.end, said.text)
        return said.names


class _Book:
    """Collects what workbook.xml says of the sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.hidden: set[str] = set()
        self.date1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(attributes.get("name", ""))
        elif name == "workbookPr":
            self.date1904 = attributes.get("date1904", "") in _TRUE


class _DefinedNames:
    """Collects what workbook.xml says of the defined names."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "definedName" and "localSheetId" not in attributes:
            self._name = attributes.get("name", "")
            self.names[self._name] = ""

    def end(self, name: str) -> None:
        if name == "definedName":
            self._name = ""

    def text(self, text: str) -> None:
        if self._name:
            self.names[self._name] += text


def read_contents(archive: BoundedArchive) -> WorkbookContents:
    """Return the table of contents of an .xlsx package.

    Raises Refused when the parts that tell it are damaged, a sheet is without its part, or there are too many.
    """
    book, said = document_part(archive) or _BOOK, _Book()
    if book not in archive:
        raise unreadable(Look.PART_MISSING)
    part = archive.read(book)
    walk_xml(_NAMES.sub(b"", part, count=1), said.start)
    linked = relation_targets(archive, book)
    if not said.sheets:
        raise unreadable(Look.NO_SHEETS)
    if len(said.sheets) > limits.SHEETS:
        raise too_large(Look.SHEETS, limits.SHEETS)
    sheets = {title: _sheet_part(archive, linked.get(link)) for title, link in said.sheets}
    if len(sheets) < len(said.sheets):
        raise unreadable(Look.SHEET_NAMES)
    of_kind = dict(linked.values())
    return WorkbookContents(
        sheets, said.date1904, _STRICT in part,
        any(_MACROS.search(name.casefold()) for name in archive.names),
        of_kind.get("sharedStrings", ""), of_kind.get("styles", ""), frozenset(said.hidden), part,
    )


def document_part(archive: BoundedArchive) -> str:
    """Return the part that a package names as its document; empty where it names none that is there."""
    links = archive.read(relations_part(""))
    if _USUAL in links and links.count(_NAMED) == 1:
        return _BOOK if _BOOK in archive else ""
    with suppress(Refused):  # then its parts have their usual names, or it is no package that can be read
        documents = (part for kind, part in relation_targets(archive, "").values() if kind == _DOCUMENT)
        return next((part for part in documents if part in archive), "")
    return ""


def relations_part(part: str) -> str:
    """Return the part that holds the relationships of a part; of the package where *part* is empty."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relation_targets(archive: BoundedArchive, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the target of each relationship of a part, by id; of the package where *part* is empty.

    Raises Refused when they are missing or damaged.
    """
    folder = posixpath.dirname(part)
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(f"/{folder}", attributes.get("Target", "").replace("\\", "/")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

    links = archive.read(relations_part(part))
    if not links:
        raise unreadable(Look.PART_MISSING)
    walk_xml(links, start)
    return found


def _sheet_part(archive: BoundedArchive, target: tuple[str, str] | None) -> str:
    """Return the part of a sheet; empty for a chart or a dialog."""
    if target is None or target[1] not in archive:
        raise unreadable(Look.PART_MISSING)
    kind, part = target
    return part if kind == "worksheet" else ""


def clean_package(
    found: WorkbookContents, parts: Mapping[str, bytes], strings: bytes, styles: bytes
) -> dict[str, bytes]:
    """Return the parts of a workbook that has the worksheets *parts*, by title, and nothing that was not looked at."""
    links = [("worksheet", f"worksheets/sheet{number}.xml") for number, _ in enumerate(parts, 1)]
    links += [("sharedStrings", "sharedStrings.xml")] * bool(strings) + [("styles", "styles.xml")] * bool(styles)
    sheets = "".join(f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="r{n}"/>' for n, title in enumerate(parts, 1))
    book = (f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_KINDS[:-1]}">'
            f'<workbookPr date1904="{int(found.date1904)}"/><sheets>{sheets}</sheets></workbook>')
    package = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        relations_part(""): _links([(_DOCUMENT, _BOOK)]),
        _BOOK: book.encode(),
        relations_part(_BOOK): _links(links),
    }
    package |= {f"xl/{target}": part for (_, target), part in zip(links, parts.values(), strict=False)}
    package |= {"xl/sharedStrings.xml": strings} if strings else {}
    return package | ({"xl/styles.xml": styles} if styles else {})


def _links(targets: Iterable[tuple[str, str]]) -> bytes:
    """Return a part of relationships, numbered from r1."""
    links = (f'<Relationship Id="r{number}" Type="{_KINDS}{kind}" Target="{target}"/>'
             for number, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(links)}</Relationships>'.encode()
