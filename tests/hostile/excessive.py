"""Packages with more of something than any workbook needs, or with a shape that no program gives them."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from tests.hostile.harmful import NO_MORE, cells
from tests.hostile.kind import Make, always, part, read, swap, too_large, unreadable
from tests.support import old_workbooks
from tests.support.binary_workbooks import BEGIN_DATA, BEGIN_SHEET, END_DATA, END_SHEET, ROW, cell, record, sheet, text
from tests.support.ole2_files import claiming, ole2
from tests.support.packages import (
    BOOK,
    BOOK_LINKS,
    MAIN,
    STRINGS,
    STYLES,
    UNIT_SHEET,
    deflated,
    parts_of,
    rows,
    workbook,
    zipped,
)
from toolkit.intake import Grid

MANY = 50_000
STRAY = f"{NO_MORE} form.cell-unread"


def elements(name: str, one: str, count: int = MANY) -> bytes:
    """An element with so many others in it, each with its number in place of ``{n}``."""
    pieces = one.split("{n}")
    return f"<{name}>{''.join(number.join(pieces) for number in map(str, range(1, count + 1)))}</{name}>".encode()


def behind(name: str, mark: bytes, more: bytes) -> Make:
    """The form with more in a part, behind a mark in it."""
    return swap(name, mark, mark + more)


def before(name: str, mark: bytes, more: bytes) -> Make:
    """The form with more in a part, before a mark in it."""
    return swap(name, mark, more + mark)


def runs(count: int) -> str:
    """A text of so many runs, each with its own looks."""
    return "".join(f'<r><rPr><sz val="{n}"/></rPr><t>字{n}</t></r>' for n in range(count))


# Zips


def unsized(form: bytes) -> bytes:
    """The headers before the parts say neither size nor checksum, though nothing follows that does."""
    data, start = bytearray(form), 0
    while (start := data.find(b"PK\x03\x04", start)) >= 0:
        data[start + 6] |= 8
        data[start + 14 : start + 26] = bytes(12)
        start += 4
    return bytes(data)


def oversized(form: bytes) -> bytes:
    """Every entry says in its extra field that it has an exabyte."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(form).items():
            entry = zipfile.ZipInfo(name)
            entry.extra = struct.pack("<HHQQ", 1, 16, 1 << 60, 1 << 60)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return package.getvalue()


def overlapping(count: int) -> bytes:
    """So many entries that all lead to the same packed bytes, 9 MB each when unpacked."""
    packed, checksum = deflated(9_000_000), zlib.crc32(b" " * 9_000_000)
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0x21, checksum, len(packed), 9_000_000, 1, 0) + b"0" + packed
    listed = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0x21, checksum, len(packed), 9_000_000, 4, 0, 0, 0, 0, 0, 0)
        + f"{n:04}".encode() for n in range(count))
    return head + listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(listed), len(head), 0)


def linked(form: bytes) -> bytes:
    """An entry is a symbolic link out of the package."""
    package = BytesIO(form)
    with zipfile.ZipFile(package, "a") as archive:
        entry = zipfile.ZipInfo("xl/link.xml")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return package.getvalue()


def commented(form: bytes) -> bytes:
    """The comment on the package holds the end of another, empty directory."""
    package = BytesIO(form)
    with zipfile.ZipFile(package, "a") as archive:
        archive.comment = b"PK\x05\x06" + bytes(18)
    return package.getvalue()


ZIPS = (
    read("sizes in no header before the parts", unsized),
    read("parts said to have an exabyte each", oversized),
    read("behind bytes that begin as a zip does", lambda form: b"PK\x03\x04 unpacks itself" * 20 + form),
    too_large("900 parts in the same bytes", always(lambda: overlapping(900)), "unpacked"),
    read("two names of one letter", lambda form: zipped({**parts_of(form), "xl/\u00e9.xml": b"", "xl/e\u0301.xml": b""})),
    read("a link out of the package", linked),
    unreadable("an empty directory in the comment", commented, "torn"),
)

LINKS = (
    unreadable("a sheet at /etc/passwd", part(BOOK_LINKS, lambda links: re.sub(
        rb'Target="[^"]*sheet3.xml"', b'Target="/etc/passwd"', links)), "part-missing"),
    unreadable("a sheet in a file elsewhere", part(BOOK_LINKS, lambda links: re.sub(
        rb'Target="[^"]*sheet3.xml"', b'Target="file:///etc/passwd"', links)), "part-missing"),
    unreadable("relations of the package to themselves", swap("_rels/.rels", b"xl/workbook.xml", b"_rels/.rels"), "part-missing"),
    read("two sheets in one part", swap(BOOK_LINKS, b"sheet3.xml", b"sheet2.xml"), "form.column-missing form.cell-unread"),
)

