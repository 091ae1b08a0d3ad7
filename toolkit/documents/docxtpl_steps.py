"""What docxtpl does to a part of a template before and after jinja fills it in, step by step.

The steps are docxtpl's own; but each is taken only where it changes something, and on a tree that is parsed once.
"""

import re
from io import BytesIO

from docxtpl import DocxTemplate
from lxml import etree

from toolkit.documents.elements import elements_at, take_out
from toolkit.ooxml.markup import Element

_DOCXTPL = DocxTemplate(BytesIO())
"""Has the steps; no template is opened in it."""

_SIGNS = re.compile("[\t\n\a\f]")
"""What becomes elements where it stands in a text: tabs, line breaks, paragraphs, page breaks."""

_IRREGULAR = (
    "//w:tbl[not(w:tr) or .//w:tbl or count(.//w:tr) != count(w:tr) or w:tr/w:tc/w:tcPr/w:gridSpan"
    " or w:tr[count(w:tc) != count(../w:tblGrid/w:gridCol)]]"
)
"""Leads to the tables of which not each row has a cell for each column: few."""
_FIRST_ID = 1001


def source_of(xml: str) -> str:
    """Return the XML of a part as jinja reads it."""
    patched: str = _DOCXTPL.patch_xml(xml)
    return patched


def in_lines(source: str) -> str:
    """Return what jinja reads with each paragraph in a line of its own, so that a fault is found by its line."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source)


def settled_xml(xml: str) -> str:
    """Return the XML that jinja wrote, with docxtpl's escapes undone and signs in texts as elements."""
    if "{" in xml or "}" in xml:
        xml = xml.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")
    return _with_signs(xml) if any(sign in xml for sign in "\t\n\a\f") else xml


def _with_signs(xml: str) -> str:
    """Return XML with the signs in its texts as elements: docxtpl looks at each paragraph, and few have any."""
    *paragraphs, rest = xml.split("</w:p>")
    ended = (f"{paragraph}</w:p>" for paragraph in paragraphs)
    return "".join(_DOCXTPL.resolve_listing(each) if _SIGNS.search(each) else each for each in ended) + rest


def fit_grids(root: Element) -> None:
    """Give each table as many columns as its rows have cells, in the width that it had."""
    for table in elements_at(_IRREGULAR, root):
        if next(table.iterancestors(table.tag), None) is None:  # else it is part of another one
            fitted = _DOCXTPL.fix_tables(etree.tostring(table, encoding="unicode", with_tail=False))
            fitted.tail = table.tail
            table.addprevious(fitted)
            take_out(table)


def number_drawings(root: Element) -> None:
    """Number the drawings of the text, so that no two have the same number."""
    for number, drawn in enumerate(elements_at(".//wp:docPr", root), _FIRST_ID):
        drawn.set("id", str(number))
