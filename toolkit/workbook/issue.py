"""Issuing: a blank recommendation workbook for each unit, named by its code and name."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit import publish
from toolkit.campaign.model import Campaign
from toolkit.model import Unit
from toolkit.workbook.form import blank

SUFFIX = ".xlsx"


def issue(campaign: Campaign, units: Iterable[Unit], folder: Path) -> Iterator[Path]:
    """Yield the workbook of each unit, in order, as it is written into *folder*.

    One process is enough: what costs time is written once for all units (see :mod:`toolkit.workbook.form.plate`).
    """
    for unit in units:
        yield publish.write(publish.inside(folder, file_name(unit)), blank(campaign, unit))


def file_name(unit: Unit) -> str:
    """Return the name of a unit's workbook."""
    return f"{stem(unit)}{SUFFIX}"


def stem(unit: Unit) -> str:
    """Return what the file names of a unit's workbook and of all that is sent to it begin with: its code and name."""
    return publish.safe_name(f"{unit.code} {unit.name}")
