"""Excel expressions for what :mod:`toolkit.text` does, written from the same declarations.

They keep to the functions of Excel 2013, nest less than the 64 levels that Excel allows, and use nothing volatile.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from toolkit.campaign.countries import BETWEEN, FOLDS
from toolkit.text import (
    DATE_MARKS,
    DATE_WORDS,
    DATE_YEARS,
    INVISIBLE_RANGES,
    KEYWORD_SEPARATORS,
    NO_ANSWER,
    NO_ANSWER_WITHIN,
    NOBODY,
    NOBODY_WITHIN,
    SAME_CHARACTERS,
    WIDE_FROM,
    WIDE_PUNCTUATION,
)

SECTION_LIMIT = 2000
"""Characters of a section that the live counter reads at once (DESIGN §6)."""

_HIDDEN, _WIDE, _HALF, _NARROW = range(4)
"""Classes of a character: shows nothing; one 字; half of a surrogate pair, so half a 字; part of a word or number."""

_SURROGATES = range(0xD800, 0xE000)
_UNREADABLE = _SURROGATES.start
"""Stands for what UNICODE refuses: Excel's MID gives half a surrogate pair, for which it gives an error."""

_CONTROLS = range(0x20), range(0x7F, 0xA0)
"""What CLEAN takes away: Excel's all of the first, LibreOffice's of both. No keyboard gives the second."""

_STEP = _NARROW + 1

_EDGE = "\u25a0"
"""Stands before and behind a value of which a pattern is to be the whole."""


def invisible() -> tuple[str, ...]:
    """Return the characters that show nothing and that CLEAN may leave."""
    codes = (code for first, last in INVISIBLE_RANGES for code in range(first, last + 1))
    return tuple(chr(code) for code in codes if not any(code in controls for controls in _CONTROLS))


