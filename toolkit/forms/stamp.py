"""The stamp of a form: what its sheet `_meta` says of version, campaign, unit and declaration."""

from dataclasses import fields

from toolkit.intake import Grid, Refused, read_grids
from toolkit.model import Sheet, Stamp, shown_text


def read_stamp(data: bytes) -> Stamp | None:
    """Return what `_meta` says of the form, or None when the bytes are no workbook or hold no complete `_meta`."""
    try:
        return stamp_from_grid(read_grids(data, (Sheet.META,)).get(Sheet.META, []))
    except Refused:
        return None


def stamp_from_grid(grid: Grid) -> Stamp | None:
    """Return what a grid of `_meta` says: a name of :class:`Stamp` in one column, its value in the next."""
    said = {shown_text(row[0]): shown_text(row[1]) for row in grid if len(row) > 1}
    names = [field.name for field in fields(Stamp)]
    return Stamp(**{name: said[name] for name in names}) if all(map(said.get, names)) else None
