"""Writes 专家委员会, with the number of distinct experts above its header."""

from toolkit.forms.blank.table import ROW, write_table
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.recommendation import committee_counter
from toolkit.rules.base import Facts
from toolkit.rules.committee import size_live
from toolkit.rules.submission_formulas import SubmissionFormulas


def write_committee(book: BlankWorkbook, spec: SheetSpec, live: SubmissionFormulas, empty: Facts) -> None:
    """Write 专家委员会; *empty* are the facts about the form as it is issued."""
    sheet = book.add(spec.title)
    columns = len(spec.fields)
    book.title(sheet, spec.title, columns)
    before, behind = committee_counter(book.campaign.settings.committee_minimum)
    sheet.set_row(1, ROW, book.format("副题"))
    book.formula(sheet, 1, 0, f'{{="{before}"&{size_live(live)}&"{behind}"}}',
                 book.format("副题", text_wrap=False), f"{before}{empty.committee_size}{behind}")
    sheet.set_row(2, 20)
    band = book.format("分组", align="left", indent=1)
    sheet.merge_range(2, 0, 2, columns - 1, "", band)
    sheet.write_string(2, 0, spec.advice, band)
    write_table(book, sheet, spec)
