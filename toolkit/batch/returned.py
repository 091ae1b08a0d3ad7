"""returned/: the annotated copies that go back to units, one a unit, each under a name of its own."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from toolkit.batch.records import Receipt, attempt
from toolkit.model import Found
from toolkit.publish import safe_name
from toolkit.workbook.annotate import annotate

SUFFIX = ".xlsx"


class Copy(NamedTuple):
    """The annotated copy of a returned file: the name it is given, and its bytes or why there are none."""

    path: str
    """The file it is a copy of."""
    name: str
    content: bytes | Found


def copies(receipts: Iterable[Receipt]) -> tuple[Copy, ...]:
    """Return the annotated copies of returned files; one that cannot be annotated stops no other."""
    taken: set[str] = set()
    made = []
    for receipt in receipts:
        name = _free(_name(receipt), taken)
        taken.add(name.casefold())
        content = attempt(annotate, receipt.data, receipt.judgement, unit=receipt.unit_name)
        made.append(Copy(receipt.source.path, name + SUFFIX, content))
    return tuple(made)


def _name(receipt: Receipt) -> str:
    """Return the name of a copy: as the blank workbook was issued, or, off the roster, as the file came in."""
    if receipt.unit:
        return safe_name(f"{receipt.unit.code} {receipt.unit.name}")
    return safe_name(PurePosixPath(receipt.source.path).stem)


def _free(name: str, taken: set[str]) -> str:
    """Return *name*, or with a number behind it where it is taken (file systems may not tell case apart)."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    return free
