"""Room on a sheet: the width of a line, the lines of a text in a column, the height of a row."""

import pytest

from toolkit.textfit import column_ems, count_wide, row_height, text_ems, text_height, wrapped_lines


@pytest.mark.parametrize(
    ("line", "wide", "ems"),
    [("", 0, 0), ("Excel 2023", 0, 5.4), ("专家", 2, 2), ("“A—B”…", 4, 5.08), ("①é", 0, 1.08), ("　（𠮷）", 4, 4)],
)
def test_a_chinese_character_is_one_em_wide_and_a_letter_about_half(line: str, wide: int, ems: float):
    assert count_wide(line) == wide
    assert text_ems(line) == pytest.approx(ems)


def test_a_column_has_room_for_fewer_characters_of_a_larger_font_and_behind_an_indent():
    assert column_ems(20, 10) == 10.5  # 20 digits of 7 pixels are 105 points
    assert column_ems(20, 14) == 7.5
    assert column_ems(20, 10, indent=1) == 10.5 - 0.675  # 9 pixels


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("", 10, 1),
        ("问" * 10, 10, 1),
        ("问" * 11, 10, 2),
        ("问" * 20, 10, 3),  # the end of a line stays empty
        ("a" * 18, 10, 1),
        ("a" * 19, 10, 2),
        ("a\n\nb", 10, 3),
        ("问题", 0.1, 2),  # a column narrower than a character
    ],
)
def test_a_text_takes_a_line_for_as_much_as_a_column_holds(text: str, ems: float, lines: int):
    assert wrapped_lines(text, ems) == lines


def test_a_row_is_as_high_as_its_lines_in_whole_pixels_and_never_higher_than_excel_allows():
    assert [row_height(lines, 10) for lines in (1, 2, 3)] == [20.25, 35.25, 50.25]
    assert row_height(1, 16) == 29.25
    assert row_height(100, 10) == 409


@pytest.mark.parametrize(("points", "height"), [(10, 20.25), (12, 41.25)])
def test_a_larger_font_needs_more_lines_and_higher_ones(points: int, height: float):
    assert text_height("如何突破固态电池界面的关键瓶颈？", 32, points) == height
