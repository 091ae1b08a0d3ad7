"""Tells what is wrong with a telephone number or a mail address as people write them."""

import re
from collections.abc import Callable

from toolkit import text
from toolkit.looks import Look

PHONE_DIGITS = (7, 15)
"""Fewest and most digits of a telephone number (E.164 allows 15)."""

MOBILE_DIGITS = 11
"""Digits of a Chinese mobile number, which begins with 13 to 19."""

_BETWEEN = "，,；;、/\n"
"""What parts several numbers or addresses in a cell."""

_NOISE = re.compile(r"[-+()（）.·'‘’`转\s\u2010-\u2015\u2212－~～]")
_EXTENSION = re.compile(r"[-（(]?(?:转|轉|分机|分機|ext\.?|#)[:：]?\s*\d{1,6}[）)]?$", re.IGNORECASE)
_FROM_CHINA = re.compile(r"0086|86(?=\d{10})")
_MOBILE = re.compile(r"1[3-9]\d{7,}")
_ZERO_LOST = re.compile(r"(?!400|800)\(?(?:(?:10|2\d)\)?[-–—]?\d{8}|[3-9]\d\d\)?[-–—]?\d{7,8})")
"""A number with the code of a town that has lost its 0; one that foreigners part twice, as 212-555-1234, is none."""

_OF_MAIL = r"[A-Za-z0-9!#$%&'*+=?^_`{|}~-]+"
_EMAIL = re.compile(rf"(?<![.\w]){_OF_MAIL}(?:\.{_OF_MAIL})*@(?:[\w-]+\.)+[\w-]{{2,}}")
_QUOTES = "'`"
"""What may stand in a mail address, but never at its edge."""

_NO_MAIL = re.compile(r"x+@x+\..*", re.IGNORECASE)


def phone_fault(written: str) -> Look | None:
    """Return what is wrong with the telephone numbers in a cell; None where nothing is."""
    return _first_fault(written, _number_fault)


def email_fault(written: str) -> Look | None:
    """Return what is wrong with the mail addresses in a cell; None where nothing is."""
    return _first_fault(written, _address_fault)


def _first_fault(written: str, fault: Callable[[str], Look | None]) -> Look | None:
    """Return the first fault among the entries of a cell; blanks separate entries that are right one by one."""
    for entry in text.split_list(written, _BETWEEN):
        found, parts = fault(entry), text.split_list(entry, text.INVISIBLE)
        if found and (len(parts) == 1 or any(map(fault, parts))):
            return found
    return None


def _number_fault(number: str) -> Look | None:
    """Return what is wrong with one telephone number."""
    bare = _EXTENSION.sub("", number)
    digits = _NOISE.sub("", bare)
    if not digits.isdecimal():
        return Look.PHONE_SIGNS
    if not PHONE_DIGITS[0] <= len(digits) <= PHONE_DIGITS[1]:
        return Look.PHONE_LENGTH
    domestic = _FROM_CHINA.sub("", digits, count=1) if _FROM_CHINA.match(digits) else digits
    if domestic == digits and (digits.startswith("00") or bare.startswith(("+", "＋"))):
        return None  # of another country
    if _MOBILE.fullmatch(domestic) and len(domestic) != MOBILE_DIGITS:
        return Look.MOBILE_LENGTH
    lost = domestic == digits and not _MOBILE.match(digits) and _ZERO_LOST.fullmatch(text.without_blanks(bare))
    return Look.ZERO_LOST if lost else None


def _address_fault(address: str) -> Look | None:
    """Return what is wrong with one mail address."""
    if _EMAIL.fullmatch(address) and not _NO_MAIL.fullmatch(address):
        return Look.MAIL_EDGES if address[0] in _QUOTES else None
    within = _EMAIL.search(address) if address.count("@") == 1 else None
    return Look.MAIL_EDGES if within and within[0] != address else Look.MAIL_FORM
