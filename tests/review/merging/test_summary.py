"""评分汇总.xlsx and the JSON of merge: every score with its cell, the accounts, who has not sent; inert and repeatable."""

import json
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from tests.review.merging.made_sheets import (
    CAMPAIGN,
    HEADER,
    MASS,
    NUMBERS,
    POOL,
    VOTING,
    csv_file,
    entry,
    good_entries,
    good_marks,
    made_pool,
    merge,
    question,
    sheet,
    vote_sheet,
)
from toolkit import __version__
from toolkit.messages import Speaker
from toolkit.review.merging.merge_json import merged_object
from toolkit.review.merging.merged import MergedStage, ScoreAccounts
from toolkit.review.merging.statistics_given import QuestionStatistics, ReviewerStatistics
from toolkit.review.merging.summary_workbook import balance_sentence, summary_workbook
from toolkit.review.model import Pool

SCORED = merge(
    sheet("E01", [
        entry(HEADER + 1, NUMBERS[0], ("85分", 80.0, 70.0, 60.0)), *good_entries()[1:3],
        entry(HEADER + 4, NUMBERS[3], ("",) * 4, "是"), *good_entries()[4:],
    ], "新.xlsx", 2),
    sheet("E01", None, "旧.xlsx", 1), sheet("E02"),
)
"""Given are 20 + 24 + 24; 4 do not count for 85分, 24 of the older sheet."""


def opened(data: bytes) -> Workbook:
    """The workbook as another program reads it."""
    return openpyxl.load_workbook(BytesIO(data))


def rows(book: Workbook, title: str, header: int = 3) -> list[tuple[object, ...]]:
    """The rows of a sheet from its header on."""
    return [tuple(row) for row in book[title].iter_rows(min_row=header, values_only=True)]


@pytest.fixture(scope="module")
def book() -> Workbook:
    figures = {NUMBERS[0]: QuestionStatistics(Fraction(2511, 30), Fraction(1675, 20), 84.125, 3.14159, 84.2, 1.006, 0.831, 2, True)}
    people = {"E01": ReviewerStatistics(Fraction(80), Fraction(-5, 3), 2.5)}
    return opened(summary_workbook(SCORED, CAMPAIGN, figures, people))


def test_the_sheets_and_their_headers_are_those_of_the_design(book):
    assert book.sheetnames == ["问题汇总", "评分明细", "专家", "校验意见", "来件核对", "未交专家"]
    assert rows(book, "问题汇总")[0] == (
        "问题编号", "推荐单位", "问题类别", "所属领域", "题目（中文）", "有效份数", "回避", "缺评", "加权平均", "中位数",
        "去掉最高最低", "标准差", "校准分", "校准误差", "入选概率", "类内名次", "并列")
    assert rows(book, "评分明细")[0] == ("问题编号", "专家编号", "指标", "分数", "文件", "单元格")
    assert rows(book, "专家")[0] == ("编号", "姓名", "应评", "已评", "回避", "平均", "宽严", "离散")


def test_each_question_has_its_counts_and_its_figures_to_two_decimals(book):
    first, *_, fourth = rows(book, "问题汇总")[1:5]
    assert first == (NUMBERS[0], "A-01学会", "前沿科学问题", "数理化基础科学", "A-01-01如何？", 1, 0, 2,
                     83.7, 83.75, 84.13, 3.14, 84.2, 1.01, 0.831, 2, "是")
    assert fourth[5:] == (1, 1, 1, *[None] * 9)


def test_every_score_that_counts_stands_with_its_file_and_cell(book):
    found = rows(book, "评分明细")[1:]
    assert len(found) == SCORED.scores.counted == 40
    assert found[0] == (NUMBERS[0], "E02", "前沿性", 62, "E02.xlsx", "评分!D5")
    assert (NUMBERS[1], "E01", "战略性", 68, "新.xlsx", "评分!G6") in found


def test_reviewers_findings_files_and_who_has_not_sent(book):
    assert rows(book, "专家")[1:] == [
        ("E01", "专家1", 6, 4, 1, 80, -1.67, 2.5), ("E02", "专家2", 6, 6, 0, None, None, None),
        ("E03", "专家3", 6, 0, 0, None, None, None),
    ]
    assert [(row[0], row[1], row[3], row[6], row[10]) for row in rows(book, "校验意见", 2)] == [
        ("新.xlsx", "E01", NUMBERS[0], "D5", "review.not-a-number"), (None, "E03", None, None, "review.missing"),
    ]
    assert rows(book, "来件核对")[1:] == [
        ("E02.xlsx", "E02", "专家2", "已采用", 24, 24, 0, None),
        ("新.xlsx", "E01", "专家1", "已采用", 20, 16, 4, "评分不是数字 4"),
        ("旧.xlsx", "E01", "专家1", "被取代", 24, 0, 24, "被后交的取代 24"),
    ]
    assert book["来件核对"]["A2"].value.startswith("✓ 给出 68 ＝ 计入 40 ＋ 不计 28。不计的：评分不是数字 4、被后交的取代 24。")
    assert rows(book, "未交专家", 2) == [("E03", "专家3", 6)]


def test_accounts_that_do_not_hold_are_not_hidden():
    [first, *others] = SCORED.files
    lost = replace(SCORED, files=(replace(first, scores=ScoreAccounts(25, 24)), *others))
    assert balance_sentence(lost).startswith("✗ 给出 69，计入 40，不计 28，不相符")


