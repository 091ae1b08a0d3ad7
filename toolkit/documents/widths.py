"""The widths of a table's cells made to agree with those of its columns.

Word goes by the cells, WPS and LibreOffice by the columns (``w:gridCol``): a table in which they differ looks as it was
meant in one of them, and squeezed in the others.
"""

from collections.abc import Iterator
from typing import NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from toolkit.documents.elements import elements_at, texts_at
from toolkit.documents.filled import FilledDocument
from toolkit.ooxml.markup import Element

_SHIFTING = (qn("w:gridBefore"), qn("w:gridSpan"))
_TABLE, _COLUMN, _CELL_WIDTH = map(qn, ("w:tbl", "w:gridCol", "w:tcW"))
_WIDTH, _VALUE = qn("w:w"), qn("w:val")
_ROOM = 9_026
"""The width of a text on A4 with Word's own margins, in twentieths of a point as all widths here."""


class _Cell(NamedTuple):
    """A cell of a table: its columns, and its width where it says one that can be compared."""

    columns: slice
    width: Element | None


def fit_widths(document: FilledDocument) -> None:
    """Make the widths of each table agree that do not."""
    text, *others = (part.root for part in document.parts.values())
    room = max(map(_room, elements_at(".//w:sectPr", text)), default=_ROOM)
    for table in (table for root in (text, *others) for table in _doubtful(root)):
        if not _agree(table):
            _make_agree(table, room)


def _room(section: Element) -> int:
    """Return the width of the text on the pages of a section."""
    page = texts_at("w:pgSz/@w:w", section)
    margins = texts_at("w:pgMar/@w:left | w:pgMar/@w:right", section)
    return _number(page[0]) - sum(map(_number, margins)) if page else _ROOM


def _doubtful(root: Element) -> list[Element]:
    """Return the tables of a part but for those, nearly all, whose cells repeat the widths of the columns."""
    doubtful = []
    for table in root.iter(_TABLE):
        columns = [column.get(_WIDTH) for column in table.iter(_COLUMN)]
        cells = [cell.get(_WIDTH) for cell in table.iter(_CELL_WIDTH)]
        plain = columns and next(table.iter(*_SHIFTING), None) is None
        if not plain or cells != columns * (len(cells) // len(columns)):
            doubtful.append(table)
    return doubtful


def _agree(table: Element) -> bool:
    """Return whether each cell is as wide as its columns."""
    widths = [_number(column.get(_WIDTH)) for column in elements_at("w:tblGrid/w:gridCol", table)]
    return all(len(widths) >= cell.columns.stop and _number(cell.width.get(_WIDTH)) == sum(widths[cell.columns])
               for row in _rows(table) for cell in row if cell.width is not None)  # fmt: skip


def _rows(table: Element) -> Iterator[list[_Cell]]:
    """Yield the cells of each row."""
    for row in elements_at("w:tr | w:sdt/w:sdtContent/w:tr", table):
        at = sum(map(_number, texts_at("w:trPr/w:gridBefore/@w:val", row)))
        cells = []
        for cell in elements_at("w:tc | w:sdt/w:sdtContent/w:tc", row):
            span = max(1, sum(map(_number, texts_at("w:tcPr/w:gridSpan/@w:val", cell))))
            width = elements_at("w:tcPr/w:tcW[not(@w:type != 'dxa')]", cell)
            cells.append(_Cell(slice(at, at + span), width[0] if width else None))
            at += span
        yield cells


def _make_agree(table: Element, room: int) -> None:
    """Give the columns the widths of the first row that has one for each, where those fit on the page.

    Where they do not, as when a loop makes columns, or there is no such row, the cells take the widths of the columns.
    """
    rows = [*_rows(table)]
    columns = _columns(table, max((cell.columns.stop for row in rows for cell in row), default=0))
    widths = [_number(column.get(_WIDTH)) or room // len(columns) for column in columns]
    for meant in filter(None, (_row_widths(row, len(columns)) for row in rows)):
        if sum(meant) <= max(room, sum(widths)):
            widths = meant
            break
    for column, width in zip(columns, widths, strict=True):
        column.set(_WIDTH, str(width))
    for cell in (cell for row in rows for cell in row):
        if cell.width is not None:
            cell.width.set(_WIDTH, str(sum(widths[cell.columns])))


def _columns(table: Element, needed: int) -> list[Element]:
    """Return the columns of a table, at least as many as its cells stand in."""
    grid = elements_at("w:tblGrid", table)[0]  # docxtpl fills in no table without
    for _ in range(needed - len(grid)):
        grid.append(OxmlElement("w:gridCol"))
    return [*grid]


def _row_widths(row: list[_Cell], columns: int) -> list[int]:
    """Return the widths of the cells of a row that has one for each column; none of any other row."""
    widths = [_number(cell.width.get(_WIDTH)) for cell in row if cell.width is not None]
    return widths if len(row) == len(widths) == columns and all(widths) else []


def _number(text: str | None) -> int:
    """Return a width, or 0 for what is none."""
    try:
        return int(float(text or 0))
    except ValueError:
        return 0
