"""Excel's old workbook (.xls) written record by record from the file format's description ([MS-XLS])."""

import hashlib
import struct
from collections.abc import Iterable, Mapping

BOF, EOF, FILE_PASS, CODE_PAGE, SHEET = 0x809, 0x0A, 0x2F, 0x42, 0x85
FORMULA, FORMULA_TEXT, NUMBER, LABEL, RICH_LABEL, ERROR, STRINGS = 0x06, 0x207, 0x203, 0x204, 0xD6, 0x205, 0xFC
EXCEL_97, EXCEL_95 = 0x600, 0x500
CELL_FORMAT, NUMBER_FORMAT, SEVERAL_NUMBERS = 0xE0, 0x41E, 0xBD
GLOBALS, WORKSHEET, CHART = 0x05, 0x10, 0x20
SALT, VERIFIER = bytes(range(16)), bytes(range(100, 116))


def record(kind: int, content: bytes = b"") -> bytes:
    """A record: its kind, its length, its content."""
    return struct.pack("<HH", kind, len(content)) + content


def part(kind: int, records: Iterable[bytes], version: int = EXCEL_97) -> bytes:
    """The globals, a sheet or a chart: records between a beginning and an end."""
    return record(BOF, struct.pack("<HH12x", version, kind)) + b"".join(records) + record(EOF)


def label(row: int, column: int, text: str) -> bytes:
    """A cell that holds a text, in Excel 97."""
    return record(LABEL, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number(row: int, column: int, value: float) -> bytes:
    """A cell that holds a number."""
    return record(NUMBER, struct.pack("<HHHd", row, column, 0, value))


def formula(row: int, column: int, value: bytes, tokens: bytes) -> bytes:
    """A cell with a formula and the eight bytes of what it gave."""
    return record(FORMULA, struct.pack("<HHH8sHIH", row, column, 0, value, 0, 0, len(tokens)) + tokens)


def listed(title: str, version: int = EXCEL_97, sheet_kind: int = 0) -> bytes:
    """What the globals say of a sheet, but for where it begins."""
    if version == EXCEL_95:
        name = title.encode("gbk")
        return struct.pack("<BBB", 0, sheet_kind, len(name)) + name
    return struct.pack("<BBBB", 0, sheet_kind, len(title), 1) + title.encode("utf-16-le")


def stream(sheets: Mapping[str, bytes], before: bytes = b"", version: int = EXCEL_97, kinds: Mapping[str, int] | None = None) -> bytes:
    """The stream of a workbook whose sheets' parts are given, with more records *before* the list of sheets."""
    lines = [listed(title, version, (kinds or {}).get(title, 0)) for title in sheets]
    at = len(part(GLOBALS, [before, *(record(SHEET, bytes(4) + line) for line in lines)], version))
    index = []
    for line, sheet in zip(lines, sheets.values(), strict=True):
        index.append(record(SHEET, struct.pack("<I", at) + line))
        at += len(sheet)
    return part(GLOBALS, [before, *index], version) + b"".join(sheets.values())


def file_pass(password: str) -> bytes:
    """The record of a workbook that is encrypted by RC4 ([MS-XLS] 2.4.117, [MS-OFFCRYPTO] 2.3.6)."""
    begun = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    key = hashlib.md5(hashlib.md5((begun + SALT) * 16).digest()[:5] + bytes(4)).digest()
    locked = rc4(key, VERIFIER + hashlib.md5(VERIFIER).digest())
    return record(FILE_PASS, struct.pack("<HHH", 1, 1, 1) + SALT + locked)


def rc4(key: bytes, content: bytes) -> bytes:
    """Content encrypted by RC4."""
    state, other = list(range(256)), 0
    for at in range(256):
        other = (other + state[at] + key[at % len(key)]) % 256
        state[at], state[other] = state[other], state[at]
    written, at, other = bytearray(), 0, 0
    for byte in content:
        at = (at + 1) % 256
        other = (other + state[at]) % 256
        state[at], state[other] = state[other], state[at]
        written.append(byte ^ state[(state[at] + state[other]) % 256])
    return bytes(written)
