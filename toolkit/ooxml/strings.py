"""The texts on worksheets: in the cells themselves, or among the strings that they share."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import sub

from toolkit.cellref import column_letters, parse_address
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Attributes, Element, walk_xml
from toolkit.ooxml.package import Package, Relations

_BEGIN, _END = b"<si>", b"</si>"
_NEXT = _END + _BEGIN
_HEAD = re.compile(rb"[^<]*(?:<\?[^>]*>\s*)?<sst[^>]*>(?=<si>)")
_FOOT = b"</sst>"

XML_BLANKS = " \t\r\n"
"""White space to XML: unless a text says that it keeps them, readers leave them out at its ends."""

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


def needed_strings(strings: bytes, numbers: Sequence[int]) -> bytes | None:
    """Return the shared strings of some *numbers*, that ascend, and no others: each at its place among the numbers.

    The form's word lists are nine tenths of them, and to read them took longer than the four sheets that are filled.
    None where anything but one string after another stands in the part, or a number is none of theirs.
    """
    head, end = _HEAD.match(strings), strings.rfind(_END)
    total = strings.count(_NEXT) + 1
    if not head or strings[end + len(_END) :].strip() != _FOOT or strings.count(b"<si") != total:  # also of <si/>
        return None
    if not numbers or numbers[-1] >= total or (b"!" in strings and b"<!" in strings):  # one byte is sought fast
        return None
    before, after = _widest_gap(numbers, total)
    body = strings[head.end() + len(_BEGIN) : end]
    first, last = body.split(_NEXT, before), body.rsplit(_NEXT, total - after)
    texts = [first[number] if number < before else last[number - total] for number in numbers]
    return head[0] + _BEGIN + _NEXT.join(texts) + _END + _FOOT


def _widest_gap(numbers: Sequence[int], total: int) -> tuple[int, int]:
    """Return how many strings stand before the longest run of those that are not needed, and the number after it.

    Only what stands before and behind it needs to be taken apart.
    """
    needed = [-1, *numbers, total]
    widths = [*map(sub, needed[1:], needed)]
    widest = widths.index(max(widths))
    return needed[widest] + 1, needed[widest + 1]


def blank_strings(strings: bytes) -> frozenset[int]:
    """Return the numbers of the shared strings that hold nothing but what XML takes for white space."""
    lengths = string_lengths(strings, lambda text: len(text.strip(XML_BLANKS)))
    return frozenset(number for number, length in enumerate(lengths) if not length)


def string_lengths(strings: bytes, measured: Callable[[str], int] = len) -> list[int]:
    """Return how many characters each of the shared strings has; no tree is made of them, whatever their size.

    *measured* tells the length of a piece of text.
    """
    found: list[int] = []
    reading = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal reading
        reading = name == "t"
        if name == "si":
            found.append(0)

    def text(text: str) -> None:
        if reading and found:
            found[-1] += measured(text)

    def end(name: str) -> None:
        nonlocal reading
        reading = False

    if strings:
        walk_xml(strings, start, end, text)
    return found
