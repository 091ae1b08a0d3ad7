"""Issues a blank recommendation workbook to each unit, named by its code and name."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit import files
from toolkit.campaign.model import Campaign
from toolkit.model import Unit

SUFFIX = ".xlsx"


def issue_blanks(
    campaign: Campaign, units: Iterable[Unit], folder: files.OutputFolder, own: bytes | None = None
) -> Iterator[Path]:
    """Yield where the workbook of each unit stands, in order, as it is written; *folder* tells what could not be.

    They look like a campaign's *own* template of forms, if it has one.

    One process is enough: what costs time is written once for all units (:mod:`toolkit.forms.blank.template`).
    """
    from toolkit.forms.recommendation.blank import blank_form  # slow to load, and others want the names only

    for unit in units:
        name = blank_file_name(unit)
        folder.write(name, blank_form(campaign, unit, own))
        yield folder.path / name


def blank_file_name(unit: Unit) -> str:
    """Return the name of a unit's workbook."""
    return f"{unit_file_stem(unit)}{SUFFIX}"


def unit_file_stem(unit: Unit) -> str:
    """Return how the names of all files for a unit begin: its code and name."""
    return files.safe_name(f"{unit.code} {unit.name}")
