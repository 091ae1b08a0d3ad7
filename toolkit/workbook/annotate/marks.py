"""What a copy that came back tells of its marks: the findings listed on 校验意见, the record, the text of our notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, get_args

from toolkit.messages import Language, say, severity_word
from toolkit.model import Severity, column_letters
from toolkit.workbook.annotate import comments, markup, record
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.comments import Span
from toolkit.workbook.annotate.listing import LONGEST
from toolkit.workbook.annotate.markup import Element
from toolkit.workbook.annotate.overview import COMPARED_COLUMNS
from toolkit.workbook.annotate.package import Package, Relations
from toolkit.workbook.annotate.record import Record
from toolkit.workbook.annotate.sheet import address
from toolkit.workbook.compare import Former

_LANGUAGES: tuple[Language, ...] = get_args(Language)
_WORDS = {severity_word(severity, language) for severity in Severity for language in _LANGUAGES}
_REMEDIES = {say("annotate.note-remedy", language) for language in _LANGUAGES}
_NAMES = {say(f"annotate.{name}", language): name for name, _ in COMPARED_COLUMNS for language in _LANGUAGES}
_BREAK = "(?:\\r|_x000D_)*\\n"
"""How a line break comes back: some programs write a carriage return beside it, as such or escaped."""

_ANY = re.compile(f"(?:{_BREAK})*【(?:{'|'.join(map(re.escape, _WORDS))})】[^【】]*?{_BREAK}"
                  f"(?:{'|'.join(map(re.escape, _REMEDIES))})[^\\r\\n]*")
"""A text of ours in a note, where 校验意见 does not tell what it was."""


_GONE = "\0"
"""Stands for a letter that is found to be ours; no text in a workbook can hold it."""


class _Row(NamedTuple):
    """A finding as listed on 校验意见: the word for its severity, what is wrong, what to do, and the rest."""

    severity: str
    problem: str
    remedy: str
    former: Former


class Marks:
    """The marks in a package, as they stand now."""

    def __init__(self, package: Package, book: Book) -> None:
        self._package, self._book = package, book

    @property
    def there(self) -> bool:
        """Return whether there are any: our sheet, or notes of ours."""
        return self._book.ours is not None or bool(self.sheets)

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """Return the titles of the sheets that are marked, by the record or by their notes."""
        recorded = {mark.sheet for mark in self.record.marks}
        noted = {title for title, notes in self._notes.items() if any(map(self.spans, notes.values()))}
        return tuple(title for title in self._book.titles if title in recorded | noted)

    @cached_property
    def record(self) -> Record:
        """Return the record that our sheet carries."""
        return record.parse(text for row in self._grid for text in row.values())

    @cached_property
    def formers(self) -> tuple[Former, ...]:
        """Return the findings that the sender was told of, each with the cell where our note of it stands now."""
        taken: set[tuple[str, str]] = set()
        stayed = [(row.former, row, self._now(row, (row.former.cell,), taken)) for row in self._rows]
        return tuple(former._replace(now=now or self._now(row, self._notes.get(former.sheet, ()), taken))
                     for former, row, now in stayed)

    def _now(self, row: _Row, cells: Iterable[str], taken: set[tuple[str, str]]) -> str:
        """Return the first of some cells that is not *taken* and whose note says what a row does."""
        former, pattern = row.former, _pattern(row)
        notes = self._notes.get(former.sheet, {})
        if not former.cell:
            return ""
        for cell in cells:
            mark = (pattern.pattern, f"{former.sheet}!{cell}")
            if mark not in taken and pattern.search(notes.get(cell, "")):
                taken.add(mark)
                return cell
        return ""

    def spans(self, text: str) -> list[Span]:
        """Return where a note's text is ours."""
        if "【" not in text:
            return []
        spans, rest = [], text
        for pattern in (*self._patterns, _ANY):
            spans += [match.span() for match in pattern.finditer(rest)]
            rest = pattern.sub(lambda match: _GONE * len(match[0]), rest)
        above = len(rest) - len(rest.lstrip().lstrip(_GONE).lstrip())
        return [*spans, (0, above)] if spans and rest.lstrip().startswith(_GONE) else spans

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        """Return the texts of ours that 校验意见 tells of, the longest first, each with the lines that part it off."""
        return sorted({_pattern(row) for row in self._rows}, key=lambda pattern: -len(pattern.pattern))

    @cached_property
    def _notes(self) -> dict[str, dict[str, str]]:
        """Return the text of every note, by sheet and cell."""
        return {
            title: {str(at): text for at, text in comments.texts(self._package, part).items()}
            for title, part in self._book.parts.items()
        }

    @cached_property
    def _rows(self) -> list[_Row]:
        """Return the findings listed on our sheet; what was corrected, and what was not checked, has no severity."""
        columns: dict[str, str] = {}
        rows = []
        for row in self._grid:
            names = {_NAMES[text]: column for column, text in row.items() if text in _NAMES}
            columns = columns or (names if {"severity", "code"} <= set(names) else {})
            said = {name: row.get(column, "") for name, column in columns.items()}
            if said.get("severity") in _WORDS:
                rows.append(_row(said))
        return rows

    @cached_property
    def _grid(self) -> list[dict[str, str]]:
        """Return the texts on our sheet, row by row, by the letters of their column."""
        part = self._book.ours
        if part is None:
            return []
        root = self._package.peek(part)
        shared = self._shared if any(cell.get("t") == "s" for cell in root.iter("{*}c")) else []
        return [dict(_texts(row, shared)) for row in markup.children(markup.child(root, "sheetData"), "row")]

    @cached_property
    def _shared(self) -> list[str]:
        """Return the strings that the sheets of the workbook share."""
        part = Relations(self._package, self._package.book).target("sharedStrings")
        if not part or part not in self._package:
            return []
        return [_string(entry) for entry in markup.children(self._package.peek(part), "si")]


