"""Counts a sheet's cells from its bytes, without a walk through them.

Anything that is written in another way is walked cell by cell (:mod:`toolkit.intake.sheet_walk`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from toolkit.intake import limits
from toolkit.intake.sheet_walk import SheetCounts, hidden_lines, merged_ranges, walk_sheet
from toolkit.looks import Look
from toolkit.ooxml.refusal import too_large
from toolkit.ooxml.strings import blank_strings

_VERBATIM = b"<![CDATA["
_CELL = b'<c r="'
_DATA = b"<sheetData"
_END = b"</sheetData>"

_BLANK = re.compile(rb'<c r="[^>]*+(?<=/)>')
"""A cell that has a format and nothing else; a form has more of them than of any other."""

_FAR = re.compile(rb'<c r="(?![A-Z]1?\d{1,4}"|[A-H][A-Z]1?\d{1,4}"|I[A-V]1?\d{1,4}")[^>]*+(?<!/)>')
"""A cell that is not blank and may lie beyond the form's bounds; blank ones may lie anywhere."""

_LONG = re.compile(rb'r="(?![A-Z]{1,2}\d{1,4}"|\d{1,5}")')
"""An address that is longer than nearly all; to look for one first costs half as much."""

_PREFIXED = b":c>"
"""What makes a sheet be walked: cells with a prefix."""

_TAKEN, _NO_TEXT = b"/></c", b"<v/></c"
"""So do formulas taken from another cell and without value; a formula that gives no text ends likewise, and is none."""

_UNPLACED = re.compile(rb'<c(?! r=")')
"""A cell that does not begin with its address, or anything else that begins like a cell."""

_QUOTED = (b"='", b"'s'")
"""An attribute in single quotes, or a formula that names a sheet."""

_INLINE = b"inlineStr"

SHARED = re.compile(rb't="s"><v>(\d{1,9})</v>')
_SHARE, _SHARES = b't="s"><v>%d</v>', b'"s"'
"""A text given by the number of a shared string, and what any such cell has; without one, calamine takes the first."""

_ERRORS = b't="e"'
_ERROR = re.compile(
    rb'<c r="([A-Z]{1,2}\d{1,5})"[^>]*? t="e"[^>]*+>(?:<f[^>]*+(?:(?<=/)>|>[^<]*+</f>))?+<v>(#[^<&]*+)</v></c>'
)
"""A cell whose value is an error, and what any such cell has; the library gives it as blank."""

_BLANK_TEXT = re.compile(rb' t="str"><f[^>]*>[^<]*</f><v></v>')
"""A formula whose value is a blank text: it is calculated, and shows nothing."""

_HIDDEN = b"hidden="


def skim_sheet(part: bytes) -> tuple[SheetCounts, bytes]:
    """Return a sheet's counts, and the part of it that the library needs.

    Raises Refused when a value lies beyond the form's bounds.
    """
    start, end = part.find(_DATA), part.rfind(_END)
    head, data, tail = part[:start], part[start:end], part[end:]
    if start < 0 or end < 0 or b"<!" in head or b"<!" in tail or _VERBATIM in data:
        found, needed = walk_sheet(part), part
    else:
        data, merged = _BLANK.sub(b"", data), merged_ranges(tail)
        found = _count_by_bytes(data, merged) or walk_sheet(part)
        needed = b"<worksheet>" + data + _END + b"</worksheet>"
    if found.values > limits.VALUES:
        raise too_large(Look.VALUES, limits.VALUES)
    return replace(found, hidden=hidden_lines(part)) if _HIDDEN in head or _HIDDEN in needed else found, needed


def _count_by_bytes(data: bytes, merged: tuple[str, ...]) -> SheetCounts | None:
    """Return what stands among a sheet's data, by bytes alone; None for a sheet that must be walked.

    What is not told apart here, such as blank texts, makes the library's count differ.
    """
    if _UNPLACED.search(data) or _PREFIXED in data or data.count(_TAKEN) != data.count(_NO_TEXT):
        return None
    if (_LONG.search(data) and _is_far(data)) or (b"'" in data and any(mark in data for mark in _QUOTED)):
        return None
    shared = SHARED.findall(data)
    if len(shared) != data.count(_SHARES):
        return None
    errors = _ERROR.findall(data) if _ERRORS in data else []
    if len(errors) != data.count(_ERRORS):
        return None
    inline = _INLINE in data
    values = data.count(b"</v>") + (data.count(b"</is>") if inline else 0)
    told = {at.decode(): error.decode() for at, error in errors}
    numbers = frozenset(map(int, {*shared}))
    return SheetCounts(values, told, tuple(_unvalued(data)), merged, shared=numbers, inline=inline)


def renumber_strings(parts: Mapping[str, bytes], numbers: Iterable[int]) -> dict[str, bytes]:
    """Return parts, by title, whose cells show each of some shared strings by its place among their *numbers*."""
    places = {number: _SHARE % place for place, number in enumerate(numbers)}
    return {title: _renumbered(part, places) for title, part in parts.items()}


def _renumbered(part: bytes, places: Mapping[int, bytes]) -> bytes:
    """Return a part with other numbers of shared strings: *places* tells each, with what stands around it."""
    pieces = SHARED.split(part)
    pieces[1::2] = [places[int(number)] for number in pieces[1::2]]
    return b"".join(pieces)


def _is_far(data: bytes) -> bool:
    """Return whether a cell may lie beyond the bounds, be it by a second address: the library takes the last."""
    return bool(_FAR.search(data)) or data.count(b'r="') != data.count(_CELL) + data.count(b"<row")


def blank_texts(part: bytes, strings: bytes) -> Iterator[int]:
    """Yield how many formulas of a sheet give a blank text, then how many cells share one of the blank *strings*.

    By its bytes they look like values. The second is looked for only where the first does not explain a count.
    """
    yield len(_BLANK_TEXT.findall(part))
    blanks = blank_strings(strings)
    yield sum(int(number) in blanks for number in SHARED.findall(part)) if blanks else 0


def _unvalued(data: bytes) -> Iterator[str]:
    """Yield the addresses of the formula cells that end without a value."""
    for before in data.split(b"</f></c>")[:-1]:
        start = before.rindex(_CELL) + len(_CELL)
        yield before[start : before.index(b'"', start)].decode()
