"""What goes back for checked files, and under which names."""

from pathlib import Path

import pytest

from tests.support.archives_and_scans import in_utf_8
from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from toolkit.check.replies import FileNames, make_replies, reply_stem
from toolkit.check.verdict import judge_path
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.ooxml.package import Package


@pytest.fixture(scope="module")
def older() -> bytes:
    typist = CellEditor(filled_cleanly())
    typist.type("_meta", "B1", "0")
    return typist.save()


def with_macros() -> bytes:
    package = Package(filled_cleanly())
    package.write("xl/vbaProject.bin", b"1")
    return package.save()


@pytest.fixture
def made(tmp_path, monkeypatch):
    """What goes back for files: the file, what it is, its name."""
    monkeypatch.chdir(tmp_path)

    def make(**files: bytes) -> list[tuple[str, str, str]]:
        for path, data in files.items():
            Path(path).write_bytes(data)
        checked = [file for path in files for file in judge_path(Path(path), path, CAMPAIGN).files]
        return [(reply.path, reply.kind.value, reply.name) for reply in make_replies(checked, CAMPAIGN, files, "zh")]

    return make


def test_a_copy_has_the_name_of_its_file_and_what_cannot_be_read_has_none(made):
    assert made(**{"甲.XLSX": filled_cleanly(), "坏.xlsx": b"text"}) == [("甲.XLSX", "annotated", "甲.XLSX")]


def test_the_newest_forms_come_last_so_that_every_copy_keeps_its_name(made, older):
    assert made(**{"a.xlsx": older, "A 新版.xlsx": filled_cleanly()}) == [
        ("a.xlsx", "annotated", "a.xlsx"), ("A 新版.xlsx", "annotated", "A 新版.xlsx"), ("a.xlsx", "newest", "a 新版 (2).xlsx")]


def test_a_file_of_an_archive_has_what_of_its_name_suits_any_disk(made):
    parcel = in_utf_8({"一/a:b.xlsx": filled_cleanly(), "二/A:b.et": filled_cleanly()})
    assert [name for *_, name in made(**{"寄.zip": parcel})] == ["a_b.xlsx", "A_b (2).xlsx"]


def test_what_cannot_be_annotated_is_answered_under_a_name_that_says_so(made):
    files = {"a.xlsm": with_macros(), "a 校验意见.xlsx": filled_cleanly(), "b.xlsm": with_macros()}
    assert made(**files) == [
        ("a.xlsm", "not-annotated", "a 校验意见.xlsx"), ("a 校验意见.xlsx", "annotated", "a 校验意见 (2).xlsx"),
        ("b.xlsm", "not-annotated", "b 校验意见.xlsx")]


def test_no_name_is_given_twice_not_even_where_case_is_nothing():
    names = FileNames()
    assert [names.free("Form"), names.free("form"), names.newest("Form.xlsx"), names.apart("FORM.xlsx"), names.newest("form.xls")] == [
        "Form.xlsx", "form (2).xlsx", "Form 新版.xlsx", "FORM 校验意见.xlsx", "form 新版 (2).xlsx"]


def test_what_is_sent_to_a_unit_is_named_as_its_blank_and_off_the_roster_as_its_file():
    assert reply_stem(CAMPAIGN.unit_of["A-06"], "组/随便.xlsx") == "A-06 中国化学会"
    assert reply_stem(None, "组/a:b.xlsx") == "a_b"
