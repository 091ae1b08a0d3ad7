"""Triage: what a file is, told from its content alone; its name is not looked at."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from toolkit.intake.ole_files import OLE2, RootStreams
from toolkit.intake.refusal import another_kind, encrypted, unreadable
from toolkit.intake.xls_workbook import XLS_STREAMS

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
    (b"%pdf", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"bzh", "archive"),
    (b"\xfd7zxz\0", "archive"),
    (b"\x89png", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"gif8", "image"),
    (b"bm", "image"),
    (b"ii*\x00", "image"),
    (b"mm\x00*", "image"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<table", "html"),
    (b"mime-version:", "html"),
    (b"received:", "mail"),
    (b"return-path:", "mail"),
    (b"from ", "mail"),
    (b"from:", "mail"),
    (b"<?xml", "xml"),
)
"""How files of other kinds begin, in lower case, after white space."""

_ALSO_WORDS = (b"bm", b"bzh")
"""Those of them with which a text may begin."""

_WITHIN = ((4, b"ftyp", "image"), (8, b"WEBP", "image"), (257, b"ustar", "archive"))
"""What files of other kinds have some bytes further on: pictures by telephones, WebP, tar."""

_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "mail"),
    *((name, WorkbookKind.XLS) for name in XLS_STREAMS),
)
"""Streams by which an OLE2 file is known, most telling first; files embedded in it have theirs in storages."""

_PARTS = (
    ("xl/workbook.bin", WorkbookKind.XLSB),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
    ("xl/workbook.xml", WorkbookKind.XLSX),
    ("ofd.xml", "ofd"),
    ("index/document.iwa", "numbers"),
)
"""Parts of a zip package by which it is known, in lower case."""

_TYPES = {
    b"spreadsheetml": WorkbookKind.XLSX,
    b"ms-excel": WorkbookKind.XLSX,
    b"wordprocessingml": "docx",
    b"presentationml": "pptx",
}
_MAIN_TYPE = re.compile(rb"(%s)\.[\w.]*main\+xml" % b"|".join(_TYPES))
"""What the content types of a package call its document, by whatever name it has there."""

_FOLDERS = {"xl": WorkbookKind.XLSX, "word": "docx", "ppt": "pptx"}
_INSIDE = re.compile(rf"({'|'.join(_FOLDERS)})/.*\.(xml|rels|bin|vml)")
"""Parts of a package whose document is gone: people call folders so too, but what they put there is none of these."""

_OPEN_DOCUMENTS = {
    "application/vnd.oasis.opendocument.spreadsheet": WorkbookKind.ODS,
    "application/vnd.oasis.opendocument.spreadsheet-template": WorkbookKind.ODS,
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.presentation": "pptx",
}


def kind_outside_zip(data: bytes) -> WorkbookKind:
    """Return the kind of a file that is no zip package; it is always an old .xls workbook.

    Raises Refused, naming what the file looks like, for anything else.
    """
    if not data:
        raise unreadable("empty")
    if data.startswith(OLE2):
        return _ole2(data)
    if _is_lock(data):
        raise unreadable("lock")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    looks = next((looks for signature, looks in _SIGNATURES if start.startswith(signature)), "")
    if looks and start.startswith(_ALSO_WORDS) and _is_text(data):
        looks = ""
    looks = looks or next((looks for at, word, looks in _WITHIN if data.startswith(word, at)), "")
    if looks or _is_text(data):
        raise another_kind(looks or "text")
    raise unreadable("zeros" if not data.strip(b"\0") else "unknown")


def package_kind(names: Iterable[str], mimetype: str, types: Callable[[], bytes] = bytes) -> WorkbookKind:
    """Return the kind of a zip package by its parts, or by the *mimetype* that an OpenDocument says.

    Where it lacks its document, or calls it otherwise, its content *types* tell, or what else is there; the parts
    themselves are not looked at. Raises Refused, naming what the package looks like, when it is no workbook.
    """
    known = {name.casefold() for name in names}
    looks = _OPEN_DOCUMENTS.get(mimetype) or next((looks for part, looks in _PARTS if part in known), None)
    looks = looks or _without_document(known, types()) or "archive"
    if isinstance(looks, WorkbookKind):
        return looks
    raise another_kind(looks)


def _without_document(names: Iterable[str], types: bytes) -> str | None:
    """Return what a package looks like in which no document has its usual name; None for an archive of any files."""
    if said := _MAIN_TYPE.search(types):
        return _TYPES[said[1]]
    return next((_FOLDERS[inside[1]] for inside in map(_INSIDE.fullmatch, names) if inside), None)


def _ole2(data: bytes) -> WorkbookKind:
    """Return the kind of an OLE2 file by the streams in its root storage."""
    streams = RootStreams(data)
    looks = next((looks for name, looks in _STREAMS if name in streams), "other-ole")
    if looks == "encrypted":
        raise encrypted("encrypted")
    if isinstance(looks, WorkbookKind):
        return looks
    raise another_kind(looks)


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


