"""What is typed and what is meant: each change is logged with its cell, what is lost is a finding."""

from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter

from tests.support.plain_workbooks import by_openpyxl, by_xlsxwriter, cells_of, clean_cells, edited
from tests.support.readings import as_read, read_by_both, remarks
from tests.support.submissions import question, submission
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Judgement, Sheet, Unanswered
from toolkit.rules import judge_submission
from toolkit.text import NO_ANSWER

TITLE = (4, 2)
"""The first question's Chinese title, C5."""


def typed(campaign, value, at=TITLE, sheet=Sheet.QUESTIONS) -> bytes:
    """The clean workbook with one cell typed over."""
    cells = clean_cells(campaign)
    cells[sheet][at] = value
    return by_xlsxwriter(cells)


def found(data: bytes, campaign) -> list[tuple[str, str, str]]:
    """Code, place and quoted value of each observation."""
    return [(seen.code, f"{seen.at.sheet}!{seen.at.a1}", seen.value) for seen in as_read(data, campaign).observed]


def details(data: bytes, campaign) -> dict[str, str | int]:
    (seen,) = as_read(data, campaign).observed
    return dict(seen.details)


# Characters


@pytest.mark.parametrize(
    ("written", "read", "said"),
    [
        ("如何\u200b突破？", "如何突破？", {"count": 1, "position": 3, "characters": "U+200B"}),
        ("\ufeff如何？\u200e\u200e", "如何？", {"count": 3, "position": 1, "characters": "U+FEFF、U+200E"}),
        ("如\u00ad何？", "如何？", {"count": 1, "position": 2, "characters": "U+00AD"}),
        ("上\r\n下？", "上\n下？", {"count": 1, "position": 2, "characters": "U+000D"}),
        ("上\r下？", "上\n下？", {"count": 1, "position": 2, "characters": "U+000D"}),
        ("上_x000D_\n下？", "上\n下？", {"count": 1, "position": 2, "characters": "_x000D_"}),
        ("上\u2028下？", "上\n下？", {"count": 1, "position": 2, "characters": "U+2028"}),
        ("铃\x07声？", "铃声？", {"count": 1, "position": 2, "characters": "U+0007"}),
    ],
)
def test_control_and_zero_width_characters_are_removed_and_reported(campaign, written, read, said):
    data = typed(campaign, written)
    assert read_by_both(data, campaign).questions[0]["title_zh"].value == read
    assert found(data, campaign) == [("form.control-characters", "推荐问题!C5", "")]
    assert details(data, campaign) == said


@pytest.mark.parametrize("last", "+\u200b")
def test_a_long_text_that_only_ends_oddly_is_read_as_fast_as_any_other(campaign, last):
    """The pattern of plain texts must not try every way to split what stands before the odd character."""
    written = "中文“引号”" * 1000
    data = typed(campaign, written + last)
    assert read_by_both(data, campaign).questions[0].text("title_zh").rstrip("+") == written


@pytest.mark.parametrize("written", ["\u3000如何？", "如何\u00a0突破？", "如何？\n", "如何\t突破？", "“如何”——突破…？", "如何😀𠮷？"])
def test_spaces_line_breaks_and_rare_characters_stay(campaign, written):
    data = typed(campaign, written)
    assert read_by_both(data, campaign).questions[0]["title_zh"].value == written
    assert (found(data, campaign), remarks(data, campaign)) == ([], [])


def test_a_cell_of_invisible_characters_is_blank_and_no_fault(campaign):
    data = typed(campaign, "\u200b\ufeff")
    assert found(data, campaign) == []
    assert read_by_both(data, campaign).questions[0]["title_zh"].blank


def test_personal_data_is_not_quoted(campaign):
    data = typed(campaign, "138\u200b00000000", (4, 16))
    judgement = judge_submission(read_by_both(data, campaign), campaign, as_read(data, campaign).observed)
    assert [(finding.code, finding.found) for finding in judgement] == [("form.control-characters", "")]
    assert "138" not in str(judgement.findings)


def test_characters_stored_in_parts_are_composed(campaign):
    data = typed(campaign, "Zu\u0308rich", (4, 15))
    assert read_by_both(data, campaign).questions[0].text("author_employer") == "Zürich"
    assert (found(data, campaign), remarks(data, campaign)) == ([], [("value.composed", "推荐问题!P5")])


