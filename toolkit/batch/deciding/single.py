"""What staff decide on a single file or question that they name, or withdraw again, with its reason."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from toolkit.batch.deciding.settling import FateChange, settle_decided
from toolkit.batch.receiving.collect import NumberedQuestion, QuestionState, SettledInbox
from toolkit.campaign.folder import CampaignFolder
from toolkit.errors import ToolkitError
from toolkit.ledger.decisions import DecidedOn, DecisionKind, record_decision, withdraw_decisions
from toolkit.ledger.finding import Subject, SubjectKind, find_subjects
from toolkit.ledger.ledger import Ledger, ledger_exists
from toolkit.ledger.standings import unit_key
from toolkit.ledger.verdicts import withdraw_verdicts


class UnknownSubject(ToolkitError):
    """A name that is no question and no file of the ledger."""

    def __init__(self, named: str) -> None:
        super().__init__("ledger.unknown", {"named": named})


class NotRecommended(ToolkitError):
    """A question, or a file, that its unit does not recommend now, so that it cannot be accepted."""

    def __init__(self, named: str) -> None:
        super().__init__("ledger.not-recommended", {"named": named})


class NothingDecided(ToolkitError):
    """A unit, file or question on which there is no decision to be withdrawn."""

    def __init__(self, named: str) -> None:
        super().__init__("ledger.nothing-decided", {"named": named})


class Decided(NamedTuple):
    """What was decided on, and what that changed."""

    subjects: Sequence[Subject]
    changes: Sequence[FateChange]


def exclude(folder: CampaignFolder, named: str, reason: str) -> Decided:
    """Return what changed after a question or file does not count any more. Raises UnknownSubject."""
    def record(ledger: Ledger, before: SettledInbox) -> Sequence[Subject]:
        subjects = _subjects(ledger, named)
        for subject in subjects:
            record_decision(ledger, DecidedOn(DecisionKind.EXCLUDE, subject.key, subject.shown), reason)
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
            question = found.question
            accepted = DecidedOn(DecisionKind.ACCEPT, found.number, question.title_zh, question.digest)
            record_decision(ledger, accepted, reason)
        return [Subject(SubjectKind.QUESTION, found.number, found.question.title_zh) for found in chosen]

    return _decide(folder, record, named)


def restore(folder: CampaignFolder, named: str, reason: str) -> Decided:
    """Return what changed after all decisions on a unit, question or file are withdrawn, a question's pairs included.

    Raises UnknownSubject, and NothingDecided where there is none.
    """
    def record(ledger: Ledger, before: SettledInbox) -> Sequence[Subject]:
        unit = folder.campaign.unit_named(named)
        own = [Subject(SubjectKind.UNIT, unit_key(unit), f"{unit.name}（{unit.code}）")] if unit else []
        subjects = own or _subjects(ledger, named)
        withdrawn = [withdraw(ledger, subject.key, reason) for subject in subjects
                     for withdraw in (withdraw_decisions, withdraw_verdicts)]
        if not sum(withdrawn):
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
    return Decided(*settle_decided(folder, record))
