"""What a sheet tells of its cells beside their values: struck-out text, pictures for values, what lies above them.

A sheet's part is walked for it only where something in the workbook strikes text out, or where a cell shows an error.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from toolkit.cellref import parse_address
from toolkit.intake.sheet_gaps import CellPosition
from toolkit.ooxml.drawings import DrawnArea, count_controls, drawn_areas
from toolkit.ooxml.markup import Attributes, walk_xml
from toolkit.ooxml.package import Package
from toolkit.ooxml.refusal import Refused
from toolkit.ooxml.rich_values import PICTURE_FORMULA, picture_numbers
from toolkit.ooxml.struck import RichText, RunStrikes, is_struck, may_strike, struck_strings

_DATA_END = b"</sheetData>"
_DRAWING = b"rawing "
"""How the name of a drawing, or of one of the old kind, ends where a sheet refers to it."""

T = TypeVar("T")


@dataclass(frozen=True)
class CellSigns:
    """What a sheet tells of its cells beside their values; of other kinds than .xlsx only what is struck out."""

    struck: Mapping[CellPosition, bool] = field(default_factory=lambda: MappingProxyType({}))
    """The cells with struck-out text, and whether all of it is."""

    def pictures(self) -> frozenset[CellPosition]:
        """Return the cells that hold a picture, and show an error to a program that cannot see it."""
        return frozenset()

    def drawn(self) -> Collection[DrawnArea]:
        """Return where pictures and shapes lie above the cells."""
        return ()

    def controls(self) -> int:
        """Return how many form controls, such as tick boxes, lie on the sheet."""
        return 0


def excel_signs(
    package: Package, sheet: str, part: bytes, formats: Collection[str], strings: bytes, *, inline: bool
) -> CellSigns:
    """Return the signs of a sheet of an .xlsx package.

    *formats* are the cell formats that strike out, *strings* the shared ones where some are struck out; *inline* is
    whether cells hold texts of their own.
    """
    if not (formats or strings or (inline and may_strike(part))):
        return _ExcelSigns(package=package, sheet=sheet, part=part)
    struck = unless_unsound(lambda: _struck_cells(part, formats, struck_strings(strings) if strings else {}))
    return _ExcelSigns(struck or {}, package=package, sheet=sheet, part=part)


@dataclass(frozen=True, kw_only=True)
class _ExcelSigns(CellSigns):
    """The signs of a sheet of an .xlsx package."""

    package: Package
    sheet: str
    part: bytes = field(repr=False)

    def pictures(self) -> frozenset[CellPosition]:
        """Return the cells that hold a picture, and show an error to a program that cannot see it."""
        return unless_unsound(lambda: _picture_cells(self.part, picture_numbers(self.package))) or frozenset()

    def drawn(self) -> Collection[DrawnArea]:
        """Return where pictures and shapes lie above the cells."""
        return (unless_unsound(lambda: tuple(drawn_areas(self.package, self.sheet))) or ()) if self._behind else ()

    def controls(self) -> int:
        """Return how many form controls, such as tick boxes, lie on the sheet."""
        behind = self._behind
        return (unless_unsound(lambda: count_controls(self.package, self.sheet, behind)) or 0) if behind else 0

    @cached_property
    def _behind(self) -> bytes:
        """Return what stands behind the cells in the part, where a drawing is named there; else nothing."""
        behind = self.part[self.part.rfind(_DATA_END) :]
        return behind if _DRAWING in behind else b""


def unless_unsound(look: Callable[[], T]) -> T | None:
    """Return what *look* sees; None where a part is unsound or beyond a limit, for no value is taken from it."""
    try:
        return look()
    except Refused:
        return None


def _struck_cells(
    part: bytes, formats: Collection[str], strings: Mapping[int, RunStrikes]
) -> dict[CellPosition, bool]:
    """Return the cells with struck-out text, and whether all of it is."""
    cells = _StruckCells(formats, strings)
    walk_xml(part, cells.start, cells.end, cells.text)
    return cells.found


def _picture_cells(part: bytes, numbers: Collection[str]) -> frozenset[CellPosition]:
    """Return the cells whose value is a picture: by a function, or by the *numbers* of their metadata."""
    cells = _PictureCells(numbers)
    walk_xml(part, cells.start, cells.end, cells.text)
    return frozenset(cells.found)


class _LookWalk:
    """Knows where it is as a sheet is walked."""

    def __init__(self) -> None:
        self._at: CellPosition = (-1, -1)
        self._reading = ""
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self._at = (int(number) - 1 if number.isdecimal() and len(number) < 9 else self._at[0] + 1, -1)
        elif name == "c":
            self._at = self._at[0], self._at[1] + 1
            with suppress(ValueError):
                self._at = parse_address(attributes.get("r", ""))
            self._text = []
        elif name in ("v", "f"):
            self._reading = name

    def text(self, text: str) -> None:
        if self._reading:
            self._text.append(text)


class _StruckCells(_LookWalk):
    """Finds the cells with struck-out text."""

    def __init__(self, formats: Collection[str], strings: Mapping[int, RunStrikes]) -> None:
        super().__init__()
        self.found: dict[CellPosition, bool] = {}
        self._formats, self._strings = formats, strings
        self._rich = RichText()
        self._kind = self._format = ""

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        self._reading = "" if name == "f" else self._reading
        self._rich.start(name, attributes)
        if name == "c":
            self._kind, self._format = attributes.get("t", ""), attributes.get("s", "0")

    def text(self, text: str) -> None:
        super().text(text)
        self._rich.text(text)

    def end(self, name: str) -> None:
        self._rich.end(name)
        if name == "v":
            self._reading = ""
        elif name == "c":
            struck = is_struck(self._runs(), by_cell=self._format in self._formats)
            if struck is not None:
                self.found[self._at] = struck

    def _runs(self) -> RunStrikes:
        """Return whether the pieces of the cell's text are struck out; nothing for a blank cell."""
        value = "".join(self._text)
        if self._kind == "inlineStr":
            return self._rich.strikes
        if self._kind == "s" and value.isdecimal() and int(value) in self._strings:
            return self._strings[int(value)]
        return frozenset({None}) if value else frozenset()


class _PictureCells(_LookWalk):
    """Finds the cells that hold a picture."""

    def __init__(self, numbers: Collection[str]) -> None:
        super().__init__()
        self.found: set[CellPosition] = set()
        self._numbers = numbers

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        self._reading = "" if name == "v" else self._reading
        if name == "c" and attributes.get("vm", "") in self._numbers:
            self.found.add(self._at)

    def end(self, name: str) -> None:
        if name == "f" and PICTURE_FORMULA.match("".join(self._text)):
            self.found.add(self._at)
        self._reading = "" if name == "f" else self._reading
