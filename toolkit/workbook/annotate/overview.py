"""The sheet 校验意见: what was found, one row a finding, each a link to its cell."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import PurePath
from typing import NamedTuple

from toolkit.messages import Language, message, remedy, say, severity_word
from toolkit.messages import title as rule_title
from toolkit.model import Finding, Judgement, Severity, column_letters
from toolkit.workbook.annotate import metrics
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.markup import quoted
from toolkit.workbook.annotate.metrics import DIGIT_PIXELS
from toolkit.workbook.annotate.styles import BODY_POINTS, Look, Styles
from toolkit.workbook.compare import Change, Comparison

TITLE = "校验意见"
"""The title of the sheet, in either language (DESIGN §8)."""

Columns = tuple[tuple[str, float], ...]

COLUMNS: Columns = (("severity", 11), ("sheet", 12), ("cell", 9), ("found", 22), ("problem", 50), ("remedy", 48),
                    ("clause", 8), ("code", 27))
"""The columns by the name of their heading, and how wide they are, in characters."""

COMPARED_COLUMNS = (COLUMNS[0], ("change", 11), *COLUMNS[1:])
"""The same where a file came again."""

_HEADER_ROW = 5
LONGEST = 2_000
"""Most characters of a cell here: what is longer is cut, it stands whole where the finding points."""


class _Text(NamedTuple):
    """A cell's text and format."""

    text: str
    style: int


class _Line(NamedTuple):
    """A row: its cells from A on, its height in points where it is fixed, and where its link leads."""

    cells: Sequence[_Text]
    height: float = 0
    link: str = ""
    record: str = ""


class Page:
    """The sheet 校验意见 of one judgement; making it adds the formats that it needs to the workbook's."""

    def __init__(
        self, styles: Styles, judgement: Judgement, comparison: Comparison | None, unit: str, language: Language,
        why_apart: str = "",
    ) -> None:
        self._judgement, self._comparison, self._unit, self._language = judgement, comparison, unit, language
        self._why_apart = why_apart
        self._columns = COMPARED_COLUMNS if comparison else COLUMNS
        self._looks = {look: styles.look(look) for look in Look}
        self._severities = {severity: styles.look(Look.STRONG, severity) for severity in Severity}

    def put(self, book: Book, record: Iterable[str]) -> None:
        """Put the sheet first in a workbook; *record* stands in a hidden column."""
        titles = frozenset(book.titles)
        changes = self._comparison.changes if self._comparison else [None] * len(self._judgement.findings)
        table = [self._row(finding, change, titles) for finding, change in zip(self._judgement, changes, strict=True)]
        last = _HEADER_ROW + len(table)
        lines = _recorded([*self._head(), *table, *self._fixed(), *self._tail()], record)
        names = {"_xlnm.Print_Titles": f"${_HEADER_ROW}:${_HEADER_ROW}"}
        if table:
            names["_xlnm._FilterDatabase"] = f"$A${_HEADER_ROW}:${column_letters(len(self._columns) - 1)}${last}"
        book.insert_first(book.free_title(TITLE), _sheet(book.namespace, self._columns, lines, last), names)

    def _head(self) -> Iterator[_Line]:
        """Yield the rows above the table, and its headings."""
        judgement = self._judgement
        yield self._note(Look.TITLE, self._say("annotate.title"), 28)
        yield self._note(Look.NOTE, self._say("annotate.unit", unit=self._unit) if self._unit else _file(judgement), 18)
        yield self._note(Look.NOTE, summary(judgement, self._comparison, self._language), 18)
        yield self._note(Look.NOTE, self._why_apart or self._advice, 34)
        headings = (self._say(f"annotate.{name}") for name, _ in self._columns)
        yield _Line([_Text(heading, self._looks[Look.HEADER]) for heading in headings], 24)

    @property
    def _advice(self) -> str:
        """Return what the sender should do; nothing where all is well."""
        if self._judgement.clean:
            return ""
        return self._say("annotate.advice" if self._judgement.acceptable else "annotate.advice-returned")

    def _row(self, finding: Finding, change: Change | None, titles: Container[str]) -> _Line:
        """Return the row of a finding, with a link where *titles* has its sheet."""
        place = finding.place
        severity = _Text(severity_word(finding.severity, self._language), self._severities[finding.severity])
        texts = (place.sheet, place.cell, finding.found, message(finding, self._language),
                 remedy(finding, self._language), finding.clause, finding.code)
        link = _target(place.sheet, place.cell) if place.cell and place.sheet in titles else ""
        return self._listed(severity, change, texts, link)

    def _fixed(self) -> Iterator[_Line]:
        """Yield the rows below the table that tell what was corrected since last time."""
        fixed = self._comparison.fixed if self._comparison else ()
        if fixed:
            yield _Line([])
            yield self._note(Look.SECTION, self._say("annotate.fixed"), 22)
        for former in fixed:
            texts = (former.sheet, former.cell, former.found, former.problem, "", "", former.code)
            yield self._listed(_Text("", self._looks[Look.SHORT]), Change.FIXED, texts, "")

    def _listed(self, severity: _Text, change: Change | None, texts: Sequence[str], link: str) -> _Line:
        """Return a row of the table, or one that looks so."""
        cells = [severity]
        if change:
            cells.append(_Text(self._say(f"annotate.change.{change}"), self._looks[Look.SHORT]))
        where = Look.LINK if link else Look.SHORT
        looks = (Look.SHORT, where, Look.BODY, Look.BODY, Look.BODY, Look.SHORT, Look.BODY)
        cells += [_Text(text, self._looks[look]) for text, look in zip(texts, looks, strict=True)]
        return _Line(cells, _height(texts), link)

    def _tail(self) -> Iterator[_Line]:
        """Yield the rows below the table: the checks that could not be made, and why."""
        if self._judgement.not_made:
            yield _Line([])
            yield self._note(Look.SECTION, self._say("annotate.not-made"), 22)
        for check in self._judgement.not_made:
            name = rule_title(check.code, self._language)
            reason = self._say("annotate.not-made-reason", missing="、".join(check.missing))
            texts = ("", "", "", name, reason, "", check.code)
            blank = [""] * (len(self._columns) - len(texts))
            yield _Line([_Text(text, self._looks[Look.BODY]) for text in (*blank, *texts)], _height(texts))

    def _note(self, look: Look, text: str, height: float) -> _Line:
        """Return a row with one text over the whole width."""
        return _Line([_Text(text, self._looks[look])], height)

    def _say(self, key: str, **values: str | int) -> str:
        return say(key, self._language, **values)


