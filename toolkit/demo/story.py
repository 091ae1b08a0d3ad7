"""Who sends what in the demo's campaign: the inbox of a month with all that goes wrong in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlannedKin:
    """A question that is made kin of another."""

    case: str
    """The name of the way."""
    row: int
    of: str
    """The code of the unit, sent before, that asks the other question; its own for one of the same workbook."""
    of_row: int
    joint: bool = False
    """Whether the unit names the other as 联合推荐单位."""


@dataclass(frozen=True, slots=True)
class PlannedSending:
    """One file on its way to the inbox."""

    unit: str
    """The unit's code."""
    file: str
    """The file's name, as a secretary chooses it; {code} and {name} are the unit's."""
    faults: tuple[str, ...] = ()
    """The names of faults that concern no single question."""
    in_rows: Mapping[str, int] = field(default_factory=dict)
    """The names of faults that concern one question, with its row."""
    spoilt: str = ""
    """The name of the way in which the file is spoilt, if it is."""
    late: bool = False
    sorted: bool = False
    """Whether 推荐问题 was sorted by title after the committee had scored."""
    published: bool = False
    """Whether it recommends really published questions."""
    partner: str = ""
    """The code of the unit, sent before, with which it shares a committee member."""
    kin: tuple[PlannedKin, ...] = ()
    """Which of its questions are kin of others."""
    superseded: bool = False
    """Whether the unit sends a later one that takes its place."""
    resent: bool = False
    """Whether it is the annotated copy of what the unit sent before, in which somebody corrected some and not all."""
    scan: str = "签字扫描件/{name}.pdf"
    """The signed scan that comes with it; empty for none."""
    torn_scan: bool = False
    """Whether only half of the scan came."""
    archive: str = ""
    """The archive in which it and its scan come, packed by Chinese Windows; empty for none."""
    from_word: bool = False
    """Whether its questions were written in Word and brought into the workbook with `toolkit import`."""


MUST_RECOMMEND = ("A-01", "A-02", "A-03", "A-06", "B-01", "B-02", "C-01", "D-01")
"""The units that staff marked 原则上必须推荐 in the campaign workbook; two of them send nothing."""

POSTED = "两会报送材料.zip"
"""The archive in which two units that share a secretary send their workbooks."""

