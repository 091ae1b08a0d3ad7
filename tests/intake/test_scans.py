"""Scans that come beside a workbook: which files are any, and which of them can be opened."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tests.support.archives_and_scans import pdf, picture
from tests.support.reading_process import read_within_limits
from toolkit.intake import limits
from toolkit.intake.scans import ScanInspection, ScanKind, inspect_scan, reworded_for_scan, scan_kind
from toolkit.looks import Look
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.model import Observation
from toolkit.rules import judge_observations


def locked(user: str, owner: str = "owner", algorithm: str = "RC4-128") -> bytes:
    """A PDF that asks for *user* as its password; with none it only forbids printing and the like."""
    writer, data = PdfWriter(clone_from=PdfReader(BytesIO(pdf(2)))), BytesIO()
    writer.encrypt(user, owner, algorithm=algorithm)
    writer.write(data)
    return data.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def huge_png(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("data", "kind"), [
    (pdf(), "PDF"),
    (b"\xef\xbb\xbf\r\n" + pdf(), "PDF"),
    (picture("JPEG"), "JPG"),
    (picture("PNG"), "PNG"),
    (picture("TIFF"), "TIFF"),
    (b"MM\0*\0\0\0\x08", "TIFF"),
    (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
    (b"GIF89a", None),
    (b"PK\3\4", None),
    ("签字".encode(), None),
    (b"", None),
])
def test_a_scan_is_known_by_its_content_whatever_it_is_called(data, kind):
    for name in ("签字页.pdf", "签字页", "组/签字页.docx", "签字页.JPG"):
        assert scan_kind(data, name) == kind


@pytest.mark.parametrize("name", ["推荐表.xlsx", "推荐表.XLS", "a/推荐表.et", "推荐表.ods", "推荐表.xlsm", "表.csv"])
def test_what_is_named_as_a_workbook_is_meant_as_one(name):
    assert scan_kind(pdf(), name) is None


@pytest.mark.parametrize(("data", "kind", "pages"), [
    (pdf(1), ScanKind.PDF, 1),
    (pdf(12), ScanKind.PDF, 12),
    (pdf(3) + bytes(600), ScanKind.PDF, 3),
    (locked(""), ScanKind.PDF, 2),
    (picture("JPEG"), ScanKind.JPEG, 1),
    (picture("PNG"), ScanKind.PNG, 1),
    (picture("TIFF"), ScanKind.TIFF, 1),
    (picture("TIFF", more=4), ScanKind.TIFF, 5),
])
def test_a_whole_scan_can_be_opened_and_its_pages_are_counted(data, kind, pages):
    assert inspect_scan(data, kind) == ScanInspection(pages)
    assert read_within_limits(data, kind).pages == pages


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(("data", "kind", "code", "looks"), [
    (halved(pdf(3)), ScanKind.PDF, "file.unreadable", "scan-torn"),
    (pdf(3)[:-12], ScanKind.PDF, "file.unreadable", "scan-torn"),
    (b"%PDF-1.7\n%%EOF\n", ScanKind.PDF, "file.unreadable", "scan-damaged"),
    (pdf().replace(b"/Type /Pages", b"/Type /Nope_"), ScanKind.PDF, "file.unreadable", "scan-empty"),
    (pdf(0), ScanKind.PDF, "file.unreadable", "scan-empty"),
    (pdf(2).replace(b"[3 0 R 4 0 R]", b"[2 0 R 2 0 R]"), ScanKind.PDF, "file.unreadable", "scan-damaged"),
    (locked("secret"), ScanKind.PDF, "file.encrypted", "scan-encrypted"),
    (halved(picture("JPEG", (400, 400))), ScanKind.JPEG, "file.unreadable", "scan-torn"),
    (picture("JPEG")[:30], ScanKind.JPEG, "file.unreadable", "scan-damaged"),
    (halved(picture("PNG", (400, 400))), ScanKind.PNG, "file.unreadable", "scan-torn"),
    (halved(picture("TIFF", (400, 400))), ScanKind.TIFF, "file.unreadable", "scan-torn"),
    (b"II*\0\0\0\0\0", ScanKind.TIFF, "file.unreadable", "scan-damaged"),
    (huge_png(12_000, 10_000), ScanKind.PNG, "file.too-large", "scan-pixels"),
    (huge_png(60_000, 60_000), ScanKind.PNG, "file.too-large", "scan-pixels"),
    (b"\0\0\0\x18ftypheic\0\0\0\0", ScanKind.HEIC, "file.unreadable", "scan-heic"),
])
def test_a_scan_that_cannot_be_opened_is_one_observation(data, kind, code, looks, campaign):
    (found,) = read_within_limits(data, kind).observed
    assert (found.code, found.look) == (code, looks)
    assert inspect_scan(data, kind) == found
    (finding,) = judge_observations("签字页.pdf", campaign, [found])
    for language in ("zh", "en"):
        assert RULE_ENTRIES[code].looks[looks].remedy.fill(language, **found.details) == finding_remedy(finding, language)
        assert "{" not in finding_sentence(finding, language)


def test_a_scan_of_too_many_pages_or_bytes_is_refused():
    many = inspect_scan(pdf(limits.PAGES + 1), ScanKind.PDF)
    assert many == Observation("file.too-large", details={"limit": 500}, look=Look.SCAN_PAGES)
    heavy = inspect_scan(pdf() + bytes(limits.SCAN_BYTES), ScanKind.PDF)
    assert heavy == Observation("file.too-large", details={"limit": 50}, look=Look.SCAN_FILE)


def test_a_picture_of_another_kind_than_it_says_is_damaged():
    assert inspect_scan(picture("PNG"), ScanKind.JPEG) == Observation("file.unreadable", look=Look.SCAN_DAMAGED)


@pytest.mark.parametrize(("looks", "said"), [
    ("time", "scan-heavy"), ("memory", "scan-heavy"), ("died", "scan-damaged"), ("failed", "scan-damaged"),
    ("scan-torn", "scan-torn"),
])
def test_what_the_process_says_is_said_in_words_for_scans(looks, said):
    assert reworded_for_scan(Observation("file.unreadable", look=looks)).look == said


WHOLE = {ScanKind.PDF: pdf(3), ScanKind.JPEG: picture("JPEG"), ScanKind.PNG: picture("PNG"), ScanKind.TIFF: picture("TIFF", more=2)}


@given(st.sampled_from(list(WHOLE)), st.lists(st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=4)), max_size=6))
def test_whatever_became_of_a_scan_there_is_one_verdict(kind, changes):
    data = bytearray(WHOLE[kind])
    for at, change in changes:
        data[at % len(data) : at % len(data) + len(change)] = change
    verdict = inspect_scan(bytes(data), kind)
    assert isinstance(verdict, ScanInspection) or verdict.look.startswith("scan-")
