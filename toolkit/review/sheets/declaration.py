"""The score sheet (评分表) and the vote sheet (表决票) as declared forms (DESIGN §10)."""

from toolkit.campaign.model import Campaign, FieldSpec
from toolkit.campaign.review_model import Criterion, Stage
from toolkit.cellref import column_letters
from toolkit.formspec.form import Form, SheetLayout, SheetSpec
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

NOT_RECUSED = "否"
RECUSAL = (NOT_RECUSED, "是")
"""What the drop-down of 回避 offers; anything else is a reason, and recuses as 是 does."""

_NUMBER_FIELD = FieldSpec(name=NUMBER, label="问题编号", kind="text", required=True, prompt="请勿改动。")
_TITLE_FIELD = FieldSpec(name=TITLE, label="题目（中文）", kind="text", required=True, prompt="请勿改动。")
_BEFORE_SCORES = (
    _NUMBER_FIELD,
    _TITLE_FIELD,
    FieldSpec(name=DISCIPLINES, label="所属学科", kind="text", prompt="请勿改动。"),
)
_BEHIND_SCORES = (
    FieldSpec(name=TOTAL, label="加权总分", kind="live", prompt="自动计算；各项评齐后显示。"),
    FieldSpec(name=RECUSED, label="回避", kind="text", list="recusal",
              prompt="不回避留空或选“否”；应回避的选“是”，或直接写明理由，该题不必评分。"),
    FieldSpec(name=COMMENT, label="评审意见", kind="long", prompt="换行按 Alt+Enter。"),
)
_VOTE_FIELDS = (
    _NUMBER_FIELD,
    _TITLE_FIELD,
    FieldSpec(name=CATEGORY, label="问题类别", kind="text", prompt="请勿改动。"),
    FieldSpec(name=VOTE, label="表决", kind="choice", required=True, list="votes", prompt="选同意、反对或弃权。"),
    FieldSpec(name=COMMENT, label="意见", kind="long", prompt="选填；换行按 Alt+Enter。"),
)


def score_form(campaign: Campaign, rows: int = 0) -> Form:
    """Return the score sheet of a call, for so many questions."""
    fields = (*_BEFORE_SCORES, *map(_criterion_field, campaign.criteria, criterion_names(campaign)), *_BEHIND_SCORES)
    advice = ("每题各项评分填齐，“加权总分”自动计算；浅色底为待填，橙色底为有误。应回避的在“回避”栏选“是”或写明理由。"
              f"点问题编号，即到“{TEXTS}”中该题全文。")
    sheet = SheetSpec(SCORES, SheetLayout.TABLE, fields, rows, advice, frozen=2, measure="个问题")
    return _form(SCORE_FORM, campaign, sheet, {"recusal": RECUSAL})


def vote_form(campaign: Campaign, rows: int = 0) -> Form:
    """Return the vote sheet of a call, for so many questions."""
    advice = f"每题在“表决”栏选择同意、反对或弃权；橙色底为有误或超出票数。点问题编号，即到“{TEXTS}”中该题全文。"
    sheet = SheetSpec(VOTES, SheetLayout.TABLE, _VOTE_FIELDS, rows, advice, frozen=2, measure="个问题")
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


def sheet_title(stage: Stage, form: Form, again: int = 0) -> str:
    """Return what a sheet is called at its head; *again* counts the further votes on a tie."""
    return f"{stage.name}{'再次' * bool(again)}{form.name}"


def _criterion_field(criterion: Criterion, name: str) -> FieldSpec:
    """Return the field of a criterion's scores."""
    prompt = f"填 0—{criterion.maximum:g}，可填小数；权重 {criterion.weight:g}。"
    return FieldSpec(name=name, label=criterion.name, kind="number", required=True, prompt=prompt)


def _form(name: str, campaign: Campaign, sheet: SheetSpec, lists: dict[str, tuple[str, ...]]) -> Form:
    """Return a form of one sheet to fill in, with the texts beside it; it has no 自检: its counters stand at its head."""
    return Form(name, VERSION, campaign.settings.code, (sheet,), lists, aids=(TEXTS,), self_checked=False)
