"""The typed model of one year's call (征集活动): everything that changes from year to year is data here.

Every setting declares its Chinese label once (``title``); the campaign workbook, the command `toolkit campaign`
and 填报说明 all read it from here.
"""

import re
from datetime import datetime
from functools import cached_property
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from toolkit.model import Severity, Sheet, Unit

CHINA_TIME = ZoneInfo("Asia/Shanghai")
DEFAULT = "默认"
"""What stands in place of a clause where the notice is silent and the toolkit decided (DESIGN §1)."""

CategoryCode = str
Kind = Literal[
    "serial", "text", "long", "choice", "phone", "email", "date", "number", "keywords", "disciplines", "live"
]


def _china(value: object) -> object:
    """Read a clock time without zone as China Standard Time."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=CHINA_TIME)
    return value


def _severity(value: object) -> object:
    """Read a severity from its word."""
    return Severity[value.upper()] if isinstance(value, str) and value.upper() in Severity.__members__ else value


def _shown(limit: object) -> str:
    """Return a limit as a person writes it: 100.0 as 100."""
    return f"{limit:g}" if isinstance(limit, float) else str(limit)


ChinaTime = Annotated[AwareDatetime, BeforeValidator(_china)]
SeverityWord = Annotated[Severity, BeforeValidator(_severity)]
Count = Annotated[int, Field(ge=0, le=10_000)]


class Model(BaseModel):
    """Frozen and strict about names: an unknown key is a fault, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Settings(Model):
    """The single settings of 活动, one a row; bands are inclusive and in 字数."""

    code: str = Field(title="活动代码", pattern=r"^[0-9A-Za-z-]{1,20}$")
    name: str = Field(title="活动名称", min_length=1)
    year: int = Field(title="年度", ge=2000, le=2100)
    notice: str = Field("", title="通知文号或标题")
    opens: ChinaTime = Field(title="开始时间")
    closes: ChinaTime = Field(title="截止时间")
    unit_types: tuple[str, ...] = Field(title="可推荐的单位类型", min_length=1)
    committee_minimum: Count = Field(title="专家推荐委员会人数下限")
    foreign_member_required: bool = Field(title="联合国外科技组织推荐时须有国外专家")
    title_style: Literal["question", "any"] = Field(title="题目形式")
    discipline_level: int = Field(title="学科级别", ge=1, le=3)
    disciplines_maximum: Count = Field(3, title="每题学科数上限")
    body_minimum: Count = Field(title="正文字数下限（提醒）")
    body_maximum: Count = Field(title="正文字数上限（提醒）")
    body_floor: Count = Field(title="正文字数下限（退回）")
    body_ceiling: Count = Field(title="正文字数上限（退回）")
    score_minimum: float = Field(0, title="委员会评分下限")
    score_maximum: float = Field(100, title="委员会评分上限")
    score_share: float = Field(title="每题应评分的委员比例下限", ge=0, le=1)
    presider_titles: tuple[str, ...] = Field(title="推荐工作主持人的职务")
    question_rows: int = Field(30, title="推荐问题表行数", ge=1, le=200)
    committee_rows: int = Field(60, title="专家委员会表行数", ge=1, le=200)
    contact: str = Field("", title="联系人")
    phone: str = Field("", title="联系电话")
    email: str = Field("", title="电子邮箱")
    website: str = Field("", title="活动专题网站")
    signatory: str = Field("", title="落款单位")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        """Refuse limits that contradict each other."""
        if self.opens >= self.closes:
            raise ValueError("opens-after-closes")
        if not self.body_floor <= self.body_minimum <= self.body_maximum <= self.body_ceiling:
            raise ValueError("body-band-disordered")
        if self.score_minimum >= self.score_maximum:
            raise ValueError("score-band-empty")
        return self


class Category(Model):
    """A category of questions with its quota per unit and the number to select."""

    code: CategoryCode = Field(title="代码", pattern=r"^[a-z][a-z_]*$")
    name: str = Field(title="名称", min_length=1)
    minimum: Count = Field(title="每单位最少")
    maximum: Count = Field(title="每单位最多")
    select: Count = Field(title="遴选数量")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        """Refuse a minimum above its maximum."""
        if self.minimum > self.maximum:
            raise ValueError("minimum-above-maximum")
        return self


class ResearchField(Model):
    """A field of science (领域) that the notice names."""

    code: str = Field(title="代码", min_length=1)
    name: str = Field(title="名称", min_length=1)


class FormField(Model):
    """A field of the recommendation workbook; its name is unique over all sheets and never changes."""

    sheet: Sheet = Field(title="工作表")
    name: str = Field(title="字段名", pattern=r"^[a-z][a-z_]*$")
    label: str = Field(title="标签", min_length=1)
    kind: Kind = Field(title="类型")
    required: bool = Field(False, title="必填")
    personal: bool = Field(False, title="个人信息")
    language: Literal["", "zh", "en"] = Field("", title="语言")
    minimum: Count | None = Field(None, title="下限")
    maximum: Count | None = Field(None, title="上限")
    list: str = Field("", title="下拉列表")
    prompt: str = Field("", title="填写提示")


