"""What the ledger tells of a unit, a question or a file; looked up without settling anything anew."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.batch.receiving.inbox import list_inbox
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.roster import UnitNotFound, names_meant
from toolkit.errors import ToolkitError
from toolkit.ledger.arrivals import count_contents, is_unseen
from toolkit.ledger.batch_records import batch_counts
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.finding import SubjectKind, find_subjects
from toolkit.ledger.history import HistoryEvent, file_history, question_history, sender_history
from toolkit.ledger.ledger import Ledger, consult_ledger, ledger_exists
from toolkit.ledger.standings import unit_key

if TYPE_CHECKING:
    from toolkit.ledger.verify import LedgerFault


class NoLedger(ToolkitError):
    """A campaign folder of which no batch was ever run."""

    def __init__(self) -> None:
        super().__init__("ledger.none")


class UnitHistory(NamedTuple):
    """What happened to a unit, a question or a file."""

    kind: str
    """unit, question, file or months."""
    key: str
    shown: str
    """What people know it by."""
    events: Sequence[HistoryEvent]


def months_so_far(folder: CampaignFolder) -> UnitHistory:
    """Return what each batch came to. Raises NoLedger."""
    with _open(folder) as ledger:
        counts = batch_counts(ledger, latest_batch(ledger))
    none = dict.fromkeys(("accepted", "returned", "unreadable"), 0)
    events = [HistoryEvent(each.name, "month", {**none, **each.statuses, "questions": each.accepted})
              for each in counts]
    return UnitHistory("months", "", "", events)


def look_up(folder: CampaignFolder, named: str) -> list[UnitHistory]:
    """Return the history of the unit, by name or code, or else of the question or files that *named* names.

    Raises NoLedger, and UnitNotFound where nothing is known by that name.
    """
    unit = folder.campaign.unit_named(named)
    with _open(folder) as ledger:
        if unit:
            return [_of_sender(ledger, unit_key(unit), f"{unit.name}（{unit.code}）")]
        found = [_of_subject(ledger, *subject) for subject in find_subjects(ledger, named)]
        senders = ledger.column("SELECT DISTINCT sender FROM standing WHERE ? IN (unit_name, unit_code)", (named,))
        found += [_of_sender(ledger, sender, named) for sender in senders]
    if not found:
        raise UnitNotFound("ledger.unknown-name", named, names_meant(folder.campaign, named, folder.campaign.units))
    return found


def exported_ledger(folder: CampaignFolder) -> bytes:
    """Return the ledger as a workbook. Raises NoLedger."""
    from toolkit.ledger.export import export_ledger  # with what writes workbooks, which is seldom needed

    settings = folder.campaign.settings
    with _open(folder) as ledger:
        return export_ledger(ledger, settings.opens.replace(tzinfo=None), f"{settings.name}台账")


def verified_ledger(folder: CampaignFolder) -> "tuple[list[LedgerFault], int]":
    """Return what is damaged in the ledger, and how many files it holds. Raises NoLedger."""
    from toolkit.ledger.verify import verify_ledger  # with what opens files, which is seldom needed

    with _open(folder) as ledger:
        return [*verify_ledger(ledger)], sum(1 for _ in count_contents(ledger))


def has_unseen_files(folder: CampaignFolder) -> bool:
    """Return whether the inbox lists what the ledger has not seen; an inbox that is not there holds nothing."""
    if not folder.inbox.is_dir():
        return False
    with _open(folder) as ledger:
        return is_unseen(ledger, ((entry.listed, entry.seen) for entry in list_inbox(folder.inbox).entries))


def _of_sender(ledger: Ledger, sender: str, shown: str) -> UnitHistory:
    """Return the history of a unit."""
    return UnitHistory("unit", sender, shown, [*sender_history(ledger, sender)])


def _of_subject(ledger: Ledger, kind: SubjectKind, key: str, shown: str) -> UnitHistory:
    """Return the history of a question or a file."""
    events = question_history(ledger, key) if kind is SubjectKind.QUESTION else file_history(ledger, key)
    return UnitHistory(kind, key, f"{key} {shown}" if kind is SubjectKind.QUESTION else shown, [*events])


def _open(folder: CampaignFolder) -> Ledger:
    """Return the ledger of a folder; raises NoLedger."""
    if not ledger_exists(folder.ledger):
        raise NoLedger
    return consult_ledger(folder.ledger)
