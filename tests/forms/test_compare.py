"""What became of the findings when a workbook comes again: pure comparison, and on a copy that was corrected."""

from io import BytesIO

import openpyxl
import pytest

from tests.support.annotated_copies import finding, rows
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells, saved
from toolkit.campaign.preset import load_preset
from toolkit.forms.compare import FindingChange, FindingComparison, PriorFinding, compare_findings, told_findings
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.model import Finding, Judgement, NotMade, Severity

STYLE, BLANK, MAIL = "question.title-style", "question.required", "unit.email"
STILL, NEW = FindingChange.STILL, FindingChange.NEW


def former(code: str, cell: str, found: str = "", now: str = "") -> PriorFinding:
    return PriorFinding(code, "推荐问题", cell, found, "…", now)


def open_(code: str, cell: str, found: str = "") -> Finding:
    return finding(code, "推荐问题", cell, found)


def outcome(before: list[PriorFinding], after: list[Finding]) -> tuple[list[FindingChange], list[str]]:
    """What became of the present findings, and the cells of those that are corrected."""
    compared = compare_findings(before, Judgement(tuple(after)))
    return [*compared.changes], [gone.cell for gone in compared.fixed]


@pytest.mark.parametrize(("before", "after", "changes", "fixed"), [
    pytest.param([], [open_(STYLE, "C5")], [NEW], [], id="never told"),
    pytest.param([former(STYLE, "C5")], [], [], ["C5"], id="corrected"),
    pytest.param([former(STYLE, "C5", "甲")], [open_(STYLE, "C5", "甲")], [STILL], [], id="as it was"),
    pytest.param([former(STYLE, "C5", "甲")], [open_(STYLE, "C5", "乙")], [STILL], [], id="changed and still wrong"),
    pytest.param([former(STYLE, "C5")], [open_(BLANK, "C5")], [NEW], ["C5"], id="another fault of the cell"),
    pytest.param([former(BLANK, "C5")], [open_(BLANK, "C6")], [NEW], ["C5"], id="another blank cell"),
    pytest.param([former(BLANK, "C5", now="C6")], [open_(BLANK, "C6")], [STILL], [], id="moved with its note"),
    pytest.param([former(BLANK, "C5", now="C6")], [open_(BLANK, "C5")], [NEW], ["C5"], id="another row came in its place"),
    pytest.param([former(STYLE, "C5", "甲")], [open_(STYLE, "C9", "甲")], [STILL], [], id="moved without its note"),
    pytest.param([former(STYLE, "C5", "甲")], [open_(STYLE, "C9", "乙")], [NEW], ["C5"], id="another cell, another value"),
    pytest.param([former(STYLE, "C5", "甲"), former(STYLE, "C5", "甲")], [open_(STYLE, "C5", "甲")], [STILL], ["C5"],
                 id="one of two"),
    pytest.param([former(STYLE, "C5", "甲")], [open_(STYLE, "C5", "甲"), open_(STYLE, "C9", "甲")], [STILL, NEW], [],
                 id="the same fault once more"),
    pytest.param([former("form.sheet-missing", "")], [open_("form.sheet-missing", "")], [STILL], [], id="a whole sheet"),
])
def test_each_finding_is_corrected_still_there_or_new(before, after, changes, fixed):
    assert outcome(before, after) == (changes, fixed)


def test_counts():
    compared = compare_findings([former(STYLE, "C5"), former(STYLE, "C6")], Judgement((open_(STYLE, "C6"), open_(BLANK, "C7"))))
    assert compared.counts == {"fixed": 1, "still": 1, "new": 1, "unchecked": 0}


def test_a_judgement_is_told_as_the_sender_reads_it():
    mail = finding(MAIL, "单位信息", "B15", details={"label": "联系人邮箱"})
    assert told_findings(Judgement((mail,))) == (
        PriorFinding(MAIL, "单位信息", "B15", "", "联系人邮箱不像邮箱地址（依据：六.2）。", form="单位信息"),
    )


# Checks that were not made


SCAN, SHEET, SCORE = "unit.scan-missing", "form.sheet-missing", "score.not-a-number"


