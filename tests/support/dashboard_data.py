"""Data of dashboards: a small one made by hand, one as large as a whole campaign, one whose names mean harm."""

from dataclasses import replace
from datetime import date, datetime
from random import Random

from toolkit.dashboard.evidence import shared_excerpts
from toolkit.dashboard.model import (
    ChangedQuestion,
    DashboardData,
    DisciplineFigures,
    FieldFigures,
    KinEvidence,
    KinSide,
    MonthFigures,
    QuotaCategory,
    RuleFigures,
    UnitFigures,
    UnitState,
)
from toolkit.model import Severity

CATEGORIES = (QuotaCategory("前沿科学问题", 3, 5), QuotaCategory("工程技术难题", 3, 5), QuotaCategory("产业技术问题", 3, 5))

SHARED = "现有方法在高温高压条件下缺乏可重复的测量手段，导致关键参数的不确定度长期居高不下"
FIRST = f"当前研究表明，{SHARED}，亟需建立新的实验平台。"
SECOND = f"值得注意的是：{SHARED}。为此应当发展原位表征技术，并与数值模拟相互验证。"

SMALL = DashboardData(
    campaign="2023重大科学问题、工程技术难题和产业技术问题征集",
    batch="2023-04",
    dated=date(2023, 4, 20),
    opens=datetime(2023, 3, 1),
    closes=datetime(2023, 4, 30, 23, 59, 59),
    categories=CATEGORIES,
    units=(
        UnitFigures("A-01", "中国数学会", "全国学会", True, UnitState.ACCEPTED, counts=(4, 3, 3), committee=17,
                    findings={Severity.WARNING: 2}, letter="letters/A-01 中国数学会 受理.docx"),
        UnitFigures("A-02", "中国物理学会", "全国学会", True, UnitState.MISSING, letter="letters/A-02 中国物理学会 催报.docx"),
        UnitFigures("A-03", "中国力学学会", "全国学会", False, UnitState.MISSING),
        UnitFigures("A-06", "中国化学会", "全国学会", True, UnitState.RETURNED, counts=(4, 6, 2), committee=12,
                    findings={Severity.ERROR: 3, Severity.WARNING: 1}, returned_copy="returned/A-06 中国化学会.xlsx",
                    letter="letters/A-06 中国化学会 退回.docx"),
        UnitFigures("L-01", "生命科学学会联合体", "学会联合体", False, UnitState.ACCEPTED, True, (5, 5, 5), 21,
                    {Severity.WARNING: 1}),
        UnitFigures("Q-01", "示范企业科协", "企业科协", False, UnitState.UNREADABLE, findings={Severity.ERROR: 1}),
    ),
    months=(MonthFigures("2023-03", date(2023, 3, 31), 2, 1, 1), MonthFigures("2023-04", date(2023, 4, 20), 4, 2, 1)),
    fields=(FieldFigures("数理化基础科学", (4, 1, 0)), FieldFigures("生命健康", (5, 7, 8))),
    disciplines=(DisciplineFigures("数学", 8), DisciplineFigures("基础医学", 17)),
    body_lengths=(1950, 2010, 2040, 1580, 2450, 640),
    body_band=(1000, 1600, 2400, 3000),
    mean_scores=(88.5, 91.25, 76.0, 100.0),
    score_band=(0, 100),
    rules=(
        RuleFigures("question.body-length", Severity.WARNING, 4, 3),
        RuleFigures("committee.too-small", Severity.ERROR, 1, 1),
        RuleFigures("quota.too-many", Severity.ERROR, 2, 1),
    ),
    kin=(
        KinEvidence(
            KinSide("A-01-02", "中国数学会", "如何在极端条件下精确测量材料的力学参数？"),
            KinSide("L-01-04", "生命科学学会联合体", "极端条件下如何实现材料力学参数的精确测量？"),
            "正文相近", 0.8342, shared_excerpts(FIRST, SECOND),
        ),
        KinEvidence(KinSide("A-06-01", "中国化学会", "如何实现常温超导？"), KinSide("2021-07", "2021 年", "如何实现常温超导？"),
                    "与往年相近", 1.0, decided="不同"),
    ),
    changes=(
        ChangedQuestion("A-06-03", "中国化学会", "改为退回", "如何理解催化剂的动态结构？"),
        ChangedQuestion("A-01-02", "中国数学会", "修改", "如何在极端条件下精确测量材料的力学参数？", "正文、关键词（中文）"),
        ChangedQuestion("L-01-04", "生命科学学会联合体", "新增", "极端条件下如何实现材料力学参数的精确测量？"),
        ChangedQuestion("L-01-05", "生命科学学会联合体", "新增", "衰老的细胞机制是什么？"),
    ),
    before="2023-03",
)  # fmt: skip

