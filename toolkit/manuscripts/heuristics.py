"""What a line that is no label does to the open question: the first heuristic that holds decides.

Each is a function of a line and the open question, named for what it decides.
"""

import re
from collections.abc import Callable
from enum import Enum, auto

from toolkit import text
from toolkit.manuscripts.events import LABEL_STYLES, Line
from toolkit.manuscripts.heading import (
    LONGEST,
    asks,
    ends_answer,
    heading_shape,
    is_heading,
    same_rank,
    unnumbered_text,
)
from toolkit.manuscripts.labels import EN, TITLES, ZH, heading_key, is_unrequested
from toolkit.manuscripts.line_marks import split_number
from toolkit.manuscripts.open_question import OpenQuestion
from toolkit.manuscripts.wording import HINT

_LANGUAGES = "|".join(ZH + EN)
_LANGUAGE = re.compile(
    rf"(?:[（(【](?P<within>{_LANGUAGES})[)）】]\s*[：:]?|(?P<before>{_LANGUAGES})\s*[：:])\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(r"(?:问题|难题|题目)?第?(?:[一二三四五六七八九十]+|\d{1,2})[个题]?(?:问题|难题|题)?")
_ENDINGS = tuple("。；;，,：:！!…")
_ASKING = ("？", "?")
_LEAD_IN = 12
"""A heading with a colon behind it that is longer than this leads in a list."""


class Treatment(Enum):
    """What is done with a line."""

    ANSWER = auto()  # goes into the open field, in the language that it names
    TEXT = auto()  # goes into the open field
    CLOSE = auto()  # closes the open field and is left over, with what follows
    BETWEEN = auto()  # closes the open field: it stands between questions, or names the category of those that follow
    TITLE = auto()  # is the title of a new question
    PRINTED = auto()  # is dropped: a text of our form, not its writer's


def named_language(line: str) -> tuple[bool, str] | None:
    """Return whether a text announces English, and what follows; None where it announces no language."""
    match = _LANGUAGE.fullmatch(text.strip_invisible(line))
    said = (match["within"] or match["before"]).lower() if match else heading_key(line)
    return (said in EN, match["rest"] if match else "") if said in ZH + EN else None


def names_language(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line says in which language the open pair of fields goes on."""
    return opened.is_pair and named_language(line.text) is not None


def is_blank(line: Line, _: OpenQuestion) -> bool:
    """Return whether a line shows nothing."""
    return not line.shown


def is_not_asked_for(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line begins what no form asks for, such as 参考文献."""
    return opened.question is not None and is_unrequested(line.shown)


def follows_empty_section(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a label in brackets has no text, because another in such brackets follows."""
    shape = heading_shape(line)
    return opened.awaits_text and shape.whole and shape.bracket == opened.label_shape.bracket != ""


def is_first_text(_: Line, opened: OpenQuestion) -> bool:
    """Return whether the open field has no text yet, so that this line must be it."""
    return opened.awaits_text


def names_category(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is the heading of a category."""
    return line.category != "" and (opened.may_end or is_heading(line))


def separates_questions(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is no more than a number between questions, such as 问题二."""
    between = opened.question is None or (opened.reason == "between" and opened.lines is None)
    counts = _SEPARATOR.fullmatch(heading_key(line.shown)) and not line.shown.endswith(_ENDINGS)
    return opened.may_end and bool(counts) and (between or is_heading(line))


def is_first_title(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line reads like the title of the first question."""
    if opened.question is not None or opened.document.titles_have_labels:
        return False
    return asks(line) or (line.level is not None and not opened.document.asks_before_labels)


def is_further_title(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line reads like the title of a further question: it stands above sections."""
    if opened.question is None or not opened.may_end or opened.document.titles_have_labels:
        return False
    level, sections = line.level, opened.label_shape.level
    above = level is not None and (sections is None or level < sections)
    return above or (asks(line) and is_heading(line))


def ends_short_answer(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line below a short answer is no part of it, nor the same in the other language."""
    if not opened.has_short_answer or (opened.is_pair and not text.has_cjk(line.text)):
        return False
    answer = text.strip_invisible("\n".join(opened.lines or ()))
    is_title = opened.field in TITLES
    return ends_answer(line, opened.text_shape, labels=not is_title or answer.endswith(_ASKING))


def ends_section(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is a heading of the rank of the one that opened the section."""
    if opened.question is None or opened.has_short_answer:
        return False
    shape, said = heading_shape(line), unnumbered_text(line)
    heading = said[:-1] if said.endswith(("：", ":")) and len(said) <= _LEAD_IN else said
    marked = shape.bold_label or not shape.whole or (len(heading) <= LONGEST and not heading.endswith(_ENDINGS))
    number = split_number(line.text).number
    follows = number == opened.label_number + 1 and number != line.next_number
    return marked and same_rank(shape, opened.label_shape, opened.text_shape, follows=follows)


def is_label_like(line: Line, _: OpenQuestion) -> bool:
    """Return whether a line has the style of our form's labels, though it is none of them."""
    return line.style in LABEL_STYLES and line.shown != ""


def is_printed(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is what our form says, where nobody would have typed it."""
    return line.is_printed and (opened.lines is None or line.style == HINT.lower())


Heuristic = Callable[[Line, OpenQuestion], bool]

HEURISTICS: tuple[tuple[Heuristic, Treatment], ...] = (
    (names_language, Treatment.ANSWER),
    (is_blank, Treatment.TEXT),
    (is_not_asked_for, Treatment.CLOSE),
    (follows_empty_section, Treatment.CLOSE),
    (is_first_text, Treatment.TEXT),
    (names_category, Treatment.BETWEEN),
    (separates_questions, Treatment.BETWEEN),
    (is_first_title, Treatment.TITLE),
    (is_further_title, Treatment.TITLE),
    (ends_short_answer, Treatment.CLOSE),
    (ends_section, Treatment.CLOSE),
)
OWN_FORM_HEURISTICS: tuple[tuple[Heuristic, Treatment], ...] = (
    (is_label_like, Treatment.CLOSE),
    (is_printed, Treatment.PRINTED),
)


def treatment_of(line: Line, opened: OpenQuestion) -> Treatment:
    """Return what is done with a line that is no label: what the first heuristic that holds says."""
    heuristics = OWN_FORM_HEURISTICS if opened.document.own_form else HEURISTICS
    return next((treatment for holds, treatment in heuristics if holds(line, opened)), Treatment.TEXT)
