"""专家委员会: one expert a row."""

from toolkit.forms import wording
from toolkit.forms.blank import table
from toolkit.forms.blank.workbook import HEADER, BlankWorkbook
from toolkit.model import Sheet
from toolkit.rules.committee import size_live

ROW = 22
"""Height to start from; a row grows with its text."""


def write_committee(book: BlankWorkbook) -> None:
    """Write 专家委员会, with the number of distinct experts above its header."""
    sheet = book.add(Sheet.COMMITTEE)
    columns = len(book.layout.columns(Sheet.COMMITTEE))
    book.title(sheet, Sheet.COMMITTEE, columns)
    before, behind = wording.committee_counter(book.campaign.settings.committee_minimum)
    sheet.set_row(1, 22, book.format("副题"))
    book.formula(sheet, 1, 0, f'{{="{before}"&{size_live(book.live)}&"{behind}"}}',
                 book.format("副题", text_wrap=False), f"{before}{book.case.committee_size}{behind}")
    sheet.set_row(2, 20)
    band = book.format("分组", align="left", indent=1)
    sheet.merge_range(2, 0, 2, columns - 1, "", band)
    sheet.write_string(2, 0, wording.COMMITTEE_ADVICE, band)
    table.write_table(book, sheet, Sheet.COMMITTEE, ROW)
    sheet.freeze_panes(HEADER + 1, 2)
