"""Excel expressions over the form's cells, for the live formulas of 自检.

Rules build their live formula from these. What is not a single expression becomes a helper column of 字典, one cell
for each row of a table, so that the formulas of 自检 stay short; :mod:`toolkit.forms.blank` writes the columns that
the rules asked for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from toolkit.campaign.disciplines import disciplines
from toolkit.campaign.model import Campaign
from toolkit.cellref import column_letters
from toolkit.model import Sheet
from toolkit.rules import expressions
from toolkit.rules.expressions import SECTION_LIMIT
from toolkit.rules.layout import BODY, HEADER_ROW, FormLayout
from toolkit.text import NO_ANSWER

FIRST_ROW = 2
"""The first row of 字典 below its headings."""

TOO_LONG = "超长"
"""What 正文字数 shows in place of a number when a section is longer than the counter reads."""

DISCIPLINES = "disciplines"
"""The list of GB/T 13745, the only one that does not come from the campaign."""

_HEADINGS = {
    "line": "行号", "text": "净文本", "filled": "已填", "rows": "有内容", "same": "比较", "repeats": "重复",
    "split": "拆分", "pieces": "个数", "words": "字数", "long": "超长", "rest": "其余字数", "total": "合计",
    "body": "可判字数", "shown": "显示", "parts": "年月日", "dated": "是日期",
}
"""What stands at the head of a helper column behind the labels of its fields."""


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
    """On the column of 单位信息, the field whose text each cell holds."""

    @property
    def range(self) -> str:
        """Return the address of the column's cells."""
        return f"{Sheet.LISTS}!{self.local}"

    @property
    def local(self) -> str:
        """Return the address of the column's cells, for formulas on 字典."""
        return f"{self.at(0)}:{self.at(len(self.cells) - 1)}"

    def at(self, position: int) -> str:
        """Return the address of one cell, for formulas on 字典."""
        return f"${self.letters}${FIRST_ROW + position}"


