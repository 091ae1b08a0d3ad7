"""The table of contents of a document: filled in with its headings, as Word and WPS would on 更新目录.

What a template shows in it is a sample, and often tags: a program that updated the field copied them there. So it is
emptied first. Entries are links to their headings; their page numbers come with the first update or print, for only a
program that lays out pages knows them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from toolkit.documents.elements import elements_at, take_out
from toolkit.documents.places import heading_levels, paragraph_text, style_id
from toolkit.ooxml.markup import Element

_LEVELS = re.compile(r'\\o\s*"?\s*(\d)\s*-\s*(\d)')
_FIELD = re.compile(r"^\s*TOC\b", re.IGNORECASE)
_ALL = (1, 9)
"""Levels of headings that a field shows which names none."""
_OURS = "_Toc9000"
"""How the names of our bookmarks begin, with that of Word's and a figure that Word hardly draws."""
_FIRST_ID = 10_000
"""Above this are the ids of our bookmarks."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Entry(NamedTuple):
    """A heading, to be named in a table of contents."""

    number: int
    heading: Element
    level: int


def clear_contents(document: Document) -> None:
    """Empty each table of contents, so that it holds its field and nothing else."""
    for begin in _fields(document):
        _clear_field(begin)


def fill_contents(document: Document) -> None:
    """Write the headings of a document into each table of contents, which is empty."""
    fields = list(_fields(document))
    if not fields:
        return
    numbered = [_Entry(number, *found) for number, found in enumerate(_headings(document), 1)]
    for entry in numbered:
        _bookmark(entry.heading, entry.number)
    for begin in fields:
        first, last = _levels(begin)
        shown = [entry for entry in numbered if first <= entry.level <= last]
        _fill_field(begin, shown, _entry_styles(document))


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


def _headings(document: Document) -> Iterator[tuple[Element, int]]:
    """Yield the headings of the text with their levels; those in text boxes and empty ones stand in no table."""
    levels = heading_levels(document)
    for paragraph in document.element.body.iter(qn("w:p")):
        level = levels.get(style_id(paragraph), 0)
        if level and paragraph_text(paragraph).strip():
            boxed = next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None
            yield from () if boxed else ((paragraph, level),)


def _bookmark(heading: Element, number: int) -> None:
    """Give a heading a bookmark, as Word names those of a table of contents."""
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(name, {qn("w:id"): str(_FIRST_ID + number)})
        if name == "w:bookmarkStart":
            mark.set(qn("w:name"), _bookmark_name(number))
            heading.insert(1 if heading.find(qn("w:pPr")) is not None else 0, mark)
        else:
            heading.append(mark)


def _bookmark_name(number: int) -> str:
    """Return the name of a heading's bookmark."""
    return f"{_OURS}{number:05d}"


def _fill_field(begin: Element, entries: list[_Entry], styles: Mapping[int, str]) -> None:
    """Write the entries into a field: its beginning stands before the first, its end in a paragraph of its own."""
    _, end = _field_marks(begin)
    if end is None or not entries:
        return
    end_run = next(end.iterancestors(qn("w:r")))
    last = next(end_run.iterancestors(qn("w:p")))
    head = [run for run in last.iterchildren(qn("w:r")) if run is not end_run]
    for entry in entries:
        paragraph = OxmlElement("w:p")
        if entry.level in styles:
            properties = OxmlElement("w:pPr")
            properties.append(OxmlElement("w:pStyle", {qn("w:val"): styles[entry.level]}))
            paragraph.append(properties)
        paragraph.extend(head if entry is entries[0] else [])
        paragraph.append(_link(entry.number, paragraph_text(entry.heading)))
        last.addprevious(paragraph)


def _entry_styles(document: Document) -> dict[int, str]:
    """Return the ids of the styles of entries by level."""
    names = {(style.name or "").lower(): style.style_id for style in document.styles}
    return {level: names[f"toc {level}"] for level in range(1, 10) if f"toc {level}" in names}


def _link(number: int, text: str) -> Element:
    """Return an entry: a link with the heading's text and the field of its page number."""
    link = OxmlElement("w:hyperlink", {qn("w:anchor"): _bookmark_name(number), qn("w:history"): "1"})
    shown = OxmlElement("w:t", {_SPACE: "preserve"})
    shown.text = re.sub(r"[\t\r\n]+", " ", text).strip()
    code = OxmlElement("w:instrText", {_SPACE: "preserve"})
    code.text = f" PAGEREF {_bookmark_name(number)} \\h "
    marks = {kind: OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}) for kind in ("begin", "separate", "end")}
    for content in (shown, OxmlElement("w:tab"), marks["begin"], code, marks["separate"], marks["end"]):
        run = OxmlElement("w:r")
        run.append(content)
        link.append(run)
    return link
