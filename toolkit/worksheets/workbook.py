"""A workbook of our own while it is being written. Text is always text, whatever it begins with."""

from collections.abc import Container, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit import textfit
from toolkit.files import printable_text
from toolkit.worksheets.cells import Content, inert_content, looks_like_formula
from toolkit.worksheets.looks import LOOKS, POINTS, TIME_FORMAT, Look, Properties
from toolkit.worksheets.pages import set_up_page, table_page

LINE_HEIGHT = textfit.row_height(1, POINTS)
"""Height of a row with one line of text, in points."""


class OwnWorkbook:
    """A workbook in the making: its sheets and its formats, each made at its first use."""

    def __init__(
        self, made: datetime, title: str = "", *, header: str = "", alarms: Container[str] = (), plain: bool = False
    ) -> None:
        """Begin a workbook: *header* stands on each printed page; words among *alarms* stand out where centred.

        A *plain* one has no page set-up and Excel's own rows: for data that nobody looks at.
        """
        self.alarms = alarms
        self._header = header
        self._plain = plain
        self._data = BytesIO()
        rows = {} if plain else {"default_row_height": LINE_HEIGHT * 4 // 3}  # a row that says no height can grow
        self._workbook = Workbook(self._data, {"in_memory": True, **rows})
        named = {"title": printable_text(title)} if title else {}
        self._workbook.set_properties({**named, "created": made})
        self._formats: dict[tuple[object, ...], Format | None] = {}

    def add_sheet(self, title: str, widths: Sequence[float] = ()) -> "SheetWriter":
        """Return a new sheet with columns of these widths, set up to be printed."""
        sheet = self._workbook.add_worksheet(title)
        for position, width in enumerate(widths):
            sheet.set_column(position, position, width)
        if not self._plain:
            set_up_page(sheet, table_page(widths, title, self._header))
        return SheetWriter(self, sheet, widths)

    def format(self, look: Look, **changes: str | bool) -> Format | None:
        """Return the format of a look with some *changes*; None for no format at all."""
        key = (look, *changes.items())
        if key not in self._formats:
            self._formats[key] = self.custom_format({**LOOKS[look], **changes})
        return self._formats[key]

    def custom_format(self, properties: Properties) -> Format | None:
        """Return a new format with these properties; None for none."""
        return self._workbook.add_format(dict(properties)) if properties else None

    def finish(self) -> bytes:
        """Return the finished workbook; equal for equal content."""
        self._workbook.close()
        return self._data.getvalue()


class SheetWriter:
    """Writes a sheet of our own, cell by cell or row by row."""

    def __init__(self, book: OwnWorkbook, sheet: Worksheet, widths: Sequence[float]) -> None:
        self.book = book
        self.sheet = sheet
        """The sheet itself, for what only one sheet has."""
        self._widths = widths

    def write(self, row: int, column: int, value: Content, look: Look = "bare") -> None:
        """Write *value* into a cell; text that another program might run carries Excel's quote mark."""
        match inert_content(value):
            case None:
                self.sheet.write_blank(row, column, None, self.book.format(look))
            case str(text):
                self.sheet.write_string(row, column, text, self._text_format(text, look))
            case datetime() as time:
                self.sheet.write_datetime(row, column, time, self.book.format(look, num_format=TIME_FORMAT))
            case number:
                self.sheet.write_number(row, column, number, self.book.format(look))

    def _text_format(self, text: str, look: Look) -> Format | None:
        shown: Look = "alarm" if look == "centred" and text in self.book.alarms else look
        return self.book.format(shown, quote_prefix=True) if looks_like_formula(text) else self.book.format(shown)

    def write_row(self, row: int, values: Sequence[Content], looks: Sequence[Look]) -> None:
        """Write *values* side by side and make the row as high as they need."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.write(row, column, value, look)
        height = needed_height(values, looks, self._widths)
        if height > LINE_HEIGHT:
            self.sheet.set_row(row, height)

    def write_title(self, row: int, text: str) -> None:
        """Write the title of a sheet into a row of its own."""
        self.sheet.set_row(row, textfit.row_height(1, LOOKS["title"]["font_size"]))
        self.write(row, 0, text, "title")

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
    if not isinstance(value, str) or not style.get("text_wrap"):
        return LINE_HEIGHT
    return textfit.text_height(value, width, style["font_size"], style.get("indent", 0))