def test_every_sheet_is_filtered_frozen_and_set_up_to_be_printed(book):
    for page in book:
        assert (page.auto_filter.ref or "").startswith("A"), page.title
        assert page.freeze_panes, page.title
        assert (str(page.page_setup.paperSize), bool(page.print_title_rows)) == ("9", True), page.title
        assert page.sheet_properties.pageSetUpPr.fitToPage, page.title


def test_the_same_content_is_the_same_bytes():
    assert summary_workbook(SCORED, CAMPAIGN) == summary_workbook(SCORED, CAMPAIGN)


def test_a_vote_stage_has_votes_in_place_of_scores():
    merged = merge(vote_sheet("E01", dict.fromkeys(NUMBERS[:2], "同意")), vote_sheet("E02", {NUMBERS[0]: "弃权"}), campaign=VOTING)
    found = opened(summary_workbook(merged, VOTING))
    assert rows(found, "问题汇总")[0][5:] == ("有效份数", "回避", "缺评", "同意", "反对", "弃权", "有效票数", "得票比例", "类内名次", "并列")
    assert rows(found, "问题汇总")[1][5:] == (2, 0, 1, 1, 0, 1, 2, 0.5, None, None)
    assert rows(found, "评分明细")[1] == (NUMBERS[0], "E01", "表决", "同意", "E01.xlsx", "投票!D5")


def test_a_mass_vote_names_lines_and_no_telephone():
    pool = Pool("初选", 1, (question(NUMBERS[0]), question(NUMBERS[1])))
    ballots = [csv_file(f"投票人,领域,问题编号\n13800138000,数理化基础科学,{NUMBERS[0]}\n=1+1,数理化基础科学,{NUMBERS[1]}\n")]
    found = opened(summary_workbook(merge(campaign=MASS, pool=pool, pairs=(), ballots=ballots), MASS))
    assert rows(found, "评分明细")[1:] == [
        (NUMBERS[0], "＊＊＊", "表决", "同意", "选票.csv", "第 2 行"), (NUMBERS[1], "=1+1", "表决", "同意", "选票.csv", "第 3 行"),
    ]
    assert found["评分明细"]["B5"].data_type == "s"
    assert rows(found, "问题汇总")[1][5:13] == (2, 0, 0, 1, 0, 1, 2, 0.5)


def test_nothing_that_a_stranger_wrote_becomes_a_formula():
    evil = '=HYPERLINK("http://x","y")'
    pool = made_pool(NUMBERS, unit_name=evil, texts={"title_zh": evil}, research_field=evil)
    merged = merge(sheet("E01", [entry(HEADER + 1, NUMBERS[0], (evil, 1.0, 2.0, 3.0))], path=f"{evil}.xlsx"), pool=pool)
    found = opened(summary_workbook(merged, CAMPAIGN))
    cells = [cell for page in found for row in page.iter_rows() for cell in row if cell.value is not None]
    assert sum(cell.value == evil for cell in cells) >= 4
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []


def test_nothing_has_come_in_yet():
    found = opened(summary_workbook(merge(), CAMPAIGN))
    assert rows(found, "评分明细")[1][0] == "还没有计入的评分或表决。"
    assert rows(found, "来件核对")[1][0] == "还没有来件。"
    assert len(rows(found, "未交专家", 2)) == 3


def said(merged: MergedStage) -> dict[str, object]:
    """What JSON says, as another program reads it."""
    return json.loads(json.dumps(merged_object(merged, Speaker())))


def test_the_json_is_that_of_the_specification():
    found = said(SCORED)
    assert [*found] == ["toolkit", "campaign", "stage", "files", "missing", "scores", "summary"]
    assert (found["toolkit"], found["campaign"], found["stage"]) == (__version__, "2023", "初选")
    assert found["files"][1] == {
        "path": "新.xlsx", "sha256": "新.xlsx 2", "status": "counted", "reviewer": {"id": "E01", "name": "专家1"},
        "scores": {"given": 20, "counted": 16, "excluded": 4},
        "findings": [{
            "code": "review.not-a-number", "severity": "error", "sheet": "评分", "cell": "D5", "question": NUMBERS[0],
            "found": "85分", "message": "“前沿性”填写的“85分”不是数字，本题其他各项评分也一并不计。",
            "remedy": "是否为“85”？请在 D5 填写 0—100 的数字（单元格为数字格式，不带“分”等文字）；应当回避的，在“回避”栏填“是”。",
        }],
    }
    assert found["missing"] == [{"id": "E03", "name": "专家3", "questions": 6}]
    assert found["scores"] == {"given": 68, "counted": 40, "excluded": 28,
                               "reasons": {"review.not-a-number": 4, "superseded": 24}}
    assert found["summary"] == {"files": 3, "reviewers": 2, "missing": 1, "errors": 1, "warnings": 1}


def test_the_json_of_a_file_that_names_nobody_says_so():
    found = said(merge(replace(sheet(), identity=None)))
    assert (found["files"][0]["reviewer"], found["files"][0]["status"]) == (None, "refused")
    assert found["summary"]["reviewers"] == 0


def test_the_figures_of_a_question_are_those_of_its_reviews():
    merged = merge(sheet("E01"), sheet("E02"), pool=POOL)
    assert [mark.value for mark in merged.questions[0].reviews[1].marks] == [*map(Fraction, good_marks(NUMBERS[0], "E02"))]
    assert [review.reviewer for review in merged.questions[0].reviews] == ["E01", "E02"]
