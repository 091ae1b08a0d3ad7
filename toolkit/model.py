"""What we hold: frozen data without input or output.

A value never leaves its address: (file, sheet, A1) goes with it from the reader to the last report (DESIGN §3).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple, cast

from toolkit.cellref import Address
from toolkit.looks import Look
from toolkit.sheets import INPUT_SHEETS as INPUT_SHEETS
from toolkit.sheets import RECOMMENDATION
from toolkit.sheets import OwnSheet as OwnSheet
from toolkit.sheets import Sheet as Sheet
from toolkit.text import INVISIBLE, as_serial, mask_file_name, mask_personal, strip_invisible

Value = str | float | bool | date | time | datetime | timedelta
"""What a cell holds as read; a blank cell holds an empty string."""


class Unanswered(str):
    """What was typed where there is nothing to say, such as 无, / or 同上: kept as typed, read as a blank."""


@dataclass(frozen=True, slots=True)
class SystemReason:
    """Why the system would not do something; a message says it in its own language where that is known."""

    error: str
    """The name of the error, such as EACCES; empty where it has none."""
    said: str
    """What the system says itself, in English."""


DEFAULT_CLAUSE = "默认"
"""What stands in place of a clause where the notice is silent and the toolkit decided (DESIGN §1)."""

Detail = str | int | tuple[str, ...] | SystemReason
"""What a message may name; several things of one kind are listed as the language of the sentence does."""

Details = Mapping[str, Detail]
"""What a message may name, by name."""


class Severity(IntEnum):
    """How much a finding weighs; the higher, the graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the word used in the campaign workbook and in JSON: info, warning or error."""
        return self.name.lower()

    def raised(self) -> "Severity":
        """Return the next graver severity, or this one when there is none."""
        return Severity(min(self + 1, Severity.ERROR))


class Cell(NamedTuple):
    """One cell as read, with its address for life."""

    value: Value
    sheet: str
    row: int
    """Zero-based row."""
    column: int
    """Zero-based column."""
    field: str = ""
    """Name of the form field whose value or label stands here."""

    @property
    def a1(self) -> str:
        """Return the address within the sheet, such as ``B4``."""
        return str(Address(self.row, self.column))

    def __repr__(self) -> str:
        """Return address and field, never the value: it may be personal, and a traceback may show this."""
        return f"Cell({self.sheet}!{self.a1} {self.field})"

    @property
    def text(self) -> str:
        """Return the value as text, without invisible characters at the ends; empty when nothing shows."""
        value = self.value
        return value.strip(INVISIBLE) if type(value) is str else shown_text(value)

    @property
    def blank(self) -> bool:
        """Return whether the cell shows nothing; 0 is a value."""
        return not self.text

    @property
    def unanswered(self) -> bool:
        """Return whether somebody typed 待定, 无 or the like where an answer belongs."""
        return type(self.value) is Unanswered


def shown_text(value: Value) -> str:
    """Return a value as a person would read it: 5.0 as 5, a date as 2023-04-20."""
    match value:
        case Unanswered():
            return ""
        case str():
            return strip_invisible(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if not value.is_integer():
            return repr(value)
        case float() | int():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ")
        case _:
            return str(value)


class Place(NamedTuple):
    """Where something stands: file, sheet and A1 address, empty for a whole file; of a CSV the line, as 第 12 行."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return "!".join(filter(None, (self.sheet, self.cell))) or self.file

    @property
    def shown(self) -> str:
        """Return it as a sender may be shown it: what reads like a telephone in a title or a name is masked."""
        return str(self._replace(file=mask_file_name(self.file), sheet=mask_personal(self.sheet)))


@dataclass(frozen=True, slots=True)
class Source:
    """An input file: where it came from, what its bytes are and when they were last changed."""

    path: str
    """Path as given by the user, or relative to the inbox, with forward slashes."""
    sha256: str
    size: int
    """Bytes."""
    modified: datetime
    """Modification time, aware, in China Standard Time."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What `_meta` says of a form: which version, which call, for whom, which form."""

    version: str
    campaign: str
    unit: str
    fingerprint: str
    form: str = RECOMMENDATION


@dataclass(frozen=True)
class Record:
    """Cells by field name; every field whose label was found has a cell, blank or not."""

    cells: Mapping[str, Cell]

    def __getitem__(self, name: str) -> Cell:
        return self.cells[name]

    def __contains__(self, name: object) -> bool:
        return name in self.cells

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Return the text of each field, by name."""
        return {name: cell.text for name, cell in self.cells.items()}

    def text(self, name: str) -> str:
        """Return the text of a field; empty when it is blank or its label is missing."""
        return self.texts.get(name, "")

    def blanks(self, names: Iterable[str]) -> Iterator[Cell]:
        """Yield the blank cells among those of *names*; a field whose label is missing has no cell."""
        return (self.cells[name] for name in names if self.texts.get(name) == "")

    def filled(self, *names: str) -> bool:
        """Return whether every one of *names* shows something."""
        return all(map(self.text, names))


@dataclass(frozen=True)
class Row(Record):
    """A filled row of a table, with its 序号."""

    serial_field: str = ""

    @cached_property
    def serial(self) -> int | None:
        """Return the 序号 as a number, or None when it is blank or no whole number."""
        cell = self.cells.get(self.serial_field)
        return as_serial(cell.value) if cell else None


@dataclass(frozen=True)
class Member(Row):
    """A member of the unit's committee (专家推荐委员会): one filled row of 专家委员会."""

    serial_field: str = "member_serial"


