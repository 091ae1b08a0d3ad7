"""Sheets and ballots of a stage merged: what counts so far, and all that does not (review.md, points 8–12)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.model import Detail, Observation
from toolkit.review.merging.facts import StageFacts
from toolkit.review.merging.gate import first_came, late, latest_sheets, refusal
from toolkit.review.merging.mass_votes import MassVote, judge_ballots
from toolkit.review.merging.merged import (
    SUPERSEDED,
    BallotFile,
    MergedFile,
    MergedStage,
    MissingReviewer,
    ReviewFinding,
    ScoreAccounts,
    SheetStatus,
    UnopenedFile,
)
from toolkit.review.merging.rows import JudgedRow, given_marks, sheet_rows
from toolkit.review.merging.score_rows import identical, judge_score_row
from toolkit.review.merging.vote_rows import judge_vote_row, void_too_many
from toolkit.review.model import (
    AssignedPair,
    CountedReview,
    CountedVote,
    Pool,
    PoolQuestion,
    ReturnedSheet,
    ReviewedQuestion,
    Vote,
    VoteCount,
)


class JudgedSheet(NamedTuple):
    """A sheet that was taken, with its rows judged."""

    reviewer: str
    rows: tuple[JudgedRow, ...]
    file: MergedFile


def judge_sheets(
    campaign: Campaign,
    stage: Stage,
    pool: Pool,
    pairs: Iterable[AssignedPair],
    sheets: Iterable[ReturnedSheet],
    ballots: Iterable[BallotFile] = (),
    unopened: Iterable[UnopenedFile] = (),
    again: int = 0,
) -> MergedStage:
    """Return what counts of all that came back for a stage, and why all else does not; the order of files is nothing.

    Sheets are those of `pool.stage` and its revision; of second vote *again*, those of that vote, on a pool of the
    tied questions. *ballots* are the CSV of a mass vote, *unopened* what cannot be read.
    """
    facts = StageFacts(campaign, stage, pool, tuple(pairs), again)
    returned = sorted(sheets, key=lambda sheet: sheet.path)
    whys = [refusal(sheet, facts) for sheet in returned]
    taken = [sheet for sheet, why in zip(returned, whys, strict=True) if why is None]
    latest, came = latest_sheets(taken), first_came(taken)
    judged = [_judged(sheet, reviewer, came[sheet.sha256], facts) for reviewer, sheet in sorted(latest.items())]
    mass = judge_ballots([*ballots], facts)
    files = (
        *(one.file for one in judged),
        *(_refused(sheet, why, facts) for sheet, why in zip(returned, whys, strict=True) if why),
        *(_superseded(sheet, facts) for sheet in taken if latest[_reviewer(sheet)] is not sheet),
        *mass.files,
        *(_unopened(file, facts) for file in unopened),
    )
    return _stage(facts, judged, mass, files)


def _stage(
    facts: StageFacts, judged: Sequence[JudgedSheet], mass: MassVote, files: Iterable[MergedFile]
) -> MergedStage:
    """Return the stage of the sheets judged and of the votes by CSV."""
    reviews = sorted((row.review for one in judged for row in one.rows if row.review), key=_of_question_and_reviewer)
    cast = (*(row.vote for one in judged for row in one.rows if row.vote), *mass.votes)
    votes = sorted(cast, key=lambda vote: (vote.question, vote.voter))
    recusals = frozenset((row.question, one.reviewer) for one in judged for row in one.rows if row.recused)
    missing = tuple(_missing(facts, frozenset(one.reviewer for one in judged)))
    return MergedStage(
        facts.campaign.settings.code, facts.stage, facts.pool, facts.pairs,
        tuple(sorted(files, key=lambda file: (file.path, file.sha256))),
        tuple(_reviewed(facts, reviews, votes, recusals, mass.ballots)),
        tuple(reviews), tuple(votes), recusals, frozenset(one.reviewer for one in judged), missing,
        tuple(found for silent in missing for found in _missing_told(silent, facts)),
    )


def _of_question_and_reviewer(review: CountedReview) -> tuple[str, str]:
    return review.question, review.reviewer


def _reviewer(sheet: ReturnedSheet) -> str:
    """Return the id of the reviewer that a sheet names; empty where it names none."""
    return sheet.identity.reviewer if sheet.identity else ""


def _judged(sheet: ReturnedSheet, reviewer: str, came: datetime, facts: StageFacts) -> JudgedSheet:
    """Return a sheet with its rows judged, its accounts and its findings."""
    rows = tuple(_judged_rows(sheet, reviewer, facts))
    whole = [late(came, facts), *identical(rows), *sheet.unread]
    observed = [(found, row.question) for row in rows for found in row.observed]
    observed += [(found, "") for found in whole if found]
    file = MergedFile(sheet.path, sheet.sha256, SheetStatus.COUNTED, facts.named(reviewer), _accounts(rows),
                      facts.told(observed, sheet.path, reviewer))
    return JudgedSheet(reviewer, rows, file)


def _judged_rows(sheet: ReturnedSheet, reviewer: str, facts: StageFacts) -> list[JudgedRow]:
    """Return the rows of a sheet judged."""
    rows = [
        row if isinstance(row, JudgedRow) else judge_vote_row(row) if facts.is_vote else judge_score_row(row, facts)
        for row in sheet_rows(sheet, reviewer, facts)
    ]
    void_too_many(rows, facts)
    return rows


def _accounts(rows: Iterable[JudgedRow]) -> ScoreAccounts:
    """Return what was given in the rows of a sheet, and what does not count of it."""
    given = counted = 0
    reasons: Counter[str] = Counter()
    for row in rows:
        given += row.given
        counted += row.counted
        if row.reason and row.given:
            reasons[row.reason] += row.given
    return ScoreAccounts(given, counted, dict(sorted(reasons.items())))


def _refused(sheet: ReturnedSheet, why: Observation, facts: StageFacts) -> MergedFile:
    """Return a sheet that was not taken: nothing in it counts."""
    return _left_out(sheet, SheetStatus.REFUSED, why.code, facts, facts.told([(why, "")], sheet.path, _reviewer(sheet)))


def _superseded(sheet: ReturnedSheet, facts: StageFacts) -> MergedFile:
    """Return a sheet in whose place a later one counts; nothing is told of it."""
    return _left_out(sheet, SheetStatus.SUPERSEDED, SUPERSEDED, facts)


def _left_out(
    sheet: ReturnedSheet, status: SheetStatus, reason: str, facts: StageFacts, told: tuple[ReviewFinding, ...] = ()
) -> MergedFile:
    """Return a sheet of which nothing counts, for one reason."""
    given = sum(given_marks(entry, facts) for entry in sheet.entries)
    reviewer = facts.named(_reviewer(sheet)) if sheet.identity else None
    accounts = ScoreAccounts(given, 0, {reason: given} if given else {})
    return MergedFile(sheet.path, sheet.sha256, status, reviewer, accounts, told)


def _unopened(file: UnopenedFile, facts: StageFacts) -> MergedFile:
    """Return a file that could not be opened: nobody knows what it gives."""
    told = facts.told([(file.found, "")], file.path)
    return MergedFile(file.path, file.sha256, SheetStatus.REFUSED, None, ScoreAccounts(), told)


def _missing(facts: StageFacts, heard: frozenset[str]) -> Iterator[MissingReviewer]:
    """Yield the reviewers of the stage of whom no sheet could be taken, in order of id."""
    for reviewer, numbers in facts.questions_of.items():
        if reviewer not in heard:
            yield MissingReviewer(*facts.named(reviewer), len(numbers))


def _missing_told(silent: MissingReviewer, facts: StageFacts) -> tuple[ReviewFinding, ...]:
    """Return what is told of a reviewer who has sent nothing."""
    details: dict[str, Detail] = {"reviewer": f"{silent.id} {silent.name}".strip(), "questions": silent.questions}
    return facts.told([(Observation("review.missing", value="", details=details), "")], reviewer=silent.id)


def _reviewed(
    facts: StageFacts, reviews: Iterable[CountedReview], votes: Iterable[CountedVote],
    recusals: Iterable[tuple[str, str]], ballots: Mapping[str, int],
) -> Iterator[ReviewedQuestion]:
    """Yield the questions of the pool, each with all that counts for it."""
    given = Counter(number for numbers in facts.questions_of.values() for number in numbers)
    withdrawn = Counter(question for question, _ in recusals)
    reviewed: dict[str, list[CountedReview]] = {}
    for review in reviews:
        reviewed.setdefault(review.question, []).append(review)
    cast = Counter((vote.question, vote.vote) for vote in votes)
    for question in sorted(facts.pool.questions, key=lambda question: question.number):
        number, received = question.number, _received(question, ballots, facts)
        yield ReviewedQuestion(
            number, question.category, question.research_field, question.unit_code,
            given[number] if received is None else received,
            withdrawn[number],
            tuple(reviewed.get(number, ())),
            _vote_count(number, cast, received) if facts.is_vote else None,
            None if question.committee_mean is None else Fraction(question.committee_mean),
            question.former_rank,
        )


def _received(question: PoolQuestion, ballots: Mapping[str, int], facts: StageFacts) -> int | None:
    """Return the ballots received in the field of a question; None where questions are given to reviewers."""
    return ballots.get(facts.field_key(question.research_field), 0) if facts.stage.is_mass_vote else None


def _vote_count(number: str, cast: Mapping[tuple[str, Vote], int], received: int | None) -> VoteCount:
    """Return the votes on a question; whoever sent a ballot in its field and did not choose it has abstained."""
    approving, against, abstained = (cast.get((number, vote), 0) for vote in Vote)
    return VoteCount(approving, against, abstained if received is None else received - approving)
