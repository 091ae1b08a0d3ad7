"""Signed scans beside the workbooks: whose each is, by its name or by where it lies, and whether it can be opened."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

from toolkit import text
from toolkit.batch.records import Arrival, Receipt, Status, by_sender, whose
from toolkit.campaign.model import Campaign
from toolkit.model import Found, Judgement, Severity, Source, Unit
from toolkit.rules import judge_found
from toolkit.workbook.scans import ScanKind, alone


class Basis(StrEnum):
    """What tells whose a scan is."""

    FILE = "file"
    """The name of the file."""
    FOLDER = "folder"
    """The name of a folder or archive that it lies in."""
    BESIDE = "beside"
    """Only this unit's workbook lies in the same folder or archive."""
    SEVERAL = "several"
    """Nothing: its name, or its folder's, tells of several units."""
    NONE = "none"


STATES = ("readable", "unreadable", "unmatched")
"""What can become of a scan."""


class Scan(NamedTuple):
    """A scan as it came in: what it is, and its pages or why it cannot be opened."""

    source: Source
    kind: ScanKind
    pages: int | None
    found: Found | None = None


class Match(NamedTuple):
    """A scan and whose it is."""

    scan: Scan
    basis: Basis
    unit: Unit | None
    """The unit of the roster that is meant; None off the roster, or when it cannot be told."""
    file: str
    """The path of the workbook beside which it belongs; empty when there is none."""

    @property
    def stray(self) -> bool:
        """Return whether it is meant for a unit that sent no workbook: then it stands in the place of one."""
        return self.unit is not None and not self.file


@dataclass(frozen=True, slots=True)
class Attachment:
    """The record of a scan beside a workbook, or of one that is nobody's as far as can be told."""

    scan: Scan
    basis: Basis
    unit: Unit | None
    receipt: Receipt | None
    """The record of the workbook that it belongs to."""
    judgement: Judgement
    comparison: None = None
    """There is none: scans of one month and another are not compared."""

    @property
    def source(self) -> Source:
        """Return the file."""
        return self.scan.source

    @property
    def readable(self) -> bool:
        """Return whether it can be opened."""
        return self.scan.found is None

    @property
    def unit_code(self) -> str:
        """Return the code of the unit, by the roster or else as typed; empty when it cannot be told."""
        return self.unit.code if self.unit else self.receipt.unit_code if self.receipt else ""

    @property
    def unit_name(self) -> str:
        """Return the name of the unit, by the roster or else as typed; empty when it cannot be told."""
        return self.unit.name if self.unit else self.receipt.unit_name if self.receipt else ""

    @property
    def state(self) -> str:
        """Return what became of it: readable, unreadable or unmatched."""
        if not self.readable:
            return "unreadable"
        return "readable" if self.receipt else "unmatched"


def match(scans: Iterable[Scan], arrivals: Iterable[Arrival], campaign: Campaign) -> tuple[Match, ...]:
    """Return whose each scan is, in order of path.

    By the name of the file, else of the nearest folder or archive that names a unit; else it belongs to the only unit
    with a workbook in the nearest folder or archive that holds any. A name that tells of two units tells nothing.
    """
    neighbours = _Neighbours(arrivals, campaign)
    return tuple(neighbours.match(scan) for scan in sorted(scans, key=lambda scan: scan.source.path))


class _Neighbours:
    """The workbooks of an inbox, by unit and by folder."""

    def __init__(self, arrivals: Iterable[Arrival], campaign: Campaign) -> None:
        self._names = _Names(campaign)
        self._of_unit: dict[str, str] = {}
        self._in_folder: dict[str, dict[str, Unit | None]] = defaultdict(dict)
        for group in by_sender(arrivals, campaign):
            self._add(group, campaign)

    def _add(self, group: tuple[Arrival, ...], campaign: Campaign) -> None:
        """Note the files of one sender, the last of which counts."""
        last = group[-1].source.path
        submission = group[-1].reading.submission
        if submission is None:
            for unit in self._names.told(last)[0]:
                self._of_unit.setdefault(unit.code, last)
            return
        sender = whose(submission, campaign)
        if sender:
            self._of_unit[sender.code] = last
        for arrival in group:
            for folder in PurePosixPath(arrival.source.path).parents:
                self._in_folder[str(folder)][last] = sender

    def match(self, scan: Scan) -> Match:
        """Return whose a scan is."""
        units, basis = self._names.told(scan.source.path)
        if len(units) == 1:
            return Match(scan, basis, units[0], self._of_unit.get(units[0].code, ""))
        if units:
            return Match(scan, Basis.SEVERAL, None, "")
        folders = map(str, PurePosixPath(scan.source.path).parents)
        beside: Mapping[str, Unit | None] = next(filter(None, map(self._in_folder.get, folders)), {})
        if len(beside) != 1:
            return Match(scan, Basis.NONE, None, "")
        ((file, unit),) = beside.items()
        return Match(scan, Basis.BESIDE, unit, file)


class _Names:
    """By what the units of a roster are known in names of files: their names, old and new, and their codes."""

    def __init__(self, campaign: Campaign) -> None:
        self._units = {
            text.same(name): unit for unit in campaign.units for name in (*unit.former_names, unit.name) if name
        }
        codes = {unit.code.lower(): unit for unit in campaign.units}
        either = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
        self._code = re.compile(rf"(?<![0-9a-z])(?:{either})(?![0-9a-z])")
        self._codes = codes

    def told(self, path: str) -> tuple[tuple[Unit, ...], Basis]:
        """Return the units that a file's name tells of, or else the nearest folder's or archive's that tells of any."""
        for basis, part in _parts(path):
            if units := tuple({unit.code: unit for unit in self._within(part)}.values()):
                return units, basis
        return (), Basis.NONE

    def _within(self, part: str) -> Iterator[Unit]:
        """Yield the units named in one part of a path; a name within a longer one is not meant."""
        solid = text.same(part)
        named = {name for name in self._units if name in solid}
        within = {name for name in named for longer in named - {name} if name in longer}
        yield from (self._units[name] for name in sorted(named - within))
        yield from (self._codes[code] for code in self._code.findall(part.lower()))


def _parts(path: str) -> Iterator[tuple[Basis, str]]:
    """Yield the name of a file, then those of its folders and archives, the nearest first."""
    file, *folders = reversed(path.split("/"))
    yield Basis.FILE, file
    yield from ((Basis.FOLDER, folder) for folder in folders)


def attach(matches: Iterable[Match], receipts: Iterable[Receipt], campaign: Campaign) -> tuple[Attachment, ...]:
    """Return the records of scans that stand in no workbook's place, each beside the record of its workbook."""
    of = {receipt.source.path: receipt for receipt in receipts}
    return tuple(
        Attachment(scan, basis, unit, of.get(file), _verdict(scan, campaign))
        for scan, basis, unit, file in (match for match in matches if not match.stray)
    )


def _verdict(scan: Scan, campaign: Campaign) -> Judgement:
    """Return what is to be said of a scan: a warning where it cannot be opened, for no workbook is returned for it."""
    found = () if scan.found is None else (replace(scan.found, severity=Severity.WARNING),)
    return judge_found(scan.source.path, campaign, found)


def in_a_workbooks_place(match: Match, campaign: Campaign) -> Receipt:
    """Return the record of what a unit sent that sent no workbook: a file of another kind, or a damaged one."""
    scan = match.scan
    verdict = judge_found(scan.source.path, campaign, [alone(scan.kind, scan.found)])
    return Receipt(scan.source, b"", None, match.unit, Status.UNREADABLE, verdict)
