"""Issuing: a blank recommendation workbook for each unit, named by its code and name."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit import publish
from toolkit.campaign.model import Campaign
from toolkit.model import Unit
from toolkit.workbook.form import blank


def issue(campaign: Campaign, units: Iterable[Unit], folder: Path) -> Iterator[Path]:
    """Yield the workbook of each unit, in order, as it is written into *folder*.

    One process is enough: what costs time is written once for all units (see :mod:`toolkit.workbook.form.plate`).
    """
    for unit in units:
        yield publish.write(publish.inside(folder, file_name(unit)), blank(campaign, unit))


def file_name(unit: Unit) -> str:
    """Return the name of a unit's workbook."""
    return f"{publish.safe_name(f'{unit.code} {unit.name}')}.xlsx"
