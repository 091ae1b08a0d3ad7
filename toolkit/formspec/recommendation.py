"""The recommendation workbook (推荐表) as a declared form, from the fields of a campaign."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from toolkit.campaign.disciplines import disciplines
from toolkit.campaign.model import Campaign, Category, FieldSpec
from toolkit.formspec.form import Form, GridSpec, HeadSource, SheetLayout, SheetSpec
from toolkit.formspec.layout import HEADER_ROW
from toolkit.model import FilledForm, Member, Question, Submission
from toolkit.scoring import RECUSED
from toolkit.sheets import INPUT_SHEETS, RECOMMENDATION, Sheet

VERSION = "1"
"""The version of the recommendation workbook: sheets that nobody fills in may come and go without another."""

BODY = ("description", "background", "progress", "significance")
"""The four sections that make the body (问题正文; notice, 四.4)."""

TOO_LONG = "超长"
"""What 正文字数 shows in place of a number when a section is longer than the counter reads."""

DISCIPLINES = "disciplines"
"""The list of GB/T 13745, the only one that does not come from the campaign."""

UNIT_ADVICE = "在“填写内容”一栏填写，粘贴前请先双击单元格；标 * 为必填，浅色底为待填，橙色底为有误。"
COMMITTEE_ADVICE = "每行一位专家，可插入、删除、排序；标 * 为必填。序号与委员会评分对应，请勿重复。"
QUESTIONS_ADVICE = ("每行一个问题，可插入、删除、排序；标 * 为必填，浅色底为待填，橙色底为有误。换行按 Alt+Enter；"
                    f"粘贴长文请先双击单元格。打印本表字小且长文会截断，打印全文请用“{Sheet.PRINT}”。"
                    "序号与委员会评分对应，请勿重复。")
FORMER_ADVICE = (
    "在“填写内容”一栏填写；标 * 为必填，浅色底为待填。",
    "每行一个问题，可插入、删除、排序；标 * 为必填，浅色底为待填。换行按 Alt+Enter。序号与委员会评分对应，请勿重复。",
)
"""What stood above the sheets of forms that were issued earlier."""
MEMBER_NAMES = "委员姓名 →"
"""What stands before the names of the members, above their columns of scores."""

_NUMBER = "0"
"""Stands for a number that the form calculates."""


@dataclass(frozen=True, eq=False)
class _SameCampaign:
    """A campaign as a key: the same object, not an equal one, which would cost more than declaring the form."""

    campaign: Campaign

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameCampaign) and self.campaign is other.campaign

    def __hash__(self) -> int:
        return id(self.campaign)


def recommendation_form(campaign: Campaign) -> Form:
    """Return the recommendation workbook that a campaign asks for."""
    return _declared(_SameCampaign(campaign))


@lru_cache(maxsize=8)
def _declared(same: _SameCampaign) -> Form:
    """Return the form of a campaign, declared once."""
    campaign = same.campaign
    names = dict.fromkeys(field.list for field in campaign.form if field.list)
    lists = {name: _entries(campaign, name) for name in names}
    return Form(
        name=RECOMMENDATION,
        version=VERSION,
        campaign=campaign.settings.code,
        sheets=tuple(_SHEETS[title](campaign, _fields(campaign, title)) for title in INPUT_SHEETS),
        lists=lists,
        list_ranges={name: _discipline_range(lists[name]) for name in lists if name == DISCIPLINES},
        aids=(Sheet.PRINT, *(Sheet.DISCIPLINES for name in lists if name == DISCIPLINES)),
        section_list="categories",
        sections=tuple(name for name in BODY if name in campaign.fields),
        given_fingerprint=campaign.fingerprint,
    )


def _fields(campaign: Campaign, title: Sheet) -> tuple[FieldSpec, ...]:
    """Return the fields of a sheet in column order, limits in their prompts; the scores stand last."""
    fields = (field.model_copy(update={"prompt": campaign.prompt(field)}) for field in campaign.on(title))
    return tuple(sorted(fields, key=lambda field: field.name == "score"))


def _entries(campaign: Campaign, name: str) -> tuple[str, ...]:
    """Return the entries of a drop-down list; of the disciplines those that are fine-grained enough."""
    if name != DISCIPLINES:
        return campaign.options(name)
    known, level = disciplines(), campaign.settings.discipline_level
    return tuple(str(discipline) for discipline in known.all
                 if discipline.level >= level or discipline.code not in known.parents)


def _discipline_range(entries: tuple[str, ...]) -> str:
    """Return where the disciplines stand on 学科目录: behind the two levels above them."""
    return f"{Sheet.DISCIPLINES}!$C${HEADER_ROW + 1}:$C${HEADER_ROW + len(entries)}"


def _unit(campaign: Campaign, fields: tuple[FieldSpec, ...]) -> SheetSpec:
    """Return 单位信息; its words include the prompts without their limits, as older forms show them."""
    words = (*FORMER_ADVICE, *(field.prompt for field in campaign.on(Sheet.UNIT)))
    return SheetSpec(Sheet.UNIT, SheetLayout.RECORD, fields, advice=UNIT_ADVICE, words=words)


def _committee(campaign: Campaign, fields: tuple[FieldSpec, ...]) -> SheetSpec:
    """Return 专家委员会."""
    words = (_NUMBER.join(committee_counter(campaign.settings.committee_minimum)),)
    return SheetSpec(Sheet.COMMITTEE, SheetLayout.TABLE, fields, campaign.settings.committee_rows,
                     COMMITTEE_ADVICE, words, frozen=2)


def _questions(campaign: Campaign, fields: tuple[FieldSpec, ...]) -> SheetSpec:
    """Return 推荐问题; 序号, category and title stay in sight."""
    quotas = "\n".join(_NUMBER.join(quota_counter(category)) for category in campaign.categories)
    words = (*FORMER_ADVICE, quotas, *(words for _, _, words in column_groups(campaign, fields)), TOO_LONG)
    return SheetSpec(Sheet.QUESTIONS, SheetLayout.TABLE, fields, campaign.settings.question_rows,
                     QUESTIONS_ADVICE, words, frozen=3)


def _scores(campaign: Campaign, fields: tuple[FieldSpec, ...]) -> SheetSpec:
    """Return 委员会评分: a row for each question, a column for each member of the committee."""
    grid = GridSpec(
        cell="score",
        serial="score_serial",
        title="score_title",
        opinion="score_opinion",
        columns=campaign.settings.committee_rows,
        row_source=HeadSource("question_serial", "title_zh"),
        column_source=HeadSource("member_serial", "member_name"),
    )
    return SheetSpec(Sheet.SCORES, SheetLayout.GRID, fields, campaign.settings.question_rows,
                     scores_advice(campaign), (MEMBER_NAMES,), grid=grid)


_SHEETS = {Sheet.UNIT: _unit, Sheet.COMMITTEE: _committee, Sheet.QUESTIONS: _questions, Sheet.SCORES: _scores}


def as_submission(filled: FilledForm) -> Submission:
    """Return a filled recommendation workbook with its records under their names."""
    records = {
        **filled.records,
        Sheet.COMMITTEE: tuple(Member(row.cells) for row in filled.records[Sheet.COMMITTEE]),
        Sheet.QUESTIONS: tuple(Question(row.cells) for row in filled.records[Sheet.QUESTIONS]),
    }
    return Submission(filled.source, filled.stamp, filled.sheets, filled.labels, records, filled.grids, filled.remarks)


def committee_counter(minimum: int) -> tuple[str, str]:
    """Return what stands before and behind the number of experts."""
    return "已填 ", f" 位专家（同一人只计一次），应不少于 {minimum} 位。"


def quota_counter(category: Category) -> tuple[str, str]:
    """Return what stands before and behind the number of questions of a category."""
    return f"{category.name} ", f"（{category.minimum}—{category.maximum}）"


def column_groups(campaign: Campaign, fields: Iterable[FieldSpec]) -> Iterator[tuple[int, int, str]]:
    """Yield each group of columns of 推荐问题: its first column, the one behind its last, and what stands above."""
    limits = campaign.settings
    runs = groupby(enumerate(fields), key=lambda pair: pair[1].name in BODY or pair[1].kind == "live")
    for number, (is_body, run) in enumerate(runs):
        columns = [column for column, _ in run]
        band = f"默认按 {limits.body_minimum}—{limits.body_maximum} 字提醒"
        words = (f"问题正文（合计 {limits.body_about} 字左右，{band}）" if is_body
                 else "应用与撰写" if number else "问题信息")
        yield columns[0], columns[-1] + 1, words


def score_band(campaign: Campaign) -> str:
    """Return the lowest and the highest score, as a person writes them."""
    return f"{campaign.settings.score_minimum:g}—{campaign.settings.score_maximum:g}"


def scores_advice(campaign: Campaign) -> str:
    """Return how to fill in 委员会评分."""
    return (f"按序号填写 {score_band(campaign)} 分；未评留空，应回避的填“{RECUSED}”。"
            f"题目和委员姓名按序号自动显示；分数只认序号，{Sheet.QUESTIONS}排序后不必移动。")
