"""What a line that is no label does to the open question: the first heuristic that holds decides.

Each is a function of a line and the open question, named for what it decides.
"""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from toolkit import text
from toolkit.manuscripts.events import Line
from toolkit.manuscripts.heading import LONGEST, ends_fact, same_rank
from toolkit.manuscripts.labels import EN, PAIRS, ZH, heading_key, is_unrequested
from toolkit.manuscripts.open_question import OpenQuestion

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

    ANSWER = auto()
    """It goes into the open field, in the language that it names."""
    TEXT = auto()
    """It goes into the open field."""
    CLOSE = auto()
    """It closes the open field and is left over, with what follows."""
    CATEGORY = auto()
    """It names the category of the questions that follow."""
    SEPARATOR = auto()
    """It stands between two questions and says nothing."""
    TITLE = auto()
    """It is the title of a new question."""
    PRINTED = auto()
    """It is a text of our form, not its writer's."""


class NamedLanguage(NamedTuple):
    """A text that says which of two languages follows."""

    is_english: bool
    rest: str


def named_language(line: str) -> NamedLanguage | None:
    """Return which language a text announces, and what follows; None where it announces none."""
    match = _LANGUAGE.fullmatch(text.strip_invisible(line))
    said = (match["within"] or match["before"]).lower() if match else heading_key(line)
    return NamedLanguage(said in EN, match["rest"] if match else "") if said in ZH + EN else None


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
    shape = line.shape
    return opened.awaits_text and shape.whole and shape.bracket == opened.label_shape.bracket != ""


def is_first_text(_: Line, opened: OpenQuestion) -> bool:
    """Return whether the open field has no text yet, so that this line must be it."""
    return opened.awaits_text


def names_category(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is the heading of a category."""
    return line.category != "" and (opened.may_end or line.looks_like_heading)


def separates_questions(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is no more than a number between questions, such as 问题二."""
    between = opened.question is None or (opened.reason == "between" and opened.lines is None)
    counts = _SEPARATOR.fullmatch(heading_key(line.shown)) and not line.shown.endswith(_ENDINGS)
    return opened.may_end and bool(counts) and (between or line.looks_like_heading)


def is_first_title(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line reads like the title of the first question."""
    if opened.question is not None or opened.document.titles_have_labels:
        return False
    return line.asks or (line.level is not None and not opened.document.asks_before_labels)


def is_further_title(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line reads like the title of a further question: it stands above sections."""
    if opened.question is None or not opened.may_end or opened.document.titles_have_labels:
        return False
    sections = opened.label_shape.level
    above = line.level is not None and (sections is None or line.level < sections)
    return above or (line.asks and line.looks_like_heading)


def ends_short_answer(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line below a short answer is no part of it, nor the same in the other language."""
    if not opened.has_short_answer or (opened.is_pair and not text.has_cjk(line.text)):
        return False
    answer = text.strip_invisible("\n".join(opened.lines or ()))
    is_title = opened.field in ("title", *PAIRS["title"])
    return ends_fact(line.paragraph, opened.text_shape, labels=not is_title or answer.endswith(_ASKING))


def ends_section(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is a heading of the rank of the one that opened the section."""
    if opened.question is None or opened.has_short_answer:
        return False
    shape, said = line.shape, line.unnumbered
    heading = said[:-1] if said.endswith(("：", ":")) and len(said) <= _LEAD_IN else said
    marked = shape.led or not shape.whole or (len(heading) <= LONGEST and not heading.endswith(_ENDINGS))
    follows = line.number == opened.label_number + 1 and line.number != line.next_number
    return marked and same_rank(shape, opened.label_shape, opened.text_shape, follows=follows)


def is_label_like(line: Line, _: OpenQuestion) -> bool:
    """Return whether a line has the style of our form's labels, though it is none of them."""
    return line.has_label_style and line.shown != ""


def is_printed(line: Line, opened: OpenQuestion) -> bool:
    """Return whether a line is what our form says, where nobody would have typed it."""
    return line.is_printed and (opened.lines is None or line.is_hint)


Heuristic = Callable[[Line, OpenQuestion], bool]

HEURISTICS: tuple[tuple[Heuristic, Treatment], ...] = (
    (names_language, Treatment.ANSWER),
    (is_blank, Treatment.TEXT),
    (is_not_asked_for, Treatment.CLOSE),
    (follows_empty_section, Treatment.CLOSE),
    (is_first_text, Treatment.TEXT),
    (names_category, Treatment.CATEGORY),
    (separates_questions, Treatment.SEPARATOR),
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
