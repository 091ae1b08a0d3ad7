"""What came back of tracking: the files that were taken, kept by content, and the answers that count of each year."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from toolkit.ledger.ledger import Ledger
from toolkit.model import Source


class TrackingAnswer(NamedTuple):
    """What a unit answered of a question in a year, and where that stands."""

    number: str
    """The number of the question."""
    status: str
    """解决情况; empty where it was left blank or is none of the list's."""
    status_note: str
    layout: str
    """国家布局情况; likewise."""
    layout_note: str
    opinions: str
    evidence: str
    file: str
    """Below tracking/<year>/inbox."""
    cell: str
    """Sheet and address of 解决情况."""

    def __repr__(self) -> str:
        """Return number and place, never what was typed: a traceback may show this."""
        return f"TrackingAnswer({self.number}, {self.file}, {self.cell})"


def record_tracking(
    ledger: Ledger, year: int, files: Iterable[Source], answers: Iterable[TrackingAnswer]
) -> None:
    """Record what was taken of a year, and the answers that count of it in place of earlier ones; in a transaction."""
    ledger.run_many("INSERT OR IGNORE INTO tracking_file VALUES (?, ?, ?, ?, ?)",
                    ((year, file.path, file.sha256, file.size, file.modified.isoformat()) for file in files))
    ledger.run("DELETE FROM tracking_answer WHERE year = ?", (year,))
    ledger.run_many("INSERT INTO tracking_answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    ((year, *answer) for answer in answers))


def taken_files(ledger: Ledger, year: int) -> list[Source]:
    """Return the files of a year that were taken, each with the time at which it first came, in order of path."""
    rows = ledger.run("SELECT path, sha256, size, modified FROM tracking_file WHERE year = ? ORDER BY path, sha256",
                      (year,))
    return [Source(path, sha256, size, datetime.fromisoformat(modified)) for path, sha256, size, modified in rows]


def answers_by_year(ledger: Ledger) -> Mapping[int, Mapping[str, TrackingAnswer]]:
    """Return the answers of each year by the number of the question, the first year first."""
    years: dict[int, dict[str, TrackingAnswer]] = {}
    for year, *answer in ledger.run("SELECT * FROM tracking_answer ORDER BY year, number"):
        years.setdefault(year, {})[answer[0]] = TrackingAnswer._make(answer)
    return years


def answers_to(ledger: Ledger, number: str) -> Iterator[tuple[int, TrackingAnswer]]:
    """Yield what was answered of a question, each with its year, the first one first."""
    for year, *answer in ledger.run("SELECT * FROM tracking_answer WHERE number = ? ORDER BY year", (number,)):
        yield year, TrackingAnswer._make(answer)


def count_tracked_contents(ledger: Ledger) -> Iterator[tuple[str, int]]:
    """Yield the SHA-256 and the size of everything that was taken."""
    yield from ledger.run("SELECT DISTINCT sha256, size FROM tracking_file")
