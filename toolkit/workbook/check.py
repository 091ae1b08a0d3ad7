"""A filled workbook, or those in an archive, from the path to the verdict: what `toolkit check` does for each path."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import preset, presets, standard_preset
from toolkit.model import Found, Judgement, Source, Submission
from toolkit.rules import judge, judge_found
from toolkit.workbook import intake
from toolkit.workbook.delivery import Delivery, Item, delivered
from toolkit.workbook.intake.scans import alone
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


class Examined(NamedTuple):
    """The verdicts on a file, or on each file of an archive, and the paths of what was not held against the rules."""

    files: tuple[Checked, ...]
    others: tuple[str, ...] = ()
    """Scans in an archive that can be opened, and what a system left there."""


def examine(path: Path, shown: str, campaign: Campaign | None, *, cross_check: bool = False) -> Examined:
    """Return the verdict on a file as :func:`check` does; for an archive, on each file in it.

    Scans are looked through, in an archive and by themselves: one that cannot be opened is among the verdicts.
    """
    delivery = delivered(path, _unlisted(shown))
    if delivery.held:
        return _held(delivery, campaign, cross_check=cross_check)
    (item,) = delivery.items
    if item.scan:
        return Examined((unread(item.source, b"", campaign, alone(item.scan, item.found)),))
    return Examined((_verdict(item, campaign, cross_check=cross_check),))


def _held(archive: Delivery, campaign: Campaign | None, *, cross_check: bool) -> Examined:
    """Return the verdicts on what an archive holds; one without anything to be checked is itself refused."""
    scans = tuple(item.source.path for item in archive.items if item.scan and not item.found)
    files = [
        _verdict(item, campaign, cross_check=cross_check) for item in archive.items if item.found or not item.scan
    ]
    if all(item.scan for item in archive.items):
        found = Found("file.not-xlsx", details={"looks": "archive-scans"})
        files.append(unread(archive.source, b"", campaign, found))
    return Examined(tuple(files), (*(path for path, _ in archive.skipped), *scans))


def _verdict(item: Item, campaign: Campaign | None, *, cross_check: bool) -> Checked:
    """Return the verdict on a file to be read as the form, or on one that cannot be opened."""
    if item.found:
        return unread(item.source, b"", campaign, item.found)
    return check_bytes(item.source, item.data, campaign, cross_check=cross_check)


def check(path: Path, shown: str, campaign: Campaign | None, *, cross_check: bool = False) -> Checked:
    """Return the verdict on one file; without a campaign, by the preset that the workbook names.

    With *cross_check* a second program reads the file too, and where the two differ is a finding.

    Never raises for what a file holds or for a file that cannot be opened: that too is a verdict.
    """
    try:
        source, data = intake.load(path, shown)
    except OSError as error:
        return unread(_unlisted(shown), b"", campaign, intake.unopened(path, error))
    return check_bytes(source, data, campaign, cross_check=cross_check)


def _unlisted(shown: str) -> Source:
    """Return what is known of a file that no folder listed, before it is opened: the path."""
    return Source(shown, "", 0, datetime.min.replace(tzinfo=CHINA_TIME))


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
