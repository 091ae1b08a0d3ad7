"""Triage: which workbook another workbook is, and forms that LibreOffice really wrote in other formats."""

from dataclasses import replace

import pytest

from tests.filled import CAMPAIGN, as_read, filled_cleanly
from tests.workbook.hand_made import by_xlsxwriter
from toolkit.batch.aggregate import MASTER, build
from toolkit.batch.collect import Collection
from toolkit.campaign.workbook import to_workbook
from toolkit.model import Severity
from toolkit.rules import LIVE_CODES
from toolkit.workbook import intake


def looks(data: bytes) -> object:
    reading = as_read(data)
    assert reading.submission is None
    (found,) = reading.observed
    assert found.code == "file.not-the-form"
    return found.details["looks"]


def test_our_own_master_workbook_is_named():
    batch = build(Collection(CAMPAIGN, (), (), 0, 0), "2023-04")
    assert looks(batch.outputs[MASTER]) == "master"


def test_the_campaign_workbook_is_named():
    assert looks(to_workbook(CAMPAIGN, LIVE_CODES)) == "campaign"


def test_any_other_workbook():
    assert looks(by_xlsxwriter({"通讯录": {(0, 0): "姓名"}})) == "workbook"


@pytest.fixture(scope="module")
def converted(office) -> dict[str, bytes]:
    """Return the filled form as LibreOffice saves it in other formats."""
    return office.converted(filled_cleanly(), ("ods", "xls", "xlsx"))


@pytest.mark.parametrize(("kind", "notes"), [("ods", ["ods"]), ("xls", ["xls"]), ("xlsx", [])])
def test_what_libreoffice_wrote_is_read_as_the_original(converted, kind, notes):
    book = intake.opened(converted[kind])
    assert (book.kind, [note.details["looks"] for note in book.notes]) == (kind, notes)
    assert all((note.code, note.severity) == ("file.not-xlsx", Severity.INFO) for note in book.notes)
    original, reading = as_read(filled_cleanly()).submission, as_read(converted[kind])
    assert reading.submission is not None
    assert reading.submission == replace(original, source=reading.submission.source)
    strays = {found.at.a1 for found in reading.observed if found.code == "form.cell-unread"}
    assert strays <= {"A2"}  # a live line that the library reads as 0 in .xls, where it tells no formulas
    assert [found for found in reading.observed if found.code != "form.cell-unread"] == list(book.notes)