class RuleSetting(Model):
    """What this call says of a rule: how grave it is and which clause of the notice it rests on."""

    code: str = Field(title="规则代码")
    severity: SeverityWord = Field(title="级别")
    clause: str = Field(DEFAULT, title="依据")
    remark: str = Field("", title="说明")


class Reviewer(Model):
    """One of CAST's experts (评审专家)."""

    id: str = Field(title="编号", min_length=1)
    name: str = Field(title="姓名", min_length=1)
    employer: str = Field("", title="工作单位")
    fields: tuple[str, ...] = Field((), title="领域")
    keywords: tuple[str, ...] = Field((), title="研究方向关键词")
    panels: tuple[str, ...] = Field((), title="评审组")
    recusals: tuple[str, ...] = Field((), title="回避单位")


class Criterion(Model):
    """A criterion of review (指标) with its weight and its highest mark."""

    name: str = Field(title="指标", min_length=1)
    weight: float = Field(title="权重", gt=0, le=1)
    maximum: float = Field(title="满分", gt=0)


class Stage(Model):
    """A stage of selection (环节)."""

    name: str = Field(title="环节", min_length=1)
    method: Literal["score", "vote"] = Field(title="方式")
    pool: str = Field(title="范围")
    reviewers: Count = Field(title="每题评审人数")
    passing: str = Field(title="通过规则")
    quorum: float = Field(title="法定人数比例", ge=0, le=1)
    tie: str = Field(title="并列处理")


class Campaign(Model):
    """One year's call (征集活动), whole."""

    settings: Settings
    categories: tuple[Category, ...] = Field(min_length=1)
    research_fields: tuple[ResearchField, ...]
    form: tuple[FormField, ...] = Field(min_length=1)
    lists: dict[str, tuple[str, ...]]
    """Short drop-down lists of the form by name: joint_modes, countries and the like."""
    rules: tuple[RuleSetting, ...]
    units: tuple[Unit, ...]
    reviewers: tuple[Reviewer, ...] = ()
    criteria: tuple[Criterion, ...]
    stages: tuple[Stage, ...]
    clauses: dict[str, str] = Field(default_factory=dict)
    """Clause of the notice by setting; a setting that is not here is 默认."""

    @cached_property
    def fields(self) -> dict[str, FormField]:
        """Return the form's fields by name."""
        return {field.name: field for field in self.form}

    @cached_property
    def rule(self) -> dict[str, RuleSetting]:
        """Return the rule settings by code."""
        return {setting.code: setting for setting in self.rules}

    @cached_property
    def category_of(self) -> dict[str, Category]:
        """Return the categories by name."""
        return {category.name: category for category in self.categories}

    @cached_property
    def unit_of(self) -> dict[str, Unit]:
        """Return the units by code, by name and by former name."""
        by_former = {former: unit for unit in self.units for former in unit.former_names}
        return by_former | {unit.name: unit for unit in self.units} | {unit.code: unit for unit in self.units}

    @cached_property
    def recommending_units(self) -> tuple[Unit, ...]:
        """Return the units whose type this call allows to recommend, in the roster's order."""
        return tuple(unit for unit in self.units if unit.type in self.settings.unit_types)

    def on(self, sheet: Sheet) -> tuple[FormField, ...]:
        """Return the fields of one sheet of the form, in order."""
        return self.by_sheet[sheet]

    @cached_property
    def by_sheet(self) -> dict[Sheet, tuple[FormField, ...]]:
        """Return the form's fields by sheet, in order."""
        return {sheet: tuple(field for field in self.form if field.sheet is sheet) for sheet in Sheet}

    def prompt(self, field: FormField) -> str:
        """Return a field's prompt with the names of limits, such as ``{minimum}``, replaced by the limits in force."""
        limits = self.settings.model_dump() | {"minimum": field.minimum, "maximum": field.maximum}
        return re.sub(r"\{(\w+)\}", lambda name: _shown(limits.get(name[1], name[0])), field.prompt)

    def clause(self, setting: str) -> str:
        """Return the clause of a setting, or 默认."""
        return self.clauses.get(setting, DEFAULT)

    def options(self, name: str) -> tuple[str, ...]:
        """Return the entries of a drop-down list by its name; the disciplines are not among them."""
        match name:
            case "units":
                return tuple(unit.name for unit in self.recommending_units)
            case "unit_types":
                return self.settings.unit_types
            case "categories":
                return tuple(category.name for category in self.categories)
            case "research_fields":
                return tuple(field.name for field in self.research_fields)
            case _:
                return self.lists[name]
