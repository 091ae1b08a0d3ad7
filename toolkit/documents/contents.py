"""The table of contents of a document: filled in with its headings, as Word and WPS would on 更新目录.

What a template shows in it is a sample, and often tags: a program that updated the field copied them there. So it is
emptied first. Entries are links to their headings; their page numbers come with the first update or print, for only a
program that lays out pages knows them.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from toolkit.documents.elements import elements_at, take_out
from toolkit.documents.places import heading_levels, paragraph_text
from toolkit.ooxml.markup import Element, escape_attribute

_LEVELS = re.compile(r'\\o\s*"?\s*(\d)\s*-\s*(\d)')
_FIELD = re.compile(r"^\s*TOC\b", re.IGNORECASE)
_ALL = (1, 9)
"""Levels of headings that a field shows which names none."""
_OURS = "_Toc9000"
"""How the names of our bookmarks begin, with that of Word's and a figure that Word hardly draws."""
_FIRST_ID = 10_000
"""Above this are the ids of our bookmarks."""
_PARAGRAPH, _PROPERTIES, _RUN = map(qn, ("w:p", "w:pPr", "w:r"))
_VALUE, _ID = map(qn, ("w:val", "w:id"))
_FIELD_MARK = '<w:fldChar w:fldCharType="{}"/>'


class _Entry(NamedTuple):
    """A heading, to be named in a table of contents."""

    number: int
    heading: Element
    level: int
    text: str

    @property
    def bookmark(self) -> str:
        """Return the name of the heading's bookmark."""
        return f"{_OURS}{self.number:05d}"


def clear_contents(document: Document) -> None:
    """Empty each table of contents, so that it holds its field and nothing else."""
    for begin in _fields(document):
        _clear_field(begin)


def fill_contents(document: Document, levels: Mapping[str, int] | None = None) -> int:
    """Return how many entries there are after the headings were written into each table of contents, which is empty.

    *levels* are those of the styles of headings by their ids, where they are known.
    """
    fields = list(_fields(document))
    if not fields:
        return 0
    headings = _headings(document, levels or heading_levels(document))
    numbered = [_Entry(number, *found) for number, found in enumerate(headings, 1)]
    for entry in numbered:
        _bookmark(entry)
    styles, added = _entry_styles(document), 0
    for begin in fields:
        first, last = _levels(begin)
        shown = [entry for entry in numbered if first <= entry.level <= last]
        added += _fill_field(begin, shown, styles)
    return added


def refill_contents(document: Document) -> None:
    """Write the headings of a document into each table of contents anew, after the text has changed."""
    clear_contents(document)
    for mark in elements_at(f".//w:bookmarkStart[starts-with(@w:name, '{_OURS}')]", document.element.body):
        for end in elements_at(f"following::w:bookmarkEnd[@w:id='{mark.get(qn('w:id'))}'][1]", mark):
            take_out(end)
        take_out(mark)
    fill_contents(document)


def _fields(document: Document) -> Iterator[Element]:
    """Yield the first mark of each field that is a table of contents."""
    for code in list(document.element.body.iter(qn("w:instrText"))):
        if _FIELD.match(code.text or ""):
            yield from elements_at("preceding::w:fldChar[@w:fldCharType='begin'][1]", code)


def _levels(begin: Element) -> tuple[int, int]:
    """Return the levels of headings that a table of contents shows."""
    codes = elements_at("following::w:instrText[position() < 4]", begin)
    said = _LEVELS.search("".join(code.text or "" for code in codes))
    return (int(said[1]), int(said[2])) if said else _ALL


def _field_marks(begin: Element) -> tuple[Element | None, Element | None]:
    """Return the marks at which the shown part of a field begins and ends."""
    depth, middle = 0, None
    for mark in elements_at("following::w:fldChar", begin):
        kind = mark.get(qn("w:fldCharType"))
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return middle, mark
        if kind == "separate" and depth == 0:
            middle = mark
    return middle, None


