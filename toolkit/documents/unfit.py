"""What a template holds that may not go out, or that nobody fills in, each at its element.

Revisions, fields and pictures that show other files, charts pasted as pictures, tags within charts and diagrams.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docx.document import Document
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn

from toolkit.documents.chart_content import ChartKey
from toolkit.documents.charts import ElementFault, chart_faults, known_as, template_charts
from toolkit.documents.elements import elements_at, texts_at
from toolkit.documents.leftovers import foreign_fields, revisions
from toolkit.documents.places import template_stories
from toolkit.documents.written_tags import almost_tags, template_tags
from toolkit.ooxml.markup import Element, parse_xml

_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_LINKS = tuple(map(qn, ("r:link", "r:href")))
_COPY_OF_DIAGRAM = "diagramDrawing"
"""How the kind of a relation ends whose target is the picture of a diagram: its text stands in the diagram too."""

_CALLED_CHART = re.compile(r"图表|柱形图|条形图|饼图|折线图|\bchart\b", re.IGNORECASE)
"""What Word says of the picture of a chart, in its alternative text."""


class HiddenTag(NamedTuple):
    """A tag where nobody fills it in, and the drawing that it stands in; None where that is not found."""

    written: str
    drawing: Element | None


def unfit_elements(document: Document, keys: Sequence[ChartKey]) -> Iterator[ElementFault]:
    """Yield what shows names, samples or files of a template's author."""
    package = document.part.package
    yield from chart_faults(package, keys)
    missing = missing_charts(package, keys)
    for part, root in template_stories(document):
        found = list(revisions(root))
        if found:
            yield ElementFault(found[0], "revision", str(len(found)))
        for element, word in foreign_fields(root):
            yield ElementFault(element, "field", word)
        yield from _linked_pictures(part, root)
        yield from _pictures_of_charts(root, missing)


def missing_charts(package: OpcPackage, keys: Sequence[ChartKey]) -> tuple[ChartKey, ...]:
    """Return the charts that a template could have and has not."""
    there = [known_as(chart, keys) for chart in template_charts(package) if chart.drawings]
    return tuple(key for key in keys if key not in there)


def _linked_pictures(part: Part, root: Element) -> Iterator[ElementFault]:
    """Yield the pictures that are taken from a file elsewhere."""
    for picture in elements_at("//a:blip[@r:link] | //*[local-name()='imagedata'][@r:href]", root):
        for link in filter(None, map(picture.get, _LINKS)):
            target = part.rels[link].target_ref if link in part.rels else ""
            yield ElementFault(picture, "picture-linked", re.split(r"[/\\]", target)[-1])


def _pictures_of_charts(root: Element, missing: Sequence[ChartKey]) -> Iterator[ElementFault]:
    """Yield the pictures that say of themselves to be a chart, where one is *missing*."""
    for drawn in elements_at("//wp:docPr[../a:graphic/a:graphicData/pic:pic]", root) if missing else ():
        said = " ".join(drawn.get(name, "") for name in ("name", "title", "descr"))
        if _CALLED_CHART.search(said) or any(key.name in said for key in missing):
            words = "/".join(key.word for key in missing)
            yield ElementFault(drawn, "chart-picture", drawn.get("name", ""), words)


def hidden_tags(document: Document) -> Iterator[HiddenTag]:
    """Yield the tags where nobody fills them in: in charts, shapes of charts and diagrams."""
    filled = {part.partname for part, _ in template_stories(document)}
    parts = list(document.part.package.iter_parts())
    copies = {one.target_part.partname for part in parts for one in part.rels.values()
              if one.reltype.endswith(_COPY_OF_DIAGRAM)}  # fmt: skip
    for part in parts:
        if part.partname.endswith(".xml") and part.partname not in (filled | copies) and not isinstance(part, XmlPart):
            for paragraph in parse_xml(part.blob).iter(_PARAGRAPH):
                text = "".join(texts_at(".//a:t/text()", paragraph))
                for written in (*(tag.written for tag in template_tags(text)), *almost_tags(text)):
                    yield HiddenTag(written, _drawing_of(part, parts))


def _drawing_of(part: Part, parts: Sequence[Part]) -> Element | None:
    """Return the element of the text, a header or a footer that draws a part; None where there is none."""
    for holder in parts:
        for reference in [one.rId for one in holder.rels.values() if not one.is_external and one.target_part is part]:
            if not isinstance(holder, XmlPart):
                return _drawing_of(holder, parts)
            return next(iter(elements_at(f"//*[@r:*='{reference}']", holder.element)), None)
    return None
