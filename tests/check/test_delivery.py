"""What one path brought: a workbook, a scan, an archive; each file once, and whether it can be opened again."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.archives_and_scans import in_utf_8, pdf
from toolkit.campaign.model import CHINA_TIME
from toolkit.check.delivery import DeliveredFile, PathDelivery, open_delivery, reopen_file
from toolkit.check.origin import FileOrigin
from toolkit.intake import StillChanging, limits
from toolkit.model import Source

LISTED = Source("来/a", "", 3, datetime(2023, 4, 12, tzinfo=CHINA_TIME))


@pytest.fixture
def brought(tmp_path):
    """Delivers bytes."""

    def bring(data: bytes) -> PathDelivery:
        path = tmp_path / "a"
        path.write_bytes(data)
        return open_delivery(path, LISTED)

    return bring


def told(delivery: PathDelivery) -> list[tuple]:
    return [(file.source.path, file.data, file.scan, file.refusal and file.refusal.look) for file in delivery.files]


def test_a_file_is_the_one_file_of_its_delivery(brought):
    delivery = brought(b"any")
    assert told(delivery) == [("来/a", b"any", None, None)]
    assert delivery.files[0].source is delivery.source
    assert (delivery.skipped, delivery.listed) == ((), 1)


def test_of_a_file_beyond_the_limit_so_much_is_kept_that_the_gate_sees_it(brought, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    (file,) = brought(b"x" * 50).files
    assert (file.data, file.source.size) == (b"x" * 11, 50)


def test_a_scan_is_kept_whole(brought, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    assert told(brought(pdf(2))) == [("来/a", pdf(2), "PDF", None)]


def test_an_archive_is_the_files_in_it(brought):
    inner = in_utf_8({"半.pdf": pdf()[:90], "里.zip": in_utf_8({"x": b"1"})})
    delivery = brought(in_utf_8({"b.xlsx": b"form", "签.pdf": pdf(), "Thumbs.db": b"1", "内.zip": inner}))
    assert told(delivery) == [
        ("来/a/b.xlsx", b"form", None, None),
        ("来/a/签.pdf", pdf(), "PDF", None),
        ("来/a/内.zip/半.pdf", pdf()[:90], "PDF", None),
        ("来/a/内.zip/里.zip", b"", None, "archive-nested"),
    ]
    assert delivery.listed == 4
    assert delivery.skipped == (("来/a/Thumbs.db", "system"),)
    assert delivery.source.path == "来/a"


def test_an_archive_that_cannot_be_opened_is_one_file_that_says_why(brought):
    delivery = brought(in_utf_8({}))
    assert told(delivery) == [("来/a", b"", None, "archive-empty")]
    assert delivery.listed == 1


def test_a_file_that_cannot_be_opened_is_known_as_it_was_listed():
    delivery = open_delivery(Path("没有"), LISTED)
    assert delivery.source is delivery.files[0].source is LISTED
    assert told(delivery) == [("来/a", b"", None, "unopened")]


def test_what_was_delivered_cannot_be_changed(brought):
    (file,) = brought(b"any").files
    with pytest.raises(AttributeError):
        file.refusal = None
    assert file == DeliveredFile(file.source, b"any")


# Opened again


def test_each_file_of_an_archive_is_opened_again_by_its_number(brought, tmp_path):
    delivery = brought(in_utf_8({"b.xlsx": b"form", "签.pdf": pdf()}))
    for number, file in enumerate(delivery.files):
        assert reopen_file(FileOrigin(tmp_path / "a", LISTED, number), file.source) == file


def test_what_is_another_file_by_now_is_not_taken_for_it(brought, tmp_path):
    """Of the same length and time: by its bytes, not by what a folder tells of it."""
    (file,) = brought(b"any").files
    origin, before = FileOrigin(tmp_path / "a", LISTED, 0), (tmp_path / "a").stat().st_mtime_ns
    (tmp_path / "a").write_bytes(b"one")
    os.utime(tmp_path / "a", ns=(before, before))
    with pytest.raises(StillChanging):
        reopen_file(origin, file.source)


def test_a_file_that_left_its_archive_is_not_there(brought, tmp_path):
    second = brought(in_utf_8({"b.xlsx": b"form", "c.xlsx": b"other"})).files[1]
    brought(in_utf_8({"b.xlsx": b"form"}))
    with pytest.raises(StillChanging):
        reopen_file(FileOrigin(tmp_path / "a", LISTED, 1), second.source)


def test_a_file_that_is_gone_is_a_fault_of_the_disk(brought, tmp_path):
    (file,) = brought(b"any").files
    (tmp_path / "a").unlink()
    with pytest.raises(FileNotFoundError):
        reopen_file(FileOrigin(tmp_path / "a", LISTED, 0), file.source)
