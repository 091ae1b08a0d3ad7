"""campaign.xlsx out and in: what goes in comes back, whatever staff do to the looks of it."""

from datetime import date, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from tests.campaign.changed_workbooks import LIVE, brief, typed
from tests.campaign.drawn_campaigns import campaigns
from tests.support.drawn_answers import variant
from tests.support.plain_workbooks import edited
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.workbook import read_campaign
from toolkit.campaign.writer import write_campaign
from toolkit.model import Severity


@pytest.fixture(scope="module")
def sheets(book: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(book))


@pytest.fixture(scope="module")
def read(book: bytes) -> Campaign:
    return read_campaign(book)


def test_the_preset_comes_back_equal(campaign):
    assert read_campaign(write_campaign(campaign, LIVE)) == campaign


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(campaigns())
def test_any_campaign_comes_back_equal(drawn):
    book = write_campaign(drawn, frozenset())
    assert read_campaign(book) == drawn
    with ZipFile(BytesIO(book)) as package:
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))  # Excel repairs nothing


def test_text_that_looks_like_something_else_stays_text(campaign):
    odd = ("=1+1", "A&B <x> {{ y }}", '"q" \'s\'', "a\nb", "😀𠀀", "_x0041_", "http://x.cn", "2023")
    settings = campaign.settings.model_copy(update=dict(zip(("name", "notice", "contact", "phone"), odd, strict=False)))
    remarks = tuple(rule.model_copy(update={"remark": remark}) for rule, remark in zip(campaign.rules, odd, strict=False))
    changed = campaign.model_copy(update={"settings": settings, "rules": remarks + campaign.rules[len(odd):]})
    assert read_campaign(write_campaign(changed, LIVE)) == changed


def test_control_characters_are_left_out_of_the_workbook(campaign):
    settings = campaign.settings.model_copy(update={"contact": "张\x01三\ufffe"})
    assert read_campaign(write_campaign(campaign.model_copy(update={"settings": settings}), LIVE)).settings.contact == "张三"


def test_equal_campaigns_are_equal_bytes(campaign):
    assert write_campaign(campaign, LIVE) == write_campaign(campaign, LIVE)


# what staff may do


def same_after(book: bytes, read: Campaign, change) -> bool:
    return read_campaign(edited(book, change)) == read


def test_rows_above_the_header_do_not_matter(book, read):
    def add_and_remove(workbook):
        workbook["类别"].insert_rows(1, 4)
        workbook["类别"]["A1"] = "中国科协"
        workbook["活动"].delete_rows(1, 2)

    assert same_after(book, read, add_and_remove)


def test_empty_rows_do_not_matter(book, read):
    def insert(workbook):
        workbook["类别"].insert_rows(5, 2)
        workbook["列表"]["C30"] = " \u3000"

    assert same_after(book, read, insert)


def test_the_order_of_columns_does_not_matter(book, read):
    def move_first_column_last(workbook):
        for sheet, last in (("类别", 6), ("规则", 7), ("活动", 5)):
            for row in workbook[sheet].iter_rows(min_row=3):
                workbook[sheet].cell(row[0].row, last).value = row[0].value
                row[0].value = None

    assert same_after(book, read, move_first_column_last)


def test_columns_of_ones_own_do_not_matter(book, read):
    assert same_after(book, read, lambda workbook: workbook["推荐单位"].insert_cols(3))
    assert read_campaign(typed(book, {"推荐单位!G3": "备注", "推荐单位!G4": "已电话确认"})) == read


def test_the_order_of_sheets_and_their_own_sheets_do_not_matter(book, read):
    def shuffle(workbook):
        workbook.create_sheet("草稿", 0)["A1"] = "x"
        workbook.move_sheet("环节", -5)

    assert same_after(book, read, shuffle)


def test_headers_are_found_in_spite_of_spaces_and_half_width_brackets(book, read):
    assert read_campaign(typed(book, {"类别!D3": "每单位 最多", "活动!A17": "正文字数下限(退回)"})) == read


def test_a_number_typed_as_text_is_a_number_and_a_number_in_a_text_is_text(book):
    typed_in = read_campaign(typed(book, {"活动!B11": "20", "活动!B4": 2024, "类别!C4": " 2 "}))
    assert typed_in.settings.committee_minimum == 20
    assert typed_in.settings.code == "2024"
    assert typed_in.categories[0].minimum == 2


def test_times_are_chinese_whether_typed_as_date_or_as_text(book):
    typed_in = read_campaign(typed(book, {"活动!B8": datetime(2023, 2, 1), "活动!B9": "2023-04-21 12:00"}))
    assert typed_in.settings.opens == datetime(2023, 2, 1, tzinfo=CHINA_TIME)
    assert typed_in.settings.closes == datetime(2023, 4, 21, 12, tzinfo=CHINA_TIME)


