"""The tracking workbook as a unit gets it: its own questions, locked and inert, and what it answered last."""

from io import BytesIO

import openpyxl
import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.packages import parts_of
from tests.support.tracked_questions import (
    CAMPAIGN,
    CHEMISTS,
    LAST_YEAR,
    PHYSICISTS,
    YEAR,
    counted,
    filled,
    issued,
    merge,
    received,
    told,
)
from toolkit.campaign.folder import CampaignFolder
from toolkit.demo.tracking import fill_tracking
from toolkit.forms.stamp import read_stamp
from toolkit.formspec.tracking import NationalLayout, SolutionStatus, tracking_form
from toolkit.ledger.tracking import TrackingAnswer
from toolkit.publication.tracking.sheets.issue import issue_tracking
from toolkit.publication.tracking.sheets.produce import TrackingOrder, tracking_file_name, tracking_workbook
from toolkit.publication.tracking.tracked import TrackedCampaign, YearAnswer
from toolkit.rules.tracking_facts import TrackedQuestion, TrackedUnit

SHEET = "问题跟踪"


def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


@pytest.fixture(scope="module")
def blank() -> openpyxl.Workbook:
    return book(issued(former=True))


def test_it_has_the_sheets_of_a_form(blank):
    assert {sheet.title: sheet.sheet_state for sheet in blank} == {
        "填报说明": "visible", "填报信息": "visible", SHEET: "visible", "自检": "visible", "字典": "hidden", "_meta": "veryHidden"}
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in blank)


def test_the_unit_the_year_and_its_questions_are_filled_in_and_locked(blank):
    about, sheet = blank["填报信息"], blank[SHEET]
    assert [about[f"B{row}"].value for row in range(5, 12)] == ["中国化学会", "A-06", str(YEAR), None, None, None, None]
    assert [about[f"B{row}"].protection.locked for row in range(5, 12)] == [True] * 3 + [False] * 4
    assert [[cell.value for cell in row[:4]] for row in sheet.iter_rows(5, 7)] == [
        ["A-06-01", "如何常温固氮？", "前沿科学问题", "入选"], ["A-06-02", "怎样回收贵金属催化剂？", "前沿科学问题", "未入选"],
        ["A-06-03", "膜分离何以节能？", "产业技术问题", "未入选"]]
    assert [[cell.protection.locked for cell in row] for row in sheet.iter_rows(5, 7)] == [[True] * 6 + [False] * 6] * 3
    assert sheet["A8"].value is None


def test_the_last_answer_stands_beside_the_question(blank):
    sheet = blank[SHEET]
    assert [sheet[f"E{row}"].value or "" for row in (5, 6, 7)] == ["研究进行中", "", "部分解决"]
    assert sheet["F7"].value == "2024 年填报\n解决情况说明：能耗降了一半。\n国家布局情况：已布局\n布局说明：基金（2022）\n依据材料或网址：网址"


def test_without_a_last_answer_its_columns_are_hidden():
    sheet = book(issued())[SHEET]
    assert (sheet.column_dimensions["E"].hidden, sheet.column_dimensions["G"].hidden) == (True, False)


def test_each_choice_has_its_list_and_each_input_its_prompt(blank):
    rules = {str(rule.sqref): rule for rule in blank[SHEET].data_validations.dataValidation}
    assert [*rules] == [f"{column}5:{column}7" for column in "GHIJKL"]
    for area, entries in (("G5:G7", SolutionStatus), ("I5:I7", NationalLayout)):
        (title, cells), = blank.defined_names[rules[area].formula1.lstrip("=")].destinations
        assert [cell.value for cell, in blank[title][cells]] == [*entries]
        assert (rules[area].type, rules[area].errorStyle or "stop") == ("list", "stop")
    assert "论文、专利" in rules["L5:L7"].prompt


def test_it_holds_the_verdicts_of_the_form_as_issued(blank):
    shown = openpyxl.load_workbook(BytesIO(issued(former=True)), data_only=True)
    live = [[cell.value for cell in row[:4]] for row in shown["自检"].iter_rows(7, 11)]
    assert live == [
        ["✗", "填报信息未填", 4, "填报信息 B8"], ["✗", "跟踪情况未填", 6, "问题跟踪 G5"],
        ["✓", "解决情况、国家布局情况均从列表选择", 0, SHEET], ["✓", "该说明的均已说明", 0, SHEET],
        ["✓", "解决情况没有不作说明的倒退", 0, SHEET]]
    assert shown["自检"]["A3"].value == "✗ 尚有 10 处待处理"
    assert shown[SHEET]["A2"].value == "共 3 题，已填解决情况 0 题、国家布局情况 0 题"


def test_the_notice_is_cited_only_where_it_asks(blank):
    words = [str(row[0].value) for row in blank["填报说明"].iter_rows() if row[0].value]
    assert [line for line in words if line.startswith("按照通知（六.4），请填报贵单位推荐的问题难题的解决情况")]
    rules = {row[0].value: row[4].value for row in blank["填报说明"].iter_rows() if len(row) > 4}
    assert (rules["跟踪情况未填"], rules["缺少说明或依据"]) == ("六.4", "默认")


def test_it_says_whose_it_is_of_which_year(blank):
    assert read_stamp(issued()).form == "问题跟踪表"
    meta = dict(row for row in blank["_meta"].iter_rows(max_col=2, values_only=True))
    assert (meta["unit"], meta["year"], meta["questions"]) == ("A-06", str(YEAR), "A-06-01；A-06-02；A-06-03")


