"""A broken campaign.xlsx: every fault with its sheet, its cell, the value found and what to do; all at once."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from tests.campaign.changed_workbooks import all_faults, brief, typed
from tests.support.plain_workbooks import edited
from toolkit.campaign.errors import BrokenCampaign
from toolkit.campaign.workbook import read_campaign
from toolkit.messages.campaign import CAMPAIGN

pytestmark = pytest.mark.long

ONE_TYPED = [
    # 活动
    ("活动!B11", None, "blank", ""),
    ("活动!B11", "十五", "whole-number", "十五"),
    ("活动!B11", 15.5, "whole-number", "15.5"),
    ("活动!B11", True, "whole-number", "TRUE"),
    ("活动!B11", -1, "out-of-range", "-1"),
    ("活动!B11", 61, None, ""),
    ("活动!B4", "2023 年", "pattern", "2023 年"),
    ("活动!B5", " \u3000", "blank", ""),
    ("活动!B6", 1999, "out-of-range", "1999"),
    ("活动!B9", "四月二十日", "time", "四月二十日"),
    ("活动!B9", datetime(2023, 1, 28), "above", "2023-01-28"),
    ("活动!B9", datetime(2022, 4, 20, 23, 59, 59), "above", "2022-04-20 23:59:59"),
    ("活动!B10", None, "blank", ""),
    ("活动!B10", "全国学会；炼金学会", "type-unknown", "炼金学会"),
    ("活动!B12", "或许", "word", "或许"),
    ("活动!B14", "诗句", "word", "诗句"),
    ("活动!B16", None, "blank", ""),
    ("活动!B20", 1500, "not-below", "1500"),
    ("活动!B25", 0, "above", "0"),
    ("活动!B26", 1.5, "out-of-range", "1.5"),
    ("活动!B26", "三分之二", "number", "三分之二"),
    ("活动!B27", "理" * 61, "too-long", "理" * 61),
    ("活动!A44", "指南", "setting-unknown", "指南"),
    ("活动!A45", "签发人", "setting-unknown", "签发人"),
    # 类别
    ("类别!D4", 2, "not-below", "2"),
    ("类别!C5", 6, None, ""),
    ("类别!A5", "工程", "pattern", "工程"),
    ("类别!B6", "前沿科学问题", "twice", "前沿科学问题"),
    ("类别!E6", "十", "whole-number", "十"),
    # 领域
    ("领域!A5", "F01", "twice", "F01"),
    ("领域!B13", None, "blank", ""),
    # 字段
    ("字段!C4", "推荐单位名称*", "pattern", "推荐单位名称*"),
    ("字段!C5", "推荐单位名称", "twice", "推荐单位名称"),
    ("字段!D4", "长文字", "field-changed", "长文字"),
    ("字段!D4", "随便", "word", "随便"),
    ("字段!A4", "专家委员会", "field-changed", "专家委员会"),
    ("字段!A4", "封面", "word", "封面"),
    ("字段!F13", "否", "field-changed", "否"),
    ("字段!G18", "英文", "field-changed", "英文"),
    ("字段!J6", "国别或地区", "field-changed", "国别或地区"),
    ("字段!E4", "必须", "word", "必须"),
    ("字段!I41", 2, "not-below", "2"),
    # 规则
    ("规则!C4", "严重", "word", "严重"),
    ("规则!C4", None, "blank", ""),
    # 推荐单位
    ("推荐单位!A5", "A-01", "twice", "A-01"),
    ("推荐单位!B5", "中国数学会", "twice", "中国数学会"),
    ("推荐单位!C4", "中国物理学会", "twice", "中国物理学会"),
    ("推荐单位!D4", "炼金学会", "type-unknown", "炼金学会"),
    ("推荐单位!D4", None, "blank", ""),
    ("推荐单位!E4", "也许", "word", "也许"),
    # 评审专家
    ("评审专家!B4", "周明远", "blank", ""),
    # 指标
    ("指标!B4", 0.3, "weights", "1.05"),
    ("指标!B4", 0, "out-of-range", "0"),
    ("指标!B4", "四分之一", "number", "四分之一"),
    ("指标!A5", "前沿性", "twice", "前沿性"),
    ("指标!A4", "回避", "name-taken", "回避"),
    ("指标!A4", "中位数", "name-taken", "中位数"),
    ("指标!A4", "前沿*性", "pattern", "前沿*性"),
    # 环节
    ("环节!B4", "抽签", "word", "抽签"),
    ("环节!B4", "投票", "tie-step", "中位数"),
    ("环节!C4", "上一环节通过", "stage-word", "上一环节通过"),
    ("环节!C5", "全部受理", "stage-word", "全部受理"),
    ("环节!E4", 0, "out-of-range", "0"),
    ("环节!G4", "若干", "whole-number", "若干"),
    ("环节!I4", None, "blank", ""),
    ("环节!J4", "得票比例", "stage-word", "得票比例"),
    ("环节!J6", "分数线", "stage-word", "分数线"),
    ("环节!K4", 0, "out-of-range", "0"),
    ("环节!K4", 1.5, "whole-number", "1.5"),
    ("环节!K6", 12, "not-selected", "12"),
    ("环节!L4", 2, "out-of-range", "2"),
    ("环节!M4", "抽签；一并通过", "tie-step", "抽签"),
    ("环节!M4", "上一环节名次；一并通过", "tie-step", "上一环节名次"),
    ("环节!M4", "中位数", "tie-end", "中位数"),
    ("环节!M4", "一并通过；停止并再次投票", "tie-step", "一并通过"),
    ("环节!M6", "中位数；停止并再次投票", "tie-step", "中位数"),
    ("环节!Q4", "五月", "time", "五月"),
    ("环节!A5", "初选", "twice", "初选"),
    # 列表
    ("列表!A9", "全国学会", "twice", "全国学会"),
    ("列表!C4", "中国；中国香港", "separator", "中国；中国香港"),
    ("列表!C4", "国" * 61, "too-long", "国" * 61),
]
"""Place, what is typed there, and the code and value of the one fault it makes; no code: elsewhere, see below."""

ELSEWHERE = {
    ("环节!B4", "投票"): ("tie-step", "环节!M4", "中位数"),
    ("活动!B11", 61): ("not-below", "活动!B29", "60"),
    ("类别!C5", 6): ("not-below", "类别!D5", "5"),
    ("活动!A44", "指南"): ("setting-unknown", "活动!A44", "指南"),
    ("推荐单位!C4", "中国物理学会"): ("twice", "推荐单位!C4", "中国物理学会"),
    ("评审专家!B4", "周明远"): ("blank", "评审专家!A4", ""),
    ("指标!B4", 0.3): ("weights", "指标!B3", "1.05"),
}
"""Where the fault is not at the cell that was typed into."""


@pytest.mark.parametrize(("place", "value"), [
    ("环节!F4", 3), ("环节!Q4", "2023-05-31"), ("环节!M4", "中位数；前沿性；委员会评分；停止并再次投票"), ("环节!M5", "上一环节名次；标准差；一并通过"),
])
def test_what_a_stage_may_say_is_no_fault(book, place, value):
    assert brief(typed(book, {place: value})) == []


@pytest.mark.parametrize(("place", "value", "code", "found"), ONE_TYPED)
def test_one_wrong_value_is_one_fault_at_its_cell(book, place, value, code, found):
    expected = ELSEWHERE.get((place, value), (code, place, found))
    assert brief(typed(book, {place: value})) == [expected]


def test_every_fault_is_found_at_once(book):
    broken = typed(
        book,
        {
            "活动!B11": "很多",
            "活动!B20": 1500,
            "类别!D4": 2,
            "类别!E5": None,
            "字段!D4": "随便",
            "规则!C4": "严重",
            "推荐单位!D4": "炼金学会",
            "推荐单位!A6": "A-01",
            "指标!B4": 0.3,
            "环节!B6": "抽签",
            "列表!A9": "全国学会",
        },
    )
    del_sheet = edited(broken, lambda workbook: workbook.remove(workbook["领域"]))
    assert brief(del_sheet) == [
        ("whole-number", "活动!B11", "很多"),
        ("not-below", "活动!B20", "1500"),
        ("not-below", "类别!D4", "2"),
        ("blank", "类别!E5", ""),
        ("sheet-missing", "领域", "领域"),
        ("word", "字段!D4", "随便"),
        ("word", "规则!C4", "严重"),
        ("type-unknown", "推荐单位!D4", "炼金学会"),
        ("twice", "推荐单位!A6", "A-01"),
        ("weights", "指标!B3", "1.05"),
        ("word", "环节!B6", "抽签"),
        ("twice", "列表!A9", "全国学会"),
    ]


SHEETS = ["活动", "类别", "领域", "字段", "规则", "推荐单位", "评审专家", "指标", "环节", "机构", "列表"]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_missing_sheet_is_named(book, sheet):
    def rename(workbook):
        workbook[sheet].title = "别的"

    assert brief(edited(book, rename)) == [("sheet-missing", sheet, sheet)]


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("活动!B3", "值"),
        ("类别!D3", "每单位最多"),
        ("字段!K3", "填写提示"),
        ("规则!C3", "级别"),
        ("推荐单位!D3", "单位类型"),
        ("指标!B3", "权重"),
        ("列表!C3", "国别或地区"),
    ],
)
def test_a_header_taken_away_or_renamed_is_one_fault_at_its_cell(book, header, label):
    """Renamed to what is like it, or to anything else."""
    [fault] = all_faults(typed(book, {header: None}))
    assert (fault.code, fault.place, fault.details) == ("column-missing", header, {"label": label})
    for other in (f"{label}（新）", "别的什么"):
        [fault] = all_faults(typed(book, {header: other}))
        assert (fault.code, fault.place, fault.value, fault.details) == ("column-renamed", header, other, {"label": label})


def test_two_headers_renamed_side_by_side_are_each_told_at_their_cell(book):
    renamed = typed(book, {"推荐单位!C3": "旧名", "推荐单位!D3": "种类", "推荐单位!F3": "电话"})
    assert brief(renamed) == [
        ("column-renamed", "推荐单位!C3", "旧名"), ("column-renamed", "推荐单位!D3", "种类"), ("column-renamed", "推荐单位!F3", "电话"),
    ]


def test_columns_that_changed_places_keep_their_names_when_one_is_renamed(book):
    """A look-alike is found wherever it stands."""
    moved = typed(book, {"规则!C3": "依据", "规则!D3": "新级别"})
    assert brief(moved) == [("column-renamed", "规则!D3", "新级别")]


def test_a_deleted_column_is_missed_behind_the_last(book):
    """Also where staff's own column stands in its place: which of two it may be cannot be told."""
    assert brief(edited(book, lambda workbook: workbook["规则"].delete_cols(3))) == [("column-missing", "规则!F3", "")]

    def with_own_column(workbook: openpyxl.Workbook) -> None:
        workbook["规则"].insert_cols(3)
        workbook["规则"]["C3"] = "备忘"
        workbook["规则"]["D3"] = "轻重"

    assert brief(edited(book, with_own_column)) == [("column-missing", "规则!H3", "")]


