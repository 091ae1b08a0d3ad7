"""Merging the sheets that came back against the bare parse of the same files: 600 sheets of 20 questions and 4 criteria.

The sheets are those that the toolkit issues, with a score typed into every cell. Compared is the time by the clock of
reading and judging them, in as many processes as there are processors, with that of calamine reading the cells of the
same sheets in as many processes. SCALE=0.1 makes a tenth of them.
"""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from python_calamine import CalamineWorkbook

from toolkit.batch.receiving.inbox import list_inbox
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.demo.corpus import compose_title
from toolkit.memory import collect_seldom
from toolkit.review.merging.judge import judge_sheets
from toolkit.review.merging.merged import MergedStage
from toolkit.review.model import AssignedPair, Pool, PoolQuestion
from toolkit.review.sheets.reading import read_stage_inbox

SHEETS, QUESTIONS, REVIEWS = 600, 20, 3
TIMES_AS_LONG = 3.0
FIRST_ROW = 5
"""Of the questions of a score sheet."""


def made_question(number: int) -> PoolQuestion:
    """Return a question with the texts of the demo."""
    composed = compose_title("A", number // 12, "frontier", number % 12)
    texts = {"title_zh": composed.title_zh, "title_en": composed.title_en, "disciplines": composed.disciplines,
             "keywords_zh": composed.keywords_zh, **composed.sections}
    unit = f"A-{number // 99:02}"
    return PoolQuestion(f"{unit}-{number % 99 + 1:02}", "frontier", "信息科技", unit, f"{unit}学会", texts, {})


def made_stage(sheets: int) -> tuple[Campaign, Stage, Pool, list[AssignedPair]]:
    """Return a score stage in which each of so many reviewers has twenty questions, and each question three reviewers."""
    preset = load_preset("2023")
    people = tuple(Reviewer(id=f"E{number:03}", name=f"专家{number:03}") for number in range(sheets))
    campaign = preset.model_copy(update={"reviewers": people})
    count = sheets * QUESTIONS // REVIEWS
    pool = Pool("初选", 1, tuple(sorted(map(made_question, range(count)), key=lambda question: question.number)))
    pairs = [AssignedPair(pool.questions[place % count].number, people[place // QUESTIONS].id, Decimal("0.5"), "")
             for place in range(sheets * QUESTIONS)]
    return campaign, campaign.stages[0], pool, pairs


def merged(inbox: Path, campaign: Campaign, stage: Stage, pool: Pool, pairs: list[AssignedPair]) -> MergedStage:
    """Return what `toolkit merge` counts of an inbox."""
    paths = read_stage_inbox(list_inbox(inbox).entries, campaign, stage)
    sheets = [file.sheet for path in paths for file in path.files if file.sheet]
    return judge_sheets(campaign, stage, pool, pairs, sheets)


def parse(path: Path) -> int:
    """Return how many rows calamine reads of all sheets of a workbook."""
    book = CalamineWorkbook.from_path(path)
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def parse_all(inbox: Path) -> None:
    """Read every workbook with calamine, in as many processes as there are processors."""
    with ProcessPoolExecutor(os.cpu_count()) as executor:
        assert all(executor.map(parse, sorted(inbox.iterdir()), chunksize=8))


def main() -> int:
    """Print both times and their ratio; the status is 1 where merging takes longer than it may."""
    collect_seldom()  # as every command does
    sheets = int(SHEETS * float(os.environ.get("SCALE", "1")))
    with TemporaryDirectory() as place:
        inbox = Path(place)
        begun = perf_counter()
        made = made_stage(sheets)
        subprocess.run([sys.executable, "-m", "tests.benchmarks.filled_sheets", inbox, str(sheets)], check=True)
        print(f"{sheets} sheets of {QUESTIONS} questions made and filled in {perf_counter() - begun:.1f} s")
        for _ in range(2):  # the second time counts: by then all is loaded, and the files are in memory
            begun = perf_counter()
            parse_all(inbox)
            bare = perf_counter() - begun
            begun = perf_counter()
            stage = merged(inbox, *made)
            taken = perf_counter() - begun
    assert stage.scores.counted == sheets * QUESTIONS * len(made[0].criteria), stage.scores
    print(f"calamine {bare:.2f} s, merging {taken:.2f} s: {taken / bare:.2f} times as long (at most {TIMES_AS_LONG:g})")
    return int(taken > TIMES_AS_LONG * bare)


if __name__ == "__main__":
    sys.exit(main())
