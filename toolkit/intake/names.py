"""Names as senders' systems write them, made readable; none of them ever becomes a path on disk."""

import re
import unicodedata
import zlib

from toolkit.ooxml.archive import ListedEntry

_UTF_8 = 0x800
"""The flag of an entry whose name is UTF-8."""

_UNICODE_PATH = 0x7075
"""The extra field in which 7-Zip, WinRAR and others repeat a name in UTF-8."""

_DRIVE = re.compile(r"[A-Za-z]:")

_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that steer what is shown and show nothing themselves."""


def entry_name(entry: ListedEntry) -> str:
    """Return the name of an archive's entry as its sender saw it, whatever system packed it.

    A name that is not declared UTF-8 is UTF-8 all the same where it decodes as such (macOS), else GB18030 (Chinese
    Windows), else its bytes are escaped.
    """
    if entry.flag_bits & _UTF_8:
        return entry.orig_filename
    raw = entry.orig_filename.encode("cp437")
    for name in (_repeated(entry.extra, raw), raw):
        for encoding in ("utf-8", "gb18030"):
            try:
                return name.decode(encoding)
            except UnicodeDecodeError:
                continue
    return raw.decode("ascii", "backslashreplace")


def _repeated(extra: bytes, raw: bytes) -> bytes:
    """Return the name that an entry repeats in UTF-8, where it still belongs to the *raw* name; else the raw one."""
    while len(extra) >= 4:
        field, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if field == _UNICODE_PATH and body[:1] == b"\1" and body[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return body[5:]
    return raw


def path_parts(name: str) -> tuple[str, ...]:
    """Return the folders and the file that a name tells, without what would lead elsewhere: drives, roots and `..`."""
    parts = name.replace("\\", "/").split("/")
    return tuple(_harmless(part) for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part))


def _harmless(part: str) -> str:
    """Return a name with those characters escaped that would steer what is shown."""
    return "".join(_escaped(mark) if unicodedata.category(mark) in _HARMFUL else mark for mark in part)


def _escaped(mark: str) -> str:
    """Return a character as Python writes it."""
    return mark.encode("ascii", "backslashreplace").decode() if ord(mark) > 0x7F else f"\\x{ord(mark):02x}"
