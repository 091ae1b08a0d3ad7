"""Who sent which files, read or not, and which units sent nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.enclosures import is_for_staff
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.receiving.unit_index import HintBasis, UnitHint, UnitIndex, typed_unit
from toolkit.looks import Look
from toolkit.messages import finding_remedy, finding_sentence, say
from toolkit.model import Unit


class UnreadDelivery(NamedTuple):
    """What came from a sender none of whose workbooks could be read."""

    hint: UnitHint | None
    """The unit that it is perhaps from."""
    archive: str
    """The path of the archive of the inbox that all of it came in; empty when there is none."""
    unread: tuple[Receipt, ...]
    scans: tuple[Attachment, ...]

    @property
    def files(self) -> tuple[Receipt | Attachment, ...]:
        """Return all of it, what could not be read first."""
        return (*self.unread, *self.scans)

    @property
    def asked_again(self) -> tuple[Receipt, ...]:
        """Return what could not be read and about which its sender can do something."""
        return tuple(receipt for receipt in self.unread if not is_for_staff(receipt))

    @property
    def answered(self) -> bool:
        """Return whether a letter goes out on it: there is somebody to address, who can do something."""
        return self.hint is not None and bool(self.asked_again or not self.unread)


class MisfiledWorkbook(NamedTuple):
    """A workbook that lies under the name of another unit than the one it is from."""

    receipt: Receipt
    hint: UnitHint


class UnansweredFile(NamedTuple):
    """A file on which no letter goes out, and why; staff look at it."""

    file: Receipt | Attachment
    why: str


class MissingUnit(NamedTuple):
    """A unit without a readable workbook, and what else came from it."""

    unit: Unit
    heard: str


@dataclass(frozen=True)
class Senders:
    """The senders of a collection."""

    collection: SettledInbox

    @cached_property
    def _names(self) -> UnitIndex:
        """Return by what the units are known."""
        return UnitIndex(self.collection.campaign)

    @cached_property
    def hints(self) -> dict[str, UnitHint]:
        """Return the unit that each file is perhaps from which does not say so itself, by the file's path."""
        receipts = {receipt.source.path: self._hint(receipt) for receipt in self.collection.receipts}
        scans = {scan.source.path: scan.hint for scan in self.collection.attachments}
        return {path: hint for path, hint in (*receipts.items(), *scans.items()) if hint}

    def _hint(self, receipt: Receipt) -> UnitHint | None:
        """Return the unit that a file is perhaps from; None for one that says so itself and counts, or counted."""
        if receipt.unit:
            return UnitHint(receipt.unit, HintBasis.TYPED) if receipt.status is ReceiptStatus.UNREADABLE else None
        hint = self._names.hint(receipt.source.path)
        return hint or (typed_unit(receipt.form, self.collection.campaign) if receipt.form else None)

    @cached_property
    def of_unit(self) -> dict[str, Receipt]:
        """Return what each unit recommends, by its code: where a file does not say whose it is, by its name."""
        guessed = {self.hints[receipt.source.path].unit.code: receipt for receipt in reversed(self.collection.counting)
                   if receipt.source.path in self.hints}
        return guessed | self.collection.by_unit

    @cached_property
    def _in_archive(self) -> dict[str, list[Receipt]]:
        """Return the workbooks that count, by the archive that they came in."""
        held = defaultdict(list)
        for receipt in self.collection.counting:
            held[self.archive(receipt)].append(receipt)
        held.pop("", None)
        return held

    def archive(self, file: Receipt | Attachment) -> str:
        """Return the path of the archive of the inbox that a file came in; empty for one that came by itself."""
        return self.collection.archives.get(file.source.path, "")

    def _owner(self, receipt: Receipt) -> Receipt | None:
        """Return the workbook that counts of the sender of a file that cannot be read; None when there is none."""
        hint = self._guess(receipt)
        if hint:
            return self.of_unit.get(hint.unit.code)
        held = self._in_archive.get(self.archive(receipt), [])
        return held[0] if len(held) == 1 else None

    def enclosed(self, receipt: Receipt) -> tuple[Receipt, ...]:
        """Return the files that cannot be read which the sender of a workbook that counts also sent."""
        unread = self.collection.having(ReceiptStatus.UNREADABLE)
        return tuple(other for other in unread if self._owner(other) is receipt)

    @cached_property
    def parcels(self) -> tuple[UnreadDelivery, ...]:
        """Return what came from each sender none of whose workbooks could be read, in order of receipt."""
        parcels: dict[str, list[Receipt | Attachment]] = defaultdict(list)
        for file, key in self._keyed():
            parcels[key].append(file)
        return tuple(map(self._parcel, parcels.values()))

    def _keyed(self) -> Iterator[tuple[Receipt | Attachment, str]]:
        """Yield each file that belongs to no workbook that was read, with what its sender is known by."""
        for receipt in self.collection.having(ReceiptStatus.UNREADABLE):
            if self._owner(receipt) is None:
                yield receipt, self._key(receipt)
        for scan in self.collection.attachments:
            if scan.receipt and scan.receipt.status is ReceiptStatus.UNREADABLE and self._owner(scan.receipt) is None:
                yield scan, self._key(scan.receipt)
            elif scan.receipt is None and (scan.hint or self._from_archive_of_scans(scan)):
                yield scan, self._key(scan)

    def _from_archive_of_scans(self, scan: Attachment) -> bool:
        """Return whether a scan came in an archive that holds no workbook that was read."""
        archive = self.archive(scan)
        return bool(archive) and archive not in self._in_archive

    def _key(self, file: Receipt | Attachment) -> str:
        """Return by what the sender of a file is known: its unit, else the archive, else the file itself."""
        hint = self._guess(file)
        return hint.unit.code if hint else self.archive(file) or file.source.path

    def _guess(self, file: Receipt | Attachment) -> UnitHint | None:
        """Return the unit that a file is perhaps from, or that all else in its archive is from."""
        own = self.hints.get(file.source.path)
        return own or self._of_archive.get(self.archive(file))

    @cached_property
    def _of_archive(self) -> dict[str, UnitHint]:
        """Return the one unit that all files of an archive are from as far as can be told, by the archive."""
        counting = self.collection.by_unit.values()
        sure = {receipt.source.path: UnitHint(receipt.unit, HintBasis.TYPED) for receipt in counting if receipt.unit}
        told: dict[str, dict[str, UnitHint]] = defaultdict(dict)
        for path, hint in (sure | self.hints).items():
            if archive := self.collection.archives.get(path):
                told[archive].setdefault(hint.unit.code, hint)
        return {archive: next(iter(hints.values())) for archive, hints in told.items() if len(hints) == 1}

    def _parcel(self, files: list[Receipt | Attachment]) -> UnreadDelivery:
        """Return what one sender sent."""
        archives = {self.archive(file) for file in files}
        unread = tuple(file for file in files if isinstance(file, Receipt))
        scans = tuple(file for file in files if isinstance(file, Attachment))
        hint = next(filter(None, map(self._guess, files)), None)
        return UnreadDelivery(hint, archives.pop() if len(archives) == 1 else "", unread, scans)

    def addressee(self, receipt: Receipt) -> str:
        """Return the name of the unit that a workbook that counts is from; empty when it cannot be told."""
        unit = self.addressed_unit(receipt)
        return receipt.unit_name or (unit.name if unit else "")

    def addressed_unit(self, receipt: Receipt) -> Unit | None:
        """Return the unit of the roster that a workbook that counts is from; None when it cannot be told."""
        hint = None if receipt.unit_name else self.hints.get(receipt.source.path)
        return hint.unit if hint else receipt.unit

    @cached_property
    def unanswered(self) -> tuple[UnansweredFile, ...]:
        """Return the files on which no letter goes out though somebody may wait for one."""
        nobodys = [receipt for receipt in self.collection.counting if not self.addressee(receipt)]
        left = [file for parcel in self.parcels if not parcel.answered for file in parcel.files]
        mails = [receipt for receipt in self.collection.having(ReceiptStatus.UNREADABLE) if is_for_staff(receipt)]
        files = {file.source.path: file for file in (*nobodys, *left, *mails)}
        return tuple(UnansweredFile(file, _why_unanswered(file)) for file in files.values())

    @cached_property
    def parcel_of(self) -> dict[str, UnreadDelivery]:
        """Return what perhaps came from each unit none of whose workbooks could be read, by its code."""
        return {parcel.hint.unit.code: parcel for parcel in self.parcels if parcel.hint}

    @cached_property
    def misfiled(self) -> tuple[MisfiledWorkbook, ...]:
        """Return the workbooks that lie under the name of another unit than the one they are from."""
        known = (receipt for receipt in self.collection.receipts if receipt.unit)
        told = ((receipt, self._names.hint(receipt.source.path)) for receipt in known)
        return tuple(MisfiledWorkbook(receipt, hint) for receipt, hint in told if hint and hint.unit != receipt.unit)

    @cached_property
    def silent(self) -> tuple[Unit, ...]:
        """Return the units that may recommend of which nothing came in, not even something that cannot be read."""
        heard = self.of_unit.keys() | self.parcel_of.keys()
        return tuple(unit for unit in self.collection.missing if unit.code not in heard)

    def _named_within(self, receipt: Receipt) -> Iterator[Unit | None]:
        """Yield the units whose forms stand in a workbook beside its own."""
        return (self.collection.campaign.unit_named(str(finding.details["unit"]))
                for finding in receipt.judgement if finding.look is Look.SECOND_UNIT)

    def absent(self, unit: Unit) -> MissingUnit:
        """Return a unit of which no workbook was read, with what was heard of it all the same."""
        return MissingUnit(unit, "；".join(self._heard(unit)) or say("absent.nothing"))

    def _heard(self, unit: Unit) -> Iterator[str]:
        """Yield what came in of a unit of which no workbook was read, or under its name."""
        if parcel := self.parcel_of.get(unit.code):
            scans = "beside" if parcel.unread else "alone"
            yield from (_heard_of(what, parcel.hint, files)
                        for what, files in (("unread", parcel.unread), (scans, parcel.scans)) if files and parcel.hint)
        if unsure := self.of_unit.get(unit.code):
            yield _heard_of("unsure", self.hints[unsure.source.path], (unsure,))
        if within := [receipt for receipt in self.collection.receipts if unit in self._named_within(receipt)]:
            yield say("absent.within", files=_listed(within))
        if held := [file.receipt for file in self.misfiled if file.hint.unit == unit]:
            yield say("absent.misfiled", files=_listed(held))


def _why_unanswered(file: Receipt | Attachment) -> str:
    """Return why no letter goes out on a file: what staff should do with it, or that it is nobody's."""
    if isinstance(file, Receipt) and is_for_staff(file):
        found = ((finding_sentence(each), finding_remedy(each)) for each in file.judgement)
        return "".join(say("unanswered.unread", found=sentence, remedy=remedy) for sentence, remedy in found)
    return say("unanswered.nobody")


def _heard_of(what: str, hint: UnitHint, files: Sequence[Receipt | Attachment]) -> str:
    """Return what came in, and what tells whose it is."""
    return say(f"absent.{what}", by=say(f"scan.by.{hint.basis}"), files=_listed(files))


def _listed(files: Sequence[Receipt | Attachment]) -> str:
    """Return the paths of files, for staff."""
    return "、".join(f"“{file.source.path}”" for file in files)
