"""The history of a unit, a question or a file: what became of it, batch by batch, and what staff decided."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.ledger.batch_records import BatchFile, BatchQuestion
from toolkit.ledger.decisions import find_decisions
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.tracking import answers_to
from toolkit.ledger.verdicts import find_verdicts
from toolkit.model import Details


class HistoryEvent(NamedTuple):
    """Something that happened."""

    batch: str
    """The name of the batch in which it did, or after which."""
    what: str
    """What it was; ``history.<what>`` of the catalogue says it."""
    details: Details


def sender_history(ledger: Ledger, sender: str) -> Iterator[HistoryEvent]:
    """Yield what became of a sender's files, then of its questions, what was decided on them, and what it was sent."""
    files = [row for name, row in _files(ledger, "sender", sender)]
    yield from _file_events(_files(ledger, "sender", sender))
    yield from _question_events(_questions(ledger, "sender", sender))
    numbers = ledger.column("SELECT DISTINCT number FROM batch_question WHERE sender = ? ORDER BY number", (sender,))
    yield from _decisions(ledger, (sender, *dict.fromkeys(file.sha256 for file in files), *numbers))
    yield from _verdicts(ledger, numbers)
    yield from _sent_letters(ledger, sender)


def question_history(ledger: Ledger, number: str) -> Iterator[HistoryEvent]:
    """Yield what became of a question, then what was decided on it, then what its unit told of it in later years."""
    yield from _question_events(_questions(ledger, "number", number))
    yield from _decisions(ledger, (number,))
    yield from _verdicts(ledger, (number,))
    yield from _tracked(ledger, number)


def file_history(ledger: Ledger, sha256: str) -> Iterator[HistoryEvent]:
    """Yield what became of a file, under whatever paths it came, then what was decided on it."""
    yield from _file_events(_files(ledger, "sha256", sha256))
    yield from _decisions(ledger, (sha256,))


def _files(ledger: Ledger, column: str, value: str) -> list[tuple[str, BatchFile]]:
    """Return the files of which a column has a value, each with the name of the batch, batch by batch."""
    rows = ledger.run(_batch_by_batch("batch_file", column, BatchFile._fields), (value,))
    return [(name, BatchFile._make(row)) for name, *row in rows]


def _questions(ledger: Ledger, column: str, value: str) -> list[tuple[str, BatchQuestion]]:
    """Return the questions of which a column has a value, each with the name of the batch, batch by batch."""
    rows = ledger.run(_batch_by_batch("batch_question", column, BatchQuestion._fields), (value,))
    return [(name, BatchQuestion._make(row)) for name, *row in rows]


def _batch_by_batch(table: str, column: str, fields: Sequence[str]) -> str:
    """Return the statement that finds the rows of a table of which a column has a value, in the order of batches."""
    names = ", ".join(f"found.{name}" for name in fields)
    return (f"SELECT batch.name, {names} FROM {table} AS found JOIN batch ON batch.number = found.batch "
            f"WHERE found.{column} = ? ORDER BY found.batch, found.{fields[0]}")


def _file_events(files: Iterable[tuple[str, BatchFile]]) -> Iterator[HistoryEvent]:
    """Yield what became of files, where that is not what it was in the batch before."""
    last: dict[str, tuple[str, str]] = {}
    for batch, file in files:
        now = file.status, file.superseded_by
        if last.get(file.path) != now:
            what = f"file-{file.status}" if file.path in last else f"came-{file.status}"
            yield HistoryEvent(batch, what, {"path": file.path, "questions": file.questions, "errors": file.errors,
                                             "by": file.superseded_by, "content": file.sha256[:8]})
        last[file.path] = now


def _question_events(questions: Iterable[tuple[str, BatchQuestion]]) -> Iterator[HistoryEvent]:
    """Yield what became of questions, where their state or text is not what it was in the batch before."""
    last: dict[str, BatchQuestion] = {}
    for batch, now in questions:
        then = last.get(now.number)
        details = {"number": now.number, "title": now.title, "cell": now.cell}
        if then is None or then.state != now.state:
            yield HistoryEvent(batch, f"question-{now.state}", details)
        elif then.digest != now.digest:
            yield HistoryEvent(batch, "question-edited", details)
        last[now.number] = now


def _sent_letters(ledger: Ledger, sender: str) -> Iterator[HistoryEvent]:
    """Yield which letters to a sender went out, each after the batch in which it was written."""
    rows = ledger.run("SELECT written, sent.name, entry FROM sent JOIN batch ON batch.name = written WHERE sender = ? "
                      "ORDER BY number, sent.name", (sender,))
    yield from (HistoryEvent(written, "sent", {"letter": name, "entry": entry}) for written, name, entry in rows)


def _decisions(ledger: Ledger, targets: Iterable[str]) -> Iterator[HistoryEvent]:
    """Yield what staff decided on units, files and questions, and what of it they withdrew."""
    names: dict[int, str] = ledger.pairs("SELECT number, name FROM batch")
    for decision in (found for target in targets for found in find_decisions(ledger, target)):
        about: Details = {"target": decision.shown, "content": decision.content}
        yield HistoryEvent(names.get(decision.batch, ""), f"decided-{decision.kind}",
                           {**about, "reason": decision.reason})
        if decision.withdrawn is not None:
            yield HistoryEvent(names.get(decision.withdrawn, ""), f"withdrawn-{decision.kind}",
                               {**about, "reason": decision.withdrawn_reason})


def _tracked(ledger: Ledger, number: str) -> Iterator[HistoryEvent]:
    """Yield what a unit told of a question, year by year."""
    for year, answer in answers_to(ledger, number):
        yield HistoryEvent(str(year), "tracked", {"number": number, "status": answer.status, "layout": answer.layout,
                                                  "path": answer.file, "cell": answer.cell})


def _verdicts(ledger: Ledger, questions: Iterable[str]) -> Iterator[HistoryEvent]:
    """Yield what staff decided on the pairs of questions, and what of it they withdrew."""
    names: dict[int, str] = ledger.pairs("SELECT number, name FROM batch")
    found = {verdict.number: verdict for question in questions for verdict in find_verdicts(ledger, question)}
    for _, told in sorted(found.items()):
        about: Details = {"one": told.one, "other": told.other, "verdict": told.verdict}
        yield HistoryEvent(names.get(told.batch, ""), "decided-pair", about)
        if told.withdrawn is not None:
            yield HistoryEvent(names.get(told.withdrawn, ""), "withdrawn-pair",
                               {**about, "reason": told.withdrawn_reason})
