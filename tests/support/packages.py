"""Packages made part by part: the bricks of hostile files."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
BOOK_LINKS = "xl/_rels/workbook.xml.rels"
CONTENT_TYPES = "[Content_Types].xml"
UNIT_SHEET = "xl/worksheets/sheet2.xml"
"""The part of 单位信息 in an issued form."""

_STRICT = (
    (MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
)

FAST = 1
"""How hard zips are packed: many are made, and none is kept."""

Change = bytes | None | Callable[[bytes], bytes]
"""What becomes of a part: other bytes, gone, or changed."""


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of parts."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method, FAST)
    return package.getvalue()


def changed(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """Return a package with some parts changed, added or gone."""
    parts = parts_of(data)
    for name, change in changes.items():
        if change is None:
            del parts[name]
        else:
            parts[name] = change(parts[name]) if callable(change) else change
    return zipped(parts)


def workbook(
    sheet: str | bytes, title: str = "单位信息", extra: Mapping[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return a workbook of one sheet whose part is given whole."""
    content = sheet if isinstance(sheet, bytes) else sheet.encode()
    book = (f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
            f'<sheet name="{title}" sheetId="1" r:id="r1"/></sheets></workbook>')
    links = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
             f'<Relationship Id="r2" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
    strings = f'<sst xmlns="{MAIN}"><si><t>推荐单位名称</t></si></sst>'
    return zipped({BOOK: book.encode(), "xl/_rels/workbook.xml.rels": links.encode(), STRINGS: strings.encode(),
                   "xl/worksheets/sheet1.xml": content, **(extra or {})}, method)


def in_strict(content: bytes) -> bytes:
    """Return a part as Strict Open XML writes it: in other namespaces."""
    for transitional, strict in _STRICT:
        content = content.replace(transitional, strict)
    return content


def rows(body: str) -> str:
    """Return a sheet's part with this in its data, below a label of the form."""
    label = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{label}{body}</sheetData></worksheet>'


def open_document(table: str, manifest: str = "<manifest/>") -> bytes:
    """Return an .ods of one sheet whose rows are given."""
    spaces = "".join(f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "table", "text"))
    content = (f'<?xml version="1.0"?><office:document-content{spaces}><office:body><office:spreadsheet>'
               f'<table:table table:name="单位信息">{table}</table:table></office:spreadsheet></office:body></office:document-content>')
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode(),
                   "META-INF/manifest.xml": manifest.encode()})


def deflated(size: int) -> bytes:
    """Return *size* blanks, deflated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = b" " * 1_000_000
    return b"".join(packer.compress(chunk) for _ in range(size // len(chunk))) + packer.flush()


def lying(name: str, packed: bytes, claimed: int) -> bytes:
    """Return a zip of one part that claims to unpack to another size than it does."""
    head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, 0, len(packed), claimed, len(name), 0)
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x21, 0, len(packed), claimed, len(name),
                        0, 0, 0, 0, 0, 0) + name.encode()
    body = head + name.encode() + packed
    return body + entry + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(entry), len(body), 0)
