"""A workbook of our own while it is being written. Text is always text, whatever it begins with."""

from collections.abc import Container, Sequence
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from itertools import repeat
from typing import cast

from xlsxwriter import Workbook
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit import textfit
from toolkit.files import printable_text
from toolkit.worksheets.cells import (
    FIRST_YEAR,
    Content,
    FileLink,
    MarkedText,
    link_target,
    looks_like_formula,
    looks_like_markup,
    shown_pieces,
    shown_text,
)
from toolkit.worksheets.looks import LOOKS, MARKED, POINTS, TIME_FORMAT, Look, Properties
from toolkit.worksheets.packing import StreamedWorkbook
from toolkit.worksheets.pages import PageSetup, set_up_page, table_page
from toolkit.worksheets.streaming import (
    MarkedUpCell,
    StreamedSheet,
    blank_markup,
    index_format,
    number_markup,
    text_markup,
)

LINE_HEIGHT = textfit.row_height(1, POINTS)
"""Height of a row with one line of text, in points."""

_WHOLE_ROWS = frozenset({str, int, float, type(None)})
"""The kinds of values of which a row is written at once."""

_KEPT, _KEPT_LENGTH = 8192, 100
"""So many cells are kept in their markup, and none of a longer text: names and codes stand in row after row."""

MOST_LINKS = 65_530
"""Most links of a sheet; Excel does not open one with more."""