@pytest.mark.parametrize(("then", "now", "why", "missing"), [
    pytest.param(PriorFinding(SCAN, "单位信息", "B24", "", "…"), Judgement((), skipped={SCAN: "batch"}), "batch", (),
                 id="only aggregate tells"),
    pytest.param(PriorFinding(STYLE, "推荐问题", "C5", "甲", "…"), Judgement((), skipped={STYLE: "not-in-force"}), "not-in-force", (),
                 id="a rule that the call gave up"),
    pytest.param(PriorFinding(SCORE, "委员会评分", "D6", "优", "…"), Judgement((), (NotMade(SCORE, ("评分",)),)), "fields", ("评分",),
                 id="a column is gone"),
    pytest.param(PriorFinding("form.cell-unread", "委员会评分", "Z9", "", "…"), Judgement((finding(SHEET, "委员会评分", ""),)),
                 "sheet", ("委员会评分",), id="the sheet is gone"),
    pytest.param(PriorFinding(STYLE, "推荐问题", "C5", "甲", "…", "C6"), Judgement((finding("form.formula-error", "推荐问题", "C6"),)),
                 "lost", (), id="the value is lost"),
])
def test_what_was_not_looked_for_is_not_corrected(then, now, why, missing):
    compared = compare_findings([then], now)
    assert [(one.former.cell, one.why, one.missing) for one in compared.unchecked] == [(then.cell, why, missing)]
    assert (compared.fixed, compared.counts["unchecked"]) == ((), 1)


def test_what_was_looked_for_all_the_same_is_still_there():
    """The sheet is still missing, which is told in place of what was on it."""
    there = finding(SHEET, "委员会评分", "")
    compared = compare_findings([PriorFinding(SHEET, "委员会评分", "", "", "…"), PriorFinding(SCORE, "委员会评分", "D6", "优", "…")], Judgement((there,)))
    assert (compared.changes, len(compared.unchecked)) == ((FindingChange.STILL,), 1)


# A sheet under another title


RENAMED = {"推荐问题（改）": "推荐问题"}


@pytest.mark.parametrize(("then", "title", "sheets"), [
    pytest.param(PriorFinding(STYLE, "推荐问题", "C5", "甲", "…"), "推荐问题（改）", RENAMED, id="renamed"),
    pytest.param(PriorFinding(STYLE, "推荐问题（改）", "C5", "甲", "…"), "推荐问题（改）", RENAMED, id="as it was called then"),
    pytest.param(PriorFinding(STYLE, "问题表", "C5", "甲", "…", form="推荐问题"), "推荐问题（改）", RENAMED, id="renamed twice"),
    pytest.param(PriorFinding(STYLE, "推荐问题", "C5", "甲", "…"), "专家委员会", {"专家委员会": "推荐问题", "推荐问题": "专家委员会"},
                 id="titles exchanged"),
])
def test_a_finding_is_the_same_on_the_same_sheet_of_the_form(then, title, sheets):
    compared = compare_findings([then], Judgement((finding(STYLE, title, "C5", "甲"),), sheets=sheets))
    assert (compared.changes, compared.fixed) == ((STILL,), ())


# A copy that came back


SPOILT = Judgement((
    finding(STYLE, "推荐问题", "C6", "题目二"), finding(STYLE, "推荐问题", "C7", "题目三"),
    finding(BLANK, "推荐问题", "D8", severity=Severity.ERROR),
))


def corrected(copy: bytes) -> bytes:
    """The copy after a secretary put C6 right, deleted row 5, so that all below moved up, and saved it."""
    book = openpyxl.load_workbook(BytesIO(copy))
    sheet = book["推荐问题"]
    sheet["C6"].value = "题目二如何改正？"
    sheet.delete_rows(5)
    for cell in [cell for row in sheet.iter_rows() for cell in row if cell.comment]:
        comment, cell.comment = cell.comment, None  # openpyxl leaves notes of moved cells behind; programs take them along
        sheet.cell(cell.row, cell.column).comment = comment
    return saved(book)


@pytest.fixture(scope="module")
def copy() -> bytes:
    return annotated_copy(by_xlsxwriter(clean_cells(load_preset("2023"))), SPOILT, unit="中国化学会")


