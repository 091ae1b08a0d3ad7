"""A mass vote: rows of CSV to votes, one ballot a person and field (review.md, points 11 and 12)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from toolkit.looks import Look
from toolkit.model import Cell, Observation
from toolkit.review.merging.ballot_files import BallotLine, UnreadBallots, read_ballots
from toolkit.review.merging.facts import StageFacts, key_of, place_of
from toolkit.review.merging.merged import SUPERSEDED, BallotFile, MergedFile, ScoreAccounts, SheetStatus
from toolkit.review.model import CountedVote, PoolQuestion, Vote
from toolkit.text import first_of

LISTED = 10
"""So many lines of a ballot with too many votes are named."""


class BallotKey(NamedTuple):
    """Which ballot a row is of: a person's in a field, as texts are compared."""

    voter: str
    field: str


@dataclass(slots=True)
class CastVote:
    """A row that names a voter and a question of its field, and whether it still counts."""

    file: BallotFile
    line: BallotLine
    question: PoolQuestion
    ballot: BallotKey
    reason: str = ""


@dataclass(slots=True)
class BallotTally:
    """A file of a mass vote while it is judged."""

    file: BallotFile
    given: int = 0
    counted: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    observed: list[tuple[Observation, str]] = field(default_factory=list)
    refused: bool = False
    superseded: bool = False

    def drop(self, found: Observation, question: str = "") -> None:
        """Count one more row that does not count, with what is told of it."""
        self.reasons[found.code] += 1
        self.observed.append((found, question))


class MassVote(NamedTuple):
    """What the ballots of a mass vote came to."""

    files: tuple[MergedFile, ...]
    votes: tuple[CountedVote, ...]
    ballots: Counter[str]
    """Ballots that hold a vote which counts, by field."""


def judge_ballots(files: Sequence[BallotFile], facts: StageFacts) -> MassVote:
    """Return the votes that count; of several files the earlier comes first (modification time, then path)."""
    ordered = sorted(files, key=lambda file: (file.modified, file.path))
    tallies, cast, seen = list[BallotTally](), list[CastVote](), set[str]()
    for file in ordered:
        tally = BallotTally(file, superseded=file.sha256 in seen)
        seen.add(file.sha256)
        tallies.append(tally)
        cast += _cast_votes(tally, facts)
    by_file = {id(tally.file): tally for tally in tallies}
    _drop_doubles(cast, by_file)
    _void_too_many(cast, by_file, facts)
    counting = [vote for vote in cast if not vote.reason]
    for vote in counting:
        by_file[id(vote.file)].counted += 1
    return MassVote(
        tuple(_merged(tally, facts) for tally in tallies),
        tuple(_counted(vote) for vote in counting),
        Counter(ballot.field for ballot in {vote.ballot for vote in counting}),
    )


def _cast_votes(tally: BallotTally, facts: StageFacts) -> Iterator[CastVote]:
    """Yield the rows of a file that name a voter and a question of its field; all else is dropped with its reason."""
    if not facts.stage.is_mass_vote:
        details, tally.refused = {"stage": facts.stage.name}, True
        found = Observation("review.unknown-sheet", value="", details=details, look=Look.BALLOTS_IN_STAGE)
        tally.observed.append((found, ""))
        return
    try:
        lines = read_ballots(tally.file.data)
    except UnreadBallots as unread:
        tally.refused = True
        tally.observed.append((unread.found, ""))
        return
    tally.given = len(lines)
    if tally.superseded:
        tally.reasons[SUPERSEDED] = len(lines)
        return
    for line in lines:
        question = facts.by_shown_number.get(_key(line.number))
        if not line.voter:
            tally.drop(Observation("vote.unknown-ballot", _at(line), "", look=Look.VOTER_BLANK))
        elif question is None:
            tally.drop(Observation("vote.unknown-ballot", _at(line), line.number, look=Look.QUESTION_UNKNOWN))
        elif facts.field_key(line.field) != facts.field_key(question.research_field):
            tally.drop(_another_field(line, question), question.number)
        else:
            yield CastVote(tally.file, line, question, BallotKey(_key(line.voter), facts.field_key(line.field)))


_key = lru_cache(maxsize=65_536)(key_of)


def _at(line: BallotLine) -> Cell:
    """Return where a row stands: a CSV has no sheets, and a line in place of a cell."""
    return Cell(line.number, "", line.line - 1, 0)


def _another_field(line: BallotLine, question: PoolQuestion) -> Observation:
    """Return what is told of a row whose question is of another field than it says."""
    details = {"question": question.shown_number, "expected": question.research_field}
    return Observation("vote.unknown-ballot", _at(line), line.field, details, look=Look.FIELD_DIFFERS)


def _drop_doubles(cast: Sequence[CastVote], tallies: dict[int, BallotTally]) -> None:
    """Drop each vote that its voter has cast before in the same field: the first counts."""
    first: dict[tuple[BallotKey, str], CastVote] = {}
    for vote in cast:
        known = first.setdefault((vote.ballot, vote.question.number), vote)
        if known is not vote:
            vote.reason = "vote.twice"
            tallies[id(vote.file)].drop(_twice(vote, known), vote.question.number)


def _twice(vote: CastVote, first: CastVote) -> Observation:
    """Return what is told of a vote that was cast before."""
    at = place_of(_at(first.line))
    place = at if first.file is vote.file else f"{first.file.path} {at}"
    return Observation("vote.twice", _at(vote.line), details={"group": vote.line.field, "first": place})


def _void_too_many(cast: Sequence[CastVote], tallies: dict[int, BallotTally], facts: StageFacts) -> None:
    """Void each ballot with more votes than a person may cast; it is told at the first beyond the limit."""
    limit = facts.stage.most_votes
    if limit is None:
        return
    ballots: dict[BallotKey, list[CastVote]] = {}
    for vote in cast:
        if not vote.reason:
            ballots.setdefault(vote.ballot, []).append(vote)
    for votes in ballots.values():
        if len(votes) > limit:
            for vote in votes:
                vote.reason = "vote.too-many"
                tallies[id(vote.file)].reasons[vote.reason] += 1
            found = Observation("vote.too-many", _at(votes[limit].line), details=_too_many(votes, limit))
            tallies[id(votes[limit].file)].observed.append((found, votes[limit].question.number))


def _too_many(votes: Sequence[CastVote], limit: int) -> dict[str, str | int | tuple[str, ...]]:
    """Return what is told of a ballot with too many votes."""
    lines = first_of([place_of(_at(vote.line)) for vote in votes], LISTED)
    return {"group": votes[0].question.research_field, "count": len(votes), "limit": limit, "cells": lines}


def _counted(vote: CastVote) -> CountedVote:
    """Return a vote that counts, with the line it stands on."""
    return CountedVote(vote.question.number, vote.line.voter, Vote.FOR, vote.file.path, place_of(_at(vote.line)))


def _merged(tally: BallotTally, facts: StageFacts) -> MergedFile:
    """Return a file of a mass vote with its accounts."""
    file = tally.file
    status = (SheetStatus.REFUSED if tally.refused else SheetStatus.SUPERSEDED if tally.superseded
              else SheetStatus.COUNTED)
    accounts = ScoreAccounts(tally.given, tally.counted, dict(sorted(tally.reasons.items())))
    return MergedFile(file.path, file.sha256, status, None, accounts, facts.told(tally.observed, file.path))
