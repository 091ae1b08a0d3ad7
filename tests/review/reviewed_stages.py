"""Small stages of a review, written as tables: a question with the totals of its reviewers, or with its votes."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.campaign.preset import load_preset
from toolkit.campaign.review_model import Criterion, Stage
from toolkit.review.model import CountedMark, CountedReview, ReviewedQuestion, VoteCount
from toolkit.review.selection.model import ReviewedStage

CATEGORIES = load_preset("2023").categories
ONE = (Criterion(name="创新性", weight=1, maximum=100),)
"""A single criterion, so that a score is the weighted total itself."""
TWO = (Criterion(name="创新性", weight=0.6, maximum=100), Criterion(name="战略性", weight=0.4, maximum=10))

Score = int | str | Sequence[int | str]
"""What a reviewer gave: a score, or one for each criterion; decimals as text, so that they are exact."""


def stage(places: float = 2, *chain: str, **settings) -> Stage:
    """A score stage of which so many pass; without a chain, a tie at the line stops it."""
    return Stage(**{
        "name": "初选", "method": "score", "pool": "accepted", "reviewers": 3, "ranking": "mean", "passing": "places",
        "passing_value": places, "quorum": 0.6667, "tie_chain": chain or ("停止并再次投票",), **settings,
    })


def vote_stage(places: float = 2, *chain: str, **settings) -> Stage:
    """A vote stage, likewise."""
    return stage(places, *chain, **{"method": "vote", "ranking": None, "pool": "previous", **settings})


def question(number: str, *scores: Score, criteria: Sequence[Criterion] = ONE, **known) -> ReviewedQuestion:
    """A question with the scores of E01, E02, …; all who were assigned reviewed it, unless said otherwise."""
    return ReviewedQuestion(**{
        "number": number, "category": "frontier", "research_field": "数理", "unit": number, "assigned": len(scores), "recused": 0,
        "reviews": tuple(review(number, f"E{n:02}", score, criteria) for n, score in enumerate(scores, 1)), **known,
    })


def review(number: str, reviewer: str, score: Score, criteria: Sequence[Criterion] = ONE) -> CountedReview:
    """A review that counts."""
    marks = [score] if isinstance(score, int | str) else score
    return CountedReview(number, reviewer, tuple(
        CountedMark(criterion.name, Fraction(mark), f"{reviewer}.xlsx", "评分!D2")
        for criterion, mark in zip(criteria, marks, strict=True)
    ))


def voted(number: str, *counts: int, **known) -> ReviewedQuestion:
    """A question with its votes 同意, 反对, 弃权; all ballots came in, unless said otherwise."""
    return question(number, **{"votes": VoteCount(*counts), "assigned": sum(counts), **known})


def reviewed(of: Stage, *questions: ReviewedQuestion, criteria: Sequence[Criterion] = ONE, **known) -> ReviewedStage:
    """The stage with its questions."""
    return ReviewedStage(of, criteria, CATEGORIES, questions, **known)
