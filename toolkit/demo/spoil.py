"""Spoilt and foreign files, each with the one finding it must lead to."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import reduce
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.writer.excel import ExcelWriter

from toolkit.campaign.model import Campaign
from toolkit.demo.fill import type_over
from toolkit.demo.form import LabelPosition, locate_form
from toolkit.demo.open_document import open_document
from toolkit.demo.papers import read_own_workbook
from toolkit.forms import provenance
from toolkit.intake.ole_files import write_ole_file
from toolkit.manuscripts.form import question_form
from toolkit.model import Severity, Sheet
from toolkit.ooxml import markup
from toolkit.ooxml.archive import repack
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package
from toolkit.ooxml.styles import styles_part
from toolkit.ooxml.workbook import sheet_parts

_STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
)
"""Namespaces that Strict Open XML writes in another way."""

_UNREAD = "form.cell-unread"

Spoiler = Callable[[bytes, Campaign], bytes]


@dataclass(frozen=True, slots=True)
class SpoiltFile:
    """A way to spoil a filled workbook's bytes, and the one finding it must lead to."""

    code: str
    name: str
    """What was done, in a few words."""
    spoil: Spoiler
    at: LabelPosition | None = None
    """Where it must be found; None for the file as a whole."""
    severity: Severity = Severity.ERROR
    also: tuple[tuple[str, Severity, LabelPosition], ...] = ()
    """What else must be found, where a column that nobody knows any more holds something."""


