"""Why a question passed or not: the rule that decided, and what staff should know beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from toolkit.campaign.model import Category
from toolkit.campaign.review_model import PASS_TOGETHER, VOTE_AGAIN, Stage
from toolkit.campaign.value_words import WORDS
from toolkit.review.model import StageResult
from toolkit.review.selection.candidates import ballots_received, step_value
from toolkit.review.selection.model import Ground, Limit, Phrase
from toolkit.review.selection.settling import BrokenTie, SettledCategory
from toolkit.review.statistics import QuestionFigures


@dataclass(frozen=True)
class CategoryDecision:
    """A category with all that its outcomes are made of; mappings are by number."""

    stage: Stage
    category: Category
    figures: Mapping[str, QuestionFigures]
    """Of all its questions, in order of number."""
    values: Mapping[str, Fraction]
    ranks: Mapping[str, int]
    settled: SettledCategory
    unlimited: SettledCategory
    """The same without limits."""
    line: Fraction | None

    def result(self, number: str) -> StageResult:
        """Return what became of a question; one that did not compete is 待定."""
        return self.settled.results.get(number, StageResult.PENDING)

    @cached_property
    def passed(self) -> tuple[str, ...]:
        """Return who passed."""
        return tuple(number for number in self.figures if self.result(number) is StageResult.PASSED)

    @cached_property
    def over_limits(self) -> frozenset[str]:
        """Return whom a limit bars and who would be in, or might be, without one."""
        without = self.unlimited.results
        return frozenset(number for number in self.settled.barred if without[number] is not StageResult.FAILED)

    def ties_of(self, number: str) -> Iterator[BrokenTie]:
        """Yield the ties that a question was in, as they came up."""
        return (tie for tie in self.settled.ties if any(one.number == number for one in tie.candidates))


def ground_for(decided: CategoryDecision, number: str) -> Ground:
    """Return what decided on a question."""
    settled = decided.settled
    if number not in settled.results:
        return Ground.QUORUM
    if number in settled.barred:
        return Ground.LIMIT
    if number in settled.waiting:
        return Ground.WAITING
    return Ground.TIE if any(decided.ties_of(number)) else Ground.LINE


def rule_for(decided: CategoryDecision, number: str) -> Phrase:
    """Return the rule that decided on a question, in words."""
    stage, ground = decided.stage, ground_for(decided, number)
    match ground:
        case Ground.QUORUM:
            return Phrase("rule.quorum", {"quorum": str(stage.quorum_fraction)})
        case Ground.LIMIT:
            return Phrase("rule.limit", {"limits": decided.settled.barred[number]})
        case Ground.TIE:
            *_, last = decided.ties_of(number)
            return Phrase("rule.tie", {"step": last.step or VOTE_AGAIN})
        case Ground.WAITING:
            return Phrase("rule.waiting", {"step": VOTE_AGAIN})
        case Ground.LINE:
            basis = {"ranking": ranking_word(stage)} if stage.method == "score" else {}
            return Phrase(f"rule.{stage.passing}.{stage.method}", {"value": f"{stage.passing_value:.15g}", **basis})


def ranking_word(stage: Stage) -> str:
    """Return the word for what a score stage is ranked by."""
    return str(WORDS["ranking"][stage.ranking])


def notes_on(decided: CategoryDecision, number: str) -> Iterator[Phrase]:
    """Yield what staff should know of a question beside its rule."""
    figures, settled = decided.figures[number], decided.settled
    if number not in settled.results:
        yield from _pending_notes(decided, figures)
    for tie in decided.ties_of(number):
        yield from _tie_notes(decided, tie, number)
    if number in settled.barred:
        yield Phrase("note.gave-place" if number in decided.over_limits else "note.barred")
    if number in decided.passed and decided.unlimited.results[number] is StageResult.FAILED:
        yield Phrase("note.gained-place")
    if decided.stage.ranking == "trimmed" and figures.totals and not figures.is_trimmed:
        yield Phrase("note.untrimmed", {"valid": len(figures.totals)})


def _pending_notes(decided: CategoryDecision, figures: QuestionFigures) -> Iterator[Phrase]:
    """Yield how many reviews or ballots there are, and on which side of the line they would put the question."""
    stage, question = decided.stage, figures.question
    due = question.assigned - question.recused
    yield Phrase("note.quorum", {"valid": ballots_received(stage, question), "due": due})
    value = decided.values.get(question.number)
    if value is not None and decided.line is not None and stage.passing != "share" and value >= decided.line:
        yield Phrase("note.above-line")


def _tie_notes(decided: CategoryDecision, tie: BrokenTie, number: str) -> Iterator[Phrase]:
    """Yield what a tie meant for a question."""
    others = len(tie.candidates) - 1
    if tie.step is None:
        yield Phrase("note.open-tie", {"others": others})
    elif tie.step == PASS_TOGETHER:
        yield Phrase("note.together", {"others": others, "passed": len(decided.passed)})
        yield from _beyond(decided, number)
    else:
        yield Phrase("note.tie", {"others": others, "step": tie.step})
        candidate = next(one for one in tie.candidates if one.number == number)
        if tie.step in decided.stage.tie_steps and step_value(candidate, tie.step) is None:
            yield Phrase("note.unknown-step", {"step": tie.step})


def _beyond(decided: CategoryDecision, number: str) -> Iterator[Phrase]:
    """Yield the limits that are exceeded because a tie passed together."""
    question = decided.figures[number].question
    passed = [decided.figures[one].question for one in decided.passed]
    counts = {
        Limit.FIELD: (decided.stage.field_limit, sum(one.research_field == question.research_field for one in passed)),
        Limit.UNIT: (decided.stage.unit_limit, sum(one.unit == question.unit for one in passed)),
    }
    for limit, (most, count) in counts.items():
        if most is not None and count > most:
            yield Phrase("note.beyond", {"limit": limit, "passed": count})
