"""Signed scans that come beside a workbook: told by content, and looked through to see that they can be opened.

To be called where a file may cost its process (:func:`toolkit.check.reading.read_file`).
"""

import warnings
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from toolkit.intake import limits
from toolkit.looks import SCAN_ALONE, Look
from toolkit.model import Observation
from toolkit.ooxml.refusal import Refused, encrypted, too_large, unreadable

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile


class ScanKind(StrEnum):
    """The kinds of file that a scan comes as."""

    PDF = "PDF"
    JPEG = "JPG"
    PNG = "PNG"
    TIFF = "TIFF"
    HEIC = "HEIC"


class ScanInspection(NamedTuple):
    """A scan that can be opened."""

    pages: int


_SIGNATURES = (
    (b"\xff\xd8\xff", ScanKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", ScanKind.PNG),
    (b"II*\0", ScanKind.TIFF),
    (b"MM\0*", ScanKind.TIFF),
)

_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1")
"""What stands from the fifth byte on in the photographs of a telephone by Apple."""

WORKBOOK_SUFFIXES = frozenset((".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et", ".ett", ".ods", ".csv"))
"""Suffixes by which a sender means the recommendation workbook, whatever the content."""

_HEAVY = (Look.TIME, Look.MEMORY)
"""What a file looks like that took more than it may."""

_END = b"%%EOF"
_END_WITHIN = 2048
"""The end mark of a PDF stands among so many last bytes."""


def scan_kind(data: bytes, name: str) -> ScanKind | None:
    """Return what kind of scan a file is, by its content; None for none, or one that is named as a workbook."""
    if PurePosixPath(name).suffix.lower() in WORKBOOK_SUFFIXES:
        return None
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        return ScanKind.PDF
    if data[4:12] in _HEIC:
        return ScanKind.HEIC
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def inspect_scan(data: bytes, kind: ScanKind) -> ScanInspection | Observation:
    """Return what a scan is found to be: that it can be opened, with its pages, or why it cannot."""
    try:
        if len(data) > limits.SCAN_BYTES:
            raise too_large(Look.SCAN_FILE, limits.SCAN_BYTES // 1_000_000)
        match kind:
            case ScanKind.PDF:
                pages = _pdf_pages(data)
            case ScanKind.HEIC:
                raise unreadable(Look.SCAN_HEIC)
            case _:
                pages = _image_pages(data, kind)
        if pages > limits.PAGES:
            raise too_large(Look.SCAN_PAGES, limits.PAGES)
        return ScanInspection(pages)
    except Refused as refused:
        return refused.found


def reworded_for_scan(found: Observation) -> Observation:
    """Return the observation on a file that broke its process in the words for a scan."""
    if found.look in SCAN_ALONE:
        return found
    return replace(found, look=Look.SCAN_HEAVY if found.look in _HEAVY else Look.SCAN_DAMAGED)


def scan_without_workbook(kind: ScanKind, fault: Observation | None) -> Observation:
    """Return the observation on a scan that came in place of a workbook: what is wrong with it, or that it is none."""
    if fault is None:
        return Observation("file.not-xlsx", look=Look.PDF if kind is ScanKind.PDF else Look.IMAGE)
    return replace(fault, look=SCAN_ALONE[fault.look] if fault.look else None)


def _pdf_pages(data: bytes) -> int:
    """Return the number of pages of a PDF; raises Refused when it is not whole or asks for a password."""
    if _END not in data.rstrip(b"\0\r\n\t ")[-_END_WITHIN:]:
        raise unreadable(Look.SCAN_TORN)
    from pypdf import PasswordType, PdfReader  # slow to load, and seldom needed
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise encrypted(Look.SCAN_ENCRYPTED)
        pages: int = sum(page.get("/Type", "/Page") == "/Page" for page in reader.pages)
    except DependencyError as error:  # a cipher that only those who know a password, or have a licence for it, undo
        raise encrypted(Look.SCAN_ENCRYPTED) from error
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever the library meets in a broken file
        raise unreadable(Look.SCAN_DAMAGED) from error
    if not pages:
        raise unreadable(Look.SCAN_EMPTY)
    return pages


def _image_pages(data: bytes, kind: ScanKind) -> int:
    """Return the number of pictures of an image; raises Refused when one of them is not whole, or too large."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a scanner wrote beside the picture is no matter of ours
            with Image.open(BytesIO(data), formats=(kind.name,)) as image:
                return sum(1 for _ in _pictures(image, kind))
    except (Refused, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise too_large(Look.SCAN_PIXELS, limits.PIXELS // 1_000_000) from error
    except Exception as error:  # whatever the library meets in a broken file
        torn = isinstance(error, OSError) and "truncated" in str(error)
        raise unreadable(Look.SCAN_TORN if torn else Look.SCAN_DAMAGED) from error


def _pictures(image: "ImageFile", kind: ScanKind) -> Iterator[int]:
    """Yield the number of each picture once it was decoded; raises Refused for one too large to be."""
    for number in range(limits.PAGES + 1):
        if number and (kind is not ScanKind.TIFF or not _further(image, number)):
            return
        width, height = image.size
        if width * height > limits.PIXELS:
            raise too_large(Look.SCAN_PIXELS, limits.PIXELS // 1_000_000)
        if kind is ScanKind.JPEG:
            image.draft(None, (width // 8, height // 8))  # reads all of it, and holds a sixty-fourth
        image.load()
        yield number


def _further(image: "ImageFile", number: int) -> bool:
    """Return whether an image has a picture of this number, and go to it."""
    try:
        image.seek(number)
    except EOFError:
        return False
    return True
