"""From a batch to what its letters say: one to each sender, on all that came from it; reminders to the others.

A sender is the unit whose workbook counts; else the unit that the names of files tell of, which the letter says; else
whoever sent an archive or a file. A finding on a field declared personal quotes nothing, and names of files and sheets
are masked, so no letter tells a telephone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import PurePosixPath

from toolkit import messages
from toolkit.batch import Batch, Collection
from toolkit.batch.attachments import Attachment
from toolkit.batch.letters.model import FindingPart, FindingPoint, Letter, LetterSection, PointGroup, ReceivedTable
from toolkit.batch.receipts import Receipt, Status, same_bytes
from toolkit.batch.returned import returned_stem
from toolkit.batch.senders import Senders, UnreadDelivery
from toolkit.batch.unit_index import HintBasis
from toolkit.campaign.model import Campaign, Settings
from toolkit.documents.values import single_line
from toolkit.files import safe_name
from toolkit.forms.compare import FindingComparison
from toolkit.forms.recommendation.issue import unit_file_stem
from toolkit.messages import Language, say
from toolkit.model import Detail, Finding, Severity, Unit
from toolkit.rules.base import Facts
from toolkit.text import mask_file_name

SHOWN = 10
"""Findings of one kind that a letter says in full; of the further ones it names the places."""

CONTACTS = ("contact", "phone", "email", "website")
"""The settings that tell whom to ask."""

CHINESE_NUMBERS = "一二三四五六七八九"

LATE = "unit.late"
"""The finding that a letter tells where it opens and closes, and not among the others."""

Findings = Sequence[Finding]


@dataclass(frozen=True)
class LetterWriter:
    """Writes the letters of a batch in one language."""

    batch: Batch
    language: Language = "zh"

    def letters(self) -> Iterator[Letter]:
        """Yield the letters: to units in the roster's order, on what could not be read, then reminders."""
        yield from map(self._answer, self._collection.counting)
        yield from map(self._on_parcel, self._senders.parcels)
        yield from map(self._reminder, (unit for unit in self._senders.silent if unit.must_recommend))

    def _answer(self, receipt: Receipt) -> Letter:
        """Return the letter on a file that counts."""
        beside = (finding for scan in self._collection.beside(receipt) for finding in scan.judgement)
        found = [finding for finding in (*receipt.judgement, *beside) if finding.code != LATE]
        errors, notes = _by_weight(found)
        outcome = _outcome(receipt, errors, notes)
        numbers = {"errors": len(errors), "notes": len(notes)}
        opening = (
            self._say(f"opening.{outcome}", campaign=self._name, closes=self._closes, **numbers),
            self._compared(receipt.comparison) if receipt.comparison else "",
            *self._twice(receipt),
        )
        sender = receipt.unit_name or self._say("sender", file=self._file(receipt))
        sections = (*self._not_made(receipt), *self._enclosed(receipt), self._next(receipt, outcome))
        return self._letter(returned_stem(receipt), _heading(receipt), sender, opening, self._files(receipt),
                            self._parts(errors, notes), sections)

    def _compared(self, comparison: FindingComparison) -> str:
        """Return what changed since the unit last sent."""
        return self._say("compared-in-part" if comparison.unchecked else "compared", **comparison.counts)

    def _twice(self, receipt: Receipt) -> Iterator[str]:
        """Yield that the file came more than once, if it did."""
        same = [other for other in self._earlier(receipt) if same_bytes(other, receipt)]
        if same:
            yield self._say("twice", count=len(same) + 1)

    def _on_parcel(self, parcel: UnreadDelivery) -> Letter:
        """Return the letter to a sender none of whose workbooks could be read."""
        path, unit = parcel.archive or parcel.files[0].source.path, parcel.hint and parcel.hint.unit
        name, kind = mask_file_name(PurePosixPath(path).name), "unreadable" if parcel.unread else "incomplete"
        numbers = {"count": len(parcel.files), "unread": len(parcel.unread)}
        opening = (
            self._say(f"opening.{_what_came(parcel)}", campaign=self._name, file=name, **numbers),
            *self._hinted(parcel),
        )
        sender = unit.name if unit else self._say("sender", file=name)
        begins = unit_file_stem(unit) if unit else safe_name(PurePosixPath(name).stem)
        errors = [finding for receipt in parcel.unread for finding in receipt.judgement]
        notes = [finding for scan in parcel.scans for finding in scan.judgement]
        parts = self._parts(errors, notes, named=len(parcel.files) > 1 or bool(parcel.archive))
        files = tuple(map(self._row, parcel.files))
        return self._letter(begins, kind, sender, opening, files, parts, (self._closing(kind),))

    def _hinted(self, parcel: UnreadDelivery) -> Iterator[str]:
        """Yield what tells that it is from the unit that the letter goes to, where only a name does."""
        if parcel.hint:
            packed = parcel.archive and parcel.hint.basis is HintBasis.FOLDER
            yield self._say("hinted.archive" if packed else f"hinted.{parcel.hint.basis}")

    def _reminder(self, unit: Unit) -> Letter:
        """Return the letter to a unit that must recommend and sent nothing."""
        opening = self._say("opening.missing", campaign=self._name)
        return self._letter(unit_file_stem(unit), "missing", unit.name, (opening,), (), (), (self._closing("missing"),))

    def _letter(
        self, stem: str, kind: str, sender: str, opening: Iterable[str], files: tuple[ReceivedTable, ...],
        parts: tuple[FindingPart, ...], sections: Sequence[LetterSection],
    ) -> Letter:
        """Return a letter, its headings numbered."""
        settings = self._campaign.settings
        heading, numbers = self._say(f"heading.{kind}"), iter(CHINESE_NUMBERS)
        received = LetterSection(self._numbered(self._say("received"), numbers), ()) if files else LetterSection("", ())
        return Letter(
            name=f"{stem} {heading}",
            heading=heading,
            campaign=single_line(settings.name),
            addressee=single_line(self._say("to", unit=sender)),
            opening=single_line(("" if self.language == "zh" else " ").join(filter(None, opening))),
            received=received,
            files=files,
            parts=tuple(FindingPart(self._numbered(part.heading, numbers), part.groups) for part in parts),
            sections=tuple(LetterSection(self._numbered(part.heading, numbers), part.lines) for part in sections),
            contacts=tuple(self._contacts()),
            signatory=single_line(settings.signatory, ""),
            batch=self._say("batch", batch=self.batch.name),
        )

    def _numbered(self, heading: str, numbers: Iterator[str]) -> str:
        """Return a heading with the next number, as Chinese letters have it."""
        number = next(numbers)
        return f"{number}、{heading}" if self.language == "zh" else f"{CHINESE_NUMBERS.index(number) + 1}. {heading}"

    def _files(self, receipt: Receipt) -> tuple[ReceivedTable, ...]:
        """Return the file that a letter is about, those it took the place of, the scans beside it, what else came."""
        enclosed = self._senders.enclosed(receipt)
        receipts, scans = (*self._earlier(receipt), receipt), self._collection.beside(receipt)
        return (*map(self._row, receipts), *map(self._row, scans), *map(self._row, enclosed))

    def _earlier(self, receipt: Receipt) -> tuple[Receipt, ...]:
        """Return the files that a file took the place of."""
        return tuple(other for other in self._collection.receipts if other.superseded_by == receipt.source.path)

    def _row(self, file: Receipt | Attachment) -> ReceivedTable:
        """Return a file as the letter's table shows it."""
        holds, status = self._workbook(file) if isinstance(file, Receipt) else self._scan(file)
        return ReceivedTable(single_line(self._file(file)), self._time(file.source.modified), holds, status)

    def _workbook(self, receipt: Receipt) -> tuple[str, str]:
        """Return how many questions a file holds, and what became of it."""
        return self._counts(receipt), self._status(receipt)

    def _status(self, receipt: Receipt) -> str:
        """Return what became of a file."""
        if _heading(receipt) == "late":
            return self._say("status.late")
        latest = (other for other in self._collection.counting if other.source.path == receipt.superseded_by)
        if any(same_bytes(receipt, other) for other in latest):
            return self._say("status.twice")
        return say(f"status.{receipt.status}", self.language)

    def _scan(self, scan: Attachment) -> tuple[str, str]:
        """Return how many pages a scan has, and whether it can be opened."""
        key = "scan" if scan.scan.pages else "scan-unread"
        status = say(f"scan.{'readable' if scan.readable else 'unreadable'}", self.language)
        return self._say(key, kind=scan.scan.kind, pages=scan.scan.pages or 0), status

    def _counts(self, receipt: Receipt) -> str:
        """Return the number of questions by category and in all; a dash for a file that could not be read."""
        if receipt.submission is None:
            return single_line("")
        numbers = Facts(receipt.submission, self._campaign).counts
        each = tuple(
            self._say("counts.one", category=category.name, number=numbers[category.code])
            for category in self._campaign.categories
        )
        return self._say("counts", counts=each, total=len(receipt.questions))

    def _parts(self, errors: Findings, notes: Findings, *, named: bool = False) -> tuple[FindingPart, ...]:
        """Return what must be corrected and what should be looked at; *named* where it must be said in which file."""
        return tuple(self._part(head, found, named) for head, found in (("errors", errors), ("notes", notes)) if found)

    def _part(self, head: str, found: Findings, named: bool) -> FindingPart:
        """Return findings of one weight, by kind in the order of their first."""
        kinds: dict[str, list[Finding]] = {}
        for finding in found:
            kinds.setdefault(finding.code, []).append(finding)
        return FindingPart(
            self._say(head, count=len(found)), tuple(self._group(kind, named) for kind in kinds.values())
        )

    def _group(self, found: Findings, named: bool) -> PointGroup:
        """Return findings of one kind."""
        first, further = found[0], found[SHOWN:]
        title = self._say(
            "group", title=messages.rule_title(first.code, self.language), clause=single_line(first.clause)
        )
        places = tuple(self._further(finding, named) for finding in further)
        more = self._say("more", count=len(further), places=places)
        return PointGroup(
            title, tuple(self._point(finding, named) for finding in found[:SHOWN]), (more,) if further else ()
        )

    def _point(self, finding: Finding, named: bool) -> FindingPoint:
        """Return a finding as a letter says it."""
        return FindingPoint(self._place(finding, named), *map(single_line, self._sayings(finding)))

    def _sayings(self, finding: Finding) -> tuple[str, str]:
        """Return what was found and what to do, without what is for staff."""
        return messages.finding_sentence(finding, self.language), messages.finding_remedy(
            finding, self.language, to_sender=True
        )

    def _further(self, finding: Finding, named: bool) -> str:
        """Return the place of a finding that is not said in full."""
        return (
            single_line(messages.finding_place(finding, self.language))
            if finding.place.sheet
            else self._place(finding, named)
        )

    def _place(self, finding: Finding, named: bool) -> str:
        """Return sheet and cell, or which file is meant as a whole."""
        path = finding.place.file
        if finding.place.sheet:
            return single_line(finding.place.shown)
        scans = {scan.source.path for scan in self._collection.attachments}
        return single_line(self._shown(path)) if named or path in scans else say("cli.check.whole", self.language)

    def _not_made(self, receipt: Receipt) -> Iterator[LetterSection]:
        """Yield the section on checks that could not be made, if there are any."""
        checks = (
            (messages.rule_title(check.code, self.language), check.missing) for check in receipt.judgement.not_made
        )
        lines = tuple(
            single_line(self._say("not-made.line", title=title, missing=missing)) for title, missing in checks
        )
        if lines:
            yield LetterSection(self._say("not-made"), lines)

    def _enclosed(self, receipt: Receipt) -> Iterator[LetterSection]:
        """Yield the section on what else came and cannot be read, if anything did."""
        enclosed = self._senders.enclosed(receipt)
        if enclosed:
            lines = (self._unread(other, finding) for other in enclosed for finding in other.judgement)
            closing = self._say("enclosed.closing", by=self._by)
            yield LetterSection(self._say("enclosed", count=len(enclosed)), (*lines, closing))

    def _unread(self, receipt: Receipt, finding: Finding) -> str:
        """Return what is the matter with a file that cannot be read, and what to do."""
        found, remedy = self._sayings(finding)
        return single_line(self._say("enclosed.line", file=self._file(receipt), found=found, remedy=remedy))

    def _next(self, receipt: Receipt, outcome: str) -> LetterSection:
        """Return what the sender of a file that counts does next, by when, and what is attached."""
        sent = self.batch.copies_of(receipt) if outcome.endswith("returned") else ()
        if outcome.endswith("returned"):
            kind = "returned" if sent else "unmarked"
        else:
            kind = "refused" if outcome == "late.refused" else "late" if receipt.late else "accepted"
        return self._closing(kind, *(self._say("attached", file=copy.name) for copy in sent))

    def _closing(self, kind: str, *attached: str) -> LetterSection:
        """Return what a sender does next; once the call has closed nobody is asked to keep its date."""
        ended = kind == "accepted" and self._closed
        lines = [self._say("closing.accepted-ended" if ended else f"closing.{kind}", by=self._by)]
        if self._closed and kind not in ("late", "refused"):
            lines.append(self._say("ended", closes=self._closes))
        return LetterSection(self._say("next"), (*lines, *attached))

    def _contacts(self) -> Iterator[str]:
        """Yield whom to ask, a line each; what the campaign leaves blank is left out."""
        for name in CONTACTS:
            if value := getattr(self._campaign.settings, name):
                label = str(Settings.model_fields[name].title) if self.language == "zh" else name
                yield single_line(self._say("fact", label=label, value=value))

    def _time(self, moment: datetime) -> str:
        """Return a time as a letter writes it."""
        clock = f"{moment:%H:%M}"
        return self._say("time", year=moment.year, month=moment.month, day=moment.day, clock=clock)

    @property
    def _closes(self) -> str:
        """Return when the call closes."""
        return self._time(self._campaign.settings.closes)

    @cached_property
    def _closed(self) -> bool:
        """Return whether the call has closed for all that the batch can know: something in it came later."""
        receipts, scans = self._collection.receipts, self._collection.attachments
        times = (*(receipt.source.modified for receipt in receipts), *(scan.source.modified for scan in scans))
        return any(time > self._campaign.settings.closes for time in times)

    @property
    def _by(self) -> str:
        """Return by when something is asked for."""
        return self._say("soon") if self._closed else self._say("by", closes=self._closes)

    def _file(self, file: Receipt | Attachment) -> str:
        """Return the name of a file as the sender gave it."""
        return self._shown(file.source.path)

    def _shown(self, path: str) -> str:
        """Return a path as the sender knows it: within its archive; in which folder staff put it is theirs to know."""
        archive = self._collection.archives.get(path, "")
        known = PurePosixPath(path).relative_to(PurePosixPath(archive).parent) if archive else PurePosixPath(path).name
        return mask_file_name(str(known))

    @property
    def _name(self) -> str:
        """Return what the call is called."""
        return self._campaign.settings.name

    @property
    def _campaign(self) -> Campaign:
        """Return the call."""
        return self._collection.campaign

    @property
    def _collection(self) -> Collection:
        """Return what came in."""
        return self.batch.collection

    @cached_property
    def _senders(self) -> Senders:
        """Return who sent it."""
        return Senders(self._collection)

    def _say(self, key: str, **values: Detail) -> str:
        """Return an entry of the letters' catalogue."""
        return say(f"letter.{key}", self.language, **values)


def _by_weight(findings: Iterable[Finding]) -> tuple[Findings, Findings]:
    """Return what must be corrected, and what should be looked at."""
    weighed: dict[bool, list[Finding]] = {True: [], False: []}
    for finding in findings:
        weighed[finding.severity is Severity.ERROR].append(finding)
    return weighed[True], weighed[False]


def _outcome(receipt: Receipt, errors: Findings, notes: Findings) -> str:
    """Return what became of a file, by which its letter opens; lateness is told there and not among the findings."""
    if receipt.status is Status.ACCEPTED:
        outcome = "noted" if notes else "accepted"
    else:
        outcome = "returned" if errors else "refused"
    return f"late.{outcome}" if receipt.late else outcome


def _heading(receipt: Receipt) -> str:
    """Return the kind of letter on a file: whether a late one is accepted is for staff to say."""
    return "late" if receipt.late and receipt.status is Status.ACCEPTED else receipt.status.value


def _what_came(parcel: UnreadDelivery) -> str:
    """Return what came from a sender none of whose workbooks could be read, by which the letter opens."""
    kind = "unreadable" if parcel.unread else "incomplete"
    if parcel.archive:
        return f"{kind}.archive"
    return kind if len(parcel.files) == 1 else f"{kind}.several"
