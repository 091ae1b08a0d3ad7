"""Files appear whole or not at all, under safe names."""

import errno
import os
import stat
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import files
from toolkit.files import ContentFolder, OutputFolder


def test_write_makes_folders_and_replaces_the_file(tmp_path: Path):
    path = tmp_path / "新 文件夹" / "a.bin"
    files.write_file(path, b"one")
    files.write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["a.bin"]


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = files.write_file(tmp_path / "a.bin", b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.bin"]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask():
    """Sets the mask of new files for one test."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize(("mask", "file", "folder"), [(0o022, 0o644, 0o755), (0o002, 0o664, 0o775), (0o077, 0o600, 0o700)])
def test_who_may_read_new_files_may_read_ours(tmp_path: Path, umask, mask: int, file: int, folder: int):
    umask(mask)
    path = files.write_file(tmp_path / "新" / "a.xlsx", b"new")
    assert (mode(path), mode(path.parent)) == (file, folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, umask, kept: int):
    path = files.write_file(tmp_path / "a.xlsx", b"old")
    path.chmod(kept)
    files.write_file(path, b"new")
    assert (mode(path), path.read_bytes()) == (kept, b"new")


def test_a_failure_names_the_file_that_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def held(beside: Path, path: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(beside), None, str(path))

    path = files.write_file(tmp_path / "汇总表.xlsx", b"old")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(files.FileInUse) as refused:
        files.write_file(path, b"new")
    assert (refused.value.filename, refused.value.filename2) == (str(path), None)
    assert [entry.name for entry in tmp_path.iterdir()] == ["汇总表.xlsx"]


def test_a_folder_that_cannot_be_made_is_no_file_in_use(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OSError, match=r"b\.xlsx") as refused:
        files.write_file(tmp_path / "a" / "b.xlsx", b"new")
    assert not isinstance(refused.value, files.FileInUse)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("中国化学会", "中国化学会"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b\\c:d", "a_b_c_d"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("name. ", "name"),
        ("", "_"),
        ("a\x00b\u202ec", "abc"),
        ("ＡＢ　Ｃ", "AB C"),
    ],
)
def test_names_are_made_safe(name: str, safe: str):
    assert files.safe_name(name) == safe


@given(st.text())
def test_a_safe_name_stays_in_its_folder(name: str):
    folder = Path("/somewhere")
    assert files.path_inside(folder, files.safe_name(name)).parent == folder


@given(st.text(min_size=1))
def test_a_safe_name_is_short_enough_for_every_file_system(name: str):
    assert 0 < len(files.safe_name(name).encode()) <= 255


@pytest.mark.parametrize("name", ["../x", "a/b", "/etc/passwd", ".."])
def test_a_name_that_leaves_the_folder_is_refused(name: str, tmp_path: Path):
    with pytest.raises(ValueError, match="outside"):
        files.path_inside(tmp_path, name)


def test_printable_keeps_what_xml_can_hold_and_drops_the_rest():
    assert files.printable_text("a\x00b\x0bc\ud800d\uffffe\n\t\r中😀") == "abcde\n\t\r中😀"


def test_numbers_stand_between_name_and_suffix():
    assert [*islice(files.numbered_names("签字", ".pdf"), 3)] == ["签字.pdf", "签字 (2).pdf", "签字 (3).pdf"]


def test_a_free_name_is_told_from_those_taken_whatever_their_case():
    taken: set[str] = set()
    given = [files.free_name(name, taken, ".xlsx") for name in ("A-06 学会", "a-06 学会", "A-06 学会", "B")]
    assert given == ["A-06 学会.xlsx", "a-06 学会 (2).xlsx", "A-06 学会 (3).xlsx", "B.xlsx"]


def test_what_an_earlier_run_left_is_removed_and_nothing_else(tmp_path):
    for name in ("A 通知.docx", "B 通知.docx", "记录.docx", "~$B 通知.docx", ".B 通知.docx"):
        (tmp_path / name).write_bytes(b"")
    target = OutputFolder(tmp_path)
    target.remove_others({"A 通知.docx"}, lambda name: name.endswith("通知.docx"))
    assert {path.name for path in tmp_path.iterdir()} == {"A 通知.docx", "记录.docx", "~$B 通知.docx", ".B 通知.docx"}
    assert target.failed == []


def test_a_folder_that_is_not_there_has_nothing_left_over(tmp_path):
    target = OutputFolder(tmp_path / "notices")
    target.remove_others((), lambda name: True)
    assert target.failed == []


def test_a_content_that_stands_there_damaged_is_kept_anew(tmp_path):
    contents = ContentFolder(tmp_path)
    contents.keep("ab12", b"whole")
    contents.place("ab12").write_bytes(b"\0\0\0\0\0")  # as a power failure may leave what was not synced yet
    contents.keep("ab12", b"whole")
    contents.sync(["ab12"])
    assert contents.place("ab12").read_bytes() == b"whole"


def test_a_file_that_cannot_be_made_to_last_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        ContentFolder(tmp_path).sync(["ab12"])