EMPTY = replace(
    SMALL, units=SMALL.units[1:3], months=(MonthFigures("2023-04", date(2023, 4, 20), 0, 0, 0),), fields=(), disciplines=(),
    body_lengths=(), mean_scores=(), rules=(), kin=(), changes=(), before="",
)
"""A first batch in which nothing came."""

HARM = (
    "</script><script>document.title='ran'</script>",
    '"><img src=x onerror="document.title=\'ran\'">',
    "</style></table></section><h1>甲</h1>",
    "{{ say }}{% for x in y %}",
    "javascript:alert(1)//",
    "甲\u202excod.exe\u202c乙\u2067丙",
    "甲\x00\x07\x1b[31m乙\ud800丙\ufffe",
    "datum.share > 0",
    "' onclick='document.title=1' x='",
    "=HYPERLINK(\"http://例子.invalid\")",
)
"""What somebody may type as a name or a title."""


def harmful() -> DashboardData:
    """Return a page's data in which every text from a file means harm."""
    sides = [KinSide(text, text, text) for text in HARM]
    return replace(
        SMALL,
        campaign=HARM[0],
        categories=tuple(QuotaCategory(text, 3, 5) for text in HARM[:3]),
        units=tuple(
            UnitFigures(text, text, text, place % 2 == 0, list(UnitState)[place % 4], counts=(1, 4, 9), returned_copy=text, letter=text,
                        findings={Severity.ERROR: 1})
            for place, text in enumerate(HARM)
        ),
        months=tuple(MonthFigures(text, date(2023, 4, 1 + place), place, place, 0) for place, text in enumerate(HARM)),
        fields=tuple(FieldFigures(text, (1, 2, 3)) for text in HARM),
        disciplines=tuple(DisciplineFigures(text, 3) for text in HARM),
        kin=tuple(KinEvidence(side, side, side.title, 1.0, shared_excerpts(side.title * 9, side.title * 9), side.title) for side in sides),
        changes=tuple(ChangedQuestion(text, text, text, text, text) for text in HARM),
        before=HARM[1],
    )


_STATES = (UnitState.ACCEPTED,) * 6 + (UnitState.RETURNED,) * 2 + (UnitState.MISSING,) * 3 + (UnitState.UNREADABLE,)
_TYPES = ("全国学会", "全国学会", "全国学会", "委托管理", "学会联合体", "企业科协")
_FIELDS = ("数理化基础科学", "地球科学", "生态环境", "制造科技", "信息科技", "先进材料", "资源能源", "农业科技", "生命健康", "空天科技")
_CODES = (
    "question.body-length", "question.title-style", "unit.not-signed", "committee.too-small", "quota.too-few", "quota.too-many",
    "question.keywords-pairs", "question.discipline-coarse", "score.too-few", "unit.phone", "question.required", "unit.late",
    "question.keywords-count", "committee.no-chair", "score.identical", "question.title-language", "form.struck",
)
_SIGNS = "如何实现高温超导材料在极端条件下精确测量与调控机制研究复杂系统演化规律新一代信息能源智能制造生命健康"


