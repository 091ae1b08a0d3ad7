"""A score sheet and a vote sheet of a small review, as issued and as filled in."""

from collections.abc import Mapping
from functools import cache

from tests.support.readings import SOURCE
from tests.support.review_pools import given_to, pool_of, pool_question, review_campaign
from toolkit.campaign.review_model import Criterion, Reviewer
from toolkit.model import Value
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.review.model import ReturnedSheet
from toolkit.review.sheets.produce import IssuedSheet, SheetOrder, produce_sheets
from toolkit.review.sheets.reading import SheetReading, read_sheet
from toolkit.review.stage import stage_named

EXPERT, OTHER = Reviewer(id="E07", name="严 评"), Reviewer(id="E08", name="欧阳 他人")
CRITERIA = (Criterion(name="前沿性", weight=0.4, maximum=10), Criterion(name="创新性", weight=0.35, maximum=100),
            Criterion(name="可行性", weight=0.25, maximum=50))
CAMPAIGN = review_campaign((EXPERT, OTHER), CRITERIA, {"初选": {"anonymous": True}, "终选": {"most_votes": 1}})
FIRST, FINAL = stage_named(CAMPAIGN, "初选"), stage_named(CAMPAIGN, "终选")

SCORED = ("A-01-01", "A-02-03", "A-06-03", "A-08-01")
"""What the expert scores; shown as 初-001 to 初-004, in rows 5 to 8."""
VOTED = ("A-01-01", "A-01-02", "A-06-03", "A-08-01")
"""What he votes on: two questions of the first category, two of the second, in rows 5 to 8."""

FIRST_POOL = pool_of("初选", [
    *(pool_question(number, shown=f"初-00{place}") for place, number in enumerate(SCORED, 1)),
    pool_question("A-09-09", shown="初-009"),
])
FINAL_POOL = pool_of("终选", [
    pool_question(number, "frontier" if number.startswith("A-01") else "engineering") for number in VOTED])

SCORE_ORDER, VOTE_ORDER = SheetOrder(CAMPAIGN, FIRST, FIRST_POOL), SheetOrder(CAMPAIGN, FINAL, FINAL_POOL)
PAIRS = [*given_to("E07", *SCORED), *given_to("E08", "A-09-09", "A-01-01")]
BALLOTS = [*given_to("E07", *VOTED), *given_to("E08", *VOTED)]


@cache
def score_sheet() -> IssuedSheet:
    """What the expert gets in the first stage."""
    return next(produce_sheets(SCORE_ORDER, PAIRS))


@cache
def vote_sheet() -> IssuedSheet:
    """What the expert gets in the last stage."""
    return next(produce_sheets(VOTE_ORDER, BALLOTS))


def typed(data: bytes, sheet: str, cells: Mapping[str, Value]) -> bytes:
    """A workbook with some cells of a sheet typed into; no program has calculated it."""
    editor = CellEditor(data)
    for a1, value in cells.items():
        editor.type(sheet, a1, value)
    for title in editor.sheets:
        editor.forget(title)
    return editor.save()


def scored(cells: Mapping[str, Value], data: bytes = b"") -> bytes:
    """The score sheet with some cells typed into."""
    return typed(data or score_sheet().workbook, "评分", cells)


def voted(cells: Mapping[str, Value], data: bytes = b"") -> bytes:
    """The vote sheet with some cells typed into."""
    return typed(data or vote_sheet().workbook, "投票", cells)


def as_read(data: bytes) -> SheetReading:
    """A workbook as the first stage reads it."""
    return read_sheet(data, SOURCE, CAMPAIGN, FIRST)


def returned(data: bytes) -> ReturnedSheet:
    """The sheet that a workbook is."""
    reading = as_read(data)
    assert reading.sheet, reading.refusal
    return reading.sheet


def said(sheet: ReturnedSheet) -> dict[str, tuple[Value, ...]]:
    """What was typed, by number: the marks, 回避 where there is one, the remark; in the order of the rows."""
    return {
        entry.question.text: (*(cell.value for cell in entry.marks.values()),
                              *([entry.recused.value] if entry.recused else []), entry.comment.value)
        for entry in sheet.entries
    }
