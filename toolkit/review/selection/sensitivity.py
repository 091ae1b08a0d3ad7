"""How firmly a selection stands: the same stage decided anew without each reviewer, with other weights, by other bases.

In every scenario those compete who had their quorum; whether they would have it there too is not judged again. Where a
stage is ranked by calibrated scores, these move by as much as the mean does: they are not calibrated anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple, get_args

from toolkit.campaign.review_model import Ranking
from toolkit.campaign.value_words import WORDS
from toolkit.review.model import ReviewedQuestion, StageResult, Vote, VoteCount
from toolkit.review.selection.candidates import compete
from toolkit.review.selection.model import Ground, Phrase, ReviewedStage, Selection
from toolkit.review.selection.settling import settle_category
from toolkit.review.statistics import QuestionFigures, point_values, question_figures
from toolkit.scoring import as_typed

_CHANGES = {"doubled": Fraction(2), "halved": Fraction(1, 2)}
"""By how much the weight of one criterion is changed; the others give way in proportion."""

_BALLOTS = tuple(Vote)
"""The votes in the order of the counts of a VoteCount."""


class Stability(StrEnum):
    """Whether the result of a question is the same in all scenarios."""

    IN = "in"
    OUT = "out"
    DEPENDS = "depends"


@dataclass(frozen=True)
class Scenario:
    """A way in which a stage might have been reviewed or ranked otherwise."""

    name: Phrase
    figures: Mapping[str, QuestionFigures] = field(default_factory=dict)
    """Of the questions that have others in it, by number."""
    ranking: Ranking | None = None
    """What the stage is ranked by in it; None for what it is."""


class ScenarioOutcome(NamedTuple):
    """Who changes sides in a scenario, in order of number."""

    name: Phrase
    gained: tuple[str, ...]
    """Who passes in it, and does not in the selection."""
    lost: tuple[str, ...]
    """Who passes in the selection, and does not in it."""


class QuestionSensitivity(NamedTuple):
    """How firmly the result of a question stands."""

    question: str
    stability: Stability
    passing: int
    """In how many scenarios it passes."""
    changed_by: tuple[Phrase, ...]
    """The scenarios in which its result is another."""


@dataclass(frozen=True)
class Sensitivity:
    """How firmly a selection stands, question by question in its order, and scenario by scenario."""

    questions: tuple[QuestionSensitivity, ...]
    scenarios: tuple[ScenarioOutcome, ...]


def try_scenarios(
    review: ReviewedStage, selection: Selection, names: Mapping[str, str] | None = None
) -> Sensitivity:
    """Return what becomes of a selection in each scenario; *names* are what reviewers are called, by their ids."""
    competing = [outcome.question for outcome in selection.outcomes if outcome.ground is not Ground.QUORUM]
    settled = [(scenario.name, _settle(review, scenario, competing)) for scenario in scenarios(review, names or {})]
    return Sensitivity(
        tuple(_question(selection, outcome.question, settled) for outcome in selection.outcomes),
        tuple(_scenario(selection, competing, name, results) for name, results in settled),
    )


def scenarios(review: ReviewedStage, names: Mapping[str, str]) -> Iterator[Scenario]:
    """Yield the scenarios of a stage: without each reviewer, then with other weights, then by other bases."""
    if review.stage.method == "vote":
        yield from _without_voters(review, names)
        return
    yield from _without_reviewers(review, names)
    yield from _other_weights(review)
    for ranking in get_args(Ranking):
        if ranking != review.stage.ranking and (review.calibrated or ranking != "calibrated"):
            yield Scenario(Phrase("scenario.ranking", {"ranking": str(WORDS["ranking"][ranking])}), ranking=ranking)


def _without_reviewers(review: ReviewedStage, names: Mapping[str, str]) -> Iterator[Scenario]:
    """Yield a scenario without each reviewer, in order of their ids."""
    reviewed: dict[str, list[QuestionFigures]] = {}
    for one in review.figures.values():
        for given in one.question.reviews:
            reviewed.setdefault(given.reviewer, []).append(one)
    for reviewer, figures in sorted(reviewed.items()):
        changed = {one.question.number: one.without(reviewer) for one in figures}
        yield Scenario(Phrase("scenario.reviewer", {"reviewer": names.get(reviewer, reviewer)}), changed)


def _without_voters(review: ReviewedStage, names: Mapping[str, str]) -> Iterator[Scenario]:
    """Yield a scenario without each voter of a committee, as far as the votes are known one by one."""
    cast = sorted(review.votes, key=lambda vote: (vote.voter, vote.question)) if not review.stage.is_mass_vote else []
    for voter, votes in groupby(cast, key=lambda vote: vote.voter):
        changed = {
            vote.question: QuestionFigures(_without_vote(review.figures[vote.question].question, vote.vote), ())
            for vote in votes
        }
        yield Scenario(Phrase("scenario.voter", {"reviewer": names.get(voter, voter)}), changed)


def _without_vote(question: ReviewedQuestion, vote: Vote) -> ReviewedQuestion:
    """Return a question with one ballot less."""
    counts = question.votes or VoteCount(0)
    left = VoteCount(*(count - (kind is vote) for kind, count in zip(_BALLOTS, counts, strict=True)))
    return replace(question, votes=left, assigned=question.assigned - 1)


def _other_weights(review: ReviewedStage) -> Iterator[Scenario]:
    """Yield a scenario with each weight doubled and one with it halved, then one with equal weights."""
    weights = {criterion.name: as_typed(criterion.weight) for criterion in review.criteria}
    if len(weights) < 2:
        return
    for name in weights:
        for change, factor in _CHANGES.items():
            named = Phrase(f"scenario.{change}", {"criterion": name})
            yield Scenario(named, _weighed(review, {**weights, name: weights[name] * factor}))
    if len({*weights.values()}) > 1:
        yield Scenario(Phrase("scenario.equal"), _weighed(review, dict.fromkeys(weights, Fraction(1))))


def _weighed(review: ReviewedStage, weights: Mapping[str, Fraction]) -> dict[str, QuestionFigures]:
    """Return the figures of all questions with other weights, scaled so that full marks make the points they did."""
    written = {criterion.name: as_typed(criterion.weight) for criterion in review.criteria}
    scale = sum(written.values()) / sum(weights.values(), Fraction())
    worth = point_values(review.criteria)
    points = {name: worth[name] * scale * weights[name] / written[name] for name in worth}
    return {number: question_figures(one.question, points) for number, one in review.figures.items()}


def _settle(review: ReviewedStage, scenario: Scenario, competing: Iterable[str]) -> dict[str, StageResult]:
    """Return what becomes of each competing question in a scenario; one that nobody reviewed there is 待定."""
    stage = review.stage.model_copy(update={"ranking": scenario.ranking}) if scenario.ranking else review.stage
    of_category: defaultdict[str, list[QuestionFigures]] = defaultdict(list)
    for number in competing:
        one = scenario.figures.get(number, review.figures[number])
        of_category[one.question.category].append(one)
    calibrated = {number: _moved(review, scenario, number) for number in review.calibrated}
    results = dict.fromkeys(competing, StageResult.PENDING)
    for figures in of_category.values():
        results.update(settle_category(stage, compete(stage, figures, calibrated), review.second_votes).results)
    return results


def _moved(review: ReviewedStage, scenario: Scenario, number: str) -> Fraction:
    """Return the calibrated score of a question, moved by as much as its mean is in a scenario."""
    before, after = review.figures[number].mean, scenario.figures.get(number, review.figures[number]).mean
    return review.calibrated[number].compared + ((after - before) if before is not None and after is not None else 0)


def _question(
    selection: Selection, number: str, settled: Iterable[tuple[Phrase, Mapping[str, StageResult]]]
) -> QuestionSensitivity:
    """Return how firmly the result of one question stands."""
    outcome = selection.by_number[number]
    if outcome.ground is Ground.QUORUM:
        return QuestionSensitivity(number, Stability.DEPENDS, 0, (Phrase("scenario.quorum"),))
    changed_by = [name for name, results in settled if results[number] is not outcome.result]
    if outcome.result is StageResult.PENDING:
        changed_by.insert(0, Phrase("scenario.second-vote"))
    passing = sum(results[number] is StageResult.PASSED for _, results in settled)
    firm = Stability.IN if outcome.result is StageResult.PASSED else Stability.OUT
    return QuestionSensitivity(number, Stability.DEPENDS if changed_by else firm, passing, tuple(changed_by))


def _scenario(
    selection: Selection, competing: Iterable[str], name: Phrase, results: Mapping[str, StageResult]
) -> ScenarioOutcome:
    """Return who changes sides in one scenario."""
    pairs = [(number, selection.by_number[number].result, results[number]) for number in sorted(competing)]
    passed = StageResult.PASSED
    return ScenarioOutcome(
        name,
        tuple(number for number, before, after in pairs if after is passed is not before),
        tuple(number for number, before, after in pairs if before is passed is not after),
    )