STORY: tuple[PlannedSending, ...] = (
    PlannedSending("A-06", "{name}推荐表.xlsx", ("某类有六项",), {"不是问句": 3}, superseded=True),
    PlannedSending("A-01", "{code} {name}.xlsx", sorted=True),
    PlannedSending(
        "B-01",
        "{name}问题难题推荐表（盖章前）.xlsx",
        ("推荐原则未填", "电话缺位", "邮箱无@", "由秘书长主持", "推荐方式只有空格", "长号码存成数字"),
        {"含零宽字符": 3},
    ),
    PlannedSending("B-20", "附件2 推荐表-{name}.xlsx", superseded=True),
    PlannedSending(
        "C-01",
        "{name}.xlsx",
        ("第二个号码是文字", "邮箱无域名", "征集数少于推荐数"),
        {"不是问句": 2, "只有两个关键词": 5},
    ),
    PlannedSending("D-01", "{name}2023推荐表.xlsx"),
    PlannedSending(
        "E-02", "{code}.xlsx", ("联合推荐未填联合方",), {"英文少一个": 4, "正文 1599 字": 6}, superseded=True
    ),
    PlannedSending("A-02", "{name} 推荐表 最终版.xlsx", ("无签字人", "无日期"), {"领域不在十个之内": 3}),
    PlannedSending("B-05", "{name}推荐表(1).xlsx", ("只有十四人", "征集数不是数字"), {"题目（英文）未填": 3}),
    PlannedSending(
        "B-26",
        "{name}.xlsx",
        ("只有香港专家",),
        {"学科代码不存在": 4, "代码与名称不符": 6, "学科超过三个": 8},
    ),
    PlannedSending(
        "C-04",
        "分支机构/{name}推荐表.xlsx",
        ("一人两行", "职称未填", "无主任"),
        spoilt="栏外有内容",
        scan="分支机构/签字页.jpg",
    ),
    PlannedSending("D-04", "{code}-{name}-推荐表.xlsx", ("某类只有两项",), {"问题背景未填": 1}, spoilt="公式出错"),
    PlannedSending(
        "A-08", "{name}推荐表.xlsx", ("某类有六项",), {"只到一级学科": 2, "只到二级学科": 3}, spoilt="公式没有结果"
    ),
    PlannedSending(
        "B-31",
        "推荐表（{name}）.xlsx",
        ("类别不在三类之内",),
        {"中文题目无汉字": 1, "英文题目含汉字": 2, "英文题目无字母": 3},
    ),
    PlannedSending(
        "B-28",
        "{name} 2023-04-12.xlsx",
        ("代码不在名录",),
        {"有九个关键词": 1, "中文关键词无汉字": 2, "英文关键词含汉字": 3},
    ),
    PlannedSending(
        "D-10",
        "{name}推荐表.xlsx",
        (),
        {
            "正文 2401 字": 1,
            "正文 1000 字": 2,
            "正文 3000 字": 3,
            "正文 999 字": 4,
            "正文 3001 字": 5,
            "最新进展是英文": 6,
            "两部分正文相同": 8,
        },
    ),
    PlannedSending("C-07", "{name}推荐表 修改.xlsx", ("类型不在四类之内",), {"题目重复": 2, "跨学科未填场景": 3}),
    PlannedSending(
        "A-28",
        "{name}.xlsx",
        (),
        {"评分是文字": 2, "评分是文本格式的数字": 3, "评分超过一百": 4, "评分为负": 5, "撰写人评了自己的题": 6},
        spoilt="整行画了删除线",
    ),
    PlannedSending(
        "B-50",
        "{name}推荐表.xlsx",
        ("评分行无问题", "一人全给同分", "一人用十分制"),
        {"不到三分之二评分": 2, "评分列无委员": 3},
    ),
    PlannedSending("E-03", "{name}推荐表.xlsx", ("名称不在名录",), {"问题序号重复": 2, "评分行序号重复": 3}),
    PlannedSending(
        "L-01", "{code} {name}.xlsx", ("委员序号重复", "评分列序号重复", "工作单位未填"), spoilt="签字是图片"
    ),
    PlannedSending(
        "C-13",
        "推荐表/{name}推荐表.xlsx",
        archive=POSTED,
        scan="签字页/{name}（签字）.pdf",
        kin=(PlannedKin("照抄另一题", 6, "D-01", 6, joint=True),),
    ),
    PlannedSending(
        "D-21",
        "推荐表/{name}推荐表.xlsx",
        archive=POSTED,
        scan="签字页/{code}.jpg",
        partner="C-13",
        kin=(PlannedKin("改写另一题的正文", 4, "C-13", 4), PlannedKin("改写另一题的正文", 8, "D-21", 7)),
    ),
    PlannedSending(
        "A-16",
        "{name}（补报）.xlsx",
        late=True,
        scan="",
        kin=(PlannedKin("只有英文题目与另一题相同", 5, "D-01", 5), PlannedKin("截取另一题的正文", 7, "D-01", 7)),
    ),
    PlannedSending("E-05", "{name}推荐表.xlsx", published=True, scan="签字扫描件/{code} 签字页.jpg"),
    PlannedSending("B-03", "{name}.xlsx", spoilt="删了工作表", torn_scan=True),
    PlannedSending("D-05", "{name}推荐表.xlsx", spoilt="改了栏目名"),
    PlannedSending("A-30", "{name}推荐表.xlsx", spoilt="改了标签名"),
    PlannedSending("B-14", "{name}推荐表.xlsx", spoilt="只传了一半"),
    PlannedSending("B-14", "{name}推荐表 重发.xlsx", kin=(PlannedKin("照抄另一题", 3, "D-01", 3),)),
    PlannedSending("E-16", "{name}推荐表.xlsx", spoilt="空文件"),
    PlannedSending("D-16", "{name}推荐表.xlsx", spoilt="PDF 改了扩展名"),
    PlannedSending("C-05", "{name}推荐表.xlsx", spoilt="文本文件改了扩展名"),
    PlannedSending("B-42", "{name}联系人.xlsx", spoilt="通讯录"),
    PlannedSending("B-16", "{name}推荐表（加密）.xlsx", spoilt="设了密码"),
    PlannedSending("B-22", "{name}推荐表.xlsx", spoilt="三万行以下有内容"),
    PlannedSending("C-09", "{name}推荐表.xlsx", spoilt="往年的推荐表"),
    PlannedSending("D-12", "{name}推荐表.xlsx", spoilt="存成 Strict 格式"),
    PlannedSending("A-20", "{name}推荐表.xlsx", ("某类有六项",), spoilt="旧版推荐表"),
    PlannedSending("B-33", "{name}推荐表.xlsm", ("无签字人",), {"只有两个关键词": 2}, spoilt="带宏"),
    PlannedSending("D-02", "{name}推荐表.ods", ("无日期",), spoilt="存成 OpenDocument 格式"),
    PlannedSending("B-07", "{name} 问题难题.docx", spoilt="只有 Word 文档"),
    PlannedSending("A-05", "{name}推荐表.xlsx", from_word=True),
    PlannedSending("A-06", "{name}推荐表（更正）.xlsx"),
    PlannedSending("B-20", "附件2 推荐表-{name} 更正后.xlsx"),
    PlannedSending("E-02", "{code} 修改后.xlsx", ("无日期",), {"正文 1599 字": 6}, resent=True),
)
"""In the order of receipt, but for the late one."""


def first_correction(story: Sequence[PlannedSending]) -> int:
    """Return the place in a story of the first file that takes the place of an earlier one; its length if none does."""
    replaced = {sending.unit: place for place, sending in enumerate(story) if sending.superseded}
    later = (place for place, sending in enumerate(story) if replaced.get(sending.unit, place) < place)
    return min(later, default=len(story))
