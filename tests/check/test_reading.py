"""A path read: each file of it looked into and cut down to its facts, whatever goes wrong with it told of it alone."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.archives_and_scans import in_utf_8, pdf
from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.readings import SOURCE, submitted, verdict
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import load_preset
from toolkit.check.delivery import DeliveredFile
from toolkit.check.reading import PathListing, PathTask, ReadFile, ReadingWork, read_file
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.intake.scans import ScanKind
from toolkit.model import Source

WORK = ReadingWork(CAMPAIGN)
LISTED = Source("来/a", "", 3, datetime(2023, 4, 12, tzinfo=CHINA_TIME))

Read = Callable[..., list[PathListing | ReadFile]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads what a path with these bytes brought."""

    def read(data: bytes, first: int = 0) -> list[PathListing | ReadFile]:
        path = tmp_path / "a"
        path.write_bytes(data)
        return list(WORK(PathTask(path, LISTED, first)))

    return read


def told(results: Iterable[PathListing | ReadFile]) -> list[tuple]:
    return [(file.source.path, file.form is not None, file.scan, file.pages, *(found.look for found in file.observed))
            for file in results if isinstance(file, ReadFile)]


PARCEL = in_utf_8({"b.xlsx": filled_cleanly(), "签.pdf": pdf(3), "半.pdf": pdf()[:90], "文.txt": "甲".encode(), "Thumbs.db": b"1"})


def test_what_is_at_a_path_is_told_before_any_file_of_it_is_looked_into(read: Read):
    listing, *files = read(PARCEL)
    assert isinstance(listing, PathListing)
    assert (listing.source.path, listing.listed, listing.skipped) == ("来/a", 4, (("来/a/Thumbs.db", "system"),))
    assert [(source.path, scan) for source, scan in listing.files] == [
        ("来/a/b.xlsx", None), ("来/a/签.pdf", "PDF"), ("来/a/半.pdf", "PDF"), ("来/a/文.txt", None)]
    assert told(files) == [
        ("来/a/b.xlsx", True, None, None),
        ("来/a/签.pdf", False, "PDF", 3),
        ("来/a/半.pdf", False, "PDF", None, "scan-torn"),
        ("来/a/文.txt", False, None, None, "text"),
    ]


def test_what_is_known_already_is_not_read_again(read: Read):
    assert told(read(PARCEL, first=2)) == told(read(PARCEL))[2:]


def test_a_form_is_kept_as_its_facts_and_its_judgement():
    file = read_file(DeliveredFile(SOURCE, filled_cleanly()), WORK)
    submission = submitted(filled_cleanly())
    assert file.form is not None
    assert file.judgement == verdict(filled_cleanly())
    assert file.form.typed == {"unit_code": "A-06", "unit_name": "中国化学会", "unit_type": "全国学会"}
    assert (len(file.form.questions), len(file.form.members), file.form.committee_size) == (12, 19, 19)
    assert sum(file.form.counts.values()) == 12
    assert [question.title_zh for question in file.form.questions] == [
        question.text("title_zh") for question in submission.questions]
    assert file.form.unit(CAMPAIGN) is CAMPAIGN.unit_of["A-06"]
    assert file.campaign == "2023"


def test_each_file_is_read_by_the_campaign_that_is_given_or_else_by_the_one_it_names():
    for campaign, code, looks in ((CAMPAIGN, "2023", []), (load_preset("2022"), "2022", ["file.other-campaign"]), (None, "2023", [])):
        file = read_file(DeliveredFile(SOURCE, filled_cleanly()), ReadingWork(campaign))
        assert (file.campaign, [found.code for found in file.observed]) == (code, looks)
        assert (file.form is None) is bool(looks)


def test_what_a_copy_of_ours_says_of_earlier_findings_is_looked_for_where_that_is_asked():
    copy = annotated_copy(filled_cleanly(), verdict(filled_cleanly()))
    for data, prior, expected in ((copy, True, ()), (copy, False, None), (filled_cleanly(), True, None)):
        form = read_file(DeliveredFile(SOURCE, data), ReadingWork(CAMPAIGN, prior=prior)).form
        assert form is not None
        assert form.prior == expected


def raising(error: Exception) -> Callable[..., None]:
    """Return a function that raises this."""

    def fails(*words: object) -> None:
        raise error

    return fails


@pytest.mark.parametrize(("error", "code", "looks"), [
    (ValueError("13800138000"), "file.unreadable", "failed"), (MemoryError(), "file.too-large", "memory")])
@pytest.mark.parametrize("stage", ["toolkit.check.delivery.open_archive", "toolkit.check.reading.read_submission"])
def test_a_fault_of_ours_is_the_one_file_s_line_in_the_record(read: Read, monkeypatch, stage, error, code, looks):
    monkeypatch.setattr(stage, raising(error))
    _, file = read(filled_cleanly())
    assert isinstance(file, ReadFile)
    (found,) = file.observed
    assert (file.form, found.code, found.look) == (None, code, looks)
    assert "13800138000" not in repr(file)


@pytest.mark.parametrize(("error", "looks"), [(ValueError(), "scan-damaged"), (MemoryError(), "scan-heavy")])
def test_a_fault_met_in_a_scan_is_said_in_words_for_scans(monkeypatch, error, looks):
    monkeypatch.setattr("toolkit.check.reading.inspect_scan", raising(error))
    file = read_file(DeliveredFile(SOURCE, pdf(), ScanKind.PDF), WORK)
    assert [found.look for found in file.observed] == [looks]
