"""From a batch to what its letters say: one to each unit that counts, one by file that could not be read, reminders.

A finding on a field declared personal quotes nothing, so no letter does.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from toolkit import messages
from toolkit.batch import Batch
from toolkit.batch.aggregate import RETURNED
from toolkit.batch.attachments import Attachment
from toolkit.batch.records import Receipt, Status
from toolkit.batch.returned import SUFFIX
from toolkit.campaign.model import Campaign, Settings
from toolkit.messages import Language, say
from toolkit.model import Detail, Finding, Severity, Unit
from toolkit.publish import free_name, safe_name
from toolkit.report.wording import one
from toolkit.rules.base import Case
from toolkit.rules.quota import counts
from toolkit.workbook import migrate

SHOWN = 10
"""Findings of one kind that a letter says in full; of the further ones it names the places."""

CONTACTS = ("contact", "phone", "email", "website")
"""The settings that tell whom to ask."""

CHINESE_NUMBERS = "一二三四五六七八九"

KINDS = ("accepted", "returned", "unreadable", "missing")
"""What a letter can be about."""

COLUMNS = ("file", "time", "counts", "status", "place", "found", "remedy")
"""The heads of the letters' tables."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file of the unit: what it is called, when it came, what it holds, what became of it."""

    file: str
    time: str
    counts: str
    status: str


@dataclass(frozen=True, slots=True)
class Point:
    """A finding as a letter says it."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind."""

    title: str
    points: tuple[Point, ...]
    more: tuple[str, ...] = ()
    """One line with the places of the further ones, if there are any."""


