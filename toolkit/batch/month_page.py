"""dashboard.html: what the page of a month shows, gathered from what was settled."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from toolkit.batch.ledger_sheets import edited_words
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.overview import OTHER_FIELD
from toolkit.batch.receiving.collect import ACCEPTED_STATES, NumberedQuestion, QuestionState, SettledInbox
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.senders import Senders
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.campaign.model import Settings
from toolkit.dashboard.evidence import shared_excerpts
from toolkit.dashboard.model import (
    ChangedQuestion,
    DashboardData,
    DisciplineFigures,
    FieldFigures,
    KinEvidence,
    KinSide,
    MonthFigures,
    QuotaCategory,
    RuleFigures,
    UnitFigures,
    UnitState,
)
from toolkit.dashboard.page import KIN_SHOWN
from toolkit.ledger import changes as ledger_changes
from toolkit.messages import Language, say
from toolkit.model import Severity, Unit
from toolkit.similarity import NearPair
from toolkit.similarity.compared import ComparedQuestion
from toolkit.text import mask_personal, without_blanks


def dashboard_data(
    collection: SettledInbox, batch: str, dated: date, answers: BatchAnswers, earlier: Sequence[MonthFigures],
    changes: Sequence[ledger_changes.QuestionChange], language: Language = "zh",
) -> DashboardData:
    """Return what the page of a batch shows; *earlier* are the batches before it."""
    campaign, settings = collection.campaign, collection.campaign.settings
    counting = [*collection.questions(*ACCEPTED_STATES, QuestionState.RETURNED)]
    accepted = [found for found in counting if found.state in ACCEPTED_STATES]
    units = tuple(_Units(collection, answers).all())
    return DashboardData(
        settings.name, batch, dated, settings.opens.replace(tzinfo=None), settings.closes.replace(tzinfo=None),
        tuple(QuotaCategory(each.name, each.minimum, each.maximum) for each in campaign.categories),
        units,
        (*earlier, _month(batch, dated, units)),
        tuple(_fields(collection, accepted)),
        tuple(_disciplines(accepted)),
        tuple(found.question.body_length for found in counting if found.question.body_length),
        _body_band(settings),
        tuple(found.question.mean for found in counting if found.question.mean is not None),
        (settings.score_minimum, settings.score_maximum),
        tuple(_rules(collection)),
        tuple(_kin(collection.pairs, language)),
        tuple(_changes(collection, changes, language)),
        earlier[-1].batch if earlier else "",
    )


def _month(batch: str, dated: date, units: Sequence[UnitFigures]) -> MonthFigures:
    """Return how many units stand how."""
    states = Counter(unit.state for unit in units)
    sent = len(units) - states[UnitState.MISSING]
    return MonthFigures(batch, dated, sent, states[UnitState.ACCEPTED], states[UnitState.RETURNED])


def _body_band(settings: Settings) -> tuple[int, int, int, int]:
    """Return the limits of a body: beyond the outer ones it is returned."""
    return settings.body_floor, settings.body_minimum, settings.body_maximum, settings.body_ceiling


class _Units:
    """Tells how each unit of the roster stands."""

    def __init__(self, collection: SettledInbox, answers: BatchAnswers) -> None:
        self._collection, self._answers, self._senders = collection, answers, Senders(collection)

    def all(self) -> Iterator[UnitFigures]:
        """Yield all units that may recommend, and others of the roster of which something came."""
        for unit in self._collection.campaign.units:
            receipt = self._senders.of_unit.get(unit.code)
            if receipt or unit in self._collection.campaign.recommending_units:
                yield self._unit(unit, receipt)

    def _unit(self, unit: Unit, receipt: Receipt | None) -> UnitFigures:
        """Return a unit with what became of what it sent."""
        plain = (unit.code, unit.name, unit.type, unit.must_recommend)
        if receipt is None or receipt.form is None:
            heard = unit.code in self._senders.parcel_of
            return UnitFigures(*plain, UnitState.UNREADABLE if heard else UnitState.MISSING)
        path, answers = receipt.source.path, self._answers
        state = UnitState.ACCEPTED if receipt.status is ReceiptStatus.ACCEPTED else UnitState.RETURNED
        counts = tuple(receipt.form.counts.get(category.code, 0) for category in self._collection.campaign.categories)
        found = {severity: receipt.judgement.count(severity) for severity in Severity}
        copy, letter = answers.copy_links.get(path), answers.letter_links.get(path)
        return UnitFigures(*plain, state, receipt.late, counts, receipt.form.committee_size, found,
                           copy.path if copy else "", letter.path if letter else "")


def _fields(collection: SettledInbox, accepted: Sequence[NumberedQuestion]) -> Iterator[FieldFigures]:
    """Yield the fields with how many accepted questions they have in each category."""
    campaign = collection.campaign
    categories = campaign.options("categories")
    counted = Counter(
        (campaign.research_field_named(found.question.research_field) or OTHER_FIELD,
         without_blanks(found.question.category)) for found in accepted
    )
    for name in (*campaign.options("research_fields"), OTHER_FIELD):
        yield FieldFigures(name, tuple(counted[name, category] for category in categories))


def _disciplines(accepted: Sequence[NumberedQuestion]) -> Iterator[DisciplineFigures]:
    """Yield the first-level classes with how many accepted questions are of them."""
    counted = Counter(name for found in accepted for name in found.question.classes)
    yield from (DisciplineFigures(name, number) for name, number in sorted(counted.items()))


def _rules(collection: SettledInbox) -> Iterator[RuleFigures]:
    """Yield how often each rule found something in what counts, and with how many units."""
    counted, units = Counter[tuple[str, Severity]](), defaultdict[tuple[str, Severity], set[str]](set)
    for receipt in collection.counting:
        for finding in receipt.judgement:
            counted[finding.code, finding.severity] += 1
            units[finding.code, finding.severity].add(receipt.sender)
    for (code, severity), number in sorted(counted.items()):
        yield RuleFigures(code, severity, number, len(units[code, severity]))


def _kin(pairs: Sequence[NearPair], language: Language) -> Iterator[KinEvidence]:
    """Yield the near pairs that the page shows."""
    for pair in islice(pairs, KIN_SHOWN):
        yield KinEvidence(_side(pair.first), _side(pair.second), pair.kind.word(language), pair.degree,
                          shared_excerpts(mask_personal(pair.first.body), mask_personal(pair.second.body)),
                          pair.verdict or "")


def _side(question: ComparedQuestion) -> KinSide:
    """Return one question of a pair."""
    return KinSide(question.number, question.unit_name or question.number[:4], mask_personal(question.title_zh))


def _changes(
    collection: SettledInbox, changes: Sequence[ledger_changes.QuestionChange], language: Language
) -> Iterator[ChangedQuestion]:
    """Yield what became of questions since the batch before."""
    for change in changes:
        question = change.question
        yield ChangedQuestion(question.number, question.unit_name, say(f"change.{change.kind}", language),
                             mask_personal(question.title), edited_words(change, collection.decisions))
