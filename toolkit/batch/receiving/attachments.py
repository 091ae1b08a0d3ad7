"""Signed scans beside the workbooks: whose each is, by its name or by where it lies, and whether it can be opened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Literal, NamedTuple

from toolkit.batch.receiving.receipts import Receipt, ReceivedFile, by_sender
from toolkit.batch.receiving.unit_index import HintBasis, UnitHint, UnitIndex, typed_unit, unit_like
from toolkit.campaign.model import Campaign
from toolkit.model import Judgement, Observation, Severity, Source, Unit
from toolkit.rules import judge_observations

STATES = ("readable", "unreadable", "kept", "question", "alone", "unmatched")
"""What can become of a scan."""

NOTHING: Mapping[str, str] = MappingProxyType({})

NOTE = "TXT"
"""The kind of a plain text that came in an archive beside other files: nobody's form, and no scan."""


class AttachedScan(NamedTuple):
    """A scan, a note or an enclosure as it came in: what it is, and its pages or why it cannot be opened."""

    source: Source
    kind: str
    """Its format, as people call it by the end of a name; empty for an uncommon one."""
    pages: int | None
    found: Observation | None = None
    enclosed: Literal["", "kept", "question"] = ""
    """Of what is no scan, whether it is kept as it is or holds a question; empty for a scan."""

    @property
    def signed(self) -> bool:
        """Return whether it can stand for a signature: a scan that can be opened."""
        return not self.enclosed and self.found is None


class ScanMatch(NamedTuple):
    """A scan and whose it is."""

    scan: AttachedScan
    basis: HintBasis
    unit: Unit | None
    """The unit of the roster that is meant; None off the roster, or when it cannot be told."""
    file: str
    """The path of the workbook beside which it belongs; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """The record of a scan beside a workbook, or of one that is nobody's as far as can be told."""

    scan: AttachedScan
    basis: HintBasis
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
        """Return what became of it: that of an opened one, alone (its unit sent no workbook) or unmatched."""
        if self.readable and not self.receipt:
            return "alone" if self.unit else "unmatched"
        return self.opened

    @property
    def opened(self) -> str:
        """Return what came of opening it: readable, unreadable, or kept as it is (with a question, perhaps)."""
        return self.scan.enclosed or ("readable" if self.readable else "unreadable")

    @property
    def hint(self) -> UnitHint | None:
        """Return the unit that it is perhaps from where no workbook says so."""
        return UnitHint(self.unit, self.basis) if self.unit and self.receipt is None else None


def match_scans(
    scans: Iterable[AttachedScan],
    files: Iterable[ReceivedFile],
    campaign: Campaign,
    archives: Mapping[str, str] = NOTHING,
) -> tuple[ScanMatch, ...]:
    """Return whose each scan is, in order of path.

    By the name of the file, else of the nearest folder or archive that names a unit; else by a likeness to the name of
    one that sent a workbook; else it belongs to the only unit with a workbook in the nearest folder or archive that
    holds any, but none outside the archive that it came in. A name that tells of two units tells nothing.
    *archives* are the paths of the archives that files came in, by theirs.
    """
    neighbours, ordered = _Neighbours(files, campaign), sorted(scans, key=lambda scan: scan.source.path)
    return tuple(neighbours.match(scan, archives.get(scan.source.path, ".")) for scan in ordered)


class _Neighbours:
    """The workbooks of an inbox, by unit and by folder."""

    def __init__(self, files: Iterable[ReceivedFile], campaign: Campaign) -> None:
        self._names = UnitIndex(campaign)
        self._of_unit: dict[str, str] = {}
        self._in_folder: dict[str, dict[str, Unit | None]] = defaultdict(dict)
        groups = by_sender(files, campaign)
        for group in groups:
            self._add(group, campaign)
        self._sent = [unit for unit in campaign.units if unit.code in self._of_unit]
        for group in sorted(groups, key=lambda group: group[-1].form is None):
            self._guess(group[-1], campaign)

    def _add(self, group: tuple[ReceivedFile, ...], campaign: Campaign) -> None:
        """Note the files of one sender, the last of which counts."""
        last, form = group[-1].source.path, group[-1].form
        if form is None:
            return
        sender = form.unit(campaign)
        if sender:
            self._of_unit[sender.code] = last
        for file in group:
            for folder in PurePosixPath(file.source.path).parents:
                self._in_folder[str(folder)][last] = sender

    def _guess(self, file: ReceivedFile, campaign: Campaign) -> None:
        """Note a file that does not say whose it is for the unit that it is perhaps from, unless that sent another."""
        hint = self._names.hint(file.source.path) or (typed_unit(file.form, campaign) if file.form else None)
        if hint:
            self._of_unit.setdefault(hint.unit.code, file.source.path)

    def match(self, scan: AttachedScan, outermost: str) -> ScanMatch:
        """Return whose a scan is; no workbook beyond the *outermost* folder or archive is beside it."""
        units, basis = self._names.told(scan.source.path)
        if len(units) == 1:
            return ScanMatch(scan, basis, units[0], self._of_unit.get(units[0].code, ""))
        if units:
            return ScanMatch(scan, HintBasis.SEVERAL, None, "")
        if unit := unit_like(scan.source.path, self._sent):
            return ScanMatch(scan, HintBasis.LIKE, unit, self._of_unit[unit.code])
        folders = [str(folder) for folder in PurePosixPath(scan.source.path).parents]
        near = map(self._in_folder.get, folders[: folders.index(outermost) + 1])
        beside: Mapping[str, Unit | None] = next(filter(None, near), {})
        if len(beside) != 1:
            return ScanMatch(scan, HintBasis.NONE, None, "")
        ((file, unit),) = beside.items()
        return ScanMatch(scan, HintBasis.BESIDE, unit, file)


def attach_scans(
    matches: Iterable[ScanMatch], receipts: Iterable[Receipt], campaign: Campaign
) -> tuple[Attachment, ...]:
    """Return the records of scans, each beside the record of its workbook if its unit sent one."""
    of = {receipt.source.path: receipt for receipt in receipts}
    return tuple(
        Attachment(scan, basis, unit, of.get(file), _verdict(scan, campaign))
        for scan, basis, unit, file in matches
    )


def _verdict(scan: AttachedScan, campaign: Campaign) -> Judgement:
    """Return what is to be said of a scan: a warning where it cannot be opened, for no workbook is returned for it."""
    found = () if scan.found is None else (replace(scan.found, severity=Severity.WARNING),)
    return judge_observations(scan.source.path, campaign, found)
