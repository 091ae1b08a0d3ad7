"""The stage that a command names, its pool, and the stage before it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from toolkit.batch.receiving.collect import QuestionState, SettledInbox, collect_received
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger, ledger_exists
from toolkit.ledger.review_steps import StepOrigin
from toolkit.matching import nearest_word
from toolkit.review.decided import last_decision
from toolkit.review.model import Pool, PoolQuestion
from toolkit.review.pool import PoolChange, accepted_questions, build_pool, compare_pools, frozen_pool, record_pool


class UnknownStage(ToolkitError):
    """A name that is no stage of the campaign."""

    def __init__(self, named: str, campaign: Campaign) -> None:
        names = tuple(stage.name for stage in campaign.stages)
        super().__init__("review.stage-unknown", {"named": named, "known": names, "near": nearest_word(named, names)})


class Uncategorised(ToolkitError):
    """Questions that enter a stage and are of no category of the campaign."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        super().__init__("review.uncategorised", {"questions": questions}, ExitStatus.FINDINGS)


class NothingReceived(ToolkitError):
    """A campaign of which no batch was run, so that nothing is accepted."""

    def __init__(self) -> None:
        super().__init__("review.nothing-received")


class NotAssigned(ToolkitError):
    """A stage, or the last revision of its pool, to which nobody was assigned yet."""

    def __init__(self, stage: str) -> None:
        super().__init__("review.unassigned", {"stage": stage})


class NothingEnters(ToolkitError):
    """A stage that no question enters."""

    def __init__(self, stage: str) -> None:
        super().__init__("review.nothing-enters", {"stage": stage})


class NotFrozen(ToolkitError):
    """A stage whose pool was not frozen yet."""

    def __init__(self, stage: str) -> None:
        super().__init__("review.not-frozen", {"stage": stage})


class StageUndecided(ToolkitError):
    """A stage that cannot begin before the one ahead of it is decided."""

    def __init__(self, stage: str, before: str) -> None:
        super().__init__("review.undecided", {"stage": stage, "before": before}, ExitStatus.FINDINGS)
        self.stage = stage


def stage_named(campaign: Campaign, named: str) -> Stage:
    """Return the stage of a name; raises UnknownStage."""
    for stage in campaign.stages:
        if stage.name == named.strip():
            return stage
    raise UnknownStage(named, campaign)


def stage_before(campaign: Campaign, stage: Stage) -> Stage | None:
    """Return the stage that goes ahead of another; None for the first."""
    place = campaign.stages.index(stage)
    return campaign.stages[place - 1] if place else None


class FrozenStage(NamedTuple):
    """A stage with its frozen pool, and what has changed since it was frozen."""

    pool: Pool
    since: PoolChange
    """What a new revision would change; what this one changed right after it was frozen anew."""
    is_new: bool
    """Whether this revision was frozen just now."""


def freeze_stage(
    ledger: Ledger, folder: CampaignFolder, stage: Stage, seed: int, origin: StepOrigin, *, anew: bool
) -> FrozenStage:
    """Return a stage with its pool, which is frozen on the first use, and *anew* where that is asked for.

    Raises NothingReceived, NothingEnters, Uncategorised, and StageUndecided while the stage before is not decided.
    """
    former = frozen_pool(ledger, stage.name)
    entering = [*_entering(ledger, folder, stage)]
    pool = build_pool(stage, former.revision + 1 if former else 1, entering, seed, former)
    since = compare_pools(former or Pool(stage.name, 0, ()), pool)
    if not entering:
        raise NothingEnters(stage.name)
    if strange := tuple(question.number for question in entering if not question.category):
        raise Uncategorised(strange)
    if former and not anew:
        return FrozenStage(former, since, is_new=False)
    with ledger.transaction():
        record_pool(ledger, pool, origin)
    return FrozenStage(pool, since, is_new=True)


def _entering(ledger: Ledger, folder: CampaignFolder, stage: Stage) -> Iterator[PoolQuestion]:
    """Yield what enters a stage: what is accepted, or what passed the stage before and still counts."""
    if not ledger_exists(folder.ledger) or not latest_batch(ledger):
        raise NothingReceived
    settled = collect_received(ledger, folder, latest_batch(ledger))
    before = stage_before(folder.campaign, stage)
    yield from passed_questions(ledger, settled, before, stage) if before else accepted_questions(settled)


def passed_questions(ledger: Ledger, settled: SettledInbox, before: Stage, stage: Stage) -> Iterator[PoolQuestion]:
    """Yield what passed the stage before, as it was frozen there; what staff excluded or merged since is left out.

    Raises StageUndecided while that stage is not decided, or was frozen anew since.
    """
    decision, pool = last_decision(ledger, before.name), frozen_pool(ledger, before.name)
    if decision is None or pool is None or decision.record.revision != pool.revision:
        raise StageUndecided(stage.name, before.name)
    out = {found.number for found in settled.questions(QuestionState.EXCLUDED, QuestionState.MERGED)}
    for number, rank in decision.record.passed.items():
        if number not in out:
            yield replace(pool.by_number[number], former_rank=rank, anonymous="")


def require_pool(ledger: Ledger, stage: Stage) -> Pool:
    """Return the frozen pool of a stage; raises NotFrozen where there is none."""
    pool = frozen_pool(ledger, stage.name)
    if pool is None:
        raise NotFrozen(stage.name)
    return pool
