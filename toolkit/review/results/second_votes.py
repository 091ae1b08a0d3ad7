"""Second votes on ties that the chain of a stage leaves: recorded, their sheets written, their ballots counted."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from toolkit.campaign.folder import CampaignFolder, cells_of_reviewers
from toolkit.campaign.review_model import Stage
from toolkit.files import OutputFolder
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.review_steps import StepKind, StepOrigin, find_steps, record_step
from toolkit.review.assigning.candidates import find_candidates
from toolkit.review.merging.inbox import StageInbox
from toolkit.review.merging.judge import judge_sheets
from toolkit.review.merging.merged import MergedStage
from toolkit.review.model import AssignedPair, Pool, ReviewedQuestion, StageResult
from toolkit.review.selection.model import Selection, Tie
from toolkit.review.sheets.produce import IssuedSheet, SheetOrder, produce_own_sheets

FOLDER = "再次投票"
"""Where the sheets of the second vote in force lie, in the folder of the stage below output/review."""


@dataclass(frozen=True)
class SecondVote:
    """A second vote that was called: on which ties, by whom."""

    number: int
    """1 for the first of the stage."""
    ties: Sequence[Sequence[str]]
    """The questions of each tie, by number."""
    most_votes: int | None
    """How many questions of a category a voter may vote for; None for any number."""
    pairs: Sequence[AssignedPair]
    """Who votes on which question."""

    @property
    def questions(self) -> frozenset[str]:
        """Return all questions that are voted on."""
        return frozenset(number for tie in self.ties for number in tie)

    @property
    def voters(self) -> frozenset[str]:
        """Return the ids of those who vote."""
        return frozenset(pair.reviewer for pair in self.pairs)


@dataclass(frozen=True)
class CountedSecondVote:
    """A second vote and what came back of it so far."""

    vote: SecondVote
    merged: MergedStage
    quorum: int
    """Ballots that there must be before it counts."""

    @property
    def is_in(self) -> bool:
        """Return whether enough ballots are there."""
        return len(self.merged.taken) >= max(self.quorum, 1)

    def by_tie(self) -> Iterator[tuple[ReviewedQuestion, ...]]:
        """Yield the questions of each tie with their votes."""
        counted = {question.number: question for question in self.merged.questions}
        for tie in self.vote.ties:
            yield tuple(counted[number] for number in tie)


def called_votes(ledger: Ledger, pool: Pool) -> list[SecondVote]:
    """Return the second votes that were called on a pool, in order."""
    steps = find_steps(ledger, pool.stage, StepKind.SECOND_VOTE)
    return [_vote(json.loads(step.content)) for step in steps if step.revision == pool.revision]


def count_second_votes(
    folder: CampaignFolder, stage: Stage, pool: Pool, votes: Sequence[SecondVote], inbox: StageInbox
) -> list[CountedSecondVote]:
    """Return what came back of each second vote."""
    return [_counted(folder, stage, pool, vote, inbox) for vote in votes]


def _counted(
    folder: CampaignFolder, stage: Stage, pool: Pool, vote: SecondVote, inbox: StageInbox
) -> CountedSecondVote:
    """Return what came back of a second vote."""
    tied = Pool(pool.stage, pool.revision, tuple(each for each in pool.questions if each.number in vote.questions))
    own = [sheet for sheet in inbox.sheets if sheet.identity and sheet.identity.again == vote.number]
    changes = {"method": "vote", "reviewers": len(vote.voters), "most_votes": vote.most_votes, "closes": None}
    voting = stage.model_copy(update=changes)  # the stage has closed by then
    merged = judge_sheets(folder.campaign, voting, tied, vote.pairs, own, again=vote.number)
    return CountedSecondVote(vote, merged, ceil(stage.quorum_fraction * len(vote.voters)))


def call_second_vote(
    ledger: Ledger, folder: CampaignFolder, stage: Stage, pool: Pool, selection: Selection,
    called: Sequence[CountedSecondVote], origin: StepOrigin,
) -> SecondVote:
    """Return the second vote on the open ties of a selection: the last one called while it is not in, else a new one.

    One that is in and left the same questions tied decides nothing any more.
    """
    ties = [[*tie.questions] for tie in selection.open_ties]
    if called and not called[-1].is_in and [[*tie] for tie in called[-1].vote.ties] == ties:
        return called[-1].vote
    vote = SecondVote(len(called) + 1, ties, _most_votes(stage, selection), _voters(folder, stage, pool, ties))
    pairs = [[pair.question, pair.reviewer, str(pair.match), pair.basis] for pair in vote.pairs]
    held = {"number": vote.number, "ties": ties, "most_votes": vote.most_votes, "pairs": pairs}
    content = json.dumps(held, ensure_ascii=False).encode()
    with ledger.transaction():
        record_step(ledger, pool.stage, StepKind.SECOND_VOTE, pool.revision, origin, pool.hash, content)
    return vote


def _vote(held: Mapping[str, Any]) -> SecondVote:
    """Return a second vote as the ledger holds it."""
    pairs = [AssignedPair(question, reviewer, Decimal(match), basis)
             for question, reviewer, match, basis in held["pairs"]]
    return SecondVote(held["number"], held["ties"], held["most_votes"], pairs)


def _voters(folder: CampaignFolder, stage: Stage, pool: Pool, ties: Sequence[Sequence[str]]) -> list[AssignedPair]:
    """Return who votes on the tied questions: every expert of their panels who is not recused."""
    tied = {number for tie in ties for number in tie}
    part = Pool(pool.stage, pool.revision, tuple(each for each in pool.questions if each.number in tied))
    candidates = find_candidates(folder.campaign, stage, part, cells_of_reviewers(folder))
    return [AssignedPair(pair.question, pair.reviewer, *candidates.match(pair.question, pair.reviewer))
            for pair in sorted(candidates.pairs)]


def _most_votes(stage: Stage, selection: Selection) -> int | None:
    """Return how many of the tied a voter may vote for: the places that are left, where all ties leave as many."""
    left = {_places_left(stage, selection, tie) for tie in selection.open_ties}
    return left.pop() if len(left) == 1 and stage.passing == "places" else None


def _places_left(stage: Stage, selection: Selection, tie: Tie) -> int:
    """Return how many of a tie can pass."""
    passed = sum(one.category == tie.category and one.result is StageResult.PASSED for one in selection.outcomes)
    return max(int(stage.passing_value) - passed, 1)


def write_second_vote(folder: CampaignFolder, stage: Stage, pool: Pool, vote: SecondVote) -> OutputFolder:
    """Return the folder of the sheets of a second vote after they are written; it holds why one could not be."""
    target = OutputFolder(folder.review_output(stage.name)).within(FOLDER)
    order = SheetOrder(folder.campaign, stage, pool, vote.number, vote.most_votes)
    for reviewer in folder.campaign.reviewers:
        for former in (IssuedSheet(reviewer, b"", b"", number) for number in range(1, vote.number)):
            target.remove(former.workbook_name)
            target.remove(former.materials_name)
    for sheet in produce_own_sheets(folder, order, vote.pairs):
        target.write(sheet.workbook_name, sheet.workbook)
        target.write(sheet.materials_name, sheet.materials)
    return target
