"""Intake: what a file is by its content, when it was changed, what its `_meta` says."""

import os
import zipfile
from datetime import datetime
from hashlib import sha256
from io import BytesIO

import pytest

from tests.workbook.hand_made import by_xlsxwriter, clean_cells, refusal, with_meta
from toolkit.campaign.model import CHINA_TIME
from toolkit.model import Stamp
from toolkit.workbook import intake

# Loading


def test_a_file_is_loaded_with_its_identity(tmp_path):
    file = tmp_path / "推荐表.xlsx"
    file.write_bytes(b"content")
    os.utime(file, (0, 1_681_263_000))  # 2023-04-12 01:30 UTC
    source, data = intake.load(file, "inbox/推荐表.xlsx")
    assert data == b"content"
    assert (source.path, source.size, source.sha256) == ("inbox/推荐表.xlsx", 7, sha256(b"content").hexdigest())
    assert source.modified == datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME)
    assert source.modified.utcoffset() == CHINA_TIME.utcoffset(source.modified)


def test_a_file_that_cannot_be_opened(tmp_path):
    with pytest.raises(OSError):
        intake.load(tmp_path / "nothing.xlsx", "nothing.xlsx")
    with pytest.raises(OSError):
        intake.load(tmp_path, "folder")


# The stamp


def test_the_stamp(campaign):
    data = by_xlsxwriter(with_meta(clean_cells(campaign)))
    assert intake.stamp(data) == Stamp(version="1", campaign="2023", unit="A-06", fingerprint="f00d")


def test_a_stamp_typed_as_numbers(campaign):
    cells = with_meta(clean_cells(campaign))
    cells["_meta"] |= {(0, 1): 1, (1, 1): 2023}
    assert intake.stamp(by_xlsxwriter(cells)) == Stamp("1", "2023", "A-06", "f00d")


def test_no_stamp(campaign):
    cells = clean_cells(campaign)
    assert intake.stamp(by_xlsxwriter(cells)) is None
    assert intake.stamp(by_xlsxwriter(with_meta(cells, {"campaign": "2023"}))) is None
    assert intake.stamp(by_xlsxwriter({**cells, "_meta": {}})) is None
    assert intake.stamp(b"no workbook") is None


# What a file is by its content


def _zip(*names: str) -> bytes:
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return package.getvalue()


OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (OLE2, "OLE2 (.xls, .et, .doc)"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "OLE2 (encrypted .xlsx)"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\r\n <HTML><table></table></html>", "HTML"),
        (b"\xef\xbb\xbf<!doctype html><html></html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7-Zip"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG"),
        ("序号,题目\n1,如何？\n".encode(), "TXT / CSV"),
        ("序号,题目\n1,如何？\n".encode("gb18030"), "TXT / CSV"),
        ("序号\t题目".encode("utf-16"), "TXT / CSV"),
        (_zip("[Content_Types].xml", "word/document.xml"), "Word (.docx)"),
        (_zip("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint (.pptx)"),
        (_zip("[Content_Types].xml", "xl/workbook.bin"), "Excel Binary (.xlsb)"),
        (_zip("mimetype", "content.xml"), "OpenDocument (.ods)"),
        (_zip("推荐表.xlsx", "签字页.pdf"), "ZIP"),
    ],
)
def test_another_kind_of_file_is_named(campaign, data, kind):
    assert refusal(data, campaign) == ("file.not-xlsx", {"kind": kind})


@pytest.mark.parametrize("data", [b"", bytes(4096), b"\x00\x01\x02\xfe" * 50, b"PK\x03\x04 torn", b" \n"])
def test_bytes_that_are_nothing_known_are_unreadable(campaign, data):
    assert refusal(data, campaign) == ("file.unreadable", {})


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_torn_workbook_is_unreadable(campaign, share):
    data = by_xlsxwriter(clean_cells(campaign))
    assert refusal(data[: int(len(data) * share)], campaign) == ("file.unreadable", {})


def test_a_workbook_with_its_directory_gone_is_unreadable(campaign):
    data = by_xlsxwriter(clean_cells(campaign))
    assert refusal(data.replace(b"PK\x01\x02", b"PK\x00\x00"), campaign) == ("file.unreadable", {})
