"""The words of a form that belong to no field: titles, headings, advice, counters.

A form writes them; the reader knows by them what is no input.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from toolkit.formspec.form import SheetLayout, SheetSpec
from toolkit.matching import normalised

RECORD_HEADINGS = ("栏目", "填写内容", "填写提示")
"""What stands above the labels, values and prompts of a record."""

_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=64)
def form_word_keys(spec: SheetSpec) -> frozenset[str]:
    """Return the keys of the words on a sheet that belong to no field (see :func:`word_key`)."""
    return frozenset(map(word_key, form_words(spec)))


def form_words(spec: SheetSpec) -> Iterator[str]:
    """Return the words on a sheet that belong to no field."""
    words = [spec.title, spec.advice, *spec.words]
    if spec.layout is SheetLayout.RECORD:
        words += [*RECORD_HEADINGS, *(field.prompt for field in spec.fields)]
    return filter(None, words)


@lru_cache(maxsize=4096)
def word_key(words: str) -> str:
    """Return words with limits, counts and marks levelled, so that they can be compared."""
    return _DIGITS.sub("0", normalised(words))
