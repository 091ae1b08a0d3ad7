"""Finds what people name: a unit's name or code, a question's number, a file's path or SHA-256."""

from enum import StrEnum
from typing import NamedTuple

from toolkit.ledger.ledger import Ledger

FEWEST_PLACES = 8
"""Places of a SHA-256 that may stand for a file (DESIGN §10)."""


class SubjectKind(StrEnum):
    """What can be named."""

    QUESTION = "question"
    FILE = "file"
    UNIT = "unit"


class Subject(NamedTuple):
    """A question, a file or a unit that somebody named."""

    kind: SubjectKind
    key: str
    """The number of the question, the SHA-256 of the file, or by what the unit is known as a sender."""
    shown: str
    """What people know it by: its title, its path or its name."""


def find_subjects(ledger: Ledger, named: str) -> list[Subject]:
    """Return the question or the files that a number, a path or the beginning of a SHA-256 names; none if unknown.

    An archive stands for the files in it.
    """
    last = "SELECT title FROM batch_question WHERE number = ? ORDER BY batch DESC LIMIT 1"
    for title in ledger.column(last, (named,)):
        return [Subject(SubjectKind.QUESTION, named, title)]
    found: dict[str, str] = {}
    for find in (_at_path, _within_archive, _as_listed, _by_content):
        found = found or find(ledger, named)
    return [Subject(SubjectKind.FILE, sha256, path) for sha256, path in found.items() if sha256]


def _at_path(ledger: Ledger, path: str) -> dict[str, str]:
    """Return the files of the delivery that lies at a path, or lay there last: their paths by SHA-256."""
    last = "SELECT number FROM delivery WHERE path = ? ORDER BY present DESC, number DESC LIMIT 1"
    return ledger.pairs(f"SELECT sha256, path FROM file WHERE delivery = ({last}) ORDER BY place", (path,))


def _within_archive(ledger: Ledger, path: str) -> dict[str, str]:
    """Return the file at a path within an archive."""
    return ledger.pairs("SELECT sha256, path FROM file WHERE path = ? ORDER BY delivery DESC LIMIT 1", (path,))


def _as_listed(ledger: Ledger, path: str) -> dict[str, str]:
    """Return the file that lists show under a path: one that was overwritten."""
    return ledger.pairs("SELECT file.sha256, standing.path FROM standing JOIN file USING (delivery, place) "
                        "WHERE standing.path = ?", (path,))


def _by_content(ledger: Ledger, beginning: str) -> dict[str, str]:
    """Return the files whose SHA-256 begins so."""
    if len(beginning) < FEWEST_PLACES or not set(beginning.lower()) <= set("0123456789abcdef"):
        return {}
    return ledger.pairs("SELECT sha256, min(path) FROM file WHERE sha256 GLOB ? GROUP BY sha256",
                        (f"{beginning.lower()}*",))
