"""What makes a line look like a heading, and whether a heading is of the rank of a label or a sub-heading."""

import re
from typing import NamedTuple

from toolkit import text
from toolkit.manuscripts.document import Paragraph
from toolkit.manuscripts.line_marks import split_brackets, split_number

LONGEST = 40
"""Most characters of a heading."""
_DATE = re.compile(r"[\d〇○零一二三四五六七八九十\s]*年[\d一二三四五六七八九十\s]*月[\d一二三四五六七八九十\s]*日?")
_LABEL = re.compile(r"[^：:，,。；;\d]{1,10}[：:](?!//)")


class HeadingShape(NamedTuple):
    """What a heading looks like."""

    level: int | None = None
    bold: bool = False
    numbering: str = ""
    kind: str = ""
    """How it is numbered by hand, such as ``cn`` for 一、."""
    bracket: str = ""
    """The bracket that it begins with, such as 【; empty for none."""
    whole: bool = True
    """Whether nothing stands behind the brackets."""
    bold_label: bool = False
    """Whether it is the bold beginning of a line, up to a colon."""
    look: str = ""
    """Its font and size."""


PLAIN_SHAPE = HeadingShape()
"""The shape of running text."""


def heading_shape(paragraph: Paragraph) -> HeadingShape:
    """Return what a paragraph looks like as a heading."""
    kind, _, core = split_number(paragraph.text)
    marked = split_brackets(core)
    return HeadingShape(
        level=paragraph.level,
        bold=paragraph.bold,
        numbering=paragraph.numbering,
        kind=kind,
        bracket=marked.bracket if marked else "",
        whole=marked is None or not marked.rest,
        bold_label=_begins_with_bold_label(paragraph),
        look=paragraph.look,
    )


def unnumbered_text(paragraph: Paragraph) -> str:
    """Return the visible text of a paragraph without the number it begins with."""
    return text.strip_invisible(split_number(paragraph.shown).rest)


def asks(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a question in Chinese."""
    return paragraph.shown.endswith(("？", "?")) and text.has_cjk(paragraph.text)


def _begins_with_bold_label(paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins with a bold label and its colon."""
    lead = text.strip_invisible(paragraph.lead)
    behind = paragraph.text[len(paragraph.lead) :].lstrip()
    return 0 < len(lead) <= LONGEST and (lead.endswith(("：", ":")) or behind.startswith(("：", ":")))


def is_heading(paragraph: Paragraph) -> bool:
    """Return whether a paragraph looks like a heading, whatever it says."""
    shape = heading_shape(paragraph)
    marked = shape.level is not None or shape.bold or shape.numbering or shape.kind or (shape.bracket and shape.whole)
    return bool(marked) and 0 < len(paragraph.shown) <= LONGEST


def same_rank(shape: HeadingShape, label: HeadingShape, below: HeadingShape | None, *, follows: bool) -> bool:
    """Return whether a heading ranks as a section's label, and so closes it.

    It must look like that label and, where neither number nor bracket tells, unlike the text *below* the label;
    *follows* is whether its number is the next. Anything else is a sub-heading and stays in the section.
    """
    if label.level is not None:
        return shape.level is not None and shape.level <= label.level
    if shape.bracket and shape.kind == label.kind:
        return shape.bracket == label.bracket and shape.whole >= label.whole
    if shape._replace(look="") != label._replace(look=""):
        return False
    if shape.kind or shape.numbering:
        return shape.numbering != "" or (shape.kind != "bu" and follows)
    if shape.bold_label:
        return True
    emphasis = (shape.bold, shape.look)
    return any(emphasis) and shape.look == label.look and below is not None and emphasis != (below.bold, below.look)


def ends_answer(paragraph: Paragraph, answer: HeadingShape | None, *, labels: bool) -> bool:
    """Return whether a line below a short answer is no part of it: a date, a label, or a heading.

    *answer* is what the answer looks like; *labels* is whether text before a colon is a label, as it may be of a title.
    """
    if _DATE.fullmatch(paragraph.shown) or (labels and _LABEL.match(paragraph.shown)):
        return True
    return is_heading(paragraph) and answer is not None and heading_shape(paragraph) != answer
