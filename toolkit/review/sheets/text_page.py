"""Writes 正文: each question in full, a page of its own, in rows that are high enough for their text."""

from collections.abc import Iterable, Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.review_model import Stage
from toolkit.files import printable_text
from toolkit.forms.blank.workbook import LOCKED, BlankWorkbook
from toolkit.review.model import PoolQuestion
from toolkit.review.sheets.declaration import TEXTS
from toolkit.review.sheets.texts import ShownText, shown_texts
from toolkit.textfit import HIGHEST

WIDTHS = (15, 92)
_FIRST = 2
"""The zero-based row of the first question."""
_BLANK = "（未填写）"
_GAP = 14
"""Points between two questions on the screen."""


def text_rows(questions: Iterable[PoolQuestion], book: BlankWorkbook, stage: Stage) -> "TextRows":
    """Return the rows in which the texts of questions will stand."""
    return TextRows([(question, [*_pieces(question, book, stage)]) for question in questions])


class TextRows:
    """Questions with the rows of their texts: a heading, then a label and a text each."""

    def __init__(self, blocks: Sequence[tuple[PoolQuestion, Sequence[tuple[str, str, float]]]]) -> None:
        self.blocks = blocks
        self.links: dict[str, int] = {}
        """The zero-based row of each heading, by the number that is shown."""
        row = _FIRST
        for question, pieces in blocks:
            self.links[question.shown_number] = row
            row += 1 + len(pieces) + 1

    @property
    def breaks(self) -> list[int]:
        """Return the rows before which a new page begins."""
        return [*self.links.values()][1:]


def write_text_page(book: BlankWorkbook, title: str, back: str, rows: TextRows) -> None:
    """Write 正文 under a title; *back* is the sheet that it leads back to."""
    sheet = book.add(TEXTS)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    book.title(sheet, title, len(WIDTHS))
    sheet.set_row(1, 22)
    sheet.write_url(1, 0, f"internal:{back}!A1", book.format("副题", underline=1, font_color="#1F3864"), f"返回{back}")
    for question, pieces in rows.blocks:
        _write_block(book, sheet, rows.links[question.shown_number], question, pieces)
    sheet.set_h_pagebreaks(rows.breaks)
    sheet.freeze_panes(_FIRST, 0)
    sheet.protect("", LOCKED)


def _write_block(
    book: BlankWorkbook, sheet: Worksheet, row: int, question: PoolQuestion, pieces: Sequence[tuple[str, str, float]]
) -> None:
    """Write a question from a row down."""
    heading = f"{question.shown_number}　{question.title}"
    sheet.set_row(row, max(26, book.row_height(heading, "小标题", sum(WIDTHS))))
    sheet.merge_range(row, 0, row, 1, "", book.format("小标题", text_wrap=True))
    book.text(sheet, row, 0, heading, "小标题", text_wrap=True)
    for at, (label, text, height) in enumerate(pieces, row + 1):
        sheet.set_row(at, height)
        sheet.write_string(at, 0, label, book.format("标签", valign="top"))
        book.text(sheet, at, 1, text, "表格", valign="top", font_size=10.5)
    sheet.set_row(row + 1 + len(pieces), _GAP)


def _pieces(question: PoolQuestion, book: BlankWorkbook, stage: Stage) -> Iterator[tuple[str, str, float]]:
    """Yield the rows below a question's heading: label, text, height; what no row can show goes on in the next."""
    for shown in shown_texts(question, book.campaign, stage):
        for number, piece in enumerate(fitting_pieces(_plain(shown), book)):
            label = shown.label if not number else f"{shown.label}（续）"
            yield label, piece, _height(piece, book)


def _plain(shown: ShownText) -> str:
    """Return a text as it is shown; words for a blank."""
    return printable_text(shown.text).strip("\n") or _BLANK


def _height(text: str, book: BlankWorkbook) -> float:
    """Return the height of the row of a text."""
    return max(20, book.row_height(text, "正文", WIDTHS[1]))


def fitting_pieces(text: str, book: BlankWorkbook) -> Iterator[str]:
    """Yield a text in as few pieces as rows can show: cut between its lines where that can be done."""
    while _height(text, book) >= HIGHEST:
        end = _most(text, book)
        cut = text.rfind("\n", end // 2, end) + 1 or end
        yield text[:cut].rstrip("\n")
        text = text[cut:]
    if text:
        yield text


def _most(text: str, book: BlankWorkbook) -> int:
    """Return how many characters from the beginning of a text a row can show."""
    least, most = 1, len(text)
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if _height(text[:middle], book) < HIGHEST else (least, middle)
    return least
