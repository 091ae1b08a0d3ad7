"""How much text the cells of a sheet hold when each shared string is written out where it stands."""

from toolkit.intake import limits
from toolkit.intake.scan import SHARED
from toolkit.intake.sheet_walk import SheetCounts
from toolkit.looks import Look
from toolkit.ooxml.markup import Attributes, walk_xml
from toolkit.ooxml.refusal import too_large
from toolkit.ooxml.strings import string_lengths

_END = b"</si>"


def refuse_too_much_text(part: bytes, strings: bytes, counts: SheetCounts) -> None:
    """Raise Refused when the shared strings in the cells of a sheet come to more characters than it may hold.

    They are counted only where one of them is so long that it could be.
    """
    if not counts.values or counts.shared == frozenset() or not _has_longer(strings, limits.TEXT // counts.values):
        return
    written_out = _walked if counts.shared is None else _by_bytes
    if written_out(part, string_lengths(strings)) > limits.TEXT:
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


def _by_bytes(part: bytes, lengths: list[int]) -> int:
    """Return how many characters the shared strings come to in a sheet whose cells were counted by its bytes."""
    numbers = map(int, SHARED.findall(part))
    return sum(lengths[number] for number in numbers if number < len(lengths))


def _walked(part: bytes, lengths: list[int]) -> int:
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
