"""The strings that cells share: which of them a reader needs, and how much text they are when written out."""

import re
from collections.abc import Collection

from toolkit.intake import limits
from toolkit.intake.markup import Attributes, walk_xml
from toolkit.intake.refusal import too_large
from toolkit.looks import Look

_BEGIN, _END, _BLANK = b"<si>", b"</si>", b"<si/>"
_HEAD = re.compile(rb"[^<]*(?:<\?[^>]*>\s*)?<sst[^>]*>(?=<si>)")
_FOOT = b"</sst>"


def needed_strings(strings: bytes, numbers: Collection[int]) -> bytes:
    """Return the shared strings with those blank whose *numbers* are not given, each at its own number.

    The form's word lists are nine tenths of them, and to read them took longer than the four sheets that are filled.
    Where anything but one string after another stands in the part, or a number is none, it is returned as it is.
    """
    head, pieces = _HEAD.match(strings), strings.split(_END)
    total = len(pieces) - 1
    if not head or pieces[-1].strip() != _FOOT:
        return strings
    if strings.count(_BEGIN) != total or strings.count(_END + _BEGIN) != total - 1:  # none ends in </si > or is <si/>
        return strings
    if max(numbers, default=0) >= total or (b"!" in strings and b"<!" in strings):  # one byte is sought fast
        return strings
    pieces[0] = pieces[0][head.end() :]
    left = [_BLANK] * total
    for number in numbers:
        left[number] = pieces[number] + _END
    return b"".join((head[0], *left, _FOOT))


def refuse_too_much_text(part: bytes, strings: bytes, cells: int) -> None:
    """Raise Refused when the shared strings in the *cells* of a sheet come to more characters than it may hold.

    They are counted only where one of them is so long that it could be.
    """
    if (
        cells
        and _has_longer(strings, limits.TEXT // cells)
        and _written_out(part, string_lengths(strings)) > limits.TEXT
    ):
        raise too_large(Look.TEXTS, limits.TEXT // 1_000_000)


def _has_longer(strings: bytes, most: int) -> bool:
    """Return whether one of the shared strings may have more than *most* bytes; goes from end to end in long steps."""
    at = 0
    while at + most < len(strings):
        end = strings.rfind(_END, at + 1, at + most + len(_END))
        if end < 0:
            return True
        at = end
    return False


def string_lengths(strings: bytes) -> list[int]:
    """Return how many characters each of the shared strings has."""
    found: list[int] = []
    reading = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal reading
        reading = name == "t"
        if name == "si":
            found.append(0)

    def text(text: str) -> None:
        if reading and found:
            found[-1] += len(text)

    def end(name: str) -> None:
        nonlocal reading
        reading = False

    if strings:
        walk_xml(strings, start, end, text)
    return found


def _written_out(part: bytes, lengths: list[int]) -> int:
    """Return how many characters the shared strings come to in the cells of a sheet."""
    total = 0
    shared = reading = False
    number = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal shared, reading, number
        if name == "c":
            shared, number = attributes.get("t") == "s", ""
        reading = shared and name == "v"

    def text(text: str) -> None:
        nonlocal number
        if reading:
            number += text

    def end(name: str) -> None:
        nonlocal total, reading
        if reading and number.isdecimal() and int(number) < len(lengths):
            total += lengths[int(number)]
        reading = False

    walk_xml(part, start, end, text)
    return total
