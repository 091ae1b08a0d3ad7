"""Writes 评分: a bounded cell for each criterion, the weighted total and the progress live."""

from collections.abc import Mapping, Sequence

from toolkit.campaign.review_model import Criterion
from toolkit.forms.blank import entry
from toolkit.forms.blank.workbook import HEADER, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.review.model import PoolQuestion
from toolkit.review.sheets.declaration import (
    COMMENT,
    DISCIPLINES,
    NOT_RECUSED,
    NUMBER,
    PROGRESS,
    RECUSAL,
    RECUSED,
    SCALE,
    TITLE,
    TOTAL,
    criterion_names,
)
from toolkit.review.sheets.pages import BAND, QuestionTable, issued_words, live_words

_WIDTHS = {NUMBER: 13, TITLE: 42, DISCIPLINES: 24, TOTAL: 10, RECUSED: 13, COMMENT: 46}
_CRITERION_WIDTH = 10
_ACROSS = 2
"""Columns over which the progress stands."""

PLACES = 8
"""Decimals to which the total is rounded: beyond what anybody reads, and without the noise of binary fractions."""


def write_score_page(
    book: BlankWorkbook, spec: SheetSpec, title: str, questions: Sequence[PoolQuestion], links: Mapping[str, int]
) -> None:
    """Write 评分 for some questions; *links* are the rows of their texts by the number that is shown."""
    widths = [_WIDTHS.get(field.name, _CRITERION_WIDTH) for field in spec.fields]
    table = QuestionTable(book, book.add(spec.title), spec, widths)
    scales = dict(zip(criterion_names(book.campaign), book.campaign.criteria, strict=True))
    table.head(title, _progress(table), _ACROSS)
    _bands(table, scales)
    table.header()
    for row, question in enumerate(questions, HEADER + 1):
        _row(table, row, question, links[question.shown_number], scales)
    _validations(table, scales)
    _marks(table, scales)
    table.finish()


def _progress(table: QuestionTable) -> tuple[str, str]:
    """Return how many questions are scored, recused and left: the formula, and its value as issued."""
    scored, all_of_them = f"COUNT({table.cells(TOTAL)})", f"COUNTA({table.cells(NUMBER)})"
    cells = f"TRIM({table.cells(RECUSED)})"
    recused = f'SUMPRODUCT(({cells}<>"")*({cells}<>"{NOT_RECUSED}"))'
    left, rows = f"({all_of_them}-{scored}-{recused})", table.spec.rows
    live = live_words(PROGRESS, {"scored": scored, "all": all_of_them, "recused": recused, "left": left})
    return live, issued_words(PROGRESS, {"all": rows, "left": rows})


def _bands(table: QuestionTable, scales: Mapping[str, Criterion]) -> None:
    """Write above the header how high each criterion goes and what it weighs."""
    style = table.book.format("副题", align="center", font_size=9)
    table.sheet.set_row(BAND, 30)
    for name, criterion in scales.items():
        words = SCALE.format(maximum=f"{criterion.maximum:g}", weight=f"{criterion.weight:g}")
        table.sheet.write_string(BAND, table.column(name), words, style)


def _row(
    table: QuestionTable, row: int, question: PoolQuestion, link: int, scales: Mapping[str, Criterion]
) -> None:
    """Write the row of a question."""
    given = ((NUMBER, question.shown_number, "链接"), (TITLE, question.title, "自动文字"),
             (DISCIPLINES, question.texts.get("disciplines", ""), "自动文字"))
    table.row(row, given, link)
    table.inputs(row, [field for field in table.spec.fields if field.name in (*scales, RECUSED, COMMENT)])
    style = table.book.format("自动", num_format="0.00", bold=True)
    table.book.formula(table.sheet, row, table.column(TOTAL), f"={_total(table, row, scales)}", style, "")


def _total(table: QuestionTable, row: int, scales: Mapping[str, Criterion]) -> str:
    """Return the expression of 加权总分: blank until every criterion is scored within its bounds, and where recused."""
    within = ",".join(_within(table.cell(name, row), criterion) for name, criterion in scales.items())
    parts = (f"{each.weight!r}*{table.cell(name, row)}/{each.maximum!r}" for name, each in scales.items())
    return f'IF(AND(NOT({_recused(table.cell(RECUSED, row))}),{within}),ROUND(({"+".join(parts)})*100,{PLACES}),"")'


def _within(cell: str, criterion: Criterion) -> str:
    """Return the conditions under which a cell is a score of a criterion."""
    return f"ISNUMBER({cell}),{cell}>=0,{cell}<={criterion.maximum!r}"


def _recused(cell: str) -> str:
    """Return the condition under which an entry of 回避 recuses."""
    return f'AND(TRIM({cell})<>"",TRIM({cell})<>"{NOT_RECUSED}")'


def _validations(table: QuestionTable, scales: Mapping[str, Criterion]) -> None:
    """Let the cells of each criterion take only what is within its bounds, and offer 否 and 是 under 回避."""
    for name, criterion in scales.items():
        refused = entry.refusal_text(f"“{criterion.name}”请填 0—{criterion.maximum:g} 的数字，可填小数。", "stop")
        table.sheet.data_validation(*table.area(name), entry.input_prompt(table.spec.field_of[name]) | refused | {
            "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": criterion.maximum})
    table.sheet.data_validation(*table.area(RECUSED), entry.input_prompt(table.spec.field_of[RECUSED]) | {
        "validate": "list", "source": [*RECUSAL], "show_error": False})
    table.sheet.data_validation(*table.area(COMMENT), entry.input_prompt(table.spec.field_of[COMMENT]))


def _marks(table: QuestionTable, scales: Mapping[str, Criterion]) -> None:
    """Mark scores out of bounds or beside a recusal, those still open, and the cells of a recused row."""
    recused, names = _recused(table.cell(RECUSED)), [*scales]
    begun = f"COUNTA({table.cell(names[0])}:{table.cell(names[-1])},{table.cell(COMMENT)})>0"
    for name, criterion in scales.items():
        cell = table.cell(name)
        table.mark(name, f'AND(LEN({cell})>0,OR({recused},NOT(AND({_within(cell, criterion)}))))', "提醒")
        table.mark(name, recused, "无需填写")
        table.mark(name, f"AND(LEN({cell})=0,{begun})", "待填")