def _half(data: bytes, campaign: Campaign) -> bytes:
    return data[: len(data) // 2]


def _empty(data: bytes, campaign: Campaign) -> bytes:
    return b""


def _pdf(data: bytes, campaign: Campaign) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _csv(data: bytes, campaign: Campaign) -> bytes:
    return "序号,问题类别,题目（中文）\r\n1,前沿科学问题,【演示】这是一份文本吗？\r\n".encode("gb18030")


def _encrypted(data: bytes, campaign: Campaign) -> bytes:
    """Return the outside of an encrypted workbook: an OLE2 file with the stream of an encrypted package."""
    return write_ole_file("EncryptedPackage", b"")


def _with_macros(data: bytes, campaign: Campaign) -> bytes:
    package = Package(data)
    package.write("xl/vbaProject.bin", "【演示】这里本应是宏".encode())
    return package.save()


def _strict(data: bytes, campaign: Campaign) -> bytes:
    """Return a workbook as Excel saves it as “Strict Open XML”: the same parts in other namespaces."""
    package = Package(data)
    for part in package.parts:
        content = package.read(part)
        for transitional, strict in _STRICT:
            content = content.replace(transitional, strict)
        package.write(part, content)
    return package.save()


def _word_document(data: bytes, campaign: Campaign) -> bytes:
    """Return the Word form of the first question: what a scientist writes, sent without the workbook."""
    return question_form(campaign, read_own_workbook(data, campaign).questions[0].texts)


def _typed_into(sheet: Sheet, a1: str, value: str) -> Spoiler:
    """Return a spoiler that types a text into a cell."""

    def spoil(data: bytes, campaign: Campaign) -> bytes:
        typist = CellEditor(data)
        typist.type(sheet, a1, value)
        return typist.save()

    return spoil


def another_workbook(data: bytes, campaign: Campaign) -> bytes:
    """Return a workbook that is no form of the call."""
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("会议通讯录")
    for row in (("姓名", "单位", "电话"), ("演示", "演示单位", "010-55500000")):
        sheet.append(row)
    return _saved(book, campaign)


def saved_elsewhere(data: bytes, campaign: Campaign) -> bytes:
    """Return a workbook as another program saves it: openpyxl, which loses some of it."""
    return _saved(load_workbook(BytesIO(data)), campaign)


def _saved(book: Workbook, campaign: Campaign) -> bytes:
    """Return a workbook of openpyxl, equal on every day."""
    book.properties.created = book.properties.modified = campaign.settings.opens.replace(tzinfo=None)
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        ExcelWriter(book, archive).save()  # Workbook.save would stamp the time of day
    return repack(package.getvalue())


def _without_sheet(title: Sheet) -> Spoiler:
    """Return a spoiler that deletes a sheet, with the names that belong to it, as Excel does."""

    def spoil(data: bytes, campaign: Campaign) -> bytes:
        package = Package(data)
        book = package.edit(package.book)
        sheets, names = markup.child(book, "sheets"), markup.child(book, "definedNames")
        assert sheets is not None and names is not None, "the form has both"
        gone = [sheet.get("name") for sheet in sheets].index(title)
        sheets.remove(sheets[gone])
        for name in [*names]:
            of = int(name.get("localSheetId", "-1"))
            if of == gone:
                names.remove(name)
            elif of > gone:
                name.set("localSheetId", str(of - 1))
        return package.save()

    return spoil


def _calculated(at: LabelPosition, formula: str, result: str = "", kind: str = "e") -> Spoiler:
    """Return a spoiler that types a formula in place of a value; it gives an error or another *kind* of *result*."""

    def spoil(data: bytes, campaign: Campaign) -> bytes:
        package, a1 = Package(data), locate_form(data, campaign).a1(at)
        part = sheet_parts(package)[at.sheet]
        given = f"<v>{result}</v>" if result else ""
        told = f' t="{kind}"' if result else ""
        cell = re.compile(rf'<c r="{a1}"( s="\d+")?[^>]*>.*?</c>'.encode(), re.DOTALL)
        written = rf'<c r="{a1}"\1{told}><f>{formula}</f>{given}</c>'.encode()
        package.write(part, cell.sub(written, package.read(part), count=1))
        return package.save()

    return spoil


def _struck_out(row: int) -> Spoiler:
    """Return a spoiler that strikes out a whole question, as people withdraw one on paper."""

    def spoil(data: bytes, campaign: Campaign) -> bytes:
        package, a1 = Package(data), locate_form(data, campaign).a1(LabelPosition(Sheet.QUESTIONS, "category", row))
        sheet, styles = package.edit(sheet_parts(package)[Sheet.QUESTIONS]), package.edit(styles_part(package) or "")
        fonts, formats = markup.child(styles, "fonts"), markup.child(styles, "cellXfs")
        cell = next(cell for cell in sheet.iter("{*}c") if cell.get("r") == a1)
        assert fonts is not None and formats is not None, "the form has both"
        fonts.append(markup.parse_fragment(fonts, '<font><strike/><sz val="11"/><name val="宋体"/></font>'))
        for other in cell.itersiblings("{*}c"):
            _refont(other, formats, len(fonts) - 1)
        _refont(cell, formats, len(fonts) - 1)
        for table in (fonts, formats):
            table.set("count", str(len(table)))
        return package.save()

    return spoil


def _refont(cell: Element, formats: Element, font: int) -> None:
    """Give a cell a format of its own, with another font."""
    form = deepcopy(formats[int(cell.get("s", "0"))])
    form.set("fontId", str(font))
    formats.append(form)
    cell.set("s", str(len(formats) - 1))


def _relabelled(at: LabelPosition, label: str) -> Spoiler:
    """Return a spoiler that types another text over a field's label and drops its name, as pasting into a new sheet."""

    def spoil(data: bytes, campaign: Campaign) -> bytes:
        package = Package(type_over(data, at, label, campaign))
        names = markup.child(package.edit(package.book), "definedNames")
        assert names is not None, "the form has names"
        for name in [name for name in names if name.get("name") == provenance.FIELD.format(at.field)]:
            names.remove(name)
        return package.save()

    return spoil


def _in_turn(*spoilers: Spoiler) -> Spoiler:
    """Return a spoiler that does what each of *spoilers* does."""
    return lambda data, campaign: reduce(lambda spoilt, spoil: spoil(spoilt, campaign), spoilers, data)


SPOILT: tuple[SpoiltFile, ...] = (
    SpoiltFile("file.unreadable", "只传了一半", _half),
    SpoiltFile("file.unreadable", "空文件", _empty),
    SpoiltFile("file.not-xlsx", "PDF 改了扩展名", _pdf),
    SpoiltFile("file.not-xlsx", "文本文件改了扩展名", _csv),
    SpoiltFile("file.not-xlsx", "存成 Strict 格式", _strict, severity=Severity.INFO),
    SpoiltFile("file.not-xlsx", "存成 OpenDocument 格式", open_document, severity=Severity.INFO),
    SpoiltFile("file.not-xlsx", "只有 Word 文档", _word_document),
    SpoiltFile("file.encrypted", "设了密码", _encrypted),
    SpoiltFile("file.too-large", "三万行以下有内容", _typed_into(Sheet.QUESTIONS, "A30001", "【演示】")),
    SpoiltFile("file.not-the-form", "通讯录", another_workbook),
    SpoiltFile("file.other-campaign", "往年的推荐表", _typed_into(Sheet.META, "B2", "2022")),
    SpoiltFile(
        "file.old-form",
        "旧版推荐表",
        _in_turn(
            _typed_into(Sheet.META, "B1", "0"),
            _relabelled(LabelPosition(Sheet.QUESTIONS, "description", label=True), "问题的描述"),
        ),
        severity=Severity.WARNING,
    ),
    SpoiltFile("file.macros", "带宏", _with_macros, severity=Severity.WARNING),
    SpoiltFile("form.sheet-missing", "删了工作表", _without_sheet(Sheet.SCORES), LabelPosition(Sheet.SCORES)),
    SpoiltFile(
        "form.column-missing",
        "改了栏目名",
        _relabelled(LabelPosition(Sheet.QUESTIONS, "title_en", label=True), "英文名"),
        LabelPosition(Sheet.QUESTIONS, "question_serial", label=True),
        also=((_UNREAD, Severity.WARNING, LabelPosition(Sheet.QUESTIONS, "title_en", label=True)),),
    ),
    SpoiltFile(
        "form.column-missing",
        "改了标签名",
        _relabelled(LabelPosition(Sheet.UNIT, "principles", label=True), "原则"),
        LabelPosition(Sheet.UNIT, "unit_name", label=True),
        also=(
            (_UNREAD, Severity.WARNING, LabelPosition(Sheet.UNIT, "principles", label=True)),
            (_UNREAD, Severity.WARNING, LabelPosition(Sheet.UNIT, "principles")),
        ),
    ),
    SpoiltFile(
        _UNREAD,
        "栏外有内容",
        _typed_into(Sheet.UNIT, "E19", "【演示】见附件"),
        LabelPosition(Sheet.UNIT, beside="E19"),
        Severity.WARNING,
    ),
    SpoiltFile(
        "form.formula-error",
        "公式出错",
        _calculated(LabelPosition(Sheet.UNIT, "principles"), "VLOOKUP(1,A1:A2,1,0)", "#N/A"),
        LabelPosition(Sheet.UNIT, "principles"),
    ),
    SpoiltFile(
        "form.formula-no-value",
        "公式没有结果",
        _calculated(LabelPosition(Sheet.QUESTIONS, "author", 2), "B5"),
        LabelPosition(Sheet.QUESTIONS, "author", 2),
    ),
    SpoiltFile(
        "form.picture",
        "签字是图片",
        _calculated(
            LabelPosition(Sheet.UNIT, "signer"), '_xlfn.DISPIMG("ID_0123456",1)', '=DISPIMG("ID_0123456",1)', "str"
        ),
        LabelPosition(Sheet.UNIT, "signer"),
    ),
    SpoiltFile(
        "form.struck",
        "整行画了删除线",
        _struck_out(7),
        LabelPosition(Sheet.QUESTIONS, "category", 7),
        Severity.WARNING,
    ),
)
"""Every way to send something else than the filled form."""
