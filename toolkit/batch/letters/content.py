"""What letters say: one to each sender, a reminder to each silent unit.

A sender is the unit whose workbook counts; else the unit that names of files point to, and then the letter says so.
What is nobody's gets no letter (decision 0025), and no letter asks for what is not needed. Findings on fields declared
personal quote nothing, and names of files and sheets are masked, so that no letter holds a telephone number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import PurePosixPath

from toolkit import messages
from toolkit.batch.letters.addressing import AddressedLetter, receipt_recipient, unit_recipient
from toolkit.batch.letters.contacts import contact_lines
from toolkit.batch.letters.findings import FindingWriter, Point, Points
from toolkit.batch.letters.model import FindingPart, Letter, LetterSection, ReceivedRow
from toolkit.batch.letters.returned import ReturnedFile, returned_stem
from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.enclosures import is_enclosure, is_for_staff, is_wanted_again
from toolkit.batch.receiving.receipts import Receipt, is_blank_resend, same_bytes, shown_titles
from toolkit.batch.receiving.senders import Senders, UnreadDelivery
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.receiving.unit_index import HintBasis, UnitHint
from toolkit.campaign.model import Campaign
from toolkit.documents.values import single_line
from toolkit.forms.compare import FindingChange
from toolkit.forms.recommendation.issue import unit_file_stem
from toolkit.ledger.standings import unit_key
from toolkit.messages import Language, say
from toolkit.model import Detail, NotMade, Severity, Unit
from toolkit.text import mask_file_name

CHINESE_NUMBERS = "一二三四五六七八九"


@dataclass(frozen=True)
class LetterWriter:
    """Writes the letters of a batch in one language."""

    collection: SettledInbox
    batch: str
    """The name of the batch."""
    dated: date
    """The date that the letters bear, by which the call is open or closed."""
    copies: tuple[ReturnedFile, ...]
    """What goes back for the returned files."""
    language: Language = "zh"

    @cached_property
    def answered(self) -> tuple[Receipt, ...]:
        """Return the workbooks that letters answer; the letters on them come first, in this order."""
        return tuple(filter(self._senders.addressee, self.collection.counting))

    def letters(self) -> Iterator[AddressedLetter]:
        """Yield the letters: to units in the roster's order, on unread deliveries, then reminders."""
        yield from map(self._letter_on_receipt, self.answered)
        yield from (self._letter_on_unread(parcel, parcel.hint) for parcel in self._senders.parcels
                    if parcel.hint and parcel.answered)
        yield from map(self._reminder_letter, (unit for unit in self._senders.silent if unit.must_recommend))

    def _letter_on_receipt(self, receipt: Receipt) -> AddressedLetter:
        """Return the letter on a file that counts."""
        points = self._findings.points(receipt)
        errors, notes = _split_by_severity(points)
        outcome = _outcome_key(receipt, errors, notes)
        attached = self._copies_of(receipt) if outcome.endswith("returned") else ()
        numbers = {"errors": len(errors), "notes": len(notes)}
        opening = (
            self._say(f"opening.{outcome}", campaign=self._call_name, closes=self._closing_time(receipt.sender),
                      reason=receipt.refusal, **numbers),
            self._findings.comparison_sentence(receipt.comparison, points) if receipt.comparison else "",
            *self._repetition_sentence(receipt),
            *self._mistake_sentence(receipt),
            *self._blank_sentences(receipt),
            *self._hint_sentence(self._senders.hints.get(receipt.source.path) if not receipt.unit_name else None),
        )
        sections = (
            *self._unmade_checks(receipt), *self._findings.former_sections(receipt.comparison),
            *self._left_behind(receipt), *self._unread_files(receipt), self._next_steps(receipt, outcome, attached),
        )  # fmt: skip
        letter = self._compose_letter(
            returned_stem(receipt), _letter_kind(receipt), self._senders.addressee(receipt), opening,
            self._received_rows(receipt), self._findings.parts(errors, notes), sections,
        )  # fmt: skip
        return AddressedLetter(receipt_recipient(self._senders, receipt, attached), letter)

    def _repetition_sentence(self, receipt: Receipt) -> Iterator[str]:
        """Yield a sentence that the same file came several times, if it did."""
        same = [other for other in self._superseded_receipts(receipt) if same_bytes(other, receipt)]
        if same:
            yield self._say("twice", count=len(same) + 1)

    def _mistake_sentence(self, receipt: Receipt) -> Iterator[str]:
        """Yield a sentence that the file that counts repeats an earlier one, after another came: perhaps by mistake."""
        earlier = self._superseded_receipts(receipt)
        before = next((number for number, other in enumerate(earlier) if same_bytes(other, receipt)), None)
        if before is None and _is_unchanged_copy(receipt):
            before = 0
        between = [] if before is None else [each for each in earlier[before + 1 :] if not same_bytes(each, receipt)]
        if between:
            yield self._say("mistake", file=self._file_name(between[-1]))

    def _blank_sentences(self, receipt: Receipt) -> Iterator[str]:
        """Yield a sentence on each blank form that came later and does not count."""
        blank = (other for other in self._superseded_receipts(receipt) if is_blank_resend(other, receipt))
        return (self._say("blank", file=self._file_name(other)) for other in blank)

    def _left_behind(self, receipt: Receipt) -> Iterator[LetterSection]:
        """Yield the section on questions of the sender's other files that this one does not hold, if there are any."""
        if left := receipt.left_behind:
            shown = self._findings.shown_path
            lines = (self._say("left.line", file=shown(path), count=len(titles), titles=shown_titles(titles))
                     for path, titles in left.items())
            heading = self._say("left", count=sum(map(len, left.values())))
            closing = self._say("left.closing", file=self._file_name(receipt))
            yield LetterSection(heading, (*map(single_line, lines), single_line(closing)))

    def _letter_on_unread(self, delivery: UnreadDelivery, hint: UnitHint) -> AddressedLetter:
        """Return the letter to a sender of whom no workbook could be read."""
        path = delivery.archive or delivery.files[0].source.path
        name, kind = mask_file_name(PurePosixPath(path).name), "unreadable" if delivery.unread else "incomplete"
        numbers = {"count": len(delivery.files), "unread": len(delivery.unread)}
        opening = (
            self._say(f"opening.{_delivery_key(delivery)}", campaign=self._call_name, file=name, **numbers),
            *self._hint_sentence(hint, packed=bool(delivery.archive)),
        )
        errors = [(finding, "") for receipt in delivery.asked_again for finding in receipt.judgement]
        notes = [(finding, "") for finding in self._findings.of_scans(delivery.scans)]
        parts = self._findings.parts(errors, notes, named=len(delivery.files) > 1 or bool(delivery.archive))
        files = tuple(map(self._received_row, delivery.files))
        sections = (self._next_section(kind, unit_key(hint.unit)),)
        letter = self._compose_letter(unit_file_stem(hint.unit), kind, hint.unit.name, opening, files, parts, sections)
        return AddressedLetter(unit_recipient(hint.unit), letter)

    def _hint_sentence(self, hint: UnitHint | None, *, packed: bool = False) -> Iterator[str]:
        """Yield a sentence on how the unit was recognised, where only a name tells."""
        if hint:
            in_archive = packed and hint.basis is HintBasis.FOLDER
            yield self._say("hinted.archive" if in_archive else f"hinted.{hint.basis}")

    def _reminder_letter(self, unit: Unit) -> AddressedLetter:
        """Return the letter to a unit that must recommend and sent nothing."""
        opening = self._say("opening.missing", campaign=self._call_name)
        closing = self._next_section("missing", unit_key(unit))
        letter = self._compose_letter(unit_file_stem(unit), "missing", unit.name, (opening,), (), (), (closing,))
        return AddressedLetter(unit_recipient(unit), letter)

    def _compose_letter(
        self, stem: str, kind: str, sender: str, opening: Iterable[str], files: tuple[ReceivedRow, ...],
        parts: tuple[FindingPart, ...], sections: Sequence[LetterSection],
    ) -> Letter:
        """Return a letter, its headings numbered."""
        settings = self._campaign.settings
        heading, numbers = self._say(f"heading.{kind}"), iter(CHINESE_NUMBERS)
        above_files = self._numbered_heading(self._say("received"), numbers) if files else ""
        below_files = (self._say("received.time"),) if files else ()
        return Letter(
            name=f"{stem} {heading}",
            heading=heading,
            campaign=single_line(settings.name),
            addressee=single_line(self._say("to", unit=sender)),
            opening=single_line(("" if self.language == "zh" else " ").join(filter(None, opening))),
            received=LetterSection(above_files, below_files),
            files=files,
            parts=tuple(replace(part, heading=self._numbered_heading(part.heading, numbers)) for part in parts),
            sections=tuple(replace(each, heading=self._numbered_heading(each.heading, numbers)) for each in sections),
            contacts=tuple(contact_lines(settings, self.language)),
            signatory=single_line(settings.signatory, ""),
            date=self._written_day(self.dated),
            batch=self._say("batch", batch=self.batch),
        )

    def _numbered_heading(self, heading: str, numbers: Iterator[str]) -> str:
        """Return a heading with the next number, written as the language does."""
        number = next(numbers)
        return f"{number}、{heading}" if self.language == "zh" else f"{CHINESE_NUMBERS.index(number) + 1}. {heading}"

    def _received_rows(self, receipt: Receipt) -> tuple[ReceivedRow, ...]:
        """Return the files that a letter lists: superseded ones, the one that counts, its scans, unread ones."""
        enclosed = self._senders.enclosed(receipt)
        receipts, scans = (*self._superseded_receipts(receipt), receipt), self.collection.beside(receipt)
        unread = (self._unread_row(other, receipt) for other in enclosed)
        return (*map(self._received_row, receipts), *map(self._received_row, scans), *unread)

    def _unread_row(self, other: Receipt, counting: Receipt) -> ReceivedRow:
        """Return a file that cannot be read as a row of the table: what became of it, and whether that matters."""
        row = self._received_row(other)
        if is_wanted_again(other, counting) or is_for_staff(other):
            return row
        kept = is_enclosure(other.source.path, other.judgement)
        return replace(row, status=self._say("status.kept" if kept else "status.outdated"))

    def _superseded_receipts(self, receipt: Receipt) -> tuple[Receipt, ...]:
        """Return the earlier files that a file superseded."""
        return tuple(other for other in self.collection.receipts if other.superseded_by == receipt.source.path)

    def _received_row(self, file: Receipt | Attachment) -> ReceivedRow:
        """Return a file as a row of the letter's table."""
        counts, status = self._workbook_columns(file) if isinstance(file, Receipt) else self._scan_columns(file)
        return ReceivedRow(single_line(self._file_name(file)), self._written_time(file.source.modified), counts, status)

    def _workbook_columns(self, receipt: Receipt) -> tuple[str, str]:
        """Return the number of questions in a workbook, and what became of it."""
        return self._question_counts(receipt), self._receipt_status(receipt)

    def _receipt_status(self, receipt: Receipt) -> str:
        """Return what became of a file."""
        if _letter_kind(receipt) == "late":
            return self._say("status.late")
        latest = [other for other in self.collection.counting if other.source.path == receipt.superseded_by]
        if any(same_bytes(receipt, other) for other in latest):
            return self._say("status.twice")
        if any(is_blank_resend(receipt, other) for other in latest):
            return self._say("status.blank")
        return say(f"status.{receipt.status}", self.language)

    def _scan_columns(self, scan: Attachment) -> tuple[str, str]:
        """Return the number of pages of a scan, and whether it can be opened."""
        key = "scan" if scan.scan.pages else "scan-unread" if scan.scan.kind else "attachment"
        status = say(f"scan.{scan.opened}", self.language)
        return self._say(key, kind=scan.scan.kind, pages=scan.scan.pages or 0), status

    def _question_counts(self, receipt: Receipt) -> str:
        """Return the number of questions by category and in all; a dash for an unread file."""
        if receipt.form is None:
            return single_line("")
        numbers = receipt.form.counts
        each = tuple(
            self._say("counts.one", category=category.name, number=numbers[category.code])
            for category in self._campaign.categories
        )
        return self._say("counts", counts=each, total=len(receipt.questions))

    def _unmade_checks(self, receipt: Receipt) -> Iterator[LetterSection]:
        """Yield the section on checks that could not be made, if there are any."""
        lines = tuple(map(self._unmade_line, receipt.judgement.not_made))
        if lines:
            yield LetterSection(self._say("not-made"), lines)

    def _unmade_line(self, check: NotMade) -> str:
        """Return which check could not be made, and what was missing for it."""
        title = messages.rule_title(check.code, self.language)
        return single_line(self._say("not-made.line", title=title, missing=check.missing))

    def _unread_files(self, receipt: Receipt) -> Iterator[LetterSection]:
        """Yield the section on other files that cannot be read and may hold a correction, if there are any."""
        enclosed = [other for other in self._senders.enclosed(receipt) if is_wanted_again(other, receipt)]
        if enclosed:
            lines = map(self._unread_line, enclosed)
            closing = self._say("enclosed.closing", by=self._deadline_phrase(receipt.sender, late=receipt.late))
            yield LetterSection(self._say("enclosed", count=len(enclosed)), (*lines, closing))

    def _unread_line(self, receipt: Receipt) -> str:
        """Return what is wrong with an unread file, and what to do."""
        said = [*map(self._findings.sentence_and_remedy, receipt.judgement)]
        found, remedy = "".join(sentence for sentence, _ in said), "".join(remedy for _, remedy in said)
        return single_line(self._say("enclosed.line", file=self._file_name(receipt), found=found, remedy=remedy))

    def _next_steps(self, receipt: Receipt, outcome: str, copies: tuple[ReturnedFile, ...]) -> LetterSection:
        """Return the section on what to do after a file that counts, and what is attached."""
        if outcome.endswith("returned"):
            kind = "returned" if copies else "unmarked"
        else:
            kind = "refused" if outcome in ("late.refused", "declined") else "late" if receipt.late else "accepted"
        attached = (self._say("attached", file=copy.name) for copy in copies)
        return self._next_section(kind, receipt.sender, *attached, late=receipt.late)

    def _next_section(self, kind: str, sender: str, *attached: str, late: bool = False) -> LetterSection:
        """Return the section on what to do next; after the call has closed for its sender it names no deadline."""
        closed = late or self._closed(sender)
        ended = kind == "accepted" and closed
        by = self._deadline_phrase(sender, late=late)
        lines = [self._say("closing.accepted-ended" if ended else f"closing.{kind}", by=by)]
        if closed and kind not in ("late", "refused"):
            lines.append(self._say("ended", closes=self._closing_time(sender)))
        return LetterSection(self._say("next"), (*lines, *attached))

    def _written_time(self, moment: datetime) -> str:
        """Return a date and time in the letter's language."""
        clock = f"{moment:%H:%M}"
        return self._say("time", year=moment.year, month=moment.month, day=moment.day, clock=clock)

    def _written_day(self, day: date) -> str:
        """Return a date in the letter's language."""
        return self._say("day", year=day.year, month=day.month, day=day.day)

    def _deadline(self, sender: str) -> datetime:
        """Return the last moment that a sender has."""
        return self.collection.decisions.deadline(sender, self._campaign.settings.closes)

    def _closing_time(self, sender: str) -> str:
        """Return when the call closes for a sender."""
        return self._written_time(self._deadline(sender))

    def _closed(self, sender: str) -> bool:
        """Return whether the call has closed for a sender by the date of the letters."""
        return self.dated > self._deadline(sender).date()

    @property
    def call_closed(self) -> bool:
        """Return whether the call has closed by the date of the letters."""
        return self.dated > self._campaign.settings.closes.date()

    def _deadline_phrase(self, sender: str, *, late: bool) -> str:
        """Return by when to send; “soon” after the call has closed, as it has for who is *late*."""
        return self._say("soon") if late or self._closed(sender) else self._say("by", closes=self._closing_time(sender))

    def _file_name(self, file: Receipt | Attachment) -> str:
        """Return the name of a file as its sender knows it."""
        return self._findings.shown_path(file.source.path)

    @property
    def _call_name(self) -> str:
        return self._campaign.settings.name

    @property
    def _campaign(self) -> Campaign:
        return self.collection.campaign

    def _copies_of(self, receipt: Receipt) -> tuple[ReturnedFile, ...]:
        """Return what goes back for a file, as written into `returned/`."""
        return tuple(copy for copy in self.copies if copy.path == receipt.source.path and copy.written)

    @cached_property
    def _findings(self) -> FindingWriter:
        return FindingWriter(self.collection, self.language)

    @cached_property
    def _senders(self) -> Senders:
        return Senders(self.collection)

    def _say(self, key: str, **values: Detail) -> str:
        """Return a sentence of the letters' catalogue."""
        return say(f"letter.{key}", self.language, **values)


