"""The charts of a template: found, known by what they say, and made ready for new figures.

A chart is known by what it is called and says: its name in Word (选择窗格), its alternative text, its title, the
names of its series; else by the labels at its axis. So it is found again after Word, WPS or LibreOffice saved the
template. One that is not known, or cannot be drawn anew, stops the document: its figures are samples.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.chart_content import ChartKey
from toolkit.documents.elements import texts_at
from toolkit.ooxml.markup import Element, parse_xml, serialise

NEWER_CHART = "http://schemas.microsoft.com/office/2014/relationships/chartEx"
"""Relation to a chart of the kinds that came with Word 2016 (waterfall, treemap and the like)."""

SHEET_OBJECTS = (
    "excel.", "msgraph.", "et.", "ket.", "soffice.", "opendocument.calc", "libreoffice.calc", "libreoffice.chart",
)  # fmt: skip
"""How the class of an embedded object begins that holds a spreadsheet or a chart of an older kind."""

_NAMES = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
_REFERENCE = qn("r:id")
_BEFORE_BOOK = (
    "date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotSource", "protection",
    "chart", "spPr", "txPr",
)  # fmt: skip
"""What stands before the workbook of a chart, by the schema's order."""


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


class ChartPlace(NamedTuple):
    """A chart of a template that is ready for new figures."""

    name: str
    """That of its key, and of its series among the content."""
    part: str
    """The name of its part."""
    book: str
    """The name of the part with its workbook, which is empty."""


def prepare_charts(package: OpcPackage, keys: Sequence[ChartKey]) -> tuple[ChartPlace, ...]:
    """Return the charts of a template, each made ready; what only hides in the package is left out."""
    places: dict[str, ChartPlace] = {}
    for chart in list(template_charts(package)):
        key = known_as(chart, keys)
        if not chart.drawings:
            chart.holder.rels.pop(chart.reference, None)
        elif key is not None:
            part, book = chart.part.partname.membername, _put_workbook_behind(chart.part)
            places[part] = ChartPlace(key.name, part, book.membername)
    return tuple(places.values())


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


def _put_workbook_behind(chart: Part) -> PackURI:
    """Return the name of an empty workbook that stands behind a chart now: not one on somebody's disk, nor samples."""
    root = parse_xml(chart.blob)
    for old in root.findall("c:externalData", _NAMES):
        chart.rels.pop(old.get(_REFERENCE, ""), None)
        root.remove(old)
    name = PackURI(f"/word/embeddings/{chart.partname.filename.rpartition('.')[0]}.xlsx")
    book = Part(name, CONTENT_TYPE.SML_SHEET, b"", chart.package)
    linked = chart_child(root, "externalData", _BEFORE_BOOK)
    linked.set(_REFERENCE, chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    chart_child(linked, "autoUpdate", ()).set("val", "0")
    chart._blob = serialise(root)  # python-docx has no public way to set the bytes of a part that it does not know
    return name


def chart_child(parent: Element, name: str, before: Sequence[str]) -> Element:
    """Return a child of an element of a chart, added behind those that stand *before* it where it is missing."""
    found = parent.find(f"c:{name}", _NAMES)
    if found is None:
        found = etree.Element(f"{{{_NAMES['c']}}}{name}")
        parent.insert(sum(etree.QName(child).localname in before for child in parent), found)
    return found
