"""The sheet 校验意见: what was found, one row a finding, each a link to its cell."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from toolkit.messages import Language, message, remedy, say, severity_word
from toolkit.messages import title as rule_title
from toolkit.model import Finding, Judgement, NotMade, Severity, column_letters
from toolkit.workbook.annotate import metrics
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.markup import quoted
from toolkit.workbook.annotate.metrics import DIGIT_PIXELS
from toolkit.workbook.annotate.styles import BODY_POINTS, Look, Styles

TITLE = "校验意见"
"""The title of the sheet, in either language (DESIGN §8)."""

_COLUMNS = (("severity", 11), ("sheet", 12), ("cell", 9), ("found", 22), ("problem", 50), ("remedy", 48),
            ("clause", 8), ("code", 27))
"""The columns by the name of their heading, and how wide they are, in characters."""

_HEADER_ROW = 5
_LINK_COLUMN = 2
_LAST = column_letters(len(_COLUMNS) - 1)
_LONGEST = 2_000
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


def add(book: Book, styles: Styles, judgement: Judgement, unit: str, language: Language) -> None:
    """Put the sheet 校验意见 first in a workbook, in place of one that an earlier run of ours put in."""
    book.drop_ours()
    title = book.free_title(TITLE)
    page = _Page(styles, language)
    head = [*page.head(judgement, unit)]
    table = [page.row(finding) for finding in judgement]
    last = _HEADER_ROW + len(table)
    content = _sheet(book.namespace, [*head, *table, *page.tail(judgement.not_made)], last)
    names = {"_xlnm.Print_Titles": f"${_HEADER_ROW}:${_HEADER_ROW}"}
    if table:
        names["_xlnm._FilterDatabase"] = f"$A${_HEADER_ROW}:${_LAST}${last}"
    book.insert_first(title, content, names)


class _Page:
    """The rows of the sheet, in words and formats."""

    def __init__(self, styles: Styles, language: Language) -> None:
        self._language = language
        self._looks = {look: styles.look(look) for look in Look}
        self._severities = {severity: styles.look(Look.STRONG, severity) for severity in Severity}

    def head(self, judgement: Judgement, unit: str) -> Iterator[_Line]:
        """Yield the rows above the table, and its headings."""
        counts = {severity.word: judgement.count(severity) for severity in Severity}
        summary = "annotate.clean" if judgement.clean else "annotate.counts"
        whose = self._say("annotate.unit", unit=unit) if unit else _file(judgement)
        advice = "annotate.advice-returned" if not judgement.acceptable else "annotate.advice"
        yield self._note(Look.TITLE, self._say("annotate.title"), 28)
        yield self._note(Look.NOTE, whose, 18)
        yield self._note(Look.NOTE, self._say(summary, total=len(judgement.findings), **counts), 18)
        yield self._note(Look.NOTE, self._say(advice) if not judgement.clean else "", 34)
        yield _Line([_Text(self._say(f"annotate.{name}"), self._looks[Look.HEADER]) for name, _ in _COLUMNS], 24)

    def row(self, finding: Finding) -> _Line:
        """Return the row of a finding."""
        place = finding.place
        looks = (Look.SHORT, Look.LINK, Look.BODY, Look.BODY, Look.BODY, Look.SHORT, Look.BODY)
        texts = (place.sheet, place.cell, finding.found, message(finding, self._language),
                 remedy(finding, self._language), finding.clause, finding.code)
        severity = _Text(severity_word(finding.severity, self._language), self._severities[finding.severity])
        cells = [severity, *(_Text(text, self._looks[look]) for text, look in zip(texts, looks, strict=True))]
        return _Line(cells, _height(texts), _target(place.sheet, place.cell) if place.cell else "")

    def tail(self, not_made: Sequence[NotMade]) -> Iterator[_Line]:
        """Yield the rows below the table: the checks that could not be made, and why."""
        if not not_made:
            return
        yield _Line([])
        yield self._note(Look.SECTION, self._say("annotate.not-made"), 22)
        for check in not_made:
            name = rule_title(check.code, self._language)
            reason = self._say("annotate.not-made-reason", missing="、".join(check.missing))
            texts = ("", "", "", "", name, reason, "", check.code)
            yield _Line([_Text(text, self._looks[Look.BODY]) for text in texts], _height(texts[1:]))

    def _note(self, look: Look, text: str, height: float) -> _Line:
        """Return a row with one text over the whole width."""
        return _Line([_Text(text, self._looks[look])], height)

    def _say(self, key: str, **values: str | int) -> str:
        return say(key, self._language, **values)


def _height(texts: Sequence[str]) -> float:
    """Return the height in points of a row whose columns from the second on hold *texts*."""
    widths = (width * DIGIT_PIXELS for _, width in _COLUMNS[1:])
    most = max(metrics.lines(text, width, BODY_POINTS) for text, width in zip(texts, widths, strict=True))
    return round(most * BODY_POINTS * 1.4 + 4)


def _file(judgement: Judgement) -> str:
    """Return the name of the file that was judged, as far as its findings tell."""
    return next((PurePath(finding.place.file).name for finding in judgement), "")


def _target(sheet: str, cell: str) -> str:
    """Return where a link within the workbook leads."""
    return "'" + sheet.replace("'", "''") + f"'!{cell}"


def _sheet(namespace: str, lines: Sequence[_Line], last: int) -> str:
    """Return the worksheet part; *last* is the last row of the table."""
    numbered = list(enumerate(lines, 1))
    wide = [number for number, line in numbered if len(line.cells) == 1]
    columns = (f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
               for at, (_, width) in enumerate(_COLUMNS, 1))
    return "".join((
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">',
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        f'<dimension ref="A1:{_LAST}{len(lines)}"/>',
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">',
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="A{_HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>',
        f'<selection pane="bottomLeft" activeCell="A{_HEADER_ROW + 1}" sqref="A{_HEADER_ROW + 1}"/>',
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
        f"<cols>{''.join(columns)}</cols><sheetData>{''.join(map(_row, *zip(*numbered, strict=True)))}</sheetData>",
        f'<autoFilter ref="A{_HEADER_ROW}:{_LAST}{last}"/>' if last > _HEADER_ROW else "",
        f'<mergeCells count="{len(wide)}">{"".join(map(_merged, wide))}</mergeCells>',
        _links(numbered),
        '<printOptions horizontalCentered="1"/>',
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
        "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>",
        f'<ignoredErrors><ignoredError sqref="A1:{_LAST}{len(lines)}" numberStoredAsText="1"/></ignoredErrors>',
        "</worksheet>",
    ))


def _row(number: int, line: _Line) -> str:
    """Return a row with its cells, all of them text; a row that is one text has the format to its end."""
    height = f' ht="{line.height}" customHeight="1"' if line.height else ""
    cells = (_cell(f"{column_letters(at)}{number}", cell) for at, cell in enumerate(line.cells))
    return f'<row r="{number}"{height}>{"".join(cells)}</row>'


def _cell(reference: str, cell: _Text) -> str:
    """Return a cell that holds text as text, whatever it begins with."""
    if not cell.text:
        return f'<c r="{reference}" s="{cell.style}"/>'
    text = cell.text if len(cell.text) <= _LONGEST else cell.text[: _LONGEST - 1] + "…"
    return f'<c r="{reference}" s="{cell.style}" t="inlineStr"><is><t xml:space="preserve">{quoted(text)}</t></is></c>'


def _merged(number: int) -> str:
    """Return the range that a row with one text takes."""
    return f'<mergeCell ref="A{number}:{_LAST}{number}"/>'


def _links(numbered: Iterable[tuple[int, _Line]]) -> str:
    """Return the links, each on the address in its row."""
    column = column_letters(_LINK_COLUMN)
    links = [f'<hyperlink ref="{column}{number}" location="{quoted(line.link)}" display="{quoted(line.link)}"/>'
             for number, line in numbered if line.link]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