@pytest.mark.parametrize(
    ("name", "at", "written", "read"),
    [
        ("contact_phone", (13, 1), "０１０－６２１３１３７１", "010-62131371"),
        ("contact_email", (14, 1), "ａ＠ｂ．ｃｎ", "a@b.cn"),
        ("collected", (19, 1), "４２", "42"),
    ],
)
def test_full_width_digits_are_read_in_fields_of_numbers(campaign, name, at, written, read):
    cells = clean_cells(campaign)
    label = campaign.fields[name].label
    row = next(row for (row, column), value in cells[Sheet.UNIT].items() if value == label)
    cells[Sheet.UNIT][row, 1] = written
    data = by_xlsxwriter(cells)
    assert read_by_both(data, campaign).unit.text(name) == read
    assert [code for code, _ in remarks(data, campaign)] == ["value.half-width"]
    assert judge_submission(read_by_both(data, campaign), campaign).clean


def test_full_width_letters_stay_in_texts(campaign):
    assert read_by_both(typed(campaign, "ＡＢＣ如何？"), campaign).questions[0].text("title_zh") == "ＡＢＣ如何？"


# 无


NOTHING_SAID = [*NO_ANSWER, " 无 ", "\u3000—", "N/A", "同 上", "请\u3000选择"]
FEW = 90
"""So many findings of one kind in one column are told one by one."""


@pytest.mark.parametrize("first", range(0, len(NOTHING_SAID), FEW))
def test_what_says_nothing_is_blank(campaign, first):
    """Whatever says so, each in a question of its own."""
    written = NOTHING_SAID[first : first + FEW]
    questions = [question(campaign, number, author_employer=said) for number, said in enumerate(written, 1)]
    data = by_xlsxwriter(cells_of(submission(campaign, questions=questions, scores={})))
    read = read_by_both(data, campaign)
    cells = [row["author_employer"] for row in read.questions]
    assert [(cell.value, type(cell.value), cell.text) for cell in cells] == [(said, Unanswered, "") for said in written]
    assert [(remark.code, remark.cell) for remark in read.remarks] == [("value.no-answer", f"P{row}") for row in range(5, 5 + len(written))]
    judgement = judge_submission(read, campaign)
    assert [(finding.place.cell, finding.found) for finding in judgement if finding.code == "question.required"] == [
        (f"P{row}", said.strip(" \u3000")) for row, said in enumerate(written, 5)]


@pytest.mark.parametrize("written", ["无人机研究所", "无；略", "-1", "//"])
def test_what_only_begins_like_that_is_an_answer(campaign, written):
    data = typed(campaign, written, (4, 15))
    assert read_by_both(data, campaign).questions[0].text("author_employer") == written
    assert judge_submission(read_by_both(data, campaign), campaign).clean


def test_a_row_struck_out_is_no_row(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] |= {(13, column): "/" for column in range(1, 18) if column != 12} | {(13, 0): 10.0}
    data = by_xlsxwriter(cells)
    assert len(read_by_both(data, campaign).questions) == 9
    assert found(data, campaign) == []
    assert {code for code, _ in remarks(data, campaign)} == {"value.no-answer"}


def test_a_score_stays_what_was_typed(campaign):
    data = typed(campaign, "/", (4, 3), Sheet.SCORES)
    judgement = judge_submission(read_by_both(data, campaign), campaign)
    assert [(finding.code, finding.place.cell, finding.found) for finding in judgement] == [
        ("score.not-a-number", "D5", "/")]


# Numbers and dates


def with_telephone(campaign, written: object) -> Judgement:
    """The verdict on a form in which one telephone number is written so."""
    cells = clean_cells(campaign)
    row = next(row for (row, column), value in cells[Sheet.UNIT].items() if value == "联系人电话")
    cells[Sheet.UNIT][row, 1] = written
    data = by_xlsxwriter(cells)
    judgement = judge_submission(read_by_both(data, campaign), campaign, as_read(data, campaign).observed)
    assert {finding.place.cell for finding in judgement} <= {f"B{row + 1}"}
    return judgement


@pytest.mark.parametrize("written", [1.2345678901234567e17, 1e15, "1.23457E+17", " 1.3800138e+10 "])
def test_a_long_number_that_lost_its_end_is_one_finding(campaign, written):
    assert [(finding.code, finding.found) for finding in with_telephone(campaign, written)] == [("form.number-damaged", "")]


