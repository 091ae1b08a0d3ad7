"""A template in which some paragraphs print nothing, so that what is wrong elsewhere comes out too."""

from collections.abc import Collection
from io import BytesIO

from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.model import DocumentKind
from toolkit.documents.places import paragraph_text, template_stories, text_runs
from toolkit.documents.template import open_template
from toolkit.documents.written_tags import TemplateTag, template_tags
from toolkit.ooxml.markup import Element


def without_values(kind: DocumentKind, template: bytes, texts: Collection[str]) -> bytes:
    """Return a template in which the paragraphs of these *texts* print no value and ask for none.

    Where a loop or a condition begins there, it stays, over an empty list or of what always holds. Raises DocumentFault
    when it is no Word document.
    """
    document = open_template(kind, template).docx
    for part, root in template_stories(document):
        for paragraph in root.iter(qn("w:p")):
            if paragraph_text(paragraph) in texts:
                _take_out_values(paragraph)
        if not isinstance(part, XmlPart):  # a part that python-docx keeps as bytes
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _take_out_values(paragraph: Element) -> None:
    """Write the tags of a paragraph that print nothing in place of all its text."""
    kept = "".join(_harmless(tag) for tag in template_tags(paragraph_text(paragraph)) if tag.kind == "%" and tag.whole)
    for number, (_, shown) in enumerate(each for each in text_runs(paragraph) if each[1].tag == qn("w:t")):
        shown.text = "" if number else kept


def _harmless(tag: TemplateTag) -> str:
    """Return a tag that asks for no value."""
    word, _, rest = tag.said.strip("-+ ").partition(" ")
    asking = {"for": f"for {rest.partition(' in ')[0]} in []", "if": "if true", "elif": "elif true"}
    return f"{{%{tag.hold} {asking.get(word, tag.said.strip())} %}}"
