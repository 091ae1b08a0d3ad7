"""What is read of an inbox, what is passed over, and in which order."""

import os

import pytest

from toolkit.batch.receiving.inbox import list_inbox, shown_path


def shown(inbox) -> list[str]:
    return [entry.listed.path for entry in inbox.entries]


def test_every_file_is_listed_by_path_whatever_its_kind(tmp_path):
    for name in ("b.xlsx", "a 中国.xlsx", "第一 组/d.docx", "第一 组/再分/e", "Z.XLSX"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"12345")
    inbox = list_inbox(tmp_path)
    assert shown(inbox) == ["Z.XLSX", "a 中国.xlsx", "b.xlsx", "第一 组/d.docx", "第一 组/再分/e"]
    assert {entry.listed.size for entry in inbox.entries} == {5}
    assert inbox.skipped == ()


@pytest.mark.parametrize(("name", "reason"), [
    ("~$A-06 中国化学会.xlsx", "lock"),
    (".DS_Store", "hidden"),
    ("A-06.xlsx.tmp", "temporary"),
    ("A-06.XLSX.TMP", "temporary"),
    ("Thumbs.db", "system"),
    ("desktop.ini", "system"),
])
def test_what_is_no_submission_is_passed_over_and_listed(tmp_path, name, reason):
    (tmp_path / "组").mkdir()
    (tmp_path / "组" / name).write_bytes(b"")
    (tmp_path / "组" / "a.xlsx").write_bytes(b"")
    inbox = list_inbox(tmp_path)
    assert shown(inbox) == ["组/a.xlsx"]
    assert inbox.skipped == ((f"组/{name}", reason),)


def test_a_hidden_folder_is_listed_once_and_not_entered(tmp_path):
    (tmp_path / ".sync").mkdir()
    (tmp_path / ".sync" / "old.xlsx").write_bytes(b"")
    inbox = list_inbox(tmp_path)
    assert shown(inbox) == []
    assert inbox.skipped == ((".sync", "hidden"),)


def test_links_and_pipes_are_not_followed(tmp_path):
    inbox, elsewhere = tmp_path / "inbox", tmp_path / "elsewhere"
    inbox.mkdir()
    elsewhere.mkdir()
    (elsewhere / "a.xlsx").write_bytes(b"")
    (inbox / "file.xlsx").symlink_to(elsewhere / "a.xlsx")
    (inbox / "folder").symlink_to(elsewhere, target_is_directory=True)
    (inbox / "gone.xlsx").symlink_to(elsewhere / "gone.xlsx")
    os.mkfifo(inbox / "pipe.xlsx")
    listed = list_inbox(inbox)
    assert shown(listed) == []
    assert listed.skipped == tuple((name, "not-regular") for name in ("file.xlsx", "folder", "gone.xlsx", "pipe.xlsx"))


def test_a_missing_inbox_is_an_error_not_an_empty_month(tmp_path):
    with pytest.raises(FileNotFoundError):
        list_inbox(tmp_path / "inbox")


def test_a_name_that_is_no_unicode_can_be_shown(tmp_path):
    name = os.fsdecode("中国.xlsx".encode("gbk"))
    (tmp_path / name).write_bytes(b"")
    assert shown(list_inbox(tmp_path)) == [r"\xd6й\xfa.xlsx"]
    assert shown_path(name).encode("utf-8")
