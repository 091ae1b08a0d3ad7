"""Votes in sheets: 同意, 反对, 弃权, and who votes for more than he may."""

import pytest

from tests.review.merging.made_sheets import (
    NUMBERS,
    PAIRS,
    POOL,
    VOTING,
    csv_file,
    made_campaign,
    made_pool,
    merge,
    sheet,
    told,
    vote_sheet,
)
from toolkit.review.model import Pool, VoteCount

YES, NO, ABSTAIN = "同意", "反对", "弃权"
GOOD = dict(zip(NUMBERS, (YES, YES, NO, NO, ABSTAIN, ABSTAIN), strict=True))


def merged_votes(*sheets, campaign=VOTING, pool=POOL):
    """The stage 初选 as a vote."""
    return merge(*sheets, campaign=campaign, pool=pool)


def test_votes_are_counted_with_their_cells():
    merged = merged_votes(vote_sheet("E01", GOOD), vote_sheet("E02", GOOD | {NUMBERS[1]: " 反 对 "}))
    assert told(merged) == []
    assert [question.votes for question in merged.questions[:6]] == [
        VoteCount(2, 0, 0), VoteCount(1, 1, 0), VoteCount(0, 2, 0), VoteCount(0, 2, 0), VoteCount(0, 0, 2), VoteCount(0, 0, 2),
    ]
    assert [(vote.voter, vote.vote, vote.file, vote.cell) for vote in merged.votes if vote.question == NUMBERS[1]] == [
        ("E01", YES, "E01.xlsx", "投票!D6"), ("E02", NO, "E02.xlsx", "投票!D6"),
    ]
    assert [(one.assigned, one.valid, one.missing) for one in merged.questions[:1]] == [(3, 2, 1)]
    assert (merged.scores.given, merged.scores.counted) == (12, 12)


@pytest.mark.parametrize(("word", "meant"), [("同意！", "同意"), ("不同意", "同意"), ("√", ""), ("1", ""), ("赞成", "")])
def test_another_word_is_no_vote(word, meant):
    merged = merged_votes(vote_sheet("E01", GOOD | {NUMBERS[2]: word}))
    assert told(merged) == [("vote.unknown-ballot", "投票!D7", word)]
    assert merged.files[0].findings[0].finding.meant == ((meant,) if meant else ())
    assert merged.scores.reasons == {"vote.unknown-ballot": 1}
    assert len(merged.votes) == 5


def test_a_blank_vote_is_incomplete_and_no_abstention():
    merged = merged_votes(vote_sheet("E01", GOOD | {NUMBERS[5]: ""}))
    assert told(merged) == [("review.incomplete", "投票!D10", "")]
    assert merged.questions[5].votes == VoteCount(0, 0, 0)


def test_beyond_the_limit_all_votes_of_the_category_are_void_and_those_of_others_count():
    pool = Pool("初选", 1, (*made_pool(NUMBERS[:4]).questions, *made_pool(NUMBERS[4:], category="industry").questions))
    merged = merged_votes(
        vote_sheet("E01", dict(zip(NUMBERS, (YES, NO, YES, YES, YES, YES), strict=True))),
        vote_sheet("E02", GOOD), pool=pool)
    assert told(merged) == [("vote.too-many", "投票!D8", "同意")]
    assert merged.files[0].findings[0].finding.details == {
        "group": "前沿科学问题", "count": 3, "limit": 2, "cells": ("D5", "D7", "D8")}
    assert merged.scores.reasons == {"vote.too-many": 4}
    assert [vote.question for vote in merged.votes if vote.voter == "E01"] == [*NUMBERS[4:]]
    assert [question.votes.valid for question in merged.questions] == [1, 1, 1, 1, 2, 2]


def test_without_a_limit_nobody_votes_too_often():
    free = made_campaign(method="vote", ranking=None)
    assert told(merged_votes(vote_sheet("E01", dict.fromkeys(NUMBERS, YES)), campaign=free)) == []


def test_a_question_twice_in_a_vote_sheet_counts_neither_time():
    rows = vote_sheet("E01", GOOD).entries
    merged = merged_votes(sheet("E01", [*rows, *vote_sheet("E01", {NUMBERS[0]: NO}).entries]))
    assert [code for code, _, _ in told(merged)] == ["review.twice"]
    assert merged.scores.reasons == {"review.twice": 2}


def test_a_further_vote_on_a_tie_is_merged_by_itself():
    """Its pool has a name of its own and holds the tied questions alone."""
    again = Pool("初选再次投票", 1, POOL.questions[:2])
    pairs = [pair for pair in PAIRS if pair.question in again.by_number]
    votes = vote_sheet("E01", {NUMBERS[0]: YES, NUMBERS[1]: NO})
    second = sheet("E01", votes.entries, stage="初选再次投票")
    merged = merge(second, campaign=VOTING, pool=again, pairs=pairs)
    assert told(merged) == []
    assert [(question.number, question.votes) for question in merged.questions] == [
        (NUMBERS[0], VoteCount(1, 0, 0)), (NUMBERS[1], VoteCount(0, 1, 0)),
    ]


def test_a_csv_belongs_to_a_mass_vote_alone():
    merged = merge(campaign=VOTING, ballots=[csv_file("投票人,领域,问题编号\n甲,数理化基础科学,A-01-01\n")])
    assert told(merged) == [("review.unknown-sheet", "选票.csv", "")]
    assert (merged.votes, merged.files[0].status) == ((), "refused")
