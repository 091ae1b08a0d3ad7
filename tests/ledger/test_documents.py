"""What documents were made from: those that stand there as they were written from just the same are known again."""

import sqlite3
from pathlib import Path

import pytest

from toolkit.files import file_hash, write_file
from toolkit.ledger import ledger as ledger_module
from toolkit.ledger.documents import MadeDocuments
from toolkit.ledger.ledger import DATABASE, consult_ledger, hold_ledger, open_ledger, try_ledger

BASIS = "what it was made from"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger in which a document is noted, and that document in the folder beside it."""
    path = write_file(tmp_path / "output/reports/报告 一.docx", b"document")
    with open_ledger(tmp_path / "ledger") as ledger:
        MadeDocuments(ledger, tmp_path / "output").note(path, BASIS, file_hash(path))
    return tmp_path


def stands(place: Path, name: str = "报告 一.docx", basis: str = BASIS) -> tuple[bool, bool]:
    """Whether a document stands there as made from this, and whether as made from something else."""
    with open_ledger(place / "ledger") as ledger:
        made = MadeDocuments(ledger, place / "output")
        path = place / "output/reports" / name
        return made.stands(path, basis), made.outdated(path, basis)


def test_one_that_stands_there_as_it_was_written_from_this_is_known(place):
    assert stands(place) == (True, False)


def test_one_that_was_made_from_something_else_is_outdated(place):
    assert stands(place, basis="something else") == (False, True)


def test_one_that_is_altered_or_gone_or_was_never_made_is_neither(place):
    path = write_file(place / "output/reports/报告 一.docx", b"altered!")
    assert stands(place) == stands(place, basis="something else") == (False, False)
    path.unlink()
    assert stands(place) == (False, False)
    write_file(place / "output/reports/别的.docx", b"document")
    assert stands(place, "别的.docx") == (False, False)


def test_it_is_known_wherever_the_folder_was_moved(place, tmp_path):
    moved = place.rename(tmp_path.with_name(f"{tmp_path.name} 新位置"))
    assert stands(moved) == (True, False)


def test_the_last_note_counts(place):
    path = write_file(place / "output/reports/报告 一.docx", b"anew")
    with open_ledger(place / "ledger") as ledger:
        MadeDocuments(ledger, place / "output").note(path, "anew", file_hash(path))
    assert stands(place, basis="anew") == (True, False)


def test_while_a_batch_is_run_documents_are_noted(place):
    path = write_file(place / "output/reports/报告 二.docx", b"two")
    with hold_ledger(place / "ledger"), open_ledger(place / "ledger") as ledger:
        MadeDocuments(ledger, place / "output").note(path, BASIS, file_hash(path))
    assert stands(place, "报告 二.docx") == (True, False)


def test_while_another_run_writes_nothing_is_noted_and_nothing_is_wrong(place):
    path = write_file(place / "output/reports/报告 二.docx", b"two")
    with try_ledger(place / "ledger"), open_ledger(place / "ledger") as ledger:
        made = MadeDocuments(ledger, place / "output")
        made.note(path, BASIS, file_hash(path))
        assert made.stands(place / "output/reports/报告 一.docx", BASIS), "what was noted before can be read"
    assert stands(place, "报告 二.docx") == (False, False)


@pytest.fixture
def read_only(place, monkeypatch) -> Path:
    """The same on a disk on which nothing can be written: SQLite says so as soon as it is opened there."""
    connect = sqlite3.connect

    def refused(database, *args, **how):
        if str(database).endswith(DATABASE):
            error = sqlite3.OperationalError("attempt to write a readonly database")
            error.sqlite_errorname = "SQLITE_READONLY_DIRECTORY"
            raise error
        return connect(database, *args, **how)

    monkeypatch.setattr(ledger_module.sqlite3, "connect", refused)
    return place


def test_a_ledger_on_a_read_only_disk_can_be_consulted(read_only):
    before = (read_only / "ledger" / DATABASE).read_bytes()
    with consult_ledger(read_only / "ledger") as ledger:
        made = MadeDocuments(ledger, read_only / "output")
        path = write_file(read_only / "output/reports/报告 二.docx", b"two")
        made.note(path, BASIS, file_hash(path))
        assert made.stands(read_only / "output/reports/报告 一.docx", BASIS)
    assert (read_only / "ledger" / DATABASE).read_bytes() == before


def test_one_into_which_a_run_that_died_was_writing_is_not_read_halfway(read_only):
    (read_only / "ledger" / f"{DATABASE}-wal").write_bytes(b"what was written last")
    with pytest.raises(sqlite3.OperationalError):
        consult_ledger(read_only / "ledger")
