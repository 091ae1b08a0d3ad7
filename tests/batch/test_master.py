"""汇总表.xlsx as a person or a script opens it."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.support.received_files import TEN, arrival, questions_in
from tests.support.submissions import member, question
from toolkit.batch.letters.returned import ReturnedFile
from toolkit.batch.master.workbook import master_workbook
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.batch.receiving.receipts import settle_receipts
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import load_preset

HEADER = [
    "问题编号", "推荐单位", "问题类别", "题目（中文）", "题目（英文）", "所属领域", "所属学科", "委员会评分",
    "来源文件", "来源单元格",
]


def opened(*files, skipped=(), copies=()):
    """汇总表 of a batch of files that arrived, opened by another library."""
    campaign = load_preset("2023")
    receipts = settle_receipts(files, campaign)
    collection = SettledInbox(campaign, receipts, tuple(skipped), len(files), questions_in(files))
    return load_workbook(BytesIO(master_workbook(collection, "2023-04", tuple(copies)).content))


def values(sheet) -> list[list]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_sheets_stand_in_order(from_unit):
    assert opened(arrival(from_unit("A-06"), "a.xlsx")).sheetnames == [
        "总览", "推荐单位", "问题清单", "退回问题", "专家委员会", "校验意见", "附件", "未报送单位",
    ]


def test_the_list_of_questions_has_its_header_a_row_each_and_nothing_below(from_unit):
    sheet = opened(arrival(from_unit("A-06"), "组/a.xlsx"), arrival(from_unit("A-07"), "b.xlsx"))["问题清单"]
    rows = values(sheet)
    assert rows[0] == HEADER
    assert len(rows) == 1 + 9 + 9
    assert rows[1] == [
        "A-06-01", "中国化学会", "前沿科学问题", "如何突破固态电池界面的第1个关键瓶颈？",
        "How can bottleneck 1 of this technology be overcome?", "先进材料", "1101410 演绎逻辑学", 81,
        "组/a.xlsx", "推荐问题!C5",
    ]
    assert sheet["H2"].data_type == "n"


def test_without_any_question_the_header_still_stands():
    book = opened(arrival(None, "a.xlsx"))
    assert values(book["问题清单"]) == [HEADER]
    assert values(book["退回问题"]) == [HEADER]
    empty = opened()
    assert values(empty["校验意见"])[0][:2] == ["来源文件", "单位代码"]


ACTIVE = ["=1+1", "=HYPERLINK(\"http://example.org\";A1)", "+1+1", "-2", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠a"]


@pytest.mark.parametrize("text", ACTIVE)
def test_no_text_of_a_unit_becomes_a_formula(campaign, from_unit, text):
    """Every prefix in every text column that a unit can write into."""
    rows = [question(campaign, 1, **dict.fromkeys(
        ("title_zh", "title_en", "research_field", "disciplines", "category", "keywords_zh"), text))]
    people = [member(1, **dict.fromkeys(
        ("member_name", "member_employer", "member_title", "member_expertise", "member_country", "member_academician",
         "member_role"), text))]
    typed = {"unit_code": text, "unit_name": text, "unit_type": text, "presider_title": text}
    book = opened(
        arrival(from_unit("A-06", unit=typed, questions=rows, members=people), f"{text}.xlsx"),
        arrival(None, f"{text} 坏.xlsx"), skipped=[SkippedFile(f"{text}.tmp", "temporary")],
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    active = [cell for cell in cells if cell.value.strip().startswith(text.strip())]
    assert {(cell.parent.title, cell.column_letter) for cell in active} >= {
        ("总览", "A"), ("推荐单位", "A"), ("推荐单位", "B"), ("推荐单位", "C"), ("退回问题", "C"),
        ("退回问题", "D"), ("退回问题", "E"), ("退回问题", "F"), ("退回问题", "G"), ("退回问题", "I"),
        ("专家委员会", "D"), ("专家委员会", "J"), ("校验意见", "A"), ("校验意见", "H"),
    }
    assert all(cell.quotePrefix for cell in active)


def test_characters_that_xml_cannot_hold_do_not_break_the_workbook(campaign, from_unit):
    rows = [question(campaign, n, title_zh=f"甲\x01乙\ufffe丙\ud800{n}？") for n in range(1, 10)]
    sheet = opened(arrival(from_unit("A-06", questions=rows), "a.xlsx"))["问题清单"]
    assert sheet["D2"].value == "甲乙丙1？"


def test_text_beyond_what_a_cell_holds_is_cut_not_lost(campaign, from_unit):
    rows = [question(campaign, n, research_field="字" * 33_000) for n in range(1, 10)]
    sheet = opened(arrival(from_unit("A-06", questions=rows), "a.xlsx"))["问题清单"]
    assert sheet["F2"].value == "字" * 32_767


def test_every_table_can_be_filtered_scrolled_and_printed(from_unit):
    book = opened(arrival(from_unit("A-06"), "a.xlsx"))
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes; the width is one page


def test_rules_stand_gravest_first_then_most_often_then_in_the_catalogue_s_order(from_unit):
    faults = {"principles": "", "signer": "", "signed_on": "", "contact_phone": "1", "secretary_email": "1", "contact_email": "1"}
    rows = values(opened(arrival(from_unit("A-06", unit=faults), "a.xlsx"))["总览"])
    heads = [tuple(row[:3]) for row in rows if row[1] in ("退回修改", "提醒")]
    assert heads == [
        ("未审定签字（unit.not-signed）", "退回修改", 2), ("单位信息必填项（unit.required）", "退回修改", 1),
        ("邮箱格式（unit.email）", "提醒", 2), ("电话格式（unit.phone）", "提醒", 1),
    ]


def test_the_overview_balances_and_counts(from_unit):
    sheet = opened(
        arrival(from_unit("A-06"), "旧.xlsx"),
        arrival(from_unit("A-06"), "新.xlsx", TEN),
        arrival(from_unit("A-07", unit={"signer": "", "signed_on": ""}), "b.xlsx"),
        arrival(from_unit("X-1"), "c.xlsx"),
        arrival(None, "坏.xlsx"),
        skipped=[SkippedFile("~$新.xlsx", "lock")],
    )["总览"]
    rows = [tuple(row) for row in values(sheet)]
    whole = "✓ 相符：收到＝受理＋退回＋被取代＋无法读取＋排除＋附件"
    assert rows[0][0] == "2023重大科学问题、工程技术难题和产业技术问题征集"
    assert "批次：2023-04" in rows[1][0]
    assert ("文件", 5, 1, 2, 1, 1, 0, 0, whole) in rows
    assert ("问题", 36, 9, 18, 9, 0, 0, 0, whole) in rows
    assert ("全国学会", 192, 1, 1, 0, 190, None, None, None) in rows
    assert ("名录外", 0, 0, 1, 0, 0, None, None, None) in rows
    assert ("先进材料", 1, 1, 1, 3, None, None, None, None) in rows
    assert ("空天科技", 0, 0, 0, 0, None, None, None, None) in rows
    assert ("未审定签字（unit.not-signed）", "退回修改", 2, 1, None, None, None, None, None) in rows
    idle = [row for row in rows if row[1] in ("被取代", "无法读取", "未读取") and row[0] != "各数分别清点，均非相减所得"]
    assert [(row[0], row[1], row[3], row[4], row[5], row[7]) for row in idle] == [
        ("坏.xlsx", "无法读取", "09:00:00", None, 0, "看不出是哪个单位报送的，请人工确认。"),
        ("旧.xlsx", "被取代", "09:00:00", "A-06", 9, "同一单位后来报送了“新.xlsx”，以后者为准。"),
        ("坏.xlsx", "无法读取", "09:00:00", None, 0, "文件无法读取：读取时本工具出错，文件未必损坏。"),
        ("~$新.xlsx", "未读取", None, None, None, "Excel 或 WPS 打开文件时的锁定文件。"),
    ]


def test_a_returned_file_that_cannot_be_annotated_is_named(from_unit):
    """Its findings go into a workbook of ours."""
    apart = ReturnedFile("组/b.xlsx", "A-07 中国天文学会.xlsx", True, ("not-a-package",))
    rows = values(opened(arrival(from_unit("A-07", unit={"signer": ""}), "组/b.xlsx"), copies=[apart])["总览"])
    heading = next(n for n, row in enumerate(rows) if str(row[0]).startswith("不在原文件上标注的退回文件"))
    assert [row[0] for row in rows[heading + 1 : heading + 3]] == ["文件", "组/b.xlsx"]
    assert rows[heading + 2][7].startswith("见 returned/A-07 中国天文学会.xlsx。未能在原文件上标注：文件不是能够标注的 .xlsx 工作簿；")


def test_a_returned_file_for_which_nothing_could_be_made_is_named(from_unit):
    none = ReturnedFile("组/b.xlsx", "A-07 中国天文学会.xlsx", False)
    rows = values(opened(arrival(from_unit("A-07", unit={"signer": ""}), "组/b.xlsx"), copies=[none])["总览"])
    heading = next(n for n, row in enumerate(rows) if str(row[0]).startswith("未能制作批注副本的退回文件"))
    assert [row[0] for row in rows[heading + 1 : heading + 3]] == ["文件", "组/b.xlsx"]


def test_a_name_with_an_ampersand_heads_the_page_as_it_is(campaign):
    settings = campaign.settings.model_copy(update={"name": "问题&难题"})
    collection = SettledInbox(campaign.model_copy(update={"settings": settings}), (), (), 0, 0)
    book = load_workbook(BytesIO(master_workbook(collection, "2023-04", ()).content))
    assert book["总览"]["A1"].value == "问题&难题"
    assert book["总览"].oddHeader.left.text == "问题&&难题"  # & alone would begin a code
    assert book["总览"].oddHeader.right.text == "总览"


def received(book):
    """When the first of the units' files was received."""
    heads = [head.value for head in book["推荐单位"][1]]
    return book["推荐单位"].cell(2, 1 + heads.index("收到时间"))


