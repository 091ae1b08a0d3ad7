"""The sheets of campaign.xlsx: which table of the campaign stands on which, and what staff may change there.

A column's title and note are those of the field in the row's model; they are not declared here again.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import Field

from toolkit import messages
from toolkit.campaign.model import (
    CLAUSED,
    Campaign,
    Category,
    FormField,
    ResearchField,
    RuleSetting,
    Settings,
    UnitRow,
)
from toolkit.campaign.review_model import Criterion, Institution, Reviewer, Stage
from toolkit.campaign.value_words import YES_NO
from toolkit.campaign.values import CampaignModel
from toolkit.model import Unit


class SettingRow(CampaignModel):
    """A row of 活动: one single setting."""

    setting: str = Field(title="设置", description="设置的名称，请勿改动、增删。")
    value: str = Field(title="值", description="可以修改；填写要求见“说明”一列。")
    clause: str = Field(
        title="依据", description="通知条款；通知未规定、由本工具设定的写“默认”；往年预设的其他用语见“依据说明”。",
    )
    note: str = Field(title="说明", description="本列只供阅读，改动不起作用。")


class RuleRow(RuleSetting):
    """A row of 规则: also with what staff should see of a rule, which is never read back."""

    short: str = Field("", title="规则", description="规则的名称，只供阅读，改动不起作用。")
    live: str = Field(
        "", title="填写时即校验", description="是：推荐表“自检”中即时显示；否：收到后校验。只供阅读，改动不起作用。"
    )


@dataclass(frozen=True)
class CampaignTable:
    """A sheet that holds one item of the campaign a row, below a title and a line of explanation."""

    name: str
    """The campaign's attribute that the sheet holds."""
    sheet: str
    row: type[CampaignModel]
    """The row's model: every column is a field of it."""
    purpose: str
    """The line of explanation."""
    widths: Mapping[str, float]
    """The columns by field, in the order shown, each with its width in characters."""
    fixed: frozenset[str] = frozenset()
    """Columns that staff leave as they are; shown grey."""
    unique: tuple[tuple[str, ...], ...] = ()
    """Groups of columns in which nothing may stand twice; the last of a group names it."""
    spare: int = 0
    """Empty rows offered below the last one."""
    item: Callable[[Any], Any] = lambda row: row
    """Turns a row into the campaign's item."""

    @property
    def titles(self) -> dict[str, str]:
        """Return the title of each column by field, in the order shown."""
        return {name: field_title(self.row, name) for name in self.widths}

    def rows(self, campaign: Campaign, live_codes: frozenset[str]) -> tuple[CampaignModel, ...]:
        """Return the rows that show this table of *campaign*."""
        return tuple(_row(item, live_codes) for item in getattr(campaign, self.name))


def field_title(model: type[CampaignModel], name: str) -> str:
    """Return the Chinese title of a field of *model*."""
    return str(model.model_fields[name].title)


def _row(item: object, live_codes: frozenset[str]) -> CampaignModel:
    """Return the row that shows *item*."""
    match item:
        case Unit():
            return UnitRow(**asdict(item))
        case RuleSetting():
            live = YES_NO[item.code in live_codes]
            return RuleRow(**item.model_dump(), short=messages.rule_title(item.code), live=live)
        case CampaignModel():
            return item
    raise TypeError(f"no row shows {item!r}")


def _rule(row: RuleRow) -> RuleSetting:
    """Return the rule setting that a row of 规则 holds."""
    return RuleSetting(**row.model_dump(include=set(RuleSetting.model_fields)))


SETTINGS_SHEET = "活动"
SETTINGS_PURPOSE = "本工作簿是本次征集活动的唯一设定。白底单元格可以修改，灰底请勿改动；保存后下一次运行命令即生效。"
SETTING_WIDTHS = {"setting": 34, "value": 52, "clause": 12, "note": 66}

LISTS_SHEET = "列表"
LISTS_PURPOSE = (
    "推荐表下拉列表的选项，每列一个列表，每格一项；可以增删、调整次序。"
    "“联合推荐”“中国”“主任”等选项为校验所用，请保留。"
)

