"""Writes 逐题打印: one question with all its text, chosen by its 序号, line by line.

A row is at most 409 points high, so a long text never fits into one; here every line has a row of its own. Formulas
fill the lines as a person would: full to the width of the page, a word or a number left whole where it can be, no
punctuation at the beginning of a line.
"""

from collections.abc import Iterable
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.model import FieldSpec
from toolkit.cellref import column_letters
from toolkit.forms.blank import entry
from toolkit.forms.blank.print_area import print_filled
from toolkit.forms.blank.workbook import HEADER, LOCKED, BlankWorkbook
from toolkit.formspec.layout import HEADER_ROW
from toolkit.model import OwnSheet, Sheet
from toolkit.rules.live import FIRST_ROW, LiveColumn

LINES = 350
"""Lines that one question may take: eight pages, or some 14,000 characters."""

WIDTH, LINE_HEIGHT = 84, 17.25
CHARACTERS = 41
"""Chinese characters on a line."""

NARROW = 0.4
"""How much of its place a narrow character leaves to others."""

_READ = 100
"""Characters that are looked at for one line: more than fit."""

_BACK = 20
"""A word is left whole where no more than so many characters move to the next line."""

_MOST = 30_000
"""Characters of a cell that are shown: a text of Excel has at most 32,767, its label among them."""

_CLOSING = "，。；：、？！）”’》】"
_OF_WORDS = "abcdefghijklmnopqrstuvwxyz0123456789"

CHOSEN = HEADER - 1
"""The row of the 序号 that is chosen, zero-based."""

UNFINISHED = f"……以下未能排入，请在“{Sheet.QUESTIONS}”中查看。"


class PrintedLines(NamedTuple):
    """The helper columns of the lines."""

    pieces: LiveColumn
    """Which field of the question stands on each line, from 1 on; 0 for none."""
    texts: LiveColumn
    """The text from each line's beginning on, as far as it is looked at."""
    lengths: LiveColumn
    """How many characters of it stand on the line."""
    number: int
    """How many fields there are."""


def write_print_sheet(book: BlankWorkbook) -> None:
    """Write 逐题打印; as issued it shows that the first question is not filled in."""
    sheet = book.add(Sheet.PRINT)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, WIDTH)
    book.title(sheet, Sheet.PRINT, 1)
    words = "在下一格选择问题的序号，即显示该题的全部内容，按内容分页打印；内容随“推荐问题”更新，本表不必填写。"
    sheet.set_row(1, book.row_height(words, "副题", WIDTH))
    sheet.write_string(1, 0, words, book.format("副题"))
    sheet.set_row(CHOSEN, 24)
    sheet.write_number(CHOSEN, 0, 1, book.format("填写", locked=False, align="left", num_format='"序号："0'))
    spec = book.form.sheet_titled[Sheet.QUESTIONS]
    sheet.data_validation(CHOSEN, 0, CHOSEN, 0, {
        "validate": "integer", "criteria": ">=", "value": 1, "input_title": "序号",
        "input_message": "填写要打印的问题的序号。", **entry.refusal_text("请填写问题的序号。", "warning")})
    _write_lines(book, sheet, _line_columns(book, spec.fields))
    sheet.freeze_panes(HEADER, 0)
    sheet.protect("", LOCKED)


def _line_columns(book: BlankWorkbook, fields: Iterable[FieldSpec]) -> PrintedLines:
    """Return the helper columns from which the lines are taken.

    What is personal stays where it was typed (decision 0011).
    """
    live = book.live
    pieces = [field for field in fields if field.kind not in ("serial", "live") and not field.personal]
    row = live.add_column(f"{Sheet.PRINT}·行", (f"={_chosen_row(book)}",), (0,)).at(0)
    texts = live.add_column(
        f"{Sheet.PRINT}·栏目", (f"={_piece(book, field, row)}" for field in pieces), ("",) * len(pieces))
    line = _LineFormulas(row, texts, len(pieces), len(live.columns))
    columns = (("栏", line.piece, 0), ("起", line.start, 1), ("文", line.text, ""), ("宽", line.room, CHARACTERS),
               ("长", line.length, 0))
    made = [live.add_column(f"{Sheet.PRINT}·{heading}", map(formula, range(LINES)), (issued,) * LINES)
            for heading, formula, issued in columns]
    return PrintedLines(made[0], made[2], made[4], len(pieces))


