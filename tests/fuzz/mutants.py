"""Mutants of a filled form: of its zip, of the XML of its parts, of what its cells hold; each from its number alone."""

import random
import re
from collections.abc import Callable

from tests.support.packages import BOOK, STRINGS, STYLES, parts_of, zipped

SHEETS = tuple(f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 4, 5, 8))
PARTS = (*SHEETS, BOOK, STRINGS, STYLES, "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml")
TAG = re.compile(rb"<[^>]*>")
ATTRIBUTE = re.compile(rb'[\w:]+="[^"]*"')
VALUE = re.compile(rb"<v>[^<]*</v>")

NASTY = (
    b"", b"-1", b"0", b"1E400", b"NaN", b"99999999999999999999", b"\xef\xbb\xbf", b"\xff\xfe", b"&#0;", b"&amp;", b"&x;",
    b"_x0000_", b"_xD800_", b"\xed\xa0\x80", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<!DOCTYPE x>", b"<?x?>", b"/>", b"<c>",
    b'r="XFD1048576"', b'r="A1048577"', b'r="ZZZZ1"', b'r="A0"', b't="e"', b't="s"', b't="d"', b't="inlineStr"', b's="99999"',
    "１２３".encode(), "回避".encode(), "\u202e\u200b".encode(), b"=1+1", b"1e999", b"2023-13-45", b"#N/A", b"TRUE",
)
"""What breaks readers, put where it does not belong."""

Mutation = Callable[[bytes, random.Random], bytes]


def mutant(form: bytes, number: int) -> bytes:
    """Return the mutant of a number; every third is of the zip, of the XML, of the cells."""
    chance = random.Random(number)
    if number % 3 == 0:
        return _several(form, chance, (_flip, _cut, _drop, _repeat, _insert))
    parts = parts_of(form)
    name = chance.choice(PARTS if number % 3 == 1 else SHEETS)
    kinds = (_flip, _insert, _drop, _repeat, _tag, _attribute) if number % 3 == 1 else (_attribute, _value, _cell)
    return zipped(parts | {name: _several(parts[name], chance, kinds)})


def other_mutant(package: bytes, number: int) -> bytes:
    """Return the mutant of a number of a workbook of another kind: of its zip every third, else of one of its parts."""
    chance = random.Random(number)
    if number % 3 == 0:
        return _several(package, chance, (_flip, _cut, _drop, _repeat, _insert))
    parts = parts_of(package)
    name = chance.choice([name for name in parts if name.endswith((".bin", ".xml", ".rels"))])
    return zipped(parts | {name: _several(parts[name], chance, (_flip, _insert, _drop, _repeat))})


def _several(data: bytes, chance: random.Random, kinds: tuple[Mutation, ...]) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = chance.choice(kinds)(data, chance)
    return data


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(start + chance.choice((1, 2, 4, 30, 500, 20_000)), len(data))


def _flip(data: bytes, chance: random.Random) -> bytes:
    start, _ = _span(data, chance)
    return data[:start] + bytes([chance.randrange(256)]) + data[start + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: _span(data, chance)[0]]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    start, _ = _span(data, chance)
    return data[:start] + chance.choice(NASTY) + data[start:]


def _replaced(pattern: re.Pattern[bytes], data: bytes, chance: random.Random, make: Callable[[bytes], bytes]) -> bytes:
    """Put something in place of one match, if there is any."""
    matches = list(pattern.finditer(data))
    if not matches:
        return data
    match = chance.choice(matches)
    return data[: match.start()] + make(match[0]) + data[match.end() :]


def _tag(data: bytes, chance: random.Random) -> bytes:
    return _replaced(TAG, data, chance, lambda tag: chance.choice((b"", tag * 2, b"</x>", b"<x:" + tag[1:], tag[:-1] + b"/>")))


def _attribute(data: bytes, chance: random.Random) -> bytes:
    nasty = chance.choice(NASTY)
    return _replaced(ATTRIBUTE, data, chance, lambda said: chance.choice(
        (b"", nasty, said + b" " + said, said.partition(b"=")[0] + b'="' + nasty.replace(b'"', b"") + b'"')))


def _value(data: bytes, chance: random.Random) -> bytes:
    return _replaced(VALUE, data, chance, lambda value: b"<v>" + chance.choice(NASTY) + b"</v>")


def _cell(data: bytes, chance: random.Random) -> bytes:
    return _replaced(re.compile(rb'<c r="[^"]*"'), data, chance, lambda cell: chance.choice(
        (b"<c", b'<c r="' + chance.choice((b"A1", b"XFD1048576", b"a1", b"1", b"AAAA1", b"A99999999999")) + b'"', cell + b' t="e"')))