XML = (
    read("all of it in UTF-16", lambda form: zipped({
        name: content.decode().replace("UTF-8", "UTF-16").encode("utf-16") if name.endswith((".xml", ".rels")) else content
        for name, content in parts_of(form).items()})),
    read("with marks of UTF-8", lambda form: zipped({
        name: b"\xef\xbb\xbf" + content if name.endswith((".xml", ".rels")) else content for name, content in parts_of(form).items()})),
    read("XML 1.1", swap(UNIT_SHEET, b"version='1.0'", b"version='1.1'")),
    unreadable("in base64, by its own word", swap(STRINGS, b"'UTF-8'", b"'base64'"), "encoding"),
    unreadable("in UTF-32", part(STRINGS, lambda content: content.decode().encode("utf-32")), "damaged"),
    read("deep styles", before(STYLES, b"</styleSheet>", b"<x>" * 5000 + b"</x>" * 5000)),
)

ADDRESSES = (
    unreadable("a row below zero", always(workbook(rows('<row r="-1"><c r="A-1"><v>1</v></c></row>'))), "addresses"),
    unreadable("a row zero", always(workbook(rows('<row r="0"><c r="A0"><v>1</v></c></row>'))), "damaged"),
    too_large("a row of 20 digits", always(workbook(rows(f'<row r="{"9" * 20}"><c><v>1</v></c></row>'))), "rows"),
    too_large("a row of nine digits", always(workbook(rows(f'<row r="{"9" * 9}"><c><v>1</v></c></row>'))), "rows"),
    unreadable("a row that is no number", always(workbook(rows('<row r="x"><c><v>1</v></c></row>'))), "damaged"),
    unreadable("an address in small letters", cells('<c r="a2"><v>1</v></c>'), "addresses"),
    unreadable("an address in full-width digits", cells('<c r="A２"><v>1</v></c>'), "addresses"),
    unreadable("one row twice", always(workbook(rows('<row r="2"><c r="A2"><v>1</v></c></row>' * 2))), "not-read-in-full"),
    read("a cell of another row", cells('<c r="A7"><v>1</v></c>'), STRAY),
    read("a formula of 17 thousand million cells", cells('<c r="A2"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>'), STRAY),
    read("a table of 17 thousand million cells", cells(
        '<c r="A2"><f t="dataTable" ref="A2:XFD1048576" dt2D="1" r1="A1" r2="A1"/><v>1</v></c>'), STRAY),
    read("a formula taken from nowhere", cells('<c r="A2"><f t="shared" si="7"/><v>1</v></c>'), STRAY),
)

COUNTS = (
    too_large("a number format of 1 MB", before(STYLES, b"</styleSheet>", (
        b'<numFmts><numFmt numFmtId="200" formatCode="' + b"0" * 20_000_000 + b'"/></numFmts>')), "ratio"),
    read("a number format of brackets", before(STYLES, b"</styleSheet>", (
        b'<numFmts><numFmt numFmtId="200" formatCode="' + b"[" * 50_000 + b'"/></numFmts>'))),
    read("many number formats", before(STYLES, b"</styleSheet>", elements("numFmts", '<numFmt numFmtId="{n}" formatCode="y{n}"/>'))),
    read("many formats", before(STYLES, b"</cellXfs>", elements("x", '<xf numFmtId="{n}"/>')[3:-4])),
    read("many conditional formats", before(STYLES, b"</styleSheet>", elements("dxfs", '<dxf><font><sz val="{n}"/></font></dxf>'))),
    read("many names", before(BOOK, b"</workbook>", elements("definedNames", '<definedName name="n{n}">x!A{n}</definedName>'))),
    read("many validations", behind(UNIT_SHEET, b"</sheetData>", elements(
        "dataValidations", '<dataValidation type="list" sqref="A{n}"><formula1>"a,b{n}"</formula1></dataValidation>'))),
    read("many hyperlinks", before(UNIT_SHEET, b"</worksheet>", elements("hyperlinks", '<hyperlink ref="A{n}" location="x!A{n}"/>'))),
    read("30,000 columns", before(UNIT_SHEET, b"<sheetData>", elements("cols", '<col min="{n}" max="{n}" width="9"/>', 30_000))),
    read("100,000 runs in a shared text", always(lambda: workbook(rows('<row r="2"><c r="A2" t="s"><v>1</v></c></row>'), extra={
        STRINGS: f'<sst xmlns="{MAIN}"><si><t>推荐单位名称</t></si><si>{runs(100_000)}</si></sst>'.encode()})), STRAY),
    read("100,000 runs in a cell", cells(f'<c r="A2" t="inlineStr"><is>{runs(100_000)}</is></c>'), STRAY),
)


# Binary workbooks


