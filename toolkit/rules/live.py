"""Excel expressions over the cells of a form, for the live formulas of 自检.

Rules build their live formula from these. What is not a single expression becomes a helper column of 字典, one cell
for each row of a table, so that the formulas of 自检 stay short; :mod:`toolkit.forms.blank` writes the columns that
the rules asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from toolkit.cellref import Address, column_letters, column_number
from toolkit.formspec.form import Form, SheetSpec
from toolkit.formspec.layout import HEADER_ROW, NOWHERE, PLACES, FormLayout
from toolkit.model import OwnSheet
from toolkit.rules import expressions

FIRST_ROW = 2
"""The first row of 字典 below its headings."""


@dataclass(frozen=True, slots=True)
class LiveColumn:
    """A column of 字典: an entry of a list in each cell, or a formula."""

    title: str
    letters: str
    cells: tuple[str | int, ...]
    """Constants, or formulas that begin with ``=`` (``{=`` for an array formula)."""
    empty: tuple[str | int, ...] = ()
    """What each formula gives for a form that is not filled in; empty for constants."""
    fields: tuple[str, ...] = ()
    """On the column of a record, the field whose text each cell holds."""

    @property
    def range(self) -> str:
        """Return the address of the column's cells."""
        return f"{OwnSheet.LISTS}!{self.local}"

    @property
    def local(self) -> str:
        """Return the address of the column's cells, for formulas on 字典."""
        return f"{self.at(0)}:{self.at(len(self.cells) - 1)}"

    def at(self, position: int) -> str:
        """Return the address of one cell, for formulas on 字典."""
        return f"${self.letters}${FIRST_ROW + position}"

    def place(self, position: int) -> Address:
        """Return where one cell stands on 字典."""
        return Address(FIRST_ROW - 1 + position, column_number(self.letters))

    def beside(self, position: int) -> str:
        """Return the address of one cell as a formula of the same row points at it: the row moves with the formula."""
        return f"${self.letters}{FIRST_ROW + position}"


class Spot(StrEnum):
    """Where a fault of a field stands."""

    VALUE = "value"
    """At the value of a record."""
    LABEL = "label"
    ROWS = "rows"
    """At the cells of a table."""
    GRID = "grid"
    """At the cells of a grid, which marks them by itself."""


@dataclass(frozen=True, slots=True)
class LiveFault:
    """How many faults a rule finds at one field while people type, and where the first of them stands."""

    field: str
    spot: Spot
    number: str
    """The expression of how many there are."""
    first: str = ""
    """On a grid, the expression of the place of the first (:meth:`FormLayout.place`)."""
    rows: LiveColumn | None = None
    """Of a table, the helper column that holds 1 for each row at fault, else 0."""


class LiveFormulas:
    """Builds the Excel expressions over the cells of a form, and the columns of 字典 that they need."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.layout = FormLayout(form)
        self.columns: dict[str, LiveColumn] = {}
        """The columns of 字典, by title, in order."""
        self.lists = {name: form.list_ranges.get(name) or self.add_column(name, entries).range
                      for name, entries in form.lists.items()}
        """Where the entries of the drop-down lists stand, by the list's name."""
        self._invisible = self.add_column("不可见字符", expressions.invisible())
        self._characters = [self._invisible.at(position) for position in range(len(self._invisible.cells))]
        starts, patterns = expressions.answer_patterns()
        self._answers = self.add_column("未作答·起始", starts), self.add_column("未作答", patterns)

    def add_column(
        self, title: str, cells: Iterable[str | int], empty: tuple[str | int, ...] = (), fields: tuple[str, ...] = ()
    ) -> LiveColumn:
        """Return a new column of 字典."""
        written = tuple(cells)  # first: a formula may ask for another column
        column = LiveColumn(title, column_letters(len(self.columns)), written, empty, fields)
        self.columns[title] = column
        return column

    def helper(
        self, heading: str, names: tuple[str, ...], empty: str | int, formula: Callable[[int], str]
    ) -> LiveColumn:
        """Return the helper column of some fields of a table, made once; *formula* gives the cell of each row."""
        fields, spec = [self.form.field_of[name] for name in names], self.form.sheet_of[names[0]]
        title = f"{spec.title}·{'＋'.join(field.label for field in fields)}·{heading}"
        if title not in self.columns:
            self.add_column(title, map(formula, range(spec.depth)), (empty,) * spec.depth)
        return self.columns[title]

    def at_value(self, name: str, number: str) -> LiveFault:
        """Return the fault of a field of a record; *number* is the expression that is 0 where there is none."""
        return LiveFault(name, Spot.VALUE, number)

    def at_label(self, name: str, number: str) -> LiveFault:
        """Return the fault of a whole column, told at its label; *number* is the expression of how many."""
        return LiveFault(name, Spot.LABEL, number)

    def in_rows(self, name: str, heading: str, flag: Callable[[int], str]) -> LiveFault:
        """Return the faults of a field of a table; *flag* gives the expression, on 字典, that is 1 in a wrong row."""
        rows = self.helper(heading, (name,), 0, lambda row: f"={flag(row)}")
        return LiveFault(name, Spot.ROWS, f"SUM({rows.range})", rows=rows)

    def in_grid(self, name: str, flags: str) -> LiveFault:
        """Return the faults of the cells of a grid; *flags* is the array expression that holds 1 for each at fault."""
        cells = self.layout.grid_cells(name)
        return self._scattered(name, flags, f"ROW({cells})", f"COLUMN({cells})")

    def at_heads(self, name: str, flags: str) -> LiveFault:
        """Return the faults of whole columns of a grid, told at their heads; *flags* holds 1 for each at fault."""
        return self._scattered(name, flags, self.layout.anchor(name), f"COLUMN({self.layout.grid_cells(name)})")

    def _scattered(self, name: str, flags: str, row: str, column: str) -> LiveFault:
        """Return the faults of a grid where *flags* are 1, each in a row and a column."""
        first = f"MIN(IF({flags}>0,{row}*{PLACES}+{column},{NOWHERE}))"
        return LiveFault(name, Spot.GRID, f"SUM({flags})", first)

    def blank_required(self, sheet: str) -> Iterator[LiveFault]:
        """Yield the faults of the required fields left blank in the filled rows of a table."""
        spec = self.form.sheet_titled[sheet]
        rows = self.row_column(sheet)
        for name in [field.name for field in spec.fields if field.required]:
            yield self.in_rows(name, "未填", partial(_one_without, rows, self.filled_column(name)))

    def text(self, field: str) -> str:
        """Return the helper cell with the text, without blanks, of a field of a record.

        Of a long or personal text only the first visible character: no second copy is kept.
        """
        spec = self.form.sheet_of[field]
        title, names = f"{spec.title}·净文本", tuple(spec.field_of)
        column = self.columns.get(title) or self.add_column(title, map(self._shown, names), ("",) * len(names), names)
        return f"{OwnSheet.LISTS}!{column.at(names.index(field))}"

    def _shown(self, name: str) -> str:
        """Return the formula of the text of a field of a record."""
        field = self.form.field_of[name]
        value = self.layout.value(name, self.layout.anchor(name))
        unanswered = expressions.no_answer(value, self._invisible.local, *(column.local for column in self._answers))
        shown = f'IF(IFERROR({unanswered},1),"",{self._without_blanks(value)})'
        return f"=LEFT({shown},1)" if field.kind == "long" or field.personal else f"={shown}"

    def dated(self, name: str) -> str:
        """Return the helper cell that holds 1 where a field of a record is a date or reads like one, else 0."""
        title, written = f"{self.form.sheet_of[name].title}·{self.form.field_of[name].label}·", self.text(name)
        marked = self.add_column(title + "拆分", (f"={expressions.date_marked(written)}",), ("",))
        parts = self.add_column(title + "年月日",
                             (f"={part}" for part in expressions.date_parts(marked.at(0))), ("", "", "1"))
        value = self.layout.value(name, self.layout.anchor(name))
        is_date = expressions.dated(value, written, [parts.at(position) for position in range(3)])
        return f"{OwnSheet.LISTS}!{self.add_column(f'{title}是日期', (f'={is_date}',), (0,)).at(0)}"

    def texts(self, field: str) -> str:
        """Return the helper range with the text, without blanks, of a table's field, one cell a row.

        Where a rule only asks whether something stands there, :meth:`filled` costs less.
        """
        return self.text_column(field).range

    def text_column(self, name: str) -> LiveColumn:
        """Return the helper column with the text, without blanks, of a table's field."""
        filled = self.filled_column(name)
        return self.helper("净文本", (name,), "", lambda row: (
            f'=IF({filled.beside(row)}=1,{self._without_blanks(self.value(name, row))},"")'))

    def filled(self, field: str) -> str:
        """Return the helper range that holds 1 for each row of a table in which a field shows something, else 0."""
        return self.filled_column(field).range

    def filled_column(self, name: str) -> LiveColumn:
        """Return the helper column that says in which rows a table's field shows something."""
        ranges = [column.local for column in (self._invisible, *self._answers)]
        return self.helper("已填", (name,), 0, lambda row: f"={expressions.filled(self.value(name, row), *ranges)}")

    def unanswered(self, field: str) -> str:
        """Return the helper range that holds 1 for each row of a table whose field shows 待定 or the like, else 0."""
        ranges = [column.local for column in (self._invisible, *self._answers)]
        return self.helper("未作答", (field,), 0, lambda row: (
            f"=IFERROR({expressions.no_answer(self.value(field, row), *ranges)},0)")).range

    def rows(self, sheet: str) -> str:
        """Return the helper range that holds 1 for each filled row of a table, else 0."""
        return self.row_column(sheet).range

    def row_column(self, sheet: str) -> LiveColumn:
        """Return the helper column that says which rows of a table are filled."""
        names = [field.name for field in self.form.sheet_titled[sheet].fields if field.kind not in ("serial", "live")]
        filled = [self.filled_column(name) for name in names]
        return self.helper("有内容", (names[0],), 0, lambda row: (
            f"=--({'+'.join(column.beside(row) for column in filled)}>0)"))

    def value(self, name: str, row: int) -> str:
        """Return the expression, on 字典, of a field's value in a row of its table."""
        return self.layout.value(name, self._lines(self.form.sheet_of[name]).beside(row))

    def _lines(self, spec: SheetSpec) -> LiveColumn:
        """Return the helper column with the row in which each row of a table stands."""
        title, depth = f"{spec.title}·行号", range(1, spec.depth + 1)
        head = self.layout.anchor(spec.fields[0].name)
        return self.columns.get(title) or self.add_column(
            title, (f"={head}+{below}" for below in depth), tuple(HEADER_ROW + below for below in depth))

    def _without_blanks(self, value: str) -> str:
        """Return the expression, on 字典, of a value without its invisible characters."""
        return expressions.without_blanks(value, self._characters)

    def without_blanks(self, expression: str) -> str:
        """Return the expression of a text (or of each text of a range) without its invisible characters."""
        characters = [f"{OwnSheet.LISTS}!{character}" for character in self._characters]
        return expressions.without_blanks(expression, characters)

    def repeats(self, *fields: str) -> LiveColumn:
        """Return the helper column that holds 1 where all *fields* are filled and the same as in an earlier row."""
        texts = [self.text_column(name) for name in fields]

        def key(row: int) -> str:
            filled = ",".join(f'{text.beside(row)}<>""' for text in texts)
            joined = '&"|"&'.join(expressions.same(text.beside(row)) for text in texts)
            return f'=IF(AND({filled}),{joined},"")'

        keys = self.helper("比较", fields, "", key)

        def repeated(row: int) -> str:
            if not row:
                return "=0"
            earlier = f"SUMPRODUCT(--EXACT({keys.at(0)}:{keys.beside(row - 1)},{keys.beside(row)}))"
            return f'=IF({keys.beside(row)}="",0,--({earlier}>0))'

        return self.helper("重复", fields, 0, repeated)

    def pieces(self, field: str) -> LiveColumn:
        """Return the helper column with the number of keywords of each row."""
        split = self.helper("拆分", (field,), "", lambda row: (
            f"={expressions.pieces(self.value(field, row), self._characters)}"))

        def number(row: int) -> str:
            words = split.beside(row)
            return f'=IF({words}="",0,1+LEN({words})-LEN(SUBSTITUTE({words}," ","")))'

        return self.helper("个数", (field,), 0, number)


def _one_without(has: LiveColumn, lacks: LiveColumn, row: int) -> str:
    """Return the expression that is 1 in a row where the first column holds 1 and the second does not."""
    return f"{has.beside(row)}*(1-{lacks.beside(row)})"
