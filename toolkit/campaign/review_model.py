"""The typed model of the review in a campaign: experts, institutions, criteria and stages (DESIGN §5, notice 五).

Numbers, tie rules and quorums are the toolkit's defaults, not rules of the notice.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BeforeValidator, Field

from toolkit.campaign.ranking_worth import worth_sentence
from toolkit.campaign.value_words import WORDS
from toolkit.campaign.values import CampaignModel, Count, Entries, Figure, china_deadline

Method = Literal["score", "vote"]
Ranking = Literal["mean", "median", "trimmed", "calibrated"]

DEVIATION, COMMITTEE_MEAN, FORMER_RANK = "标准差", "委员会评分", "上一环节名次"
"""Further steps of a tie chain: the smaller deviation first, then what was known before the stage."""

PASS_TOGETHER, VOTE_AGAIN = "一并通过", "停止并再次投票"
TIE_ENDS = (PASS_TOGETHER, VOTE_AGAIN)
"""What a tie chain ends with; nothing is decided by lot."""

SCORE_STEPS = (*WORDS["ranking"].values(), DEVIATION)
"""Steps of a tie chain that need scores."""
EARLIER_STEPS = (COMMITTEE_MEAN, FORMER_RANK)
"""Steps of a tie chain that need none."""

LATER_FAMILIES = ("review.", "vote.", "track.")
"""How the codes of rules begin by which no recommendation is judged: what reviewers send back, and tracking."""

SHEET_COLUMNS = ("问题编号", "题目（中文）", "所属学科", "加权总分", "回避", "评审意见")
"""Columns of a score sheet that no criterion may be called by."""

QUORUM_DENOMINATOR = 12
"""Largest denominator of the fraction that a quorum of four decimals is meant as."""


class Reviewer(CampaignModel):
    """One of CAST's experts (评审专家)."""

    id: str = Field(title="编号", min_length=1, description="专家编号，不得重复。")
    name: str = Field(title="姓名", min_length=1, description="专家姓名。")
    employer: str = Field("", title="工作单位", description="用于回避；每题同一机构至多一位专家。")
    fields: Entries = Field(
        (), title="领域", description="可评审的领域，多个用“；”分隔；按领域分组的环节只分给本领域的专家。",
    )
    keywords: Entries = Field(
        (), title="研究方向关键词", description="用于匹配问题，多个用“；”分隔；也可写 GB/T 13745 学科名称或代码。",
    )
    panels: Entries = Field(
        (), title="评审组",
        description="参加的环节，多个用“；”分隔；某环节无人写明的，由本列空白的专家评审。",
    )
    recusals: Entries = Field(
        (), title="回避单位",
        description="不评审与这些单位、机构或人员有关的问题，多个用“；”分隔；推荐单位可写代码、名称或曾用名。",
    )


class Institution(CampaignModel):
    """An institution (机构) with the other names it goes by, for recusal."""

    name: str = Field(title="机构", min_length=1, description="全称，不得重复。")
    aliases: Entries = Field((), title="别名", description="简称、曾用名等，多个用“；”分隔。")
    with_subordinates: bool = Field(
        False, title="含下属", description="是：名称以本机构名称开头的下属机构，回避时视为本机构；否：只指本机构自身。",
    )


class Criterion(CampaignModel):
    """A criterion of review (指标) with its weight and its highest mark."""

    name: str = Field(
        title="指标", min_length=1, max_length=20, pattern=r"^[^*＊；;]+$",
        description="评审指标的名称，20 字以内，不含星号和分号，不得重复；评分表中各占一列。",
    )
    weight: Figure = Field(title="权重", gt=0, le=1, description="各项权重之和应为 1。")
    maximum: Figure = Field(title="满分", gt=0, description="该项的最高分。")


class Stage(CampaignModel):
    """A stage of selection (环节): its pool, who reviews, how questions are ranked, what passes."""

    not_below: ClassVar[Mapping[str, str]] = {"most_load": "least_load"}

    name: str = Field(title="环节", min_length=1, max_length=20, description="环节名称，按先后排列，不得重复。")
    method: Method = Field(title="方式", description="评分：专家按指标打分；投票：同意、反对或弃权。")
    pool: Literal["accepted", "previous"] = Field(title="范围", description="第一个环节为全部受理的问题。")
    grouping: Literal["field", "none"] = Field(
        "none", title="分组", description="按领域：问题只分给“领域”含其所属领域的专家。",
    )
    reviewers: Count = Field(
        title="每题评审人数", description="每个问题由几位专家评审；投票环节为评委会人数；0 为凭 CSV 合并的大范围投票。",
    )
    least_load: Count | None = Field(None, title="每人最少题数", description="空白为不限。")
    most_load: Count | None = Field(None, title="每人最多题数", description="空白为不限，不得小于“每人最少题数”。")
    anonymous: bool = Field(False, title="匿名", description="是：评分表和评审材料不显示推荐单位和撰写人。")
    ranking: Ranking | None = Field(
        None, title="排序依据",
        description=f"评分环节必填；投票环节按同意票排序，本列不起作用。{worth_sentence()}",
    )
    passing: Literal["places", "mark", "share"] = Field(
        title="通过方式", description="每类名次、分数线（评分环节），或每类名次、得票比例（投票环节）。",
    )
    passing_value: Figure = Field(
        title="通过值", ge=0, description="名次、分数（0 至 100）或得票比例（0 至 1）；最后环节的名次等于“遴选数量”。",
    )
    quorum: Figure = Field(
        title="法定人数比例", ge=0, le=1,
        description="0 至 1 之间，例如 0.6667 即三分之二；有效份数占应评份数（不含回避）的最低比例，不足的待定。",
    )
    tie_chain: Entries = Field(
        title="并列规则", min_length=1,
        description=f"并列时依次比较，用“；”分隔：{'、'.join((*SCORE_STEPS, *EARLIER_STEPS))}或某项指标；"
                    f"最后写“{PASS_TOGETHER}”或“{VOTE_AGAIN}”。",
    )
    field_limit: Count | None = Field(None, title="每领域上限", description="每类中同一领域至多通过几题；空白为不限。")
    unit_limit: Count | None = Field(None, title="每单位上限", description="每类中同一单位至多通过几题；空白为不限。")
    most_votes: Count | None = Field(
        None, title="每人每类最多票数", description="投票环节每人每类至多投几张同意票；空白为不限。",
    )
    closes: Annotated[AwareDatetime | None, BeforeValidator(china_deadline)] = Field(
        None, title="截止时间", description="交回评分表、选票的期限（北京时间）；只写日期的，当日 24 时止；空白不限。",
    )

    @property
    def tie_steps(self) -> tuple[str, ...]:
        """Return what ties are compared by, in order, without the end of the chain."""
        return self.tie_chain[:-1]

    @property
    def votes_again(self) -> bool:
        """Return whether a tie that the chain leaves stops the selection for a second vote."""
        return self.tie_chain[-1] == VOTE_AGAIN

    @property
    def quorum_fraction(self) -> Fraction:
        """Return the quorum as the nearest fraction with a denominator up to twelve: 0.6667 is two thirds."""
        return Fraction(self.quorum).limit_denominator(QUORUM_DENOMINATOR)

    @property
    def is_mass_vote(self) -> bool:
        """Return whether ballots come as CSV from many, and nobody is assigned."""
        return self.method == "vote" and self.reviewers == 0