class LiveFormulas:
    """The form's cells as Excel sees them."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self.layout = FormLayout(campaign)
        self.columns: dict[str, LiveColumn] = {}
        """The columns of 字典, by title, in order."""
        lists = dict.fromkeys(field.list for field in campaign.form if field.list)
        self.lists = {name: self._column(name, self._entries(name)) for name in lists}
        """The columns of the drop-down lists, by the list's name."""
        self._invisible = self._column("不可见字符", expressions.invisible())
        self._characters = [self._invisible.at(position) for position in range(len(self._invisible.cells))]
        self._answers = (self._column("未作答", NO_ANSWER),
                         self._column("未作答·查找", map(expressions.loose, NO_ANSWER)))
        edges = expressions.character_classes()
        self._classes = (self._column("字数分类·起始码位", (code for code, _ in edges)),
                         self._column("字数分类·类别", (found for _, found in edges)))

    def _entries(self, name: str) -> tuple[str, ...]:
        """Return the entries of a drop-down list; of the disciplines those that are fine-grained enough."""
        if name != DISCIPLINES:
            return self.campaign.options(name)
        known, level = disciplines(), self.campaign.settings.discipline_level
        return tuple(str(discipline) for discipline in known.all
                     if discipline.level >= level or discipline.code not in known.parents)

    def _column(self, title: str, cells: Iterable[str | int], empty: tuple[str | int, ...] = (),
                fields: tuple[str, ...] = ()) -> LiveColumn:
        """Return a new column of 字典."""
        written = tuple(cells)  # first: a formula may ask for another column
        column = LiveColumn(title, column_letters(len(self.columns)), written, empty, fields)
        self.columns[title] = column
        return column

    def _helper(self, what: str, names: tuple[str, ...], empty: str | int, formula: Callable[[int], str]) -> LiveColumn:
        """Return the helper column that says *what* of the fields *names*; *formula* gives it for each row."""
        fields = [self.campaign.fields[name] for name in names]
        title = f"{fields[0].sheet}·{'＋'.join(field.label for field in fields)}·{_HEADINGS[what]}"
        if title not in self.columns:
            depth = self.layout.depth(fields[0].sheet)
            self._column(title, map(formula, range(depth)), (empty,) * depth)
        return self.columns[title]

    def blank_required(self, sheet: Sheet) -> str:
        """Return the formula that counts the required fields left blank in the filled rows of a table."""
        rows = self.rows(sheet)
        fields = [field.name for field in self.campaign.on(sheet) if field.required]
        return "+".join(f"SUMPRODUCT({rows}*(1-{self.filled(name)}))" for name in fields)

    def text(self, field: str) -> str:
        """Return the helper cell with the solid text of a field of 单位信息.

        Of a long or personal text only the first visible character: no second copy is kept.
        """
        names = tuple(field.name for field in self.layout.columns(Sheet.UNIT))
        title = f"{Sheet.UNIT}·{_HEADINGS['text']}"
        column = self.columns.get(title) or self._column(title, map(self._unit_text, names), ("",) * len(names), names)
        return f"{Sheet.LISTS}!{column.at(names.index(field))}"

    def _unit_text(self, name: str) -> str:
        """Return the formula of the solid text of a field of 单位信息."""
        field = self.campaign.fields[name]
        value = self.layout.value(name, self.layout.anchor(name))
        unanswered = expressions.no_answer(value, self._invisible.local, *(column.local for column in self._answers))
        shown = f'IF(IFERROR({unanswered},1),"",{self._solid(value)})'
        return f"=LEFT({shown},1)" if field.kind == "long" or field.personal else f"={shown}"

    def dated(self, name: str) -> str:
        """Return the helper cell that holds 1 where a field of 单位信息 is a date or reads like one, else 0."""
        title, written = f"{Sheet.UNIT}·{self.campaign.fields[name].label}·", self.text(name)
        marked = self._column(title + _HEADINGS["split"], (f"={expressions.date_marked(written)}",), ("",))
        parts = self._column(title + _HEADINGS["parts"],
                             (f"={part}" for part in expressions.date_parts(marked.at(0))), ("", "", "1"))
        value = self.layout.value(name, self.layout.anchor(name))
        is_date = expressions.dated(value, written, [parts.at(position) for position in range(3)])
        return f"{Sheet.LISTS}!{self._column(title + _HEADINGS['dated'], (f'={is_date}',), (0,)).at(0)}"

    def texts(self, field: str) -> str:
        """Return the helper range with the solid text of a table's field, one cell a row.

        Where a rule only asks whether something stands there, :meth:`filled` costs less.
        """
        return self._texts(field).range

    def _texts(self, name: str) -> LiveColumn:
        """Return the helper column with the solid text of a table's field."""
        filled = self._filled(name)
        return self._helper("text", (name,), "", lambda row: (
            f'=IF({filled.at(row)}=1,{self._solid(self._value(name, row))},"")'))

    def filled(self, field: str) -> str:
        """Return the helper range that holds 1 for each row of a table in which a field shows something, else 0."""
        return self._filled(field).range

    def _filled(self, name: str) -> LiveColumn:
        """Return the helper column that says in which rows a table's field shows something."""
        ranges = [column.local for column in (self._invisible, *self._answers)]
        return self._helper("filled", (name,), 0, lambda row: f"={expressions.filled(self._value(name, row), *ranges)}")

    def rows(self, sheet: Sheet) -> str:
        """Return the helper range that holds 1 for each filled row of a table, else 0."""
        names = [field.name for field in self.layout.columns(sheet) if field.kind not in ("serial", "live")]
        filled = [self._filled(name) for name in names]
        return self._helper("rows", (names[0],), 0, lambda row: (
            f"=--({'+'.join(column.at(row) for column in filled)}>0)")).range

    def _value(self, name: str, row: int) -> str:
        """Return the expression, on 字典, of a field's value in a row of its table."""
        return self.layout.value(name, self._lines(self.campaign.fields[name].sheet).at(row))

    def _lines(self, sheet: Sheet) -> LiveColumn:
        """Return the helper column with the row in which each row of a table stands."""
        title, depth = f"{sheet}·{_HEADINGS['line']}", range(1, self.layout.depth(sheet) + 1)
        head = self.layout.anchor(self.layout.columns(sheet)[0].name)
        return self.columns.get(title) or self._column(
            title, (f"={head}+{below}" for below in depth), tuple(HEADER_ROW + below for below in depth))

    def _solid(self, value: str) -> str:
        """Return the expression, on 字典, of a value without its invisible characters."""
        return expressions.solid(value, self._characters)

    def repeats(self, *fields: str) -> str:
        """Return the helper range that holds 1 where all *fields* are filled and an earlier row is the same in them."""
        texts = [self._texts(name) for name in fields]

        def key(row: int) -> str:
            filled = ",".join(f'{text.at(row)}<>""' for text in texts)
            joined = '&"|"&'.join(expressions.same(text.at(row)) for text in texts)
            return f'=IF(AND({filled}),{joined},"")'

        keys = self._helper("same", fields, "", key)

        def repeated(row: int) -> str:
            if not row:
                return "=0"
            earlier = f"SUMPRODUCT(--EXACT({keys.at(0)}:{keys.at(row - 1)},{keys.at(row)}))"
            return f'=IF({keys.at(row)}="",0,--({earlier}>0))'

        return self._helper("repeats", fields, 0, repeated).range

    def pieces(self, field: str) -> str:
        """Return the helper range with the number of keywords of each row."""
        split = self._helper("split", (field,), "", lambda row: (
            f"={expressions.pieces(self._value(field, row), self._characters)}"))

        def number(row: int) -> str:
            words = split.at(row)
            return f'=IF({words}="",0,1+LEN({words})-LEN(SUBSTITUTE({words}," ","")))'

        return self._helper("pieces", (field,), 0, number).range

    def body_words(self) -> str:
        """Return the helper range with the 正文字数 of each row; -1 unless all four sections are filled."""
        filled, total = [self._filled(name) for name in BODY], self._total()
        return self._helper("body", BODY, -1, lambda row: (
            f"=IF({'*'.join(column.at(row) for column in filled)},{total.at(row)},-1)")).range

    def body_shown(self) -> str:
        """Return the helper range with what 正文字数 shows: nothing, the number, or 超长 for an overlong section."""
        long, total = self._long(), self._total()
        return self._helper("shown", BODY, "", lambda row: (
            f'=IF({long.at(row)}>0,"{TOO_LONG}",IF({total.at(row)}=0,"",{total.at(row)}))')).range

    def _long(self) -> LiveColumn:
        """Return the helper column that counts the sections of each row that are longer than the counter reads."""
        def overlong(row: int) -> str:
            lengths = (f"IFERROR(LEN({self._value(name, row)}),0)" for name in BODY)
            return "=" + "+".join(f"({length}>{SECTION_LIMIT})" for length in lengths)

        return self._helper("long", BODY, 0, overlong)

    def _total(self) -> LiveColumn:
        """Return the helper column with the 字数 of what is there of each row's four sections.

        The counter reads the first places of each section; of overlong ones it reads on only where the first places
        do not yet break the limit, so that the verdict is right and a long paste costs little.
        """
        sections, long = [self._words(name) for name in BODY], self._long()
        most = self.campaign.settings.body_maximum

        def rest(row: int) -> str:
            counted = "+".join(section.at(row) for section in sections)
            values = (self._value(name, row) for name in BODY)
            beyond = "+".join(f"IF(LEN({value})>{SECTION_LIMIT},"
                              f"{self._count(value, SECTION_LIMIT + 1, f'LEN({value})')},0)" for value in values)
            return f"{{=IF({long.at(row)}=0,0,IF({counted}>{most},0,IFERROR({beyond},0)))}}"

        further = self._helper("rest", BODY, 0, rest)
        columns = [*sections, further]
        return self._helper("total", BODY, 0, lambda row: "=" + "+".join(column.at(row) for column in columns))

    def _words(self, name: str) -> LiveColumn:
        """Return the helper column with the 字数 of a section, as far as the counter reads."""
        def counted(row: int) -> str:
            value = self._value(name, row)
            count = self._count(value, 1, f"MIN(LEN({value}),{SECTION_LIMIT})")
            return f"{{=IFERROR(IF(LEN({value})=0,0,{count}),0)}}"

        return self._helper("words", (name,), 0, counted)

    def _count(self, value: str, first: int, last: str) -> str:
        """Return the array expression of the 字数 of a value between two places."""
        begins, classes = self._classes
        return expressions.words(value, first, last, begins.local, classes.local, "$A:$A")

    def scores(self) -> str:
        """Return the range of all score cells of 委员会评分, as typed."""
        return self.layout.scores

    def solid(self, expression: str) -> str:
        """Return the expression of a text (or of each text of a range) without its invisible characters."""
        return expressions.solid(expression, [f"{Sheet.LISTS}!{character}" for character in self._characters])
