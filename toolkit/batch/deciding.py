"""What staff decide on single files and questions: recorded with its reason, and everything settled anew at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from toolkit.batch.receiving.collect import NumberedQuestion, QuestionState, SettledInbox, collect_received
from toolkit.batch.receiving.standings import record_standings
from toolkit.campaign.folder import CampaignFolder
from toolkit.errors import ToolkitError
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.decisions import DecisionKind, record_decision, withdraw_decisions
from toolkit.ledger.finding import Subject, SubjectKind, find_subjects
from toolkit.ledger.ledger import Ledger, hold_ledger, ledger_exists


class UnknownSubject(ToolkitError):
    """A name that is no question and no file of the ledger."""

    def __init__(self, named: str) -> None:
        super().__init__("ledger.unknown", {"named": named})


class NotRecommended(ToolkitError):
    """A question, or a file, that its unit does not recommend now, so that it cannot be accepted."""

    def __init__(self, named: str) -> None:
        super().__init__("ledger.not-recommended", {"named": named})


class NothingDecided(ToolkitError):
    """A file or question on which there is no decision to be withdrawn."""

    def __init__(self, named: str) -> None:
        super().__init__("ledger.nothing-decided", {"named": named})


class FateChange(NamedTuple):
    """What became of a file by a decision, or of a question where no file is concerned."""

    path: str
    """The path of the file, or the number of the question."""
    before: str
    """The status that it had."""
    after: str


class Decided(NamedTuple):
    """What was decided on, and what that changed."""

    subjects: Sequence[Subject]
    changes: Sequence[FateChange]


def exclude(folder: CampaignFolder, named: str, reason: str) -> Decided:
    """Return what changed after a question or file does not count any more. Raises UnknownSubject."""
    def record(ledger: Ledger, before: SettledInbox) -> Sequence[Subject]:
        subjects = _subjects(ledger, named)
        for subject in subjects:
            record_decision(ledger, DecisionKind.EXCLUDE, subject.key, subject.shown, "", reason)
        return subjects

    return _decide(folder, record, named)


def accept(folder: CampaignFolder, named: str, reason: str) -> Decided:
    """Return what changed after a question of a returned workbook, or all of a file, counts all the same.

    Raises UnknownSubject, and NotRecommended for what its unit does not recommend now.
    """
    def record(ledger: Ledger, before: SettledInbox) -> Sequence[Subject]:
        subjects = _subjects(ledger, named)
        chosen = [found for found in before.questions(*QuestionState) if _is_meant(found, subjects)]
        if not chosen:
            raise NotRecommended(named)
        for found in chosen:
            record_decision(ledger, DecisionKind.ACCEPT, found.number, found.question.title_zh, found.question.digest,
                            reason)
        return [Subject(SubjectKind.QUESTION, found.number, found.question.title_zh) for found in chosen]

    return _decide(folder, record, named)


def restore(folder: CampaignFolder, named: str, reason: str) -> Decided:
    """Return what changed after all decisions on a question or file are withdrawn.

    Raises UnknownSubject, and NothingDecided where there is none.
    """
    def record(ledger: Ledger, before: SettledInbox) -> Sequence[Subject]:
        subjects = _subjects(ledger, named)
        if not sum([withdraw_decisions(ledger, subject.key, reason) for subject in subjects]):
            raise NothingDecided(named)
        return subjects

    return _decide(folder, record, named)


def _subjects(ledger: Ledger, named: str) -> list[Subject]:
    """Return what a name names; raises UnknownSubject where it names nothing."""
    subjects = find_subjects(ledger, named)
    if not subjects:
        raise UnknownSubject(named)
    return subjects


def _is_meant(found: NumberedQuestion, subjects: Sequence[Subject]) -> bool:
    """Return whether a question, or the file that holds it, is one of some subjects."""
    return any(subject.key in (found.number, found.receipt.source.sha256) for subject in subjects)


def _decide(
    folder: CampaignFolder, record: Callable[[Ledger, SettledInbox], Sequence[Subject]], named: str
) -> Decided:
    """Return what was decided after it is recorded and all is settled anew, both or neither."""
    if not ledger_exists(folder.ledger):
        raise UnknownSubject(named)
    with hold_ledger(folder.ledger) as ledger:
        batch = latest_batch(ledger)
        before = collect_received(ledger, folder, batch)
        with ledger.transaction():
            subjects = record(ledger, before)
            after = collect_received(ledger, folder, batch)
            record_standings(ledger, after.receipts)
    return Decided(subjects, _changes(_files(before), _files(after)) or _changes(_questions(before), _questions(after)))


def _files(collection: SettledInbox) -> dict[str, str]:
    """Return the status of each file by path."""
    return {receipt.source.path: str(receipt.status) for receipt in collection.receipts}


def _questions(collection: SettledInbox) -> dict[str, str]:
    """Return the state of each question by number."""
    return {found.number: str(found.state) for found in collection.questions(*QuestionState)}


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[FateChange]:
    """Return what is not what it was."""
    return [FateChange(key, was, after[key]) for key, was in before.items() if after.get(key, was) != was]
