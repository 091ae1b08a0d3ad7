"""Characters that look like the usual ones and are not: radicals for characters, letters of other alphabets.

Radicals come with text that was copied out of a PDF; such a word is found in no list and by no search.
"""

import re
from unicodedata import normalize

_RADICALS = (
    "⺄乙⺊卜⺎兀⺏尣⺒巳⺓幺⺜日⺝月⺞歺⺟母⺠民⺩王⺬示⺶羊⺻聿⺽臼⻁虎⻃覀⻄西⻅见⻆角⻉贝⻋车⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞"
    "⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals of the supplement (U+2E80 to U+2EFF) that look like a whole character, each before that character.

Unicode (EquivalentUnifiedIdeograph.txt) equates further ones, which stand for a side of a character only.
"""

_WHOLE = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
_IDEOGRAPHS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")

_CYRILLIC, _AS_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxhdqw"
_GREEK, _AS_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"
_LATIN = str.maketrans(_CYRILLIC + _GREEK, _AS_CYRILLIC + _AS_GREEK)
_FOREIGN = re.compile("[\u0370-\u052f]")
_WORD = re.compile("[A-Za-z\u0370-\u052f]+")
_CODE = re.compile(rf"[A-Z{_CYRILLIC}{_GREEK}]{{1,2}}-?\d{{1,6}}")
"""A code such as that of a unit."""

_ADDRESS = re.compile(rf"[!-~{_CYRILLIC}{_GREEK}]+@[!-~{_CYRILLIC}{_GREEK}]+")


def usual_ideographs(text: str) -> str:
    """Return *text* with the usual character for a radical or a variant kept for other encodings that looks like it."""
    return _IDEOGRAPHS.sub(lambda found: _WHOLE.get(found[0]) or normalize("NFKC", found[0]), text)


def usual_letters(text: str) -> str:
    """Return *text* with Latin letters for others that look like them, where no others can be meant.

    That is in a code, in a mail address, and in a word that is Latin but for Cyrillic letters; Greek ones among
    Latin ones are usual in science.
    """
    if not _FOREIGN.search(text):
        return text
    if _CODE.fullmatch(text.strip()) or _ADDRESS.fullmatch(text.strip()):
        return text.translate(_LATIN)
    return _WORD.sub(lambda word: _latin_word(word[0]), text)


def _latin_word(word: str) -> str:
    """Return a word as Latin where some of its letters are, and all others are Cyrillic ones that look so."""
    others = {letter for letter in word if not letter.isascii()}
    return word.translate(_LATIN) if others and others.issubset(_CYRILLIC) and len(others) < len({*word}) else word