def test_the_copy_tells_what_was_told_and_where_it_stands_now(copy):
    assert [(then.code, then.cell, then.now, then.found) for then in prior_findings(corrected(copy)) or ()] == [
        (STYLE, "C6", "C5", "题目二"), (STYLE, "C7", "C6", "题目三"), (BLANK, "D8", "D7", ""),
    ]


def test_the_new_copy_says_what_became_of_each(copy):
    """题目三 is still wrong, and blank D7 too; 题目二 is right; C9 is a new fault."""
    now = Judgement((
        finding(STYLE, "推荐问题", "C6", "题目三"), finding(BLANK, "推荐问题", "D7", severity=Severity.ERROR),
        finding(STYLE, "推荐问题", "C9", "题目九"),
    ))
    again = annotated_copy(corrected(copy), now, unit="中国化学会")
    table = rows(again)
    assert table[2][0] == "共 3 条：退回修改 1 条，提醒 2 条，提示 0 条。与上次相比：已改正 1 条，仍存在 2 条，新发现 1 条。"
    assert table[4][:4] == ["级别", "与上次相比", "工作表", "单元格"]
    assert [(row[1], row[3]) for row in table[5:8]] == [("仍存在", "C6"), ("仍存在", "D7"), ("新发现", "C9")]
    assert table[9][0] == "已改正（上次指出，这次不再有）"
    assert table[10][:6] == [None, "已改正", "推荐问题", "C6", "题目二",
                             "题目“题目二”不以问号结尾，题目应以问题的形式提出（依据：六.2）。"]
    sheet = openpyxl.load_workbook(BytesIO(again))["推荐问题"]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {"C6", "D7", "C9"}
    assert [sheet[cell].fill.fill_type for cell in ("C5", "C6", "D7", "C9")] == [None, "solid", "solid", "solid"]


def test_what_was_corrected_is_not_told_again_as_corrected(copy):
    first = annotated_copy(corrected(copy), Judgement((finding(STYLE, "推荐问题", "C6", "题目三"),)))
    second = annotated_copy(first, Judgement(()))
    assert rows(second)[2][0] == "没有发现问题。与上次相比：已改正 1 条，仍存在 0 条，新发现 0 条。"


def test_a_comparison_from_elsewhere_is_shown_for_a_file_without_marks():
    judgement = Judgement((finding(STYLE, "推荐问题", "C6", "题目二"),))
    sent = by_xlsxwriter(clean_cells(load_preset("2023")))
    table = rows(annotated_copy(sent, judgement, comparison=FindingComparison((FindingChange.STILL,), (former(MAIL, "B15"),))))
    assert [row[1] for row in table[4:6]] == ["与上次相比", "仍存在"]
    assert table[8][:4] == [None, "已改正", "推荐问题", "B15"]


def test_what_was_not_checked_is_listed_with_the_reason_and_not_forgotten(copy):
    """题目二 is not looked for this time; when it is, it is still there, not new."""
    partly = Judgement((), skipped={STYLE: "batch"}, not_made=(NotMade(BLANK, ("题目（中文）", "题目（英文）")),))
    again = annotated_copy(copy, partly)
    table = rows(again)
    assert table[2][0].endswith("已改正 0 条，仍存在 0 条，新发现 0 条；另有 3 条本次未检查，不能视为已改正。")
    assert table[6][0] == "本次未检查（上次指出，这次无法判断是否已改正）"
    assert [(row[1], row[3], row[6]) for row in table[7:10]] == [
        ("本次未检查", "C6", "单独校验一个文件时不作此项检查，汇总全部推荐材料时检查。"),
        ("本次未检查", "C7", "单独校验一个文件时不作此项检查，汇总全部推荐材料时检查。"),
        ("本次未检查", "D8", "缺少栏目：题目（中文）、题目（英文），补全后即会检查。"),
    ]
    assert {row[1] for row in rows(annotated_copy(again, SPOILT))[5:8]} == {"仍存在"}


def test_in_english(copy):
    table = rows(annotated_copy(annotated_copy(copy, SPOILT, "en"), SPOILT, "en"))
    assert table[4][1] == "Since last time"
    assert {row[1] for row in table[5:8]} == {"still there"}

