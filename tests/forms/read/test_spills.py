"""Paragraphs that were pasted over the rows below their cell."""

import pytest

from tests.support.plain_workbooks import Cells, by_xlsxwriter, clean_cells, column_of
from tests.support.readings import findings, read_by_both, unread, verdict
from toolkit.looks import Look
from toolkit.messages import finding_sentence
from toolkit.model import Severity, Sheet

LAST = 12
"""The row of the last question of the clean workbook, counted from 0; it is row 13 for people."""

PARAGRAPH = "其次，在更大的尺度上，已有的方法不再适用，需要新的理论。"


def spilt(campaign, label: str, rows, sheet: Sheet = Sheet.QUESTIONS, text: str = PARAGRAPH) -> Cells:
    """The clean cells with paragraphs below a cell, beside 序号 printed in advance."""
    cells = clean_cells(campaign)
    column = column_of(cells, sheet, label)
    cells[sheet] |= {(row, column): f"{text}{row}" for row in rows} | {(row, 0): float(row - 3) for row in rows}
    return cells


@pytest.mark.parametrize("label", ["问题描述", "问题背景", "最新进展", "重要意义", "应用领域和场景"])
def test_a_section_of_several_paragraphs_is_one_finding_that_names_its_cause(campaign, label):
    cells = spilt(campaign, label, (13, 14, 15))
    cells[Sheet.QUESTIONS].setdefault((LAST, column_of(cells, Sheet.QUESTIONS, label)), "首先，见下。")
    judgement = verdict(by_xlsxwriter(cells), campaign)
    (told,) = judgement
    assert (told.code, told.severity, told.look, told.place.cell[1:]) == ("form.cell-unread", Severity.ERROR, Look.SPILL, "14")
    assert f"第 14—16 行疑为第 13 行“{label}”的续行" in finding_sentence(told)


def test_the_question_is_read_with_all_its_paragraphs(campaign):
    cells = spilt(campaign, "问题描述", (13, 14))
    column = column_of(cells, Sheet.QUESTIONS, "问题描述")
    question = read_by_both(by_xlsxwriter(cells), campaign).questions[-1]
    assert question.text("description") == "\n".join(str(cells[Sheet.QUESTIONS][row, column]) for row in (12, 13, 14))


def test_several_sections_at_once_are_one_finding(campaign):
    cells = spilt(campaign, "问题背景", (13, 14))
    for label, rows in (("最新进展", (13,)), ("重要意义", (13, 14, 15))):
        cells[Sheet.QUESTIONS] |= {(row, column_of(cells, Sheet.QUESTIONS, label)): PARAGRAPH for row in rows}
    (told,) = verdict(by_xlsxwriter(cells), campaign)
    assert "第 14—16 行疑为第 13 行“问题背景”、“最新进展”、“重要意义”的续行" in finding_sentence(told)
    assert told.details["count"] == 6


def test_blank_paragraphs_do_not_hide_the_others(campaign):
    assert unread(by_xlsxwriter(spilt(campaign, "最新进展", (14, 16))), campaign) == [("推荐问题!K15:K17", 2)]


def test_one_row_alone(campaign):
    (told,) = verdict(by_xlsxwriter(spilt(campaign, "问题描述", (13,))), campaign)
    assert "第 14 行疑为第 13 行“问题描述”的续行" in finding_sentence(told)


def test_a_paragraph_that_begins_like_a_note_belongs_to_the_others(campaign):
    cells = spilt(campaign, "问题描述", (13,))
    cells[Sheet.QUESTIONS][14, column_of(cells, Sheet.QUESTIONS, "问题描述")] = "说明：以上为示意。"
    assert unread(by_xlsxwriter(cells), campaign) == [("推荐问题!I14:I15", 2)]


def test_a_signature_below_the_paragraphs_is_none_of_them(campaign):
    cells = spilt(campaign, "问题描述", (13,))
    cells[Sheet.QUESTIONS][15, 2] = "填表人：张三"
    told = [(finding.look, finding.place.cell) for finding in verdict(by_xlsxwriter(cells), campaign)]
    assert told == [(Look.SPILL, "I14"), (Look.BELOW, "C16")]


