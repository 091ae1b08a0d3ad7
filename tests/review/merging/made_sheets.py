"""A small stage, and score and vote sheets of it as they come back, made record by record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from hashlib import sha256 as sha256_of

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.model import Cell, Value
from toolkit.review.merging.judge import judge_sheets
from toolkit.review.merging.merged import BallotFile, MergedFile, MergedStage, UnopenedFile
from toolkit.review.model import AssignedPair, Pool, PoolQuestion, ReturnedSheet, SheetEntry, SheetIdentity

REVIEWERS = ("E01", "E02", "E03")
NUMBERS = tuple(f"A-01-{number:02}" for number in range(1, 7))
OTHER = "A-02-01"
"""A question of the pool that none of the reviewers was given."""

CRITERIA = ("前沿性", "引领性", "创新性", "战略性")
HEADER = 3
"""The zero-based row above the first question."""

MARKS_AT, RECUSED_AT, COMMENT_AT, VOTE_AT = 3, 8, 9, 3
"""Columns of the sheets."""

SCORES, VOTES = "评分", "投票"


def moment(day: int, hour: int = 12) -> datetime:
    """A time in June 2023."""
    return datetime(2023, 6, day, hour, tzinfo=CHINA_TIME)


def made_campaign(**stage: object) -> Campaign:
    """The 2023 call with three experts, its stage 初选 changed as said."""
    preset = load_preset("2023")
    people = tuple(Reviewer(id=one, name=f"专家{one[-1]}") for one in REVIEWERS)
    stages = (preset.stages[0].model_copy(update=stage), *preset.stages[1:])
    return preset.model_copy(update={"reviewers": people, "stages": stages})


CAMPAIGN = made_campaign()
VOTING = made_campaign(method="vote", ranking=None, most_votes=2)
MASS = made_campaign(method="vote", ranking=None, reviewers=0, most_votes=2)


def question(number: str, category: str = "frontier", field: str = "数理化基础科学", **changes: object) -> PoolQuestion:
    """A question of the pool."""
    plain = PoolQuestion(number, category, field, number[:4], f"{number[:4]}学会", {"title_zh": f"{number}如何？"}, {})
    return replace(plain, **changes)


def made_pool(numbers: Iterable[str] = (*NUMBERS, OTHER), **changes: object) -> Pool:
    """The pool of 初选."""
    return Pool("初选", 1, tuple(question(number, **changes) for number in numbers))


POOL = made_pool()
PAIRS = tuple(AssignedPair(number, one, Decimal("0.5"), "") for one in REVIEWERS for number in NUMBERS)


def cell(value: Value, row: int, column: int, sheet: str = SCORES) -> Cell:
    """A cell of a sheet."""
    return Cell(value, sheet, row, column)


def entry(row: int, number: Value, marks: Sequence[Value], recused: Value = "", comment: Value = "") -> SheetEntry:
    """A row of a score sheet."""
    scores = {name: cell(value, row, MARKS_AT + place) for place, (name, value) in enumerate(zip(CRITERIA, marks, strict=True))}
    return SheetEntry(cell(number, row, 0), scores, cell(recused, row, RECUSED_AT), cell(comment, row, COMMENT_AT))


def good_marks(number: str, reviewer: str = "E01") -> tuple[float, ...]:
    """The marks that a reviewer gives a question: different ones for each, so that none are alike."""
    seed = NUMBERS.index(number) if number in NUMBERS else 9
    return tuple(60.0 + 5 * seed + 2 * REVIEWERS.index(reviewer) + place for place in range(4))


def good_entries(reviewer: str = "E01", numbers: Sequence[str] = NUMBERS) -> list[SheetEntry]:
    """The rows of a sheet filled in as it should be."""
    return [entry(HEADER + 1 + place, number, good_marks(number, reviewer)) for place, number in enumerate(numbers)]


def sheet(
    reviewer: str = "E01", entries: Iterable[SheetEntry] | None = None, path: str = "", day: int = 1, sha256: str = "",
    **said: object,
) -> ReturnedSheet:
    """A score sheet that came back; *said* is what its identity says otherwise."""
    name = path or f"{reviewer}.xlsx"
    identity = SheetIdentity("2023", "初选", 1, reviewer, intact=True)._replace(**said)
    rows = tuple(good_entries(reviewer) if entries is None else entries)
    return ReturnedSheet(name, sha256 or f"{name} {day}", moment(day), identity, rows)


def vote_sheet(reviewer: str, votes: Mapping[str, Value], path: str = "", day: int = 1) -> ReturnedSheet:
    """A vote sheet that came back."""
    rows = (
        SheetEntry(cell(number, HEADER + 1 + place, 0, VOTES), {"表决": cell(vote, HEADER + 1 + place, VOTE_AT, VOTES)},
                   None, cell("", HEADER + 1 + place, 4, VOTES))
        for place, (number, vote) in enumerate(votes.items())
    )
    return sheet(reviewer, rows, path, day)


def csv_file(text: str, path: str = "选票.csv", day: int = 1, encoding: str = "utf-8") -> BallotFile:
    """A CSV of a mass vote."""
    data = text.encode(encoding)
    return BallotFile(path, sha256_of(data).hexdigest(), moment(day), data)


def stage_of(campaign: Campaign) -> Stage:
    """The stage that is merged."""
    return campaign.stages[0]


def merge(
    *sheets: ReturnedSheet, campaign: Campaign = CAMPAIGN, pool: Pool = POOL, pairs: Sequence[AssignedPair] = PAIRS,
    ballots: Sequence[BallotFile] = (), unopened: Sequence[UnopenedFile] = (),
) -> MergedStage:
    """The stage merged from what came back."""
    return judge_sheets(campaign, stage_of(campaign), pool, pairs, sheets, ballots, unopened)


def the_file(merged: MergedStage, path: str) -> MergedFile:
    """The one file of a path."""
    [found] = [file for file in merged.files if file.path == path]
    return found


def told(merged: MergedStage) -> list[tuple[str, str, str]]:
    """Code, place and value found of each finding on a file."""
    return [(each.finding.code, str(each.finding.place), each.finding.found)
            for file in merged.files for each in file.findings]
