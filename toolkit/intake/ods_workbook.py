""".ods workbooks (ODF 1.3 part 3): their errors, which the library gives as blank, found in content.xml."""

import re
from itertools import product

from toolkit.intake import limits
from toolkit.intake.ods_strikes import ods_strikes
from toolkit.intake.sheet_gaps import CellPosition, RewrittenWorkbook, SheetGaps
from toolkit.looks import Look
from toolkit.ooxml.archive import stored_zip
from toolkit.ooxml.markup import Attributes, as_safe_utf8, walk_xml
from toolkit.ooxml.package import Package
from toolkit.ooxml.refusal import encrypted, too_large, unreadable

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_LISTS_NOTHING = b"<manifest/>"
_CELL_ELEMENTS = ("table-cell", "covered-table-cell")
_ERROR_TEXT = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)|Err:\d{3}|错误:\d{3}")
"""What a cell shows for an error; the format has no other sign of one."""


def rewrite_ods(package: Package) -> RewrittenWorkbook:
    """Return an .ods workbook for the library: its parts that are read, with the errors of each sheet."""
    manifest = as_safe_utf8(package.read(_MANIFEST)) if _MANIFEST in package else _LISTS_NOTHING
    if b"encryption-data" in manifest:
        raise encrypted(Look.ENCRYPTED)
    if _CONTENT not in package:
        raise unreadable(Look.PART_MISSING)
    content = as_safe_utf8(package.read(_CONTENT))
    parts = {"mimetype": _TYPE, _CONTENT: content, _MANIFEST: manifest}
    errors = _ErrorSearch()
    walk_xml(content, errors.start, errors.end, errors.text)
    struck = dict(enumerate(ods_strikes(content)))
    gaps = (SheetGaps(found, struck=struck.get(number, {})) for number, found in enumerate(errors.by_sheet))
    return RewrittenWorkbook(stored_zip(parts), tuple(gaps))


class _ErrorSearch:
    """Finds errors in content.xml as it is walked: a cell with table:formula that shows an error has one."""

    def __init__(self) -> None:
        self.by_sheet: list[dict[CellPosition, str]] = []
        self._in_table = self._in_formula = False
        self._row = self._column = 0
        self._rows = self._columns = 1
        """For how many rows and columns the element stands."""
        self._notes = 0
        """How many notes are open: a note stands within its cell, but is no part of what it shows."""
        self._shown: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._begin_table()
        elif name == "table-row":
            self._rows, self._column = _repeated(attributes, "number-rows-repeated"), 0
        elif name in _CELL_ELEMENTS:
            self._columns = _repeated(attributes, "number-columns-repeated")
            self._in_formula, self._shown = "formula" in attributes, []
        elif name == "annotation":
            self._notes += 1

    def text(self, text: str) -> None:
        if self._in_formula and not self._notes:
            self._shown.append(text)

    def end(self, name: str) -> None:
        if name == "table":
            self._in_table = False
        elif name == "table-row":
            self._row += self._rows
        elif name in _CELL_ELEMENTS:
            self._end_cell()
        elif name == "annotation":
            self._notes -= 1

    def _begin_table(self) -> None:
        """Begin a sheet; the library would end a sheet with the first table within it."""
        if self._in_table:
            raise unreadable(Look.UNSUPPORTED)
        self._in_table, self._row = True, 0
        self.by_sheet.append({})

    def _end_cell(self) -> None:
        shown = "".join(self._shown).strip() if self._in_formula else ""
        if self._in_table and _ERROR_TEXT.fullmatch(shown):
            self._note_error(shown)
        self._in_formula = False
        self._column += self._columns

    def _note_error(self, shown: str) -> None:
        """Note the error in all cells that one element stands for, as far as the form's bounds.

        Raises Refused for more of them than a sheet may have values.
        """
        errors = self.by_sheet[-1]
        rows = range(self._row, min(self._row + self._rows, limits.ROWS))
        columns = range(self._column, min(self._column + self._columns, limits.COLUMNS))
        if len(errors) + len(rows) * len(columns) > limits.VALUES:
            raise too_large(Look.VALUES, limits.VALUES)
        errors.update(dict.fromkeys(product(rows, columns), shown))


def _repeated(attributes: Attributes, name: str) -> int:
    """Return for how many rows or columns an element stands (table:number-…-repeated in chapter 19)."""
    number = attributes.get(name, "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1
