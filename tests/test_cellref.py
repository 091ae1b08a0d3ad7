"""Addresses: rows and columns by number, and as A1."""

import pytest

from toolkit.cellref import Address, column_letters, column_number, parse_address


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column: int, letters: str):
    assert (column_letters(column), column_number(letters)) == (letters, column)


def test_every_column_of_a_sheet_is_found_again_by_its_letters():
    columns = range(16_384)
    assert [*map(column_number, map(column_letters, columns))] == [*columns]


@pytest.mark.parametrize(("a1", "place"), [("A1", (0, 0)), ("B4", (3, 1)), ("XFD1048576", (1_048_575, 16_383))])
def test_an_address_is_read_and_written(a1: str, place: tuple[int, int]):
    assert parse_address(a1) == place
    assert str(Address(*place)) == a1


@pytest.mark.parametrize("a1", ["", "A", "1", "A0", "a1", "$A$1", "A1:B2", "ABCD1", "A1 ", "Ａ1"])
def test_anything_else_is_no_address(a1: str):
    with pytest.raises(ValueError, match=r".*"):
        parse_address(a1)
