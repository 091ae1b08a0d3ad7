"""The score sheet (评分表) and the vote sheet (表决票) as declared forms (DESIGN §10)."""

import re
from collections.abc import Iterable

from toolkit.campaign.model import Campaign, FieldSpec
from toolkit.campaign.review_model import Criterion, Stage
from toolkit.cellref import column_letters
from toolkit.formspec.form import Form, SheetLayout, SheetSpec, declaration_digest
from toolkit.review.model import Vote

SCORE_FORM, VOTE_FORM = "评分表", "表决票"
"""The names of the two forms, as their stamps have them."""

SCORES, VOTES, TEXTS = "评分", "投票", "正文"
"""The sheets: what is filled in by either form, and the texts to read."""

VERSION = "1"
"""The version of both forms."""

NUMBER, TITLE, DISCIPLINES, CATEGORY = "number", "title", "disciplines", "category"
TOTAL, RECUSED, COMMENT, VOTE = "total", "recused", "comment", "vote"
"""The names of their fields."""

VOTE_COLUMN, RECUSAL_COLUMN = "表决", "回避"
"""Labels that findings name too."""

NOT_RECUSED = "否"
RECUSAL = (NOT_RECUSED, "是")
"""What the drop-down of 回避 offers; anything else is a reason, and recuses as 是 does."""

PROGRESS = "已评 {scored} / 共 {all} 题\n回避 {recused} 题，尚余 {left} 题"
VOTE_PROGRESS = "已表决 {voted} / 共 {all} 题"
VOTES_FOR, VOTES_AT_MOST = "{category}：同意 {votes}", "（至多 {most}）"
"""The counters at the head of 评分 and 投票; what stands in braces is calculated."""
SCALE = "满分 {maximum}\n权重 {weight}"
"""What stands above a criterion."""

_NUMBER_FIELD = FieldSpec(name=NUMBER, label="问题编号", kind="text", required=True, prompt="请勿改动。")
_TITLE_FIELD = FieldSpec(name=TITLE, label="题目（中文）", kind="text", required=True, prompt="请勿改动。")
_BEFORE_SCORES = (
    _NUMBER_FIELD,
    _TITLE_FIELD,
    FieldSpec(name=DISCIPLINES, label="所属学科", kind="text", prompt="请勿改动。"),
)
_BEHIND_SCORES = (
    FieldSpec(name=TOTAL, label="加权总分", kind="live", prompt="自动计算；各项评齐后显示。"),
    FieldSpec(name=RECUSED, label=RECUSAL_COLUMN, kind="text", list="recusal",
              prompt="不回避留空或选“否”；应回避的选“是”，或直接写明理由，该题不必评分。"),
    FieldSpec(name=COMMENT, label="评审意见", kind="long", prompt="换行按 Alt+Enter。"),
)
_VOTE_FIELDS = (
    _NUMBER_FIELD,
    _TITLE_FIELD,
    FieldSpec(name=CATEGORY, label="问题类别", kind="text", prompt="请勿改动。"),
    FieldSpec(name=VOTE, label=VOTE_COLUMN, kind="choice", required=True, list="votes", prompt="选同意、反对或弃权。"),
    FieldSpec(name=COMMENT, label="意见", kind="long", prompt="选填；换行按 Alt+Enter。"),
)


def score_form(campaign: Campaign, rows: int = 0) -> Form:
    """Return the score sheet of a call, for so many questions."""
    fields = (*_BEFORE_SCORES, *map(_criterion_field, campaign.criteria, criterion_names(campaign)), *_BEHIND_SCORES)
    advice = ("每题各项评分填齐，“加权总分”自动计算；浅色底为待填，橙色底为有误。应回避的在“回避”栏选“是”或写明理由。"
              f"点问题编号，即到“{TEXTS}”中该题全文。")
    words = (PROGRESS, SCALE, *_titles(campaign, SCORE_FORM))
    sheet = SheetSpec(SCORES, SheetLayout.TABLE, fields, rows, advice, _levelled(words), frozen=2, measure="个问题")
    return _form(SCORE_FORM, campaign, sheet, {"recusal": RECUSAL})


def vote_form(campaign: Campaign, rows: int = 0) -> Form:
    """Return the vote sheet of a call, for so many questions."""
    advice = f"每题在“表决”栏选择同意、反对或弃权；橙色底为有误或超出票数。点问题编号，即到“{TEXTS}”中该题全文。"
    words = (*(vote_counters(campaign, limited) for limited in (True, False)), *_titles(campaign, VOTE_FORM))
    sheet = SheetSpec(VOTES, SheetLayout.TABLE, _VOTE_FIELDS, rows, advice, _levelled(words), frozen=2,
                      measure="个问题")
    return _form(VOTE_FORM, campaign, sheet, {"votes": tuple(Vote)})


def stage_form(campaign: Campaign, method: str, rows: int = 0) -> Form:
    """Return the form by which a stage of a *method* (Stage.method) is filled in."""
    return (vote_form if method == "vote" else score_form)(campaign, rows)


def criterion_names(campaign: Campaign) -> tuple[str, ...]:
    """Return the names of the fields of the criteria, in their order: names hold no digits."""
    return tuple(f"criterion_{column_letters(position).lower()}" for position in range(len(campaign.criteria)))


def mark_labels(campaign: Campaign, form: Form) -> dict[str, str]:
    """Return the fields that hold marks, each with what it is called: a criterion, or 表决."""
    if form.name == VOTE_FORM:
        return {VOTE: form.field_of[VOTE].label}
    return dict(zip(criterion_names(campaign), (criterion.name for criterion in campaign.criteria), strict=True))


def vote_counters(campaign: Campaign, limited: bool) -> str:
    """Return the counters at the head of 投票, a line for each category; *limited* where they have a limit."""
    of_each = (VOTES_FOR + VOTES_AT_MOST * limited).replace
    lines = (of_each("{category}", category.name).replace("{votes}", f"{{{category.code}}}")
             for category in campaign.categories)
    return "\n".join((VOTE_PROGRESS, *lines))


def sheet_title(stage: Stage, form: str, again: int = 0) -> str:
    """Return what the sheet of a form is called at its head; *again* counts the further votes on a tie."""
    return f"{stage.name}{'再次' * bool(again)}{form}"


def _titles(campaign: Campaign, form: str) -> list[str]:
    """Return what the sheets of a form may be called at their head."""
    return [sheet_title(stage, form, again) for stage in campaign.stages for again in (0, 1)]


def _levelled(words: Iterable[str]) -> tuple[str, ...]:
    """Return words of the form with 0 for whatever is calculated."""
    return tuple(re.sub(r"\{\w+\}", "0", each) for each in words)


def _criterion_field(criterion: Criterion, name: str) -> FieldSpec:
    """Return the field of a criterion's scores."""
    prompt = f"填 0—{criterion.maximum:g}，可填小数；权重 {criterion.weight:g}。"
    return FieldSpec(name=name, label=criterion.name, kind="number", required=True, prompt=prompt)


def _form(name: str, campaign: Campaign, sheet: SheetSpec, lists: dict[str, tuple[str, ...]]) -> Form:
    """Return a form of one sheet to fill in, with the texts beside it; it has no 自检: its counters stand at its head.

    The number of rows is no part of its fingerprint: each reviewer has as many as he has questions.
    """
    declared = declaration_digest({"fields": [field.model_dump(mode="json") for field in sheet.fields]})
    return Form(name, VERSION, campaign.settings.code, (sheet,), lists, aids=(TEXTS,), self_checked=False,
                given_fingerprint=declared)
