"""A kind of odd or hostile file, and how one is made of a filled form: its bytes changed, its parts, what stands in them."""

import zipfile
from collections.abc import Callable
from typing import NamedTuple

from tests.support import packages
from tests.support.packages import STRINGS, changed

Make = Callable[[bytes], bytes]
"""How the file is made of a filled form."""

UNIT = "中国化学会".encode()
"""The unit's name in the filled form, a text shared by its cells."""


class Hostile(NamedTuple):
    """A kind of file and its verdict, written by hand.

    A verdict is the code and the look of the one finding that stops the file, or the code of the note on a file that
    is read all the same.
    """

    name: str
    make: Make
    code: str
    """Code of the finding that stops it; of the note where it is read; empty where it is read without a word."""
    looks: str = ""
    read: bool = False


def read(name: str, make: Make, note: str = "") -> Hostile:
    """A kind that is read all the same, perhaps with a note on the file."""
    return Hostile(name, make, note, read=True)


def unreadable(name: str, make: Make, looks: str) -> Hostile:
    """A kind that is incomplete, damaged or made to do harm."""
    return Hostile(name, make, "file.unreadable", looks)


def refused(name: str, make: Make, looks: str) -> Hostile:
    """A kind of file that is no workbook."""
    return Hostile(name, make, "file.not-xlsx", looks)


def too_large(name: str, make: Make, looks: str) -> Hostile:
    """A kind that breaks a limit."""
    return Hostile(name, make, "file.too-large", looks)


def always(data: bytes | Callable[[], bytes]) -> Make:
    """The same file whatever the form; one that takes long to make is made when it is wanted."""
    return lambda form: data() if callable(data) else data


def part(name: str, change: packages.Change) -> Make:
    """The form with a part changed, added or gone."""
    return lambda form: changed(form, {name: change})


def swap(name: str, old: bytes, new: bytes) -> Make:
    """The form with something in a part put in place of what stands there."""
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)

    return part(name, change)


def named(new: bytes) -> Make:
    """The form of a unit whose name is written in another way."""
    return swap(STRINGS, UNIT, new)


def before_root(name: str, text: bytes) -> Make:
    """The form with something between a part's declaration and its root."""
    def change(content: bytes) -> bytes:
        at = content.index(b"?>") + 2
        return content[:at] + text + content[at:]

    return part(name, change)


def encoded(name: str, encoding: str, declared: str) -> Make:
    """The form with a part in another encoding, truly declared or not."""
    def change(content: bytes) -> bytes:
        text = content.decode()
        body = text[text.index("?>") + 2 :]
        return f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode(encoding)

    return part(name, change)


def in_every_entry(field: int, value: bytes, local: int | None = None) -> Make:
    """The form with a field of every entry of its directory, and of the headers before the parts, overwritten."""
    def make(form: bytes) -> bytes:
        data = bytearray(form)
        for signature, at in ((b"PK\x01\x02", field), (b"PK\x03\x04", local)):
            start = 0
            while at is not None and (start := data.find(signature, start)) >= 0:
                data[start + at : start + at + len(value)] = value
                start += 4
        return bytes(data)

    return make


def packed_as(method: int) -> Make:
    """The form, said to be packed by another method; zip numbers them."""
    return in_every_entry(10, method.to_bytes(2, "little"), 8)


def stored(make: Make) -> Make:
    """What is made of the form without compression."""
    return lambda form: make(packages.zipped(packages.parts_of(form), zipfile.ZIP_STORED))
