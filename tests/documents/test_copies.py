"""Templates in a campaign folder: copied once, in force from the first change on."""

import pytest

from toolkit.campaign.folder import create_folder
from toolkit.documents.copies import NOTE, copy_templates
from toolkit.documents.template import own_template

PACKAGED = {"报告.docx": b"report 1", "通知.docx": b"letter 1"}


@pytest.fixture
def folder(tmp_path):
    made = create_folder(tmp_path / "征集 2023", "2023", frozenset())
    copy_templates(made, PACKAGED, {})
    return made


def test_a_copy_left_as_it_is_is_not_in_force(folder):
    """So the template of a newer version is."""
    assert {name: (folder.path / name).read_bytes() for name in PACKAGED} == PACKAGED
    assert [own_template(folder, name) for name in PACKAGED] == [None, None]


def test_a_copy_that_was_changed_is_in_force(folder):
    (folder.path / "报告.docx").write_bytes(b"report 1, restyled")
    assert [own_template(folder, name) for name in PACKAGED] == [b"report 1, restyled", None]


def test_without_the_note_what_stands_there_is_the_folders_own(folder):
    (folder.path / NOTE).unlink()
    assert own_template(folder, "报告.docx") == b"report 1"


def test_the_note_may_be_saved_in_another_encoding(folder):
    text = (folder.path / NOTE).read_text(encoding="utf-8-sig")
    (folder.path / NOTE).write_text(text, encoding="gbk")
    assert own_template(folder, "报告.docx") is None


def test_an_earlier_folders_own_template_is_taken_over_and_in_force(tmp_path):
    made = create_folder(tmp_path / "征集 2024", "2024", frozenset())
    copy_templates(made, PACKAGED, {"报告.docx": b"report of last year"})
    assert [own_template(made, name) for name in PACKAGED] == [b"report of last year", None]


def test_what_stands_there_already_is_left_alone(tmp_path):
    made = create_folder(tmp_path, "2023", frozenset())
    (tmp_path / "报告.docx").write_bytes(b"mine")
    copy_templates(made, PACKAGED, {})
    assert [own_template(made, name) for name in PACKAGED] == [b"mine", None]


def test_the_note_says_what_to_do_in_either_language(folder, tmp_path):
    assert "改过并保存的，生成时即用您的" in (folder.path / NOTE).read_text(encoding="utf-8-sig")
    english = create_folder(tmp_path / "en", "2023", frozenset())
    copy_templates(english, PACKAGED, {}, "en")
    assert "restyle them in Word" in (english.path / NOTE).read_text(encoding="utf-8-sig")
