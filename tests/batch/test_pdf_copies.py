"""PDF beside Word documents: made of those that changed, by one program for all of them."""

import errno
from pathlib import Path

import pytest

from tests.support.fake_office import DIES
from toolkit.batch.pdf_copies import write_pdfs
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.pdf import NoOffice
from toolkit.files import FileInUse


@pytest.fixture
def documents(folder: CampaignFolder) -> list[Path]:
    """Three documents in the output of a campaign."""
    folder.reports.mkdir()
    paths = [folder.reports / f"A-{number:02} 学会 报告.docx" for number in (1, 2, 3)]
    for path in paths:
        path.write_bytes(path.stem.encode())
    return paths


def standing(folder: CampaignFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.reports.glob("*.pdf")}


def renewed(folder: CampaignFolder, documents: list[Path]) -> list[str]:
    """The PDFs that were made anew; all others stood as they should."""
    made = [*write_pdfs(folder, documents)]
    assert [pdf.path.with_suffix(".docx") for pdf in made] == documents
    assert all(pdf.renewed or pdf.unchanged for pdf in made)
    return [pdf.path.name for pdf in made if pdf.renewed]


def test_each_document_has_its_pdf_beside_it(folder, documents, fake_office):
    assert renewed(folder, documents) == [path.with_suffix(".pdf").name for path in documents]
    assert standing(folder) == {path.with_suffix(".pdf").name: b"PDF of " + path.read_bytes() for path in documents}
    assert fake_office.starts == [3]


def test_only_what_changed_is_converted_again(folder, documents, fake_office):
    renewed(folder, documents)
    before = standing(folder)
    assert renewed(folder, documents) == []
    documents[0].write_bytes(b"changed")
    documents[1].with_suffix(".pdf").unlink()
    documents[2].with_suffix(".pdf").write_bytes(b"altered")
    assert len(renewed(folder, documents)) == 3
    assert standing(folder) == before | {documents[0].with_suffix(".pdf").name: b"PDF of changed"}
    documents[1].write_bytes(b"changed too")
    assert renewed(folder, documents) == [documents[1].with_suffix(".pdf").name]
    assert fake_office.starts == [3, 3, 1]


def test_without_libreoffice_what_stands_is_left_and_the_others_say_why(folder, documents, fake_office, monkeypatch):
    renewed(folder, documents)
    documents[0].write_bytes(b"changed")
    monkeypatch.setenv("PATH", "")
    first, *others = write_pdfs(folder, documents)
    assert isinstance(first.fault, NoOffice)
    assert [pdf.unchanged for pdf in others] == [True, True]


def test_one_that_cannot_be_converted_stops_no_other(folder, documents, fake_office):
    documents[1].write_bytes(DIES)
    made = [*write_pdfs(folder, documents)]
    assert [pdf.renewed for pdf in made] == [True, False, True]
    assert made[1].fault is not None
    assert made[1].fault.key == "pdf.ended"


def test_a_pdf_that_is_open_in_another_program_is_named_and_made_the_next_time(folder, documents, fake_office, monkeypatch):
    renewed(folder, documents)
    for path in documents:
        path.write_bytes(b"changed")
    held, replace = documents[1].with_suffix(".pdf"), Path.replace

    def hold(self: Path, target: Path) -> Path:
        if target == held:
            raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))
        return replace(self, target)

    with monkeypatch.context() as reader:
        reader.setattr(Path, "replace", hold)
        made = [*write_pdfs(folder, documents)]
    assert [type(pdf.unwritten) for pdf in made] == [type(None), FileInUse, type(None)]
    assert held.read_bytes() == "PDF of A-02 学会 报告".encode(), "it stands there as it was"
    assert renewed(folder, documents) == [held.name]
