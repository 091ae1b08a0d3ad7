"""The workbooks that reviewers get: sheets, labels, what may be typed where, what cannot be changed."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from tests.support.review_pools import given_to, pool_question
from tests.support.review_sheets import (
    BALLOTS,
    CAMPAIGN,
    FINAL,
    FINAL_POOL,
    FIRST_POOL,
    PAIRS,
    SCORE_ORDER,
    VOTE_ORDER,
    score_sheet,
    vote_sheet,
)
from toolkit.campaign.review_model import SHEET_COLUMNS
from toolkit.forms.stamp import read_stamp
from toolkit.review.sheets.declaration import score_form
from toolkit.review.sheets.produce import SheetOrder, produce_sheets


def book(data: bytes, *, data_only: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data), data_only=data_only)


@pytest.fixture(scope="module")
def scores() -> openpyxl.Workbook:
    return book(score_sheet().workbook)


@pytest.fixture(scope="module")
def votes() -> openpyxl.Workbook:
    return book(vote_sheet().workbook)


def labels(sheet) -> list[str]:
    return [cell.value for cell in sheet[4]]


def rule(sheet, a1: str):
    """The validation of a cell."""
    found, = [rule for rule in sheet.data_validations.dataValidation if a1 in rule.sqref]
    return found


def test_a_score_sheet_has_the_sheets_that_are_fixed(scores):
    assert {sheet.title: sheet.sheet_state for sheet in scores} == {
        "填报说明": "visible", "评分": "visible", "正文": "visible", "_meta": "veryHidden"}
    assert labels(scores["评分"]) == ["问题编号", "题目（中文）", "所属学科", "前沿性", "创新性", "可行性", "加权总分", "回避", "评审意见"]


def test_a_vote_sheet_has_the_sheets_that_are_fixed(votes):
    assert [*votes.sheetnames] == ["填报说明", "投票", "正文", "_meta"]
    assert labels(votes["投票"]) == ["问题编号", "题目（中文）", "问题类别", "表决", "意见"]


def test_each_reviewer_has_his_own_questions_only_and_no_others(scores):
    numbers = [row[0].value for row in scores["评分"].iter_rows(min_row=5)]
    assert numbers == ["初-001", "初-002", "初-003", "初-004"]
    sheets = {sheet.reviewer.id: book(sheet.workbook)["评分"] for sheet in produce_sheets(SCORE_ORDER, PAIRS)}
    assert [row[0].value for row in sheets["E08"].iter_rows(min_row=5)] == ["初-001", "初-009"]


def test_questions_stand_by_category_in_the_order_of_the_call_then_by_number():
    pool = [pool_question("A-03-01", "industry"), pool_question("A-01-02"), pool_question("A-02-01", "engineering"),
            pool_question("A-01-01")]
    assert [each.number for each in SheetOrder(CAMPAIGN, FINAL, FINAL_POOL.__class__("终选", 1, tuple(pool))).questions(
        each.number for each in pool)] == ["A-01-01", "A-01-02", "A-02-01", "A-03-01"]


def test_a_criterion_takes_numbers_up_to_its_highest_mark_decimals_too(scores):
    found = rule(scores["评分"], "D5")
    assert (found.type, found.operator or "between", found.formula1, found.formula2, found.errorStyle or "stop") == (
        "decimal", "between", "0", "10", "stop")
    assert rule(scores["评分"], "F8").formula2 == "50"
    assert (found.promptTitle, found.prompt) == ("前沿性", "必填。填 0—10，可填小数；权重 0.4。")


def test_recusal_offers_no_and_yes_and_takes_any_reason(scores):
    found = rule(scores["评分"], "H5")
    assert (found.type, found.formula1, found.showErrorMessage) == ("list", '"否,是"', False)


def test_a_vote_takes_its_three_entries_only(votes):
    found = rule(votes["投票"], "D5")
    assert (found.type, found.formula1, found.errorStyle or "stop", found.showErrorMessage) == (
        "list", '"同意,反对,弃权"', "stop", True)


def test_numbers_and_titles_are_locked_and_what_is_asked_is_not(scores, votes):
    locked = {a1: scores["评分"][a1].protection.locked for a1 in ("A5", "B5", "C5", "D5", "F8", "G5", "H5", "I5")}
    assert locked == {"A5": True, "B5": True, "C5": True, "D5": False, "F8": False, "G5": True, "H5": False, "I5": False}
    assert [votes["投票"][a1].protection.locked for a1 in ("A5", "B5", "C5", "D5", "E5")] == [True, True, True, False, False]


def test_sheets_are_protected_without_a_password_and_can_be_filtered(scores):
    assert {(sheet.protection.sheet, sheet.protection.password) for sheet in scores} == {(True, None)}
    protection = scores["评分"].protection
    assert (protection.sort, protection.autoFilter, protection.insertRows, protection.deleteRows) == (
        False, False, True, True)
    assert scores["评分"].auto_filter.ref == "A4:I8"


def test_live_cells_hold_their_values_before_anybody_calculates():
    issued = book(score_sheet().workbook, data_only=True)["评分"]
    assert issued["A2"].value == "已评 0 / 共 4 题\n回避 0 题，尚余 4 题"
    assert [issued[f"G{row}"].value for row in range(5, 9)] == [None] * 4
    counted = book(vote_sheet().workbook, data_only=True)["投票"]["A2"].value
    assert counted == ("已表决 0 / 共 4 题\n前沿科学问题：同意 0（至多 1）\n工程技术难题：同意 0（至多 1）\n产业技术问题：同意 0（至多 1）")


def test_formulas_keep_to_the_functions_of_excel_2013(scores, votes):
    text = "".join(str(cell.value) for page in (scores["评分"], votes["投票"]) for row in page for cell in row)
    assert not any(name in text for name in ("_xlfn", "_xlws", "LET(", "XLOOKUP", "FILTER(", "INDIRECT", "OFFSET", "TODAY"))


def test_a_number_leads_to_its_text(scores):
    page, texts = scores["评分"], scores["正文"]
    for row in range(5, 9):
        target = page.cell(row, 1).hyperlink.location.rpartition("!")[2]
        assert texts[target].value.startswith(f"{page.cell(row, 1).value}　")


def test_the_texts_stand_in_full_a_question_a_page(scores):
    said = [(row[0].value, row[1].value) for row in scores["正文"].iter_rows(min_row=3)]
    first = said[: [label for label, _ in said].index(None)]
    assert first == [
        ("初-001　初-001的机理是什么？", None), ("题目（英文）", "初-001 title_en"), ("问题类别", "前沿科学问题"),
        ("所属领域", "初-001 research_field"), ("所属学科", "1501010 有机化学"), ("关键词（中文）", "初-001 keywords_zh"),
        ("关键词（英文）", "初-001 keywords_en"), ("问题描述", "初-001 description"), ("问题背景", "初-001 background"),
        ("最新进展", "初-001 progress"), ("重要意义", "初-001 significance"),
    ]
    headings = [cell.row for cell in scores["正文"]["A"] if str(cell.value).startswith("初-0")]
    assert [each.id + 1 for each in scores["正文"].row_breaks.brk] == headings[1:]


def test_who_recommends_and_who_wrote_is_told_where_the_stage_is_not_anonymous(votes):
    said = {row[0].value: row[1].value for row in votes["正文"].iter_rows(min_row=3, max_row=18)}
    assert (said["推荐单位"], said["联合推荐单位"], said["撰写人"], said["撰写人单位"]) == (
        "A-01-01推荐学会", "A-01-01联合学会", "A-01-01撰写人", "A-01-01撰写单位")


def test_a_text_that_no_row_can_show_goes_on_in_the_next():
    lines = [f"第{number:03d}段。" + "长" * 150 for number in range(400)]
    long = pool_question("A-01-01", description="\n".join(lines), background="连" * 40_000)
    pool = FIRST_POOL.__class__("终选", 1, (long,))
    sheet, = produce_sheets(SheetOrder(CAMPAIGN, FINAL, pool), given_to("E07", "A-01-01"))
    page = book(sheet.workbook)["正文"]
    pieces = {label: [row[1].value for row in page.iter_rows(min_row=3) if str(row[0].value).startswith(label)]
              for label in ("问题描述", "问题背景")}
    assert "\n".join(pieces["问题描述"]) == "\n".join(lines)
    assert "".join(pieces["问题背景"]) == "连" * 40_000
    assert max(page.row_dimensions[cell.row].height for cell in page["A"]) <= 409
    assert all(len(piece) < 32_767 for piece in pieces["问题背景"])


def test_what_a_sender_typed_stays_text_in_every_cell():
    evil = pool_question("A-01-01", title_zh="=HYPERLINK(\"http://x\")", disciplines="+1", description="<r><t>x</t></r>",
                         background="@SUM(1)\x07")
    pool = FIRST_POOL.__class__("终选", 1, (evil,))
    sheet, = produce_sheets(SheetOrder(CAMPAIGN, FINAL, pool), given_to("E07", "A-01-01"))
    cells = [cell for row in book(sheet.workbook)["正文"] for cell in row if cell.value]
    texts = [cell.value for cell in cells]
    assert {"<r><t>x</t></r>", "@SUM(1)"} <= set(texts)
    assert not any(cell.data_type == "f" for cell in cells)
    assert book(sheet.workbook)["投票"]["B5"].data_type == "s"


def test_the_workbooks_are_what_the_schema_of_the_format_allows(audited):
    audited(score_sheet().workbook)
    audited(vote_sheet().workbook)


def test_meta_says_whose_sheet_it_is(scores):
    stamp = read_stamp(score_sheet().workbook)
    assert (stamp.form, stamp.version, stamp.campaign, stamp.unit) == ("评分表", "1", "2023", "E07")
    assert stamp.fingerprint == score_form(CAMPAIGN).fingerprint
    lines = {row[0].value: row[1].value for row in scores["_meta"].iter_rows()}
    assert (lines["stage"], lines["revision"], lines["pool"], lines["again"]) == ("初选", "1", FIRST_POOL.hash, "0")
    assert lines["questions"] == "初-001；初-002；初-003；初-004"


def test_equal_inputs_give_equal_bytes_in_whatever_order_the_pairs_come():
    once, again = [*produce_sheets(SCORE_ORDER, PAIRS)], [*produce_sheets(SCORE_ORDER, PAIRS[::-1])]
    assert once == again
    assert [(sheet.workbook_name, sheet.materials_name) for sheet in once] == [
        ("E07 严 评.xlsx", "E07 严 评 评审材料.docx"), ("E08 欧阳 他人.xlsx", "E08 欧阳 他人 评审材料.docx")]


def test_two_voters_on_the_same_questions_differ_in_their_words_alone():
    one, other = produce_sheets(VOTE_ORDER, BALLOTS)
    assert one.materials == other.materials
    parts = [{name: archive.read(name) for name in archive.namelist()}
             for archive in (zipfile.ZipFile(BytesIO(sheet.workbook)) for sheet in (one, other))]
    differing = {name for name in parts[0] if parts[0][name] != parts[1][name]}
    assert "docProps/core.xml" in differing
    levelled = [{name: part.replace("严 评".encode(), b"x").replace("欧阳 他人".encode(), b"x").replace(b"E07", b"y")
                 .replace(b"E08", b"y") for name, part in each.items() if name != "xl/worksheets/sheet4.xml"}
                for each in parts]
    strings = "xl/sharedStrings.xml"
    assert {name for name in levelled[0] if levelled[0][name] != levelled[1][name]} <= {strings}


def test_a_further_vote_on_a_tie_is_a_vote_sheet_of_any_stage():
    order = SheetOrder(CAMPAIGN, SCORE_ORDER.stage, FIRST_POOL, again=1, most_votes=2)
    sheet, = produce_sheets(order, given_to("E08", "A-01-01", "A-02-03"))
    page = book(sheet.workbook)["投票"]
    assert (page["A1"].value, page["A5"].value) == ("初选再次表决票", "初-001")
    assert "至多 2" in book(sheet.workbook, data_only=True)["投票"]["A2"].value


def test_no_criterion_may_be_called_by_another_column_of_the_sheet(campaign):
    criteria = {criterion.name for criterion in campaign.criteria}
    own = [field.label for field in score_form(campaign).sheets[0].fields if field.label not in criteria]
    assert tuple(own) == SHEET_COLUMNS
