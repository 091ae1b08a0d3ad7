"""Writes what goes out after the review: the notices to units, and the lists where the last stage is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.batch.receiving.collect import SettledInbox, collect_received
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import OutputFolder
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger, hold_ledger
from toolkit.messages import Language
from toolkit.publication.lists.produce import produce_lists
from toolkit.publication.notices.produce import WrittenNotice, produce_notices
from toolkit.publication.outcome import (
    RecommendedQuestion,
    decisions_taken,
    final_decision,
    question_outcomes,
    recommended_questions,
)
from toolkit.publication.partners import Partners, find_partners
from toolkit.review.decided import StageDecision


class NoStageDecided(ToolkitError):
    """A campaign of which no stage is decided."""

    def __init__(self) -> None:
        super().__init__("review.nothing-decided", exit_status=ExitStatus.FINDINGS)


@dataclass(frozen=True)
class Published:
    """What was written."""

    notices: Sequence[WrittenNotice]
    lists: Sequence[Path]
    """Empty while the last stage is not decided."""
    failed: Sequence[OSError]
    """Why a file could not be written or removed."""


def publish_notices(folder: CampaignFolder, language: Language = "zh") -> Published:
    """Return what was written into `output/notices/`.

    Raises NoStageDecided, TemplateFaults and DocumentFault before anything is written, LedgerBusy and OSError.
    """
    with hold_ledger(folder.ledger) as ledger:
        decisions = decisions_taken(ledger, folder.campaign)
        settled = collect_received(ledger, folder, latest_batch(ledger))
        if not decisions:
            raise NoStageDecided
        recommended = [*recommended_questions(settled)]
        partners = _partners(ledger, folder.campaign, decisions, recommended, settled)
    target = OutputFolder(folder.notices)
    notices = [*produce_notices(folder, decisions, recommended, target, language)]
    lists = produce_lists(folder, decisions, recommended, partners, target, language)
    return Published(notices, lists, target.failed)


def _partners(
    ledger: Ledger, campaign: Campaign, decisions: Sequence[StageDecision], recommended: Iterable[RecommendedQuestion],
    settled: SettledInbox,
) -> Partners:
    """Return the units that recommend a selected question too; none while the last stage is not decided."""
    if final := final_decision(campaign, decisions):
        return find_partners(ledger, campaign, final, question_outcomes(campaign, decisions, recommended), settled)
    return {}
