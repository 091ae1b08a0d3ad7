"""Hints for the writer that were left where the answer belongs: 请填写, （约500字）, the prompt of a control."""

import re
from typing import NamedTuple

from toolkit import text
from toolkit.manuscripts.line_marks import CHINESE_DIGITS

_NUMBER = rf"[\d{CHINESE_DIGITS}两百千]+"
COUNTED = (
    rf"(?:大?约|不[超少多][过于]|至少|至多|最多|限)?\s*{_NUMBER}(?:\s*[-—–~～至到]\s*{_NUMBER})?"
    r"\s*(?:个|字|词|页|words?)(?:左右|以内|以上|以下|之内)?"
)
"""How long an answer should be, as a pattern."""

CHOSEN = (
    rf"(?:[从在]?.{{0,6}}{_NUMBER}[项类个]?\s*中?选\s*{_NUMBER}?|[单多任]选(?:其一)?|选择[一1]项|择一|[必选]填项?)"
    r"(?:.{0,3}打[√✓勾])?"
)
"""From how many things one is to choose, as a pattern."""

SCOPE = (
    rf"近\s*[\d{CHINESE_DIGITS}两几].{{0,3}}年(?:国内外|来)?(?:进展)?|国内外|[如若]有|可附图"
    r"|.{0,4}[分逗顿]号.{0,2}[隔分]开"
)
"""What an answer should cover, or how its parts are separated, as a pattern."""

_NO_MARK = r"[^。；;？?！!\n]"
_ASKING = (
    rf"(?:请|点击|单击|双击|此处|在此){_NO_MARK}{{0,30}}(?:填|输入|选|描述|说明|简述|概述){_NO_MARK}{{0,20}}"
)
_OF_WORD = r"click (?:or tap )?(?:here )?to enter [a-z ]+|choose an item|enter text here"
_HINT = rf"(?:{COUNTED}|{CHOSEN}|{SCOPE}|{_ASKING}|{_OF_WORD})\s*[。.]?"
_WHOLE = re.compile(rf"[（(【\[]?\s*{_HINT}\s*[)）】\]]?", re.IGNORECASE)
_LEADING = re.compile(rf"[（(]\s*{_HINT}\s*[)）][：:]?\s*", re.IGNORECASE)
_LOOKED_AT = 80
"""A longer text is no hint, and one that begins with a hint has it within so many characters."""


class HintedText(NamedTuple):
    """An answer, and the hint that stood before it or in its place; each empty where there is none."""

    answer: str
    hint: str = ""


def without_hint(answer: str) -> HintedText:
    """Return an answer without the hint that it begins with; nothing of one that is a hint and no more."""
    if len(answer) <= _LOOKED_AT and _WHOLE.fullmatch(answer):
        return HintedText("", answer)
    leading = _LEADING.match(answer[:_LOOKED_AT])
    return HintedText(answer[leading.end() :], text.strip_invisible(leading[0])) if leading else HintedText(answer)