def whole_campaign(number: int = 1_000) -> DashboardData:
    """Return the data of a campaign of so many units, as full as they get; always the same."""
    draw = Random(2023)
    units = tuple(_unit(draw, place) for place in range(number))
    read = [unit for unit in units if unit.counts]
    received = sum(unit.state is not UnitState.MISSING for unit in units)
    accepted = sum(unit.state is UnitState.ACCEPTED for unit in units)
    questions = sum(map(sum, (unit.counts for unit in read)))
    shares = (0.06, 0.21, 0.48, 1)
    return replace(
        SMALL,
        units=units,
        batch="2023-06",
        dated=date(2023, 6, 20),
        closes=datetime(2023, 6, 30, 23, 59, 59),
        months=tuple(
            MonthFigures(f"2023-0{month}", date(2023, month, 20), int(received * share), int(accepted * share), int(received * share / 5))
            for month, share in zip((3, 4, 5, 6), shares, strict=True)
        ),
        fields=tuple(FieldFigures(name, tuple(draw.randint(40, 420) for _ in CATEGORIES)) for name in _FIELDS),
        disciplines=tuple(DisciplineFigures(f"{_title(draw)[:6]}学", draw.randint(3, 700)) for _ in range(62)),
        body_lengths=tuple(int(draw.gauss(2000, 330)) for _ in range(questions)),
        mean_scores=tuple(min(max(draw.gauss(86, 6), 0), 100) for _ in range(questions)),
        rules=tuple(
            RuleFigures(code, list(Severity)[draw.choice((1, 1, 2, 0))], draw.randint(5, 900), draw.randint(5, 300)) for code in _CODES
        ),
        kin=tuple(_pair(draw) for _ in range(400)),
        changes=tuple(
            ChangedQuestion(f"A-{draw.randint(1, 999):03}-{draw.randint(1, 15):02}", _name(draw), kind, _title(draw), edited)
            for kind, edited, times in (("改为退回", "", 60), ("撤回", "", 40), ("修改", "正文、关键词（中文）、所属学科", 700), ("新增", "", 4_000))
            for _ in range(times)
        ),
        before="2023-05",
    )


def _unit(draw: Random, place: int) -> UnitFigures:
    """Return a unit in some state."""
    state, code, name = draw.choice(_STATES), f"A-{place + 1:03}", _name(draw)
    read = state in (UnitState.ACCEPTED, UnitState.RETURNED)
    counts = tuple(draw.choices(range(9), (1, 1, 2, 26, 30, 34, 3, 1, 1))[0] for _ in CATEGORIES) if read else ()
    findings = {Severity.ERROR: draw.randint(1, 9)} if state is UnitState.RETURNED else {}
    return UnitFigures(
        code, name, draw.choice(_TYPES), draw.random() < 0.2, state, read and draw.random() < 0.08, counts, draw.randint(11, 30) if read else 0,
        {**findings, Severity.WARNING: draw.randint(0, 14) if read else 0},
        f"returned/{code} {name}.xlsx" if state is UnitState.RETURNED else "", f"letters/{code} {name} 通知.docx",
    )  # fmt: skip


def _name(draw: Random) -> str:
    """Return the name of a unit."""
    return f"中国{''.join(draw.choices(_SIGNS, k=draw.randint(2, 7)))}学会"


def _title(draw: Random) -> str:
    """Return the title of a question."""
    return f"如何{''.join(draw.choices(_SIGNS, k=draw.randint(14, 30)))}？"


def _pair(draw: Random) -> KinEvidence:
    """Return two questions that share most of their text."""
    text = "".join(draw.choices(_SIGNS, k=900))
    sides = [KinSide(f"A-{draw.randint(1, 999):03}-{draw.randint(1, 15):02}", _name(draw), _title(draw)) for _ in range(2)]
    return KinEvidence(*sides, "正文相近", draw.uniform(0.3, 1), shared_excerpts(text, f"{text[:300]}{_title(draw)}{text[340:]}"))
