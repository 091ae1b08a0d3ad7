"""Native Word charts given new figures, in what they show and in the workbook behind them.

A chart is known by what it is called and says: its name in Word (选择窗格), its alternative text, its title, the
names of its series; else by the labels at its axis. So it is found again after Word, WPS or LibreOffice saved the
template. Its looks stay the template's. One that is not known, or cannot be drawn anew, stops the document: its
figures are samples.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from toolkit.documents.elements import elements_at, take_out, texts_at
from toolkit.ooxml.markup import Element, parse_xml
from toolkit.worksheets import OwnWorkbook

SHEET = "Sheet1"

NEWER_CHART = "http://schemas.microsoft.com/office/2014/relationships/chartEx"
"""Relation to a chart of the kinds that came with Word 2016 (waterfall, treemap and the like)."""

SHEET_OBJECTS = (
    "excel.", "msgraph.", "et.", "ket.", "soffice.", "opendocument.calc", "libreoffice.calc", "libreoffice.chart",
)  # fmt: skip
"""How the class of an embedded object begins that holds a spreadsheet or a chart of an older kind."""

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {"c": _CHART}
_REFERENCE = f"{{{_RELATION}}}id"
_BEFORE_TEXT = ("idx", "order")
_BEFORE_LABELS = (
    *_BEFORE_TEXT, "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt", "dLbls",
    "trendline", "errBars",
)  # fmt: skip
_BEFORE_BOOK = (
    "date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotSource", "protection",
    "chart", "spPr", "txPr",
)  # fmt: skip
"""Elements that stand before the one to be added, by the schema's order."""


class ChartValue(Protocol):
    """A figure that a chart shows, and its label."""

    @property
    def name(self) -> str:
        """Return the label at the axis."""
        ...

    @property
    def number(self) -> float:
        """Return the figure: a count, or a measure that is shown with two decimals."""
        ...


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The one series of a chart."""

    name: str
    figures: Sequence[ChartValue]


class ChartKey(NamedTuple):
    """By what a chart of a template is known."""

    name: str
    """Its name in Word, and that of its series among the content."""
    word: str
    """What its name, alternative text, title or series says."""
    labels: tuple[str, ...] = ()
    """Labels that stand at its axis."""


class TemplateChart(NamedTuple):
    """A chart of a template: where it is drawn, and what it is."""

    holder: Part
    """The part that draws it: the text, a header or a footer."""
    reference: str
    """The id of the holder's relation to it."""
    part: Part
    drawings: tuple[Element, ...]
    """The properties of each drawing of it; none where only the figures were left behind."""


class ElementFault(NamedTuple):
    """Something in a template that may not go out as it is, and why."""

    element: Element
    key: str
    """Why: ``document.fault.<key>``."""
    called: str
    """What people call it."""
    words: str = ""
    """Words that would tell what it is."""


def fill_charts(
    package: OpcPackage, keys: Sequence[ChartKey], charts: Mapping[str, ChartSeries], made: datetime
) -> None:
    """Make each chart of a document show its series; what only hides in the package is left out."""
    for chart in template_charts(package):
        key = known_as(chart, keys)
        if not chart.drawings:
            chart.holder.rels.pop(chart.reference, None)
        elif key is not None and key.name in charts:
            _fill_chart(chart.part, charts[key.name], made)


def chart_faults(package: OpcPackage, keys: Sequence[ChartKey]) -> Iterator[ElementFault]:
    """Yield what shows figures in a template that nothing can replace."""
    for chart in template_charts(package):
        if chart.drawings and (why := _refusal(chart, keys)):
            yield ElementFault(chart.drawings[0], why, _called(chart), "/".join(key.word for key in keys))
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            for element in part.element.iter("{urn:schemas-microsoft-com:office:office}OLEObject"):
                kind = element.get("ProgID", "")
                if kind.lower().startswith(SHEET_OBJECTS):
                    yield ElementFault(element, "chart-object", kind.partition(".")[0])


def template_charts(package: OpcPackage) -> Iterator[TemplateChart]:
    """Yield the charts of a template, those of headers and footers and those left behind too."""
    for holder in package.iter_parts():
        relations = [one for one in holder.rels.values() if one.reltype in (RELATIONSHIP_TYPE.CHART, NEWER_CHART)]
        if not relations:
            continue
        drawn = list(_root(holder).iter("{*}docPr"))
        for relation in relations:
            if not relation.is_external:
                mine = tuple(each for each in drawn if relation.rId in _references(each.getparent()))
                yield TemplateChart(holder, relation.rId, relation.target_part, mine)


def known_as(chart: TemplateChart, keys: Sequence[ChartKey]) -> ChartKey | None:
    """Return as which of the known charts a chart is meant; None when nothing tells, or several things at odds."""
    root = _root(chart.part)
    names = {each.get("name", "") for each in chart.drawings}
    said = [each.get(name, "") for each in chart.drawings for name in ("name", "descr", "title")]
    title = "".join(texts_at("c:chart/c:title//text()", root))
    series = texts_at(".//c:ser/c:tx//c:v/text()", root)
    at_axis = set(texts_at(".//c:cat//c:v/text()", root))
    signs = (
        [key for key in keys if key.name in names],
        [key for key in keys if any(key.word in text for text in said)],
        [key for key in keys if key.word in title],
        [key for key in keys if any(key.word in text for text in series)],
        [key for key in keys if at_axis.intersection(key.labels)],
    )
    return next((found[0] for found in signs if len(found) == 1), None)


