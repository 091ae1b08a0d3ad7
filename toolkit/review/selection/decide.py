"""A stage decided: each category settled, with and without its limits, and every question told why."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain
from math import inf

from toolkit.campaign.model import Category
from toolkit.campaign.review_model import Stage
from toolkit.review.model import StageResult
from toolkit.review.selection.candidates import Candidate, compete, has_quorum, passing_line
from toolkit.review.selection.model import CategoryOutcome, OverLimit, QuestionOutcome, ReviewedStage, Selection, Tie
from toolkit.review.selection.reasons import CategoryDecision, ground_for, notes_on, rule_for
from toolkit.review.selection.settling import settle_category
from toolkit.review.statistics import QuestionFigures, competition_ranks

_RESULTS = tuple(StageResult)


def select_questions(review: ReviewedStage) -> Selection:
    """Return who passes a stage, and why; the same whatever order questions and votes come in.

    Raises KeyError for a question of a category that is not among those of *review*.
    """
    figures: Mapping[str, list[QuestionFigures]] = {category.code: [] for category in review.categories}
    for one in review.figures.values():
        figures[one.question.category].append(one)
    decided = [_decide(review, category, figures[category.code]) for category in review.categories]
    return Selection(
        review.stage,
        tuple(map(_category_outcome, decided)),
        tuple(chain.from_iterable(map(_outcomes, decided))),
        tuple(chain.from_iterable(map(_ties, decided))),
        tuple(chain.from_iterable(map(_over_limits, decided))),
        tuple(number for one in decided for number in one.figures if number not in one.settled.results),
    )


def _decide(review: ReviewedStage, category: Category, figures: Iterable[QuestionFigures]) -> CategoryDecision:
    """Return a category with its candidates settled, as the limits have it and as it were without them."""
    stage = review.stage
    candidates = compete(stage, figures, review.compared)
    competing = [candidate for candidate in candidates if has_quorum(stage, candidate.question)]
    values = {candidate.number: candidate.value for candidate in candidates}
    settled = settle_category(stage, competing, review.second_votes)
    unlimited = settle_category(without_limits(stage), competing, review.second_votes)
    return CategoryDecision(
        stage, category, {one.question.number: one for one in figures}, values, competition_ranks(values), settled,
        unlimited, _line(stage, settled.results, settled.waiting, competing),
    )


def without_limits(stage: Stage) -> Stage:
    """Return the stage as it would be with no limit per field or unit."""
    return stage.model_copy(update={"field_limit": None, "unit_limit": None})


def _line(
    stage: Stage, results: Mapping[str, StageResult], waiting: frozenset[str], competing: Iterable[Candidate]
) -> Fraction | None:
    """Return the mark or share, else the smallest value that passes or is tied for it."""
    reached = (
        one.value for one in competing if results[one.number] is not StageResult.FAILED and one.number not in waiting
    )
    return passing_line(stage) if stage.passing != "places" else min(reached, default=None)


def _outcomes(decided: CategoryDecision) -> Iterator[QuestionOutcome]:
    """Yield what became of each question, by rank, result and number."""
    for number in sorted(decided.figures, key=lambda number: _place(decided, number)):
        yield QuestionOutcome(
            number, decided.category.code, decided.ranks.get(number), decided.values.get(number),
            decided.result(number), ground_for(decided, number), rule_for(decided, number),
            tuple(notes_on(decided, number)),
        )


def _place(decided: CategoryDecision, number: str) -> tuple[float, int, str]:
    return decided.ranks.get(number, inf), _RESULTS.index(decided.result(number)), number


def _category_outcome(decided: CategoryDecision) -> CategoryOutcome:
    passed = sorted(decided.passed, key=lambda number: _place(decided, number))
    return CategoryOutcome(decided.category, len(decided.figures), tuple(passed), decided.line)


def _ties(decided: CategoryDecision) -> Iterator[Tie]:
    """Yield the ties in the order in which they came up: from the best rank down, step by step of the chain."""
    for tied, step in decided.settled.ties:
        numbers = tuple(candidate.number for candidate in tied)
        yield Tie(decided.category.code, decided.ranks[numbers[0]], tied[0].value, numbers, step)


def _over_limits(decided: CategoryDecision) -> Iterator[OverLimit]:
    """Yield those whom a limit bars and who would be in, or might be, without one."""
    for number in sorted(decided.over_limits, key=lambda number: _place(decided, number)):
        yield from (OverLimit(number, limit) for limit in decided.settled.barred[number])
