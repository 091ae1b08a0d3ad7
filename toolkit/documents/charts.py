"""Native Word charts given new figures, in what they show and in the workbook behind them.

A chart is found by its name in Word (选择窗格); its looks stay the template's. A chart that a template lacks is passed
over; one without a workbook behind it is redrawn all the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from toolkit.worksheets import OwnWorkbook

SHEET = "Sheet1"

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMES = {"c": _CHART}


class ChartValue(Protocol):
    """A figure that a chart shows, and its label."""

    @property
    def name(self) -> str:
        """Return the label at the axis."""
        ...

    @property
    def number(self) -> int:
        """Return the figure."""
        ...


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The one series of a chart."""

    name: str
    figures: Sequence[ChartValue]


def fill_charts(document: DocumentPart, charts: Mapping[str, ChartSeries], made: datetime) -> None:
    """Make each named chart of a document show its series."""
    for drawing in document.element.iter("{*}docPr"):
        series = charts.get(drawing.get("name", ""))
        if series is not None:
            for reference in drawing.getparent().iter(f"{{{_CHART}}}chart"):
                _fill_chart(document.related_parts[next(iter(reference.attrib.values()))], series, made)


def _fill_chart(chart: Part, series: ChartSeries, made: datetime) -> None:
    """Redraw a chart and replace the workbook behind it."""
    # python-docx keeps a part that it does not know as bytes, without a public way to set them
    chart._blob = _redrawn_chart(chart.blob, series)
    for relation in chart.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.PACKAGE:
            relation.target_part._blob = _workbook(series, made)


def _redrawn_chart(xml: bytes, series: ChartSeries) -> bytes:
    """Return the XML of a chart with a new series as the one last drawn."""
    root = etree.fromstring(xml)
    last = len(series.figures) + 1
    names = [figure.name for figure in series.figures]
    numbers = [str(figure.number) for figure in series.figures]
    for drawn in root.iterfind(".//c:ser", _NAMES):
        _refer_to_cells(drawn, "c:tx", "str", f"{SHEET}!$B$1", [series.name])
        _refer_to_cells(drawn, "c:cat", "str", f"{SHEET}!$A$2:$A${last}", names)
        _refer_to_cells(drawn, "c:val", "num", f"{SHEET}!$B$2:$B${last}", numbers)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _refer_to_cells(series: etree._Element, path: str, kind: str, formula: str, values: Sequence[str]) -> None:
    """Point one part of a series at cells, with their values as last drawn."""
    for part in series.iterfind(path, _NAMES):
        part[:] = []
        reference = _add_child(part, f"{kind}Ref")
        _add_child(reference, "f").text = formula
        cache = _add_child(reference, f"{kind}Cache")
        if kind == "num":
            _add_child(cache, "formatCode").text = "0"
        _add_child(cache, "ptCount", val=str(len(values)))
        for position, value in enumerate(values):
            _add_child(_add_child(cache, "pt", idx=str(position)), "v").text = value


def _add_child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Return a new last child of *parent*."""
    return etree.SubElement(parent, f"{{{_CHART}}}{name}", attributes)


def _workbook(series: ChartSeries, made: datetime) -> bytes:
    """Return the workbook behind a chart: names in column A, numbers in column B."""
    book = OwnWorkbook(made, plain=True)
    sheet = book.add_sheet(SHEET)
    sheet.write(0, 1, series.name)
    for row, figure in enumerate(series.figures, 1):
        sheet.write(row, 0, figure.name)
        sheet.write(row, 1, figure.number)
    return book.finish()
