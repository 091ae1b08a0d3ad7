"""The texts on a worksheet, wherever the program that saved it put them."""

from collections.abc import Iterable, Iterator, Sequence

from toolkit.cellref import column_letters, parse_address
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package, Relations

Grid = list[dict[str, str]]
"""Texts row by row, by the letters of their column."""


def sheet_texts(package: Package, part: str) -> Grid:
    """Return the texts on a sheet."""
    root = package.peek(part)
    strings = shared_strings(package) if any(cell.get("t") == "s" for cell in root.iter("{*}c")) else []
    texts = [string_text(entry) for entry in strings]
    return [dict(_texts(row, texts)) for row in markup.children(markup.child(root, "sheetData"), "row")]


def shared_strings(package: Package) -> list[Element]:
    """Return the strings that the sheets of a workbook share."""
    part = Relations(package, package.book).target("sharedStrings")
    return [*markup.children(package.peek(part), "si")] if part and part in package else []


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
