"""What reviewers see while they type, recalculated by LibreOffice, is what is counted when the sheet comes back."""

from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest

from tests.support.review_sheets import CRITERIA, score_sheet, scored, vote_sheet, voted

SCORES = {
    "whole": {"D5": 8, "E5": 90, "F5": 40},
    "decimals": {"D5": 7.35, "E5": 88.25, "F5": 0.5, "D6": 0, "E6": 0, "F6": 0, "D8": 10, "E8": 100, "F8": 50},
    "incomplete": {"D5": 8, "E5": 90, "D6": 8, "F6": 3},
    "out of bounds": {"D5": 10.01, "E5": 90, "F5": 40, "D6": -1, "E6": 9, "F6": 4},
    "text": {"D5": "8", "E5": "良", "F5": 40},
    "recused": {"H5": "是", "H6": "合作过论文", "H7": "否", "D7": 1, "E7": 2, "F7": 3, "H8": " "},
    "scored and recused": {"D5": 8, "E5": 90, "F5": 40, "H5": "本人参与"},
}
PROGRESS = {
    "whole": (1, 0, 3), "decimals": (3, 0, 1), "incomplete": (0, 0, 4), "out of bounds": (0, 0, 4), "text": (0, 0, 4),
    "recused": (1, 2, 1), "scored and recused": (0, 1, 3),
}
VOTES = {
    "none": {},
    "some": {"D5": "同意", "D6": "反对", "D7": "弃权"},
    "too many": {"D5": "同意", "D6": " 同意", "D7": "同意", "D8": "反对"},
    "no vote": {"D5": "赞成", "D6": "同意"},
}
COUNTED = {"none": (0, 0, 0), "some": (3, 1, 0), "too many": (4, 2, 1), "no vote": (1, 1, 0)}

ISSUED = {"score": score_sheet().workbook, "vote": vote_sheet().workbook}


@pytest.fixture(scope="module")
def calculated(office) -> dict[str, openpyxl.Workbook]:
    scores = {name: scored(cells) for name, cells in SCORES.items()}
    votes = {name: voted(cells) for name, cells in VOTES.items()}
    made = office.calculated(scores | votes | ISSUED)
    return {name: openpyxl.load_workbook(BytesIO(data), data_only=True) for name, data in made.items()}


def total(row: int, cells: dict[str, object]) -> float | None:
    """加权总分 by the definition: the sum of weight × score ÷ highest mark, times 100; None unless all count."""
    scores = [cells.get(f"{column}{row}") for column in "DEF"]
    recused = str(cells.get(f"H{row}", "")).strip() not in ("", "否")
    within = all(isinstance(score, int | float) and 0 <= score <= criterion.maximum
                 for score, criterion in zip(scores, CRITERIA, strict=True))
    if recused or not within:
        return None
    exact = sum(Fraction(str(criterion.weight)) * Fraction(str(score)) / Fraction(criterion.maximum)
                for score, criterion in zip(scores, CRITERIA, strict=True))
    return float(exact * 100)


@pytest.mark.parametrize("name", SCORES)
def test_the_weighted_total_is_that_of_the_definition_or_blank(calculated, name):
    page = calculated[name]["评分"]
    for row in range(5, 9):
        wanted = total(row, SCORES[name])
        shown = page[f"G{row}"].value
        assert shown in (None, "") if wanted is None else shown == pytest.approx(wanted, abs=1e-7), (name, row)


def test_a_total_by_hand(calculated):
    """0.4 × 8/10 + 0.35 × 90/100 + 0.25 × 40/50 = 0.32 + 0.315 + 0.2"""
    assert calculated["whole"]["评分"]["G5"].value == pytest.approx(83.5)


@pytest.mark.parametrize("name", SCORES)
def test_the_progress_counts_scored_recused_and_left(calculated, name):
    scored_, recused, left = PROGRESS[name]
    assert calculated[name]["评分"]["A2"].value == f"已评 {scored_} / 共 4 题\n回避 {recused} 题，尚余 {left} 题"


@pytest.mark.parametrize("name", VOTES)
def test_the_votes_are_counted_by_category(calculated, name):
    voted_, first, second = COUNTED[name]
    assert calculated[name]["投票"]["A2"].value == (
        f"已表决 {voted_} / 共 4 题\n前沿科学问题：同意 {first}（至多 1）\n工程技术难题：同意 {second}（至多 1）\n产业技术问题：同意 0（至多 1）")


def test_totals_and_counters_survive_a_sort_and_a_deleted_row(office):
    """As a reviewer may do who takes off the protection, which has no password."""
    filled = scored({"D5": 8, "E5": 90, "F5": 40, "D7": 5, "E7": 50, "F7": 25, "H6": "是"})
    steps = """
  sheet = book.Sheets.getByName("评分")
  sheet.unprotect("")
  SortBy(sheet, "A5:I8", 1, False)
  sheet.Rows.removeByIndex(4, 1)"""
    page = openpyxl.load_workbook(BytesIO(office.edited(filled, steps)), data_only=True)["评分"]
    rows = {row[0].value: row[6].value for row in page.iter_rows(min_row=5, max_row=7)}
    assert rows == {"初-003": pytest.approx(50), "初-002": None, "初-001": pytest.approx(83.5)}
    assert page["A2"].value == "已评 2 / 共 3 题\n回避 1 题，尚余 0 题"


@pytest.mark.parametrize(("name", "title"), [("score", "评分"), ("vote", "投票")])
def test_what_is_issued_is_what_is_calculated(calculated, name, title):
    """Excel's Protected View calculates nothing: the values in the file are those of the formulas."""
    issued = openpyxl.load_workbook(BytesIO(ISSUED[name]), data_only=True)
    before, after = ([[cell.value or None for cell in row] for row in book[title]] for book in (issued, calculated[name]))
    assert before == after
