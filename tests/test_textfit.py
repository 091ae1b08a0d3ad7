"""Room on a sheet: the breadth of a line, and the lines of a text in a column."""

import pytest

from toolkit.textfit import count_wide, paragraph_lines, text_breadth


@pytest.mark.parametrize(
    ("line", "broad", "narrow"),
    [("", 0, 0), ("Excel 2023", 0, 10), ("专家", 2, 0), ("“A—B”…", 4, 2), ("①é", 0, 2), ("　（𠮷）", 4, 0)],
)
def test_a_wide_character_takes_as_much_as_two_narrow_ones(line: str, broad: int, narrow: int):
    assert count_wide(line) == broad
    assert text_breadth(line) == 2 * broad + narrow


@pytest.mark.parametrize(
    ("words", "width", "number"), [("", 10, 1), ("a" * 9, 10, 1), ("a" * 10, 10, 2), ("问题问题问题", 10, 2), ("a\n\nb", 10, 3)]
)
def test_a_text_takes_a_line_for_as_much_as_a_column_holds(words: str, width: int, number: int):
    assert paragraph_lines(words, width) == number
