"""A title or a list of keywords in two languages is split where its script makes that clear, and only there.

A Chinese text may hold Latin words (DNA, 5G, CRISPR), so one side must be free of Chinese, must read like English, and
must match the other: the same number of keywords, or a sentence beside a question.
"""

import re
from collections.abc import Callable, Iterator

from toolkit import text

_ENGLISH_LABEL = re.compile(
    r"[\s；;。/|]*[（(]?(?:key\s*words?|english(?:\s+(?:title|key\s*words?))?|title|英文(?:题目|标题|名称|关键词|关键字)?)[)）]?\s*[：:]\s*",
    re.IGNORECASE,
)
_CHINESE_LABEL = re.compile(r"^(?:中文(?:题目|标题|名称|关键词|关键字)?)\s*[：:]\s*")
_NEW_LINE = re.compile(r"\n+")
_STROKE = re.compile(r"\s*[|｜]\s*|\t+|\s*[/／]\s*")
_SPACED_STROKE = re.compile(r"\s*[|｜]\s*|\t+|\s+[/／]\s+")
_PARENTHESIS = re.compile(r"\s*[（(]")
_SEPARATOR = re.compile(r"\s*[；;，,、]\s*|\s+")
_QUESTION_MARK = re.compile(r"(?<=[？?])\s*[—–/／|-]*\s*(?=\S)")
_COMMON_WORD = re.compile("[a-z]{3}")
_WIDE_MARKS = "；，、"
_LONGEST = 2_000
"""A longer text is neither a title nor a list of keywords, and stays whole."""

_Boundary = tuple[re.Pattern[str], Callable[[str, str], bool]]
"""Where a text may be split, and whether the Chinese and the English side then fit one another."""


def split_keywords(line: str) -> tuple[str, str]:
    """Return the Chinese and the English keywords of a text; all as Chinese where they cannot be told apart."""
    return _split(line, _KEYWORD_BOUNDARIES)


def split_title(line: str) -> tuple[str, str]:
    """Return the Chinese and the English title of a text; all as Chinese where they cannot be told apart."""
    return _split(line, _TITLE_BOUNDARIES)


def _split(line: str, boundaries: tuple[_Boundary, ...]) -> tuple[str, str]:
    """Return both sides of the first boundary that fits, the clearest kinds of boundary first."""
    if not text.has_cjk(line) or not text.has_latin(line):
        return ("", line) if text.has_latin(line) else (line, "")
    if len(line) > _LONGEST:
        return _alternating_lines(line) or (line, "")
    for boundary, fits in boundaries:
        for zh, en in _candidate_splits(line, boundary):
            if fits(zh, en):
                return zh, en
    return _alternating_lines(line) or (line, "")


def _candidate_splits(line: str, boundary: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the splits at a boundary with Chinese on one side and none on the other, Chinese first."""
    for match in boundary.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        if boundary is _PARENTHESIS:
            if not after.rstrip().endswith((")", "）")):
                continue
            after = after.rstrip()[:-1]
        before, after = text.strip_invisible(before), text.strip_invisible(after)
        if text.has_cjk(before) and after and not text.has_cjk(after):
            yield _CHINESE_LABEL.sub("", before).rstrip("。"), after
        elif text.has_cjk(after) and before and not text.has_cjk(before):
            yield _CHINESE_LABEL.sub("", after), before


def _alternating_lines(line: str) -> tuple[str, str] | None:
    """Return the lines of each language where each Chinese one has its English one."""
    lines = line.split("\n")
    english = [one for one in lines if text.has_latin(one) and not text.has_cjk(one)]
    if 2 * len(english) != len(lines) or not all(map(_COMMON_WORD.search, english)):
        return None
    return "\n".join(one for one in lines if one not in english), "\n".join(english)


def _is_labelled(zh: str, en: str) -> bool:
    """Return whether English follows a label of its own."""
    return bool(zh) and text.has_latin(en)


def _is_list(zh: str, en: str) -> bool:
    """Return whether a list of words stands beside a Chinese one."""
    return _match_in_number(zh, en) or (_COMMON_WORD.search(en) is not None and len(text.keywords(en)) > 1)


def _match_in_number(zh: str, en: str) -> bool:
    """Return whether there are as many English as Chinese keywords, more than one."""
    return len(text.keywords(en)) == len(text.keywords(zh)) > 1


def _are_common_words(zh: str, en: str) -> bool:
    """Return whether as many common words follow a Chinese list: names such as DNA may be the end of that."""
    words = text.keywords(en)
    apart = not any(mark in en for mark in _WIDE_MARKS) and any(mark in zh for mark in _WIDE_MARKS)
    common = all(map(_COMMON_WORD.search, words)) and (apart or all(word[0].islower() for word in words))
    return common and _match_in_number(zh, en)


def _asks(title: str) -> bool:
    """Return whether a title ends as a question."""
    return title.endswith(("？", "?"))


def _is_title_line(zh: str, en: str) -> bool:
    """Return whether a line of its own is the English title."""
    return _asks(zh) or (len(en.split()) > 1 and not en.endswith("？"))


def _is_sentence(zh: str, en: str) -> bool:
    """Return whether a sentence stands beside a question."""
    return _asks(zh) and len(en.split()) > 2 and _COMMON_WORD.search(en) is not None


def _is_drawn_apart(zh: str, en: str) -> bool:
    """Return whether an English title stands behind a stroke."""
    return len(en.split()) > 2 and not en.endswith("？")


_KEYWORD_BOUNDARIES: tuple[_Boundary, ...] = (
    (_ENGLISH_LABEL, _is_labelled),
    (_NEW_LINE, _is_list),
    (_STROKE, _is_list),
    (_PARENTHESIS, _match_in_number),
    (_SEPARATOR, _are_common_words),
)
_TITLE_BOUNDARIES: tuple[_Boundary, ...] = (
    (_ENGLISH_LABEL, _is_labelled),
    (_NEW_LINE, _is_title_line),
    (_PARENTHESIS, _is_sentence),
    (_QUESTION_MARK, _is_sentence),
    (_SPACED_STROKE, _is_drawn_apart),
)