def _clear_field(begin: Element) -> None:
    """Take away what a field shows; its marks then stand in its first paragraph."""
    middle, end = _field_marks(begin)
    if middle is None or end is None:
        return
    first, last = (next(mark.iterancestors(qn("w:p"))) for mark in (middle, end))
    end_run = next(end.iterancestors(qn("w:r")))
    for shown in list(next(middle.iterancestors(qn("w:r"))).itersiblings()):
        take_out(shown)
    if last is not first:
        for paragraph in _up_to(first, last):
            take_out(paragraph)
    first.append(end_run)


def _up_to(first: Element, last: Element) -> list[Element]:
    """Return what stands behind one paragraph, up to another and with it."""
    behind = list(first.itersiblings())
    return behind[: behind.index(last) + 1] if last in behind else []


def _headings(document: Document, levels: Mapping[str, int]) -> Iterator[tuple[Element, int, str]]:
    """Yield the headings of the text, their levels and texts; those in text boxes and empty ones stand in no table."""
    for style in list(document.element.body.iter(qn("w:pStyle"))):
        if level := levels.get(style.get(_VALUE, ""), 0):
            paragraph = next(style.iterancestors(_PARAGRAPH))
            text = re.sub(r"[\t\r\n]+", " ", paragraph_text(paragraph)).strip()
            boxed = next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None
            yield from ((paragraph, level, text),) if text and not boxed else ()


def _bookmark(entry: _Entry) -> None:
    """Give a heading a bookmark, as Word names those of a table of contents."""
    number = {_ID: str(_FIRST_ID + entry.number)}
    start = entry.heading.makeelement(qn("w:bookmarkStart"), {**number, qn("w:name"): entry.bookmark})
    entry.heading.insert(1 if entry.heading[0].tag == _PROPERTIES else 0, start)
    etree.SubElement(entry.heading, qn("w:bookmarkEnd"), number)


def _fill_field(begin: Element, entries: list[_Entry], styles: Mapping[int, str]) -> int:
    """Return how many entries were written into a field.

    Its beginning stands before the first, its end in a paragraph of its own.
    """
    _, end = _field_marks(begin)
    if end is None or not entries:
        return 0
    end_run = next(end.iterancestors(_RUN))
    last = next(end_run.iterancestors(_PARAGRAPH))
    head = [run for run in last.iterchildren(_RUN) if run is not end_run]
    written = "".join(_entry_xml(entry, styles.get(entry.level, "")) for entry in entries)
    paragraphs = list(etree.fromstring(f"<w:body {nsdecls('w')}>{written}</w:body>"))
    first_link = paragraphs[0][-1]
    for run in head:
        first_link.addprevious(run)
    for paragraph in paragraphs:
        last.addprevious(paragraph)
    return len(paragraphs)


def _entry_xml(entry: _Entry, style: str) -> str:
    """Return an entry: a link with the heading's text and the field of its page number."""
    properties = f'<w:pPr><w:pStyle w:val="{escape_attribute(style)}"/></w:pPr>' if style else ""
    code = f'<w:instrText xml:space="preserve"> PAGEREF {entry.bookmark} \\h </w:instrText>'
    text = f'<w:t xml:space="preserve">{escape(entry.text, quote=False)}</w:t>'
    shown = (text, "<w:tab/>", _FIELD_MARK.format("begin"), code,
             _FIELD_MARK.format("separate"), _FIELD_MARK.format("end"))  # fmt: skip
    runs = "".join(f"<w:r>{each}</w:r>" for each in shown)
    return f'<w:p>{properties}<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{runs}</w:hyperlink></w:p>'


def _entry_styles(document: Document) -> dict[int, str]:
    """Return the ids of the styles of entries by level."""
    names = {(style.name or "").lower(): style.style_id for style in document.styles}
    return {level: names[f"toc {level}"] for level in range(1, 10) if f"toc {level}" in names}
