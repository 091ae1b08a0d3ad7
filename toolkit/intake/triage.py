"""Triage: what a file is, told from its content alone; its name is not looked at."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum

from toolkit.intake.ole_files import OLE2, RootStreams
from toolkit.intake.refusal import another_kind
from toolkit.intake.signatures import look_of
from toolkit.intake.xls_workbook import XLS_STREAMS
from toolkit.looks import Look
from toolkit.ooxml.archive import BoundedArchive
from toolkit.ooxml.package import CONTENT_TYPES
from toolkit.ooxml.refusal import Refused, encrypted, unreadable

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


_STREAMS: tuple[tuple[str, WorkbookKind | Look], ...] = (
    ("\tDRMContent", Look.RIGHTS),
    ("EncryptionInfo", Look.ENCRYPTED),
    ("EncryptedPackage", Look.RIGHTS),
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
    ("index.apxl", Look.PPTX),
    ("buildversionhistory.plist", Look.NUMBERS),
    ("uof.xml", Look.OTHER_PACKAGE),
    ("visio/document.xml", Look.OTHER_PACKAGE),
    ("fixeddocseq.fdseq", Look.OTHER_PACKAGE),
    ("fixeddocumentsequence.fdseq", Look.OTHER_PACKAGE),
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

_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OPEN_DOCUMENTS: Mapping[str, WorkbookKind | Look] = {
    "spreadsheet": WorkbookKind.ODS,
    "spreadsheet-template": WorkbookKind.ODS,
    "text": Look.ODT,
    "text-template": Look.ODT,
    "text-master": Look.ODT,
    "presentation": Look.PPTX,
    "presentation-template": Look.PPTX,
}
"""What an OpenDocument is by the end of the type that it says; one of any other, such as a drawing, is no table."""

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_ROOT_ENTRY = re.compile(rb"<(?:\w+:)?file-entry\b(?=[^>]*full-path=[\"']/[\"'])[^>]*media-type=[\"']([^\"']*)[\"']")
_ROOT_WITHIN = 16_384
"""The entry of the package itself stands within so many bytes of the manifest; writers put it first."""
_TABLE_CONTENT = b":spreadsheet"

_ENCRYPTED = frozenset((Look.ENCRYPTED, Look.RIGHTS, Look.GUARDED, Look.SEALED))
_UNREADABLE = frozenset(
    (Look.EMPTY, Look.EMPTY_ZIP, Look.LOCK, Look.ZEROS, Look.UNKNOWN, Look.PLACEHOLDER, Look.APPLE_DOUBLE)
)


def kind_outside_zip(data: bytes) -> WorkbookKind:
    """Return the kind of a file that is no zip package; it is always an old .xls workbook.

    Raises Refused, naming what the file looks like, for anything else.
    """
    if not data:
        raise unreadable(Look.EMPTY)
    if data.startswith(OLE2):
        return _ole2(data)
    raise _refusal(Look.LOCK if _is_lock(data) else look_of(data))


def _refusal(look: Look) -> Refused:
    """Return the refusal of a file that is no workbook, by what it looks like."""
    if look in _ENCRYPTED:
        return encrypted(look)
    return unreadable(look) if look in _UNREADABLE else another_kind(look)


def document_type(archive: BoundedArchive) -> str:
    """Return the type that an OpenDocument says of itself; by its manifest or its content where it has no `mimetype`.

    Empty for anything else.
    """
    said = archive.read("mimetype").decode("ascii", "replace").strip()
    if said or not (_CONTENT in archive and _MANIFEST in archive):
        return said
    listed = _ROOT_ENTRY.search(archive.read(_MANIFEST)[:_ROOT_WITHIN])
    if listed:
        return listed[1].decode("ascii", "replace")
    is_table = _TABLE_CONTENT in archive.head(_CONTENT, _TABLE_CONTENT)
    return f"{_OPEN_DOCUMENT}spreadsheet" if is_table else ""


def package_kind(names: Iterable[str], mimetype: str, types: Callable[[], bytes] = bytes) -> WorkbookKind:
    """Return the kind of a zip package by its parts, or by the *mimetype* that an OpenDocument says.

    Where it lacks its document, or calls it otherwise, its content *types* tell, or what else is there; the parts
    themselves are not looked at. Raises Refused, naming what the package looks like, when it is no workbook.
    """
    known = {name.casefold() for name in names}
    kind = _open_document(mimetype) or next((kind for part, kind in _PARTS if part in known), None)
    kind = kind or _without_document(known, types()) or (Look.OTHER_PACKAGE if mimetype else Look.ARCHIVE)
    if isinstance(kind, WorkbookKind):
        return kind
    raise another_kind(kind)


def _open_document(mimetype: str) -> WorkbookKind | Look | None:
    """Return the kind of a package by the type of OpenDocument that it says; None for one that says none."""
    if not mimetype.startswith(_OPEN_DOCUMENT):
        return None
    return _OPEN_DOCUMENTS.get(mimetype.removeprefix(_OPEN_DOCUMENT), Look.OTHER_PACKAGE)


def _without_document(names: Collection[str], types: bytes) -> WorkbookKind | Look | None:
    """Return what a package looks like in which no document has its usual name; None for an archive of any files."""
    if said := _MAIN_TYPE.search(types):
        return _TYPES[said[1]]
    inside = next((_FOLDERS[inside[1]] for inside in map(_INSIDE.fullmatch, names) if inside), None)
    return inside or (Look.OTHER_PACKAGE if CONTENT_TYPES.casefold() in names else None)


def _ole2(data: bytes) -> WorkbookKind:
    """Return the kind of an OLE2 file by the streams in its root storage."""
    streams = RootStreams(data)
    kind = next((kind for name, kind in _STREAMS if name in streams), Look.OTHER_OLE)
    if isinstance(kind, WorkbookKind):
        return kind
    raise _refusal(kind)


def _is_lock(data: bytes) -> bool:
    """Return whether this is what Excel or WPS leaves beside an open workbook: the user's name, padded with blanks."""
    length = data[0] + 1
    return len(data) == _LOCK_SIZE and length < _LOCK_NAME and not data[length:_LOCK_NAME].strip(b" \0")
