"""The sheet 校验意见: what was found, one row a finding, each a link to its cell."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import PurePath

from toolkit.campaign.model import Settings
from toolkit.forms import provenance
from toolkit.forms.compare import FindingChange, FindingComparison, PriorFinding, UncheckedFinding
from toolkit.forms.returned.record import RecordedFinding
from toolkit.messages import Language, finding_remedy, finding_sentence, join_words, remark_sentence, say, severity_word
from toolkit.messages import rule_title as rule_title
from toolkit.model import Detail, Finding, Judgement, Remark, Severity
from toolkit.ooxml.listing import Columns, Listing, ListingCell, ListingRow, link_target, row_height, shortened_text
from toolkit.ooxml.styles import CellStyle, StyleTable
from toolkit.ooxml.workbook import WorkbookPart
from toolkit.text import mask_personal

TITLE = provenance.FINDINGS

COLUMNS: Columns = (("severity", 11), ("sheet", 12), ("cell", 9), ("found", 22), ("problem", 50), ("remedy", 48),
                    ("clause", 8))
"""The columns by the name of their heading, and how wide they are, in characters; codes stand in the record only."""

COMPARED_COLUMNS = (COLUMNS[0], ("change", 11), *COLUMNS[1:])
"""The same where a file came again."""

ABOVE_TABLE = 34
"""Height in points of the line above the headings: it keeps clear of them."""

PLACES = 6
"""Places named of one kind of remark; the number of all follows."""


def recorded_findings(
    judgement: Judgement, comparison: FindingComparison | None, language: Language
) -> Iterator[RecordedFinding]:
    """Yield what the sheet tells its reader to see to: the findings, and those of which nothing can be told."""
    for found in judgement:
        place = found.place
        yield RecordedFinding(
            severity_word(found.severity, language),
            found.code,
            place.sheet,
            judgement.form_sheet(place.sheet),
            place.cell,
            found.found,
            shortened_text(finding_sentence(found, language)),
            shortened_text(finding_remedy(found, language)),
        )
    for former, *_ in comparison.unchecked if comparison else ():
        cell = former.now or former.cell
        yield RecordedFinding("", former.code, former.sheet, former.form, cell, former.found, former.problem, "")


class FindingsSheet:
    """The sheet 校验意见 of one judgement; making it adds the formats that it needs to the workbook's."""

    def __init__(
        self,
        styles: StyleTable,
        judgement: Judgement,
        comparison: FindingComparison | None,
        unit: str,
        language: Language,
        why_apart: str = "",
        call: Settings | None = None,
    ) -> None:
        self._judgement, self._comparison, self._unit, self._language = (
            judgement,
            comparison,
            mask_personal(unit),
            language,
        )
        self._why_apart, self._call = why_apart, call
        self._columns = COMPARED_COLUMNS if comparison else COLUMNS
        self._looks = {look: styles.look(look) for look in CellStyle}
        self._severities = {severity: styles.look(CellStyle.STRONG, severity) for severity in Severity}

    def put(self, book: WorkbookPart, record: Iterable[str]) -> None:
        """Put the sheet first in a workbook; *record* stands in a hidden column."""
        titles = frozenset(book.titles)
        changes = self._comparison.changes if self._comparison else [None] * len(self._judgement.findings)
        table = [self._row(finding, change, titles) for finding, change in zip(self._judgement, changes, strict=True)]
        head = [*self._head()]
        lines = _recorded([*head, *table, *self._fixed(), *self._unchecked(), *self._tail()], record)
        listing = Listing(self._columns, "cell", lines, len(head), len(head) + len(table))
        book.insert_first(book.free_title(TITLE), listing.part(book.namespace), listing.names, provenance.NAME)

    def _head(self) -> Iterator[ListingRow]:
        """Yield the rows above the table, and its headings."""
        judgement = self._judgement
        yield self._note(CellStyle.TITLE, self._say("annotate.title"), 28)
        yield self._note(
            CellStyle.NOTE, self._say("annotate.unit", unit=self._unit) if self._unit else _file(judgement), 18
        )
        yield self._note(CellStyle.NOTE, findings_summary(judgement, self._comparison, self._language), 18)
        yield self._note(CellStyle.NOTE, self._why_apart or self._advice, ABOVE_TABLE)
        if self._call:
            yield self._note(CellStyle.NOTE, call_contact(self._call, self._language), ABOVE_TABLE)
        headings = (self._say(f"annotate.{name}") for name, _ in self._columns)
        yield ListingRow([ListingCell(heading, self._looks[CellStyle.HEADER]) for heading in headings], 24)

    @property
    def _advice(self) -> str:
        """Return what the sender should do; nothing where all is well."""
        if self._judgement.clean:
            return ""
        return self._say("annotate.advice" if self._judgement.acceptable else "annotate.advice-returned")

    def _row(self, finding: Finding, change: FindingChange | None, titles: Container[str]) -> ListingRow:
        """Return the row of a finding, with a link where *titles* has its sheet."""
        place = finding.place
        severity = ListingCell(severity_word(finding.severity, self._language), self._severities[finding.severity])
        texts = (place.sheet, place.cell, finding.found, finding_sentence(finding, self._language),
                 finding_remedy(finding, self._language), finding.cited)
        link = link_target(place.sheet, place.cell) if place.cell and place.sheet in titles else ""
        return self._listed(severity, change, texts, link)

    def _fixed(self) -> Iterator[ListingRow]:
        """Yield the rows below the table that tell what was corrected since last time."""
        fixed = self._comparison.fixed if self._comparison else ()
        if fixed:
            yield ListingRow([])
            yield self._note(CellStyle.SECTION, self._say("annotate.fixed"), 22)
        for former in fixed:
            yield self._told(former, FindingChange.FIXED)

    def _unchecked(self) -> Iterator[ListingRow]:
        """Yield the rows below the table that tell what was not looked for this time, and why."""
        unchecked = self._comparison.unchecked if self._comparison else ()
        if unchecked:
            yield ListingRow([])
            yield self._note(CellStyle.SECTION, self._say("annotate.unchecked"), 22)
        for missed in unchecked:
            yield self._told(missed.former, FindingChange.UNCHECKED, self._why(missed))

    def _why(self, missed: UncheckedFinding) -> str:
        """Return why a former finding was not looked for."""
        return self._say(f"annotate.unchecked.{missed.why}", missing=tuple(missed.missing))

    def _told(self, former: PriorFinding, change: FindingChange, why: str = "") -> ListingRow:
        """Return the row of a finding that the sender was told of before."""
        texts = (former.sheet, former.cell, former.found, former.problem, why, "")
        return self._listed(ListingCell("", self._looks[CellStyle.SHORT]), change, texts, "")

    def _listed(
        self, severity: ListingCell, change: FindingChange | None, texts: Sequence[str], link: str
    ) -> ListingRow:
        """Return a row of the table, or one that looks so."""
        cells = [severity]
        if change:
            cells.append(ListingCell(self._say(f"annotate.change.{change}"), self._looks[CellStyle.SHORT]))
        where = CellStyle.LINK if link else CellStyle.SHORT
        looks = (
            CellStyle.SHORT,
            where,
            CellStyle.BODY,
            CellStyle.BODY,
            CellStyle.BODY,
            CellStyle.SHORT,
        )
        cells += [ListingCell(text, self._looks[look]) for text, look in zip(texts, looks, strict=True)]
        return ListingRow(cells, row_height(texts, COLUMNS[1:]), link)

    def _tail(self) -> Iterator[ListingRow]:
        """Yield the rows below the table: the checks that could not be made, and how the file was read."""
        if self._judgement.not_made:
            yield ListingRow([])
            yield self._note(CellStyle.SECTION, self._say("annotate.not-made"), 22)
        for check in self._judgement.not_made:
            reason = self._say("annotate.not-made-reason", missing=check.missing)
            yield self._aside(rule_title(check.code, self._language), reason)
        if self._judgement.remarks:
            yield ListingRow([])
            yield self._note(CellStyle.SECTION, self._say("annotate.remarks"), 22)
        for sentence in self._read_so():
            wide = row_height((sentence,), (("", sum(width for _, width in self._columns)),))
            yield self._note(CellStyle.NOTE, sentence, wide)

    def _read_so(self) -> Iterator[str]:
        """Yield how the file was read, and where, kind by kind; what concerns the whole file stands for itself."""
        kinds: dict[str, list[Remark]] = {}
        for noted in self._judgement.remarks:
            kinds.setdefault(noted.code if noted.sheet else remark_sentence(noted, self._language), []).append(noted)
        for kind, alike in kinds.items():
            if not alike[0].sheet:
                yield kind
                continue
            places = [f"{noted.sheet}!{noted.cell}" if noted.cell else noted.sheet for noted in alike]
            where = join_words(places[:PLACES], self._language)
            if len(places) > PLACES:
                where = self._say("annotate.places", places=where, count=len(places))
            yield self._say("annotate.read-so", what=self._say(f"remark.{kind}"), places=where)

    def _aside(self, what: str, rest: str) -> ListingRow:
        """Return a row below the table: what is told stands where the table tells the problem."""
        texts = ("", "", "", what, rest, "")
        blank = [""] * (len(self._columns) - len(texts))
        return ListingRow(
            [ListingCell(text, self._looks[CellStyle.BODY]) for text in (*blank, *texts)],
            row_height(texts, COLUMNS[1:]),
        )

    def _note(self, look: CellStyle, text: str, height: float) -> ListingRow:
        """Return a row with one text over the whole width."""
        return ListingRow([ListingCell(text, self._looks[look])], height)

    def _say(self, key: str, **values: Detail) -> str:
        return say(key, self._language, **values)


