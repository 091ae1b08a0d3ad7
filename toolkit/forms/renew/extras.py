"""Finds what a workbook holds besides the values of its cells: notes, conversations, pictures, links and the like."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from toolkit.cellref import Address, parse_address
from toolkit.forms.returned.strip import without_marks
from toolkit.model import OwnSheet
from toolkit.ooxml import markup, notes
from toolkit.ooxml.comments import CellNote, NoteRun, conversation_cells, read_notes
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package, Relations
from toolkit.ooxml.sheet import SheetPart
from toolkit.ooxml.strings import shared_strings
from toolkit.ooxml.workbook import WorkbookPart

Place = tuple[str, Address]
"""The title of a sheet, and a cell on it."""

_DRAWN = {"pic": "pictures", "sp": "shapes", "cxnSp": "shapes", "grpSp": "shapes", "contentPart": "shapes",
          "graphicFrame": "charts"}
"""What stands in a drawing, by the name of its element."""

_OWN_SHEETS = frozenset(OwnSheet)
"""Sheets that nobody fills in; what links they hold are the form's."""

_BOX = re.compile(rb"""<\w+:ClientData\s[^>]*?ObjectType=["'](\w+)["'][^>]*>(.*?)</\w+:ClientData>""", re.DOTALL)
_CORNER = re.compile(rb":Anchor>\s*(\d+)\s*,\s*\d+\s*,\s*(\d+)")
"""What a box on a sheet is, and the column and row where it begins; not every program writes sound XML here."""

_IN_CELL = "DISPIMG"
"""The formula by which WPS shows a picture in a cell."""


class ExtraContent(NamedTuple):
    """Things of a kind on a sheet, each with the cell where it is."""

    kind: str
    """Which of the messages ``migrate.<kind>.note`` tells of it."""
    sheet: str
    cells: tuple[Address, ...]


class WorkbookExtras:
    """What a package holds besides values, without our own marks; raises for what is no package."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(without_marks(data))
        self._parts = WorkbookPart(self._package).parts

    def notes(self) -> dict[Place, CellNote]:
        """Return the notes on cells; a conversation is none."""
        return {
            (title, at): note
            for title, part in self._parts.items()
            for at, note in read_notes(self._package, part).items()
            if at not in conversation_cells(self._package, part)
        }

    def others(self, carried: Collection[Place]) -> Iterator[ExtraContent]:
        """Yield what else there is; of the cells *carried* over, what is more than their value."""
        for title, part in self._parts.items():
            found: dict[str, list[Address]] = defaultdict(list)
            for kind, at in self._on(part, frozenset(at for sheet, at in carried if sheet == title), title):
                found[kind].append(at)
            yield from (ExtraContent(kind, title, tuple(sorted(cells))) for kind, cells in found.items())

    def _on(self, part: str, carried: Collection[Address], title: str) -> Iterator[tuple[str, Address]]:
        """Yield the kind and the cell of each thing on a sheet."""
        root = self._package.peek(part)
        yield from (("conversations", at) for at in conversation_cells(self._package, part))
        yield from _drawn(self._package, part)
        yield from (("controls", at) for at in _controls(self._package, part))
        if markup.child(root, "picture") is not None:
            yield "background", Address(0, 0)
        if title not in _OWN_SHEETS:
            links = root.iterfind("{*}hyperlinks/{*}hyperlink")
            yield from (("links", _first(link.get("ref", ""))) for link in links)
        yield from self._in_cells(root, carried)

    def _in_cells(self, root: Element, carried: Collection[Address]) -> Iterator[tuple[str, Address]]:
        """Yield what cells hold besides their value."""
        looks: Mapping[str, Callable[[Element], bool]] = {"pictures": _shows_picture, "formulas": _calculates,
                                                          "rich": self._is_rich}
        for cell in root.iterfind("{*}sheetData/{*}row/{*}c[@r]"):
            at = parse_address(cell.get("r", ""))
            kind = next((kind for kind, looked in looks.items() if looked(cell)), "")
            if kind == "pictures" or (kind and at in carried):
                yield kind, at

    def _is_rich(self, cell: Element) -> bool:
        """Return whether parts of a cell's text are formatted differently."""
        entry = markup.child(cell, "is")
        if cell.get("t") == "s":
            number, strings = cell.findtext("{*}v") or "", self._strings
            entry = strings[int(number)] if number.isdigit() and int(number) < len(strings) else None
        runs = [] if entry is None else [*markup.children(entry, "r")]
        looks = {b"" if (look := markup.child(run, "rPr")) is None else markup.canonical_bytes(look) for run in runs}
        return len(looks) > 1 or any(b"vertAlign" in look for look in looks)

    @cached_property
    def _strings(self) -> list[Element]:
        """Return the strings that the sheets share."""
        return shared_strings(self._package)


def attach_carried_notes(package: Package, placed: Mapping[Place, CellNote]) -> None:
    """Put notes onto cells, each by who wrote it."""
    parts, sheets = WorkbookPart(package).parts, defaultdict[tuple[str, str], dict[Address, list[NoteRun]]](dict)
    for (title, at), note in placed.items():
        sheets[title, note.author][at] = [NoteRun(note.text)]
    for (title, author), texts in sheets.items():
        notes.attach_notes(package, SheetPart(package, parts[title]), texts, author)


def _drawn(package: Package, part: str) -> Iterator[tuple[str, Address]]:
    """Yield what is drawn on a sheet, each with the cell at its upper left corner."""
    drawing = Relations(package, part).target("drawing")
    if drawing and drawing in package:
        for anchor in package.peek(drawing).iter("{*}twoCellAnchor", "{*}oneCellAnchor", "{*}absoluteAnchor"):
            names = (str(element.tag).rpartition("}")[2] for element in anchor.iter("{*}*"))
            kind = next((_DRAWN[name] for name in names if name in _DRAWN), "")
            if kind and not _is_told_elsewhere(anchor):
                yield kind, Address(*(int(anchor.findtext(f"{{*}}from/{{*}}{side}") or 0) for side in ("row", "col")))


def _is_told_elsewhere(anchor: Element) -> bool:
    """Return whether a drawing is what older programs see in place of another, or a control, which has a box too."""
    return any(str(holder.tag).endswith("}Fallback") or holder.get("Requires") == "a14"
               for holder in anchor.iterancestors())


def _controls(package: Package, part: str) -> Iterator[Address]:
    """Yield where the controls and embedded objects of a sheet stand."""
    drawing = Relations(package, part).target("vmlDrawing")
    for kind, box in _BOX.findall(package.read(drawing)) if drawing and drawing in package else ():
        corner = _CORNER.search(box)
        if kind != b"Note":
            yield Address(int(corner[2]), int(corner[1])) if corner else Address(0, 0)


def _first(reference: str) -> Address:
    """Return the first cell of a range."""
    return parse_address(reference.partition(":")[0].replace("$", ""))


def _shows_picture(cell: Element) -> bool:
    """Return whether a cell holds a picture: as Excel does, beside an error, or as WPS does, by a formula."""
    return "vm" in cell.attrib or _IN_CELL in (cell.findtext("{*}f") or "")


def _calculates(cell: Element) -> bool:
    """Return whether a cell holds a formula."""
    return markup.child(cell, "f") is not None