@pytest.mark.parametrize(("written", "said"), [
    (8.613800138000802e19, "联系人电话是按数字存储的长号码，Excel 只保留 15 位有效数字，后面的数字已丢失。"),
    ("1.38E+10", "联系人电话是科学计数形式的文字（如 1.38E+10），只是号码当时的显示，不是号码本身。"),
])
def test_how_a_long_number_was_lost_is_told(campaign, written, said):
    (finding,) = with_telephone(campaign, written)
    assert finding_sentence(finding) == said
    assert finding_remedy(finding) == f"请把 {finding.place.cell} 的单元格格式设为“文本”，再重新填写完整的号码。"


@pytest.mark.parametrize("written", [13800000000, 999999999999999, "1E+2 个", "C+E"])
def test_a_whole_number_is_whole(campaign, written):
    assert found(typed(campaign, written, (4, 14)), campaign) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [(45026, date(2023, 4, 10)), (45026.75, date(2023, 4, 10)), (20230410, 20230410), (3, 3), ("2023年4月", "2023年4月")],
)
def test_a_day_may_be_a_number(campaign, written, read):
    cells = cells_of(submission(campaign, unit={"signed_on": written}))
    assert read_by_both(by_xlsxwriter(cells), campaign).unit["signed_on"].value == read


@pytest.mark.parametrize("shown_as_date", [True, False])
def test_a_day_in_a_workbook_that_counts_from_1904(campaign, shown_as_date):
    signed_on = date(2023, 4, 10)
    cells = cells_of(submission(campaign, unit={"signed_on": signed_on if shown_as_date else 45026 - 1462}))
    data = by_xlsxwriter(cells, date_1904=True)
    assert read_by_both(data, campaign).unit["signed_on"].value == signed_on


# Formulas


def with_formula(campaign, places: dict[tuple[Sheet, int, int], object]) -> bytes:
    """The clean workbook with formulas in some cells, each with the result given."""
    def calculate(book: xlsxwriter.Workbook) -> None:
        for (title, row, column), result in places.items():
            book.get_worksheet_by_name(title).write_formula(row, column, "=A1", None, result)

    return by_xlsxwriter(clean_cells(campaign), calculate)


def test_an_error_is_one_finding_at_its_cell(campaign):
    data = with_formula(campaign, {(Sheet.QUESTIONS, *TITLE): "#N/A", (Sheet.UNIT, 15, 1): "#REF!", (Sheet.SCORES, 4, 3): "#DIV/0!"})
    judgement = judge_submission(read_by_both(data, campaign), campaign, as_read(data, campaign).observed)
    assert [(finding.code, str(finding.place), finding.found) for finding in judgement] == [
        ("form.formula-error", "单位信息!B16", ""), ("form.formula-error", "推荐问题!C5", "#N/A"),
        ("form.formula-error", "委员会评分!D5", "#DIV/0!"),
    ]


def test_the_form_s_own_formulas_are_never_judged(campaign):
    data = with_formula(campaign, {
        (Sheet.QUESTIONS, 4, 12): "#NAME?", (Sheet.QUESTIONS, 1, 0): "#NAME?", (Sheet.QUESTIONS, 5, 0): "#REF!",
        (Sheet.SCORES, 4, 1): "#N/A", (Sheet.SCORES, 2, 4): "#N/A",
    })
    assert found(data, campaign) == []


def test_a_formula_with_its_result_is_a_value(campaign):
    data = with_formula(campaign, {(Sheet.QUESTIONS, *TITLE): "如何？"})
    assert read_by_both(data, campaign).questions[0].text("title_zh") == "如何？"
    assert found(data, campaign) == []


def test_a_formula_without_its_result_is_one_finding_at_its_cell(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS][TITLE] = "公式"
    data = edited(by_openpyxl(cells), calculate_c5)
    (judged,) = judge_submission(read_by_both(data, campaign), campaign, as_read(data, campaign).observed)
    assert (judged.code, str(judged.place), judged.found) == ("form.formula-no-value", "推荐问题!C5", "")


def calculate_c5(book: openpyxl.Workbook) -> None:
    """Puts a formula into C5 that nobody calculates."""
    book[Sheet.QUESTIONS]["C5"] = "=D5"


def test_a_time_of_day_in_a_text_field_stays(campaign):
    filled = submission(campaign, questions=[question(campaign, 1, background=datetime(2023, 4, 1, 8, 30))])
    assert read_by_both(by_xlsxwriter(cells_of(filled)), campaign).questions[0]["background"].value == datetime(2023, 4, 1, 8, 30)


# Numbers in cells formatted as days


