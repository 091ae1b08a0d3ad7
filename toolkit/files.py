"""The only writer to disk: files appear whole or not at all, under safe names, with inert text.

Imports nothing of ours but what tells the files of systems and programs.
"""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from toolkit.system_files import reason_to_skip

NAME_LIMIT = 60
"""Most characters of a name taken into a file name; 60 汉字 are 180 bytes, well under every file system's 255."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_ILLEGAL_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


WRITERS = 8
"""Files that are written, or made to last, at once: each waits for the disk most of its time."""

_PLACES = 16
"""Places of the number in the name of a file that is being written."""

_BEING_WRITTEN = re.compile(rf"\.[0-9a-f]{{{_PLACES}}}\.tmp")

class FileInUse(PermissionError):
    """A file that may not be replaced or removed though its folder may be written: it is open, or read-only."""


def write_file(path: Path, data: bytes, *, synced: bool = True) -> Path:
    """Return *path* after its content has become *data*, whole or not at all.

    Writes beside, flushes to disk, then renames (borg's SaveFile, restic's Local.Save). A new file may be read by whom
    the system lets read new files (umask), a replaced one by whom could read it before.
    Raises OSError with *path* when the disk is full or permission is missing, FileInUse when only *path* itself is in
    the way; *path* is then as it was before. One that is not *synced* may be lost, or be damaged, where the power fails
    before :func:`sync_files`.
    """
    beside = path.with_name(f".{os.urandom(_PLACES // 2).hex()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(beside, data, path, synced)
        _replace(beside, path)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(path), None
        raise
    if synced:
        _sync_folder(path.parent)
    return path


def sync_files(paths: Iterable[Path]) -> None:
    """Make files last that were written and not synced; many at once take a disk hardly longer than one.

    Raises OSError when that is not possible.
    """
    from concurrent.futures import ThreadPoolExecutor  # slow to load, and seldom needed

    written = [*paths]
    with ThreadPoolExecutor(WRITERS) as threads:
        [*threads.map(_sync_file, written)]
        [*threads.map(_sync_folder, {path.parent for path in written})]


def _sync_file(path: Path) -> None:
    """Make the content of a file last."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove_leftovers(folder: Path) -> None:
    """Remove what a killed run left half-written in a folder and those within, if it is there."""
    for path in folder.rglob(".*.tmp"):
        if _BEING_WRITTEN.fullmatch(path.name):
            path.unlink(missing_ok=True)


def _write_beside(beside: Path, data: bytes, path: Path, synced: bool) -> None:
    """Write *data* to a new file with the permissions of the one at *path*, if there is one."""
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        if synced:
            os.fsync(file.fileno())
    with suppress(OSError):  # none to replace, or a disk without permissions
        beside.chmod(stat.S_IMODE(path.stat().st_mode))


def _replace(beside: Path, path: Path) -> None:
    """Put a file in the place of another; raises FileInUse when that is held by a program, or read-only."""
    try:
        beside.replace(path)
    except PermissionError as error:
        raise FileInUse(error.errno, error.strerror, str(path)) from error


def remove_file(path: Path) -> None:
    """Remove a file, if there is one; raises OSError when that is not possible, FileInUse as for writing."""
    try:
        path.unlink(missing_ok=True)
    except PermissionError as error:
        raise FileInUse(error.errno, error.strerror, str(path)) from error


@dataclass(frozen=True)
class OutputFolder:
    """A folder of outputs: a file of it that cannot be written or removed stops no other, and is told in the end."""

    path: Path
    failed: list[OSError] = field(default_factory=list)
    """Why a file could not be written or removed, with its path; those of the folders within are among them."""

    def within(self, name: str) -> "OutputFolder":
        """Return a folder in this one."""
        return OutputFolder(path_inside(self.path, name), self.failed)

    def write(self, name: str, data: bytes) -> OSError | None:
        """Write a file whole, or note, and return, why that is not possible."""
        try:
            write_file(path_inside(self.path, name), data)
        except OSError as error:
            self.failed.append(error)
            return error
        return None

    def remove(self, name: str) -> OSError | None:
        """Remove a file that may be there, or note, and return, why that is not possible."""
        try:
            remove_file(path_inside(self.path, name))
        except OSError as error:
            self.failed.append(error)
            return error
        return None

    def remove_others(self, kept: Container[str], is_ours: Callable[[str], object]) -> None:
        """Remove what an earlier run left: the files whose names are ours, but for those *kept*.

        What staff put there under other names stays, and what a program keeps beside a file that it has open.
        """
        for path in sorted(self.path.iterdir()) if self.path.is_dir() else ():
            if path.name not in kept and is_ours(path.name) and not reason_to_skip(path.name):
                self.remove(path.name)


@dataclass(frozen=True)
class ContentFolder:
    """A folder that keeps files by what they hold: each content once, under its SHA-256."""

    path: Path

    def place(self, sha256: str) -> Path:
        """Return where a content stands, or would stand."""
        return self.path / sha256[:2] / sha256

    def keep(self, sha256: str, data: bytes) -> None:
        """Write a content unless it stands there as it is, to last once it is in :meth:`sync`.

        Raises OSError when that is not possible.
        """
        place = self.place(sha256)
        if not place.exists() or place.read_bytes() != data:
            write_file(place, data, synced=False)

    def sync(self, contents: Iterable[str]) -> None:
        """Make contents last that were kept; raises OSError when that is not possible."""
        sync_files(map(self.place, contents))


def _sync_folder(folder: Path) -> None:
    """Make a rename in *folder* durable where the system allows it (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def safe_name(text: str) -> str:
    """Return *text* as one component of a file name: no path, control or direction characters, no reserved name."""
    folded = unicodedata.normalize("NFKC", text)
    shown = "".join(" " if character.isspace() else character for character in folded)
    plain = "".join(character for character in shown if unicodedata.category(character)[0] != "C")
    name = _FORBIDDEN.sub("_", plain)[:NAME_LIMIT].strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def free_name(name: str, taken: set[str], suffix: str = "") -> str:
    """Return *name* with *suffix*, and a number between them where that is *taken*, which it then is.

    *taken* holds names in lower case, for there are disks on which case does not tell files apart.
    """
    free = next(free for free in numbered_names(name, suffix) if free.casefold() not in taken)
    taken.add(free.casefold())
    return free


def numbered_names(name: str, suffix: str = "") -> Iterator[str]:
    """Yield *name* with *suffix*, and then with a number between them, from 2 on without end."""
    yield f"{name}{suffix}"
    yield from (f"{name} ({number}){suffix}" for number in count(2))


def path_inside(folder: Path, name: str) -> Path:
    """Return the path of *name* in *folder*.

    Raises ValueError when the path would leave the folder.
    """
    path = folder / name
    if path.parent == folder and path.name == name != ".." and not path.is_symlink():
        return path
    if path.resolve().parent != folder.resolve():
        raise ValueError(f"{name!r} is outside {folder}")
    return path


def printable_text(text: str) -> str:
    """Return *text* without the characters that XML 1.0 cannot hold, so that no document breaks on them."""
    return _ILLEGAL_XML.sub("", text) if _ILLEGAL_XML.search(text) else text
