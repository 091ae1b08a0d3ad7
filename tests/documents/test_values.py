"""How values are written in a document."""

from fractions import Fraction

import pytest

from toolkit.documents.values import rounded_figure, single_line, text_lines


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(85), "85.00"),
        (Fraction(88125, 1000), "88.13"),  # a half, up: as Excel rounds
        (Fraction(88135, 1000), "88.14"),
        (Fraction(2, 3), "0.67"),
        (Fraction(-1, 3), "-0.33"),
        (12.909944487358056, "12.91"),
        (0.0, "0.00"),
        (None, "—"),
    ],
)
def test_figures(value, written):
    assert rounded_figure(value) == written


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("　　一段\r\n\r\n二段 \n", ("一段", "二段")),
        ("a\x07b\x0bc", ("ab", "c")),
        ("\u200b\n\x00", ()),
        ("一\u2028二", ("一", "二")),
        ("内 有　空格", ("内 有　空格",)),
    ],
)
def test_lines(typed, shown):
    assert text_lines(typed) == shown
    assert single_line(typed) == ("\n".join(shown) or "—")
