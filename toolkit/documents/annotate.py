"""Comments of Word put at the tags of a template, for staff; they are taken off when the template is used."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from typing import NamedTuple

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.finish import finish_document
from toolkit.documents.model import DocumentKind
from toolkit.documents.places import paragraph_text, text_runs
from toolkit.documents.template import open_template
from toolkit.files import printable_text
from toolkit.ooxml.markup import Element

AUTHOR = "toolkit"

_PART = PackURI("/word/comments.xml")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class TagNote(NamedTuple):
    """What is said of a tag, in the order of the tags; of a chart, by its name in Word."""

    text: str
    """The text of the paragraph, or the name of the chart."""
    start: int
    """Where the tag begins in that text; -1 for a chart."""
    end: int
    said: str


def annotated_template(kind: DocumentKind, notes: Sequence[TagNote], subject: str, made: datetime) -> bytes:
    """Return the packaged template with a comment for each note; equal inputs give equal bytes."""
    document = open_template(kind, None).docx
    comments: list[Element] = []
    for note, paragraph in _placed(document, notes):
        _mark(paragraph, note, len(comments))
        comments.append(_comment(note.said, len(comments), made))
    root = OxmlElement("w:comments")
    root.extend(comments)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(_PART, CONTENT_TYPE.WML_COMMENTS, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    return finish_document(document, kind.template, subject, made)


def _placed(document: Document, notes: Sequence[TagNote]) -> Iterator[tuple[TagNote, Element]]:
    """Yield each note with the paragraph that it is about, in the order of the text."""
    waiting = [note for note in notes if note.start >= 0]
    charts = {note.text: note for note in notes if note.start < 0}
    for paragraph in document.element.body.iter(qn("w:p")):
        text, last = paragraph_text(paragraph), -1
        while waiting and waiting[0].text == text and waiting[0].start > last:
            last = waiting[0].start
            yield waiting.pop(0), paragraph
        for drawn in paragraph.iter("{*}docPr"):
            if drawn.get("name") in charts:
                yield charts.pop(drawn.get("name", "")), paragraph


def _mark(paragraph: Element, note: TagNote, number: int) -> None:
    """Put the marks of a comment around a tag, or around the whole paragraph."""
    if note.start >= 0:
        _part_runs(paragraph, note.start)
        _part_runs(paragraph, note.end)
    runs = list(_runs_between(paragraph, note)) or list(paragraph.iter(qn("w:r")))
    begin, end = (OxmlElement(f"w:commentRange{side}", {qn("w:id"): str(number)}) for side in ("Start", "End"))
    reference = OxmlElement("w:r")
    reference.append(OxmlElement("w:commentReference", {qn("w:id"): str(number)}))
    runs[0].addprevious(begin)
    for element in (reference, end):
        runs[-1].addnext(element)


def _runs_between(paragraph: Element, note: TagNote) -> Iterator[Element]:
    """Yield the runs that show a tag."""
    at = 0
    for text, shown in text_runs(paragraph):
        if note.start <= at < note.end:
            yield next(shown.iterancestors(qn("w:r")))
        at += len(text)


def _part_runs(paragraph: Element, at: int) -> None:
    """Part the run that shows the character at a place, so that another begins there."""
    for text, shown in text_runs(paragraph):
        if 0 < at < len(text):
            run = next(shown.iterancestors(qn("w:r")))
            behind = deepcopy(run)
            run.addnext(behind)
            for side, said in ((shown, text[:at]), (next(behind.iter(qn("w:t"))), text[at:])):
                side.text = said
                side.set(_SPACE, "preserve")
            return
        at -= len(text)


def _comment(said: str, number: int, made: datetime) -> Element:
    """Return a comment, each of its lines a paragraph."""
    comment = OxmlElement("w:comment", {
        qn("w:id"): str(number), qn("w:author"): AUTHOR, qn("w:initials"): "t",
        qn("w:date"): made.strftime("%Y-%m-%dT%H:%M:%SZ"),
    })  # fmt: skip
    comment.extend(_paragraphs(said.splitlines()))
    return comment


def _paragraphs(lines: Iterable[str]) -> Iterator[Element]:
    """Yield the lines of a comment as paragraphs."""
    for line in lines:
        paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
        text = OxmlElement("w:t", {_SPACE: "preserve"})
        text.text = printable_text(line)
        run.append(text)
        paragraph.append(run)
        yield paragraph
