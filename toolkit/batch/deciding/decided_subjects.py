"""What a row of 办理决定 means: a unit or files, and what was decided on them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import normalize

from toolkit import text
from toolkit.batch.master.staff_tables import DECISION_SHEET, DECISIONS
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.campaign.cell_faults import cell_fault
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.reader import Cells
from toolkit.ledger.decisions import DecidedOn, DecisionKind
from toolkit.ledger.finding import Subject, SubjectKind, find_subjects
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.standings import unit_key
from toolkit.messages import say
from toolkit.model import Cell

_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)")

_SUBJECTS = {DecisionKind.EXTEND: (SubjectKind.UNIT,), DecisionKind.ASSIGN: (SubjectKind.FILE,)}
"""What a decision may be on, where it is not both."""


class EnteredDecision(NamedTuple):
    """A decision on a unit or a file that staff entered."""

    decided: DecidedOn
    reason: str
    at: Cell


class SubjectReader:
    """Reads the rows of 办理决定."""

    def __init__(self, ledger: Ledger, settled: SettledInbox) -> None:
        self.faults: list[CampaignFault] = []
        """What is wrong with the rows read so far."""
        self._ledger, self._settled, self._campaign = ledger, settled, settled.campaign

    def read(self, rows: Iterable[Cells]) -> list[EnteredDecision]:
        """Return the decisions that the ledger does not have yet; rows that mean nothing become faults."""
        entered: dict[tuple[DecisionKind, str], EnteredDecision] = {}
        for found in (found for row in rows for found in self._entered(row)):
            first = entered.setdefault((found.decided.kind, found.decided.target), found)
            if (first.decided.content, first.reason) != (found.decided.content, found.reason):
                label = DECISION_SHEET.headers["subject"]
                self.faults.append(cell_fault(found.at, "twice", label=label, first=first.at.a1))
        return [found for found in entered.values() if self._is_new(found)]

    def _entered(self, row: Cells) -> Iterator[EnteredDecision]:
        """Yield what a row says: a decision on a unit, or on each file that is meant; none where it means nothing."""
        blank = [row[name] for name in ("subject", "decision", "reason") if row[name].blank]
        self.faults += (cell_fault(cell, "blank", label=DECISION_SHEET.headers[cell.field]) for cell in blank)
        kind = None if row["decision"].blank else self._kind(row["decision"])
        if blank or kind is None:
            return
        subjects, content = self._subjects(row["subject"], kind), self._content(row["content"], kind)
        for subject in subjects if content is not None else ():
            decided = DecidedOn(kind, subject.key, subject.shown, content=content or "")
            yield EnteredDecision(decided, row["reason"].text, row["subject"])

    def _kind(self, cell: Cell) -> DecisionKind | None:
        """Return which decision a cell says; None for a word that is none."""
        for word, kind in DECISIONS.items():
            if text.comparable(cell.text) == text.comparable(word):
                return kind
        self.faults.append(cell_fault(cell, "word", label=DECISION_SHEET.headers["decision"], allowed=tuple(DECISIONS)))
        return None

    def _subjects(self, cell: Cell, kind: DecisionKind) -> Sequence[Subject]:
        """Return the unit or the files that a cell names and that can have a decision; none for what is not known."""
        wanted = _SUBJECTS.get(kind, (SubjectKind.UNIT, SubjectKind.FILE))
        found = [subject for subject in self._named(cell.text) if subject.kind in wanted]
        if kind is DecisionKind.ASSIGN:
            found = [subject for subject in found if subject.key in self._read]
        if not found:
            details = {"decision": say(f"decision.{kind}"), "wanted": say(f"ledger.wanted.{kind}")}
            self.faults.append(cell_fault(cell, "subject-unknown", **details))
        return found

    def _named(self, written: str) -> list[Subject]:
        """Return what a text names: a unit of the roster, or else what the ledger knows by it."""
        if unit := self._campaign.unit_named(written):
            return [Subject(SubjectKind.UNIT, unit_key(unit), f"{unit.name}（{unit.code}）")]
        return find_subjects(self._ledger, written)

    @property
    def _read(self) -> frozenset[str]:
        """Return the SHA-256 of the files that could be read."""
        return frozenset(receipt.source.sha256 for receipt in self._settled.receipts if receipt.form)

    def _content(self, cell: Cell, kind: DecisionKind) -> str | None:
        """Return the day or the code of the unit that a decision needs; None where the cell tells none."""
        if kind is DecisionKind.EXTEND:
            return self._day(cell)
        return self._unit(cell) if kind is DecisionKind.ASSIGN else ""

    def _day(self, cell: Cell) -> str | None:
        """Return the day that a cell tells, as in 2023-04-30; None for none after the closing day."""
        closes = self._campaign.settings.closes.date()
        day = _written_day(cell.text)
        if day and day > closes:
            return day.isoformat()
        example = (closes + timedelta(10)).isoformat()
        self.faults.append(cell_fault(cell, "day", after=closes.isoformat(), example=example))
        return None

    def _unit(self, cell: Cell) -> str | None:
        """Return the code of the unit that a cell names; None for none of the roster."""
        if unit := self._campaign.unit_named(cell.text):
            return unit.code
        self.faults.append(cell_fault(cell, "unit-unknown"))
        return None

    def _is_new(self, found: EnteredDecision) -> bool:
        """Return whether the ledger does not have a decision in force as it was entered."""
        known = self._settled.decisions.of_kind(found.decided.kind).get(found.decided.target)
        return known is None or (known.content, known.reason) != (found.decided.content, found.reason)


def _written_day(written: str) -> date | None:
    """Return the day that a text tells, as 2023-04-30, 2023/4/30 or 2023年4月30日; None for none."""
    told = _DAY.match(normalize("NFKC", written))
    try:
        return date(*map(int, told.groups())) if told else None
    except ValueError:
        return None
