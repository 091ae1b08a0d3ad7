"""What one path brought: a workbook, a scan, an archive; each file once, and a fault as whoever asks takes it."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.support.archives_and_scans import in_utf_8, pdf
from toolkit.batch.receipts import attempt
from toolkit.campaign.model import CHINA_TIME
from toolkit.check.delivery import DeliveredFile, PathDelivery, open_delivery
from toolkit.intake import limits
from toolkit.model import Source

LISTED = Source("来/a", "", 3, datetime(2023, 4, 12, tzinfo=CHINA_TIME))


@pytest.fixture
def brought(tmp_path):
    """Delivers bytes."""

    def bring(data: bytes, **how) -> PathDelivery:
        path = tmp_path / "a"
        path.write_bytes(data)
        return open_delivery(path, LISTED, **how)

    return bring


def told(delivery: PathDelivery) -> list[tuple]:
    return [(item.source.path, item.data, item.scan, item.pages, item.found and item.found.look)
            for item in delivery.items]


def test_a_file_is_the_one_item_of_its_delivery(brought):
    delivery = brought(b"any")
    assert told(delivery) == [("来/a", b"any", None, None, None)]
    assert delivery.items[0].source is delivery.source
    assert (delivery.held, delivery.skipped, delivery.listed) == ((), (), 1)


def test_of_a_file_beyond_the_limit_so_much_is_kept_that_the_gate_sees_it(brought, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    (item,) = brought(b"x" * 50).items
    assert (item.data, item.source.size) == (b"x" * 11, 50)


def test_a_scan_is_looked_through_whole(brought, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    assert told(brought(pdf(2))) == [("来/a", b"", "PDF", 2, None)]
    assert told(brought(pdf(2)[:90])) == [("来/a", b"", "PDF", None, "scan-torn")]


def test_an_archive_is_the_files_in_it(brought):
    inner = in_utf_8({"半.pdf": pdf()[:90], "里.zip": in_utf_8({"x": b"1"})})
    delivery = brought(in_utf_8({"b.xlsx": b"form", "签.pdf": pdf(), "Thumbs.db": b"1", "内.zip": inner}))
    assert told(delivery) == [
        ("来/a/b.xlsx", b"form", None, None, None),
        ("来/a/签.pdf", b"", "PDF", 1, None),
        ("来/a/内.zip/半.pdf", b"", "PDF", None, "scan-torn"),
        ("来/a/内.zip/里.zip", b"", None, None, "archive-nested"),
    ]
    assert (delivery.held, delivery.listed) == (tuple(item.source.path for item in delivery.items), 4)
    assert delivery.skipped == (("来/a/Thumbs.db", "system"),)
    assert delivery.source.path == "来/a"


def test_an_archive_that_cannot_be_opened_is_one_item_that_says_why(brought):
    delivery = brought(in_utf_8({}))
    assert told(delivery) == [("来/a", b"", None, None, "archive-empty")]
    assert (delivery.held, delivery.listed) == ((), 1)


def test_a_file_that_cannot_be_opened_is_known_as_it_was_listed():
    delivery = open_delivery(Path("没有"), LISTED)
    assert delivery.source is delivery.items[0].source is LISTED
    assert told(delivery) == [("来/a", b"", None, None, "unopened")]


@pytest.mark.parametrize(("stage", "data"), [("open_archive", b"any"), ("inspect_safely", pdf())])
def test_a_fault_is_taken_as_the_caller_says(brought, monkeypatch, stage, data):
    def fails(*words: object) -> None:
        raise ValueError

    monkeypatch.setattr(f"toolkit.check.delivery.{stage}", fails)
    with pytest.raises(ValueError):
        brought(data)
    (item,) = brought(data, attempt=attempt).items
    assert (item.data, item.found.value, item.found.look) == (b"", "ValueError", "failed")


def test_what_was_delivered_cannot_be_changed(brought):
    (item,) = brought(b"any").items
    with pytest.raises(AttributeError):
        item.found = None
    assert item == DeliveredFile(item.source, b"any")
