"""One filled workbook from its path to the verdict: what `toolkit check` does for each file."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import preset, presets, standard_preset
from toolkit.model import Found, Judgement, Source, Submission
from toolkit.rules import judge, judge_found
from toolkit.workbook import intake
from toolkit.workbook.worker import read_safely, stamp_safely

if TYPE_CHECKING:
    from toolkit.workbook.cross_check import Compared


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and the verdict on it, with the campaign whose rules it was held against."""

    source: Source
    data: bytes = field(repr=False)
    campaign: Campaign = field(repr=False)
    submission: Submission | None = field(repr=False)
    """None when the file could not be read."""
    judgement: Judgement


def check(path: Path, shown: str, campaign: Campaign | None, *, cross_check: bool = False) -> Checked:
    """Return the verdict on one file; without a campaign, by the preset that the workbook names.

    With *cross_check* a second program reads the file too, and where the two differ is a finding.

    Never raises for what a file holds or for a file that cannot be opened: that too is a verdict.
    """
    try:
        source, data = intake.load(path, shown)
    except OSError as error:
        return unopened(path, shown, campaign, error)
    return check_bytes(source, data, campaign, cross_check=cross_check)


def unopened(path: Path, shown: str, campaign: Campaign | None, error: OSError) -> Checked:
    """Return the verdict on a file that cannot be opened."""
    source = Source(shown, "", 0, datetime.min.replace(tzinfo=CHINA_TIME))
    return unread(source, b"", campaign, intake.unopened(path, error))


def check_bytes(source: Source, data: bytes, campaign: Campaign | None, *, cross_check: bool = False) -> Checked:
    """Return the verdict on the bytes of a file, as :func:`check` does."""
    campaign = campaign or preset_named_in(data)
    reading = read_safely(data, source, campaign)
    if reading.submission is None:
        return unread(source, data, campaign, *reading.observed)
    compared = _compared(data, reading.submission) if cross_check else None
    judgement = judge(reading.submission, campaign, (*reading.observed, *(compared.differences if compared else ())))
    if compared:
        judgement = replace(judgement, remarks=(*judgement.remarks, *compared.remarks))
    return Checked(source, data, campaign, reading.submission, judgement)


def _compared(data: bytes, submission: Submission) -> "Compared":
    """Return where a second program reads the file differently."""
    from toolkit.workbook.cross_check import compare  # with openpyxl, which is slow to load and seldom needed

    return compare(data, submission)


def unread(source: Source, data: bytes, campaign: Campaign | None, *observed: Found) -> Checked:
    """Return the verdict on a file that could not be read; without a campaign, by the standard preset."""
    campaign = campaign or preset(standard_preset())
    return Checked(source, data, campaign, None, judge_found(source.path, campaign, observed))


def preset_named_in(data: bytes) -> Campaign:
    """Return the preset that a workbook's `_meta` names, or the standard one when it names none that is packaged."""
    stamp = stamp_safely(data)
    return preset(stamp.campaign) if stamp and stamp.campaign in presets() else preset(standard_preset())
