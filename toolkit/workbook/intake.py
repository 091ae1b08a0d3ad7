"""Intake: a file's bytes become the grids of its sheets, or one refusal.

The only module that touches python-calamine. A file is opened once; everything after works on its bytes.
"""

import hashlib
import os
import zipfile
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from io import BytesIO
from pathlib import Path

from python_calamine import load_workbook

from toolkit.campaign.model import CHINA_TIME
from toolkit.model import Found, Sheet, Source, Stamp, Value, as_text

Grid = list[list[Value]]
"""The cells of a sheet from A1 on, row by row, all rows of one length; a blank cell is an empty string."""

_WORKBOOK_PART = b"xl/workbook.xml"
_ZIP = b"PK\x03\x04"
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE2 (.xls, .et, .doc)"),
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\xff\xfe", "TXT / CSV"),
    (b"<?xml", "XML"),
    (b"<!DOCTYPE html", "HTML"),
    (b"<html", "HTML"),
)
_PACKAGES = (
    ("xl/workbook.bin", "Excel Binary (.xlsb)"),
    ("word/document.xml", "Word (.docx)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("content.xml", "OpenDocument (.ods)"),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Refused(Exception):
    """A file that cannot be read, with the one observation that says why."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.code)
        self.found = found


def load(path: Path, shown: str) -> tuple[Source, bytes]:
    """Return what a file is and its bytes, opened once; *shown* is the path as people will read it.

    Raises OSError when the file cannot be opened or read.
    """
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        data = file.read()
    modified = datetime.fromtimestamp(status.st_mtime, CHINA_TIME)
    return Source(shown, hashlib.sha256(data).hexdigest(), len(data), modified), data


def stamp(data: bytes) -> Stamp | None:
    """Return what `_meta` says of the form, or None when the bytes are no workbook or hold no complete `_meta`."""
    try:
        return stamp_on(grids(data, (Sheet.META,)).get(Sheet.META, []))
    except Refused:
        return None


def stamp_on(grid: Grid) -> Stamp | None:
    """Return what a grid of `_meta` says: a name of :class:`Stamp` in one column, its value in the next."""
    said = {as_text(row[0]): as_text(row[1]) for row in grid if len(row) > 1}
    names = [field.name for field in fields(Stamp)]
    return Stamp(**{name: said[name] for name in names}) if all(map(said.get, names)) else None


def grids(data: bytes, titles: Iterable[str]) -> dict[str, Grid]:
    """Return those sheets of *titles* that a workbook has; no other sheet is parsed.

    Raises Refused when the bytes are no .xlsx package or the library fails on them in any way.
    """
    if _WORKBOOK_PART not in data or not data.startswith(_ZIP):
        raise Refused(_refusal(data))
    try:
        return _parsed(data, titles)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # calamine's PanicException derives from BaseException (threats.md, fact 3)
        raise Refused(Found("file.unreadable")) from error


def _parsed(data: bytes, titles: Iterable[str]) -> dict[str, Grid]:
    """Return the grids of *titles*, as python-calamine reads them, with true addresses."""
    with load_workbook(BytesIO(data)) as workbook:
        present = [title for title in titles if title in workbook.sheet_names]
        return {title: workbook.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in present}


def _refusal(data: bytes) -> Found:
    """Return why bytes that are no .xlsx package are refused: another kind by its content, or damaged."""
    kind = kind_of(data)
    return Found("file.not-xlsx", details={"kind": kind}) if kind else Found("file.unreadable")


def kind_of(data: bytes) -> str:
    """Return what the content of a file other than .xlsx looks like; empty when nothing is recognised."""
    if data.startswith(_ZIP):
        return _package_kind(data)
    if _ENCRYPTED in data[:65_536]:
        return "OLE2 (encrypted .xlsx)"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    named = (kind for signature, kind in _SIGNATURES if start.startswith(signature.lower()))
    return next(named, "TXT / CSV" if _is_text(data) else "")


def _package_kind(data: bytes) -> str:
    """Return the kind of a zip package by its main part; empty when the zip is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = frozenset(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return ""
    return next((kind for part, kind in _PACKAGES if part in names), "ZIP")


def _is_text(data: bytes) -> bool:
    """Return whether bytes read as plain text in one of the encodings that Chinese systems write."""
    return bool(data.strip()) and b"\0" not in data and any(_decodes(data, name) for name in ("utf-8", "gb18030"))


def _decodes(data: bytes, encoding: str) -> bool:
    """Return whether *data* is valid in *encoding*."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