def summary(judgement: Judgement, comparison: Comparison | None, language: Language) -> str:
    """Return how many findings there are, and how many there were before."""
    counts = {severity.word: judgement.count(severity) for severity in Severity}
    said = say("annotate.clean" if judgement.clean else "annotate.counts", language,
               total=len(judgement.findings), **counts)
    if comparison is None:
        return said
    return said + " " * (language == "en") + say("annotate.compared", language, **comparison.counts)


def _recorded(lines: list[_Line], record: Iterable[str]) -> list[_Line]:
    """Return the rows with a line of the record in each from the headings on, and more rows where it is longer."""
    texts = ["" for _ in range(_HEADER_ROW)] + [*record]
    pairs = zip_longest(lines, texts)
    return [(line or _Line([]))._replace(record=text or "") for line, text in pairs]


def _height(texts: Sequence[str]) -> float:
    """Return the height in points of a row whose columns from 工作表 on hold *texts*."""
    widths = (width * DIGIT_PIXELS for _, width in COLUMNS[1:])
    most = max(metrics.lines(text, width, BODY_POINTS) for text, width in zip(texts, widths, strict=True))
    return round(most * BODY_POINTS * 1.4 + 4)


def _file(judgement: Judgement) -> str:
    """Return the name of the file that was judged, as far as its findings tell."""
    return next((PurePath(finding.place.file).name for finding in judgement), "")


def _target(sheet: str, cell: str) -> str:
    """Return where a link within the workbook leads."""
    return "'" + sheet.replace("'", "''") + f"'!{cell}"


def _sheet(namespace: str, columns: Columns, lines: Sequence[_Line], last: int) -> str:
    """Return the worksheet part; *last* is the last row of the table."""
    numbered = list(enumerate(lines, 1))
    end, hidden = column_letters(len(columns) - 1), len(columns) + 1
    wide = [f"A{number}:{end}{number}" for number, line in numbered if len(line.cells) == 1]
    cols = "".join(f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
                   for at, (_, width) in enumerate(columns, 1))
    rows = (_row(number, line, len(columns)) for number, line in numbered)
    return "".join((
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">',
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        f'<dimension ref="A1:{column_letters(hidden - 1)}{len(lines)}"/>',
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">',
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="A{_HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>',
        f'<selection pane="bottomLeft" activeCell="A{_HEADER_ROW + 1}" sqref="A{_HEADER_ROW + 1}"/>',
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
        f'<cols>{cols}<col min="{hidden}" max="{hidden}" width="9" hidden="1" customWidth="1"/></cols>',
        f"<sheetData>{''.join(rows)}</sheetData>",
        f'<autoFilter ref="A{_HEADER_ROW}:{end}{last}"/>' if last > _HEADER_ROW else "",
        f'<mergeCells count="{len(wide)}">{"".join(map(_merged, wide))}</mergeCells>',
        _links(numbered, column_letters([name for name, _ in columns].index("cell"))),
        '<printOptions horizontalCentered="1"/>',
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
        "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>",
        f'<ignoredErrors><ignoredError sqref="A1:{end}{len(lines)}" numberStoredAsText="1"/></ignoredErrors>',
        "</worksheet>",
    ))


def _row(number: int, line: _Line, width: int) -> str:
    """Return a row with its cells, all of them text; the record stands beyond its *width*."""
    height = f' ht="{line.height}" customHeight="1"' if line.height else ""
    cells = "".join(_cell(f"{column_letters(at)}{number}", cell) for at, cell in enumerate(line.cells))
    hidden = _string(f"{column_letters(width)}{number}", 0, line.record) if line.record else ""
    return f'<row r="{number}"{height}>{cells}{hidden}</row>'


def _cell(reference: str, cell: _Text) -> str:
    """Return a cell that holds text as text, whatever it begins with."""
    if not cell.text:
        return f'<c r="{reference}" s="{cell.style}"/>'
    return _string(reference, cell.style, shortened(cell.text))


def shortened(text: str) -> str:
    """Return a text as a cell of the table shows it."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _string(reference: str, style: int, text: str) -> str:
    """Return a cell that holds a string."""
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{quoted(text)}</t></is></c>'


def _merged(area: str) -> str:
    """Return the range that a row with one text takes."""
    return f'<mergeCell ref="{area}"/>'


def _links(numbered: Iterable[tuple[int, _Line]], column: str) -> str:
    """Return the links, each on the address in its row."""
    links = [f'<hyperlink ref="{column}{number}" location="{quoted(line.link)}" display="{quoted(line.link)}"/>'
             for number, line in numbered if line.link]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
