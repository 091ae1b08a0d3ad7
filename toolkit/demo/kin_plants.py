"""Plants questions that are kin of others: each function changes a clean question after the model of another one.

What must be found of it is worked out here by hand; nothing is asked of the checker. A copy across two units is told to
staff of both, one within a workbook to its unit, at the lower row.
"""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.demo.answers import Answer
from toolkit.formspec.recommendation import BODY

TITLES = ("title_zh", "title_en")

JOINT_MODE = "联合推荐"
"""What a unit that recommends with another enters as 推荐方式."""

PART = 0.55
"""How much of each section a copied part has: with less than 0.6 of it one text is inside the other."""


@dataclass(frozen=True, slots=True)
class KinCase:
    """A way in which a question can be kin of another: what to change in it, and the code of what must be found."""

    code: str
    name: str
    """What was done, in a few words."""
    copy: Callable[[Answer, Answer], None]
    """Changes a question after the model of another: the model comes first."""
    short: bool = False
    """Whether the body is then too short, which is a warning of its own."""


def copy_whole(model: Answer, question: Answer) -> None:
    """Take over titles and body."""
    question |= {name: model[name] for name in (*TITLES, *BODY)}


def edit_body(model: Answer, question: Answer) -> None:
    """Take over the body with one word exchanged wherever it stands."""
    question |= {name: str(model[name]).replace("的", "之") for name in BODY}


def take_part(model: Answer, question: Answer) -> None:
    """Take over a good half of each section."""
    question |= {name: str(model[name])[: int(PART * len(str(model[name])))] for name in BODY}


def keep_english_title(model: Answer, question: Answer) -> None:
    """Take over the English title alone."""
    question["title_en"] = model["title_en"]


KIN_CASES = (
    KinCase("question.duplicate-elsewhere", "照抄另一题", copy_whole),
    KinCase("question.similar", "改写另一题的正文", edit_body),
    KinCase("question.similar", "截取另一题的正文", take_part, short=True),
    KinCase("question.similar", "只有英文题目与另一题相同", keep_english_title),
)
"""Every way in which the demo makes kin."""

PUBLISHED_BEFORE = "question.published-before"
"""The code of what is found of questions published in a former year (:mod:`toolkit.demo.published`)."""