def _split_by_severity(points: Points) -> tuple[Points, Points]:
    """Return what must be corrected, and what should be looked at."""
    errors: list[Point] = []
    notes: list[Point] = []
    for point in points:
        (errors if point[0].severity is Severity.ERROR else notes).append(point)
    return errors, notes


def _is_unchanged_copy(receipt: Receipt) -> bool:
    """Return whether a file is a copy that went back, and nothing in it was corrected."""
    changes = receipt.comparison
    if changes is None or receipt.form is None or not receipt.form.prior:
        return False
    return not changes.fixed and not changes.unchecked and FindingChange.NEW not in changes.changes


def _outcome_key(receipt: Receipt, errors: Points, notes: Points) -> str:
    """Return the key of the opening that tells what became of a file, lateness included."""
    if receipt.refusal:
        return "declined"
    if receipt.status is ReceiptStatus.ACCEPTED:
        outcome = "noted" if notes else "accepted"
    else:
        outcome = "returned" if errors else "refused"
    return f"late.{outcome}" if receipt.late else outcome


def _letter_kind(receipt: Receipt) -> str:
    """Return the kind of letter on a file; staff decide whether a late one is accepted, or refuse one."""
    if receipt.refusal:
        return "declined"
    return "late" if receipt.late and receipt.status is ReceiptStatus.ACCEPTED else receipt.status.value


def _delivery_key(delivery: UnreadDelivery) -> str:
    """Return the key of the opening that tells what came in an unread delivery."""
    kind = "unreadable" if delivery.unread else "incomplete"
    if delivery.archive:
        return f"{kind}.archive"
    return kind if len(delivery.files) == 1 else f"{kind}.several"