def test_a_renamed_sheet_is_told_by_its_new_name(book):
    def rename(workbook: openpyxl.Workbook) -> None:
        workbook["推荐单位"].title = "推荐单位 (2)"

    [fault] = all_faults(edited(book, rename))
    assert fault.render() == (
        "推荐单位：缺少工作表“推荐单位”，另有一张名为“推荐单位 (2)”。如果“推荐单位 (2)”就是该表，请把名称改回“推荐单位”。"
    )


@pytest.mark.parametrize(("prompt", "code", "piece", "near"), [
    ("至少 {minimun} 个", "prompt-unknown", "{minimun}", "{minimum}"),
    ("至少 {Minimum} 个", "prompt-unknown", "{Minimum}", "{minimum}"),
    ("至少 { minimum } 个", "prompt-unknown", "{ minimum }", "{minimum}"),
    ("至少｛minimum｝个", "prompt-unknown", "｛minimum｝", "{minimum}"),
    ("至少 {下限} 个", "prompt-unknown", "{下限}", "{minimum}"),
    ("约 {正文字数（左右）} 字", "prompt-unknown", "{正文字数（左右）}", "{body_about}"),
    ("约 {body_abuot} 字", "prompt-unknown", "{body_abuot}", "{body_about}"),
    ("至少 {minimum 个", "prompt-unknown", "{minimum 个", "{minimum}"),
    ("至少 minimum} 个", "prompt-unknown", "}", ""),
    ("{} 个", "prompt-unknown", "{}", ""),
    ("如 {甲乙丙丁}", "prompt-unknown", "{甲乙丙丁}", ""),
    ("至少 {minimum} 个", "prompt-without-limit", "{minimum}", None),
    ("约 {body_about} 字，{year} 年", None, "", None),
    ("没有花括号", None, "", None),
])
def test_a_name_in_a_prompt_that_is_no_limit_is_told_with_the_one_that_is_meant(book, prompt, code, piece, near):
    """On the first field, which has no limits of its own."""
    faults = all_faults(typed(book, {"字段!K4": prompt}))
    assert [(fault.code, fault.place, fault.value) for fault in faults] == ([(code, "字段!K4", piece)] if code else [])
    if near is not None:
        assert faults[0].details["near"] == (f" “{near}”" if near else "")


