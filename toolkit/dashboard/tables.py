"""The tables of the dashboard, which a reader searches and sorts."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from toolkit.dashboard import figures
from toolkit.dashboard.charts import ChartTable
from toolkit.dashboard.model import ChangedQuestion, DashboardData, QuotaCategory, RuleFigures, UnitFigures
from toolkit.dashboard.wording import SEVERITIES, PageWording

CHANGES_SHOWN = 200
"""So many changes stand on the page; 汇总表 holds them all."""


class TableLink(NamedTuple):
    """A way to another file beside the page."""

    text: str
    path: str


class TableField(NamedTuple):
    """A cell of a table: its text, how it looks, or where it leads."""

    text: str | int = ""
    look: str = ""
    """``number``, ``category``, ``short``, ``state-…``, ``low`` or ``high``; empty for text."""
    links: tuple[TableLink, ...] = ()


class SearchTable(NamedTuple):
    """A table with a search box and headers that sort; its first column names the row."""

    name: str
    """Unique on the page; its words are ``dashboard.table.<name>``."""
    header: tuple[TableField, ...]
    """A column with the look ``files`` is not sorted."""
    rows: tuple[tuple[TableField, ...], ...]


class TableMaker:
    """Makes the tables of one page."""

    def __init__(self, data: DashboardData, wording: PageWording) -> None:
        self._data = data
        self._wording = wording
        self._quota_words = tuple(TableField(category.name, "number category") for category in data.categories)

    def units(self) -> SearchTable:
        """Return every unit, those first that have yet to act."""
        header = (
            *self._words("unit", "code", "state", "must", "type"), *self._quota_words,
            *self._words("committee", look="number"),
            *(TableField(word, "number") for word in self._wording.severities()[:2]),
            *self._words("files", look="files"),
        )
        return SearchTable("units", header, tuple(map(self._unit, figures.in_order_of_concern(self._data.units))))

    def outside_quota(self) -> SearchTable:
        """Return the units outside the quota of a category."""
        rows = (
            (TableField(unit.name), TableField(unit.code, "short"), *self._quotas(unit))
            for unit in figures.outside_quota(self._data)
        )
        return SearchTable("outside", (*self._words("unit", "code"), *self._quota_words), tuple(rows))

    def quota_balance(self) -> ChartTable:
        """Return how many units are within the quota of each category, and outside it."""
        header = self._wording.columns("category", "too-few", "within", "too-many")
        balance = zip(self._data.categories, figures.quota_balance(self._data), strict=True)
        return ChartTable(header, tuple((category.name, *numbers) for category, numbers in balance))

    def rules(self) -> SearchTable:
        """Return every rule that found something, the most frequent first."""
        ordered = sorted(self._data.rules, key=lambda rule: (-rule.findings, rule.code))
        header = (*self._words("rule", "code", "severity"), *self._words("findings", "units", look="number"))
        return SearchTable("rules", header, tuple(map(self._rule, ordered)))

    def changes(self) -> SearchTable:
        """Return what changed since the batch before, as much as the page has room for."""
        header = self._words("question", "unit", "change", "title", "edited")
        return SearchTable("changes", header, tuple(map(_change, self._data.changes[:CHANGES_SHOWN])))

    def _unit(self, unit: UnitFigures) -> tuple[TableField, ...]:
        """Return the row of a unit."""
        read = bool(unit.counts)
        findings = (TableField(unit.found(severity) or "", "number") for severity in SEVERITIES[:2])
        return (
            TableField(unit.name), TableField(unit.code, "short"), self._state(unit),
            TableField(self._wording.say("must") if unit.must_recommend else ""), TableField(unit.type, "short"),
            *self._quotas(unit), TableField(unit.committee if read else "", "number"), *findings,
            TableField(look="files", links=tuple(self._links(unit))),
        )

    def _state(self, unit: UnitFigures) -> TableField:
        """Return how a unit stands."""
        state = self._wording.say(f"state.{unit.state}")
        return TableField(self._wording.say("late", state=state) if unit.late else state, f"state-{unit.state}")

    def _quotas(self, unit: UnitFigures) -> Iterator[TableField]:
        """Yield how many questions a unit has in each category, told where that is outside the quota."""
        for place, category in enumerate(self._data.categories):
            yield self._quota(unit.counts[place], category) if unit.counts else TableField("", "number")

    def _quota(self, number: int, category: QuotaCategory) -> TableField:
        """Return a number of questions, told where it is outside the quota."""
        deviation = figures.quota_deviation(number, category)
        if not deviation:
            return TableField(number, "number")
        side = "high" if deviation > 0 else "low"
        return TableField(self._wording.say(side, number=number), f"number {side}")

    def _links(self, unit: UnitFigures) -> Iterator[TableLink]:
        """Yield the ways to what a unit was sent."""
        for word, path in (("returned-copy", unit.returned_copy), ("letter", unit.letter)):
            if path:
                yield TableLink(self._wording.say(f"link.{word}"), f"./{quote(path, errors='surrogatepass')}")

    def _rule(self, rule: RuleFigures) -> tuple[TableField, ...]:
        """Return the row of a rule."""
        return (
            TableField(self._wording.speaker.title(rule.code)), TableField(rule.code, "short"),
            TableField(self._wording.speaker.severity(rule.severity), "short"), TableField(rule.findings, "number"),
            TableField(rule.units, "number"),
        )

    def _words(self, *columns: str, look: str = "") -> tuple[TableField, ...]:
        """Return the headers of columns."""
        return tuple(TableField(word, look) for word in self._wording.columns(*columns))


def _change(change: ChangedQuestion) -> tuple[TableField, ...]:
    """Return the row of a change."""
    return tuple(map(TableField, change, ("short", "", "short", "", "")))