def _refusal(chart: TemplateChart, keys: Sequence[ChartKey]) -> str:
    """Return why a chart cannot be drawn anew; empty where it can."""
    series = _root(chart.part).findall(".//c:ser", _NAMES)
    if not keys:
        return "chart-none"
    if not series or any(each.find("c:xVal", _NAMES) is not None for each in series):
        return "chart-kind"
    if known_as(chart, keys) is None:
        return "chart-unknown"
    return "" if len(series) == 1 else "chart-series"


def _called(chart: TemplateChart) -> str:
    """Return what people call a chart: its title, or else its name in Word."""
    title = "".join(texts_at("*[local-name()='chart']/*[local-name()='title']//text()", _root(chart.part)))
    return " ".join(title.split()) or chart.drawings[0].get("name", "")


def _root(part: Part) -> Element:
    """Return the root of a part; an empty element where it is no XML."""
    if isinstance(part, XmlPart):
        return cast(Element, part.element)
    is_xml = part.partname.endswith(".xml")
    return parse_xml(part.blob) if is_xml else etree.Element("none")


def _references(drawing: Element | None) -> set[str]:
    """Return the ids of the relations that a drawing names."""
    return set() if drawing is None else {each.get(_REFERENCE, "") for each in drawing.iter("{*}chart")}


def _fill_chart(chart: Part, series: ChartSeries, made: datetime) -> None:
    """Redraw a chart and put a new workbook behind it."""
    root = parse_xml(chart.blob)
    for drawn in root.iterfind(".//c:ser", _NAMES):
        _fill_series(drawn, series)
    for title in elements_at("c:chart/c:title/c:tx[c:strRef]", root):  # a title taken from a cell
        _refer_to_cells(title, f"{SHEET}!$B$1", [series.name])
    _replace_workbook(chart, root, _workbook(series, made))
    # python-docx keeps a part that it does not know as bytes, without a public way to set them
    chart._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fill_series(drawn: Element, series: ChartSeries) -> None:
    """Make a series show new figures; labels typed by hand, and what newer programs add, are of the old ones."""
    last = max(len(series.figures), 1) + 1
    names = [figure.name for figure in series.figures]
    numbers = [figure.number for figure in series.figures]
    shown = "0" if all(isinstance(number, int) for number in numbers) else "0.00"
    for sample in elements_at(".//c:dLbl[c:tx] | c:extLst | .//c:dLbls/c:extLst", drawn):
        take_out(sample)
    _refer_to_cells(_part(drawn, "tx", _BEFORE_TEXT), f"{SHEET}!$B$1", [series.name])
    _refer_to_cells(_part(drawn, "cat", _BEFORE_LABELS), f"{SHEET}!$A$2:$A${last}", names)
    values = _part(drawn, "val", (*_BEFORE_LABELS, "cat"))
    _refer_to_cells(values, f"{SHEET}!$B$2:$B${last}", [*map(str, numbers)], shown)


def _part(parent: Element, name: str, before: Sequence[str]) -> Element:
    """Return a child by name, added behind those that stand before it where it is missing."""
    found = parent.find(f"c:{name}", _NAMES)
    if found is None:
        found = etree.Element(f"{{{_CHART}}}{name}")
        parent.insert(sum(etree.QName(child).localname in before for child in parent), found)
    return found


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
        _add_child(_add_child(cache, "pt", idx=str(position)), "v").text = value


def _add_child(parent: Element, name: str, **attributes: str) -> Element:
    """Return a new last child of *parent*."""
    return etree.SubElement(parent, f"{{{_CHART}}}{name}", attributes)


def _replace_workbook(chart: Part, root: Element, book: bytes) -> None:
    """Put a workbook behind a chart in place of any other: embedded, as an object, or a file on somebody's disk."""
    for old in root.findall("c:externalData", _NAMES):
        chart.rels.pop(old.get(_REFERENCE, ""), None)
        root.remove(old)
    name = PackURI(f"/word/embeddings/{chart.partname.filename.rpartition('.')[0]}.xlsx")
    embedded = Part(name, CONTENT_TYPE.SML_SHEET, book, chart.package)
    linked = _part(root, "externalData", _BEFORE_BOOK)
    linked.set(_REFERENCE, chart.relate_to(embedded, RELATIONSHIP_TYPE.PACKAGE))
    _add_child(linked, "autoUpdate", val="0")


def _workbook(series: ChartSeries, made: datetime) -> bytes:
    """Return the workbook behind a chart: names in column A, numbers in column B."""
    book = OwnWorkbook(made, plain=True)
    sheet = book.add_sheet(SHEET)
    sheet.write(0, 1, series.name)
    for row, figure in enumerate(series.figures, 1):
        sheet.write(row, 0, figure.name)
        sheet.write(row, 1, figure.number)
    return book.finish()
