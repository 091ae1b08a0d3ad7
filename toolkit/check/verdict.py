"""A filled workbook, or those in an archive, from the path to the verdict: what `toolkit check` does for each path."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit import intake
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import preset, presets, standard_preset
from toolkit.check.delivery import DeliveredFile, PathDelivery, open_delivery
from toolkit.check.worker import read_safely, stamp_safely
from toolkit.intake.scans import scan_without_workbook
from toolkit.looks import Look
from toolkit.model import Judgement, Observation, Source, Submission
from toolkit.rules import judge_observations, judge_submission

if TYPE_CHECKING:
    from toolkit.check.cross_check import SecondReading


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file and the verdict on it, with the campaign whose rules it was held against."""

    source: Source
    data: bytes = field(repr=False)
    campaign: Campaign = field(repr=False)
    submission: Submission | None = field(repr=False)
    """None when the file could not be read."""
    judgement: Judgement


class PathVerdicts(NamedTuple):
    """The verdicts on a file, or on each file of an archive, and the paths of what was not held against the rules."""

    files: tuple[FileVerdict, ...]
    others: tuple[str, ...] = ()
    """Scans in an archive that can be opened, and what a system left there."""


def judge_path(path: Path, shown: str, campaign: Campaign | None, *, cross_check: bool = False) -> PathVerdicts:
    """Return the verdict on a file as :func:`judge_file` does; for an archive, on each file in it.

    Scans are looked through, in an archive and by themselves: one that cannot be opened is among the verdicts.
    """
    delivery = open_delivery(path, _unlisted(shown))
    if delivery.held:
        return _held(delivery, campaign, cross_check=cross_check)
    (item,) = delivery.items
    if item.scan:
        return PathVerdicts((unread_verdict(item.source, b"", campaign, scan_without_workbook(item.scan, item.found)),))
    return PathVerdicts((_verdict(item, campaign, cross_check=cross_check),))


def _held(archive: PathDelivery, campaign: Campaign | None, *, cross_check: bool) -> PathVerdicts:
    """Return the verdicts on what an archive holds; one without anything to be checked is itself refused."""
    scans = tuple(item.source.path for item in archive.items if item.scan and not item.found)
    files = [
        _verdict(item, campaign, cross_check=cross_check) for item in archive.items if item.found or not item.scan
    ]
    if all(item.scan for item in archive.items):
        found = Observation("file.not-xlsx", look=Look.ARCHIVE_SCANS)
        files.append(unread_verdict(archive.source, b"", campaign, found))
    return PathVerdicts(tuple(files), (*(path for path, _ in archive.skipped), *scans))


def _verdict(item: DeliveredFile, campaign: Campaign | None, *, cross_check: bool) -> FileVerdict:
    """Return the verdict on a file to be read as the form, or on one that cannot be opened."""
    if item.found:
        return unread_verdict(item.source, b"", campaign, item.found)
    return judge_bytes(item.source, item.data, campaign, cross_check=cross_check)


def judge_file(path: Path, shown: str, campaign: Campaign | None, *, cross_check: bool = False) -> FileVerdict:
    """Return the verdict on one file; without a campaign, by the preset that the workbook names.

    With *cross_check* a second program reads the file too, and where the two differ is a finding.

    Never raises for what a file holds or for a file that cannot be opened: that too is a verdict.
    """
    try:
        source, data = intake.load_file(path, shown)
    except OSError as error:
        return unread_verdict(_unlisted(shown), b"", campaign, intake.unopened_observation(path, error))
    return judge_bytes(source, data, campaign, cross_check=cross_check)


def _unlisted(shown: str) -> Source:
    """Return what is known of a file that no folder listed, before it is opened: the path."""
    return Source(shown, "", 0, datetime.min.replace(tzinfo=CHINA_TIME))


def judge_bytes(source: Source, data: bytes, campaign: Campaign | None, *, cross_check: bool = False) -> FileVerdict:
    """Return the verdict on the bytes of a file, as :func:`judge_file` does."""
    campaign = campaign or named_preset(data)
    reading = read_safely(data, source, campaign)
    if reading.submission is None:
        return unread_verdict(source, data, campaign, *reading.observed)
    compared = _compared(data, reading.submission) if cross_check else None
    judgement = judge_submission(
        reading.submission, campaign, (*reading.observed, *(compared.differences if compared else ()))
    )
    if compared:
        judgement = replace(judgement, remarks=(*judgement.remarks, *compared.remarks))
    return FileVerdict(source, data, campaign, reading.submission, judgement)


def _compared(data: bytes, submission: Submission) -> "SecondReading":
    """Return where a second program reads the file differently."""
    from toolkit.check.cross_check import second_reading  # with openpyxl, which is slow to load and seldom needed

    return second_reading(data, submission)


def unread_verdict(source: Source, data: bytes, campaign: Campaign | None, *observed: Observation) -> FileVerdict:
    """Return the verdict on a file that could not be read; without a campaign, by the standard preset."""
    campaign = campaign or preset(standard_preset())
    return FileVerdict(source, data, campaign, None, judge_observations(source.path, campaign, observed))


def named_preset(data: bytes) -> Campaign:
    """Return the preset that a workbook's `_meta` names, or the standard one when it names none that is packaged."""
    stamp = stamp_safely(data)
    return preset(stamp.campaign) if stamp and stamp.campaign in presets() else preset(standard_preset())