TABLES = (
    CampaignTable(
        "categories",
        "类别",
        Category,
        "问题类别、每个推荐单位每类的推荐名额和遴选数量。",
        {"code": 18, "name": 24, "minimum": 14, "maximum": 14, "select": 14, "name_en": 42},
        fixed=frozenset({"code"}),
        unique=(("code",), ("name",)),
    ),
    CampaignTable(
        "research_fields",
        "领域",
        ResearchField,
        "通知列出的重点领域；单位也可填写其他领域，届时提醒核实。",
        {"code": 14, "name": 44},
        unique=(("code",), ("name",)),
        spare=10,
    ),
    CampaignTable(
        "form",
        "字段",
        FormField,
        "推荐表的全部栏目。标签、必填、下限、上限、填写提示和先后次序（剪切、插入整行）可以修改；灰底列请勿改动，不得增删栏目。",
        {
            "sheet": 13,
            "name": 19,
            "label": 20,
            "kind": 11,
            "required": 9,
            "personal": 11,
            "language": 9,
            "minimum": 9,
            "maximum": 9,
            "list": 17,
            "prompt": 66,
        },
        fixed=frozenset({"sheet", "name", "kind", "personal", "language", "list"}),
        unique=(("name",), ("sheet", "label")),
    ),
    CampaignTable(
        "rules",
        "规则",
        RuleRow,
        "推荐表收到后逐条校验的规则。级别、依据和说明可以修改；灰底列请勿改动，不得增删规则。",
        {"code": 29, "short": 26, "severity": 13, "clause": 12, "live": 15, "remark": 40},
        fixed=frozenset({"code", "short", "live"}),
        unique=(("code",),),
        item=_rule,
    ),
    CampaignTable(
        "units",
        "推荐单位",
        UnitRow,
        "推荐单位名录，可以增删。企业科协由工作人员补充，学会联合体的代码（L-01 起）为默认；"
        "“原则上必须推荐”由工作人员标注（依据：三）。",
        {"code": 12, "name": 40, "former_names": 32, "type": 14, "must_recommend": 18, "contact": 32},
        unique=(("code",),),
        spare=40,
        item=lambda row: row.unit,
    ),
    CampaignTable(
        "reviewers",
        "评审专家",
        Reviewer,
        "领域专家组和终选专家委员会的专家，由工作人员填写，每行一位。",
        {"id": 12, "name": 14, "employer": 34, "fields": 30, "keywords": 34, "panels": 20, "recusals": 34},
        unique=(("id",),),
        spare=60,
    ),
    CampaignTable(
        "criteria",
        "指标",
        Criterion,
        "评审指标及权重，各项权重之和应为 1。名称取自通知四.2，权重和满分为默认，非通知规定。",
        {"name": 24, "weight": 14, "maximum": 14},
        unique=(("name",),),
        spare=6,
    ),
    CampaignTable(
        "stages",
        "环节",
        Stage,
        "遴选环节，按先后排列。名称取自通知五，其余为默认，非通知规定。",
        {
            "name": 14,
            "method": 9,
            "pool": 15,
            "grouping": 10,
            "reviewers": 11,
            "least_load": 11,
            "most_load": 11,
            "anonymous": 9,
            "ranking": 15,
            "passing": 12,
            "passing_value": 9,
            "quorum": 11,
            "tie_chain": 30,
            "field_limit": 11,
            "unit_limit": 11,
            "most_votes": 13,
            "closes": 21,
        },
        unique=(("name",),),
        spare=4,
    ),
    CampaignTable(
        "institutions",
        "机构",
        Institution,
        "评审回避用：机构的全称和别名，名称相同或互为别名的视为同一机构；可以增删。所列为默认，非通知规定。",
        {"name": 34, "aliases": 44, "with_subordinates": 12},
        unique=(("name",),),
        spare=40,
    ),
)
"""The tables, in the order of their sheets (DESIGN §5)."""

TABLE = {table.name: table for table in TABLES}
"""The tables by the campaign's attribute."""

CLAUSED_TABLES = tuple(TABLE[name] for name in CLAUSED if name in TABLE)
"""The tables that rest on a clause of the notice as a whole."""


def setting_titles() -> dict[str, str]:
    """Return the title of everything that has a row in 活动: the settings, then the tables that rest on a clause."""
    settings = {name: field_title(Settings, name) for name in Settings.model_fields}
    return settings | {table.name: f"{table.sheet}（整表）" for table in CLAUSED_TABLES}
