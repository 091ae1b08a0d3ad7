"""A file loaded whole, its bytes of one moment, with its hash; or the reason why it cannot be opened."""

import errno
import hashlib
import os
import stat
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from toolkit.campaign.model import CHINA_TIME
from toolkit.intake import limits
from toolkit.looks import Look
from toolkit.model import Observation, Source, SystemReason

_CHUNK = 1 << 20


class StillChanging(OSError):
    """A file that was changed while it was read, and again when it was read once more."""


def load_file(path: Path, shown: str, most: int = limits.FILE_BYTES) -> tuple[Source, bytes]:
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


def unopened_observation(path: Path, error: OSError) -> Observation:
    """Return the observation on a file that cannot be opened, is a folder or would not stay the same."""
    reason = SystemReason(errno.errorcode.get(error.errno or 0, ""), error.strerror or str(error))
    look = Look.FOLDER if path.is_dir() else Look.CHANGING if isinstance(error, StillChanging) else Look.UNOPENED
    return Observation("file.unreadable", value=reason.said, details={"reason": reason}, look=look)


def _read(file: BinaryIO, most: int) -> tuple[bytes, str, int]:
    """Return the bytes of a file as far as the gate needs them, the hash of all and their number."""
    data = file.read(most + 1)
    digest, size = hashlib.sha256(data), len(data)
    if size > most:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return data, digest.hexdigest(), size
