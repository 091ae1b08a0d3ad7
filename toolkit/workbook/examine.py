"""A file, or the files that an archive holds, from the path to the verdicts: what `toolkit check` does."""

from pathlib import Path
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.model import Found, Source
from toolkit.workbook import intake
from toolkit.workbook.check import Checked, check_bytes, unopened, unread
from toolkit.workbook.intake import limits
from toolkit.workbook.intake.bundle import Bundle, source_of, unbundled
from toolkit.workbook.intake.scans import ScanKind, alone, scan_kind
from toolkit.workbook.worker import inspect_safely


class Examined(NamedTuple):
    """The verdicts on a file, or on each file of an archive, and the paths of what was not held against the rules."""

    files: tuple[Checked, ...]
    others: tuple[str, ...] = ()
    """Scans in an archive that can be opened, and what a system left there."""


def examine(path: Path, shown: str, campaign: Campaign | None, *, cross_check: bool = False) -> Examined:
    """Return the verdict on a file as :func:`toolkit.workbook.check.check` does; for an archive, on each file in it.

    Scans are looked through, in an archive and by themselves: one that cannot be opened is among the verdicts.
    """
    try:
        source, data = intake.load(path, shown, limits.ARCHIVE_BYTES)
    except OSError as error:
        return Examined((unopened(path, shown, campaign, error),))
    if kind := scan_kind(data, shown):
        return Examined((unread(source, b"", campaign, alone(kind, _fault_of_scan(data, kind))),))
    held = unbundled(data, shown)
    if held is None:
        return Examined((check_bytes(source, data, campaign, cross_check=cross_check),))
    if isinstance(held, Found):
        return Examined((unread(source, b"", campaign, held),))
    return _examined(source, held, campaign, cross_check=cross_check)


def _examined(archive: Source, held: Bundle, campaign: Campaign | None, *, cross_check: bool) -> Examined:
    """Return the verdicts on what an archive holds; one without anything to be checked is itself refused."""
    files, others, workbooks = [], [*held.skipped], False
    for member in held.members:
        source, kind = source_of(archive, member), scan_kind(member.data, member.shown)
        if found := member.found or (_fault_of_scan(member.data, kind) if kind else None):
            files.append(unread(source, b"", campaign, found))
        elif kind:
            others.append(member.shown)
        else:
            files.append(check_bytes(source, member.data, campaign, cross_check=cross_check))
        workbooks = workbooks or not kind
    if not workbooks:
        files.append(unread(archive, b"", campaign, Found("file.not-xlsx", details={"looks": "archive-scans"})))
    return Examined(tuple(files), tuple(others))


def _fault_of_scan(data: bytes, kind: ScanKind) -> Found | None:
    """Return why a scan cannot be opened; None when it can."""
    looked = inspect_safely(data, kind)
    return looked if isinstance(looked, Found) else None