def replaced(expression: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Return the expression with the first of each pair replaced by the second."""
    return "SUBSTITUTE(" * len(pairs) + expression + "".join(f",{old},{new})" for old, new in pairs)


def _shown(value: str, characters: str) -> str:
    """Return the expression of the number of characters of a value that show; *characters* as below."""
    return f'(LEN(CLEAN({value}))-SUMPRODUCT(LEN(CLEAN({value}))-LEN(SUBSTITUTE(CLEAN({value}),{characters},""))))'


def filled(value: str, characters: str, starts: str, patterns: str) -> str:
    """Return the expression that is 1 where a value shows something, and not only 无 or the like, else 0.

    *characters* is the range of the invisible ones; the others are those of :func:`no_answer`. An error shows nothing.
    """
    return f"IFERROR(({_shown(value, characters)}>0)*(1-{no_answer(value, characters, starts, patterns)}),0)"


def no_answer(value: str, characters: str, starts: str, patterns: str) -> str:
    """Return the expression that is 1 where a value is nothing but 无, 待定 or the like, else 0.

    As :func:`toolkit.text.no_answer` says: an answer whose characters stand in the value in their order, and which is
    as long as all that shows, is all of it. *patterns* and *starts* are the ranges of :func:`answer_patterns`: shorter
    answers are left out, and longer ones are found in no value.
    """
    last = patterns.rpartition(":")[2]
    answers = f"INDEX({patterns},INDEX({starts},1+{_shown(value, characters)})):{last}"
    within = f'"{_EDGE}"&TRIM({value})&"{_EDGE}"'
    found = f"IFERROR(--(SUMPRODUCT(--ISNUMBER(SEARCH({answers},{within})))>0),0)"  # an error: longer than any answer
    return f"IF((LEN({value})=0)+(LEN({value})>{NO_ANSWER_WITHIN}),0,{found})"


def answer_patterns() -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return, by length, the SEARCH patterns of answers that say nothing (无, 待定), and where each length begins.

    A text that names nobody is searched for by its edges, in all values that are short enough.
    """
    answers = [(len(answer), loose(answer)) for answer in NO_ANSWER]
    nobody = [(NOBODY_WITHIN, f"{_EDGE}{'*'.join(shape)}{_EDGE}") for shape in NOBODY]
    ordered = sorted((*answers, *nobody), key=itemgetter(0))
    lengths = [length for length, _ in ordered]
    starts = (bisect_left(lengths, length) + 1 for length in range(lengths[-1] + 1))
    return tuple(starts), tuple(pattern for _, pattern in ordered)


def loose(answer: str) -> str:
    """Return the SEARCH pattern that finds an answer even with other characters between its own."""
    return "*".join(f"~{character}" if character in "?*~" else character for character in answer)


def without_blanks(expression: str, characters: Sequence[str]) -> str:
    """Return the expression of a text, or of each text of a range, as :func:`toolkit.text.without_blanks` makes it.

    *characters* are expressions of the invisible ones. An error counts as nothing shown.
    """
    return replaced(f'CLEAN(IFERROR({expression}&"",""))', [(character, '""') for character in characters])


def same(text: str) -> str:
    """Return the expression of a text without blanks as :func:`toolkit.text.comparable` makes it."""
    return f"LOWER({replaced(text, [(_quoted(wide), _quoted(narrow)) for wide, narrow in SAME_CHARACTERS])})"


def country_folded(text: str) -> str:
    """Return the expression of a text without blanks as :mod:`toolkit.campaign.countries` folds it."""
    folds = replaced(text, [(_quoted(mark), f'"{read_as}"') for mark, read_as in FOLDS])
    return f'"{BETWEEN}"&LOWER({folds})&"{BETWEEN}"'


def holds_any(text: str, words: str) -> str:
    """Return the expression that is 1 where a text holds any of a range of words, else 0."""
    return f"--(SUMPRODUCT(--ISNUMBER(FIND({words},{text})))>0)"


def pieces(value: str, characters: Sequence[str]) -> str:
    """Return the expression of a text's keywords, each without white space, with one space between them."""
    marked = replaced(value, [(_quoted(mark), '";"') for mark in KEYWORD_SEPARATORS if mark != ";"])
    return f'TRIM(SUBSTITUTE({without_blanks(marked, characters)},";"," "))'


def _quoted(character: str) -> str:
    """Return a character as an Excel expression."""
    return f'"{character}"' if character.isprintable() else f"CHAR({ord(character)})"


def _class_of(code: int) -> int:
    """Return the class of a UTF-16 code unit."""
    if code in _SURROGATES:
        return _HALF
    if any(first <= code <= last for first, last in INVISIBLE_RANGES):
        return _HIDDEN
    return _WIDE if code >= WIDE_FROM or chr(code) in WIDE_PUNCTUATION else _NARROW


def character_classes() -> list[tuple[int, int]]:
    """Return where each run of characters of one class begins, with the class; all beyond the last is wide."""
    runs = [*INVISIBLE_RANGES, *((ord(mark), ord(mark)) for mark in WIDE_PUNCTUATION),
            (_SURROGATES.start, _SURROGATES.stop - 1)]
    begins = sorted({0, WIDE_FROM, *(first for first, _ in runs), *(last + 1 for _, last in runs)})
    found = [(code, _class_of(code)) for code in begins]
    return [found[0], *(here for before, here in pairwise(found) if here[1] != before[1])]


def _weights() -> tuple[str, str]:
    """Return the LOOKUP vectors from (class of a character, class of the one before) to what the character adds."""
    added = {_HIDDEN: "0", _WIDE: "1", _HALF: "0.5", _NARROW: "1"}
    steps = [(_STEP * found, weight) for found, weight in added.items()]
    steps.append((_STEP * _NARROW + _NARROW, "0"))  # a word goes on
    return "{" + ",".join(str(at) for at, _ in steps) + "}", "{" + ",".join(weight for _, weight in steps) + "}"


def words(written: str, first: int, last: str, begins: str, classes: str, numbers: str) -> str:
    """Return the array expression of the 字数 of *written* from the place *first* to the place *last*.

    As :func:`toolkit.text.count_words` counts: *begins* and *classes* are the ranges of :func:`character_classes`,
    *numbers* is a column in which to point at as many rows as there are places.
    """
    places = f"ROW(INDEX({numbers},{first}):INDEX({numbers},{last}))"
    of, before = (f"LOOKUP(IFERROR(_xlfn.UNICODE(MID({read},{places},1)),{_UNREADABLE}),{begins},{classes})"
                  for read in (written, f'" "&{written}'))
    keys, weights = _weights()
    return f"SUM(LOOKUP({_STEP}*{of}+{before},{keys},{weights}))"


def date_marked(text: str) -> str:
    """Return the expression of a text without blanks with the marks of a date as hyphens."""
    return replaced(text, [(_quoted(old), _quoted(new)) for old, new in DATE_MARKS])


def date_parts(marked: str) -> tuple[str, str, str]:
    """Return the expressions of year, month and day, as texts, of what :func:`date_marked` gives."""
    compact = f'(LEN({marked})=8)*ISERROR(FIND("-",{marked}))'
    year, month, day = (f'TRIM(MID(SUBSTITUTE({marked},"-",REPT(" ",99)),{99 * at + 1},99))' for at in range(3))
    return (f"IF({compact},LEFT({marked},4),{year})", f"IF({compact},MID({marked},5,2),{month})",
            f'IF({compact},RIGHT({marked},2),IF({day}="","1",LEFT({day},2)))')


def dated(value: str, text: str, parts: Sequence[str]) -> str:
    """Return the expression that is 1 where a value is a date or, by its text and that text's *parts*, reads like one.

    As :func:`toolkit.text.is_date` says.
    """
    first, last = DATE_YEARS
    day = f"DATE({','.join(f'--{part}' for part in parts)})"
    real = "*".join(f"({of}({day})=--{part})" for of, part in zip(("YEAR", "MONTH", "DAY"), parts, strict=True))
    begins, *words = DATE_WORDS
    named = "*".join(f'ISNUMBER(FIND("{word}",{text}))' for word in words)
    written = f'(LEFT({text},1)="{begins}")*{named}'
    within = f"IFERROR(({value}>=DATE({first},1,1))*({value}<DATE({last + 1},1,1))*ISNUMBER({value}),0)"
    typed = f"IFERROR((--{parts[0]}>={first})*(--{parts[0]}<={last})*{real},0)"
    return f"--(({within}+{typed}+{written})>0)"
