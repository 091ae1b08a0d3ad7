"""Which questions are tracked: those that entered the review, or were selected, of each unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.tracking import TrackingAnswer
from toolkit.messages import say
from toolkit.publication.outcome import (
    PublishedOutcome,
    UnitKey,
    final_decision,
    outcomes_by_unit,
    question_outcomes,
    unit_key,
)
from toolkit.publication.tracking.identity import flat_name
from toolkit.review.decided import StageDecision, last_decision
from toolkit.review.model import StageResult
from toolkit.rules.tracking_facts import TrackedQuestion, TrackedUnit


class NothingToTrack(ToolkitError):
    """A campaign of which no stage is decided, or no question was selected where only those are tracked."""

    def __init__(self, why: str) -> None:
        super().__init__(f"track.nothing.{why}", exit_status=ExitStatus.FINDINGS)


class YearAnswer(NamedTuple):
    """What was answered of a question, and in which year."""

    year: int
    answer: TrackingAnswer


@dataclass(frozen=True)
class TrackedCampaign:
    """The units of a campaign with the questions that they keep following."""

    campaign: Campaign
    units: tuple[TrackedUnit, ...]
    """In order of code."""
    decisions: Sequence[StageDecision]
    """Those in force, a stage each, in the order of the stages."""

    @cached_property
    def _by_key(self) -> Mapping[UnitKey, TrackedUnit]:
        """Return the units by code and name."""
        return {UnitKey(flat_name(unit.code), flat_name(unit.name)): unit for unit in self.units}

    def unit(self, code: str, name: str) -> TrackedUnit | None:
        """Return the unit of a code, on the roster, or of a code and a name off it; None for one without questions."""
        key = unit_key(self.campaign, code, name)
        return self._by_key.get(UnitKey(flat_name(key.code), flat_name(key.name)))

    @property
    def numbers(self) -> frozenset[str]:
        """Return the numbers of all questions."""
        return frozenset(question.number for unit in self.units for question in unit.questions)


def tracked_campaign(ledger: Ledger, campaign: Campaign) -> TrackedCampaign:
    """Return the units of a campaign with what they keep following; raises NothingToTrack where there is nothing."""
    found = (last_decision(ledger, stage.name) for stage in campaign.stages)
    decisions = [decision for decision in found if decision]
    if not decisions:
        raise NothingToTrack("undecided")
    outcomes = question_outcomes(campaign, decisions, ())
    only_selected = campaign.settings.tracking_scope == "selected"
    by_unit = outcomes_by_unit(one for one in outcomes if one.selected or not only_selected)
    if not by_unit:
        raise NothingToTrack("unselected")
    final = final_decision(campaign, decisions)
    units = (TrackedUnit(*key, tuple(_questions(mine, final))) for key, mine in by_unit.items())
    return TrackedCampaign(campaign, tuple(units), decisions)


def _questions(outcomes: Sequence[PublishedOutcome], final: StageDecision | None) -> Iterator[TrackedQuestion]:
    """Yield the questions of a unit: those that were selected first, then by number."""
    for outcome in sorted(outcomes, key=lambda one: (not one.selected, one.number)):
        result = say(f"track.result.{_result(outcome, final)}")
        yield TrackedQuestion(outcome.number, outcome.title, outcome.category, result, outcome.selected)


def _result(outcome: PublishedOutcome, final: StageDecision | None) -> str:
    """Return whether a question is selected, is not, or may yet be."""
    last = outcome.last
    assert last, "what entered no stage is not tracked"
    is_open = last.result is not StageResult.FAILED and (final is None or last.stage == final.record.stage)
    return "selected" if outcome.selected else "open" if is_open else "out"


def last_answers(years: Mapping[int, Mapping[str, TrackingAnswer]], year: int) -> Mapping[str, YearAnswer]:
    """Return what was answered last of each question before a year, by number."""
    return {number: YearAnswer(earlier, answer) for earlier, answers in sorted(years.items()) if earlier < year
            for number, answer in answers.items()}
