"""Excel expressions follow the declarations of toolkit.text, so that Python and Excel cannot part."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit import text
from toolkit.rules import expressions

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs"])


def counted(written: str) -> float:
    """字数 as the formula counts it: over UTF-16 units as Excel reads them, half a pair being an error."""
    edges = expressions.character_classes()
    data = (" " + written).encode("utf-16-le")
    units = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    classes = [max((edge for edge in edges if edge[0] <= unit), default=edges[0])[1] for unit in units]
    hidden, wide, half, narrow = range(4)
    added = {hidden: 0, wide: 1, half: 0.5, narrow: 1}
    pairs = pairwise(classes)
    return sum(0 if before == here == narrow else added[here] for before, here in pairs)


@example("0\u16800")  # white space to Python, not to us
@given(st.text(st.one_of(CHARACTERS, st.sampled_from("汉字 ，“”·…— \n\u200b\u3000\ufeff\u00a0aZ9-\U00020bb7\U0001f600"))))
def test_character_classes_count_what_python_counts(written):
    assert counted(written) == text.count_words(written)


def test_character_classes_rise_and_change():
    begins, classes = zip(*expressions.character_classes(), strict=True)
    assert begins[0] == 0
    assert list(begins) == sorted(set(begins))
    assert all(before != after for before, after in pairwise(classes))


def test_what_excel_removes_one_by_one_is_all_that_cleaning_leaves():
    controls = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))}
    assert set(expressions.invisible()) | controls == set(text.INVISIBLE)


def test_a_keyword_separator_is_the_semicolon_or_becomes_it():
    written = expressions.pieces("A1", [])
    for mark in text.KEYWORD_SEPARATORS.replace(";", ""):
        quoted = f'"{mark}"' if mark.isprintable() else f"CHAR({ord(mark)})"
        assert f'{quoted},";")' in written


def test_texts_are_folded_by_the_pairs_that_python_folds():
    pairs = re.findall(r',"(.)","(.)"\)', expressions.same("A1"))
    assert tuple(pairs) == text.SAME_CHARACTERS


@pytest.mark.parametrize(("answer", "pattern"), [("同上", "同*上"), ("**", "~**~*"), ("?", "~?"), ("n/a", "n*/*a")])
def test_an_answer_is_searched_for_sign_by_sign(answer, pattern):
    assert expressions.loose(answer) == pattern
