"""One filled workbook from its path to the verdict: what `toolkit check` does for each file."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import preset, presets
from toolkit.model import Found, Judgement, Source, Submission
from toolkit.rules import judge, judge_found
from toolkit.workbook import intake
from toolkit.workbook.read import read


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and the verdict on it, with the campaign whose rules it was held against."""

    source: Source
    data: bytes = field(repr=False)
    campaign: Campaign = field(repr=False)
    submission: Submission | None = field(repr=False)
    """None when the file could not be read."""
    judgement: Judgement


def check(path: Path, shown: str, campaign: Campaign | None) -> Checked:
    """Return the verdict on one file; without a campaign, by the preset that the workbook names.

    Never raises for what a file holds or for a file that cannot be opened: that too is a verdict.
    """
    try:
        source, data = intake.load(path, shown)
    except OSError as error:
        source, data = Source(shown, "", 0, datetime.min.replace(tzinfo=CHINA_TIME)), b""
        return _unread(source, data, campaign or newest_preset(), Found("file.unreadable", value=error.strerror))
    campaign = campaign or preset_named_in(data)
    reading = read(data, source, campaign)
    if reading.submission is None:
        return _unread(source, data, campaign, *reading.observed)
    return Checked(source, data, campaign, reading.submission, judge(reading.submission, campaign, reading.observed))


def _unread(source: Source, data: bytes, campaign: Campaign, *observed: Found) -> Checked:
    """Return the verdict on a file that could not be read."""
    return Checked(source, data, campaign, None, judge_found(source.path, campaign, observed))


def preset_named_in(data: bytes) -> Campaign:
    """Return the preset that a workbook's `_meta` names, or the newest one when it names none that is packaged."""
    stamp = intake.stamp(data)
    return preset(stamp.campaign) if stamp and stamp.campaign in presets() else newest_preset()


def newest_preset() -> Campaign:
    """Return the packaged campaign of the latest year."""
    return preset(presets()[-1])
