"""遴选结果.xlsx, read back with openpyxl."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.review.reviewed_stages import question, reviewed, stage, vote_stage, voted
from toolkit.campaign.preset import load_preset
from toolkit.review.model import Pool, PoolQuestion
from toolkit.review.selection.decide import select_questions
from toolkit.review.selection.model import ReviewedStage
from toolkit.review.selection.result_workbook import result_workbook
from toolkit.review.selection.sensitivity import try_scenarios
from toolkit.review.statistics import CalibratedScore

CAMPAIGN = load_preset("2023")
ROWS = (
    question("A-01-01", 95, 93, unit="A-01"), question("A-01-02", 90, 88, unit="A-01"), question("A-02-01", 86, 84, unit="A-02"),
    question("A-03-01", 86, 84, unit="A-03"), question("A-04-01", 60, 62, unit="A-04"), question("A-05-01", 99, assigned=3),
)
LIMITED = stage(2, "中位数", "停止并再次投票", unit_limit=1)
STANDING = ("问题编号", "问题类别", "名次", "依据分", "结果")


def written(review: ReviewedStage, **texts: str) -> bytes:
    """The workbook of a stage; *texts* replace those of its first question."""
    pool = Pool(review.stage.name, 1, tuple(
        PoolQuestion(one.number, one.category, one.research_field, one.unit, f"学会{one.unit}",
                     {"title_zh": f"{one.number}为什么？", **(texts if one is review.questions[0] else {})}, {})
        for one in review.questions
    ))
    selection = select_questions(review)
    return result_workbook(review, selection, try_scenarios(review, selection, {"E01": "E01 王一"}), pool, CAMPAIGN)


def read(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def rows(book: Workbook, title: str, header: int = 3) -> list[tuple]:
    """The rows of a sheet below its header."""
    return [tuple(row) for row in book[title].iter_rows(min_row=header + 1, values_only=True)]


def header(book: Workbook, title: str, row: int = 3) -> tuple:
    return tuple(cell.value for cell in book[title][row])


@pytest.fixture(scope="module")
def book() -> Workbook:
    return read(written(reviewed(LIMITED, *ROWS)))


def test_the_sheets_of_the_design_come_first(book):
    assert book.sheetnames == ["结果", "边界", "限额", "敏感性", "并列", "情形"]


def test_the_header_of_the_results_is_the_first_row_and_fixed(book):
    assert header(book, "结果", 1) == (*STANDING, "规则", "说明", "题目（中文）", "推荐单位")


def test_every_question_has_one_row_in_the_results(book):
    found = rows(book, "结果", 1)
    assert [row[:6] for row in found] == [
        ("A-05-01", "前沿科学问题", 1, 99, "待定", "法定人数比例 2/3"),
        ("A-01-01", "前沿科学问题", 2, 94, "通过", "按加权平均取本类前 2 名"),
        ("A-01-02", "前沿科学问题", 3, 89, "未通过", "每单位上限"),
        ("A-02-01", "前沿科学问题", 4, 85, "待定", "并列规则：停止并再次投票"),
        ("A-03-01", "前沿科学问题", 4, 85, "待定", "并列规则：停止并再次投票"),
        ("A-04-01", "前沿科学问题", 6, 61, "未通过", "按加权平均取本类前 2 名"),
    ]
    assert found[2][6:] == ("不设上限时可以通过；名额依次让与下一题。", "A-01-02为什么？", "学会A-01")


def test_the_other_sheets_say_what_they_know(book):
    assert rows(book, "限额") == [("A-01-02", "前沿科学问题", 3, 89, "每单位上限", "数理", "A-01-02为什么？", "学会A-01")]
    assert rows(book, "并列") == [("前沿科学问题", 4, 85, 2, "A-02-01、A-03-01", "未能区分，须再次投票")]
    assert header(book, "边界") == (*STANDING, "须变动", "标准误", "改变结果的情形")
    assert header(book, "敏感性") == (*STANDING, "稳定性", "通过情形", "改变结果的情形")
    assert [row[0] for row in rows(book, "边界")] == ["A-02-01", "A-03-01"]
    assert {row[0]: row[5:] for row in rows(book, "敏感性")} == {
        "A-05-01": ("视情况而定", "0/4", "补足有效份数"), "A-01-01": ("稳定通过", "4/4", None), "A-01-02": ("稳定未通过", "0/4", None),
        "A-02-01": ("视情况而定", "0/4", "再次投票"), "A-03-01": ("视情况而定", "0/4", "再次投票"), "A-04-01": ("稳定未通过", "0/4", None),
    }
    assert [row[:3] for row in rows(book, "情形")] == [
        ("不计 E01 王一 的评分", 0, 0), ("不计 E02 的评分", 0, 0), ("改按中位数排序", 0, 0), ("改按去掉最高最低排序", 0, 0),
    ]


def test_reviewers_who_each_turn_a_result_stand_together():
    # without E01 or E02 b is ahead, without E03 a stays
    data = written(reviewed(stage(1), question("a", 90, 90, 60), question("b", 60, 60, 99), question("c", 10, 10, 10)))
    found = {row[0]: row[-1] for row in rows(read(data), "敏感性")}
    assert found["a"] == "不计以下任一位专家：E01 王一、E02"


def test_calibration_is_shown_where_there_is_one():
    calibrated = {one.number: CalibratedScore(80.125, 1.5, 0.25) for one in ROWS}
    book = read(written(reviewed(LIMITED, *ROWS, calibrated=calibrated)))
    assert header(book, "敏感性")[7:] == ("校准分", "校准误差", "入选概率", "改变结果的情形")
    assert rows(book, "敏感性")[0][7:10] == (80.13, 1.5, 0.25)
    assert header(book, "边界")[7:10] == ("校准分", "校准误差", "入选概率")


def test_tables_are_frozen_filtered_and_printed_with_their_header(book):
    panes = {title: book[title].freeze_panes for title in book.sheetnames}
    assert panes == {"结果": "B2", "边界": "C4", "限额": "C4", "敏感性": "C4", "并列": "C4", "情形": "B4"}
    assert book["结果"].auto_filter.ref == "A1:I7"
    assert all(book[title].print_title_rows for title in book.sheetnames)
    assert all(book[title].page_setup.paperSize == 9 for title in book.sheetnames)


def test_every_printed_page_says_where_the_stage_is_not_decided_yet(book):
    decided = read(written(reviewed(LIMITED.model_copy(update={"passing_value": 3.0}), *ROWS)))
    assert all("初选遴选结果（尚未决定：有并列待再次投票）" in book[title].oddHeader.left.text for title in book.sheetnames)
    assert all(decided[title].oddHeader.left.text.endswith("初选遴选结果") for title in decided.sheetnames)


def test_where_there_is_nothing_to_show_a_sheet_says_so():
    found = read(written(reviewed(vote_stage(1), voted("a", 9), voted("b", 3, 6))))
    assert {title: rows(found, title)[0][0] for title in ("边界", "限额", "敏感性", "并列", "情形")} == {
        "边界": "没有处于边界的问题。", "限额": "没有因上限而让出名额的问题。", "敏感性": "本环节没有可以重算的情形。",
        "并列": "没有影响结果的并列。", "情形": "本环节没有可以重算的情形。",
    }
    assert [row[:5] for row in rows(found, "结果", 1)] == [("a", "前沿科学问题", 1, 9, "通过"), ("b", "前沿科学问题", 2, 3, "未通过")]


@pytest.mark.parametrize("title", ["=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "<r>甲</r>"])
def test_what_a_sender_typed_stays_text(title):
    book = read(written(reviewed(LIMITED, *ROWS), title_zh=title))
    cell, = [row[7] for row in book["结果"].iter_rows(min_row=2) if row[0].value == "A-01-01"]
    assert (cell.value, cell.data_type) == (title, "s")


def test_the_same_stage_gives_the_same_bytes_in_whatever_order():
    review = reviewed(LIMITED, *ROWS)
    assert written(review) == written(replace(review, questions=ROWS))
    assert written(reviewed(LIMITED, *ROWS[::-1])) == written(review)


def test_a_question_outside_the_pool_stops_it():
    review = reviewed(LIMITED, *ROWS)
    selection = select_questions(review)
    with pytest.raises(KeyError, match="A-05-01"):
        result_workbook(review, selection, try_scenarios(review, selection), Pool("初选", 1, ()), CAMPAIGN)
