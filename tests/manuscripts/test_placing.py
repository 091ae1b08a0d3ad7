"""Questions go into the next empty rows of the unit's own workbook; everything else stays as it was."""

import pytest

from tests.support.filled_forms import CAMPAIGN, UNIT, clean, filled_cleanly, filled_form, issued
from tests.support.readings import submitted
from toolkit.manuscripts.draft import DocumentSpot, QuestionDraft, UnplacedText
from toolkit.manuscripts.placing import CannotPlace, place_questions
from toolkit.model import Sheet, Submission
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.ooxml.package import Package
from toolkit.ooxml.workbook import sheet_parts

FIRST = {"title_zh": "甲？", "category": "前沿科学问题", "description": "=1+1\n  第二行 & <b>"}
SECOND = {"title_zh": "乙？", "author": "张三；李四", "author_contact": "010-62131371"}


def draft(**values: str) -> QuestionDraft:
    return QuestionDraft(DocumentSpot(1), values)


def placed(data: bytes, *drafts: QuestionDraft) -> tuple[Submission, list[tuple[int, int]]]:
    """The workbook as read afterwards, and row and 序号 of each question."""
    changed, where = place_questions(data, submitted(data), CAMPAIGN, drafts)
    return submitted(changed), [(one.row, one.serial) for one in where]


def values(submission: Submission) -> list[dict[str, str]]:
    return [{name: text for name, text in question.texts.items() if text} for question in submission.questions]


def test_into_a_blank_workbook():
    submission, where = placed(issued(UNIT), draft(**FIRST), draft(**SECOND))
    assert where == [(5, 1), (6, 2)]
    assert values(submission) == [{"question_serial": "1", **FIRST}, {"question_serial": "2", **SECOND}]


def test_behind_the_questions_that_are_there():
    before = submitted(filled_cleanly())
    after, where = placed(filled_cleanly(), draft(**FIRST))
    assert where == [(17, 13)]
    assert values(after) == [*values(before), {"question_serial": "13", **FIRST}]
    assert (after.unit, after.members, after.scores) == (before.unit, before.members, before.scores)


def test_rows_left_empty_among_the_others_come_last():
    answers = clean()
    for row in (2, 12):
        answers.remove_question(row)
    data = filled_form(answers)
    many = [draft(title_zh=f"第{number}题？") for number in range(20)]
    _, where = placed(data, *many)
    assert where == [(row, row - 4) for row in (*range(16, 35), 6)]


def test_a_number_that_was_deleted_or_stands_twice_is_given_anew():
    typist = CellEditor(issued(UNIT))
    for cell, value in (("C5", "已有的题？"), ("A6", 1), ("A7", "")):
        typist.type(Sheet.QUESTIONS, cell, value)
    submission, where = placed(typist.save(), draft(**FIRST), draft(**SECOND))
    assert where == [(6, 31), (7, 32)]
    assert [question.serial for question in submission.questions] == [1, 31, 32]


def test_a_title_that_is_there_is_not_brought_in_again():
    data, _ = place_questions(issued(UNIT), submitted(issued(UNIT)), CAMPAIGN, [draft(**FIRST)])
    again, where = place_questions(data, submitted(data), CAMPAIGN, [draft(title_zh="甲?"), draft(title_zh="丙？"), draft(title_zh="丙？")])
    assert [(one.row, one.serial) for one in where] == [(5, 0), (6, 2), (6, 0)]
    assert [question.text("title_zh") for question in submitted(again).questions] == ["甲？", "丙？"]
    assert place_questions(again, submitted(again), CAMPAIGN, [draft(title_zh="丙？")])[0] == again


def test_no_room_means_none_is_taken():
    many = [draft(title_zh=f"第{number}题？") for number in range(19)]
    with pytest.raises(CannotPlace) as error:
        place_questions(filled_cleanly(), submitted(filled_cleanly()), CAMPAIGN, many)
    assert (error.value.reason, error.value.details) == ("full", {"left": 18})


def test_what_a_document_lacks_is_named():
    _, (one,) = place_questions(issued(UNIT), submitted(issued(UNIT)), CAMPAIGN, [draft(**FIRST)])
    assert one.missing == (
        "题目（英文）", "所属领域", "所属学科", "关键词（中文）", "关键词（英文）", "问题背景", "最新进展", "重要意义", "撰写人", "撰写人单位",
    )  # fmt: skip


def test_a_text_longer_than_a_cell_is_left_out_and_told():
    data, (one,) = place_questions(issued(UNIT), submitted(issued(UNIT)), CAMPAIGN, [draft(title_zh="甲？", background="长" * 32_768)])
    assert one.left_out == (UnplacedText("too-long", DocumentSpot(1), "问题背景"),)
    assert values(submitted(data)) == [{"question_serial": "1", "title_zh": "甲？"}]


def test_parts_that_need_not_change_leave_as_they_came():
    changed, _ = place_questions(filled_cleanly(), submitted(filled_cleanly()), CAMPAIGN, [draft(**FIRST)])
    before, after = Package(filled_cleanly()), Package(changed)
    parts = sheet_parts(before)
    for title in (Sheet.GUIDE, Sheet.UNIT, Sheet.COMMITTEE, Sheet.META):
        assert after.read(parts[title]) == before.read(parts[title])
    for part in ("xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"):
        assert after.read(part) == before.read(part)


def test_what_formulas_said_is_forgotten_but_not_in_input_cells():
    data = with_results(filled_cleanly())
    changed, _ = place_questions(data, submitted(data), CAMPAIGN, [draft(**FIRST)])
    package = Package(changed)
    sheet = package.read(sheet_parts(package)[Sheet.QUESTIONS]).decode()
    assert '<f>"a"&amp;"b"</f><v>ab</v>' in sheet
    assert "<v>777</v>" not in sheet
    assert b"</f><v>" not in package.read(sheet_parts(package)[Sheet.LIVE])


def with_results(data: bytes) -> bytes:
    """The workbook after a program has calculated it: a formula in an input cell, and the live count of row 5."""
    package = Package(data)
    part = sheet_parts(package)[Sheet.QUESTIONS]
    sheet = package.read(part).decode()
    assert '<c r="Q6" s="24"/>' in sheet
    sheet = sheet.replace('<c r="Q6" s="24"/>', '<c r="Q6" s="24" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>')
    sheet = sheet.replace("</f></c>", "</f><v>777</v></c>", 1)
    package.write(part, sheet.encode())
    return package.save()


def test_a_workbook_that_is_no_package_is_told():
    with pytest.raises(CannotPlace) as error:
        place_questions(b"PK\x03\x04", submitted(issued(UNIT)), CAMPAIGN, [draft(**FIRST)])
    assert error.value.reason == "package"
