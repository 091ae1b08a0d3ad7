"""Writes 投票: a drop-down for each question, and the votes of each category counted live against their limit."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.forms.blank import entry
from toolkit.forms.blank.workbook import HEADER, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.review.model import PoolQuestion, Vote
from toolkit.review.sheets.declaration import CATEGORY, COMMENT, NUMBER, TITLE, VOTE, vote_counters
from toolkit.review.sheets.pages import BAND, SUBTITLE, QuestionTable, issued_words, live_words
from toolkit.review.sheets.texts import category_name

_WIDTHS = {NUMBER: 13, TITLE: 56, CATEGORY: 18, VOTE: 12, COMMENT: 48}
_ACROSS = 3
"""Columns over which the counters stand."""


def write_vote_page(
    book: BlankWorkbook, spec: SheetSpec, title: str, questions: Sequence[PoolQuestion], links: Mapping[str, int],
    most: int | None,
) -> None:
    """Write 投票 for some questions, of which *most* of a category may be voted for; *links* as on 评分."""
    table = QuestionTable(book, book.add(spec.title), spec, [_WIDTHS[field.name] for field in spec.fields])
    of_category = {question.shown_number: category_name(question, book.campaign) for question in questions}
    table.head(title, _counters(table, most), _ACROSS)
    table.sheet.set_row(BAND, 6)
    table.header()
    for row, question in enumerate(questions, HEADER + 1):
        given = ((NUMBER, question.shown_number, "链接"), (TITLE, question.title, "自动文字"),
                 (CATEGORY, of_category[question.shown_number], "自动"))
        table.row(row, given, links[question.shown_number])
        table.inputs(row, [spec.field_of[VOTE], spec.field_of[COMMENT]])
    _validations(table)
    _marks(table, most)
    table.finish()


def _counters(table: QuestionTable, most: int | None) -> tuple[str, str]:
    """Return how many questions are voted on, and for: the formula, and its value as issued."""
    words, campaign = vote_counters(table.book.campaign, most is not None), table.book.campaign
    voted = "+".join(f'({_trimmed(table)}="{vote}")' for vote in Vote)
    votes = {category.code: _votes_for(table, _quoted(category.name)) for category in campaign.categories}
    live = {"voted": f"SUMPRODUCT({voted})", "all": f"COUNTA({table.cells(NUMBER)})", "most": str(most), **votes}
    return live_words(words, live), issued_words(words, {"all": table.spec.rows, "most": most or 0})


def _votes_for(table: QuestionTable, category: str) -> str:
    """Return the expression of the votes for questions of a category, which is an expression too."""
    return f'SUMPRODUCT(({_trimmed(table)}="{Vote.FOR}")*({table.cells(CATEGORY)}={category}))'


def _trimmed(table: QuestionTable) -> str:
    """Return the expression of all votes without blanks around them."""
    return f"TRIM({table.cells(VOTE)})"


def _quoted(words: str) -> str:
    """Return a text as an expression."""
    return '"' + words.replace('"', '""') + '"'


def _validations(table: QuestionTable) -> None:
    """Let 表决 take only one of its entries."""
    field = table.spec.field_of[VOTE]
    table.sheet.data_validation(*table.area(VOTE), entry.input_prompt(field) | {
        "validate": "list", "source": [*Vote], **entry.refusal_text(f"请从下拉列表中选择{field.label}。", "stop")})
    table.sheet.data_validation(*table.area(COMMENT), entry.input_prompt(table.spec.field_of[COMMENT]))


def _marks(table: QuestionTable, most: int | None) -> None:
    """Mark entries that are no vote, votes beyond the limit with their counter, and what is still open."""
    vote = f"TRIM({table.cell(VOTE)})"
    known = ",".join(f'{vote}="{entry}"' for entry in Vote)
    table.mark(VOTE, f'AND({vote}<>"",NOT(OR({known})))', "提醒")
    if most is not None:
        table.mark(VOTE, f'AND({vote}="{Vote.FOR}",{_votes_for(table, table.cell(CATEGORY))}>{most})', "提醒")
        beyond = ",".join(_beyond(table, most))
        table.sheet.conditional_format(SUBTITLE, 0, SUBTITLE, _ACROSS - 1, {
            "type": "formula", "criteria": f"=OR({beyond})", "format": table.book.mark("提醒")})
    table.mark(VOTE, f'AND({vote}="",COUNTA({table.cells(VOTE)})>0)', "待填")


def _beyond(table: QuestionTable, most: int) -> Iterator[str]:
    """Yield the condition for each category that more of it are voted for than may be."""
    return (f"{_votes_for(table, _quoted(category.name))}>{most}" for category in table.book.campaign.categories)
