"""填报说明 while it fills up from the top: headings, paragraphs, steps, pairs, tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.blank.workbook import LOCKED, BlankWorkbook
from toolkit.model import OwnSheet

WIDTHS = (4, 19, 62, 10, 9, 8)
LAST = len(WIDTHS) - 1


@dataclass
class GuideSheet:
    """The sheet as it fills up from the top."""

    book: BlankWorkbook
    sheet: Worksheet
    row: int = 0

    def line(self, words: str, style: str, height: float, first: int = 0) -> None:
        """Write a line across the page from a column on."""
        form = self.book.format(style)
        self.sheet.set_row(self.row, height)
        self.sheet.merge_range(self.row, first, self.row, LAST, "", form)
        self.sheet.write_string(self.row, first, words, form)
        self.row += 1

    def heading(self, words: str) -> None:
        """Write the heading of a section, after a gap."""
        self.sheet.set_row(self.row, 10)
        self.row += 1
        self.line(words, "小标题", 24)

    def paragraph(self, words: str) -> None:
        """Write a paragraph."""
        self.line(words, "正文", self.book.row_height(words, "正文", sum(WIDTHS)))

    def step(self, number: int, words: str) -> None:
        """Write a numbered step."""
        self.sheet.write_string(self.row, 0, f"{number}.", self.book.format("正文", align="right"))
        self.line(words, "正文", self.book.row_height(words, "正文", sum(WIDTHS[1:])), 1)

    def pair(self, label: str, words: str, label_style: str, style: str) -> None:
        """Write a label and what belongs to it, over the rest of the page."""
        self.sheet.merge_range(self.row, 0, self.row, 1, "", self.book.format(label_style))
        self.sheet.write_string(self.row, 0, label, self.book.format(label_style))
        self.line(words, style, self.book.row_height(words, style, sum(WIDTHS[2:])), 2)

    def cells(self, words: Iterable[str], styles: Iterable[str]) -> None:
        """Write a row of a table; its first cell covers the first two columns."""
        first, *others = table = tuple(zip(words, styles, strict=True))
        widths = (sum(WIDTHS[:2]), *WIDTHS[2:])
        heights = (self.book.row_height(*cell, width) for cell, width in zip(table, widths, strict=True))
        self.sheet.set_row(self.row, max(heights))
        self.sheet.merge_range(self.row, 0, self.row, 1, "", self.book.format(first[1]))
        self.sheet.write_string(self.row, 0, first[0], self.book.format(first[1]))
        for column, (said, style) in enumerate(others, 2):
            self.sheet.write_string(self.row, column, said, self.book.format(style))
        self.row += 1


def add_guide(book: BlankWorkbook, title: str) -> GuideSheet:
    """Return 填报说明 under a title, locked, the sheet that is seen first."""
    sheet = book.add(OwnSheet.GUIDE)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    page = GuideSheet(book, sheet)
    page.line(title, "标题", 36)
    page.line(OwnSheet.GUIDE, "副题", 20)
    sheet.protect("", LOCKED)
    sheet.activate()
    return page
