"""Every kind of odd and hostile file: how it is made of a filled form, and the verdict written by hand.

A verdict is the code and the look of the one finding that stops the file, or the codes of the notes on a file that
is read all the same.
"""

import zipfile
from collections.abc import Callable
from typing import NamedTuple

from tests.hostile import packages
from tests.hostile.packages import BOOK, MAIN, STRINGS, STYLES, UNIT_SHEET, changed, ole2, rows, workbook, zipped

CONTENT_TYPES = "[Content_Types].xml"
STRICT = (
    (MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
)


class Hostile(NamedTuple):
    """A kind of file and its verdict."""

    name: str
    make: Callable[[bytes], bytes]
    code: str
    """Code of the finding that stops it; of the note where it is read; empty where it is read without a word."""
    looks: str = ""
    read: bool = False


def _always(data: bytes) -> Callable[[bytes], bytes]:
    return lambda form: data


def _part(name: str, change: packages.Change) -> Callable[[bytes], bytes]:
    return lambda form: changed(form, {name: change})


def _swap(name: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)
    return _part(name, change)


def _before_root(name: str, text: bytes) -> Callable[[bytes], bytes]:
    """Put something between a part's declaration and its root."""
    def change(content: bytes) -> bytes:
        at = content.index(b"?>") + 2
        return content[:at] + text + content[at:]
    return _part(name, change)


def _strict(form: bytes) -> bytes:
    def to_strict(content: bytes) -> bytes:
        for old, new in STRICT:
            content = content.replace(old, new)
        return content
    return zipped({name: to_strict(content) for name, content in packages.parts_of(form).items()})


def _encoded(name: str, encoding: str, declared: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        text = content.decode()
        body = text[text.index("?>") + 2 :]
        return f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode(encoding)
    return _part(name, change)


def _flipped(form: bytes) -> bytes:
    """Change a byte in the middle of the packed data of a part that is read."""
    with zipfile.ZipFile(packages.BytesIO(form)) as package:
        entry = package.getinfo(STRINGS)
    at = entry.header_offset + 30 + len(STRINGS) + entry.compress_size // 2
    return form[:at] + bytes([form[at] ^ 0xFF]) + form[at + 1 :]


def _doubled(form: bytes) -> bytes:
    parts = packages.parts_of(form)
    return zipped({**parts, UNIT_SHEET.upper(): parts[UNIT_SHEET]})


def _flagged(form: bytes) -> bytes:
    """Set the flag of encryption on every entry."""
    data = bytearray(form)
    for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            data[start + at] |= 1
            start += 4
    return bytes(data)


def _nested(depth: int, name: str = "x") -> str:
    return f"<{name}>" * depth + f"</{name}>" * depth


BOMB = ('<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>").encode()
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REF = '<row r="{row}"><c r="{ref}"><v>1</v></c></row>'
BLANK_ROWS = "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/></row>' for row in range(2, 1_000_001))
MANY = "".join(f'<row r="{row}">' + "".join(f'<c r="{column}{row}"><v>{row}</v></c>' for column in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "</row>"
               for row in range(2, 19_400))


def _of_other_kinds() -> list[Hostile]:
    refused = "file.not-xlsx"
    html = "<html><table><tr><td>推荐单位名称</td></tr></table></html>".encode()
    return [
        Hostile("nothing", _always(b""), "file.unreadable", "empty"),
        Hostile("zeros", _always(bytes(4096)), "file.unreadable", "zeros"),
        Hostile("noise", _always(bytes(range(256)) * 16), "file.unreadable", "unknown"),
        Hostile("blanks", _always(b" \r\n\t " * 40), "file.unreadable", "unknown"),
        Hostile("lock file", _always(b"\x06author".ljust(55) + "\6author".encode("utf-16-le").ljust(110)), "file.unreadable", "lock"),
        Hostile("text", _always("序号,题目\r\n1,如何？\r\n".encode()), refused, "text"),
        Hostile("text in GBK", _always("序号,题目\r\n1,如何？\r\n".encode("gb18030")), refused, "text"),
        Hostile("text in UTF-16", _always("序号\t题目".encode("utf-16")), refused, "text"),
        Hostile("one letter", _always(b"P"), refused, "text"),
        Hostile("HTML", _always(b"\r\n " + html), refused, "html"),
        Hostile("HTML with a mark", _always(b"\xef\xbb\xbf<!DOCTYPE html>" + html), refused, "html"),
        Hostile("web archive", _always(b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"), refused, "html"),
        Hostile("XML spreadsheet", _always(b'<?xml version="1.0"?><Workbook/>'), refused, "xml"),
        Hostile("PDF", _always(b"%PDF-1.7\n1 0 obj\n%%EOF\n"), refused, "pdf"),
        Hostile("RTF", _always(b"{\\rtf1\\ansi hello}"), refused, "rtf"),
        Hostile("PNG", _always(b"\x89PNG\r\n\x1a\n" + bytes(40)), refused, "image"),
        Hostile("JPEG", _always(b"\xff\xd8\xff\xe0" + bytes(40)), refused, "image"),
        Hostile("RAR", _always(b"Rar!\x1a\x07\x01\x00" + bytes(40)), refused, "archive"),
        Hostile("7z", _always(b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40)), refused, "archive"),
        Hostile("gzip", _always(b"\x1f\x8b\x08" + bytes(40)), refused, "archive"),
        Hostile("zip of the form", lambda form: zipped({"推荐表.xlsx": form, "签字页.pdf": b"%PDF"}), refused, "archive"),
        Hostile("zip of nothing", _always(zipped({}) + b""), "file.unreadable", "unknown"),
        Hostile("Word", _always(zipped({CONTENT_TYPES: b"<Types/>", "word/document.xml": b"<w/>"})), refused, "docx"),
        Hostile("PowerPoint", _always(zipped({"ppt/presentation.xml": b"<p/>"})), refused, "pptx"),
        Hostile("ODF text", _always(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})), refused, "odt"),
        Hostile("old Word", _always(ole2("WordDocument")), refused, "doc"),
        Hostile("old PowerPoint", _always(ole2("PowerPoint Document")), refused, "ppt"),
        Hostile("other OLE2", _always(ole2("__properties_version1.0")), refused, "other-ole"),
        Hostile("hollow xls", _always(ole2("Workbook")), "file.unreadable", "damaged"),
        Hostile("hollow ods", _always(zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})), "file.unreadable", "part-missing"),
        Hostile("hollow xlsb", _always(zipped({"xl/workbook.bin": b"\x83\x01\x00"})), "file.unreadable", "damaged"),
        Hostile("encrypted", _always(ole2("EncryptionInfo", "EncryptedPackage")), "file.encrypted", "encrypted"),
        Hostile("zip with a password", _flagged, "file.encrypted", "encrypted-zip"),
    ]


def _of_damaged_packages() -> list[Hostile]:
    unreadable = "file.unreadable"
    shares = [Hostile(f"{share} % sent", lambda form, share=share: form[: len(form) * share // 100], unreadable, "torn")
              for share in (5, 50, 99)]
    return [
        *shares,
        Hostile("directory gone", lambda form: form.replace(b"PK\x01\x02", b"PK\x00\x00"), unreadable, "torn"),
        Hostile("local headers gone", lambda form: form[:4] + form[4:].replace(b"PK\x03\x04", b"PK\x00\x00"), unreadable, "torn"),
        Hostile("a byte changed", _flipped, unreadable, "damaged"),
        Hostile("bzip2", lambda form: zipped(packages.parts_of(form), zipfile.ZIP_BZIP2), unreadable, "packing"),
        Hostile("stored", lambda form: zipped(packages.parts_of(form), zipfile.ZIP_STORED), "", read=True),
        Hostile("behind a tail", lambda form: form + b"\0" * 100, "", read=True),
        Hostile("a part doubled", _doubled, unreadable, "entry-names"),
        Hostile("a way out", _part("../../evil.xml", b"<x/>"), unreadable, "entry-names"),
        Hostile("no relations", _part("xl/_rels/workbook.xml.rels", None), unreadable, "part-missing"),
        Hostile("a sheet's part gone", _part(UNIT_SHEET, None), unreadable, "part-missing"),
        Hostile("workbook no XML", _part(BOOK, b"<workbook"), unreadable, "damaged"),
        Hostile("workbook without sheets", _part(BOOK, f'<workbook xmlns="{MAIN}"/>'.encode()), unreadable, "no-sheets"),
        Hostile("two sheets of one name", _swap(BOOK, '"专家委员会"'.encode(), '"单位信息"'.encode()), unreadable, "sheet-names"),
        Hostile("a sheet broken off", _part(UNIT_SHEET, lambda content: content[: content.rindex(b"</c>")]), unreadable, "damaged"),
        Hostile("a sheet broken off behind its cells", _part(UNIT_SHEET, lambda content: content[: content.index(b"</sheetData>") + 20]), "", read=True),
        Hostile("strings broken off", _part(STRINGS, lambda content: content[: len(content) // 2]), unreadable, "damaged"),
        Hostile("strings gone", _part(STRINGS, None), unreadable, "part-missing"),
        Hostile("styles broken off", _part(STYLES, b"<styleSheet><numFmts"), unreadable, "damaged"),
        Hostile("styles no text", _part(STYLES, b"\0\1\2"), unreadable, "encoding"),
        Hostile("macros", _part("xl/vbaProject.bin", b"\xd0\xcf"), "file.macros", read=True),
        Hostile("Strict", _strict, "file.not-xlsx", read=True),
        Hostile("no styles", _part(STYLES, None), "", read=True),
        Hostile("strings in UTF-16", _encoded(STRINGS, "utf-16", "UTF-16"), "", read=True),
        Hostile("a sheet in GBK", _encoded(UNIT_SHEET, "gb18030", "GB18030"), "", read=True),
        Hostile("encoding unknown", _encoded(STRINGS, "utf-8", "x-klingon"), unreadable, "encoding"),
        Hostile("encoding untrue", _encoded(STRINGS, "utf-8", "utf-32"), unreadable, "encoding"),
    ]


def _of_harmful_xml() -> list[Hostile]:
    unreadable = "file.unreadable"
    entities = [Hostile(f"{what} in {name.rpartition('/')[2]}", _before_root(name, text), unreadable, "entities")
                for what, text in (("bomb", BOMB), ("XXE", OUTSIDE), ("DOCTYPE", b"<!DOCTYPE x>"))
                for name in (BOOK, STRINGS, UNIT_SHEET, STYLES)]
    return [
        *entities,
        Hostile("DOCTYPE in UTF-16", _always(workbook(("<!DOCTYPE x>" + rows("")).encode("utf-16"))), unreadable, "entities"),
        Hostile("deep workbook", _always(workbook(rows(""), extra={BOOK: f"<w>{_nested(100_000)}</w>".encode()}, method=0)), unreadable, "deep"),
        Hostile("deep sheet", _always(workbook(rows("<!-- -->" + _nested(1000)))), unreadable, "deep"),
        Hostile("deep among others", _always(workbook(rows(_nested(300_000)), method=0)), "file.read", read=True),
        Hostile("a million attributes", _always(workbook(rows("<row " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"))), "file.read", read=True),
        Hostile("one cell twice", _always(workbook(rows('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'))), unreadable, "not-read-in-full"),
        Hostile("string out of range", _always(workbook(rows('<row r="2"><c r="A2" t="s"><v>99</v></c></row>'))), unreadable, "damaged"),
        Hostile("no address", _always(workbook(rows('<!-- --><row r="2"><c r="2A"><v>1</v></c></row>'))), unreadable, "addresses"),
    ]


def _of_bombs() -> list[Hostile]:
    large = "file.too-large"
    corner = REF.format(row=1_048_576, ref="XFD1048576")
    return [
        Hostile("a part that lies", _always(packages.lying(BOOK, packages.deflated(30_000_000), 100)), large, "ratio"),
        Hostile("a part of 300 MB", _always(zipped({BOOK: b"<w/>", STRINGS: bytes(300_000_000)})), large, "unpacked"),
        Hostile("strings of 30 MB of blanks", _part(STRINGS, b" " * 30_000_000), large, "ratio"),
        Hostile("2,000 parts", lambda form: changed(form, {f"xl/media/{n}.png": b"" for n in range(2000)}), large, "entries"),
        Hostile("21 MB", lambda form: form + bytes(20_000_000), large, "file"),
        Hostile("300 sheets", _always(workbook(rows(""), extra={BOOK: (
            f'<workbook xmlns="{MAIN}" xmlns:r="{packages.LINKS}"><sheets>'
            + "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, 301)) + "</sheets></workbook>").encode()})), large, "sheets"),
        Hostile("two corners", _always(workbook(rows(corner))), large, "rows"),
        Hostile("two corners in other quotes", _always(workbook(rows(corner.replace('"', "'")))), large, "rows"),
        Hostile("two corners with blanks", _always(workbook(rows(corner.replace("r=", "r = ")))), large, "rows"),
        Hostile("two corners with line breaks", _always(workbook(rows(corner.replace("r=", "r\n=")))), large, "rows"),
        Hostile("two corners with a prefix", _always(workbook(rows(
            corner.replace("<c", "<e:c").replace("</c", "</e:c").replace("<e:c ", '<e:c xmlns:e="e" ')))), large, "rows"),
        Hostile("far to the right", _always(workbook(rows(REF.format(row=2, ref="XFD2")))), large, "columns"),
        Hostile("far below by position", _always(workbook(rows("<row/>" * 30_000 + "<row><c><v>1</v></c></row>"), method=0)), large, "rows"),
        Hostile("a note far below", _always(workbook(rows(REF.format(row=30_000, ref="A30000")))), large, "rows"),
        Hostile("blank cell in the far corner", _always(workbook(rows('<row r="1048576"><c r="XFD1048576" s="1"/></row>'))), "file.read", read=True),
        Hostile("a million styled blank rows", _always(workbook(rows(BLANK_ROWS))), "file.read", read=True),
        Hostile("503,000 values", _always(workbook(rows(MANY))), large, "values"),
        Hostile("a text of 20 MB", _always(workbook(rows('<row r="2"><c r="A2" t="inlineStr"><is><t>' + "题目啊" * 200 + "".join(
            chr(0x4E00 + n * 7919 % 20_000) for n in range(2_000_000)) + "</t></is></c></row>"))), "file.read", read=True),
    ]


def _of_other_workbooks() -> list[Hostile]:
    other = "file.not-the-form"
    return [
        Hostile("an address book", _always(workbook(rows(""), "通讯录")), other, "workbook"),
        Hostile("score sheet", _always(workbook(rows(""), "评审打分表")), other, "score-sheet"),
        Hostile("campaign workbook", _always(workbook(rows(""), "活动")), other, "campaign"),
    ]


HOSTILE = (*_of_other_kinds(), *_of_damaged_packages(), *_of_harmful_xml(), *_of_bombs(), *_of_other_workbooks())