@dataclass(frozen=True)
class Question(Row):
    """A recommended item (问题难题): one filled row of 推荐问题."""

    serial_field: str = "question_serial"


class Score(NamedTuple):
    """One non-blank cell of 委员会评分; it belongs to (question 序号, member 序号), never to a position."""

    question: Cell
    """The 序号 that stands at the head of the row."""
    member: Cell
    """The 序号 that stands at the head of the column."""
    cell: Cell


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """委员会评分 as read."""

    questions: tuple[Cell, ...] = ()
    """The question 序号 at the head of each row that holds one, top to bottom."""
    members: tuple[Cell, ...] = ()
    """The member 序号 at the head of each column that holds one, left to right."""
    scores: tuple[Score, ...] = ()
    opinions: Mapping[int, Cell] = field(default_factory=dict)
    """Filled 委员会意见 by question 序号."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader did to understand a workbook, where it is no fault: a likely label, a date converted."""

    code: str
    """Which of :mod:`toolkit.messages.returned` says it."""
    sheet: str
    cell: str = ""
    details: Details = field(default_factory=dict, repr=False)
    """What the sentence needs; never the value of a cell."""

    @property
    def place(self) -> str:
        """Return the address that the remark concerns, or the sheet."""
        return str(Place("", self.sheet, self.cell))


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled form as read: by title of a sheet its records, one a row of a table, and what its grids hold."""

    source: Source
    stamp: Stamp | None
    sheets: frozenset[str]
    """Titles of the input sheets that were found."""
    labels: Mapping[str, Cell]
    """The label or header cell of each field that was found, by field name."""
    records: Mapping[str, tuple[Record, ...]]
    grids: Mapping[str, ScoreSheet] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission(FilledForm):
    """A filled recommendation workbook (推荐材料): its records under their names."""

    @property
    def unit(self) -> Record:
        """Return what 单位信息 says."""
        return self.records[Sheet.UNIT][0]

    @property
    def members(self) -> tuple[Member, ...]:
        """Return the filled rows of 专家委员会."""
        return cast(tuple[Member, ...], self.records[Sheet.COMMITTEE])

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the filled rows of 推荐问题."""
        return cast(tuple[Question, ...], self.records[Sheet.QUESTIONS])

    @property
    def scores(self) -> ScoreSheet:
        """Return what 委员会评分 holds."""
        return self.grids[Sheet.SCORES]


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that may recommend (推荐单位)."""

    code: str
    name: str
    type: str
    former_names: tuple[str, ...] = ()
    must_recommend: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """What a check observed, not yet judged: its severity and clause come from the campaign."""

    code: str
    at: Cell | None = None
    """The cell concerned; None for a whole file or sheet."""
    value: str | None = field(default=None, repr=False)
    """The value found where it is not the text of the cell itself."""
    details: Details = field(default_factory=dict, repr=False)
    graver: bool = False
    """Whether it weighs one step more than the campaign says for the code."""
    sheet: str = ""
    """The sheet concerned where there is no cell."""
    severity: Severity | None = None
    """Its weight where DESIGN §7 fixes it apart from the code's: a file of another kind that is read all the same."""
    look: Look | None = None
    """What the file or the cell looks like; None where the code alone says it."""
    meant: tuple[str, ...] = ()
    for_staff: bool = False
    """Whether it concerns what another sender wrote, so that only staff may read it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A judged observation (校验意见)."""

    code: str
    severity: Severity
    place: Place
    found: str
    """The value found; empty for fields declared personal."""
    clause: str
    """Clause of the notice, or 默认."""
    details: Details = field(default_factory=dict)
    look: Look | None = None
    meant: tuple[str, ...] = ()

    @property
    def cited(self) -> str:
        """Return the clause of the notice on which it rests; empty where that is a default of ours."""
        return "" if self.clause == DEFAULT_CLAUSE else self.clause


@dataclass(frozen=True, slots=True)
class NotMade:
    """A check that was not made, and the missing fields or sheet."""

    code: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sender is told of a file, gravest first, then by place; the checks not made; how it was read."""

    findings: tuple[Finding, ...]
    not_made: tuple[NotMade, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: Mapping[str, str] = field(default_factory=dict)
    """Codes that were not looked for, and why: ``batch`` (only `aggregate` can tell), ``not-in-force``, ``unread``."""
    sheets: Mapping[str, str] = field(default_factory=dict)
    """Which of the form's sheets stands under a title of the file."""
    for_staff: tuple[Finding, ...] = ()
    """Findings that concern another sender too: no letter, no copy, no count and no status goes by them."""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of *severity*."""
        return sum(finding.severity is severity for finding in self.findings)

    def form_sheet(self, title: str) -> str:
        """Return which of the form's sheets stands under a title; the title itself where it is none of them."""
        return self.sheets.get(title, title)

    @property
    def clean(self) -> bool:
        """Return whether there is no finding of any severity."""
        return not self.findings

    @property
    def acceptable(self) -> bool:
        """Return whether there is no error: the file is accepted, not returned."""
        return not self.count(Severity.ERROR)
