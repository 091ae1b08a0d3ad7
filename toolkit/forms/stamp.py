"""Writes and reads the stamp of a form on its sheet `_meta`."""

from dataclasses import asdict, fields

from toolkit.formspec.form import Form
from toolkit.intake import Grid, Refused, read_grids
from toolkit.model import Stamp, shown_text
from toolkit.sheets import RECOMMENDATION, OwnSheet

_OPTIONAL = "form"
"""The name that the stamp of a recommendation workbook lacks."""


def read_stamp(data: bytes) -> Stamp | None:
    """Return the stamp of a workbook; None when the bytes are no workbook or the stamp is incomplete."""
    try:
        return stamp_from_grid(read_grids(data, (OwnSheet.META,)).get(OwnSheet.META, []))
    except Refused:
        return None


def meta_lines(grid: Grid) -> dict[str, str]:
    """Return what stands on the cells of `_meta`, by the names beside it."""
    return {shown_text(row[0]): shown_text(row[1]) for row in grid if len(row) > 1}


def stamp_from_grid(grid: Grid) -> Stamp | None:
    """Return the stamp on the cells of `_meta`, names beside values; None if incomplete."""
    said = meta_lines(grid)
    known = {field.name: said[field.name] for field in fields(Stamp) if said.get(field.name)}
    return Stamp(**known) if {_OPTIONAL, *known} == {field.name for field in fields(Stamp)} else None


def stamp_of(form: Form, addressee: str) -> dict[str, str]:
    """Return the rows of `_meta` on a form issued to *addressee*, by name."""
    stamp = asdict(Stamp(form.version, form.campaign, addressee, form.fingerprint, form.name))
    return {name: value for name, value in stamp.items() if name != _OPTIONAL or value != RECOMMENDATION}
