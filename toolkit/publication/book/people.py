"""The persons named in 撰写人, as an index lists them: where it is not sure who is meant, as typed."""

import re
from collections.abc import Iterator

from toolkit import text

_SURE = "、；;/／\n\r"
"""What parts names."""
_UNSURE = "，,"
"""What may part names, or stand within one: Smith, J."""

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_PLAIN = re.compile(f"[{_HAN}]{{2,4}}|[{_HAN}]+(?:[·•・][{_HAN}]+)+")
"""A name as people of China bear it."""
_SOLID = re.compile(f"[{_HAN}](?:\\s+[{_HAN}])+")
"""One that was spaced out."""

_AND_OTHERS = re.compile(r"等(?:\s*[\d一二三四五六七八九十]*\s*人)?")
_BRACKETS = re.compile(r"\s*[（(][^（）()]*[）)]")
_TITLES = (
    "教授级高级工程师", "正高级工程师", "正高级农艺师", "副主任医师", "高级工程师", "高级农艺师", "主任医师",
    "助理研究员", "副研究员", "研究员", "副教授", "工程师", "院士", "教授", "讲师", "博士", "硕士", "老师", "先生",
    "女士",
)  # fmt: skip
_COMPOUND = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯", "长孙", "宇文",
    "端木", "南宫", "独孤", "申屠", "澹台", "万俟", "呼延", "拓跋",
)  # fmt: skip
"""Surnames of two characters: with a title behind them no whole name is known."""


def named_persons(typed: str) -> tuple[str, ...]:
    """Return the persons that a text names, each once: without title, brackets or 等 where a plain name is left.

    >>> named_persons("张三教授、李 四（北京大学、清华大学）；John Smith，王五等")
    ('张三', '李四', 'John Smith', '王五')
    >>> named_persons("欧阳教授；Smith, J.")
    ('欧阳教授', 'Smith, J.')
    """
    pieces = (piece for part in _parts(typed, _SURE) for piece in _commas(part))
    return tuple(dict.fromkeys(name for name in map(_person, pieces) if any(map(str.isalpha, name))))


def _parts(typed: str, separators: str) -> Iterator[str]:
    """Yield what stands between separators; those within brackets part nothing."""
    part, depth = "", 0
    for sign in typed:
        depth += (sign in "（(") - (sign in "）)")
        if sign in separators and depth <= 0:
            yield part
            part = ""
        else:
            part += sign
    yield part


def _commas(part: str) -> tuple[str, ...]:
    """Return what stands between commas, where each piece is a name whole; else the part as it is."""
    pieces = tuple(map(text.strip_invisible, _parts(part, _UNSURE)))
    return pieces if all(map(_is_whole, pieces)) else (part,)


def _is_whole(piece: str) -> bool:
    """Return whether a piece names a person by itself: two Chinese characters, or several words."""
    return text.holds_cjk(piece, 2) or len(piece.split()) > 1


def _person(piece: str) -> str:
    """Return a person's plain name; what was typed where none is left, and nothing for 等 alone."""
    shown = " ".join(text.strip_invisible(piece).split())
    if _AND_OTHERS.fullmatch(shown):
        return ""
    bare = _BRACKETS.sub("", shown)
    ending = next((found for found in _AND_OTHERS.finditer(bare) if found.end() == len(bare)), None)
    bare = bare[: ending.start()].strip() if ending else bare
    titled = next((bare.removesuffix(title).strip() for title in _TITLES if bare.endswith(title)), "")
    name = titled if titled and titled not in _COMPOUND else bare
    name = text.without_blanks(name) if _SOLID.fullmatch(name) else name
    return name if _PLAIN.fullmatch(name) else shown
