"""What the sheets and the page of a month show that the ledger alone can tell: months so far, near pairs, changes."""

from collections.abc import Iterable, Iterator, Sequence

from toolkit.batch.decision_rows import decision_rows
from toolkit.batch.letters.comparing import BatchLetter
from toolkit.batch.master.overview import MonthRow
from toolkit.batch.master.posted import posted_letters
from toolkit.batch.master.staff_tables import DifferenceRow, KinRow, PairedQuestion
from toolkit.batch.master.workbook import LedgerSheets
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.dashboard.evidence import shared_excerpts
from toolkit.ledger.batch_records import batch_counts
from toolkit.ledger.changes import QuestionChange
from toolkit.ledger.decisions import DecisionsInForce
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.letters import sent_entries
from toolkit.messages import say
from toolkit.similarity import NearPair, pair_note
from toolkit.similarity.compared import ComparedQuestion
from toolkit.worksheets import MarkedText

EVIDENCE_SHOWN = 500
"""Pairs of which the passages are shown that both texts share; the rest, which are the least near, go without."""


def ledger_sheets(
    ledger: Ledger, batch: int, collection: SettledInbox, changes: Sequence[QuestionChange],
    letters: Sequence[BatchLetter],
) -> LedgerSheets:
    """Return what 汇总表 shows of the ledger; *changes* are those since the batch before, *letters* the batch's own."""
    months = [MonthRow(counts.name, counts.received, counts.statuses.get("accepted", 0),
                       counts.statuses.get("returned", 0), counts.accepted) for counts in batch_counts(ledger, batch)]
    return LedgerSheets(months, [*kin_rows(collection.pairs)], [*difference_rows(changes, collection.decisions)],
                        decision_rows(ledger, collection.decisions, collection.campaign),
                        posted_letters(letters, sent_entries(ledger)))


def kin_rows(pairs: Iterable[NearPair]) -> Iterator[KinRow]:
    """Yield the rows of 重复与相似."""
    for place, pair in enumerate(pairs):
        evidence = marked_passages(pair) if place < EVIDENCE_SHOWN else MarkedText("", ())
        yield KinRow(_paired(pair.first), _paired(pair.second), pair.kind.word(), pair.degree, evidence,
                     pair.verdict or "", pair.remark or pair_note(pair))


def _paired(question: ComparedQuestion) -> PairedQuestion:
    """Return one question of a pair."""
    return PairedQuestion(question.number, question.unit_name, question.title_zh)


def marked_passages(pair: NearPair) -> MarkedText:
    """Return the passages that the bodies of a pair share, as they stand in both, each passage marked."""
    text, marks = "", []
    for excerpts in shared_excerpts(pair.first.body, pair.second.body):
        for which, excerpt in zip(("一", "二"), excerpts, strict=True):
            text += ("\n" if text else "") + f"{which}：{excerpt.before}"
            marks.append((len(text), len(text) + len(excerpt.passage)))
            text += f"{excerpt.passage}{excerpt.after}"
    return MarkedText(text, tuple(marks))


def difference_rows(changes: Iterable[QuestionChange], decisions: DecisionsInForce) -> Iterator[DifferenceRow]:
    """Yield the rows of 与上批差异."""
    for change in changes:
        question = change.question
        yield DifferenceRow(question.number, question.unit_name, say(f"change.{change.kind}"), question.title,
                            edited_words(change, decisions))


def edited_words(change: QuestionChange, decisions: DecisionsInForce) -> str:
    """Return where a question was edited, or why it does not count any more where staff decided so."""
    if decisions.excludes(change.question.number):
        return say("excluded-because", reason=decisions.excluded[change.question.number].reason)
    return "、".join(change.edited)
