"""The whole way of a question through the review, as the ledger keeps it: its pools and every decision on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.campaign.model import Campaign
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.review_steps import pools_with
from toolkit.review.decided import DecidedQuestion, StageDecision, StageRecord, all_decisions
from toolkit.review.model import PoolQuestion
from toolkit.review.pool import pool_revision


@dataclass(frozen=True)
class StageHistory:
    """What happened to a question in a stage that it entered."""

    stage: str
    pools: Mapping[int, PoolQuestion]
    """The question as it stood in each revision of the pool that held it."""
    decisions: Sequence[StageDecision]
    """All that the stage was ever decided to, the one in force last; empty while it is not decided."""


def question_history(ledger: Ledger, campaign: Campaign, number: str) -> tuple[StageHistory, ...]:
    """Return the stages that a question entered, in the campaign's order; none for one that never entered any."""
    return tuple(_histories(ledger, campaign, number))


def _histories(ledger: Ledger, campaign: Campaign, number: str) -> Iterator[StageHistory]:
    """Yield the stages that a question entered."""
    entered = pools_with(ledger, number)
    for stage in campaign.stages:
        pools = {revision: pool_revision(ledger, name, revision).by_number[number]
                 for name, revision in entered if name == stage.name}  # fmt: skip
        if pools:
            yield StageHistory(stage.name, pools, all_decisions(ledger, stage.name))


@dataclass(frozen=True)
class QuestionDecision:
    """A decision of a stage as it concerns one question."""

    decision: StageDecision
    question: DecidedQuestion

    @property
    def record(self) -> StageRecord:
        """Return all that the stage came to."""
        return self.decision.record


def decisions_on(number: str, history: StageHistory) -> tuple[QuestionDecision, ...]:
    """Return the decisions of a stage whose pool held a question, the last one last."""
    return tuple(QuestionDecision(each, each.record.by_number[number])
                 for each in history.decisions if number in each.record.by_number)  # fmt: skip