class _LineFormulas(NamedTuple):
    """The formulas of a line, from 0 on, each by the columns before it and by the line above."""

    row: str
    """The cell that holds the row of the chosen question, 0 for none."""
    texts: LiveColumn
    """The fields of that question."""
    pieces: int
    """How many fields there are."""
    first: int
    """The zero-based column of 栏; 起, 文, 宽 and 长 follow it."""

    def piece(self, line: int) -> str:
        """Return which field stands on a line: that of the line above while it goes on, then the next; 0 for none."""
        if not line:
            return f"=IF({self.row}>0,1,0)"
        before, text, length = (self._cell(column, line - 1) for column in (0, 2, 4))
        goes_on = f"IF(LEN({text})>{length},{before},IF({before}<{self.pieces},{before}+1,0))"
        return f"=IF({before}=0,0,{goes_on})"

    def start(self, line: int) -> str:
        """Return at which of the field's characters a line begins, from 1 on."""
        if not line:
            return "=1"
        same = f"{self._cell(0, line)}={self._cell(0, line - 1)}"
        return f"=IF({same},{self._cell(1, line - 1)}+{self._cell(4, line - 1)},1)"

    def text(self, line: int) -> str:
        """Return the text from a line's beginning on, as far as it is looked at."""
        at = self._cell(0, line)
        return f'=IF({at}=0,"",MID(INDEX({self.texts.local},{at}),{self._cell(1, line)},{_READ}))'

    def room(self, line: int) -> str:
        """Return how many of these characters there is room for."""
        return f"={_room(self._cell(2, line))}"

    def length(self, line: int) -> str:
        """Return how many of them stand on the line."""
        return f"=IF({self._cell(0, line)}=0,0,{_length(self._cell(2, line), self._cell(3, line))})"

    def _cell(self, column: int, line: int) -> str:
        """Return the cell of a line in one of these columns."""
        return f"${column_letters(self.first + column)}{FIRST_ROW + line}"


def _piece(book: BlankWorkbook, field: FieldSpec, row: str) -> str:
    """Return the expression of a field of the chosen question behind its label; a long one below it, after a gap."""
    label = field.label.replace('"', '""')
    before = f'CHAR(10)&"【{label}】"&CHAR(10)' if field.kind == "long" else f'"{label}："'
    return f'IF({row}=0,"",{before}&IFERROR(LEFT({book.layout.value(field.name, row)},{_MOST}),""))'


def _chosen_row(book: BlankWorkbook) -> str:
    """Return the expression of the row of the chosen question; 0 where nothing is filled in beside its 序号."""
    letters, chosen = book.layout.letters("question_serial"), f"{Sheet.PRINT}!$A${CHOSEN + 1}"
    last = column_letters(len(book.form.sheet_titled[Sheet.QUESTIONS].fields) - 1)
    row = f"MATCH({chosen},{Sheet.QUESTIONS}!${letters}:${letters},0)"
    shown = f"SUMPRODUCT(LEN(INDEX({Sheet.QUESTIONS}!$A:${last},{row},0)))-LEN({chosen})"
    return f"IFERROR(IF({shown}>0,{row},0),0)"


def _room(text: str) -> str:
    """Return the expression of how many characters of a text fit on a line: more of narrow ones than of wide ones."""
    first = f"LEFT({text},{CHARACTERS})"
    narrow = f'SUMPRODUCT(LEN({first})-LEN(SUBSTITUTE({first},CHAR(ROW($32:$126)),"")))'
    return f"{CHARACTERS}+INT({NARROW}*{narrow})"


def _length(text: str, room: str) -> str:
    """Return the expression of how many characters of a text stand on its first line, which has *room* for so many."""
    ends = f"FIND(CHAR(10),{text}&CHAR(10))"
    last, following = f"MID({text},{room},1)", f"MID({text},{room}+1,1)"
    within = "*".join(f'ISNUMBER(FIND(LOWER({character}),"{_OF_WORDS}"))' for character in (last, following))
    fitting = f"LEFT({text},{room})"
    space = f'FIND(CHAR(1),SUBSTITUTE({fitting}," ",CHAR(1),{room}-LEN(SUBSTITUTE({fitting}," ",""))))'
    word = f"IFERROR(IF({space}>{room}-{_BACK},{space},{room}),{room})"
    hanging = f'{room}+OR(ISNUMBER(FIND({following},"{_CLOSING}")),ISERROR(_xlfn.UNICODE({last})))'
    return f"IF(LEN({text})<={room},MIN(LEN({text}),{ends}),MIN({ends},IF({within},{word},{hanging})))"


def _write_lines(book: BlankWorkbook, sheet: Worksheet, lines: PrintedLines) -> None:
    """Write the lines, each a row high enough for one; print those of the chosen question."""
    style = book.format("正文", text_wrap=False, shrink=True, valign="vcenter")
    for line in range(LINES):
        sheet.set_row(HEADER + line, LINE_HEIGHT)
        formula, issued = _shown(line, lines)
        book.formula(sheet, HEADER + line, 0, f"={formula}", style, issued)
    sheet.conditional_format(HEADER, 0, HEADER + LINES - 1, 0, {
        "type": "formula", "criteria": f'=LEFT($A{HEADER_ROW},1)="【"', "format": book.mark("标签")})
    end = f"{HEADER_ROW - 1}+MAX(1,SUMPRODUCT(--({lines.pieces.range}>0)))"
    print_filled(book, Sheet.PRINT, (end, "1"), (HEADER_ROW, 1), 1)


def _shown(line: int, lines: PrintedLines) -> tuple[str, str]:
    """Return the expression of what a line shows, and what that is as issued."""
    piece, text, length = (f"{OwnSheet.LISTS}!{column.at(line)}" for column in lines[:3])
    shown = f"CLEAN(LEFT({text},{length}))"
    if not line:
        return f'IF({piece}=0,"序号 "&$A${CHOSEN + 1}&" 的问题尚未填写。",{shown})', "序号 1 的问题尚未填写。"
    if line == LINES - 1:
        return f'IF(({piece}>0)*(({piece}<{lines.number})+(LEN({text})>{length})),"{UNFINISHED}",{shown})', ""
    return shown, ""
