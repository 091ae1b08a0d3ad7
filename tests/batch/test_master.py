"""汇总表.xlsx as a person or a script opens it."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import fromstring

import pytest
from openpyxl import load_workbook

from tests.support.altered_campaigns import with_settings
from tests.support.packages import parts_of
from tests.support.received_files import TEN, arrival, questions_in, texts_in
from tests.support.submissions import member, question
from toolkit.batch.letters.addressing import Recipient
from toolkit.batch.letters.comparing import BatchLetter, LetterState
from toolkit.batch.letters.returned import ReturnedFile
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.overview import MonthRow
from toolkit.batch.master.staff_tables import DecisionRow, DifferenceRow, KinRow, PairedQuestion, PostedLetter
from toolkit.batch.master.workbook import LedgerSheets, MasterTask, master_maker, master_workbook
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.batch.receiving.receipts import settle_receipts
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import load_preset
from toolkit.errors import ToolkitError
from toolkit.ledger.letters import LetterRecord
from toolkit.worksheets import MarkedText

HEADER = [
    "问题编号", "推荐单位", "问题类别", "题目（中文）", "题目（英文）", "所属领域", "所属学科", "委员会评分",
    "来源文件", "来源单元格",
]


INBOX_ALONE = LedgerSheets()


def written(*files, skipped=(), copies=(), letters=(), known=INBOX_ALONE, call=None) -> bytes:
    """汇总表 of a batch of files that arrived."""
    campaign = call or load_preset("2023")
    receipts = settle_receipts(files, campaign)
    collection = SettledInbox(campaign, receipts, tuple(skipped), len(files), questions_in(files), texts=texts_in(files))
    return master_workbook(collection, "2023-04", BatchAnswers(tuple(copies), tuple(letters)), known).content


def opened(*files, **how):
    """The same, opened by another library."""
    return load_workbook(BytesIO(written(*files, **how)))


def page(book) -> tuple[list[tuple], list[tuple]]:
    """The rows of the left and of the right half of 总览."""
    rows = values(book["总览"])
    return [tuple(row[:8]) for row in rows], [tuple(row[9:14]) for row in rows]


def values(sheet) -> list[list]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_sheets_stand_in_order(from_unit):
    assert opened(arrival(from_unit("A-06"), "a.xlsx")).sheetnames == [
        "总览", "推荐单位", "问题清单", "问题全文", "退回问题", "专家委员会", "校验意见", "未报送单位", "文件记录", "附件",
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


ACTIVE = ["=1+1", "=HYPERLINK(\"http://example.org\";A1)", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a"]


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
    active = [cell for cell in cells if cell.value.replace("_x000D_", "\r").strip().startswith(text.strip())]
    assert {(cell.parent.title, cell.column_letter) for cell in active} >= {
        ("文件记录", "B"), ("推荐单位", "A"), ("推荐单位", "B"), ("推荐单位", "C"), ("退回问题", "C"),
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
    assert sheet["F2"].value == "字" * 32_751 + "……（超出单元格容量，以下从略）"
    assert len(sheet["F2"].value) == 32_767


def test_every_table_can_be_filtered_scrolled_and_printed(from_unit):
    book = opened(arrival(from_unit("A-06"), "a.xlsx"))
    for sheet in book.worksheets[1:]:
        header = 3 if sheet.title == "文件记录" else 1  # a line on how the counts were reached stands above it
        assert sheet.freeze_panes == f"C{header + 1}"
        assert sheet.auto_filter.ref.startswith(f"A{header}:")
        assert sheet.print_title_rows == f"${header}:${header}"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes; the width is one page


def test_the_front_sheet_is_one_upright_page_of_a4(from_unit):
    front = opened(arrival(from_unit("A-06"), "a.xlsx"))["总览"]
    assert (front.page_setup.paperSize, front.page_setup.orientation or "portrait") == (9, "portrait")
    assert (front.page_setup.fitToWidth or 1, front.page_setup.fitToHeight or 1) == (1, 1)
    assert front.sheet_properties.pageSetUpPr.fitToPage
    assert front.print_area == f"'总览'!$A$1:$N${front.max_row}"


def test_the_rules_that_spoke_most_often_come_first_then_the_gravest(from_unit):
    faults = {"principles": "", "signer": "", "signed_on": "", "contact_phone": "1", "secretary_email": "1", "contact_email": "1"}
    left, _ = page(opened(arrival(from_unit("A-06", unit=faults), "a.xlsx")))
    heading = next(n for n, row in enumerate(left) if str(row[0]).startswith("最多的 10 项校验意见（共 4 项）"))
    assert [(row[0], row[3], row[5], row[6]) for row in left[heading + 1 : heading + 6]] == [
        ("规则", "级别", "意见数", "涉及文件"),
        ("未审定签字", "退回修改", 2, 1), ("邮箱格式", "提醒", 2, 1), ("单位信息必填项", "退回修改", 1, 1), ("电话格式", "提醒", 1, 1),
    ]


def test_no_more_than_ten_rules_are_listed(campaign, from_unit):
    """A question with every field blank but one, and a unit that says little, break more."""
    rows = [question(campaign, n, title_en="中文", keywords_zh="", keywords_en="a", disciplines="999", description="短") for n in range(1, 3)]
    unit = dict.fromkeys(("principles", "signer", "contact_phone", "contact_email", "presider_title", "collected"), "1")
    left, _ = page(opened(arrival(from_unit("A-06", unit=unit, questions=rows, members=[member(1)]), "a.xlsx")))
    heading = next(n for n, row in enumerate(left) if str(row[0]).startswith("最多的 10 项校验意见"))
    assert len(left) - heading - 2 == 10


def test_the_overview_balances_and_counts(from_unit):
    book = opened(
        arrival(from_unit("A-06"), "旧.xlsx"),
        arrival(from_unit("A-06"), "新.xlsx", TEN),
        arrival(from_unit("A-07", unit={"signer": "", "signed_on": ""}), "b.xlsx"),
        arrival(from_unit("X-1"), "c.xlsx"),
        arrival(None, "坏.xlsx"),
        skipped=[SkippedFile("~$新.xlsx", "lock")],
    )
    left, right = page(book)
    assert left[0][0] == "2023重大科学问题、工程技术难题和产业技术问题征集"
    assert "批次：2023-04" in left[1][0]
    assert ("单位类型", "应报", "已报", "未报", "报送率", "受理", "退回", "受理率") in left
    assert ("全国学会", 192, 2, 190, 0.0104, 1, 1, 0.5) in left
    assert ("企业科协", 0, 0, 0, "—", 0, 0, "—") in left
    assert ("合计", 210, 2, 208, 0.0095, 1, 1, 0.5) in left
    assert ("名录外", 0, 1, 0, "—", 0, 1, 0) in left
    assert ("前沿科学问题", "3—5", 0, 3, 0, 3, 6, 9) in left
    assert ("文件 ✓ 相符", 5, 1, 2, 1, 1, 0, 0) in left
    assert ("问题 ✓ 相符", 36, 9, 18, 9, 0, 0, 0) in left
    assert ("先进材料", 1, 1, 1, 3) in right
    assert ("空天科技", 0, 0, 0, 0) in right
    assert ("2023-04", 5, 1, 2, 9) in right


def test_the_months_so_far_are_the_latest_twelve(from_unit):
    months = [MonthRow(f"第{n}批", n, n, 0, 9 * n) for n in range(1, 14)]
    _, right = page(opened(arrival(from_unit("A-06"), "a.xlsx"), known=LedgerSheets(months=months)))
    heading = next(n for n, row in enumerate(right) if row[0] == "各批次")
    assert [row[0] for row in right[heading + 2 : heading + 14]] == [f"第{n}批" for n in range(2, 14)]
    assert right[heading + 13] == ("第13批", 13, 13, 0, 117)


@pytest.mark.parametrize(("marked", "heading", "names"), [
    ((), "（0 个，共须推荐 0 个）", "名录中没有标注“原则上必须推荐”的单位。"),
    (("A-06",), "（0 个，共须推荐 1 个）", "均已报送。"),
    (("A-06", "A-09", "L-01"), "（2 个，共须推荐 3 个）", "中国空间科学学会、中国科协生命科学学会联合体"),
])
def test_who_must_recommend_and_has_not_is_named(campaign, from_unit, marked, heading, names):
    units = tuple(replace(unit, must_recommend=unit.code in marked) for unit in campaign.units)
    left, _ = page(opened(arrival(from_unit("A-06"), "a.xlsx"), call=campaign.model_copy(update={"units": units})))
    at = next(n for n, row in enumerate(left) if str(row[0]).startswith("原则上必须推荐而未报送的单位"))
    assert left[at][0].endswith(heading)
    assert left[at + 1][0] == names


def test_the_charts_are_native_and_show_the_figures_of_their_cells(from_unit):
    """Read from the cells when the workbook is opened, and kept beside them for programs that only look."""
    data = written(arrival(from_unit("A-06"), "a.xlsx"))
    front = load_workbook(BytesIO(data))["总览"]
    charts = [chart for name in ("xl/charts/chart1.xml", "xl/charts/chart2.xml") for chart in [fromstring(parts_of(data)[name])]]
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    for drawn, names in zip(charts, (["不足单位", "符合单位", "超出单位"], ["前沿科学问题", "工程技术难题", "产业技术问题"]), strict=True):
        series = drawn.findall(f".//{chart}ser")
        assert [one.findtext(f"{chart}tx//{chart}v") for one in series] == names
        for one in series:
            for part, kind in (("cat", "strCache"), ("val", "numCache")):
                sheet, _, area = one.findtext(f"{chart}{part}//{chart}f").partition("!")
                shown = [cell.text for cell in one.findall(f"{chart}{part}//{chart}{kind}/{chart}pt/{chart}v")]
                assert sheet == "总览"
                assert shown == [str(cell.value) for (cell,) in front[area]] != []
            assert one.find(f"{chart}dLbls/{chart}showVal").get("val") == "1"
        assert len({str([child.tag for child in one.find(f"{chart}spPr")]) + one.find(f"{chart}spPr")[0][0].tag + str(one.find(f"{chart}spPr")[0].attrib)
                    + str(one.find(f"{chart}spPr")[0][0].attrib) for one in series}) == 3  # told apart without colour


def test_the_file_log_names_what_does_not_count_and_why(from_unit):
    sheet = opened(
        arrival(from_unit("A-06"), "旧.xlsx"), arrival(from_unit("A-06"), "新.xlsx", TEN), arrival(None, "坏.xlsx"),
        skipped=[SkippedFile("~$新.xlsx", "lock")],
    )["文件记录"]
    assert sheet["A2"].value == (
        "✓ 文件：收到 3 ＝ 受理 1 ＋ 退回 0 ＋ 被取代 1 ＋ 无法读取 1 ＋ 排除 0 ＋ 附件 0。✓ 问题：收到 18 ＝ 受理 9 ＋ 退回 0 ＋ 被取代 9 ＋ 无法读取 0 ＋ 排除 0 ＋ 附件 0。"
    )
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == ["事项", "文件", "处理", "收到日期", "时刻", "单位代码", "问题数", "大小（KB）", "说明"]
    assert [(row[0], row[1], row[2], row[4], row[5], row[6], row[8]) for row in rows[1:]] == [
        ("待人工确认的来件（未发函）", "坏.xlsx", "无法读取", "09:00:00", None, 0, "看不出是哪个单位报送的，请人工确认。"),
        ("未计入", "旧.xlsx", "被取代", "09:00:00", "A-06", 9, "同一单位后来报送了“新.xlsx”，以后者为准。"),
        ("未计入", "坏.xlsx", "无法读取", "09:00:00", None, 0, "文件无法读取：读取时本工具出错，文件未必损坏。"),
        ("未计入", "~$新.xlsx", "未读取", None, None, None, "Excel 或 WPS 打开文件时的锁定文件。"),
    ]


def test_without_anything_to_look_at_the_file_log_says_so(from_unit):
    assert opened(arrival(from_unit("A-06"), "a.xlsx"))["文件记录"]["A4"].value == "没有须留意的来件。"


def test_a_returned_file_that_cannot_be_annotated_is_named(from_unit):
    """Its findings go into a workbook of ours."""
    apart = ReturnedFile("组/b.xlsx", "A-07 中国天文学会.xlsx", True, ("not-a-package",))
    rows = values(opened(arrival(from_unit("A-07", unit={"signer": ""}), "组/b.xlsx"), copies=[apart])["文件记录"])
    (row,) = [row for row in rows if row[0] == "校验意见另存为工作簿"]
    assert row[1] == "组/b.xlsx"
    assert row[8].startswith("见 returned/A-07 中国天文学会.xlsx。未能在原文件上标注：文件不是能够标注的 .xlsx 工作簿；")


def test_a_returned_file_for_which_nothing_could_be_made_is_named_and_not_linked(from_unit):
    none = ReturnedFile("组/b.xlsx", "A-07 中国天文学会.xlsx", False)
    book = opened(arrival(from_unit("A-07", unit={"signer": ""}), "组/b.xlsx"), copies=[none])
    assert ("未能制作批注副本", "组/b.xlsx") in [tuple(row[:2]) for row in values(book["文件记录"])]
    assert linked(book) == []


def linked(book) -> list[tuple[str, str]]:
    """What the cells of 推荐单位 that are links say, and where they lead."""
    return [(cell.value, cell.hyperlink.target) for row in book["推荐单位"].iter_rows() for cell in row if cell.hyperlink]


def letter(name: str, answers: str, state=LetterState.NEW, fault=None) -> BatchLetter:
    """A letter of the batch that answers a file."""
    return BatchLetter(LetterRecord("2023-04", name, "", "", ""), Recipient("", "", "", "", answers), state, fault)


def test_a_unit_is_linked_to_its_copy_and_its_letter(from_unit):
    book = opened(
        arrival(from_unit("A-07", unit={"signer": ""}), "组/b.xlsx"), arrival(from_unit("A-06"), "a.xlsx"),
        copies=[ReturnedFile("组/b.xlsx", "A-07 中国天文学会.xlsx", True), ReturnedFile("组/b.xlsx", "A-07 中国天文学会 新版.xlsx", True)],
        letters=[letter("A-07 中国天文学会 退回修改通知", "组/b.xlsx"), letter("A-01 中国数学会 报送提醒", ""),
                 letter("A-06 受理通知", "a.xlsx", fault=ToolkitError("letter.noun"))],
    )
    assert linked(book) == [
        ("A-06 受理通知.txt", "letters\\A-06%20受理通知.txt"),
        ("A-07 中国天文学会.xlsx", "returned\\A-07%20中国天文学会.xlsx"),
        ("A-07 中国天文学会 退回修改通知.docx", "letters\\A-07%20中国天文学会%20退回修改通知.docx"),
    ]


def test_a_letter_that_says_the_same_as_before_is_not_linked_for_it_stands_elsewhere(from_unit):
    assert linked(opened(arrival(from_unit("A-06"), "a.xlsx"), letters=[letter("A-06 受理通知", "a.xlsx", LetterState.SAME)])) == []


@pytest.mark.parametrize(("name", "target"), [
    ("50% #1.xlsx", "returned\\50%25%20%231.xlsx"), ("100%41.xlsx", "returned\\100%2541.xlsx"),
    ("{甲}[乙]^`.xlsx", "returned\\%7b甲%7d%5b乙%5d%5e%60.xlsx"), ("=1+1.xlsx", "returned\\=1+1.xlsx"),
])
def test_whatever_a_file_is_called_its_link_leads_to_it(from_unit, name, target):
    copy = ReturnedFile("b.xlsx", name, True)
    assert linked(opened(arrival(from_unit("A-07", unit={"signer": ""}), "b.xlsx"), copies=[copy])) == [(name, target)]


def test_the_full_texts_hold_every_field_but_personal_ones(campaign, from_unit):
    rows = [question(campaign, n, description=f"一{n}\n二", author_contact="13912345678", progress="电话 13912345678") for n in range(1, 10)]
    sheet = opened(arrival(from_unit("A-06", questions=rows), "a.xlsx"))["问题全文"]
    header, first, *others = values(sheet)
    assert header == [
        "问题编号", "推荐单位", "状态", "问题类别", "题目（中文）", "题目（英文）", "所属领域", "所属学科", "关键词（中文）", "关键词（英文）",
        "问题描述", "问题背景", "最新进展", "重要意义", "应用领域和场景", "撰写人", "撰写人单位", "面向",
    ]
    assert len(others) == 8
    shown = dict(zip(header, first, strict=True))
    assert (shown["问题编号"], shown["推荐单位"], shown["状态"]) == ("A-06-01", "中国化学会", "受理")
    assert (shown["问题描述"], shown["最新进展"]) == ("一1\n二", "电话 ＊＊＊")
    assert (shown["关键词（中文）"], shown["撰写人"]) == (rows[0]["keywords_zh"], rows[0]["author"])
    assert {sheet.row_dimensions[row].height for row in (2, 3)} == {141}


def test_a_name_with_an_ampersand_heads_the_page_as_it_is(campaign):
    collection = SettledInbox(with_settings(campaign, name="问题&难题"), (), (), 0, 0)
    book = load_workbook(BytesIO(master_workbook(collection, "2023-04", BatchAnswers()).content))
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
    _, shown = page(opened(arrival(from_unit("A-06", questions=rows), "a.xlsx")))
    assert ("生命健康（含医学）", 3, 0, 0, 3) in shown
    assert ("地球科学（含深地深海）", 0, 1, 0, 1) in shown
    assert ("空天科技", 0, 1, 1, 2) in shown
    assert ("其他领域", 0, 1, 1, 2) in shown


def test_equal_batches_are_equal_bytes_and_carry_no_clock(campaign, from_unit):
    files = [arrival(from_unit("A-06"), "a.xlsx")]
    collection = SettledInbox(campaign, settle_receipts(files, campaign), (), 1, 9, texts=texts_in(files))
    first, second = (master_workbook(collection, "2023-04", BatchAnswers()).content for _ in range(2))
    assert first == second
    properties = load_workbook(BytesIO(first)).properties
    assert properties.created == properties.modified == campaign.settings.opens.replace(tzinfo=None)


MARKUP = '<r></is></c><c r="Z99"><f>HYPERLINK("http://example.org")</f></c><c><is></r>'
"""What XlsxWriter, writing row by row, takes for a rich string of its own and puts into the sheet as it is."""

EVERY_TEXT = ("title_zh", "title_en", "research_field", "disciplines", "category", "keywords_zh", "keywords_en", "description",
              "background", "progress", "significance", "scenario", "author", "author_employer", "orientation")


@pytest.fixture(params=[*ACTIVE, MARKUP, "{=1+1}", "http://example.org", "mailto:a@example.org", "internal:A1"])
def hostile(request, campaign, from_unit) -> bytes:
    """汇总表 of units that type one such text wherever they can, all sheets given."""
    text = request.param
    rows = [question(campaign, 1, **dict.fromkeys(EVERY_TEXT, text))]
    people = [member(1, member_name=text, member_employer=text)]
    typed = {"unit_code": text, "unit_name": text, "unit_type": text, "presider_title": text}
    pair = PairedQuestion(text, text, text)
    known = LedgerSheets(
        kin=[KinRow(pair, pair, text, 0.5, MarkedText(text, ((1, 3),)), text, text)], differences=[DifferenceRow(*(text,) * 5)],
        decisions=[DecisionRow(*(text,) * 4)], letters=[PostedLetter(*(text,) * 7)], months=[MonthRow(text, 1, 1, 0, 9)],
    )
    return written(arrival(from_unit("A-06", unit=typed, questions=rows, members=people), f"{text}.xlsx"), known=known,
                   copies=[ReturnedFile(f"{text}.xlsx", "副本.xlsx", True)])


def test_the_package_holds_no_formula_no_macro_and_no_link_but_our_own(hostile):
    held = parts_of(hostile)
    sheets = b"".join(content for name, content in held.items() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets
    assert not [name for name in held if "vba" in name or "externalLink" in name or "embeddings" in name]
    targets = [relation.get("Target") for name, content in held.items() if name.endswith(".rels")
               for relation in fromstring(content) if relation.get("TargetMode") == "External"]
    assert targets == ["returned\\副本.xlsx"]


def test_each_sheet_can_be_read_whole(hostile):
    book = load_workbook(BytesIO(hostile))
    assert len(book.sheetnames) == 14
    assert [sheet.title for sheet in book if sheet.max_row < 2] == ["问题清单", "附件"]  # the one file is returned


def test_libreoffice_opens_it_and_finds_text(campaign, from_unit, office):
    rows = [question(campaign, n, **dict.fromkeys(EVERY_TEXT, text)) for n, text in enumerate((*ACTIVE, MARKUP), 1)]
    saved = office.calculated({"汇总表": written(arrival(from_unit("A-06", questions=rows), "a.xlsx"))})["汇总表"]
    book = load_workbook(BytesIO(saved))
    assert book.sheetnames[:4] == ["总览", "推荐单位", "问题清单", "问题全文"]
    assert [row[4].value for row in book["问题全文"].iter_rows(min_row=2)] == [*map(str.strip, ACTIVE), MARKUP]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("apart", [True, False])
def test_made_in_two_steps_it_is_the_same_to_the_byte(campaign, from_unit, apart):
    rows = [question(campaign, number) for number in range(1, 10)]
    files = [arrival(from_unit("A-06", questions=rows), "a.xlsx"), arrival(from_unit("A-07", unit={"signer": ""}), "b.xlsx")]
    receipts = settle_receipts(files, campaign)
    collection = SettledInbox(campaign, receipts, (), len(files), questions_in(files), texts=texts_in(files))
    task = MasterTask("2023-04", BatchAnswers((ReturnedFile("b.xlsx", "b.xlsx", True),)), INBOX_ALONE)
    with master_maker(apart=apart) as make:
        begun, made = make(collection), make(task)
        assert begun() == (4 if apart else 0)
        assert made() == master_workbook(collection, *task)
