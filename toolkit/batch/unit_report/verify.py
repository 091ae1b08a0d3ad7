"""The document read back before it is delivered: it says all it has to, each question once, and holds no tag.

docxtpl loses text without a word where XML breaks (threats T8), so nothing is believed until it is found again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

import docx.document
from docx import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from toolkit.batch.unit_report.model import ReportContent
from toolkit.documents.fault import ReportFault

_TAG = re.compile("{[{%#]")
_TEXT = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}


def verify_report(package: bytes, content: ReportContent) -> None:
    """Return when a document says all that it has to say.

    Raises ReportFault that names the first value that is missing, question that is not said once, or tag that is left.
    """
    document = Document(BytesIO(package))
    paragraphs = _paragraphs(document)
    found = ["".join(_pieces(paragraph)) for paragraph in paragraphs]
    headings = {style.style_id for style in document.styles if style.name and style.name.startswith("Heading")}
    values = tuple(content.values())
    _nothing_missing(found, values)
    said = (text for paragraph, text in zip(paragraphs, found, strict=True) if _style(paragraph) in headings)
    _each_question_once(Counter(said), content)
    _no_tag_left(found, values)


def document_texts(package: bytes) -> list[str]:
    """Return the texts of all paragraphs of a document, those of headers, footers and tables too."""
    return ["".join(_pieces(paragraph)) for paragraph in _paragraphs(Document(BytesIO(package)))]


def _paragraphs(document: docx.document.Document) -> list[etree._Element]:
    """Return all paragraphs of a document."""
    parts = [part.element for part in document.part.package.iter_parts() if isinstance(part, XmlPart)]
    return [paragraph for part in parts for paragraph in part.iter(qn("w:p"))]


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph, run by run."""
    for element in paragraph.iter(qn("w:t"), *_TEXT):
        yield _TEXT.get(element.tag) or element.text or ""


def _style(paragraph: etree._Element) -> str | None:
    """Return the id of a paragraph's style."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if style is None else style.get(qn("w:val"))


def _nothing_missing(texts: list[str], values: Iterable[tuple[str, str]]) -> None:
    """Refuse a document in which a value does not stand as typed."""
    whole = frozenset(texts)
    running = "\n".join(texts)
    for name, value in values:
        if value not in whole and value not in running:
            raise ReportFault("report.value-missing", {"name": name, "value": value})


def _each_question_once(headings: Counter[str], content: ReportContent) -> None:
    """Refuse a document in which a question does not have exactly one heading."""
    for question in content.questions:
        number = headings[question.heading]
        if number != 1:
            raise ReportFault("report.question-count", {"title": question.heading, "number": number})


def _no_tag_left(texts: list[str], values: Iterable[tuple[str, str]]) -> None:
    """Refuse a document that still holds a tag which no cell holds."""
    typed = {value for _, value in values if _TAG.search(value)}
    longest_first = sorted(typed, key=len, reverse=True)
    for said in filter(_TAG.search, texts):
        rest = said
        for value in longest_first:
            rest = rest.replace(value, "")
        if _TAG.search(rest):
            raise ReportFault("report.tag-left", {"text": said})
