"""What a row of a vote sheet says: 同意, 反对, 弃权, or nothing that counts; and who voted for more than he may."""

from collections.abc import Sequence

from toolkit.looks import Look
from toolkit.matching import nearest_word
from toolkit.model import Detail, Observation
from toolkit.review.merging.facts import StageFacts, address_of
from toolkit.review.merging.rows import JudgedRow, UnjudgedRow, incomplete
from toolkit.review.model import CountedVote, Vote
from toolkit.review.sheets.declaration import VOTE_COLUMN
from toolkit.rules.judgement import typed_text
from toolkit.text import without_blanks

VOTES = {vote.value: vote for vote in Vote}


def judge_vote_row(row: UnjudgedRow) -> JudgedRow:
    """Return a row judged by its mark; a blank one is no vote."""
    cell, number = row.entry.marks[VOTE_COLUMN], row.question.number
    shown = typed_text(cell)
    if not shown:
        return JudgedRow(0, number, observed=[incomplete(row, (VOTE_COLUMN,), Look.VOTE_BLANK)])
    vote = VOTES.get(without_blanks(shown))
    if vote is None:
        meant = nearest_word(shown, VOTES)
        found = Observation("vote.unknown-ballot", cell, meant=(meant,) if meant else (), look=Look.VOTE_WORD)
        return JudgedRow(1, number, found.code, [found])
    comment = typed_text(row.entry.comment)
    counted = CountedVote(number, row.reviewer, vote, row.sheet.path, address_of(cell), comment)
    return JudgedRow(1, number, vote=counted, first=cell)


def void_too_many(rows: Sequence[JudgedRow], facts: StageFacts) -> None:
    """Void the votes of a sheet in each category in which more are in favour than one person may cast."""
    limit = facts.stage.most_votes
    by_category: dict[str, list[JudgedRow]] = {}
    for row in rows if limit is not None else ():
        if row.vote:
            by_category.setdefault(facts.pool.by_number[row.question].category, []).append(row)
    for code, cast in by_category.items():
        approving = [row for row in cast if row.vote and row.vote.vote is Vote.FOR]
        if limit is not None and len(approving) > limit:
            approving[limit].observed.append(_too_many(approving, limit, facts.campaign.category_names.get(code, code)))
            for row in cast:
                row.reason, row.vote = "vote.too-many", None


def _too_many(approving: Sequence[JudgedRow], limit: int, category: str) -> Observation:
    """Return what is told of a person who cast too many votes, at the first beyond the limit."""
    cells = tuple(row.first.a1 for row in approving if row.first)
    details: dict[str, Detail] = {"group": category, "count": len(approving), "limit": limit, "cells": cells}
    return Observation("vote.too-many", approving[limit].first, details=details)
