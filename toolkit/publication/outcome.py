"""What became of each question over all stages, and whose it is: what notices and lists are made of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.batch.receiving.collect import QuestionState, SettledInbox
from toolkit.campaign.model import Campaign
from toolkit.ledger.ledger import Ledger
from toolkit.review.decided import DecidedQuestion, StageDecision, last_decision
from toolkit.review.model import StageResult


class RecommendedQuestion(NamedTuple):
    """A question of a workbook that counts, whether or not it entered the review."""

    number: str
    unit_code: str
    unit_name: str
    category: str
    """As typed."""
    title: str
    state: QuestionState


class StageOutcome(NamedTuple):
    """What became of a question in a stage."""

    stage: str
    result: StageResult
    rank: int | None


class UnitKey(NamedTuple):
    """Whose a question is; off the roster several units may bear one code, or none."""

    code: str
    name: str


@dataclass(frozen=True)
class PublishedOutcome:
    """A question with what became of it in each stage that it entered."""

    number: str
    unit: UnitKey
    category: str
    """The name of its category."""
    title: str
    title_en: str
    state: QuestionState | None
    """What the ledger has it as; None for one that no workbook which counts holds any more."""
    stages: tuple[StageOutcome, ...]
    """In the order of the stages; empty for one that entered none."""
    selected: bool
    """Whether it passed the campaign's last stage."""

    @property
    def last(self) -> StageOutcome | None:
        """Return what became of it in the last stage that it entered."""
        return self.stages[-1] if self.stages else None


def recommended_questions(settled: SettledInbox) -> Iterator[RecommendedQuestion]:
    """Yield every question of the workbooks that count, in the roster's order of their units."""
    for found in settled.questions(*QuestionState):
        receipt, question = found.receipt, found.question
        yield RecommendedQuestion(
            found.number, receipt.unit_code, receipt.unit_name, question.category, question.title_zh, found.state
        )


def question_outcomes(
    campaign: Campaign, decisions: Sequence[StageDecision], recommended: Iterable[RecommendedQuestion]
) -> tuple[PublishedOutcome, ...]:
    """Return every question that was recommended or entered a stage, each once, in order of number.

    *decisions* are those in force, a stage each, in the order of the stages. Where a question entered the review it is
    told as it was frozen, else as it was recommended.
    """
    known = {question.number: question for question in recommended}
    entered = defaultdict[str, list[tuple[StageDecision, DecidedQuestion]]](list)
    for decision in decisions:
        for question in decision.record.questions:
            entered[question.number].append((decision, question))
    return tuple(_outcome(campaign, number, entered.get(number, ()), known.get(number))
                 for number in sorted({*known, *entered}))  # fmt: skip


def _outcome(
    campaign: Campaign, number: str, entered: Sequence[tuple[StageDecision, DecidedQuestion]],
    recommended: RecommendedQuestion | None,
) -> PublishedOutcome:
    """Return what became of a question that entered stages, was recommended, or both."""
    stages = tuple(StageOutcome(decision.record.stage, one.result, one.rank) for decision, one in entered)
    last = campaign.stages[-1].name if campaign.stages else ""
    selected = bool(stages) and stages[-1].stage == last and stages[-1].result is StageResult.PASSED
    state = recommended.state if recommended else None
    if entered:
        decision, told = entered[-1]
        unit = unit_key(campaign, told.unit_code, told.unit_name)
        category = decision.record.category_names.get(told.category, told.category)
        return PublishedOutcome(number, unit, category, told.title_zh, told.title_en, state, stages, selected)
    assert recommended, "what entered no stage was recommended"
    unit = unit_key(campaign, recommended.unit_code, recommended.unit_name)
    return PublishedOutcome(number, unit, recommended.category, recommended.title, "", state, (), False)


def unit_key(campaign: Campaign, code: str, name: str) -> UnitKey:
    """Return a unit as the roster has it; off the roster as it called itself."""
    unit = campaign.unit_of.get(code)
    return UnitKey(unit.code, unit.name) if unit and code else UnitKey(code, name)


def outcomes_by_unit(outcomes: Iterable[PublishedOutcome]) -> dict[UnitKey, tuple[PublishedOutcome, ...]]:
    """Return the questions of each unit, by code and name of the unit."""
    found = defaultdict[UnitKey, list[PublishedOutcome]](list)
    for outcome in outcomes:
        found[outcome.unit].append(outcome)
    return {unit: tuple(found[unit]) for unit in sorted(found)}


def decisions_taken(ledger: Ledger, campaign: Campaign) -> list[StageDecision]:
    """Return the decisions in force, a stage each, in the order of the stages; those not decided yet are left out."""
    found = (last_decision(ledger, stage.name) for stage in campaign.stages)
    return [decision for decision in found if decision]


def final_decision(campaign: Campaign, decisions: Sequence[StageDecision]) -> StageDecision | None:
    """Return the decision of the campaign's last stage; None while there is none."""
    last = campaign.stages[-1].name
    return next((decision for decision in decisions if decision.record.stage == last), None)