LAST_SECOND_OF_THE_20TH = datetime(2023, 4, 20, 23, 59, 59, tzinfo=CHINA_TIME)


@pytest.mark.parametrize("day", [
    date(2023, 4, 20), datetime(2023, 4, 20), "2023-04-20", "2023/4/20", "2023.4.20", "2023年4月20日", "20230420", "2023-04-20 24:00",
])
def test_a_deadline_without_a_clock_is_the_end_of_its_day(book, day):
    assert read_campaign(typed(book, {"活动!B9": day})).settings.closes == LAST_SECOND_OF_THE_20TH


@pytest.mark.parametrize("day", [date(2023, 2, 1), "2023-02-01", "2023年2月1日"])
def test_a_beginning_without_a_clock_is_the_start_of_its_day(book, day):
    assert read_campaign(typed(book, {"活动!B8": day})).settings.opens == datetime(2023, 2, 1, tzinfo=CHINA_TIME)


def test_a_call_may_open_and_close_on_one_day(book):
    settings = read_campaign(typed(book, {"活动!B8": date(2023, 4, 20), "活动!B9": date(2023, 4, 20)})).settings
    assert (settings.opens, settings.closes) == (datetime(2023, 4, 20, tzinfo=CHINA_TIME), LAST_SECOND_OF_THE_20TH)


@pytest.mark.parametrize(("said", "clock"), [
    ("2023-04-20 00:00", (0, 0)), ("2023年4月20日 17:00", (17, 0)), ("2023/4/20 8:30", (8, 30)), ("2023-04-20T12：00", (12, 0)),
])
def test_a_deadline_written_with_a_clock_is_that_moment(book, said, clock):
    closes = read_campaign(typed(book, {"活动!B9": said})).settings.closes
    assert closes == datetime(2023, 4, 20, *clock, tzinfo=CHINA_TIME)


def test_a_deadline_at_midnight_comes_back_as_midnight(campaign):
    midnight = variant(campaign, closes="2023-04-21T00:00:00")
    assert read_campaign(write_campaign(midnight, LIVE)).settings.closes == datetime(2023, 4, 21, tzinfo=CHINA_TIME)


@pytest.mark.parametrize("said", ["4月20日", "2023-04-31", "2023-04-20 下班前", "2023-04-20 25:00"])
def test_a_deadline_that_is_no_day_is_told_at_its_cell(book, said):
    assert brief(typed(book, {"活动!B9": said})) == [("time", "活动!B9", said)]


def test_entries_may_be_separated_by_semicolons_or_lines(book):
    assert read_campaign(typed(book, {"活动!B27": "理事长; 主席\n会长；"})).settings.presider_titles == ("理事长", "主席", "会长")


def test_severities_clauses_and_remarks_of_rules_may_change(book):
    changed = read_campaign(typed(book, {"规则!C4": "提示", "规则!D4": "四.4", "规则!F4": "暂缓", "规则!D5": None}))
    assert changed.rules[0].model_dump() == {
        "code": "file.unreadable", "severity": Severity.INFO, "clause": "四.4", "remark": "暂缓",
    }
    assert changed.rules[1].clause == "默认"


def test_labels_prompts_needs_and_the_order_of_fields_may_change(book):
    def change(workbook):
        form = workbook["字段"]
        form["C4"], form["E4"], form["K4"], form["H41"] = "单位全称", "否", "照章填写", 5
        form.move_range("A58:K58", -1)
        form.move_range("A5:K5", 53)

    changed = read_campaign(edited(book, change))
    first = changed.fields["unit_name"]
    assert (first.label, first.required, first.prompt) == ("单位全称", False, "照章填写")
    assert changed.fields["keywords_zh"].minimum == 5
    assert changed.form[-1].name == "unit_code"


def test_what_is_only_shown_of_a_rule_is_not_read(book, read):
    assert read_campaign(typed(book, {"规则!B4": "随便", "规则!E4": "也许", "活动!D4": "随便"})) == read


def test_units_reviewers_and_list_entries_may_be_added(book):
    added = read_campaign(
        typed(
            book,
            {
                "推荐单位!A9": "Q-01", "推荐单位!B9": "某集团科协", "推荐单位!D9": "企业科协", "推荐单位!E9": "是",
                "推荐单位!C9": "某公司科协；某厂科协",
                "评审专家!A4": "P-001", "评审专家!B4": "周明远", "评审专家!D4": "信息科技；空天科技",
                "列表!C40": "挪威", "列表!A9": "高校科协",
            },
        )
    )
    unit = added.units[-1]
    assert (unit.code, unit.must_recommend, unit.former_names) == ("Q-01", True, ("某公司科协", "某厂科协"))
    assert (added.reviewers[0].name, added.reviewers[0].fields) == ("周明远", ("信息科技", "空天科技"))
    assert added.lists["countries"][-1] == "挪威"
    assert added.lists["unit_types_known"][-1] == "高校科协"


