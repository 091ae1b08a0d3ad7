"""New figures for a native Word chart, shown and in the workbook behind it; its looks stay the template's."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from functools import lru_cache

from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.chart_content import ChartSeries
from toolkit.documents.charts import chart_child
from toolkit.documents.elements import elements_at, take_out
from toolkit.documents.tags import written_text
from toolkit.ooxml.markup import Element, escape_xml
from toolkit.ooxml.package import Package
from toolkit.worksheets import OwnWorkbook

_SHEET, _SHEET_PART, _NO_ROWS = "Sheet1", "xl/worksheets/sheet1.xml", b"<sheetData/>"
_BEFORE_TEXT = ("idx", "order")
_BEFORE_LABELS = (
    *_BEFORE_TEXT, "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt", "dLbls",
    "trendline", "errBars",
)  # fmt: skip
"""Elements that stand before the one to be added, by the schema's order."""


def drawn_chart(chart: Element, series: ChartSeries) -> Element:
    """Return a chart that shows a series, made of one of a template."""
    drawn = deepcopy(chart)
    for each in elements_at(".//c:ser", drawn):
        _fill_series(each, series)
    for title in elements_at("c:chart/c:title/c:tx[c:strRef]", drawn):  # a title taken from a cell
        _refer_to_cells(title, f"{_SHEET}!$B$1", [series.name])
    return drawn


def _fill_series(drawn: Element, series: ChartSeries) -> None:
    """Make a series show new figures; labels typed by hand, and what newer programs add, are of the old ones."""
    last = max(len(series.figures), 1) + 1
    names = [figure.name for figure in series.figures]
    numbers = [figure.number for figure in series.figures]
    shown = "0" if all(isinstance(number, int) for number in numbers) else "0.00"
    for sample in elements_at(".//c:dLbl[c:tx] | c:extLst | .//c:dLbls/c:extLst", drawn):
        take_out(sample)
    _refer_to_cells(chart_child(drawn, "tx", _BEFORE_TEXT), f"{_SHEET}!$B$1", [series.name])
    _refer_to_cells(chart_child(drawn, "cat", _BEFORE_LABELS), f"{_SHEET}!$A$2:$A${last}", names)
    values = chart_child(drawn, "val", (*_BEFORE_LABELS, "cat"))
    _refer_to_cells(values, f"{_SHEET}!$B$2:$B${last}", [*map(str, numbers)], shown)


def _refer_to_cells(part: Element, formula: str, values: Sequence[str], shown: str = "") -> None:
    """Point one part of a series at cells, with their values as last drawn; numbers are *shown* in a format."""
    part[:] = []
    kind = "num" if shown else "str"
    reference = _add_child(part, f"{kind}Ref")
    _add_child(reference, "f").text = formula
    cache = _add_child(reference, f"{kind}Cache")
    if shown:
        _add_child(cache, "formatCode").text = shown
    _add_child(cache, "ptCount", val=str(len(values)))
    for position, value in enumerate(values):
        _add_child(_add_child(cache, "pt", idx=str(position)), "v").text = written_text(value)


def _add_child(parent: Element, name: str, **attributes: str) -> Element:
    """Return a new last child of *parent*."""
    return etree.SubElement(parent, qn(f"c:{name}"), attributes)


def chart_workbook(series: ChartSeries, made: datetime) -> bytes:
    """Return the workbook behind a chart: names in column A, numbers in column B."""
    rows: list[tuple[str, str | float]] = [("", series.name), *((each.name, each.number) for each in series.figures)]
    written = "".join(f'<row r="{row}">{_cell(f"A{row}", name)}{_cell(f"B{row}", figure)}</row>'
                      for row, (name, figure) in enumerate(rows, 1))  # fmt: skip
    book = Package(_empty_workbook(made))
    sheet = book.read(_SHEET_PART).replace(_NO_ROWS, f"<sheetData>{written}</sheetData>".encode())
    book.write(_SHEET_PART, sheet.replace(b'ref="A1"', f'ref="A1:B{len(rows)}"'.encode()))
    return book.save()


@lru_cache(maxsize=4)
def _empty_workbook(made: datetime) -> bytes:
    """Return a workbook with an empty sheet: all that is alike behind the charts of a campaign."""
    book = OwnWorkbook(made, plain=True)
    book.add_sheet(_SHEET)
    return book.finish()


def _cell(place: str, content: str | float) -> str:
    """Return a cell; text is text, whatever it begins with, and an empty one is no cell."""
    if isinstance(content, str):
        text = escape_xml(written_text(content))
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' if content else ""
    return f'<c r="{place}"><v>{content!r}</v></c>'
