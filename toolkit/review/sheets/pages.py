"""What 评分 and 投票 have in common: head, header row, a row a question, protection."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.model import FieldSpec
from toolkit.forms.blank import entry
from toolkit.forms.blank.workbook import HEADER, LOCKED, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.layout import HEADER_ROW

TABLE = LOCKED | {"format_cells": True, "sort": True, "autofilter": True}
"""What protection allows: rows are neither inserted nor deleted, for the numbers in them are locked."""

SUBTITLE, BAND = 1, 2
"""The rows below the title, zero-based: counters and advice; what belongs to single columns."""

LEAST_HEIGHT = 36
"""Points of a row that has room for a remark."""


def live_words(words: str, numbers: Mapping[str, str]) -> str:
    """Return the formula of words in which numbers, by the names that stand in braces, are expressions."""
    quoted = words.replace('"', '""').replace("\n", '"&CHAR(10)&"')
    for name, expression in numbers.items():
        quoted = quoted.replace(f"{{{name}}}", f'"&{expression}&"')
    return f'="{quoted}"'


def issued_words(words: str, numbers: Mapping[str, int]) -> str:
    """Return the same as it is issued: 0 for each number that is not given."""
    given = {f"{{{name}}}": str(number) for name, number in numbers.items()}
    return re.sub(r"\{\w+\}", lambda place: given.get(place[0], "0"), words)


@dataclass(frozen=True)
class QuestionTable:
    """A sheet with a row for each question while it is written."""

    book: BlankWorkbook
    sheet: Worksheet
    spec: SheetSpec
    widths: Sequence[float]
    """Of the columns, in characters."""

    @property
    def last(self) -> int:
        """Return the last row, zero-based."""
        return HEADER + self.spec.rows

    def column(self, name: str) -> int:
        """Return the zero-based column of a field."""
        return self.book.layout.label(name)[1]

    def cell(self, name: str, row: int = HEADER + 1) -> str:
        """Return the address of a field in a row; its column is fixed, its row moves with what points at it."""
        return f"${self.book.layout.letters(name)}{row + 1}"

    def cells(self, name: str) -> str:
        """Return the address of a field in all rows."""
        letters = self.book.layout.letters(name)
        return f"${letters}${HEADER_ROW + 1}:${letters}${self.last + 1}"

    def area(self, first: str, last: str = "") -> tuple[int, int, int, int]:
        """Return the corners of the cells of a field, or of all from one field to another."""
        return HEADER + 1, self.column(first), self.last, self.column(last or first)

    def head(self, title: str, counters: tuple[str, str], across: int) -> None:
        """Write title, counters and advice: formula and issued value of the counters, over so many columns."""
        book, sheet, last = self.book, self.sheet, len(self.widths) - 1
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)
        book.title(sheet, title, last + 1)
        bold = book.format("副题", bold=True)
        advice = book.row_height(self.spec.advice, "副题", sum(self.widths[across:]))
        sheet.set_row(SUBTITLE, max(advice, book.row_height(counters[1], "副题", sum(self.widths[:across]))))
        sheet.merge_range(SUBTITLE, 0, SUBTITLE, across - 1, "", bold)
        book.formula(sheet, SUBTITLE, 0, counters[0], bold, counters[1])
        sheet.merge_range(SUBTITLE, across, SUBTITLE, last, "", book.format("副题"))
        sheet.write_string(SUBTITLE, across, self.spec.advice, book.format("副题"))

    def header(self) -> None:
        """Write the header row: labels without a star, for what is to be filled in is one thing on every row."""
        self.sheet.set_row(HEADER, 38)
        for column, field in enumerate(self.spec.fields):
            style = "表头必填" if field.required and field.kind in ("number", "choice") else "表头"
            self.sheet.write_string(HEADER, column, field.label, self.book.format(style))

    def row(self, row: int, given: Sequence[tuple[str, str, str]], link: int) -> None:
        """Write what a row says as issued: field, text, style of each; the number leads to its text in row *link*."""
        heights = [self.book.row_height(words, style, self.widths[self.column(name)]) for name, words, style in given]
        self.sheet.set_row(row, max(LEAST_HEIGHT, *heights))
        (name, number, _), *others = given
        target = f"internal:{self.book.form.aids[0]}!A{link + 1}"
        self.sheet.write_url(row, self.column(name), target, self.book.format("链接", bg_color="#F2F2F2"), number)
        for name, words, style in others:
            self.book.text(self.sheet, row, self.column(name), words, style)

    def inputs(self, row: int, fields: Sequence[FieldSpec]) -> None:
        """Write the cells to type into."""
        for field in fields:
            self.sheet.write_blank(row, self.column(field.name), None, entry.input_style(self.book, field))

    def mark(self, name: str, condition: str, style: str) -> None:
        """Mark the cells of a field in the rows where a condition holds."""
        self.sheet.conditional_format(*self.area(name), {
            "type": "formula", "criteria": f"={condition}", "format": self.book.mark(style)})

    def finish(self) -> None:
        """Freeze, filter, print and protect the sheet."""
        last = len(self.widths) - 1
        self.sheet.autofilter(HEADER, 0, self.last, last)
        self.sheet.freeze_panes(HEADER + 1, self.spec.frozen)
        self.sheet.repeat_rows(BAND, HEADER)
        self.sheet.print_area(0, 0, self.last, last)
        self.sheet.protect("", TABLE)
