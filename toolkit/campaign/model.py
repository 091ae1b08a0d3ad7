"""The typed model of one year's call (征集活动): everything that changes from year to year is data here.

Every setting declares its Chinese label once (``title``); the campaign workbook, the command `toolkit campaign`
and 填报说明 all read it from here.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self
from unicodedata import normalize

from pydantic import AfterValidator, Field, field_validator, model_validator

from toolkit import text
from toolkit.campaign.review_model import Criterion, Institution, Reviewer, Stage
from toolkit.campaign.value_words import readable_value
from toolkit.campaign.values import CHINA_TIME as CHINA_TIME
from toolkit.campaign.values import CampaignModel, ChinaDeadline, ChinaTime, Count, Entries, Figure, SeverityWord
from toolkit.model import DEFAULT_CLAUSE, Sheet, Unit

CategoryCode = str
Kind = Literal[
    "serial", "text", "long", "choice", "phone", "email", "date", "number", "keywords", "disciplines", "live",
]
DRAWN_LISTS = ("units", "unit_types", "categories", "research_fields", "disciplines")
"""The drop-down lists that are drawn from the campaign's tables; every other one stands in its ``lists``."""

PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""Stands in a prompt for a limit by its name."""

KNOWN_TYPES = "unit_types_known"
"""The short list of every type of unit, also of those that may not recommend."""


class Settings(CampaignModel):
    """The single settings of 活动, one a row; bands are inclusive and in 字数."""

    above: ClassVar[Mapping[str, str]] = {"closes": "opens", "score_maximum": "score_minimum"}
    not_below: ClassVar[Mapping[str, str]] = {
        "body_minimum": "body_floor",
        "body_about": "body_minimum",
        "body_maximum": "body_about",
        "body_ceiling": "body_maximum",
        "committee_rows": "committee_minimum",
    }

    code: str = Field(title="活动代码", pattern=r"^[0-9A-Za-z-]{1,20}$",
                      description="写入每份推荐表；收件时据此核对推荐表属于哪次征集。字母、数字和连字符。")
    name: str = Field(title="活动名称", min_length=1, description="印在推荐表、报告和函件的标题处。")
    year: int = Field(title="年度", ge=2000, le=2100, description="四位数字。")
    notice: str = Field("", title="通知文号或标题", description="推荐表“填报说明”和报告引用。")
    opens: ChinaTime = Field(title="开始时间", description="北京时间，含时刻；只写日期的，从当日 0 时起。")
    closes: ChinaDeadline = Field(
        title="截止时间",
        description="北京时间，含时刻；只写日期的，到当日 24 时止；晚于此时刻的标为迟报。收到时间即文件的修改时间。",
    )
    unit_types: Entries = Field(title="可推荐的单位类型", min_length=1,
                                description="多个用“；”分隔，须为“列表”表“单位类型”一列所列的类型。")
    committee_minimum: Count = Field(title="专家推荐委员会人数下限", description="同一人只计一次。")
    foreign_member_required: bool = Field(
        title="联合国外科技组织推荐时须有国外专家", description="是：委员会须有国外专家；港澳台不计为国外。",
    )
    signed_scan_required: bool = Field(
        False, title="签字扫描件",
        description="要求：推荐表须附签字后的扫描件（PDF、JPG 等），没有能打开的即提醒；不要求：收到的只作登记。",
    )
    title_style: Literal["question", "any"] = Field(
        title="题目形式", description="问句：中文题目须以问号结尾；不限：不作要求。",
    )
    discipline_level: int = Field(
        title="学科级别", ge=1, le=3, description="GB/T 13745 学科应细化到的级别：1、2 或 3。",
    )
    disciplines_maximum: Count = Field(title="每题学科数上限", description="每个问题最多填写几个学科。")
    body_floor: Count = Field(title="正文字数下限（退回）", description="四部分正文合计少于此数，退回修改。")
    body_minimum: Count = Field(title="正文字数下限（提醒）", description="四部分正文合计少于此数，提醒。")
    body_about: Count = Field(title="正文字数（左右）", description="通知要求的字数；上下幅度由工具默认，可以修改。")
    body_maximum: Count = Field(title="正文字数上限（提醒）", description="四部分正文合计多于此数，提醒。")
    body_ceiling: Count = Field(title="正文字数上限（退回）", description="四部分正文合计多于此数，退回修改。")
    body_containment: Figure = Field(
        title="正文重合比例（起）", gt=0, le=1,
        description="0 至 1 之间：较短的正文有多大比例也见于另一题的正文，达到此数即列入“重复与相似”。",
    )
    title_likeness: Figure = Field(
        title="题目相近程度（起）", gt=0, le=1,
        description="0 至 1 之间：两题题目的实质内容有多大比例相同，达到此数即列入“重复与相似”。",
    )
    score_minimum: Figure = Field(title="委员会评分下限", description="委员会评分的最低分。")
    score_maximum: Figure = Field(title="委员会评分上限", description="委员会评分的最高分。")
    score_share: Figure = Field(
        title="每题应评分的委员比例下限", ge=0, le=1,
        description="0 至 1 之间，例如 0.6667 即三分之二；低于此比例提醒。",
    )
    presider_titles: Entries = Field(
        title="推荐工作主持人的职务", min_length=1, description="主持人职务应含其中之一；多个用“；”分隔。",
    )
    question_rows: int = Field(title="推荐问题表行数", ge=1, le=200, description="空白推荐表中可填写的问题行数。")
    committee_rows: int = Field(title="专家委员会表行数", ge=1, le=200, description="空白推荐表中可填写的委员行数。")
    contact: str = Field("", title="联系人", description="印在推荐表和函件中。")
    phone: str = Field("", title="联系电话", description="印在推荐表和函件中。")
    email: str = Field("", title="电子邮箱", description="印在推荐表和函件中。")
    website: str = Field("", title="活动专题网站", description="提交推荐材料的网站。")
    signatory: str = Field("", title="落款单位", description="函件落款。")
    notice_comments: bool = Field(
        False, title="遴选结果通知附评审意见", description="是：通知中附不具名的评审意见；否：只通知结果。",
    )
    publication_order: Literal["pinyin", "rank"] = Field(
        "pinyin", title="公布名单次序", description="按拼音：每类按题目拼音排列；按名次：按最后环节的名次排列。",
    )
    book_authors: bool = Field(
        True, title="入选问题汇编印撰写人", description="是：每题印撰写人及其单位，并编撰写人索引；否：都不印。",
    )
    tracking_scope: Literal["selected", "entered"] = Field(
        "selected", title="跟踪范围",
        description="入选的：单位只跟踪发布（入选）的问题；进入遴选的：其余进入遴选的问题也请单位填报。",
    )
    sources: str = Field(
        "", title="依据说明",
        description="各项规定从何而来，哪些未查到；“依据”一列用语的含义。印在推荐表“填报说明”中。",
    )


class Category(CampaignModel):
    """A category of questions with its quota per unit and the number to select."""

    not_below: ClassVar[Mapping[str, str]] = {"maximum": "minimum"}

    code: CategoryCode = Field(title="代码", pattern=r"^[a-z][a-z_]*$", description="程序内部使用，请勿改动。")
    name: str = Field(title="名称", min_length=1, description="推荐表“问题类别”下拉列表中的名称。")
    minimum: Count = Field(title="每单位最少", description="每个推荐单位在本类至少推荐几题。")
    maximum: Count = Field(title="每单位最多", description="每个推荐单位在本类至多推荐几题；不得小于“每单位最少”。")
    select: Count = Field(title="遴选数量", description="最后一个环节后本类入选的数量。")
    name_en: str = Field("", title="英文名称", description="印在中英文名单中；为默认，非通知规定。空白的，名单中标明。")


class ResearchField(CampaignModel):
    """A field of science (领域) that the notice names."""

    code: str = Field(title="代码", min_length=1, description="领域代码，不得重复。")
    name: str = Field(
        title="名称", min_length=1, description="推荐表“所属领域”下拉列表中的名称；单位也可填写其他领域。",
    )


class FieldSpec(CampaignModel):
    """A field of a form; its name is unique over all sheets and never changes."""

    not_below: ClassVar[Mapping[str, str]] = {"maximum": "minimum"}

    name: str = Field(title="字段名", pattern=r"^[a-z][a-z_]*$", description="程序内部使用的名称，请勿改动。")
    label: str = Field(
        title="标签", min_length=1, max_length=30, pattern=r"^[^*＊]+$",
        description="推荐表上显示的名称，可以修改，30 字以内；同一工作表内不得重复，不含星号（必填项的星号自动加上）。",
    )
    kind: Kind = Field(title="类型", description="决定怎样填写和校验，请勿改动。")
    required: bool = Field(default=False, title="必填", description="是：缺填时提出意见；可以修改。")
    personal: bool = Field(default=False, title="个人信息", description="是：校验意见中不引用所填内容。请勿改动。")
    language: Literal["", "zh", "en"] = Field(
        default="", title="语言", description="校验所填文字的语言；空白为不限。请勿改动。",
    )
    minimum: Count | None = Field(default=None, title="下限", description="关键词为个数下限；空白为不限。可以修改。")
    maximum: Count | None = Field(
        default=None, title="上限", description="关键词为个数上限；空白为不限，不得小于下限。可以修改。",
    )
    list: str = Field(
        default="", title="下拉列表",
        description="填写时提供的下拉列表；选项在“列表”“类别”“领域”“推荐单位”各表修改。本列请勿改动。",
    )
    prompt: str = Field(
        default="", title="填写提示", max_length=200,
        description="选中单元格时显示，可以修改，200 字以内；花括号中的名称（如 {minimum}）显示为现行限值。",
    )


class FormField(FieldSpec):
    """A field of the recommendation workbook, with the sheet on which it stands."""

    sheet: Sheet = Field(title="工作表", description="字段所在的推荐表工作表，请勿改动。")


class RuleSetting(CampaignModel):
    """What this call says of a rule: how grave it is and which clause of the notice it rests on."""

    code: str = Field(title="规则代码", min_length=1, description="规则的固定代码，请勿改动、增删。")
    severity: SeverityWord = Field(
        title="级别", description="可以修改：退回修改（文件退回）、提醒（请单位核实）、提示（仅供参考）。",
    )
    clause: str = Field(
        DEFAULT_CLAUSE, title="依据", min_length=1, description="通知条款；通知未规定、由本工具设定的写“默认”。",
    )
    remark: str = Field("", title="说明", description="备注，可自由填写。")


class UnitRow(CampaignModel):
    """A unit as the roster sheet 推荐单位 holds it."""

    code: str = Field(title="单位代码", min_length=1, description="不得重复；用于文件名和问题编号。")
    name: str = Field(title="单位名称", min_length=1, description="全称，不得重复。")
    former_names: Entries = Field((), title="曾用名", description="按曾用名或简称报送的也归入本单位；多个用“；”分隔。")
    type: str = Field(
        title="单位类型", min_length=1,
        description="从下拉列表选择；类型在“列表”表维护，哪些类型可以推荐在“活动”表设定。",
    )
    must_recommend: bool = Field(False, title="原则上必须推荐", description="由工作人员标“是”：未报送时列在最前。")
    contact: str = Field("", title="联系方式", description="催报时使用，可不填。")

    @property
    def unit(self) -> Unit:
        """Return the unit that stands in this row."""
        return Unit(**dict(self))


def _as_in_roster(unit: Unit) -> Unit:
    """Return the unit as its row of the roster would give it back."""
    return UnitRow.model_validate(unit, from_attributes=True).unit


CLAUSED = (*Settings.model_fields, "categories", "research_fields", "criteria", "stages")
"""What can name a clause of the notice of its own: every setting, and four tables as a whole."""


class Campaign(CampaignModel):
    """One year's call (征集活动), whole."""

    settings: Settings
    categories: tuple[Category, ...] = Field(min_length=1)
    research_fields: tuple[ResearchField, ...]
    form: tuple[FormField, ...] = Field(min_length=1)
    lists: dict[str, Entries]
    """Short drop-down lists by name: joint_modes, countries and the like."""
    rules: tuple[RuleSetting, ...]
    units: tuple[Annotated[Unit, AfterValidator(_as_in_roster)], ...]
    reviewers: tuple[Reviewer, ...] = ()
    institutions: tuple[Institution, ...] = ()
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    stages: tuple[Stage, ...]
    clauses: dict[str, str] = Field(default_factory=dict)
    """Clause of the notice by setting; a setting that is not here is 默认."""

    @field_validator("clauses")
    @classmethod
    def _named(cls, clauses: dict[str, str]) -> dict[str, str]:
        """Keep the clauses that say more than 默认; refuse one of something that has none."""
        if unknown := clauses.keys() - set(CLAUSED):
            raise ValueError(f"no such setting: {sorted(unknown)}")
        shown = {setting: text.strip_invisible(clause) for setting, clause in clauses.items()}
        return {setting: clause for setting, clause in shown.items() if clause not in ("", DEFAULT_CLAUSE)}

    @model_validator(mode="after")
    def _lists_known(self) -> Self:
        """Refuse a field or a unit that names a list or a type which the campaign does not have; no list is empty."""
        unknown = {field.list for field in self.form} - {"", *DRAWN_LISTS, *self.lists}
        strange = {unit.type for unit in self.units} | {*self.settings.unit_types}
        if unknown or not all(self.lists.values()) or strange - {*self.lists.get(KNOWN_TYPES, ())}:
            raise ValueError(f"unknown or empty lists, or unknown types of unit: {unknown or strange}")
        return self

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a campaign with some parts replaced, validated and derived anew."""
        parts = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(parts | dict(update or {}))

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
    def category_names(self) -> dict[str, str]:
        """Return the names of the categories by code."""
        return {category.code: category.name for category in self.categories}

    @cached_property
    def research_field_names(self) -> dict[str, str]:
        """Return the names of the fields of science by code."""
        return {field.code: field.name for field in self.research_fields}

    @cached_property
    def reviewer_names(self) -> dict[str, str]:
        """Return the names of the experts by id."""
        return {reviewer.id: reviewer.name for reviewer in self.reviewers}

    @cached_property
    def unit_of(self) -> dict[str, Unit]:
        """Return the units by code, by name and by former name."""
        by_former = {former: unit for unit in self.units for former in unit.former_names}
        return by_former | {unit.name: unit for unit in self.units} | {unit.code: unit for unit in self.units}

    def unit_named(self, written: str) -> Unit | None:
        """Return the unit whose code, name or former name *written* is, compared as texts are, of whatever width."""
        return self.unit_of.get(written) or self._unit_by_same.get(text.comparable(normalize("NFKC", written)))

    @cached_property
    def _unit_by_same(self) -> dict[str, Unit]:
        """Return the units by what their codes, names and former names are compared as."""
        return {text.comparable(normalize("NFKC", name)): unit for name, unit in self.unit_of.items()}

    @cached_property
    def research_field_forms(self) -> dict[str, str]:
        """Return the fields of science by what they may be written as: their names with and without the remark."""
        names = self.options("research_fields")
        return {form: name for name in names for form in (name, name.partition("（")[0]) if form}

    def research_field_named(self, written: str) -> str | None:
        """Return the field of the notice that *written* names, with or without its remark, compared as texts are."""
        return self._research_field_by_same.get(text.comparable(written))

    @cached_property
    def _research_field_by_same(self) -> dict[str, str]:
        """Return the fields of science by what their forms are compared as."""
        return {text.comparable(form): name for form, name in self.research_field_forms.items()}

    @cached_property
    def recommending_units(self) -> tuple[Unit, ...]:
        """Return the units whose type this call allows to recommend, in the roster's order."""
        return tuple(unit for unit in self.units if unit.type in self.settings.unit_types)

    @cached_property
    def fingerprint(self) -> str:
        """Return what the form's declaration is known by: fields, lists and sizes, not the file."""
        declared = {
            "fields": [field.model_dump(mode="json") for field in self.form],
            "lists": {field.list: self.options(field.list) for field in self.form
                      if field.list not in ("", "units", "disciplines")},
            "rows": [self.settings.question_rows, self.settings.committee_rows],
        }
        canonical = json.dumps(declared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]

    def on(self, sheet: Sheet) -> tuple[FormField, ...]:
        """Return the fields of one sheet of the form, in order."""
        return self.by_sheet[sheet]

    @cached_property
    def by_sheet(self) -> dict[Sheet, tuple[FormField, ...]]:
        """Return the form's fields by sheet, in order."""
        return {sheet: tuple(field for field in self.form if field.sheet is sheet) for sheet in Sheet}

    @cached_property
    def limits(self) -> dict[str, Any]:
        """Return every single setting by name."""
        return self.settings.model_dump()

    def prompt(self, field: FormField) -> str:
        """Return a field's prompt with the names of limits, such as ``{minimum}``, replaced by the limits in force."""
        return self._prompts[field.name]

    @cached_property
    def _prompts(self) -> dict[str, str]:
        """Return the prompts by field name."""
        return {field.name: self._prompted(field) for field in self.form}

    def _prompted(self, field: FormField) -> str:
        """Return a field's prompt with the limits in force."""
        limits = self.limits | {"minimum": field.minimum, "maximum": field.maximum}
        return PLACEHOLDER.sub(
            lambda name: readable_value(name[1], limits[name[1]]) if name[1] in limits else name[0], field.prompt
        )

    def clause(self, setting: str) -> str:
        """Return the clause of a setting, or 默认."""
        return self.clauses.get(setting, DEFAULT_CLAUSE)

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
