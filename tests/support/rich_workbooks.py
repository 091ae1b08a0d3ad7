"""A workbook with all that programs other than ours put into one, part by part from the file format's description."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

import xlsxwriter

from tests.support.plain_workbooks import Cells, by_xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"

THREAD = "{2A6C3F5D-0B0B-4C55-9C28-9D6C1B2A7F11}"
PERSON = "{5D0F4C9E-77A8-4B9E-8C6A-2F0D6C1E9A10}"

_X14_VALIDATION = (
    f'<ext xmlns:x14="{X14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations xmlns:xm="{XM}" count="1">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>单位信息!$B$5:$B$9</xm:f></x14:formula1>'
    "<xm:sqref>E5:E9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
)
_THREADED = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<ThreadedComments xmlns="{THREADS}"><threadedComment ref="D9" '
    f'dT="2023-04-12T09:30:00.00" personId="{PERSON}" id="{THREAD}"><text>译名待定</text></threadedComment></ThreadedComments>'
)
_PERSONS = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<personList xmlns="{THREADS}"><person displayName="李老师" id="{PERSON}" '
    'userId="S::li" providerId="None"/></personList>'
)
_CELL_IMAGES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
)


def png() -> bytes:
    """A picture of one grey point."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, after its zip was found sound."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len({name.lower() for name in names})
        return {name: package.read(name) for name in names}


def packed(content: Mapping[str, bytes]) -> bytes:
    """The package of these parts."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in content.items():
            new.writestr(name, part)
    return package.getvalue()


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]], added: Mapping[str, str] | None = None) -> bytes:
    """The package with some parts changed, and some added with their content types declared by what stands there."""
    content = {name: changes.get(name, bytes)(part) for name, part in parts(data).items()}
    return packed(content | {name: text.encode() for name, text in (added or {}).items()})


def put_in(before: str, text: str) -> Callable[[bytes], bytes]:
    """A change that puts *text* before the last place where *before* stands."""
    def change(part: bytes) -> bytes:
        head, found, tail = part.decode().rpartition(before)
        assert found, before
        return f"{head}{text}{found}{tail}".encode()

    return change


def related(kind: str, target: str) -> str:
    """A relation with a number that nothing else has."""
    number = 900 + zlib.crc32(target.encode()) % 90
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'


def typed(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def rich(cells: Cells) -> bytes:
    """The workbook of these cells, with pictures, shapes, notes, a conversation, controls, tints and lists on 推荐问题."""
    return _extended(by_xlsxwriter(cells, _decorate))


def _decorate(book: xlsxwriter.Workbook) -> None:
    """All that XlsxWriter can put on a sheet, on 推荐问题, and two notes on 单位信息."""
    for note in ("B15", "B16"):
        book.get_worksheet_by_name("单位信息").write_comment(note, "请核对", {"author": "王秘书", "width": 200})
    sheet = book.get_worksheet_by_name("推荐问题")
    sheet.insert_image("S5", "点.png", {"image_data": BytesIO(png())})
    sheet.insert_textbox("S20", "说明文字")
    sheet.insert_button("S30", {"caption": "按钮"})
    sheet.write_comment("C7", "请李老师核对", {"author": "王秘书"})
    sheet.write_comment("D9", "[Threaded comment]\n\n译名待定", {"author": f"tc={THREAD}"})
    tint = book.add_format({"bg_color": "#FFF2CC"})
    sheet.conditional_format("C5:C30", {"type": "formula", "criteria": "=LEN(TRIM(C5))=0", "format": tint})
    sheet.conditional_format("A5:A30", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("B5:B9", {"validate": "list", "source": ["甲", "乙"]})
    sheet.add_sparkline("T5", {"range": "推荐问题!A5:A9"})
    sheet.merge_range("A40:C40", "合并")
    sheet.add_table("V1:W3", {"columns": [{"header": "甲"}, {"header": "乙"}]})
    sheet.ignore_errors({"number_stored_as_text": "A1:C9"})
    sheet.write_rich_string("X5", "前", book.add_format({"bold": True}), "粗", "后")
    sheet.write_url("X6", "https://www.cast.org.cn")
    sheet.protect()


def _extended(data: bytes) -> bytes:
    """The package with what Excel 365 and WPS add to it: lists on another sheet, a conversation, pictures in cells."""
    sheet, relations = "xl/worksheets/sheet3.xml", "xl/worksheets/_rels/sheet3.xml.rels"
    types = (
        typed("xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml")
        + typed("xl/persons/person.xml", "application/vnd.ms-excel.person+xml")
        + typed("xl/cellimages.xml", "application/vnd.wps-officedocument.cellimage+xml")
    )
    thread = related("http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
                     "../threadedComments/threadedComment1.xml")
    book = (related("http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml")
            + related("http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml"))
    return changed(data, {
        sheet: put_in("</extLst>", _X14_VALIDATION),
        relations: put_in("</Relationships>", thread),
        "xl/_rels/workbook.xml.rels": put_in("</Relationships>", book),
        "[Content_Types].xml": put_in("</Types>", types),
        "xl/comments2.xml": lambda part: re.sub(rb'(<comment ref="D9" authorId="\d")', rb"\1", part),
    }, {
        "xl/threadedComments/threadedComment1.xml": _THREADED, "xl/persons/person.xml": _PERSONS,
        "xl/cellimages.xml": _CELL_IMAGES,
    })
