"""Lists what is in force in a campaign, and where two campaigns differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from toolkit import messages
from toolkit.campaign.layout import LISTS_SHEET, SETTINGS_SHEET, TABLE, TABLES, CampaignTable, RuleRow, setting_titles
from toolkit.campaign.model import (
    Campaign,
    Category,
    FormField,
    ResearchField,
    Settings,
    UnitRow,
)
from toolkit.campaign.review_model import Criterion, Institution, Reviewer, Stage
from toolkit.campaign.value_words import LISTS, readable_value
from toolkit.campaign.values import CampaignModel
from toolkit.messages import Language, join_words, say

Rows = Mapping[str, CampaignModel]
"""Rows by what tells them apart."""


@dataclass(frozen=True, slots=True)
class ProvisionInForce:
    """A setting, limit or rule in force: name, value, clause or 默认."""

    section: str
    label: str
    value: str
    clause: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What two campaigns say differently; None for what one does not have."""

    section: str
    what: str
    before: str | None
    after: str | None
    clause: bool = False
    """Whether it is the clause of the notice that differs, not what holds."""


def rules_in_force(campaign: Campaign, language: Language = "zh") -> tuple[ProvisionInForce, ...]:
    """Return what holds in *campaign*: settings, quotas, fields of science, limits of the form, review and rules."""
    tongue = _Tongue(language)
    return (
        *_settings_in_force(campaign, tongue),
        *_rows_in_force("categories", campaign, tongue),
        _research_fields_in_force(campaign, tongue),
        *_limits_in_force(campaign, tongue),
        *_rows_in_force("criteria", campaign, tongue),
        *_rows_in_force("stages", campaign, tongue),
        *_severities_in_force(campaign, tongue),
    )


def differences(old: Campaign, new: Campaign, language: Language = "zh") -> tuple[Difference, ...]:
    """Return the differences of *new* from *old*: what holds first, then clauses, in the campaign workbook's order."""
    tongue = _Tongue(language)
    tables = (difference for table in TABLES for difference in _of_table(table, old, new, tongue))
    found = (*_of_settings(old, new, tongue), *tables, *_of_lists(old, new, tongue))
    return tuple(sorted(found, key=lambda difference: difference.clause))


def fold_clauses(found: Iterable[Difference]) -> Iterator[tuple[Difference, ...]]:
    """Yield those that changed from one clause to another together, as they do when a notice is another's successor."""
    alike: dict[tuple[str | None, str | None], list[Difference]] = {}
    for difference in found:
        alike.setdefault((difference.before, difference.after), []).append(difference)
    return map(tuple, alike.values())


@dataclass(frozen=True, slots=True)
class _Tongue:
    """The names of things in one language; in English they go by the names they have in the presets."""

    language: Language

    def name(self, name: str, title: str) -> str:
        """Return a setting's, column's or sheet's name."""
        return title if self.language == "zh" else name.replace("_", " ")

    def value(self, name: str, value: object) -> str:
        """Return a value as a person reads it."""
        return readable_value(name, value, self.language)

    def said(self, row: CampaignModel, titles: Mapping[str, str]) -> str:
        """Return the filled ones of some columns, each with its name: 每单位最少 3，每单位最多 5."""
        values = {self.name(name, title): self.value(name, getattr(row, name)) for name, title in titles.items()}
        comma = "，" if self.language == "zh" else ", "
        return comma.join(f"{title} {value}" for title, value in values.items() if value)

    def item(self, row: CampaignModel) -> str:
        """Return what a row is called."""
        match row:
            case FormField():
                return f"{row.sheet}“{row.label}”"
            case RuleRow():
                return f"{row.code} {messages.rule_title(row.code, self.language)}"
            case UnitRow():
                return f"{row.code} {row.name}"
            case Category() | ResearchField() | Reviewer() | Institution() | Criterion() | Stage():
                return row.name
        raise TypeError(f"{row!r} is no row of a table")


def _settings_in_force(campaign: Campaign, tongue: _Tongue) -> Iterator[ProvisionInForce]:
    """Yield every single setting."""
    section, titles = tongue.name("settings", SETTINGS_SHEET), setting_titles()
    for name in Settings.model_fields:
        value = tongue.value(name, getattr(campaign.settings, name))
        yield ProvisionInForce(section, tongue.name(name, titles[name]), value, campaign.clause(name))


def _rows_in_force(table_name: str, campaign: Campaign, tongue: _Tongue) -> Iterator[ProvisionInForce]:
    """Yield the rows of a table that rests on a clause as a whole: quotas, criteria, stages."""
    table, clause = TABLE[table_name], campaign.clause(table_name)
    titles = {name: title for name, title in table.titles.items() if name not in ("code", "name", "name_en")}
    section = tongue.name(table.name, table.sheet)
    for row in _rows(table, campaign):
        yield ProvisionInForce(section, tongue.item(row), tongue.said(row, titles), clause)