def test_equal_faults_share_a_line(book):
    """Rows that follow each other stand as one; faults that differ in value or remedy stay apart."""
    def spoil(workbook: openpyxl.Workbook) -> None:
        for row in (4, 5, 6, 8):
            workbook["推荐单位"].cell(row, 4).value = "炼金学会"
        workbook["推荐单位"].cell(7, 4).value = "占星学会"
        for row in range(5, 60, 2):
            workbook["规则"].cell(row, 3).value = "严重"

    with pytest.raises(BrokenCampaign) as broken:
        read_campaign(edited(book, spoil))
    assert len(broken.value.faults) == 33
    told = broken.value.render().split("\n")
    assert told[0] == "活动设定有 33 处问题，改正后再运行："
    assert [line.split("：")[0] for line in told[1:]] == [
        "规则!C5、C7、C9、C11、C13、C15、C17、C19 等（28 处）", "推荐单位!D4—D6、D8（4 处）", "推荐单位!D7",
    ]
    assert broken.value.render("en").split("\n")[2].startswith("推荐单位!D4—D6, D8 (4 cells): “炼金学会” is no known type of unit.")


def test_a_sheet_without_header_is_one_fault(book):
    [fault] = all_faults(edited(book, lambda workbook: workbook["指标"].delete_rows(3)))
    assert (fault.code, fault.place) == ("header-missing", "指标!A1")
    assert fault.details == {"titles": ("指标", "权重", "满分")}


