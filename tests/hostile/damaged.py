"""Packages that came to harm on the way, or were put together as no spreadsheet program does."""

import re
import warnings
import zipfile
from io import BytesIO

from tests.hostile.kind import (
    Hostile,
    Make,
    encoded,
    in_every_entry,
    packed_as,
    part,
    read,
    refused,
    stored,
    swap,
    unreadable,
)
from tests.support import packages
from tests.support.packages import (
    BOOK,
    BOOK_LINKS,
    CONTENT_TYPES,
    MAIN,
    STRINGS,
    STYLES,
    UNIT_SHEET,
    changed,
    parts_of,
    zipped,
)

OTHER_SHEET = "xl/worksheets/sheet3.xml"
"""The part of 专家委员会 in an issued form."""
STALE = f'<workbook xmlns="{MAIN}"/>'.encode()


def share(percent: int) -> Hostile:
    """The beginning of a form, as far as it was sent."""
    return unreadable(f"{percent} % sent", lambda form: form[: len(form) * percent // 100], "torn")


def flipped(form: bytes) -> bytes:
    """A byte in the middle of the packed data of a part that is read is another one."""
    with zipfile.ZipFile(BytesIO(form)) as package:
        entry = package.getinfo(STRINGS)
    at = entry.header_offset + 30 + len(STRINGS) + entry.compress_size // 2
    return form[:at] + bytes([form[at] ^ 0xFF]) + form[at + 1 :]


def twice(form: bytes) -> bytes:
    """A part stands twice in the directory, under one name."""
    package = BytesIO(form)
    with warnings.catch_warnings(), zipfile.ZipFile(package, "a") as archive:
        warnings.simplefilter("ignore")  # of just that
        archive.writestr(UNIT_SHEET, b"<worksheet/>")
    return package.getvalue()


def doubled(form: bytes) -> bytes:
    """A part stands twice in the directory, under names that differ by case."""
    parts = parts_of(form)
    return zipped({**parts, UNIT_SHEET.upper(): parts[UNIT_SHEET]})


def overlapping(form: bytes) -> bytes:
    """Every sheet's entry leads to the packed data of one of them, as in a zip bomb of overlapping files."""
    with zipfile.ZipFile(BytesIO(form)) as package:
        target = package.getinfo(UNIT_SHEET)
    data, start = bytearray(form), 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        name = bytes(data[start + 46 : start + 46 + int.from_bytes(data[start + 28 : start + 30], "little")])
        if name.startswith(b"xl/worksheets/sheet"):
            data[start + 16 : start + 28] = b"".join(
                number.to_bytes(4, "little") for number in (target.CRC, target.compress_size, target.file_size))
            data[start + 42 : start + 46] = target.header_offset.to_bytes(4, "little")
        start += 4
    return bytes(data)


class Pipe(BytesIO):
    """A file that can only be written from beginning to end."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def streamed(form: bytes) -> bytes:
    """Packed by a program that knows the size of a part only when it has written it."""
    package = Pipe()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(form).items():
            archive.writestr(name, content)
    return package.getvalue()


def with_zip64(form: bytes) -> bytes:
    """Packed by a program that allows for parts beyond 4 GB."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(form).items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(content)
    return package.getvalue()


def commented(form: bytes) -> bytes:
    """With a comment on the package, and a folder in it."""
    package = BytesIO(form)
    with zipfile.ZipFile(package, "a") as archive:
        archive.mkdir("xl")
        archive.comment = b"packed by hand"
    return package.getvalue()


def moved(name: str, links: str) -> Make:
    """The workbook under another name, found by the relations of the package; a stale one stands where it was."""
    def make(form: bytes) -> bytes:
        parts, folder = parts_of(form), name.rpartition("/")[0]
        path = (f"/{name}" if folder == "xl" else name).encode()  # both ways are in use
        parts |= {name: parts[BOOK], links: parts.pop(BOOK_LINKS).replace(b'Target="', b'Target="/xl/'), BOOK: STALE,
                  "_rels/.rels": parts["_rels/.rels"].replace(b"xl/workbook.xml", path),
                  CONTENT_TYPES: parts[CONTENT_TYPES].replace(b"/xl/workbook.xml", f"/{name}".encode())}
        return zipped(parts)

    return make


def without(*names: str) -> Make:
    """The form without some of its parts."""
    return lambda form: changed(form, dict.fromkeys(names))


def strict(form: bytes) -> bytes:
    """In the namespaces of Strict Open XML."""
    return zipped({name: packages.in_strict(content) for name, content in parts_of(form).items()})


ON_THE_WAY = (
    *map(share, (1, 5, 50, 99)),
    unreadable("all but the last byte sent", lambda form: form[:-1], "torn"),
    unreadable("the beginning not sent", lambda form: form[1000:], "unknown"),
    unreadable("sent as text", lambda form: form.replace(b"\n", b"\r\n"), "torn"),
    unreadable("sent in another encoding", lambda form: form.decode("latin-1").encode(), "torn"),
    unreadable("behind a server's words", lambda form: b"HTTP/1.1 200 OK\r\n\r\n" + form, "unknown"),
    refused("behind a program that unpacks it", lambda form: b"MZ" + bytes(500) + form, "program"),
    unreadable("directory gone", lambda form: form.replace(b"PK\x01\x02", b"PK\x00\x00"), "torn"),
    unreadable("local headers gone", lambda form: form[:4] + form[4:].replace(b"PK\x03\x04", b"PK\x00\x00"), "torn"),
    unreadable("a byte changed", flipped, "damaged"),
    unreadable("checksums untrue", in_every_entry(16, b"\1\2\3\4"), "damaged"),
    unreadable("stored with untrue sizes", stored(in_every_entry(24, b"\x07\0\0\0")), "torn"),
    read("behind a tail", lambda form: form + b"\0" * 100),
    read("twice in one file", lambda form: form + form),
)

PACKED_OTHERWISE = (
    read("stored", stored(bytes)),
    read("streamed", streamed),
    read("zip64", with_zip64),
    read("a comment and a folder", commented),
    unreadable("bzip2", lambda form: zipped(parts_of(form), zipfile.ZIP_BZIP2), "packing"),
    unreadable("LZMA", lambda form: zipped(parts_of(form), zipfile.ZIP_LZMA), "packing"),
    unreadable("deflate64", packed_as(9), "packing"),
    unreadable("Zstandard", packed_as(93), "packing"),
    unreadable("a part doubled", doubled, "entry-names"),
    unreadable("a part twice", twice, "entry-names"),
    unreadable("a way out", part("../../evil.xml", b"<x/>"), "entry-names"),
    unreadable("a way out by Windows", part("..\\..\\evil.xml", b"<x/>"), "entry-names"),
    read("a name from the root", part("/etc/cron.d/evil", b"<x/>")),
    read("every sheet one part", overlapping, "form.column-missing form.cell-unread"),
)

PARTS = (
    unreadable("no relations", part(BOOK_LINKS, None), "part-missing"),
    read("no relations of the package", part("_rels/.rels", None)),
    read("relations of the package broken off", part("_rels/.rels", b"<Relationships")),
    read("no content types", part(CONTENT_TYPES, None)),
    read("a workbook called otherwise", moved("xl/workbook2.xml", "xl/_rels/workbook2.xml.rels")),
    read("a workbook at the root", moved("workbook.xml", "_rels/workbook.xml.rels")),
    read("a workbook called otherwise and alone", lambda form: without(BOOK)(moved("xl/book.xml", "xl/_rels/book.xml.rels")(form))),
    unreadable("no workbook", without(BOOK), "part-missing"),
    unreadable("no workbook and no content types", without(BOOK, CONTENT_TYPES, "_rels/.rels"), "part-missing"),
    unreadable("nothing but content types", lambda form: zipped({CONTENT_TYPES: parts_of(form)[CONTENT_TYPES]}), "part-missing"),
    unreadable("sheets alone", lambda form: zipped({UNIT_SHEET: parts_of(form)[UNIT_SHEET]}), "part-missing"),
    unreadable("a sheet's part gone", part(UNIT_SHEET, None), "part-missing"),
    unreadable("a sheet elsewhere", part(BOOK_LINKS, lambda links: re.sub(
        rb'Target="[^"]*sheet3.xml"', b'Target="https://example.org/a.xml" TargetMode="External"', links)), "part-missing"),
    unreadable("a sheet outside the package", part(BOOK_LINKS, lambda links: re.sub(
        rb'Target="[^"]*sheet3.xml"', b'Target="../../../etc/passwd"', links)), "part-missing"),
    read("a sheet that is the workbook", part(BOOK_LINKS, lambda links: re.sub(
        rb'Target="[^"]*sheet3.xml"', b'Target="workbook.xml"', links)), "form.column-missing"),
    read("relations of themselves", swap(BOOK_LINKS, b"</Relationships>", (
        b'<Relationship Id="self" Type="x/worksheet" Target="_rels/workbook.xml.rels"/></Relationships>'))),
    unreadable("workbook no XML", part(BOOK, b"<workbook"), "damaged"),
    unreadable("workbook without sheets", part(BOOK, f'<workbook xmlns="{MAIN}"/>'.encode()), "no-sheets"),
    unreadable("two sheets of one name", swap(BOOK, '"专家委员会"'.encode(), '"单位信息"'.encode()), "sheet-names"),
    unreadable("a sheet broken off", part(UNIT_SHEET, lambda content: content[: content.rindex(b"</c>")]), "damaged"),
    read("a sheet broken off behind its cells", part(UNIT_SHEET, lambda content: content[: content.index(b"</sheetData>") + 20])),
    unreadable("strings broken off", part(STRINGS, lambda content: content[: len(content) // 2]), "damaged"),
    unreadable("strings gone", part(STRINGS, None), "part-missing"),
    unreadable("styles broken off", part(STYLES, b"<styleSheet><numFmts"), "damaged"),
    unreadable("styles no text", part(STYLES, b"\0\1\2"), "encoding"),
    read("no styles", part(STYLES, None)),
    read("macros", part("xl/vbaProject.bin", b"\xd0\xcf"), "file.macros"),
    read("macros of Excel 4", part("xl/macrosheets/sheet1.xml", b"<xm:macrosheet/>"), "file.macros"),
    read("Strict", strict, "file.not-xlsx"),
    read("Strict with macros", lambda form: strict(part("xl/vbaProject.bin", b"\xd0\xcf")(form)), "file.not-xlsx file.macros"),
    read("of no namespace known", swap(UNIT_SHEET, MAIN.encode(), b"urn:another")),
)

ENCODINGS = (
    read("strings in UTF-16", encoded(STRINGS, "utf-16", "UTF-16")),
    read("a sheet in GBK", encoded(UNIT_SHEET, "gb18030", "GB18030")),
    unreadable("encoding unknown", encoded(STRINGS, "utf-8", "x-klingon"), "encoding"),
    unreadable("encoding untrue", encoded(STRINGS, "utf-8", "utf-32"), "encoding"),
    unreadable("GBK said to be UTF-8", encoded(STRINGS, "gb18030", "UTF-8"), "damaged"),
)

DAMAGED = (*ON_THE_WAY, *PACKED_OTHERWISE, *PARTS, *ENCODINGS)
