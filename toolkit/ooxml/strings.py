"""The texts on worksheets: in the cells themselves, or among the strings that they share."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from toolkit.cellref import column_letters, parse_address
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Attributes, Element, walk_xml
from toolkit.ooxml.package import Package, Relations

_BEGIN, _END, _BLANK = b"<si>", b"</si>", b"<si/>"
_HEAD = re.compile(rb"[^<]*(?:<\?[^>]*>\s*)?<sst[^>]*>(?=<si>)")
_FOOT = b"</sst>"

Grid = list[dict[str, str]]
"""Texts row by row, by the letters of their column."""


def sheet_texts(package: Package, part: str) -> Grid:
    """Return the texts on a sheet."""
    root = package.peek(part)
    strings = shared_strings(package) if any(cell.get("t") == "s" for cell in root.iter("{*}c")) else []
    texts = [string_text(entry) for entry in strings]
    return [dict(_texts(row, texts)) for row in markup.children(markup.child(root, "sheetData"), "row")]


def strings_part(package: Package) -> str | None:
    """Return the part that holds a workbook's shared strings; None when there is none."""
    return Relations(package, package.book).target("sharedStrings")


def shared_strings(package: Package) -> list[Element]:
    """Return the strings that the sheets of a workbook share."""
    part = strings_part(package)
    return [*markup.children(package.peek(part), "si")] if part else []


def string_text(entry: Element) -> str:
    """Return the text of a string, plain or in runs, without readings."""
    runs: Iterable[Element] = (*markup.children(entry, "t"), *entry.iterfind("{*}r/{*}t"))
    return markup.unescape_cell_text("".join(piece.text or "" for piece in runs))


def _texts(row: Element, strings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a row with the letters of their column."""
    for number, cell in enumerate(markup.children(row, "c")):
        column = column_letters(parse_address(cell.get("r", "A1")).column if "r" in cell.attrib else number)
        text = _cell_text(cell, strings)
        if text:
            yield column, text


def _cell_text(cell: Element, strings: Sequence[str]) -> str:
    """Return the text of a cell, wherever the writer put it."""
    value = cell.findtext("{*}v") or ""
    if cell.get("t") == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    inline = markup.child(cell, "is")
    return markup.unescape_cell_text(value) if inline is None else string_text(inline)


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


def string_lengths(strings: bytes) -> list[int]:
    """Return how many characters each of the shared strings has; no tree is made of them, whatever their size."""
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