def test_equal_inputs_give_equal_bytes_and_another_unit_has_nothing_of_the_first():
    assert tracking_workbook(TrackingOrder(CAMPAIGN, YEAR), CHEMISTS) == issued()
    other = b"".join(parts_of(issued(PHYSICISTS)).values()).decode("utf-8", "replace")
    assert "中国物理学会" in other and "A-06" not in other and "固氮" not in other
    assert not {*"\U00100000\U00100001\U00100002\U00100003\U00100004"} & {*other}


def test_the_number_of_questions_is_no_part_of_what_the_form_is_known_by():
    assert tracking_form("2023", 3).fingerprint == tracking_form("2023", 12).fingerprint


ODD = ("=1+1", "+8613900000000", "-x", "@a", "<r><t>x</t></r>", "a\x00\x0bb\ud800", "{{ x }}", "A&B<c>\"'", "何" * 900, "题\n目")


def test_titles_and_answers_of_any_kind_are_inert_and_come_back_as_they_were():
    unit = TrackedUnit("", "某\x01研究会 & 甲", tuple(
        TrackedQuestion(f"名录外1-{at:02}", said, "=类别", "入选", True) for at, said in enumerate(ODD, 1)))
    former = {"名录外1-01": YearAnswer(2024, TrackingAnswer("名录外1-01", "已解决", "=1+1", "已布局", "+x", "@y", "-z", "f", "c"))}
    data = tracking_workbook(TrackingOrder(CAMPAIGN, YEAR, former), unit)
    sheet = book(data)[SHEET]
    typed = [cell for row in sheet.iter_rows(5, 14) for cell in row]
    assert [cell.coordinate for cell in typed if cell.data_type == "f"] == []
    assert all(sheet[f"B{row}"].quotePrefix for row in (5, 6, 7, 8))
    tracked = TrackedCampaign(CAMPAIGN, (unit,), ())
    said = {question.number: {"status": "研究进行中", "layout": "未布局"} for question in unit.questions}
    merged = merge(received(fill_tracking(data, said)), tracked=tracked)
    assert counted(merged) == {question.number: "研究进行中" for question in unit.questions}
    assert [found for found in told(merged) if found[1] == "error"] == []


WAYS = {
    "blank": issued(),
    "clean": filled(),
    "unexplained": filled({"A-06-01": {"status": "已解决", "layout": "部分布局"}, "A-06-02": {"status": "不再适用", "layout": "不了解"},
                           "A-06-03": {"status": "研究进行中"}}),
    "backwards": filled({"A-06-01": {"status": "尚未启动研究", "layout": "未布局"}, "A-06-02": {"status": "已解决", "layout": "未布局",
                         "status_note": "甲", "evidence": "乙"}, "A-06-03": {"status": "研究进行中", "layout": "未布局",
                         "status_note": "原来高估了。"}}, former=True),
    "unlisted": filled({"A-06-01": {"status": "快了", "layout": " 已 布局 ", "layout_note": "甲"}, "A-06-02": {"status": "无", "layout": "？"},
                        "A-06-03": {"status": "研究进行中", "layout": "=1+1"}}, about={"reporter": "甲", "reporter_phone": "　"}),
}
CODES = ("track.contact", "track.required", "track.choice", "track.explained", "track.backwards")


@pytest.fixture(scope="module")
def calculated(office) -> dict[str, bytes]:
    return office.calculated(WAYS)


EXPECTED = {"blank": (4, 6, 0, 0, 0), "clean": (0, 0, 0, 0, 0), "unexplained": (0, 1, 0, 4, 0), "backwards": (0, 0, 0, 0, 1),
            "unlisted": (3, 2, 2, 0, 0)}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_unit_sees_while_typing_is_what_merging_says(way, calculated):
    years = LAST_YEAR if way == "backwards" else {}
    codes = [code for code, *_ in told(merge(received(WAYS[way]), years=years))]
    shown = openpyxl.load_workbook(BytesIO(calculated[way]), data_only=True)["自检"]
    live = [shown[f"C{row}"].value for row in range(7, 12)]
    assert tuple(live) == tuple(codes.count(code) for code in CODES) == EXPECTED[way]


def test_a_workbook_that_libreoffice_saved_counts_as_it_was(calculated):
    assert counted(merge(received(calculated["clean"]))) == counted(merge(received(filled())))
    assert [code for code, *_ in told(merge(received(calculated["clean"])))] == []


def test_issue_writes_a_workbook_for_each_unit_with_questions_and_makes_the_inbox(folder):
    done = issue_tracking(folder, YEAR)
    assert ([*done.written], done.questions, done.failed) == (["A-02 中国物理学会.xlsx", "A-06 中国化学会.xlsx"], 4, [])
    assert (done.path / "A-06 中国化学会.xlsx").read_bytes() == issued()
    assert folder.tracking_inbox(YEAR).is_dir()


def test_issue_goes_by_the_scope_and_removes_what_is_tracked_no_more(folder):
    issue_tracking(folder, YEAR)
    (folder.tracking_output(YEAR) / "issued/备忘.xlsx").write_bytes(b"of staff")
    selected = CampaignFolder(folder.path, with_settings(CAMPAIGN, tracking_scope="selected"))
    done = issue_tracking(selected, YEAR)
    assert ([*done.written], done.questions) == (["A-06 中国化学会.xlsx"], 1)
    assert sorted(path.name for path in done.path.iterdir()) == ["A-06 中国化学会.xlsx", "备忘.xlsx"]


def test_a_unit_without_a_code_has_its_name_alone_on_its_file():
    assert tracking_file_name(TrackedUnit("", "甲/乙 研究会", ())) == "甲_乙 研究会.xlsx"
