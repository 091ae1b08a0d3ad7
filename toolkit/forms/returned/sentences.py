"""What a note of ours says, without 校验意见: which rule its sentence is about."""

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

from toolkit.messages import finding_sentences
from toolkit.messages.rules import ALIKE, RULE_ENTRIES


def rule_code_of(problem: str) -> str:
    """Return the code of the rule that says *problem*; empty if uncertain.

    Of several that it could be, it is the one that says most of it in its own words.
    """
    like = [(own, code) for code, own, pattern in _sentences() if pattern.fullmatch(problem)]
    most = max((own for own, _ in like), default=0)
    codes = {code for own, code in like if own == most}
    return codes.pop() if len(codes) == 1 else ""


@cache
def _sentences() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Return what the sentences on cells look like: their code, how many letters are their own, their pattern."""
    codes = (code for code in RULE_ENTRIES if not code.startswith("file."))
    return tuple((code, *_pattern(text)) for code in codes for said in finding_sentences(code) for text in said)


def _pattern(text: str) -> tuple[int, re.Pattern[str]]:
    """Return how many letters of a sentence are its own, and a pattern for it with whatever was filled in.

    What is said of many findings of its kind may follow it.
    """
    return sum(map(len, _own(text))), re.compile(f"{_like(text)}(?:{'|'.join(map(_like, ALIKE))})?", re.DOTALL)


def _like(text: str) -> str:
    """Return a pattern for a text with whatever was filled in."""
    return ".*?".join(map(re.escape, _own(text)))


def _own(text: str) -> Iterator[str]:
    """Yield the pieces of a sentence between what is filled in, from its beginning to its end."""
    pieces = [*Formatter().parse(text)]
    yield from (own for own, *_ in pieces)
    if pieces[-1][1] is not None:
        yield ""
