"""Native Word charts filled with the report's figures: what they show, and the workbook behind them.

A chart belongs to its figures by its name in Word (选择窗格); how it looks is the template's alone. A template without
one of the charts, or with a chart that has no workbook behind it, is filled as far as it goes.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from toolkit.worksheets import OwnWorkbook

SHEET = "Sheet1"
SERIES = "推荐数量"

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMES = {"c": _CHART}


class ChartValue(Protocol):
    """A figure that a chart shows under its name."""

    @property
    def name(self) -> str:
        """Return what stands at the axis."""
        ...

    @property
    def number(self) -> int:
        """Return the figure."""
        ...


def fill_charts(document: DocumentPart, charts: Mapping[str, Sequence[ChartValue]], made: datetime) -> None:
    """Make each named chart of a document show its counts, in the chart and in the workbook behind it."""
    for drawing in document.element.iter("{*}docPr"):
        counts = charts.get(drawing.get("name", ""))
        if counts is not None:
            for reference in drawing.getparent().iter(f"{{{_CHART}}}chart"):
                _fill(document.related_parts[next(iter(reference.attrib.values()))], counts, made)


def _fill(chart: Part, counts: Sequence[ChartValue], made: datetime) -> None:
    """Give a chart its counts. (python-docx keeps parts it does not know as bytes that it has no way to set.)"""
    chart._blob = _drawn(chart.blob, counts)
    for relation in chart.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.PACKAGE:
            relation.target_part._blob = _workbook(counts, made)


def _drawn(xml: bytes, counts: Sequence[ChartValue]) -> bytes:
    """Return a chart's XML with the counts as what was last drawn."""
    root = etree.fromstring(xml)
    last = len(counts) + 1
    names, numbers = [count.name for count in counts], [str(count.number) for count in counts]
    for series in root.iterfind(".//c:ser", _NAMES):
        _refer(series, "c:tx", "str", f"{SHEET}!$B$1", [SERIES])
        _refer(series, "c:cat", "str", f"{SHEET}!$A$2:$A${last}", names)
        _refer(series, "c:val", "num", f"{SHEET}!$B$2:$B${last}", numbers)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _refer(series: etree._Element, path: str, kind: str, formula: str, values: Sequence[str]) -> None:
    """Point one part of a series at cells, with their values as last seen."""
    for part in series.iterfind(path, _NAMES):
        part[:] = []
        reference = _add(part, f"{kind}Ref")
        _add(reference, "f").text = formula
        cache = _add(reference, f"{kind}Cache")
        if kind == "num":
            _add(cache, "formatCode").text = "0"
        _add(cache, "ptCount", val=str(len(values)))
        for position, value in enumerate(values):
            _add(_add(cache, "pt", idx=str(position)), "v").text = value


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Return a new last child of *parent*."""
    return etree.SubElement(parent, f"{{{_CHART}}}{name}", attributes)


def _workbook(counts: Sequence[ChartValue], made: datetime) -> bytes:
    """Return the workbook behind a chart: names in column A, numbers in column B."""
    book = OwnWorkbook(made, plain=True)
    sheet = book.add_sheet(SHEET)
    sheet.write(0, 1, SERIES)
    for row, count in enumerate(counts, 1):
        sheet.write(row, 0, count.name)
        sheet.write(row, 1, count.number)
    return book.finish()
