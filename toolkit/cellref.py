"""Where a cell stands on its sheet: by zero-based numbers, and as A1 where people and files name it."""

import re
from functools import lru_cache
from typing import NamedTuple

_A1 = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


class Address(NamedTuple):
    """A cell's place on its sheet, zero-based; as text it is the address, such as ``B4``."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{column_letters(self.column)}{self.row + 1}"


def parse_address(a1: str) -> Address:
    """Return the place that an address such as ``B4`` names; raises ValueError for anything else."""
    match = _A1.fullmatch(a1)
    if match is None:
        raise ValueError(a1)
    return Address(int(match[2]) - 1, column_number(match[1]))


@lru_cache(maxsize=1024)  # asked for each finding
def column_letters(column: int) -> str:
    """Return the letters of a zero-based column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1024)  # asked for every cell whose address is read, on a few dozen columns
def column_number(letters: str) -> int:
    """Return the zero-based column of its letters: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1
