"""How the sheets that we add to a form are known for ours when it comes back, whatever they are called by then."""

from collections.abc import Mapping

NAME = "toolkit_findings"
"""A hidden defined name that points to 校验意见; it survives a save by Excel, WPS and LibreOffice."""

MOVES = "toolkit_moves"
"""The same for 迁移清单."""

FIELD = "字段_{}"
"""The defined name of a field's label on the form. It follows the cell when rows and columns are inserted or moved."""


def sheet_of(reference: str) -> str:
    """Return the title of the sheet that a defined name refers to, such as ``'校验意见'!$A$1``; empty for none."""
    owner = reference.rpartition("!")[0].removeprefix("$")
    return owner.removeprefix("'").removesuffix("'").replace("''", "'")


def sheets_of(names: Mapping[str, str]) -> frozenset[str]:
    """Return the titles of the sheets that we added to a workbook, by its defined names."""
    return frozenset(filter(None, (sheet_of(names.get(name, "")) for name in (NAME, MOVES))))
