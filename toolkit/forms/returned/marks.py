"""Reads our marks off a returned copy: its findings, record and notes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice
from typing import get_args

from toolkit.forms import provenance
from toolkit.forms.compare import PriorFinding
from toolkit.forms.returned import record
from toolkit.forms.returned.findings_sheet import COMPARED_COLUMNS
from toolkit.forms.returned.record import RecordedFinding, ReturnRecord
from toolkit.messages import Language, say, severity_word
from toolkit.model import Severity
from toolkit.ooxml import comments
from toolkit.ooxml.comments import Span
from toolkit.ooxml.listing import LONGEST
from toolkit.ooxml.package import Package
from toolkit.ooxml.strings import Grid, sheet_texts
from toolkit.ooxml.workbook import WorkbookPart

_LANGUAGES: tuple[Language, ...] = get_args(Language)
_WORDS = {severity_word(severity, language) for severity in Severity for language in _LANGUAGES}
_REMEDIES = {say("annotate.note-remedy", language) for language in _LANGUAGES}
_NAMES = {say(f"annotate.{name}", language): name
          for name in (*(name for name, _ in COMPARED_COLUMNS), "code") for language in _LANGUAGES}
"""The columns of 校验意见 by their headings; copies of 0.5.0 and before have one of codes."""

_BREAK = "(?:\\r|_x000D_)*\\n"
"""How a line break comes back: some programs write a carriage return beside it, as such or escaped."""

_ANY = re.compile(f"(?:{_BREAK})*(?:{'|'.join(map(re.escape, provenance.OPENINGS))})(?P<problem>[^【】]*?){_BREAK}"
                  f"(?:{'|'.join(map(re.escape, _REMEDIES))})[^\\r\\n]*")
"""A text of ours in a note, where 校验意见 does not tell what it was."""

_GONE = "\0"
"""Stands for a letter that is found to be ours; no text in a workbook can hold it."""

_ENOUGH = 5
"""Findings of a sheet by whose notes it is known again under another title."""


class CopyMarks:
    """The marks in a package, as they stand now."""

    def __init__(self, package: Package, book: WorkbookPart) -> None:
        self._package, self._book = package, book

    @property
    def there(self) -> bool:
        """Return whether there are any: our sheet, or notes of ours."""
        return self.listed or bool(self.sheets)

    @property
    def listed(self) -> bool:
        """Return whether there is a sheet of ours that lists all of them."""
        return bool(self.pages)

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        """Return the parts of the sheets by title, in order."""
        return self._book.parts

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Return the titles of our sheets: 校验意见, and copies of it that somebody made."""
        likely = {title: part for title, part in self._parts.items() if provenance.FINDINGS in title}
        titled = (title for title, part in likely.items()
                  if provenance.is_our_copy(title, (row.values() for row in sheet_texts(self._package, part))))
        return tuple(dict.fromkeys((*self._book.sheets_named(provenance.NAME), *titled)))

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """Return the titles of the sheets that are marked, by the record or by their notes."""
        noted = {title for title, notes in self._notes.items() if any(map(self.spans, notes.values()))}
        return tuple(title for title in self._book.titles if title in {*self.called.values()} | noted)

    @cached_property
    def called(self) -> dict[str, str]:
        """Return what each marked sheet is called now, by its title then: the one with most of its notes.

        Where no note tells, it is the one with the same title, if there is one.
        """
        rows: dict[str, list[RecordedFinding]] = {mark.sheet: [] for mark in self.record.marks}
        for row in filter(_noted, self._rows):
            rows.setdefault(row.sheet, []).append(row)
        called = {}
        for then, told in rows.items():
            patterns = [_pattern(row) for row in islice(told, _ENOUGH)]
            found = {title: sum(bool(pattern.search(text)) for pattern in patterns)
                     for title, text in self._noted_texts.items()}
            best = max(found, key=lambda title: (found[title], title == then), default="")
            if best == then or found.get(best):
                called[then] = best
        return called

    @cached_property
    def record(self) -> ReturnRecord:
        """Return the record that our sheet carries."""
        return record.parse_record(text for row in self._grid for text in row.values())

    @cached_property
    def formers(self) -> tuple[PriorFinding, ...] | None:
        """Return the findings that the sender was told of, each with the cell where our note of it stands now.

        None where our sheet is gone, or the record on it: sentences alone do not tell all that it was told.
        """
        if not self.listed or not all(row.code for row in self._rows):
            return None
        taken: set[tuple[str, str]] = set()
        stayed = [(row, self._now(row, (row.cell,), taken)) for row in self._rows]
        return tuple(_former(row, now or self._now(row, self._notes_of(row), taken)) for row, now in stayed)

    def _notes_of(self, row: RecordedFinding) -> dict[str, str]:
        """Return the notes of the sheet that a row is about, by cell."""
        return self._notes.get(self.called.get(row.sheet, ""), {})

    def _now(self, row: RecordedFinding, cells: Iterable[str], taken: set[tuple[str, str]]) -> str:
        """Return the first of some cells that is not *taken* and whose note says what a row does."""
        if not _noted(row):
            return ""
        pattern, notes = _pattern(row), self._notes_of(row)
        for cell in cells:
            mark = (pattern.pattern, f"{row.sheet}!{cell}")
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
        return sorted(set(map(_pattern, filter(_noted, self._rows))), key=lambda pattern: -len(pattern.pattern))

    @cached_property
    def _notes(self) -> dict[str, dict[str, str]]:
        """Return the text of every note, by sheet and cell."""
        return {
            title: {str(at): text for at, text in comments.note_texts(self._package, part).items()}
            for title, part in self._parts.items()
        }

    @cached_property
    def _noted_texts(self) -> dict[str, str]:
        """Return the texts of all notes of a sheet in one, by its title."""
        return {title: "\n\n".join(notes.values()) for title, notes in self._notes.items()}

    @cached_property
    def _rows(self) -> list[RecordedFinding]:
        """Return what the sender was told: as recorded, and what is listed that is not recorded."""
        recorded = [*self.record.told]
        known = Counter((row.code, row.sheet, row.cell) for row in recorded)
        for row in self._listed:
            known[row.code, row.sheet, row.cell] -= 1
            if known[row.code, row.sheet, row.cell] < 0:
                recorded.append(row)
        return recorded

    @property
    def _listed(self) -> list[RecordedFinding]:
        """Return the findings listed on our sheet; what was corrected, and what was not checked, has no severity."""
        columns: dict[str, str] = {}
        rows = []
        for row in self._grid:
            names = {_NAMES[text]: column for column, text in row.items() if text in _NAMES}
            columns = columns or (names if {"severity", "problem"} <= set(names) else {})
            said = {name: row.get(columns.get(name, ""), "") for name in RecordedFinding._fields}
            if said["severity"] in _WORDS and (said["code"] or not self.record.told):
                rows.append(RecordedFinding(**said))
        return rows

    @cached_property
    def _grid(self) -> Grid:
        """Return the texts on our sheet."""
        return sheet_texts(self._package, self._parts[self.pages[0]]) if self.pages else []