def test_an_empty_sheet_has_no_header(book):
    def clear(workbook):
        position = workbook.sheetnames.index("指标")
        workbook.remove(workbook["指标"])
        workbook.create_sheet("指标", position)

    assert brief(edited(book, clear)) == [("header-missing", "指标!A1", "")]


def test_a_table_without_rows_is_a_fault_where_there_must_be_some(book):
    assert brief(edited(book, lambda workbook: workbook["类别"].delete_rows(4, 3))) == [("rows-missing", "类别!A4", "")]


def test_an_empty_list_is_a_fault(book):
    assert brief(typed(book, {"列表!B4": None, "列表!B5": None})) == [("blank", "列表!B4", "")]


def test_a_removed_setting_is_named_below_the_last(book):
    broken = edited(book, lambda workbook: workbook["活动"].delete_rows(11))
    assert brief(broken) == [("setting-missing", "活动!A43", "专家推荐委员会人数下限")]


def test_a_renamed_setting_names_the_one_that_was_meant(book):
    broken = typed(book, {"活动!A11": "委员会人数下限"})
    unknown, missing = all_faults(broken)
    assert (unknown.code, unknown.place, unknown.details["near"]) == (
        "setting-unknown", "活动!A11", " “专家推荐委员会人数下限”",
    )
    assert (missing.code, missing.place) == ("setting-missing", "活动!A44")


def test_a_setting_without_a_name_is_a_fault(book):
    assert ("blank", "活动!A11", "") in brief(typed(book, {"活动!A11": None}))


def test_a_removed_field_is_named_below_the_last(book):
    broken = edited(book, lambda workbook: workbook["字段"].delete_rows(4))
    assert brief(broken) == [("field-missing", "字段!B56", "unit_name")]


def test_a_renamed_field_is_unknown_and_missed(book):
    assert brief(typed(book, {"字段!B4": "unit_nome"})) == [
        ("field-unknown", "字段!B4", "unit_nome"),
        ("field-missing", "字段!B57", "unit_name"),
    ]


def test_an_added_field_is_unknown(book):
    row = {"A57": "推荐问题", "B57": "budget", "C57": "经费", "D57": "数字"}
    broken = typed(book, {f"字段!{cell}": value for cell, value in row.items()})
    assert brief(broken) == [("field-unknown", "字段!B57", "budget")]


def test_rules_are_neither_removed_nor_added(book):
    assert brief(typed(book, {"规则!A4": "file.unreadible"})) == [
        ("rule-unknown", "规则!A4", "file.unreadible"),
        ("rule-missing", "规则!A96", "file.unreadable"),
    ]
    [gone] = all_faults(edited(book, lambda workbook: workbook["规则"].delete_rows(33)))
    assert (gone.code, gone.place, gone.value) == ("rule-missing", "规则!A95", "committee.too-small")
    assert gone.remedy() == (
        "规则不得增删；请在本行补上代码、级别（退回修改）和依据（四.2）；不想退回可改级别。"
    )