def binary(*parts: bytes) -> bytes:
    """An .xlsb of one sheet, 单位信息, whose records of rows and cells are given."""
    data = b"".join((record(BEGIN_SHEET), record(BEGIN_DATA), *parts, record(END_DATA), record(END_SHEET)))
    return in_package(data)


def in_package(data: bytes) -> bytes:
    """An .xlsb of one sheet, 单位信息, whose part is given."""
    links = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
             'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>')
    listed = record(156, struct.pack("<II", 0, 1) + text("r1") + text("单位信息"))
    book = b"".join((record(131), record(143), listed, record(144), record(132)))
    return zipped({"xl/workbook.bin": book, "xl/_rels/workbook.bin.rels": links.encode(), "xl/worksheets/sheet1.bin": data})


def row(number: int) -> bytes:
    """The record that begins a row."""
    return record(ROW, struct.pack("<II", number, 0) + bytes(9))


LABEL: Grid = [["推荐单位名称"]]
CORNERS: Iterable[tuple[int, int]] = ((1_048_575, 16_383), (0xFFFFFFFF, 0xFFFFFFFF))

BINARY = (
    read("a label in xlsb", always(in_package(sheet(LABEL))), f"file.not-xlsx {NO_MORE}"),
    *(too_large(f"two corners in xlsb, row {at}", always(binary(row(0), cell(0, 1.0), row(at), cell(column, 1.0))), "rows")
      for at, column in CORNERS),
    too_large("far to the right in xlsb", always(binary(row(0), cell(0, 1.0), cell(16_383, 1.0))), "columns"),
    too_large("two corners in xlsb that breaks off", always(
        in_package(record(BEGIN_SHEET) + record(BEGIN_DATA) + row(1_048_575) + cell(16_383, 1.0) + b"\x80")), "rows"),
)

# OLE2 files


def relinked(data: bytes, number: int) -> bytes:
    """The file with the first sector of its only stream linked to another one."""
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    return claiming(data, table, number)


def old(*records: bytes) -> bytes:
    """The stream of an old workbook of one sheet with these records."""
    return old_workbooks.stream({"单位信息": old_workbooks.part(old_workbooks.WORKSHEET, [old_workbooks.label(0, 0, "推荐单位名称"), *records])})


OLD = ole2({"Workbook": old()})
STREAM_SIZE = 512 * (1 + struct.unpack_from("<I", OLD, 48)[0]) + 128 + 120
EMPTY = old_workbooks.record(0x1FF)

OLE2 = (
    read("a label in xls", always(OLD), f"file.not-xlsx {NO_MORE}"),
    unreadable("xls in a circle", always(relinked(ole2({"Workbook": old(*[old_workbooks.number(1, 1, 1)] * 100)}), 0)), "damaged"),
    unreadable("a stream of 4 GB", always(claiming(OLD, STREAM_SIZE, 0xFFFFFFFF)), "torn"),
    unreadable("a stream of 4 GB in a circle", always(relinked(claiming(OLD, STREAM_SIZE, 0xFFFFFFFF), 0)), "torn"),
    unreadable("a mini stream of 4 GB", always(claiming(OLD, STREAM_SIZE - 128, 0xFFFFFFFF)), "torn"),
    unreadable("sectors of one byte", always(claiming(OLD, 30, 0x00060000)), "damaged"),
    unreadable("a table of more sectors than there are", always(claiming(OLD, 44, 0x7FFFFFFF)), "torn"),
    unreadable("a table far behind the end", always(claiming(OLD, 76, 0x7FFFFFFF)), "torn"),
    unreadable("a directory far behind the end", always(claiming(OLD, 48, 0x7FFFFFFF)), "torn"),
    unreadable("half of an xls", always(OLD[: len(OLD) // 2]), "torn"),
    unreadable("5,000 storages in a row", always(lambda: ole2({f"s{n}": {} for n in range(5_000)})), "torn"),
    too_large("12,000 storages", always(lambda: ole2({f"s{n}": {} for n in range(12_000)})), "entries"),
    too_large("a value at row 60,000 in xls", always(ole2({"Workbook": old(old_workbooks.number(59_999, 255, 1))})), "rows"),
    unreadable("as many shared strings as there are numbers", always(ole2({"Workbook": old_workbooks.stream(
        {"单位信息": old_workbooks.part(old_workbooks.WORKSHEET, [])}, old_workbooks.record(old_workbooks.STRINGS, struct.pack("<II", 1, 0x7FFFFFFF)))})), "damaged"),
    read("a million records without content", always(lambda: ole2({"Workbook": old(EMPTY * 1_000_000)})), f"file.not-xlsx {NO_MORE}"),
)

EXCESSIVE = (*ZIPS, *LINKS, *XML, *ADDRESSES, *COUNTS, *BINARY, *OLE2)
