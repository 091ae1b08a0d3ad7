"""A blank workbook while it is written: formats, sheets, formulas with their values."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from io import BytesIO
from typing import TextIO, cast

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit import textfit
from toolkit.campaign.model import Campaign
from toolkit.forms.blank.open_places import OpenPlaces
from toolkit.forms.blank.shared_formulas import SHARED
from toolkit.forms.blank.style import StyleSheet
from toolkit.forms.blank.template import SPECIMEN_HEADER, Addressee, BlankTemplate, prepare_template
from toolkit.formspec.form import Form, SheetLayout
from toolkit.formspec.layout import HEADER_ROW, FormLayout
from toolkit.rules.live import LiveFormulas
from toolkit.worksheets import header_text, set_up_page
from toolkit.worksheets.cells import looks_like_formula, looks_like_markup, shown_text

ROW_PIXELS = 24
"""Height of a row of one line; rows grow with what is typed."""

HEADER = HEADER_ROW - 1
"""The header row, zero-based, as XlsxWriter counts."""

LOCKED: dict[str, bool] = {"format_columns": True, "format_rows": True}
"""What protection allows on a sheet with fixed rows."""

TABLE: dict[str, bool] = LOCKED | {"format_cells": True, "insert_rows": True, "delete_rows": True, "sort": True,
                                   "autofilter": True}
"""What protection allows on a table that people sort, extend and shorten."""


_ASIDE = "\x02"
"""Begins what is handed to XlsxWriter for a formula where it is a text."""


class EmptyState(str):
    """An empty text as a formula's value: XlsxWriter takes a plain one for no value."""

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = str.__hash__


class PlainSheet(Worksheet):
    """A sheet that writes formulas as they are.

    XlsxWriter looks through each formula for functions that need a prefix. Ours bear theirs, and the search would
    cost more than all the rest of the writing.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")

    def _xml_formula_element(self, formula: str, result: str | int, attributes: Sequence[tuple[str, str]] = ()) -> None:
        """Write a cell with a formula, be it one that cells share; or with a text of its own (:meth:`write_aside`)."""
        cell, file = "".join(f' {name}="{value}"' for name, value in attributes), cast(TextIO, self.fh)
        if formula.startswith(_ASIDE):
            file.write(f'<c{cell} t="str"><v>{escape(formula.removeprefix(_ASIDE), quote=False)}</v></c>')
            return
        _, said, own = formula.split(SHARED) if formula.startswith(SHARED) else ("", "", formula)
        shared = f" {said}" if said else ""
        file.write(f"<c{cell}><f{shared}>{escape(own, quote=False)}</f><v>{escape(str(result), quote=False)}</v></c>")

    def write_aside(self, row: int, column: int, words: str, style: Format | None = None) -> None:
        """Write a text that no reader needs into the cell itself, not among the strings that are read with every sheet.

        As the value of a formula that is not there: with inline strings openpyxl took twice as long for the whole form.
        """
        self.write_formula(row, column, f"{_ASIDE}{words}", style)


@dataclass
class BlankWorkbook:
    """A blank workbook in the making."""

    campaign: Campaign
    addressee: Addressee
    look: StyleSheet
    live: LiveFormulas
    open: OpenPlaces
    """What is open in the form while people type, and as it is issued."""
    buffer: BytesIO = field(default_factory=BytesIO)

    def __post_init__(self) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                   "default_row_height": ROW_PIXELS, "default_format_properties": dict(self.look.styles["Normal"])}
        self.workbook = Workbook(self.buffer, options)
        self._formats: dict[tuple[str, str], Format] = {}

    @property
    def form(self) -> Form:
        """Return the declared form."""
        return self.live.form

    @property
    def layout(self) -> FormLayout:
        """Return where the form's cells stand."""
        return self.live.layout

    def format(self, style: str, **changes: str | float) -> Format:
        """Return the format of a named style, with *changes*."""
        key = (style, repr(changes))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**self.look.styles[style], **changes})
        return self._formats[key]

    def mark(self, style: str, **changes: str | int) -> Format:
        """Return a named style as a conditional format: its fill and the colour and weight of its font."""
        kept = {name: value for name, value in self.look.styles[style].items()
                if name in ("bg_color", "font_color", "bold", "italic")}
        key = (style, repr(("conditional", changes)))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(kept | changes)
        return self._formats[key]

    def row_height(self, words: str, style: str, width: float) -> float:
        """Return the height in points of a row that shows *words* in a style: locked rows do not grow by themselves."""
        look = {**self.look.styles["Normal"], **self.look.styles[style]}
        return textfit.text_height(words, width, look["font_size"], look.get("indent", 0))

    def add(self, title: str) -> PlainSheet:
        """Return a new sheet with the page set-up of the style sheet; aids are printed as records are."""
        worksheet = cast(PlainSheet, self.workbook.add_worksheet(title, PlainSheet))
        spec = self.form.sheet_titled.get(title)
        like = spec.layout if spec else SheetLayout.RECORD if title in self.form.aids else None
        page = self.look.page(title, like)
        if page:
            header, footer = (self.filled(text, code=True) for text in (page.header, page.footer))
            set_up_page(worksheet, replace(page, header=header, footer=footer))
        return worksheet

    def filled(self, template: str, *, code: bool = False) -> str:
        """Return a text of the style sheet with its places filled in; *code* for headers, in which ``&`` is a mark."""
        closes = self.campaign.settings.closes
        places = {
            "{活动}": self.campaign.settings.name,
            "{单位}": SPECIMEN_HEADER if code else self.addressee.name,
            "{截止}": f"{closes.year}年{closes.month}月{closes.day}日",
            "{类别}": "、".join(self.campaign.options("categories")),
        }
        for place, words in places.items():
            template = template.replace(place, header_text(words) if code else words)
        return template

    def title(self, sheet: Worksheet, text: str, columns: int) -> None:
        """Write the title across the first row."""
        style = self.format("标题")
        sheet.set_row(0, 34, style)
        for column in range(columns):
            sheet.write_blank(0, column, None, style)
        sheet.write_string(0, 0, text, style)

    def text(self, sheet: Worksheet, row: int, column: int, words: str, style: str, **changes: str | float) -> None:
        """Write a text that somebody else wrote: it stays text whatever it says."""
        shown = shown_text(words)
        quoted = {"quote_prefix": 1} if looks_like_formula(shown) else {}
        form = self.format(style, **changes, **quoted)
        if looks_like_markup(shown):
            sheet.write_rich_string(row, column, form, shown[0], form, shown[1:], form)
        else:
            sheet.write_string(row, column, shown, form)

    def formula(self, sheet: Worksheet, row: int, column: int, formula: str, style: Format | None,
                value: str | int) -> None:
        """Write a formula with the value it has in the empty form; in braces it is an array formula."""
        if formula.startswith("{"):
            sheet.write_array_formula(row, column, row, column, formula, style, value)
        else:
            sheet.write_formula(row, column, formula, style, value if value != "" else EmptyState())

    def finish(self) -> BlankTemplate:
        """Return the finished workbook as a template for every addressee."""
        opened = self.campaign.settings.opens.replace(tzinfo=None)
        self.workbook.set_properties({
            "title": f"{self.campaign.settings.name}{self.form.name}", "subject": self.addressee.name,
            "author": self.campaign.settings.signatory, "created": opened})
        self.workbook.close()
        input_parts = [f"xl/worksheets/sheet{number}.xml" for number, sheet in enumerate(self.workbook.worksheets(), 1)
                       if sheet.name in self.form.sheet_titled]
        return prepare_template(self.buffer.getvalue(), self.addressee, input_parts)
