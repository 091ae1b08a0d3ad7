"""Types answers into an issued workbook, as a secretary does.

The cells are changed within the package: to load the form with openpyxl and save it takes a second and loses part of
it. No program has calculated the result, so the formulas hold no values: whoever opens it calculates them.
"""

import re
from collections.abc import Iterator
from datetime import date

from toolkit.campaign.model import Campaign
from toolkit.demo.answers import Answer, Answers
from toolkit.demo.form import At, Layout, layout
from toolkit.model import Sheet, Value
from toolkit.text import WIDE_FROM
from toolkit.workbook.annotate import markup
from toolkit.workbook.annotate.markup import Element
from toolkit.workbook.annotate.package import Package, Relations

_CALCULATED = re.compile(rb"</f><v>[^<]*</v>")
_DAY_ZERO = date(1899, 12, 30)
_LINE_HEIGHT, _HIGHEST, _COLUMN_WIDTH = 15, 409, 8.43
"""Points to a line, most points to a row, characters to a column that says nothing else: Excel's own."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill(blank: bytes, answers: Answers, campaign: Campaign) -> bytes:
    """Return an issued workbook with *answers* typed in: dates as dates, numbers as numbers, all else as text."""
    return fill_and_point(blank, answers, campaign)[0]


def fill_and_point(blank: bytes, answers: Answers, campaign: Campaign) -> tuple[bytes, Layout]:
    """Return the filled workbook, and where its places are."""
    places = layout(blank, campaign)
    typist = Typist(blank)
    for at, value in _typed(answers):
        typist.type(at.sheet, places.a1(at), value)
    return typist.save(), places


def type_over(data: bytes, at: At, value: Value, campaign: Campaign) -> bytes:
    """Return a workbook with one cell typed over."""
    typist = Typist(data)
    typist.type(at.sheet, layout(data, campaign).a1(at), value)
    return typist.save()


class Page:
    """A sheet under a typist's hands: its cells by address, its rows as high as what is typed asks for."""

    def __init__(self, root: Element) -> None:
        self._cells = {cell.get("r", ""): cell for cell in root.iter(f"{{{markup.namespace(root)}}}c")}
        columns = markup.children(markup.child(root, "cols"), "col")
        self._widths = {int(column.get("min", "")): float(column.get("width", "")) for column in columns}

    def cell(self, a1: str) -> Element:
        """Return a cell, emptied; raises KeyError where the form has none."""
        cell = self._cells[a1]
        cell[:] = []
        cell.attrib.pop("t", "")
        return cell

    def fit(self, cell: Element, text: str) -> None:
        """Make a cell's row as high as *text* asks for, as Excel does while one types, unless it has a set height."""
        row = cell.getparent()
        if row is None or row.get("customHeight"):
            return
        width = self._widths.get(row.index(cell) + 1, _COLUMN_WIDTH) - 1
        lines = sum(1 + int(_width(paragraph) / width) for paragraph in text.split("\n"))
        height = max(min(lines * _LINE_HEIGHT + 4, _HIGHEST), float(row.get("ht", _LINE_HEIGHT)))
        row.set("ht", f"{height:g}")


def _width(text: str) -> int:
    """Return the width of a text in characters of which a Chinese one takes two."""
    return sum(2 if ord(character) >= WIDE_FROM else 1 for character in text)


class Typist:
    """Types values into the cells of a workbook; the cells must be there, as they are wherever input is asked for."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        self._parts = sheet_parts(self._package)
        for part in self._parts.values():
            self._package.write(part, _CALCULATED.sub(b"</f>", self._package.read(part)))
        self._pages: dict[str, Page] = {}
        strings = Relations(self._package, self._package.book).target("sharedStrings")
        assert strings is not None, "the form has texts"
        self._strings = self._package.edit(strings)
        self._count = len(self._strings)

    def type(self, sheet: str, a1: str, value: Value) -> None:
        """Type a value; text stays text whatever it begins with, and an empty text clears the cell."""
        if sheet not in self._pages:
            self._pages[sheet] = Page(self._package.edit(self._parts[sheet]))
        cell = self._pages[sheet].cell(a1)
        if value == "":
            return
        if isinstance(value, str):
            self._pages[sheet].fit(cell, value)
        shown = markup.make(cell, "v")
        shown.text = self._stored(cell, value)
        cell.append(shown)

    def _stored(self, cell: Element, value: Value) -> str:
        """Return a value as a cell holds it: the number of a text, the day of a date, a number as it is."""
        if isinstance(value, date):
            return str((value - _DAY_ZERO).days)
        if not isinstance(value, str):
            return repr(value)
        cell.set("t", "s")
        item = markup.make(self._strings, "si")
        text = markup.make(item, "t")
        text.text = markup.cell_text(value)
        text.set(_SPACE, "preserve")
        item.append(text)
        self._strings.append(item)
        self._count += 1
        return str(self._count - 1)

    def save(self) -> bytes:
        """Return the workbook; equal for equal typing."""
        for name in ("count", "uniqueCount"):
            self._strings.set(name, str(self._count))
        return self._package.save()


def sheet_parts(package: Package) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's title."""
    parts = Relations(package, package.book).by_identifier()
    identifier = f"{{{package.relation_base}}}id"
    sheets = markup.child(package.peek(package.book), "sheets")
    return {sheet.get("name", ""): parts[sheet.get(identifier, "")] for sheet in markup.children(sheets, "sheet")}


def _typed(answers: Answers) -> Iterator[tuple[At, Value]]:
    """Yield all that is typed, with its place."""
    yield from ((At(Sheet.UNIT, name), value) for name, value in answers.unit.items())
    yield from _rows(Sheet.COMMITTEE, answers.members)
    yield from _rows(Sheet.QUESTIONS, answers.questions)
    for (question, member), value in answers.scores.items():
        yield At(Sheet.SCORES, "score", question, member), value
    for question, opinion in answers.opinions.items():
        yield At(Sheet.SCORES, "score_opinion", question), opinion
    for question, head in answers.question_heads.items():
        yield At(Sheet.SCORES, "score", question), head
    for member, head in answers.member_heads.items():
        yield At(Sheet.SCORES, "score", 0, member), head


def _rows(sheet: Sheet, rows: dict[int, Answer]) -> Iterator[tuple[At, Value]]:
    """Yield what is typed into a table."""
    return ((At(sheet, name, row), value) for row, answer in rows.items() for name, value in answer.items())