def prior_findings(came: bytes | Package) -> tuple[PriorFinding, ...] | None:
    """Return the findings that an annotated copy told its sender of, as it *came* back: its bytes, or its package.

    None for any other file, and for one whose 校验意见 was deleted.
    """
    try:
        package = came if isinstance(came, Package) else Package(came)
        marks = CopyMarks(package, WorkbookPart(package))
        return marks.formers if marks.there else None
    except Exception:  # whatever is wrong with a file is said by the reader; here it only holds no marks of ours
        return None


def _noted(row: RecordedFinding) -> bool:
    """Return whether a row has a note: one without a cell, or of which nothing could be told, has none."""
    return bool(row.cell and row.severity)


def _former(row: RecordedFinding, now: str) -> PriorFinding:
    """Return a row as a finding that the sender was told of."""
    return PriorFinding(row.code, row.sheet, row.cell, row.found, row.problem, now, row.form)


def _pattern(row: RecordedFinding) -> re.Pattern[str]:
    """Return what a row's text in a note looks like, with the empty line that parts it from what stands above."""
    remedies = "|".join(map(re.escape, sorted(_REMEDIES)))
    opening = re.escape(provenance.note_opening(row.severity))
    says = f"{opening}{_like(row.problem)}{_BREAK}(?:{remedies}){_like(row.remedy)}"
    return re.compile(f"(?:{_BREAK}{_BREAK})?{says}")


def _like(text: str) -> str:
    """Return a pattern for a text of a row, which is cut there when it is long, as a note has it."""
    whole = len(text) < LONGEST or not text.endswith("…")
    lines = _BREAK.join(map(re.escape, re.split("\\r?\\n", text if whole else text[:-1])))
    return lines if whole else f"{lines}[^\\r\\n]*"
