"""A title or a list of keywords in two languages is parted where its script makes that clear, and only there.

A Chinese text may hold Latin words (DNA, 5G, CRISPR), so one side must be free of Chinese, must read like English, and
must match the other: the same number of keywords, or a sentence beside a question.
"""

import re
from collections.abc import Callable, Iterator

from toolkit import text

_NAMED = re.compile(
    r"[\s；;。/|]*[（(]?(?:key\s*words?|english(?:\s+(?:title|key\s*words?))?|title|英文(?:题目|标题|名称|关键词|关键字)?)[)）]?\s*[：:]\s*",
    re.IGNORECASE,
)
_NAMED_CHINESE = re.compile(r"^(?:中文(?:题目|标题|名称|关键词|关键字)?)\s*[：:]\s*")
_NEW_LINE = re.compile(r"\n+")
_DRAWN = re.compile(r"\s*[|｜]\s*|\t+|\s*[/／]\s*")
_DRAWN_APART = re.compile(r"\s*[|｜]\s*|\t+|\s+[/／]\s+")
_OPENED = re.compile(r"\s*[（(]")
_LISTED = re.compile(r"\s*[；;，,、]\s*|\s+")
_ASKED = re.compile(r"(?<=[？?])\s*[—–/／|-]*\s*(?=\S)")
_WORDY = re.compile("[a-z]{3}")
_WIDE = "；，、"
_LONGEST = 2_000
"""A longer text is neither a title nor a list of keywords, and stays whole."""

_Fits = Callable[[str, str], bool]


def part_keywords(line: str) -> tuple[str, str]:
    """Return the Chinese and the English keywords of a text; all as Chinese where they cannot be told apart."""
    return _sides(line, (
        (_NAMED, _named), (_NEW_LINE, _many), (_DRAWN, _many), (_OPENED, _as_many), (_LISTED, _as_many_words),
    ))  # fmt: skip


def part_title(line: str) -> tuple[str, str]:
    """Return the Chinese and the English title of a text; all as Chinese where they cannot be told apart."""
    return _sides(line, (
        (_NAMED, _named), (_NEW_LINE, _below), (_OPENED, _sentence), (_ASKED, _sentence), (_DRAWN_APART, _beside),
    ))  # fmt: skip


def _sides(line: str, boundaries: tuple[tuple[re.Pattern[str], _Fits], ...]) -> tuple[str, str]:
    """Return both sides of the first boundary that fits, the clearest kinds of boundary first."""
    if not text.has_cjk(line) or not text.has_latin(line):
        return ("", line) if text.has_latin(line) else (line, "")
    if len(line) > _LONGEST:
        return _by_line(line) or (line, "")
    for boundary, fits in boundaries:
        for zh, en in _candidates(line, boundary):
            if fits(zh, en):
                return zh, en
    return _by_line(line) or (line, "")


def _candidates(line: str, boundary: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the ways in which a text has Chinese on one side of a boundary and none on the other, Chinese first."""
    for match in boundary.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        if boundary is _OPENED:
            if not after.rstrip().endswith((")", "）")):
                continue
            after = after.rstrip()[:-1]
        before, after = text.strip_invisible(before), text.strip_invisible(after)
        if text.has_cjk(before) and after and not text.has_cjk(after):
            yield _NAMED_CHINESE.sub("", before).rstrip("。"), after
        elif text.has_cjk(after) and before and not text.has_cjk(before):
            yield _NAMED_CHINESE.sub("", after), before


def _by_line(line: str) -> tuple[str, str] | None:
    """Return the lines of each language where each Chinese one has its English one."""
    lines = line.split("\n")
    english = [one for one in lines if text.has_latin(one) and not text.has_cjk(one)]
    if 2 * len(english) != len(lines) or not all(map(_WORDY.search, english)):
        return None
    return "\n".join(one for one in lines if one not in english), "\n".join(english)


def _named(zh: str, en: str) -> bool:
    """Return whether what follows a label of its own is English."""
    return bool(zh) and text.has_latin(en)


def _many(zh: str, en: str) -> bool:
    """Return whether a list of words stands beside a Chinese one."""
    return _as_many(zh, en) or (_WORDY.search(en) is not None and len(text.keywords(en)) > 1)


def _as_many(zh: str, en: str) -> bool:
    """Return whether there are as many English as Chinese keywords, more than one."""
    return len(text.keywords(en)) == len(text.keywords(zh)) > 1


def _as_many_words(zh: str, en: str) -> bool:
    """Return whether a list of common words follows a Chinese one of the same length: names may end a Chinese list."""
    words = text.keywords(en)
    apart = not any(mark in en for mark in _WIDE) and any(mark in zh for mark in _WIDE)
    common = all(map(_WORDY.search, words)) and (apart or all(word[0].islower() for word in words))
    return common and _as_many(zh, en)


def _words(en: str) -> int:
    """Return how many words a sentence has."""
    return len(en.split())


def _asks(title: str) -> bool:
    """Return whether a title ends as a question."""
    return title.endswith(("？", "?"))


def _below(zh: str, en: str) -> bool:
    """Return whether a line of its own is the English title."""
    return _asks(zh) or (_words(en) > 1 and not en.endswith("？"))


def _sentence(zh: str, en: str) -> bool:
    """Return whether a sentence stands beside a question."""
    return _asks(zh) and _words(en) > 2 and _WORDY.search(en) is not None


def _beside(zh: str, en: str) -> bool:
    """Return whether a drawn line parts a title from an English one."""
    return _words(en) > 2 and not en.endswith("？")