def test_a_time_before_excels_first_year_is_written_as_text(from_unit):
    early = datetime(1601, 1, 1, 8, 0, tzinfo=CHINA_TIME)
    cell = received(opened(arrival(from_unit("A-06"), "a.xlsx", early)))
    assert cell.value == "1601-01-01 08:00:00"


def test_the_time_of_receipt_is_a_time_one_can_filter_by(from_unit):
    cell = received(opened(arrival(from_unit("A-06"), "a.xlsx", TEN)))
    assert cell.value == datetime(2023, 4, 12, 10, 0)
    assert cell.number_format == "yyyy-mm-dd hh:mm:ss"


def test_a_row_is_as_high_as_its_text(campaign, from_unit):
    titles = ["短？", "长" * 100 + "？"]
    rows = [question(campaign, n, title_zh=titles[n > 1] + "？" * n) for n in range(1, 10)]
    sheet = opened(arrival(from_unit("A-06", questions=rows), "a.xlsx"))["问题清单"]
    # the English title, 52 letters or 28 ems, takes two lines of 25 and so 2 × 15 + 5 points, in whole pixels;
    # 103 Chinese characters take five lines of 24
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [35.25, 80.25]


def test_fields_are_counted_under_the_notices_names(campaign, from_unit):
    typed = ["生命健康", "生命健康（含医学）", "生命健康(含医学)", "考古", "地球科学 ", "空天科技", "空天科技", "其他", "先进材料"]
    rows = [question(campaign, n, research_field=field) for n, field in enumerate(typed, 1)]
    shown = [tuple(row[:5]) for row in values(opened(arrival(from_unit("A-06", questions=rows), "a.xlsx"))["总览"])]
    assert ("生命健康（含医学）", 3, 0, 0, 3) in shown
    assert ("地球科学（含深地深海）", 0, 1, 0, 1) in shown
    assert ("空天科技", 0, 1, 1, 2) in shown
    assert ("其他领域", 0, 1, 1, 2) in shown


def test_equal_batches_are_equal_bytes_and_carry_no_clock(campaign, from_unit):
    files = [arrival(from_unit("A-06"), "a.xlsx")]
    collection = SettledInbox(campaign, settle_receipts(files, campaign), (), 1, 9)
    first, second = (master_workbook(collection, "2023-04", ()).content for _ in range(2))
    assert first == second
    properties = load_workbook(BytesIO(first)).properties
    assert properties.created == properties.modified == campaign.settings.opens.replace(tzinfo=None)