def test_between_two_questions_each_keeps_its_own(campaign):
    """Rows were inserted for the paragraphs; the question below them is read as it is."""
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] = {(row + 2 * (row > 6), column): value for (row, column), value in cells[Sheet.QUESTIONS].items()}
    cells[Sheet.QUESTIONS] |= {(7, 9): PARAGRAPH, (8, 9): PARAGRAPH}
    data = by_xlsxwriter(cells)
    read = read_by_both(data, campaign)
    assert len(read.questions) == 9
    assert [question.text("background").count(PARAGRAPH) for question in read.questions] == [0, 0, 2, 0, 0, 0, 0, 0, 0]
    assert unread(data, campaign) == [("推荐问题!J8:J9", 2)]


@pytest.mark.parametrize(("label", "field"), [("研究领域", "member_expertise")])
def test_members_rows_may_be_such_paragraphs_too(campaign, label, field):
    cells = spilt(campaign, label, (19, 20), Sheet.COMMITTEE, "高分子化学")
    cells[Sheet.COMMITTEE].setdefault((18, column_of(cells, Sheet.COMMITTEE, label)), "有机化学")
    data = by_xlsxwriter(cells)
    read = read_by_both(data, campaign)
    assert (len(read.members), read.members[-1].text(field).count("高分子化学")) == (15, 2)
    (told,) = verdict(data, campaign)
    assert "第 20—21 行疑为第 19 行“研究领域”的续行" in finding_sentence(told)


def test_authors_one_below_the_other_are_no_questions(campaign):
    cells = spilt(campaign, "撰写人", (13, 14), text="赵六")
    cells[Sheet.QUESTIONS] |= {(row, column_of(cells, Sheet.QUESTIONS, "撰写人单位")): "某大学" for row in (13, 14)}
    data = by_xlsxwriter(cells)
    assert len(read_by_both(data, campaign).questions) == 9
    assert "“撰写人”、“撰写人单位”的续行" in finding_sentence(next(iter(verdict(data, campaign))))


@pytest.mark.parametrize("labels", [
    ["题目（中文）"], ["题目（英文）"], ["问题类别"], ["题目（中文）", "问题描述"], ["所属领域", "问题描述"],
    ["问题描述", "问题背景", "最新进展", "重要意义"],
])
def test_a_question_that_lacks_most_is_a_question(campaign, labels):
    cells = clean_cells(campaign)
    for label in labels:
        column = column_of(cells, Sheet.QUESTIONS, label)
        cells[Sheet.QUESTIONS][13, column] = f"另一{cells[Sheet.QUESTIONS][4, column]}"
    data = by_xlsxwriter(cells)
    assert len(read_by_both(data, campaign).questions) == 10
    assert ("question.required", "error") in {finding[:2] for finding in findings(verdict(data, campaign))}


def test_sections_that_were_filled_in_first_are_questions(campaign):
    """No question of the sheet has a title yet, so no row goes on with the one above it."""
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] = {at: value for at, value in cells[Sheet.QUESTIONS].items() if at[0] < 4 or at[1] in (0, 8)}
    assert len(read_by_both(by_xlsxwriter(cells), campaign).questions) == 9


@pytest.mark.parametrize("values", [{1: "王五"}, {2: "江海大学"}, {1: "王五", 4: "化学"}, {5: "美国"}])
def test_a_member_who_lacks_most_is_a_member(campaign, values):
    cells = clean_cells(campaign)
    cells[Sheet.COMMITTEE] |= {(19, column): value for column, value in values.items()}
    assert len(read_by_both(by_xlsxwriter(cells), campaign).members) == 16


def test_far_below_the_last_question_a_text_is_a_question(campaign):
    assert len(read_by_both(by_xlsxwriter(spilt(campaign, "问题描述", (20,))), campaign).questions) == 10