@dataclass(frozen=True, slots=True)
class Part:
    """What must be corrected, or what should be looked at."""

    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with some lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that a letter says; each value must be found in the document."""

    name: str
    """The name of its files, without suffix."""
    heading: str
    campaign: str
    addressee: str
    opening: str
    received: Section
    """The heading above the table of files; no lines of its own."""
    files: tuple[Received, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    contacts: tuple[str, ...]
    signatory: str
    batch: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the letters of a batch in one language."""

    batch: Batch
    language: Language = "zh"

    def letters(self) -> Iterator[Letter]:
        """Yield the letters: to units in the roster's order, on unreadable files, to those that must and did not."""
        collection = self.batch.collection
        for receipt in (*collection.counting, *collection.having(Status.UNREADABLE)):
            yield self._answer(receipt)
        for unit in collection.missing:
            if unit.must_recommend:
                yield self._reminder(unit)

    def _answer(self, receipt: Receipt) -> Letter:
        """Return the letter on a file."""
        beside = (finding for scan in self.batch.collection.beside(receipt) for finding in scan.judgement)
        findings = (*receipt.judgement, *beside)
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        notes = [finding for finding in findings if finding.severity is not Severity.ERROR]
        sender = receipt.unit_name or self._say("sender", file=_file(receipt))
        kind = "noted" if receipt.status is Status.ACCEPTED and notes else receipt.status.value
        opening = self._say(f"opening.{kind}", campaign=self._campaign.settings.name, errors=len(errors),
                            notes=len(notes), file=_file(receipt))
        compared = self._say("compared", **receipt.comparison.counts) if receipt.comparison else ""
        parts = tuple(self._part(head, found) for head, found in (("errors", errors), ("notes", notes)) if found)
        sections = (*self._not_made(receipt), self._next(receipt))
        opening = ("" if self.language == "zh" else " ").join(filter(None, (opening, compared)))
        return self._letter(_stem(receipt), receipt.status, sender, opening, self._files(receipt), parts, sections)

    def _reminder(self, unit: Unit) -> Letter:
        """Return the letter to a unit that must recommend and sent nothing."""
        opening = self._say("opening.missing", campaign=self._campaign.settings.name)
        closing = Section(self._say("next"), (self._say("closing.missing", closes=self._closes),))
        return self._letter(safe_name(f"{unit.code} {unit.name}"), "missing", unit.name, opening, (), (), (closing,))

    def _letter(
        self, stem: str, kind: str, sender: str, opening: str, files: tuple[Received, ...], parts: tuple[Part, ...],
        sections: Sequence[Section],
    ) -> Letter:
        """Return a letter, its headings numbered."""
        settings = self._campaign.settings
        heading, numbers = self._say(f"heading.{kind}"), iter(CHINESE_NUMBERS)
        received = Section(self._numbered(self._say("received"), numbers), ()) if files else Section("", ())
        return Letter(
            name=f"{stem} {heading}",
            heading=heading,
            campaign=one(settings.name),
            addressee=one(self._say("to", unit=sender)),
            opening=one(opening),
            received=received,
            files=files,
            parts=tuple(Part(self._numbered(part.heading, numbers), part.groups) for part in parts),
            sections=tuple(Section(self._numbered(part.heading, numbers), part.lines) for part in sections),
            contacts=tuple(self._contacts()),
            signatory=one(settings.signatory, ""),
            batch=self._say("batch", batch=self.batch.name),
        )

    def _numbered(self, heading: str, numbers: Iterator[str]) -> str:
        """Return a heading with the next number, as Chinese letters have it."""
        number = next(numbers)
        return f"{number}、{heading}" if self.language == "zh" else f"{CHINESE_NUMBERS.index(number) + 1}. {heading}"

    def _files(self, receipt: Receipt) -> tuple[Received, ...]:
        """Return the file that a letter is about, those it took the place of, and the scans beside it."""
        earlier = [other for other in self.batch.collection.receipts if other.superseded_by == receipt.source.path]
        scans = self.batch.collection.beside(receipt)
        return (*map(self._received, (*earlier, receipt)), *map(self._attached, scans))

    def _received(self, receipt: Receipt) -> Received:
        """Return a file as the letter's table shows it."""
        status = say(f"status.{receipt.status}", self.language)
        return Received(one(_file(receipt)), self._time(receipt.source.modified), self._counts(receipt), status)

    def _attached(self, scan: Attachment) -> Received:
        """Return a scan as the letter's table shows it."""
        status = say(f"scan.{scan.state}", self.language)
        key = "scan" if scan.readable else "scan-unread"
        pages = self._say(key, kind=scan.scan.kind, pages=scan.scan.pages or 0)
        return Received(one(_file(scan)), self._time(scan.source.modified), pages, status)

    def _counts(self, receipt: Receipt) -> str:
        """Return the number of questions by category and in all; a dash for a file that could not be read."""
        if receipt.submission is None:
            return one("")
        numbers = counts(Case(receipt.submission, self._campaign))
        each = tuple(
            self._say("counts.one", category=category.name, number=numbers[category.code])
            for category in self._campaign.categories
        )
        return self._say("counts", counts=each, total=len(receipt.questions))

    def _part(self, head: str, found: Sequence[Finding]) -> Part:
        """Return findings of one weight, by kind in the order of their first."""
        kinds: dict[str, list[Finding]] = {}
        for finding in found:
            kinds.setdefault(finding.code, []).append(finding)
        return Part(self._say(head, count=len(found)), tuple(map(self._group, kinds.values())))

    def _group(self, found: Sequence[Finding]) -> Group:
        """Return findings of one kind."""
        first, further = found[0], found[SHOWN:]
        title = self._say("group", title=messages.title(first.code, self.language), clause=one(first.clause))
        more = self._say("more", count=len(further), places=tuple(map(self._further, further)))
        return Group(title, tuple(map(self._point, found[:SHOWN])), (more,) if further else ())

    def _point(self, finding: Finding) -> Point:
        """Return a finding as a letter says it."""
        said = messages.message(finding, self.language), messages.remedy(finding, self.language)
        return Point(self._place(finding), *map(one, said))

    def _further(self, finding: Finding) -> str:
        """Return the place of a finding that is not said in full."""
        return one(messages.whereabouts(finding, self.language)) if finding.place.sheet else self._place(finding)

    def _place(self, finding: Finding) -> str:
        """Return sheet and cell, or that the whole file is meant."""
        if finding.place.sheet:
            return one(str(finding.place))
        scans = {scan.source.path for scan in self.batch.collection.attachments}
        path = finding.place.file
        return one(PurePosixPath(path).name) if path in scans else say("cli.check.whole", self.language)

    def _not_made(self, receipt: Receipt) -> Iterator[Section]:
        """Yield the section on checks that could not be made, if there are any."""
        checks = ((messages.title(check.code, self.language), check.missing) for check in receipt.judgement.not_made)
        lines = tuple(one(self._say("not-made.line", title=title, missing=missing)) for title, missing in checks)
        if lines:
            yield Section(self._say("not-made"), lines)

    def _next(self, receipt: Receipt) -> Section:
        """Return what the unit does next, and by when."""
        stem, returned = _stem(receipt), receipt.unit is not None and receipt.status is Status.RETURNED
        copies = (f"{stem}{SUFFIX}", f"{stem} {migrate.SUFFIX}{SUFFIX}") if returned else ()
        sent = [copy for copy in copies if f"{RETURNED}/{copy}" in self.batch.outputs]
        kind = "unmarked" if receipt.status is Status.RETURNED and not sent else receipt.status.value
        attached = (self._say("attached", file=copy) for copy in sent)
        return Section(self._say("next"), (self._say(f"closing.{kind}", closes=self._closes), *attached))

    def _contacts(self) -> Iterator[str]:
        """Yield whom to ask, a line each; what the campaign leaves blank is left out."""
        for name in CONTACTS:
            if value := getattr(self._campaign.settings, name):
                label = str(Settings.model_fields[name].title) if self.language == "zh" else name
                yield one(self._say("fact", label=label, value=value))

    def _time(self, moment: datetime) -> str:
        """Return a time as a letter writes it."""
        clock = f"{moment:%H:%M}"
        return self._say("time", year=moment.year, month=moment.month, day=moment.day, clock=clock)

    @property
    def _closes(self) -> str:
        """Return when the call closes."""
        return self._time(self._campaign.settings.closes)

    @property
    def _campaign(self) -> Campaign:
        """Return the call."""
        return self.batch.collection.campaign

    def _say(self, key: str, **values: Detail) -> str:
        """Return an entry of the letters' catalogue."""
        return say(f"letter.{key}", self.language, **values)


def headings(language: Language = "zh") -> tuple[str, ...]:
    """Return what a letter can be headed, which also stands at the end of its name."""
    return tuple(say(f"letter.heading.{kind}", language) for kind in KINDS)


def columns(language: Language = "zh") -> dict[str, str]:
    """Return the heads of the letters' tables."""
    return {name: say(f"letter.column.{name}", language) for name in COLUMNS}


def _file(receipt: Receipt | Attachment) -> str:
    """Return the name of a file as the unit gave it; in which folder staff put it is no matter of the unit's."""
    return PurePosixPath(receipt.source.path).name


def _stem(receipt: Receipt) -> str:
    """Return whose letter it is: as the blank workbook was issued, or, off the roster, as the file came in."""
    if receipt.unit:
        return safe_name(f"{receipt.unit.code} {receipt.unit.name}")
    return safe_name(PurePosixPath(receipt.source.path).stem)


def distinct(letters: Iterable[Letter]) -> Iterator[tuple[str, Letter]]:
    """Yield each letter with a file name of its own, also where case does not tell names apart."""
    taken: set[str] = set()
    return ((free_name(letter.name, taken), letter) for letter in letters)
