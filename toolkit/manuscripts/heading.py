"""What tells a heading from running text, and one of the form's rank from a sub-heading within its section."""

import re
from typing import NamedTuple

from toolkit import text
from toolkit.manuscripts.document import Paragraph
from toolkit.manuscripts.labels import bracketed_text, numbered_label

LONGEST = 40
"""Most characters of a heading."""


class HeadingShape(NamedTuple):
    """What a heading looks like."""

    level: int | None = None
    bold: bool = False
    numbering: str = ""
    kind: str = ""
    """How it is numbered by hand, such as ``cn`` for 一、."""
    bracket: str = ""
    """The bracket around it, such as 【; empty for none."""
    whole: bool = True
    """Whether the brackets are around all of it rather than its beginning."""
    led: bool = False
    """Whether it is the bold beginning of a line, up to a colon."""
    look: str = ""
    """Its font and size."""


PLAIN_SHAPE = HeadingShape()
"""The shape of running text."""


def heading_shape(paragraph: Paragraph) -> HeadingShape:
    """Return what a paragraph looks like as a heading."""
    kind, _, core = numbered_label(paragraph.text)
    marked = bracketed_text(core)
    bracket, whole = ("", True) if marked is None else (marked.mark, not marked.rest)
    led = _led(paragraph)
    return HeadingShape(paragraph.level, paragraph.bold, paragraph.numbering, kind, bracket, whole, led, paragraph.look)


def unnumbered_text(paragraph: Paragraph) -> str:
    """Return the visible text of a paragraph without the number it begins with."""
    return text.strip_invisible(numbered_label(text.strip_invisible(paragraph.text)).rest)


def asks(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a question in Chinese."""
    return text.strip_invisible(paragraph.text).endswith(("？", "?")) and text.has_cjk(paragraph.text)


def _led(paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins with a bold label and its colon."""
    lead = text.strip_invisible(paragraph.lead)
    behind = paragraph.text[len(paragraph.lead) :].lstrip()
    return 0 < len(lead) <= LONGEST and (lead.endswith(("：", ":")) or behind.startswith(("：", ":")))


def is_heading(paragraph: Paragraph) -> bool:
    """Return whether a paragraph looks like a heading, whatever it says."""
    mine = heading_shape(paragraph)
    marked = mine.level is not None or mine.bold or mine.numbering or mine.kind or (mine.bracket and mine.whole)
    return bool(marked) and 0 < len(text.strip_invisible(paragraph.text)) <= LONGEST


def same_rank(mine: HeadingShape, opened: HeadingShape, body: HeadingShape | None, *, follows: bool) -> bool:
    """Return whether a heading is of the rank of the one that opened a section, so that it closes it.

    It must look like that one and, where neither number nor bracket tells, unlike the text below that one; *follows*
    says that its number is the next. Anything else is a sub-heading and stays in the section.
    """
    if opened.level is not None:
        return mine.level is not None and mine.level <= opened.level
    if mine.bracket and mine.kind == opened.kind:
        return mine.bracket == opened.bracket and mine.whole >= opened.whole
    if mine._replace(look="") != opened._replace(look=""):
        return False
    if mine.kind or mine.numbering:
        return mine.numbering != "" or (mine.kind != "bu" and follows)
    if mine.led:
        return True
    emphasis = (mine.bold, mine.look)
    return any(emphasis) and mine.look == opened.look and body is not None and emphasis != (body.bold, body.look)


_DATE = re.compile(r"[\d〇○零一二三四五六七八九十\s]*年[\d一二三四五六七八九十\s]*月[\d一二三四五六七八九十\s]*日?")
_LABEL = re.compile(r"[^：:，,。；;\d]{1,10}[：:](?!//)")


def ends_fact(paragraph: Paragraph, fact: HeadingShape | None, *, labels: bool) -> bool:
    """Return whether a line below a short answer is no part of it: a date, a label of its own, or a heading.

    *fact* is what the answer looks like, *labels* whether text before a colon is a label: a title may hold a colon.
    """
    shown = text.strip_invisible(paragraph.text)
    if _DATE.fullmatch(shown) or (labels and _LABEL.match(shown)):
        return True
    return is_heading(paragraph) and fact is not None and heading_shape(paragraph) != fact