class OwnWorkbook:
    """A workbook in the making: its sheets and its formats, each made at its first use."""

    def __init__(
        self, made: datetime, title: str = "", *, header: str = "", alarms: Container[str] = (), plain: bool = False,
        streamed: bool = False,
    ) -> None:
        """Begin a workbook: *header* stands on each printed page; words among *alarms* stand out where centred.

        A *plain* one has no page set-up and Excel's own rows: for data that nobody looks at. Of a *streamed* one the
        rows go to the disk as they are written, from the top of each sheet down, so that it may have any number.
        """
        self.alarms = alarms
        self._header = header
        self._plain = plain
        self._data = BytesIO()
        rows = {} if plain else {"default_row_height": LINE_HEIGHT * 4 // 3}  # a row that says no height can grow
        self._workbook = (
            StreamedWorkbook(self._data, {"constant_memory": True, **rows}) if streamed
            else Workbook(self._data, {"in_memory": True, **rows})
        )
        named = {"title": printable_text(title)} if title else {}
        self._workbook.set_properties({**named, "created": made})
        self._formats: dict[tuple[object, ...], Format | None] = {}
        self._kept_cell = lru_cache(_KEPT)(self._marked_up)
        if streamed:
            self._index_formats()

    def _index_formats(self) -> None:
        """Give the formats of all looks their indices, so that rows of one streamed workbook fit into another."""
        for look in LOOKS:
            for made in (self.format(look), self.format(look, quote_prefix=True)):
                if made:
                    index_format(made)

    def add_sheet(
        self, title: str, widths: Sequence[float] = (), page: PageSetup | None = None
    ) -> "SheetWriter":
        """Return a new sheet with columns of these widths, set up to be printed: as a table, or as *page* says."""
        sheet = self._workbook.add_worksheet(title)
        for position, width in enumerate(widths):
            sheet.set_column(position, position, width)
        if not self._plain:
            set_up_page(sheet, page or table_page(widths, title, self._header))
        return SheetWriter(self, sheet, title, widths)

    def new_bars(self) -> ChartBar:
        """Return a chart of bars that lie one upon the other; it stands nowhere yet."""
        chart = self._workbook.add_chart({"type": "bar", "subtype": "stacked"})
        assert isinstance(chart, ChartBar), "what was asked for"
        return chart

    def format(self, look: Look, **changes: str | bool) -> Format | None:
        """Return the format of a look with some *changes*; None for no format at all."""
        key = (look, *changes.items())
        if key not in self._formats:
            self._formats[key] = self.custom_format({**LOOKS[look], **changes})
        return self._formats[key]

    def text_format(self, text: str, look: Look) -> Format | None:
        """Return the format of a text: an alarming word stands out, and what a program might run is quoted."""
        shown: Look = "alarm" if look == "centred" and text in self.alarms else look
        return self.format(shown, quote_prefix=True) if looks_like_formula(text) else self.format(shown)

    def marked_up(self, value: str | float | None, look: Look, width: float | None) -> MarkedUpCell:
        """Return a cell in its markup, with the height that it needs in a column of this *width* where there is one."""
        if isinstance(value, str) and len(value) > _KEPT_LENGTH:
            return self._marked_up(value, look, width)
        return self._kept_cell(value, look, width)

    def _marked_up(self, value: str | float | None, look: Look, width: float | None) -> MarkedUpCell:
        """Return a cell in its markup, and the height that it needs."""
        height = LINE_HEIGHT if width is None else _cell_height(value, look, width)
        shown = shown_text(value) if isinstance(value, str) else value
        if isinstance(shown, str) and shown:
            return MarkedUpCell(text_markup(shown, self.text_format(shown, look)), height)
        if isinstance(shown, int | float):
            return MarkedUpCell(number_markup(shown, self.format(look)), height)
        return MarkedUpCell(blank_markup(self.format(look)), height)

    def run_format(self, look: Look, *, marked: bool) -> Format:
        """Return the format of a piece of a text: the font of the look, *marked* or plain."""
        key = (look, "run", marked)
        if key not in self._formats:
            font = {name: value for name, value in LOOKS[look].items() if name.startswith("font_")}
            self._formats[key] = self._workbook.add_format({**font, **(MARKED if marked else {})})
        found = self._formats[key]
        assert found, "a run has always a format"
        return found

    def custom_format(self, properties: Properties) -> Format | None:
        """Return a new format with these properties; None for none."""
        return self._workbook.add_format(dict(properties)) if properties else None

    def finish(self) -> bytes:
        """Return the finished workbook; equal for equal content."""
        self._workbook.close()
        return self._data.getvalue()


class SheetWriter:
    """Writes a sheet of our own, cell by cell or row by row."""

    def __init__(self, book: OwnWorkbook, sheet: Worksheet, title: str, widths: Sequence[float]) -> None:
        self.book = book
        self.title = title
        self.sheet = sheet
        """The sheet itself, for what only one sheet has."""
        self.rows = 0
        """How many rows of a table were written below its header."""
        self._widths = widths
        self._links = 0

    def write(self, row: int, column: int, value: Content, look: Look = "bare") -> None:
        """Write *value* into a cell; text that another program might run carries Excel's quote mark."""
        match value:
            case str(text):
                self._write_text(row, column, text, look)
            case None:
                self.sheet.write_blank(row, column, None, self.book.format(look))
            case FileLink():
                self._write_link(row, column, value, look)
            case MarkedText():
                self._write_pieces(row, column, shown_pieces(value), look)
            case datetime() as time if time.year >= FIRST_YEAR:
                self.sheet.write_datetime(row, column, time, self.book.format(look, num_format=TIME_FORMAT))
            case datetime() as time:
                self._write_text(row, column, time.isoformat(" "), look)
            case number:
                self.sheet.write_number(row, column, number, self.book.format(look))

    def _write_text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write a text that stays text."""
        shown = shown_text(text)
        if not shown:
            self.sheet.write_blank(row, column, None, self.book.format(look))
        elif looks_like_markup(shown):
            self._write_pieces(row, column, [(shown[:1], False), (shown[1:], False)], look)
        else:
            self.sheet.write_string(row, column, shown, self.book.text_format(shown, look))

    def _write_pieces(self, row: int, column: int, pieces: Sequence[tuple[str, bool]], look: Look) -> None:
        """Write a text of which some pieces are marked."""
        if len(pieces) < 2:  # to XlsxWriter one piece is no rich string
            self._write_text(row, column, "".join(text for text, _ in pieces), look)
            return
        runs = (run for text, marked in pieces for run in (self.book.run_format(look, marked=marked), text))
        cell_format = self.book.text_format(pieces[0][0], look)
        self.sheet.write_rich_string(row, column, *runs, *([cell_format] if cell_format else []))

    def _write_link(self, row: int, column: int, link: FileLink, look: Look) -> None:
        """Write a link to a file of our own; plain text where the sheet has as many as it can have."""
        self._links += 1
        if self._links > MOST_LINKS:
            self._write_text(row, column, link.text, look)
            return
        shown = shown_text(link.text)
        self.sheet.write_url(row, column, link_target(link.path), self.book.text_format(shown, look), shown)

    def write_row(
        self, row: int, values: Sequence[Content], looks: Sequence[Look], height: float | None = None
    ) -> None:
        """Write *values* side by side and make the row of a *height*, or as high as they need."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.write(row, column, value, look)
        height = height or needed_height(values, looks, self._widths)
        if height > LINE_HEIGHT:
            self.sheet.set_row(row, height)

    def write_whole_row(
        self, row: int, values: Sequence[Content], looks: Sequence[Look], height: float | None = None
    ) -> None:
        """Write *values* as :meth:`write_row` does; nothing is added to the row afterwards."""
        if not isinstance(self.sheet, StreamedSheet) or not _WHOLE_ROWS.issuperset(map(type, values)):
            self.write_row(row, values, looks, height)
            return
        widths = repeat(None) if height else self._widths
        cells = [self.book.marked_up(cast("str | float | None", value), look, width)
                 for value, look, width in zip(values, looks, widths, strict=False)]
        height = height or max(cell.height for cell in cells)
        self.sheet.write_cells(row, cells, height if height > LINE_HEIGHT else None)

    def write_title(self, row: int, text: str) -> None:
        """Write the title of a sheet into a row of its own."""
        self.sheet.set_row(row, textfit.row_height(1, LOOKS["title"]["font_size"]))
        self.write(row, 0, text, "title")

    def write_spanned(self, row: int, column: int, span: int, value: Content, look: Look) -> None:
        """Write *value* into a cell that goes over so many columns."""
        if span > 1:
            self.sheet.merge_range(row, column, row, column + span - 1, "", self.book.format(look))
        self.write(row, column, value, look)

    def write_across(self, row: int, text: str, look: Look) -> None:
        """Write a text over all columns and make the row as high as it needs."""
        last = len(self._widths) - 1
        if last > 0:
            self.sheet.merge_range(row, 0, row, last, "", self.book.format(look))
        self.write(row, 0, text, look)
        self.sheet.set_row(row, needed_height([text], [look], [sum(self._widths)]))


def needed_height(values: Sequence[Content], looks: Sequence[Look], widths: Sequence[float]) -> float:
    """Return the height of a row in points that shows all of its text, wrapped in columns of these widths.

    Written into the file, because not every program works it out on opening: LibreOffice shows lines over each other.
    """
    cells = zip(values, looks, widths, strict=False)
    return max((_cell_height(value, look, width) for value, look, width in cells), default=LINE_HEIGHT)


def _cell_height(value: Content, look: Look, width: float) -> float:
    style = LOOKS[look]
    text = value.text if isinstance(value, FileLink | MarkedText) else value
    if not isinstance(text, str) or not style.get("text_wrap"):
        return LINE_HEIGHT
    return textfit.text_height(text, width, style["font_size"], style.get("indent", 0))
