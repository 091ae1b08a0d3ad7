"""The countries of the world by their usual names and codes, and what stands for China and its parts.

What is compared is folded: solid, in lower case, without full stops, with a stroke at either end and for each mark
between words. A name may stand anywhere in what was typed, as in 美国/加拿大双国籍; a code is /us/ and stands alone.
"""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from toolkit import text

BETWEEN = "/"
"""What stands around every word once a text is folded."""

_MARKS = "（）()，,、;；:：／|｜·-－—–+&"

FOLDS: tuple[tuple[str, str], ...] = ((".", ""), *((mark, BETWEEN) for mark in _MARKS))
"""Marks, and what each is read as, so that U.S.A. is USA and UK（华裔） names UK."""

_FOLD = str.maketrans(dict(FOLDS))


@dataclass(frozen=True, slots=True)
class Countries:
    """The folded names and codes of countries abroad, and of China and its parts."""

    abroad: tuple[str, ...]
    home: tuple[str, ...]


@cache
def countries() -> Countries:
    """Return the countries as packaged, read once."""
    source = resources.files("toolkit.campaign") / "data/countries.csv"
    words: dict[str, list[str]] = {"abroad": [], "home": []}
    for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()):
        words[row["where"]] += map(_folded, text.split_list(row["codes"], "；"))
        words[row["where"]] += (_folded(name)[1:-1] for name in text.split_list(row["names"], "；"))
    return Countries(tuple(dict.fromkeys(words["abroad"])), tuple(dict.fromkeys(words["home"])))


def _folded(written: str) -> str:
    """Return a name or a code as it is compared."""
    return f"{BETWEEN}{text.without_blanks(written).translate(_FOLD).lower()}{BETWEEN}"


@lru_cache(maxsize=1024)  # a committee names few
def _found(written: str) -> tuple[bool, bool]:
    """Return whether a country abroad is named and China is not, and whether neither can be told."""
    folded = rest = _folded(written)
    for word in sorted(filter(folded.__contains__, countries().home), key=len, reverse=True):
        rest = rest.replace(word, "-")  # 内蒙古 is no 蒙古
    abroad, at_home = any(word in rest for word in countries().abroad), rest != folded
    return abroad and not at_home, abroad == at_home


def is_abroad(written: str) -> bool:
    """Return whether a 国别或地区 names a country abroad and no part of China (港澳台 are not foreign)."""
    return _found(written)[0]


def is_unclear(written: str) -> bool:
    """Return whether a 国别或地区 that shows something names neither a country abroad nor China, or both."""
    return bool(text.strip_invisible(written)) and _found(written)[1]
