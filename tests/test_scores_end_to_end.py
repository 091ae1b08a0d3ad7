"""A committee's scores, worked out by hand, from a workbook that was sorted after scoring to 汇总表 and the report."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.support.filled_forms import CAMPAIGN, clean, filled_form
from tests.support.readings import submitted
from toolkit.batch.run import run_batch
from toolkit.batch.unit_report.render import render_report
from toolkit.campaign.folder import create_folder
from toolkit.model import Value
from toolkit.rules import LIVE_CODES, judge_submission
from toolkit.scoring import merge_scores

SCORES: dict[tuple[int, int], Value] = {
    (1, 1): 80.0, (1, 2): 90.0, (1, 3): "回避",
    (2, 1): 70.0, (2, 2): 100.0, (2, 3): 85.0,
    (3, 1): 0.0, (3, 2): 50.5,
}  # fmt: skip
"""Of the four questions of the first category; the fourth is not scored, and blank is not zero."""

BY_HAND = {
    # 序号: valid, recused, mean, median, deviation (n - 1), rank, tied
    1: (2, 1, "85.00", "85.00", "7.07", 1, True),
    2: (3, 0, "85.00", "85.00", "15.00", 1, True),
    3: (2, 0, "25.25", "25.25", "35.71", 3, False),
    4: (0, 0, None, None, None, None, False),
}


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """The filled workbook, its questions sorted by English title after the scores were given."""
    answers = clean()
    answers.scores = dict(SCORES)
    answers.sort_questions("title_en")
    rows = [answer["question_serial"] for answer in answers.questions.values()]
    assert rows != sorted(rows)
    return filled_form(answers)


def titles() -> dict[int, Value]:
    """The titles by 序号, as they were before sorting."""
    return {serial: clean().questions[serial]["title_zh"] for serial in BY_HAND}


def test_the_figures_are_those_worked_out_by_hand(workbook: bytes):
    merged = {result.question.serial: result for result in merge_scores(submitted(workbook), CAMPAIGN)}
    for serial, (valid, recused, mean, median, deviation, rank, tied) in BY_HAND.items():
        result = merged[serial]
        figures = [None if x is None else f"{float(x):.2f}" for x in (result.mean, result.median, result.deviation)]
        assert result.question.text("title_zh") == titles()[serial]
        assert (result.valid, result.recused, *figures, result.rank, result.tied) == (
            valid, recused, mean, median, deviation, rank, tied
        )  # fmt: skip


def test_the_means_stand_in_the_master_workbook(workbook: bytes, tmp_path: Path):
    folder = create_folder(tmp_path / "2023", "2023", LIVE_CODES)
    (folder.inbox / "推荐表.xlsx").write_bytes(workbook)
    run_batch(folder, "2023-04")
    book = openpyxl.load_workbook(folder.output / "2023-04" / "汇总表.xlsx")
    header, *rows = book["问题清单"].iter_rows(values_only=True)
    title, mean = header.index("题目（中文）"), header.index("委员会评分")
    means = {row[title]: row[mean] for row in rows}
    for serial, (_, _, expected, *_) in BY_HAND.items():
        assert means[titles()[serial]] == (None if expected is None else float(expected))


def test_the_figures_stand_in_the_report(workbook: bytes):
    submission = submitted(workbook)
    document = Document(BytesIO(render_report(CAMPAIGN, submission, judge_submission(submission, CAMPAIGN))))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    for serial, (valid, recused, mean, median, deviation, rank, tied) in BY_HAND.items():
        title = str(titles()[serial])
        shown, _, *figures = next(row for row in rows if len(row) == 7 and row[1].endswith(title))
        assert shown == (f"{rank}（并列）" if tied else "—" if rank is None else str(rank))
        assert figures == [mean or "—", median or "—", deviation or "—", str(valid), str(recused)]
