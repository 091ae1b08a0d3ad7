"""What changed between two years as a workbook to hand over: what holds now beside what held then."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from toolkit.campaign.difference import Difference, ProvisionInForce, differences, fold_clauses, rules_in_force
from toolkit.campaign.model import Campaign
from toolkit.campaign.values import CHINA_TIME
from toolkit.messages import Language, Speaker
from toolkit.worksheets import Column, TableSheet, table_rows, tables_workbook

T = TypeVar("T")


class _ClauseChange(NamedTuple):
    """All that went from one clause to another."""

    before: str
    after: str
    things: tuple[str, ...]


def comparison_workbook(campaign: Campaign, earlier: Campaign | None, language: Language = "zh") -> bytes:
    """Return a workbook of what is in force; where there is an *earlier* campaign, first of what differs from it."""
    writer = _ComparisonWriter(campaign, language)
    compared = writer.compared(earlier) if earlier else ()
    title = writer.say("title", name=campaign.settings.name)
    made = campaign.settings.opens.astimezone(CHINA_TIME).replace(tzinfo=None)
    return tables_workbook((*compared, writer.in_force()), made, title, header=title)


class _ComparisonWriter:
    """Lays out the sheets in one language."""

    def __init__(self, campaign: Campaign, language: Language) -> None:
        self._campaign = campaign
        self._speaker = Speaker(language)

    def say(self, key: str, **values: str | int) -> str:
        """Return an entry of the catalogue on this workbook."""
        return self._speaker.say(f"comparison.{key}", **values)

    def compared(self, earlier: Campaign) -> Iterator[TableSheet]:
        """Yield the sheet of what holds otherwise, and that of what rests on another clause."""
        found = differences(earlier, self._campaign, self._speaker.language)
        values = [difference for difference in found if not difference.clause]
        clauses = [difference for difference in found if difference.clause]
        before, after = earlier.settings.code, self._campaign.settings.code
        yield self._values(values, before, after if after != before else self.say("now"))
        yield self._clauses(clauses, before)

    def _values(self, values: list[Difference], before: str, after: str) -> TableSheet:
        columns: tuple[Column[Difference], ...] = (
            self._column("section", 14, lambda one: one.section),
            self._column("what", 40, lambda one: one.what),
            Column(before, 52, lambda one: self._told(one.before)),
            Column(after, 52, lambda one: self._told(one.after)),
        )
        return self._sheet("values", columns, values, count=len(values), before=before)

    def _clauses(self, clauses: list[Difference], before: str) -> TableSheet:
        columns: tuple[Column[_ClauseChange], ...] = (
            self._column("clause-before", 18, lambda change: change.before),
            self._column("clause-after", 18, lambda change: change.after),
            Column(self.say("column.number"), 8, lambda change: len(change.things), "number"),
            self._column("things", 110, lambda change: self._speaker.join(change.things)),
        )
        changes = [
            _ClauseChange(self._told(alike[0].before), self._told(alike[0].after), tuple(one.what for one in alike))
            for alike in fold_clauses(clauses)
        ]
        return self._sheet("clauses", columns, changes, count=len(clauses), before=before)

    def in_force(self) -> TableSheet:
        """Return the sheet of all that is in force."""
        columns: tuple[Column[ProvisionInForce], ...] = (
            self._column("section", 14, lambda thing: thing.section),
            self._column("what", 46, lambda thing: thing.label),
            self._column("value", 76, lambda thing: thing.value),
            self._column("clause", 14, lambda thing: thing.clause),
        )
        return self._sheet("force", columns, rules_in_force(self._campaign, self._speaker.language))

    def _told(self, value: str | None) -> str:
        """Return what stands on one side: where there is nothing, that it is so."""
        return value or self._speaker.say("campaign.nothing")

    def _column(self, key: str, width: float, value: Callable[[T], str]) -> Column[T]:
        return Column(self.say(f"column.{key}"), width, value)

    def _sheet(self, key: str, columns: tuple[Column[T], ...], records: Iterable[T], **values: str | int) -> TableSheet:
        """Return a sheet under the title and the line of explanation that the catalogue has for it."""
        purpose = self.say(f"{key}.purpose", **values)
        return TableSheet(self.say(key), columns, table_rows(columns, records), purpose, frozen=0)
