"""The number or the brackets that a line begins with."""

import re
from typing import NamedTuple

from toolkit import text

CHINESE_DIGITS = "〇一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBER = re.compile(
    rf"\s*(?:第?(?P<cn>[{CHINESE_DIGITS}]+)(?:部分)?[、.．:：,，\s]|[（(](?P<cnp>[{CHINESE_DIGITS}]+)[)）]"
    rf"|(?P<dots>\d{{1,2}}(?:\.\d{{1,2}})+)[、.．)）]?|(?P<ar>\d{{1,2}})\s*[、.．)）:：]|[（(](?P<arp>\d{{1,2}})[)）]"
    rf"|(?P<sp>\d{{1,2}})[ \t\u3000]+(?=[\u4e00-\u9fff])|(?P<ci>[{_CIRCLED}])|(?P<bu>[●■◆★▲•·▪◇○※*＊#]+))\s*"
)
_BRACKETS = re.compile(r"\s*([【〖〔［\[<〈《])\s*(?=[^\d\s])([^】〗〕］\]>〉》]{1,30})[】〗〕］\]>〉》]\s*[：:]?\s*")


class NumberedText(NamedTuple):
    """A line without the number it begins with."""

    kind: str
    """How it is numbered: ``cn`` for 一、, ``cnp`` for （一）, ``bu`` for a bullet …; empty for not at all."""
    number: int
    """The last part of the number, such as 3 of 2.3; 0 for a bullet or none."""
    rest: str


class BracketedText(NamedTuple):
    """A line that begins with a text in brackets: the opening bracket, that text, and the rest."""

    bracket: str
    within: str
    rest: str


def split_number(line: str) -> NumberedText:
    """Return a line's number and the rest of it."""
    match = _NUMBER.match(line)
    if match is None:
        return NumberedText("", 0, line)
    kind = match.lastgroup or ""
    return NumberedText(kind, _number_value(match[kind]), line[match.end() :])


def _number_value(number: str) -> int:
    """Return what a number is worth; 0 for a bullet."""
    last = number.rpartition(".")[2]
    if last.isdecimal():
        return int(last)
    if number in _CIRCLED:
        return 1 + _CIRCLED.index(number)
    tens, ten, ones = last.rpartition("十")
    return (CHINESE_DIGITS.find(tens) if tens else 1) * 10 * bool(ten) + max(CHINESE_DIGITS.find(ones or "〇"), 0)


def split_brackets(line: str) -> BracketedText | None:
    """Return the parts of a line that begins with a text in brackets; None for any other."""
    match = _BRACKETS.match(line)
    return BracketedText(match[1], match[2], text.strip_invisible(line[match.end() :])) if match else None
