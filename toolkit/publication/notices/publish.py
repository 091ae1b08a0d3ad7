"""Writes what goes out after the review: the notices to units, and the lists where the last stage is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.batch.receiving.collect import collect_received
from toolkit.campaign.folder import CampaignFolder
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.files import OutputFolder
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import hold_ledger
from toolkit.messages import Language
from toolkit.publication.lists.produce import produce_lists
from toolkit.publication.notices.produce import WrittenNotice, produce_notices
from toolkit.publication.outcome import decisions_taken, recommended_questions


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
    recommended, target = [*recommended_questions(settled)], OutputFolder(folder.notices)
    notices = [*produce_notices(folder, decisions, recommended, target, language)]
    lists = produce_lists(folder, decisions, recommended, target, language)
    return Published(notices, lists, target.failed)
