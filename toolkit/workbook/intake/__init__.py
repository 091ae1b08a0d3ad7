"""Intake: a file's bytes become a workbook whose sheets can be read, or one refusal.

A file is opened once; everything after works on its bytes, behind a gate that refuses by a named limit before any
library sees it: triage by content, the zip's directory, its parts, their XML, the cells of a sheet.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from toolkit.campaign.model import CHINA_TIME
from toolkit.model import Found, Sheet, Source, Stamp, as_text
from toolkit.workbook.intake import limits
from toolkit.workbook.intake.opening import Grid, Opened, opened
from toolkit.workbook.intake.recognise import another_form, named, no_form, refuse_our_own
from toolkit.workbook.intake.refusal import Refused
from toolkit.workbook.intake.scan import SheetScan
from toolkit.workbook.intake.triage import Kind

__all__ = [
    "Grid", "Kind", "Opened", "Refused", "SheetScan", "StillChanging", "another_form", "grids", "load", "named",
    "no_form", "opened", "refuse_our_own", "stamp", "stamp_on", "unopened",
]

_CHUNK = 1 << 20


class StillChanging(OSError):
    """A file that was changed while it was read, and again when it was read once more."""


def load(path: Path, shown: str, most: int = limits.FILE_BYTES) -> tuple[Source, bytes]:
    """Return what a file is and its bytes, all of one moment; *shown* is the path as people will read it.

    One that changes while it is read, as while somebody saves it or it is synchronised, is read once more.
    Of a file beyond *most* bytes only so many are kept that the gate sees it is; it is hashed whole.
    Raises OSError when the file cannot be opened or read, or is no regular file; StillChanging when it changed again.
    """
    loaded = _load(path, shown, most) or _load(path, shown, most)
    if loaded is None:
        raise StillChanging(errno.EBUSY, "Changed while it was read")
    return loaded


def _load(path: Path, shown: str, most: int) -> tuple[Source, bytes] | None:
    """Return what a file is and its bytes; None when it changed meanwhile."""
    if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe is to wait for its writer
        raise OSError(errno.EINVAL, "Not a regular file")
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        data, digest, size = _read(file, most)
        after = os.fstat(file.fileno())
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, size):
        return None
    return Source(shown, digest, size, datetime.fromtimestamp(after.st_mtime, CHINA_TIME)), data


def unopened(path: Path, error: OSError) -> Found:
    """Return the observation on a file that cannot be opened, is a folder or would not stay the same."""
    reason = error.strerror or str(error)
    looks = "folder" if path.is_dir() else "changing" if isinstance(error, StillChanging) else "unopened"
    details = {"looks": looks, "reason": reason, "error": errno.errorcode.get(error.errno or 0, "")}
    return Found("file.unreadable", value=reason, details=details)


def _read(file: BinaryIO, most: int) -> tuple[bytes, str, int]:
    """Return the bytes of a file as far as the gate needs them, the hash of all and their number."""
    data = file.read(most + 1)
    digest, size = hashlib.sha256(data), len(data)
    if size > most:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return data, digest.hexdigest(), size


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
    """Return those sheets of *titles* that a workbook has; raises Refused when it cannot be read."""
    book = opened(data)
    return {title: book.grid(title) for title in titles if title in book.titles}
