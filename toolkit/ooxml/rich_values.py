"""Cells whose value is a picture: placed in the cell by Excel, or given by a function."""

import re
from contextlib import suppress

from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package, Relations
from toolkit.ooxml.refusal import Refused

PICTURE_FORMULA = re.compile(r"=?\s*(?:_xlfn\.|_xlws\.)*(?:DISPIMG|IMAGE)\s*\(", re.IGNORECASE)
"""How a formula begins that gives a picture: WPS (DISPIMG) and Excel (IMAGE)."""

_PICTURES = frozenset({"_localImage", "_webimage"})
"""Structures of rich values that are pictures ([MS-XLSX] 2.3.6.1); others are errors, shares, places."""

_RICH = "XLRICHVALUE"


def picture_numbers(package: Package) -> frozenset[str]:
    """Return the numbers of value metadata (``vm`` of a cell) that stand for a picture; none where parts disagree."""
    with suppress(Refused, KeyError, IndexError, ValueError):
        return frozenset(_picture_numbers(*(_root(package, kind) for kind in _KINDS)))
    return frozenset()


_KINDS = ("sheetMetadata", "rdRichValue", "rdRichValueStructure")


def _root(package: Package, kind: str) -> Element:
    """Return the root of a part related to the workbook; raises KeyError where there is none."""
    part = Relations(package, package.book).target(kind)
    if part is None:
        raise KeyError(kind)
    return package.peek(part)


def _picture_numbers(metadata: Element, values: Element, structures: Element) -> list[str]:
    """Return the numbers of metadata that stand for a rich value with the structure of a picture."""
    pictures = [structure.get("t") in _PICTURES for structure in structures.iterfind("{*}s")]
    rich = [pictures[int(value.get("s", ""))] for value in values.iterfind("{*}rv")]
    kinds = [kind.get("name") for kind in metadata.iterfind("{*}metadataTypes/{*}metadataType")]
    blocks = [int(block.get("i", "")) for future in metadata.iterfind("{*}futureMetadata")
              if future.get("name") == _RICH for block in future.iterfind("{*}bk//{*}rvb")]
    records = enumerate(metadata.iterfind("{*}valueMetadata/{*}bk"), 1)
    return [str(number) for number, record in records for part in record.iterfind("{*}rc")
            if kinds[int(part.get("t", "")) - 1] == _RICH and rich[blocks[int(part.get("v", ""))]]]