def _row(said: dict[str, str]) -> _Row:
    """Return a row by the names of its columns."""
    texts = {name: said.get(name, "") for name in ("code", "sheet", "cell", "found", "problem")}
    return _Row(said["severity"], texts["problem"], said.get("remedy", ""), Former(**texts))


def _pattern(row: _Row) -> re.Pattern[str]:
    """Return what a row's text in a note looks like, with the empty line that parts it from what stands above."""
    remedies = "|".join(map(re.escape, sorted(_REMEDIES)))
    says = f"【{re.escape(row.severity)}】{_like(row.problem)}{_BREAK}(?:{remedies}){_like(row.remedy)}"
    return re.compile(f"(?:{_BREAK}{_BREAK})?{says}")


def _like(text: str) -> str:
    """Return a pattern for a text of a row, which is cut there when it is long, as a note has it."""
    whole = len(text) < LONGEST or not text.endswith("…")
    lines = _BREAK.join(map(re.escape, re.split("\\r?\\n", text if whole else text[:-1])))
    return lines if whole else f"{lines}[^\\r\\n]*"


def _texts(row: Element, shared: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a row with the letters of their column."""
    for number, cell in enumerate(markup.children(row, "c")):
        column = column_letters(address(cell.get("r", "A1")).column if "r" in cell.attrib else number)
        text = _cell_text(cell, shared)
        if text:
            yield column, text


def _cell_text(cell: Element, shared: Sequence[str]) -> str:
    """Return the text of a cell, wherever the writer put it."""
    value = cell.findtext("{*}v") or ""
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    inline = markup.child(cell, "is")
    return markup.escaped_away(value) if inline is None else _string(inline)


def _string(entry: Element) -> str:
    """Return the text of a string, plain or in runs, without readings."""
    runs: Iterable[Element] = (*markup.children(entry, "t"), *entry.iterfind("{*}r/{*}t"))
    return markup.escaped_away("".join(piece.text or "" for piece in runs))
