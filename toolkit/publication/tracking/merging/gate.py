"""Whose workbook one is, of which year, and which of several counts: by what it says of itself, else by its cells."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.formspec.tracking import ABOUT, UNIT_CODE, UNIT_NAME, YEAR
from toolkit.looks import Look
from toolkit.model import Observation, Record, Severity
from toolkit.publication.tracking.identity import TrackingIdentity
from toolkit.publication.tracking.merging.inbox import ReceivedWorkbook
from toolkit.publication.tracking.sheets.reading import TrackingReading
from toolkit.publication.tracking.tracked import TrackedCampaign
from toolkit.rules.judgement import quoted_text
from toolkit.rules.tracking_facts import TrackedUnit


class Admission(NamedTuple):
    """Whether a workbook is taken, and whose it is."""

    unit: TrackedUnit | None
    """Whose it is, as far as that is known."""
    refusal: Observation | None
    """Why it is not taken."""
    remark: Observation | None = None
    """What else is to be told of a workbook that is taken."""


def admit(reading: TrackingReading, tracked: TrackedCampaign, year: int) -> Admission:
    """Return whether a workbook that was read is one of this year and of a unit with questions to follow."""
    assert reading.filled, "only what was read is admitted"
    about = reading.filled.records[ABOUT][0]
    if reading.identity is None:
        return _by_cells(about, tracked, year)
    said, intact = reading.identity
    if not intact:
        return Admission(None, Observation("track.altered", value="", look=Look.SEAL_ALTERED))
    unit = tracked.unit(said.code, said.name)
    if said.year != str(year):
        return Admission(unit, _other_year(said.year, year))
    if stranger := _contradicted(about, said, tracked):
        return Admission(unit, _contradiction(said.name, stranger))
    return Admission(unit, None if unit else _untracked(said.name))


def _by_cells(about: Record, tracked: TrackedCampaign, year: int) -> Admission:
    """Return whether a workbook without a stamp is taken, by the unit and the year that stand on 填报信息."""
    unit = _named_unit(about, tracked)
    if isinstance(unit, Observation):
        return Admission(None, unit)
    if about.text(YEAR) != str(year):
        return Admission(unit, _other_year(about.text(YEAR), year))
    remark = Observation("track.altered", value="", look=Look.SEAL_MISSING, severity=Severity.WARNING)
    return Admission(unit, None, remark)


def _named_unit(about: Record, tracked: TrackedCampaign) -> TrackedUnit | Observation:
    """Return the unit that 填报信息 names, or why nobody can tell which it is."""
    name, code = about.text(UNIT_NAME), about.text(UNIT_CODE)
    named = {unit.code: unit for written in (name, code) if (unit := tracked.campaign.unit_named(written))}
    if len(named) > 1:
        one, other = (unit.name for unit in named.values())
        return _contradiction(one, other)
    known = next(iter(named.values()), None)
    found = tracked.unit(known.code, known.name) if known else tracked.unit(code, name)
    if found is None and known is None:
        details = {"name": quoted_text(name), "code": quoted_text(code)}
        return Observation("track.unknown-unit", value="", details=details, look=Look.UNIT_UNTOLD)
    return found or _untracked(known.name if known else name)


def _contradiction(issued: str, written: str) -> Observation:
    """Return what is told of a workbook that names two units."""
    details = {"issued": quoted_text(issued), "written": quoted_text(written)}
    return Observation("track.unknown-unit", value="", details=details, look=Look.UNIT_CONTRADICTED)


def _other_year(theirs: str, year: int) -> Observation:
    """Return what is told of a workbook that is not of this year, or does not say of which it is."""
    details = {"theirs": quoted_text(theirs), "ours": str(year)}
    if theirs.isascii() and theirs.isdigit():
        return Observation("track.wrong-year", value=theirs, details=details, look=Look.YEAR_OTHER)
    return Observation("track.wrong-year", value=theirs, details=details, look=Look.YEAR_UNTOLD)


def _contradicted(about: Record, said: TrackingIdentity, tracked: TrackedCampaign) -> str:
    """Return the other unit of the roster that stands on 填报信息; empty where there is none."""
    named = (tracked.campaign.unit_named(about.text(field)) for field in (UNIT_NAME, UNIT_CODE))
    return next((unit.name for unit in named if unit and unit.code != said.code), "")


def _untracked(name: str) -> Observation:
    """Return what is told of a workbook of a unit that has nothing to follow."""
    return Observation("track.unknown-unit", value="", details={"unit": quoted_text(name)}, look=Look.UNIT_UNTRACKED)


def latest_workbooks(
    taken: Iterable[tuple[TrackedUnit, ReceivedWorkbook]]
) -> Mapping[TrackedUnit, ReceivedWorkbook]:
    """Return the workbook that counts of each unit: the latest by when it first came, then by path."""
    return dict(sorted(taken, key=lambda one: (one[1].came, one[1].path)))
