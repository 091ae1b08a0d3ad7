"""A sheet that we add to a workbook: lines of text, a table with links, more lines; every cell is inert text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.cellref import column_letters
from toolkit.ooxml.markup import escape_xml
from toolkit.ooxml.styles import BODY_INDENT, BODY_POINTS
from toolkit.textfit import STORED_PADDING, text_height

Columns = tuple[tuple[str, float], ...]
"""The columns by the name of their heading, and how wide they are, in characters."""

LONGEST = 2_000
"""Most characters of a cell here: what is longer is cut, it stands whole where the row points."""


class ListingCell(NamedTuple):
    """A cell's text and format."""

    text: str
    style: int


class ListingRow(NamedTuple):
    """A row: its cells from A on, its height in points where it is fixed, and where its link leads."""

    cells: Sequence[ListingCell]
    height: float = 0
    link: str = ""
    record: str = ""
    """What stands hidden beyond the last column."""


class Listing(NamedTuple):
    """A sheet; a row of a single cell takes its whole width."""

    columns: Columns
    linked: str
    """The name of the column in which links stand."""
    lines: Sequence[ListingRow]
    header: int
    """The row of the headings, from 1 on; it and what is above stay in sight."""
    last: int
    """The last row of the table."""

    @property
    def names(self) -> dict[str, str]:
        """Return the defined names of its own that the sheet needs, with their range."""
        names = {"_xlnm.Print_Titles": f"${self.header}:${self.header}"}
        if self.last > self.header:
            names["_xlnm._FilterDatabase"] = f"$A${self.header}:${self._end}${self.last}"
        return names

    @property
    def _end(self) -> str:
        """Return the letters of the last column."""
        return column_letters(len(self.columns) - 1)

    def part(self, namespace: str) -> str:
        """Return the worksheet part."""
        return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
                f"{''.join(self._children())}</worksheet>")

    def _children(self) -> Iterator[str]:
        """Yield what stands in the part, in the order that the schema asks for."""
        numbered, below = list(enumerate(self.lines, 1)), self.header + 1
        wide = [f"A{number}:{self._end}{number}" for number, line in numbered if len(line.cells) == 1]
        hidden = len(self.columns) + 1
        yield '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        yield f'<dimension ref="A1:{column_letters(hidden - 1)}{len(self.lines)}"/>'
        yield '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        yield f'<pane ySplit="{self.header}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/>'
        yield f'<selection pane="bottomLeft" activeCell="A{below}" sqref="A{below}"/>'
        yield '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>'
        yield from (f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
                    for at, (_, width) in enumerate(self.columns, 1))
        yield f'<col min="{hidden}" max="{hidden}" width="9" hidden="1" customWidth="1"/></cols><sheetData>'
        yield from (_row(number, line, len(self.columns)) for number, line in numbered)
        yield "</sheetData>"
        if self.last > self.header:
            yield f'<autoFilter ref="A{self.header}:{self._end}{self.last}"/>'
        yield f'<mergeCells count="{len(wide)}">{"".join(map(_merged, wide))}</mergeCells>'
        yield _links(numbered, column_letters([name for name, _ in self.columns].index(self.linked)))
        yield '<printOptions horizontalCentered="1"/>'
        yield '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        yield "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>"
        area = f"A1:{self._end}{len(self.lines)}"
        yield f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors>'


def row_height(texts: Sequence[str], columns: Columns) -> float:
    """Return the height in points of a row whose *columns* hold *texts*."""
    widths = (width - STORED_PADDING for _, width in columns)
    return max(text_height(text, width, BODY_POINTS, 2 * BODY_INDENT)
               for text, width in zip(texts, widths, strict=True))


def link_target(sheet: str, cell: str) -> str:
    """Return where a link within the workbook leads."""
    return "'" + sheet.replace("'", "''") + f"'!{cell}"


def shortened_text(text: str) -> str:
    """Return a text as a cell of the table shows it."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _row(number: int, line: ListingRow, width: int) -> str:
    """Return a row with its cells, all of them text; the record stands beyond its *width*."""
    high = f' ht="{line.height}" customHeight="1"' if line.height else ""
    cells = "".join(_cell(f"{column_letters(at)}{number}", cell) for at, cell in enumerate(line.cells))
    hidden = _string(f"{column_letters(width)}{number}", 0, line.record) if line.record else ""
    return f'<row r="{number}"{high}>{cells}{hidden}</row>'


def _cell(reference: str, cell: ListingCell) -> str:
    """Return a cell that holds text as text, whatever it begins with."""
    if not cell.text:
        return f'<c r="{reference}" s="{cell.style}"/>'
    return _string(reference, cell.style, shortened_text(cell.text))


def _string(reference: str, style: int, text: str) -> str:
    """Return a cell that holds a string."""
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape_xml(text)}</t></is></c>'


def _merged(area: str) -> str:
    """Return the range that a row with one text takes."""
    return f'<mergeCell ref="{area}"/>'


def _links(numbered: Iterable[tuple[int, ListingRow]], column: str) -> str:
    """Return the links, each on the address in its row."""
    links = [f'<hyperlink ref="{column}{number}" location="{escape_xml(line.link)}" display="{escape_xml(line.link)}"/>'
             for number, line in numbered if line.link]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