def formatted(campaign, places: dict[tuple[Sheet, int, int], float], shape: str = "yyyy-mm-dd", **options) -> bytes:
    """The clean workbook with numbers in cells of some format."""
    def dress(book: xlsxwriter.Workbook) -> None:
        look = book.add_format({"num_format": shape})
        for (title, row, column), number in places.items():
            book.get_worksheet_by_name(title).write_number(row, column, number, look)

    return by_xlsxwriter(clean_cells(campaign), dress, **options)


@pytest.mark.parametrize("shape", ["yyyy-mm-dd", 'm"月"d"日"', "[h]:mm", "h:mm:ss"])
@pytest.mark.parametrize("number", [85, 88.3, 61, 58, 1, 100, 99.5])
def test_a_score_in_a_cell_formatted_as_a_day_is_the_number_typed(campaign, shape, number):
    data = formatted(campaign, {(Sheet.SCORES, 4, 3): number}, shape)
    assert read_by_both(data, campaign).scores.scores[0].cell.value == number
    assert (found(data, campaign), remarks(data, campaign)) == ([], [("value.number", "委员会评分!D5")])
    assert judge_submission(as_read(data, campaign).submission, campaign).clean


def test_a_score_in_a_workbook_that_counts_from_1904_is_the_number_typed(campaign):
    data = formatted(campaign, {(Sheet.SCORES, 4, 3): 85}, date_1904=True)
    assert as_read(data, campaign).submission.scores.scores[0].cell.value == 85


@pytest.mark.parametrize(("number", "shape"), [(59, "yyyy-mm-dd"), (60, "yyyy-mm-dd"), (45026, "yyyy-mm-dd"), (0, "h:mm")])
def test_a_score_that_cannot_be_told_or_is_a_day_is_no_number(campaign, number, shape):
    """59 and 60 come as one day, 0 as any number below it; who types 4-10 gets a day of this year."""
    data = formatted(campaign, {(Sheet.SCORES, 4, 3): number}, shape)
    judgement = judge_submission(as_read(data, campaign).submission, campaign)
    assert [(finding.code, finding.place.cell) for finding in judgement] == [("score.not-a-number", "D5")]


def test_serials_formatted_as_days_are_numbers(campaign):
    places = {(Sheet.SCORES, 4, 0): 1, (Sheet.SCORES, 3, 4): 2, (Sheet.QUESTIONS, 5, 0): 2, (Sheet.COMMITTEE, 6, 0): 3}
    submission_read = as_read(formatted(campaign, places), campaign).submission
    assert judge_submission(submission_read, campaign).clean
    assert [row.serial for row in submission_read.questions[:3]] == [1, 2, 3]


@pytest.mark.parametrize(("label", "number", "read"), [("征集问题数量", 120, "120"), ("联系人电话", 62131371, "62131371"), ("联系人电话", 2131371, "2131371")])
def test_counts_and_telephones_formatted_as_days_are_numbers(campaign, label, number, read):
    cells = clean_cells(campaign)[Sheet.UNIT]
    row = next(row for (row, column), value in cells.items() if value == label)
    submission_read = as_read(formatted(campaign, {(Sheet.UNIT, row, 1): number}), campaign).submission
    assert read in submission_read.unit.texts.values()
    assert judge_submission(submission_read, campaign).clean


def test_a_day_is_no_number_of_questions(campaign):
    cells = cells_of(submission(campaign, unit={"collected": date(2023, 3, 10)}))
    judgement = judge_submission(as_read(by_xlsxwriter(cells), campaign).submission, campaign)
    assert [(finding.code, finding.found) for finding in judgement] == [("unit.collected-fewer", "2023-03-10")]


def test_a_discipline_formatted_as_a_day_is_its_code(campaign):
    read = as_read(formatted(campaign, {(Sheet.QUESTIONS, 4, 5): 1101410}), campaign).submission
    assert read.questions[0].text("disciplines") == "1101410"
    assert judge_submission(read, campaign).clean


def test_a_telephone_formatted_as_a_duration_is_its_number(campaign):
    """More days than Python counts; the day of signing on the same sheet is still one."""
    cells = clean_cells(campaign)[Sheet.UNIT]
    row = next(row for (row, column), value in cells.items() if value == "联系人电话")
    read = as_read(formatted(campaign, {(Sheet.UNIT, row, 1): 13800138000}, "[h]:mm"), campaign).submission
    assert read.unit.text("contact_phone") == "13800138000"
    assert read.unit["signed_on"].value == date(2023, 4, 10)
    assert judge_submission(read, campaign).clean