def test_what_is_no_workbook_is_one_fault(book):
    for data in (b"", b"PK\x03\x04", b"%PDF-1.7", book[: len(book) // 2], book[:-100], zipped("word/document.xml")):
        assert brief(data) == [("not-xlsx", "campaign.xlsx", "")]


def zipped(name: str) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w") as entries:
        entries.writestr(name, "<w/>")
    return package.getvalue()


def test_a_damaged_part_is_no_workbook(book):
    package = BytesIO(book)
    with ZipFile(package) as entries:
        entry = entries.getinfo("xl/sharedStrings.xml")
    damaged = bytearray(book)
    start = entry.header_offset + 30 + len(entry.filename)
    damaged[start + 100] ^= 0xFF
    assert brief(bytes(damaged)) == [("not-xlsx", "campaign.xlsx", "")]


def test_a_fault_reads_as_place_sentence_and_remedy(book):
    [fault] = all_faults(typed(book, {"类别!D4": 2}))
    assert fault.render() == (
        "类别!D4：“每单位最多”为 2，小于“每单位最少”（3）。请改其一，使“每单位最多”不小于“每单位最少”。"
    )
    assert fault.render("en") == (
        "类别!D4: “每单位最多” is 2, below “每单位最少” (3). "
        "Change one of them, so that “每单位最多” is not below “每单位最少”."
    )


def test_an_unknown_type_names_those_known(book):
    [fault] = all_faults(typed(book, {"推荐单位!D4": "炼金学会"}))
    assert fault.render() == (
        "推荐单位!D4：没有“炼金学会”这种单位类型。请从中选择：全国学会、委托管理、学会联合体、企业科协、国际组织；"
        "新的类型先加到“列表”表“单位类型”一列。"
    )


def test_a_wrong_word_names_the_right_ones(book):
    [fault] = all_faults(typed(book, {"规则!C4": "严重"}))
    assert fault.remedy() == "请从中选择：退回修改、提醒、提示。"


def test_a_limit_names_itself(book):
    [fault] = all_faults(typed(book, {"活动!B26": 1.5}))
    assert fault.render() == "活动!B26：“每题应评分的委员比例下限”为 1.5，超出允许范围。应≤ 1。"


def test_a_broken_campaign_tells_every_fault_in_a_line(book):
    with pytest.raises(BrokenCampaign) as broken:
        read_campaign(typed(book, {"类别!D4": 2, "指标!B4": 0.3}))
    assert broken.value.render().split("\n") == [
        "活动设定有 2 处问题，改正后再运行：",
        "类别!D4：“每单位最多”为 2，小于“每单位最少”（3）。请改其一，使“每单位最多”不小于“每单位最少”。",
        "指标!B3：各项权重之和为 1.05，应为 1。请调整权重，使其和为 1。",
    ]
    assert str(broken.value).startswith("The campaign workbook has 2 fault(s)")


FAULT_CODES = {key.rpartition(".")[2] for key in CAMPAIGN if key.startswith("campaign.fault.")}


def test_every_fault_that_can_be_told_is_shown_here():
    told = {code for *_, code, _ in ONE_TYPED} | {code for code, *_ in ELSEWHERE.values()}
    elsewhere = {
        "sheet-missing", "sheet-renamed", "header-missing", "column-missing", "column-renamed", "rows-missing",
        "prompt-unknown", "prompt-without-limit", "setting-missing",
        "field-missing", "field-unknown", "rule-missing", "rule-unknown", "not-xlsx",
    }
    of_the_month = {  # tests/batch/test_decide.py, tests/cli/test_ledger.py
        "sheet-not-ours", "batch-unknown", "pair-unknown", "subject-unknown", "unit-unknown", "day",
        "letter-unknown", "not-day",
    }
    elsewhere |= {"older-words"}  # test_older_stages.py
    assert (told - {None}) | elsewhere | of_the_month == FAULT_CODES


def test_weights_may_miss_one_by_a_thousandth(book):
    thirds = {"指标!B4": 0.333, "指标!B5": 0.333, "指标!B6": 0.333}

    def three(workbook: openpyxl.Workbook) -> None:
        workbook["指标"].delete_rows(7)

    assert brief(typed(edited(book, three), thirds)) == []