def test_a_list_of_ones_own_is_kept(book):
    assert read_campaign(typed(book, {"列表!H3": "城市", "列表!H4": "北京"})).lists["城市"] == ("北京",)


# what staff see


def headers(sheets: openpyxl.Workbook, name: str) -> list[str]:
    return [cell.value for cell in sheets[name][3] if cell.value]


def test_the_sheets_and_their_columns(sheets):
    assert {sheet: headers(sheets, sheet) for sheet in sheets.sheetnames} == {
        "活动": ["设置", "值", "依据", "说明"],
        "类别": ["代码", "名称", "每单位最少", "每单位最多", "遴选数量", "英文名称"],
        "领域": ["代码", "名称"],
        "字段": ["工作表", "字段名", "标签", "类型", "必填", "个人信息", "语言", "下限", "上限", "下拉列表", "填写提示"],
        "规则": ["规则代码", "规则", "级别", "依据", "填写时即校验", "说明"],
        "推荐单位": ["单位代码", "单位名称", "曾用名", "单位类型", "原则上必须推荐", "联系方式"],
        "评审专家": ["编号", "姓名", "工作单位", "领域", "研究方向关键词", "评审组", "回避单位"],
        "指标": ["指标", "权重", "满分"],
        "环节": [
            "环节", "方式", "范围", "分组", "每题评审人数", "每人最少题数", "每人最多题数", "匿名", "排序依据", "通过方式", "通过值", "法定人数比例",
            "并列规则", "每领域上限", "每单位上限", "每人每类最多票数", "截止时间",
        ],
        "机构": ["机构", "别名", "含下属"],
        "列表": ["单位类型", "推荐方式", "国别或地区", "职称", "是否院士", "委员会职务", "四个面向"],
    }


def test_every_header_but_those_of_lists_says_what_may_be_changed(sheets):
    bare = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in sheets if sheet.title != "列表"
        for cell in sheet[3] if cell.value and not (cell.comment and cell.comment.text)
    ]
    assert bare == []


def test_every_setting_shows_its_clause_or_default(sheets):
    rows = {row[0].value: (row[1].value, row[2].value) for row in sheets["活动"].iter_rows(min_row=4)}
    assert rows["专家推荐委员会人数下限"] == (15, "四.2")
    assert rows["截止时间"] == (datetime(2023, 4, 20, 23, 59, 59), "一")
    assert rows["每题学科数上限"] == (3, "默认")
    assert rows["类别（整表）"] == ("见“类别”表", "三")
    assert {clause for _, clause in rows.values()} >= {"默认", "三", "四.2"}
    assert None not in {clause for _, clause in rows.values()}


def test_a_rule_shows_its_name_and_whether_it_is_live(sheets):
    rows = {row[0]: row[1:] for row in sheets["规则"].iter_rows(min_row=4, values_only=True)}
    assert rows["quota.too-few"] == ("推荐数少于下限", "退回修改", "三", "是", None)
    assert rows["question.scenario"] == ("应用领域和场景", "提示", "六.2", "否", None)


def offered(sheets: openpyxl.Workbook, sheet: str, cell: str) -> str | None:
    """Return what Excel allows to be typed into a cell."""
    for validation in sheets[sheet].data_validations.dataValidation:
        if cell in validation.sqref:
            return validation.formula1
    return None


def test_words_are_offered_and_grey_cells_refuse_typing(sheets):
    assert offered(sheets, "规则", "C4") == '"退回修改,提醒,提示"'
    assert offered(sheets, "字段", "E20") == '"是,否"'
    assert offered(sheets, "环节", "B5") == '"评分,投票"'
    assert offered(sheets, "活动", "B14") == '"问句,不限"'
    assert offered(sheets, "推荐单位", "D8") == "列表!$A$4:$A$16"
    assert offered(sheets, "评审专家", "D4") == "领域!$B$4:$B$23"
    for cell in ("A4", "B4", "D4", "F4", "G4", "J4"):
        assert offered(sheets, "字段", cell) == "FALSE"


def test_every_sheet_keeps_its_header_in_sight_and_on_paper(sheets):
    for sheet in sheets:
        assert sheet.freeze_panes == "B4"
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0


def test_the_file_names_no_day_but_the_calls(sheets):
    assert sheets.properties.created == datetime(2023, 1, 29)
