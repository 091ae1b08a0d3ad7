"""What came in: every regular file under the inbox, and what was passed over. Nothing there is ever changed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.campaign.model import CHINA_TIME
from toolkit.model import Source
from toolkit.system_files import SYSTEM_FOLDERS, reason_to_skip


class SkippedFile(NamedTuple):
    """A file or folder of the inbox that is no submission, and why: lock, hidden, temporary, system or not-regular."""

    shown: str
    reason: str


class ListedFile(NamedTuple):
    """A file of the inbox: where it is, and what its listing tells without opening it (no sha256 yet)."""

    path: Path
    listed: Source
    seen: int
    """Its modification time in nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The listing of an inbox, in order of path."""

    entries: tuple[ListedFile, ...]
    skipped: tuple[SkippedFile, ...]


def list_inbox(folder: Path) -> Inbox:
    """Return what lies in *folder* and its subfolders.

    Raises OSError when a folder cannot be listed: a month with part of the inbox unseen must not look complete.
    """
    entries, skipped = [], []
    for found, within in _walk(folder):
        shown = shown_path(within)
        reason = _reason(found)
        if reason:
            skipped.append(SkippedFile(shown, reason))
        else:
            entries.append(_listed(Path(found.path), shown))
    return Inbox(tuple(sorted(entries, key=lambda entry: entry.listed.path)), tuple(sorted(skipped)))


def shown_path(path: str) -> str:
    """Return a path in characters that any output can hold (a name may be no valid Unicode)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _listed(path: Path, shown: str) -> ListedFile:
    """Return what the folder's listing says of a file."""
    status = path.stat()
    source = Source(shown, "", status.st_size, datetime.fromtimestamp(status.st_mtime, CHINA_TIME))
    return ListedFile(path.absolute(), source, status.st_mtime_ns)  # for processes in any folder


def _walk(folder: Path | str, within: str = "") -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Yield all that is no folder, each with its path in the inbox, with forward slashes.

    A hidden or system folder, or a link, stands for what is behind it, unseen. What a listing tells of each is not
    asked of the disk again: there may be thousands.
    """
    with os.scandir(folder) as listing:
        for found in listing:
            if found.is_dir(follow_symlinks=False) and not _closed(found.name):
                yield from _walk(found.path, f"{within}{found.name}/")
            else:
                yield found, f"{within}{found.name}"


def _closed(name: str) -> bool:
    """Return whether nothing in a folder of this name is looked at."""
    return name.startswith(".") or name.lower() in SYSTEM_FOLDERS


def _reason(found: "os.DirEntry[str]") -> str:
    """Return why a file is passed over; empty for one to be read."""
    if reason := reason_to_skip(found.name):
        return reason
    # A pipe would never end, a link may lead out of the inbox.
    return "" if found.is_file(follow_symlinks=False) else "not-regular"