def findings_summary(judgement: Judgement, comparison: FindingComparison | None, language: Language) -> str:
    """Return how many findings there are, and how many there were before."""
    counts = {severity.word: judgement.count(severity) for severity in Severity}
    said = say("annotate.clean" if judgement.clean else "annotate.counts", language,
               total=len(judgement.findings), **counts)
    if comparison is None:
        return said
    compared = "annotate.compared-in-part" if comparison.unchecked else "annotate.compared"
    return said + " " * (language == "en") + say(compared, language, **comparison.counts)


def call_contact(call: Settings, language: Language) -> str:
    """Return until when a call is open, and whom to ask."""
    closes = f"{call.closes:%Y-%m-%d %H:%M}"
    whom = tuple(filter(None, (call.contact, call.phone, call.email)))
    return say("annotate.contact" if whom else "annotate.closes", language, closes=closes, whom=whom)


def _recorded(lines: list[ListingRow], record: Iterable[str]) -> list[ListingRow]:
    """Return the rows with a line of the record in each, and more rows where it is longer."""
    pairs = zip_longest(lines, record)
    return [(line or ListingRow([]))._replace(record=text or "") for line, text in pairs]


def _file(judgement: Judgement) -> str:
    """Return the name of the file that was judged, as far as its findings tell."""
    return next((PurePath(finding.place.file).name for finding in judgement), "")
