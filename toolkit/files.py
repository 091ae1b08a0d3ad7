"""The only writer to disk: files appear whole or not at all, under safe names, with inert text.

Imports nothing of ours.
"""

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

NAME_LIMIT = 60
"""Most characters of a name taken into a file name; 60 汉字 are 180 bytes, well under every file system's 255."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_ILLEGAL_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def write_file(path: Path, data: bytes) -> Path:
    """Return *path* after its content has become *data*, whole or not at all.

    Writes beside, flushes to disk, then renames (borg's SaveFile, restic's Local.Save).
    Raises OSError when the disk is full or permission is missing; *path* is then as it was before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return path


def _sync_folder(folder: Path) -> None:
    """Make a rename in *folder* durable where the system allows it (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
    if path.resolve().parent != folder.resolve():
        raise ValueError(f"{name!r} is outside {folder}")
    return path


def printable_text(text: str) -> str:
    """Return *text* without the characters that XML 1.0 cannot hold, so that no document breaks on them."""
    return _ILLEGAL_XML.sub("", text)