def _research_fields_in_force(campaign: Campaign, tongue: _Tongue) -> ProvisionInForce:
    """Return the fields of science that the call names."""
    table = TABLE["research_fields"]
    section = tongue.name(table.name, table.sheet)
    names = join_words((field.name for field in campaign.research_fields), tongue.language)
    return ProvisionInForce(section, section, names, campaign.clause(table.name))


def _limits_in_force(campaign: Campaign, tongue: _Tongue) -> Iterator[ProvisionInForce]:
    """Yield the limits that a field of the form has of its own."""
    table = TABLE["form"]
    for field in campaign.form:
        limits = {name: table.titles[name] for name in ("minimum", "maximum") if getattr(field, name) is not None}
        if limits:
            section, value = tongue.name(table.name, table.sheet), tongue.said(field, limits)
            yield ProvisionInForce(section, tongue.item(field), value, campaign.clause(table.name))


def _severities_in_force(campaign: Campaign, tongue: _Tongue) -> Iterator[ProvisionInForce]:
    """Yield every rule with its severity."""
    table = TABLE["rules"]
    for row, rule in zip(_rows(table, campaign), campaign.rules, strict=True):
        severity = tongue.value("severity", rule.severity)
        yield ProvisionInForce(tongue.name(table.name, table.sheet), tongue.item(row), severity, rule.clause)


def _of_settings(old: Campaign, new: Campaign, tongue: _Tongue) -> Iterator[Difference]:
    """Yield the settings, and the clauses of settings and tables, that differ."""
    section = tongue.name("settings", SETTINGS_SHEET)
    for name, title in setting_titles().items():
        what = tongue.name(name, title)
        if name in Settings.model_fields:
            pair = (tongue.value(name, getattr(campaign.settings, name)) for campaign in (old, new))
            yield from _changed(section, what, *pair)
        yield from _changed(section, what, old.clause(name), new.clause(name), clause=True)


def _of_table(table: CampaignTable, old: Campaign, new: Campaign, tongue: _Tongue) -> Iterator[Difference]:
    """Yield the rows that were removed, changed or added, and those that changed their place."""
    section, key = tongue.name(table.name, table.sheet), table.unique[0][-1]
    before, after = ({getattr(row, key): row for row in _rows(table, campaign)} for campaign in (old, new))
    for name, row in before.items():
        if name not in after:
            yield Difference(section, tongue.item(row), tongue.said(row, table.titles), None)
            continue
        for column, title in table.titles.items():
            pair = (tongue.value(column, getattr(version, column)) for version in (row, after[name]))
            is_clause = column == "clause"
            what = tongue.item(row) if is_clause else f"{tongue.item(row)} · {tongue.name(column, title)}"
            yield from _changed(section, what, *pair, clause=is_clause)
    for name, row in after.items():
        if name not in before:
            yield Difference(section, tongue.item(row), None, tongue.said(row, table.titles))
    yield from _moved(section, before, after, tongue)


def _moved(section: str, old: Rows, new: Rows, tongue: _Tongue) -> Iterator[Difference]:
    """Yield one difference of order among the rows that both have, from the first that moved to the last."""
    before, after = ([name for name in rows if name in old and name in new] for rows in (old, new))
    apart = [position for position, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if apart:
        span = slice(apart[0], apart[-1] + 1)
        what = say("campaign.order", tongue.language)
        then, now = ([tongue.item(new[name]) for name in names[span]] for names in (before, after))
        yield Difference(section, what, join_words(then, tongue.language), join_words(now, tongue.language))


def _of_lists(old: Campaign, new: Campaign, tongue: _Tongue) -> Iterator[Difference]:
    """Yield the short lists that differ."""
    for name in dict.fromkeys((*old.lists, *new.lists)):
        pair = (tongue.value(name, campaign.lists.get(name)) for campaign in (old, new))
        yield from _changed(tongue.name("lists", LISTS_SHEET), tongue.name(name, LISTS.get(name, name)), *pair)


def _changed(section: str, what: str, before: str, after: str, *, clause: bool = False) -> Iterator[Difference]:
    """Yield a difference when there is one."""
    if before != after:
        yield Difference(section, what, before, after, clause)


def _rows(table: CampaignTable, campaign: Campaign) -> tuple[CampaignModel, ...]:
    """Return the rows of a table; which rules are live is the toolkit's, not the campaign's."""
    return table.rows(campaign, frozenset())
