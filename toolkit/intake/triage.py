"""Triage: what a file is, told from its content alone; its name is not looked at."""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from toolkit.intake.ole_files import OLE2, RootStreams
from toolkit.intake.refusal import another_kind
from toolkit.intake.xls_records import XLS_STREAMS
from toolkit.looks import Look
from toolkit.ooxml.refusal import encrypted, unreadable

ZIP = b"PK\x03\x04"
_LOCK_SIZE = 165
_LOCK_NAME = 55
"""Bytes of a lock file that hold the user's name, its length first."""


class WorkbookKind(StrEnum):
    """The kinds of workbook that can be read."""

    XLSX = "xlsx"
    STRICT = "strict"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"


_SIGNATURES = (
    (b"%pdf", Look.PDF),
    (b"{\\rtf", Look.RTF),
    (b"rar!", Look.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Look.ARCHIVE),
    (b"\x1f\x8b", Look.ARCHIVE),
    (b"bzh", Look.ARCHIVE),
    (b"\xfd7zxz\0", Look.ARCHIVE),
    (b"\x89png", Look.IMAGE),
    (b"\xff\xd8\xff", Look.IMAGE),
    (b"gif8", Look.IMAGE),
    (b"bm", Look.IMAGE),
    (b"ii*\x00", Look.IMAGE),
    (b"mm\x00*", Look.IMAGE),
    (b"<!doctype html", Look.HTML),
    (b"<html", Look.HTML),
    (b"<table", Look.HTML),
    (b"mime-version:", Look.HTML),
    (b"received:", Look.MAIL),
    (b"return-path:", Look.MAIL),
    (b"from ", Look.MAIL),
    (b"from:", Look.MAIL),
    (b"<?xml", Look.XML),
)
"""How files of other kinds begin, in lower case, after white space."""

_ALSO_WORDS = (b"bm", b"bzh")
"""Those of them with which a text may begin."""

_WITHIN = ((4, b"ftyp", Look.IMAGE), (8, b"WEBP", Look.IMAGE), (257, b"ustar", Look.ARCHIVE))
"""What files of other kinds have some bytes further on: pictures by telephones, WebP, tar."""

_STREAMS: tuple[tuple[str, WorkbookKind | Look], ...] = (
    ("EncryptedPackage", Look.ENCRYPTED),
    ("WordDocument", Look.DOC),
    ("PowerPoint Document", Look.PPT),
    ("__properties_version1.0", Look.MAIL),
    *((name, WorkbookKind.XLS) for name in XLS_STREAMS),
)
"""Streams by which an OLE2 file is known, most telling first; files embedded in it have theirs in storages."""

_PARTS: tuple[tuple[str, WorkbookKind | Look], ...] = (
    ("xl/workbook.bin", WorkbookKind.XLSB),
    ("word/document.xml", Look.DOCX),
    ("ppt/presentation.xml", Look.PPTX),
    ("xl/workbook.xml", WorkbookKind.XLSX),
    ("ofd.xml", Look.OFD),
    ("index/document.iwa", Look.NUMBERS),
)
"""Parts of a zip package by which it is known, in lower case."""

_TYPES: Mapping[bytes, WorkbookKind | Look] = {
    b"spreadsheetml": WorkbookKind.XLSX,
    b"ms-excel": WorkbookKind.XLSX,
    b"wordprocessingml": Look.DOCX,
    b"presentationml": Look.PPTX,
}
_MAIN_TYPE = re.compile(rb"(%s)\.[\w.]*main\+xml" % b"|".join(_TYPES))
"""What the content types of a package call its document, by whatever name it has there."""

_FOLDERS: Mapping[str, WorkbookKind | Look] = {"xl": WorkbookKind.XLSX, "word": Look.DOCX, "ppt": Look.PPTX}
_INSIDE = re.compile(rf"({'|'.join(_FOLDERS)})/.*\.(xml|rels|bin|vml)")
"""Parts of a package whose document is gone: people call folders so too, but what they put there is none of these."""

_OPEN_DOCUMENTS: Mapping[str, WorkbookKind | Look] = {
    "application/vnd.oasis.opendocument.spreadsheet": WorkbookKind.ODS,
    "application/vnd.oasis.opendocument.spreadsheet-template": WorkbookKind.ODS,
    "application/vnd.oasis.opendocument.text": Look.ODT,
    "application/vnd.oasis.opendocument.presentation": Look.PPTX,
}


def kind_outside_zip(data: bytes) -> WorkbookKind:
    """Return the kind of a file that is no zip package; it is always an old .xls workbook.

    Raises Refused, naming what the file looks like, for anything else.
    """
    if not data:
        raise unreadable(Look.EMPTY)
    if data.startswith(OLE2):
        return _ole2(data)
    if _is_lock(data):
        raise unreadable(Look.LOCK)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    look = next((look for signature, look in _SIGNATURES if start.startswith(signature)), None)
    if look and start.startswith(_ALSO_WORDS) and _is_text(data):
        look = None
    look = look or next((look for at, word, look in _WITHIN if data.startswith(word, at)), None)
    if look or _is_text(data):
        raise another_kind(look or Look.TEXT)
    raise unreadable(Look.UNKNOWN if data.strip(b"\0") else Look.ZEROS)


def package_kind(names: Iterable[str], mimetype: str, types: Callable[[], bytes] = bytes) -> WorkbookKind:
    """Return the kind of a zip package by its parts, or by the *mimetype* that an OpenDocument says.

    Where it lacks its document, or calls it otherwise, its content *types* tell, or what else is there; the parts
    themselves are not looked at. Raises Refused, naming what the package looks like, when it is no workbook.
    """
    known = {name.casefold() for name in names}
    kind = _OPEN_DOCUMENTS.get(mimetype) or next((kind for part, kind in _PARTS if part in known), None)
    kind = kind or _without_document(known, types()) or Look.ARCHIVE
    if isinstance(kind, WorkbookKind):
        return kind
    raise another_kind(kind)


def _without_document(names: Iterable[str], types: bytes) -> WorkbookKind | Look | None:
    """Return what a package looks like in which no document has its usual name; None for an archive of any files."""
    if said := _MAIN_TYPE.search(types):
        return _TYPES[said[1]]
    return next((_FOLDERS[inside[1]] for inside in map(_INSIDE.fullmatch, names) if inside), None)


def _ole2(data: bytes) -> WorkbookKind:
    """Return the kind of an OLE2 file by the streams in its root storage."""
    streams = RootStreams(data)
    kind = next((kind for name, kind in _STREAMS if name in streams), Look.OTHER_OLE)
    if isinstance(kind, WorkbookKind):
        return kind
    raise encrypted(kind) if kind is Look.ENCRYPTED else another_kind(kind)


def _is_lock(data: bytes) -> bool:
    """Return whether this is what Excel or WPS leaves beside an open workbook: the user's name, padded with blanks."""
    length = data[0] + 1
    return len(data) == _LOCK_SIZE and length < _LOCK_NAME and not data[length:_LOCK_NAME].strip(b" \0")


def _is_text(data: bytes) -> bool:
    """Return whether bytes read as plain text in one of the encodings that Chinese systems write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(data, "utf-16")
    return bool(data.strip()) and b"\0" not in data and any(_decodes(data, name) for name in ("utf-8", "gb18030"))


def _decodes(data: bytes, encoding: str) -> bool:
    """Return whether *data* is valid in *encoding*."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


