"""Files that are not what was asked for, spoilt on the way or quite another file, each with the answer by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from toolkit.campaign.model import Campaign
from toolkit.demo.fill import sheet_parts, type_over
from toolkit.demo.form import At
from toolkit.model import Severity, Sheet
from toolkit.publish import repack
from toolkit.workbook.annotate.package import Package

Spoiler = Callable[[bytes, Campaign], bytes]


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A way to spoil a filled workbook's bytes, and the one finding it must lead to."""

    code: str
    name: str
    """What was done, in a few words."""
    spoil: Spoiler
    at: At | None = None
    """Where it must be found; None for the file as a whole."""
    severity: Severity = Severity.ERROR


def _half(data: bytes, campaign: Campaign) -> bytes:
    return data[: len(data) // 2]


def _empty(data: bytes, campaign: Campaign) -> bytes:
    return b""


def _pdf(data: bytes, campaign: Campaign) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _csv(data: bytes, campaign: Campaign) -> bytes:
    return "序号,问题类别,题目（中文）\r\n1,前沿科学问题,【演示】这是一份文本吗？\r\n".encode("gb18030")


def _another_workbook(data: bytes, campaign: Campaign) -> bytes:
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("会议通讯录")
    for row in (("姓名", "单位", "电话"), ("演示", "演示单位", "010-55500000")):
        sheet.append(row)
    book.properties.created = book.properties.modified = campaign.settings.opens.replace(tzinfo=None)
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        ExcelWriter(book, archive).save()  # Workbook.save would stamp the time of day
    return repack(package.getvalue())


def _sheet_renamed(title: Sheet, other: str) -> Spoiler:
    """Return a spoiler that gives a sheet another title, in all formulas too, as Excel does."""

    def spoil(data: bytes, campaign: Campaign) -> bytes:
        package = Package(data)
        for part in (package.book, *sheet_parts(package).values()):
            content = package.read(part).replace(f"{title}!".encode(), f"{other}!".encode())
            package.write(part, content.replace(f'name="{title}"'.encode(), f'name="{other}"'.encode()))
        return package.save()

    return spoil


def _relabelled(at: At, label: str) -> Spoiler:
    """Return a spoiler that types another text over a field's label."""
    return lambda data, campaign: type_over(data, at, label, campaign)


SPOILT: tuple[Spoilt, ...] = (
    Spoilt("file.unreadable", "只传了一半", _half),
    Spoilt("file.unreadable", "空文件", _empty),
    Spoilt("file.not-xlsx", "PDF 改了扩展名", _pdf),
    Spoilt("file.not-xlsx", "文本文件改了扩展名", _csv),
    Spoilt("file.not-the-form", "通讯录", _another_workbook),
    Spoilt("form.sheet-missing", "工作表改了名", _sheet_renamed(Sheet.SCORES, "打分表"), At(Sheet.SCORES)),
    Spoilt(
        "form.column-missing", "改了栏目名",
        _relabelled(At(Sheet.QUESTIONS, "title_en", label=True), "英文名"),
        At(Sheet.QUESTIONS, "question_serial", label=True),
    ),
    Spoilt(
        "form.column-missing", "改了标签名",
        _relabelled(At(Sheet.UNIT, "principles", label=True), "原则"),
        At(Sheet.UNIT, "unit_name", label=True),
    ),
)
"""Every way to send something else than the filled form."""
