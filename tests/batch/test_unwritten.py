"""Outputs that cannot be written: each is named with its reason, all else is finished, and the batch is not called whole."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.received_files import TEN
from toolkit import files
from toolkit.batch.run import run_batch
from toolkit.files import FileInUse

Hold = Callable[[str], None]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Hold:
    """Holds files of some names as Excel and Word do on Windows: nobody replaces or removes them."""
    held: list[str] = []
    replace, unlink = Path.replace, Path.unlink

    def refuse(path: Path) -> None:
        if path.name in held and path.exists():
            raise PermissionError(errno.EACCES, "Access is denied", str(path))

    def held_replace(self: Path, target: Path) -> Path:
        refuse(target)
        return replace(self, target)

    def held_unlink(self: Path, missing_ok: bool = False) -> None:
        refuse(self)
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", held_replace)
    monkeypatch.setattr(Path, "unlink", held_unlink)
    return held.append


@pytest.fixture
def month(send, from_unit, folder):
    """A month that has been aggregated, and whose faulty unit sends again."""
    send("a.xlsx", from_unit("A-06", unit={"signer": ""}))
    send("b.xlsx", from_unit("A-07"))
    run_batch(folder, "2023-04")


def left_of(batch) -> dict[str, type]:
    return {Path(fault.filename).name: type(fault) for fault in batch.failed}


@pytest.mark.parametrize("name", [
    "汇总表.xlsx", "A-06 中国化学会.xlsx", "A-06 中国化学会 退回修改通知.docx", "A-06 中国化学会 退回修改通知.txt",
])
def test_a_file_that_is_open_in_another_program_is_named_and_the_rest_is_finished(month, folder, output, hold, name):
    (path,) = output.rglob(name)
    before = path.read_bytes()
    others = {other: other.read_bytes() for other in output.rglob("*.*") if other != path and other.name != "batch.json"}
    for other in others:
        other.unlink()
    hold(name)
    batch = run_batch(folder, "2023-04")
    assert left_of(batch) == {name: FileInUse}
    assert path.read_bytes() == before
    assert {other: other.read_bytes() for other in output.rglob("*.*") if other != path} == others
    assert not (output / "batch.json").exists()


def test_a_letter_of_an_earlier_run_that_cannot_be_removed_is_named(month, send, from_unit, folder, output, hold):
    send("a 更正.xlsx", from_unit("A-06"), TEN)
    old = {"A-06 中国化学会.xlsx", "A-06 中国化学会 退回修改通知.docx"}
    for name in old:
        hold(name)
    batch = run_batch(folder, "2023-04")
    assert left_of(batch) == dict.fromkeys(old, FileInUse)
    assert (output / "letters" / "A-06 中国化学会 受理通知.docx").exists()
    assert not (output / "batch.json").exists()


def test_what_programs_keep_beside_open_files_is_left_alone(month, folder, output):
    locks = [output / "returned" / "~$A-06 中国化学会.xlsx", output / "letters" / "~$06 中国化学会 受理通知.docx"]
    for lock in locks:
        lock.write_bytes(b"lock")
    assert run_batch(folder, "2023-04").failed == ()
    assert [lock.exists() for lock in locks] == [True, True]


def test_once_it_is_closed_the_batch_is_whole_again(month, folder, output, hold, monkeypatch):
    hold("汇总表.xlsx")
    assert run_batch(folder, "2023-04").failed
    monkeypatch.undo()
    assert run_batch(folder, "2023-04").failed == ()
    assert (output / "batch.json").exists()


def test_a_record_that_cannot_be_removed_stops_before_anything_is_changed(month, folder, output, hold):
    before = {path: path.read_bytes() for path in output.rglob("*.*")}
    hold("batch.json")
    with pytest.raises(FileInUse) as stopped:
        run_batch(folder, "2023-04")
    assert stopped.value.filename == str(output / "batch.json")
    assert {path: path.read_bytes() for path in output.rglob("*.*")} == before


def test_on_a_full_disk_every_file_that_does_not_fit_is_named(month, folder, output, monkeypatch):
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = {path: path.read_bytes() for path in output.rglob("*.*") if path.name != "batch.json"}
    monkeypatch.setattr(os, "fsync", full)
    batch = run_batch(folder, "2023-04")
    assert {fault.errno for fault in batch.failed} == {errno.ENOSPC}
    assert {Path(fault.filename) for fault in batch.failed} == before.keys()
    assert {path: path.read_bytes() for path in output.rglob("*.*")} == before


def test_where_a_folder_lets_nobody_write_the_files_of_the_others_are_written(month, folder, output, monkeypatch):
    write = files._write_beside

    def guarded(beside: Path, data: bytes, path: Path, synced: bool) -> None:
        if path.parent.name == "letters":
            raise PermissionError(errno.EACCES, "Permission denied", str(beside))
        write(beside, data, path, synced)

    monkeypatch.setattr(files, "_write_beside", guarded)
    batch = run_batch(folder, "2023-04")
    assert left_of(batch) == {path.name: PermissionError for path in (output / "letters").iterdir()}
    assert len(batch.failed) == 4
