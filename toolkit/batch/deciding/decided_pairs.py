"""What a 判定 in 重复与相似 means: two questions as they read in the batch of the workbook, and what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from toolkit import text
from toolkit.batch.master.staff_tables import KIN_SHEET
from toolkit.campaign.cell_faults import cell_fault
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.model import Campaign
from toolkit.campaign.published import PublishedQuestion
from toolkit.campaign.reader import Cells
from toolkit.check.facts import public_question_fields
from toolkit.ledger.batch_records import BatchQuestion, find_batch_questions
from toolkit.ledger.batches import batch_name, latest_batch
from toolkit.ledger.deliveries import find_texts
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.verdicts import PairVerdict, verdicts_given
from toolkit.model import Cell
from toolkit.similarity import (
    ComparedQuestion,
    NearPair,
    PairKey,
    Verdict,
    compared_question,
    formerly_published,
    pair_digest,
    pair_key,
    pair_note,
)


class EnteredVerdict(NamedTuple):
    """A verdict on a pair that staff entered."""

    pair: PairKey
    verdict: Verdict
    digest: str
    """What the two texts are known by, as they read in the batch of the workbook."""
    remark: str
    """What staff added to it; empty where the toolkit's own note stands there."""
    at: Cell


class PairReader:
    """Reads the rows of 重复与相似 of one batch."""

    def __init__(
        self, ledger: Ledger, campaign: Campaign, batch: int, published: Sequence[PublishedQuestion],
        near: Iterable[NearPair],
    ) -> None:
        self.faults: list[CampaignFault] = []
        """What is wrong with the rows read so far."""
        self._ledger, self._campaign, self._batch = ledger, campaign, batch
        former = formerly_published(published, campaign.settings.year)
        self._published = {question.number: question for question in former}
        self._notes = {pair_key(pair.first.number, pair.second.number): pair_note(pair) for pair in near}

    def read(self, rows: Iterable[Cells]) -> list[EnteredVerdict]:
        """Return the verdicts that the ledger does not have yet; rows that mean nothing become faults."""
        entered: dict[PairKey, EnteredVerdict] = {}
        for found in filter(None, map(self._entered, rows)):
            first = entered.setdefault(found.pair, found)
            if first.verdict is not found.verdict:
                self.faults.append(cell_fault(found.at, "twice", label=KIN_SHEET.headers["verdict"], first=first.at.a1))
        return [found for found in entered.values() if self._is_new(found)]

    def _entered(self, row: Cells) -> EnteredVerdict | None:
        """Return what a row says; None where it means nothing."""
        verdict, one, other = self._verdict(row["verdict"]), self._question(row["one"]), self._question(row["other"])
        if verdict is None or one is None or other is None:
            return None
        pair = pair_key(one.number, other.number)
        remark = row["remark"].text
        return EnteredVerdict(pair, verdict, pair_digest(one, other),
                              "" if remark == self._notes.get(pair) else remark, row["verdict"])

    def _verdict(self, cell: Cell) -> Verdict | None:
        """Return which verdict a cell says; None for a word that is none."""
        for verdict in Verdict:
            if text.comparable(cell.text) == text.comparable(verdict):
                return verdict
        self.faults.append(cell_fault(cell, "word", label=KIN_SHEET.headers["verdict"], allowed=tuple(Verdict)))
        return None

    def _question(self, cell: Cell) -> ComparedQuestion | None:
        """Return the question that a cell names, as it read in the batch; None for one that is not known."""
        number = normalize("NFKC", cell.text)
        if number in self._published:
            return self._published[number]
        if number in self._recorded:
            return self._as_compared(self._recorded[number])
        details = {"batch": batch_name(self._ledger, self._batch), "label": KIN_SHEET.headers["verdict"]}
        self.faults.append(cell_fault(cell, "pair-unknown", **details))
        return None

    @cached_property
    def _recorded(self) -> Mapping[str, BatchQuestion]:
        """Return the questions of the batch by number."""
        return find_batch_questions(self._ledger, self._batch)

    def _as_compared(self, question: BatchQuestion) -> ComparedQuestion:
        """Return what a question of the batch said."""
        texts = find_texts(self._ledger, question.delivery, question.place)[question.position]
        said = dict(zip(public_question_fields(self._campaign), texts, strict=True))
        return compared_question(question.number, ("", ""), said)

    def _is_new(self, found: EnteredVerdict) -> bool:
        """Return whether the ledger does not have a verdict, or has it with another remark."""
        known = self._known.get((found.pair, found.digest))
        return known is None or known.verdict != found.verdict or found.remark not in ("", known.remark)

    @cached_property
    def _known(self) -> Mapping[tuple[PairKey, str], PairVerdict]:
        """Return the last verdict on each pair of texts that was not withdrawn."""
        given = verdicts_given(self._ledger, latest_batch(self._ledger))
        return {(verdict.pair, verdict.digest): verdict for verdict in given}
