"""What no single row shows: things that stand twice, weights, unknown types, a form or rules tampered with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from annotated_types import MinLen

from toolkit import text
from toolkit.campaign import faults
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.layout import LISTS_SHEET, TABLE, CampaignTable
from toolkit.campaign.model import KNOWN_TYPES, Campaign, FormField
from toolkit.campaign.preset import preset, presets
from toolkit.campaign.reader import Cells, SheetArea, SheetRow
from toolkit.campaign.values import ENTRY_SEPARATORS
from toolkit.campaign.words import LISTS, meant, readable
from toolkit.matching import nearest_word
from toolkit.model import Cell, Detail

WEIGHT_TOLERANCE = 0.001
"""By how much the weights may miss 1: three thirds do."""

Lines = Sequence[SheetRow[Any]]


def nearest_preset(names: Iterable[str]) -> Campaign:
    """Return the packaged campaign whose form has most in common with these fields, the latest of several.

    A call made from a preset keeps that preset's fields, whatever code and year staff give it.
    """
    wanted = {*names}
    latest_first = map(preset, reversed(presets()))
    return min(latest_first, key=lambda campaign: len(wanted ^ {*campaign.fields}))


def table_faults(table: CampaignTable, area: SheetArea, lines: Lines, packaged: Campaign) -> Iterator[CampaignFault]:
    """Yield what is wrong with a table as a whole; the form and the rules are held against the *packaged* ones."""
    if not lines and any(isinstance(limit, MinLen) for limit in Campaign.model_fields[table.name].metadata):
        yield faults.at(area.free(next(iter(table.titles))), "rows-missing")
    for group in table.unique:
        yield from twice(_filled(lines, group), table.titles[group[-1]])
    if special := _SPECIAL.get(table.name):
        yield from special(area, lines, packaged)


def twice(named: Sequence[tuple[Cell, str]], label: str) -> Iterator[CampaignFault]:
    """Yield a fault for each cell that is named as an earlier one; names are compared as texts of the form are."""
    keys = [text.comparable(name) for _, name in named]
    for position in text.repeated_positions(keys):
        cell, first = named[position][0], named[keys.index(keys[position])][0]
        value = named[position][1].rpartition(_JOINT)[2]
        yield faults.at(cell, "twice", value=value, label=label, first=first.a1)


def type_faults(cells: Iterable[Cell], known: Sequence[str]) -> Iterator[CampaignFault]:
    """Yield the types of unit in *cells* that the call does not know."""
    details: dict[str, Detail] = {"allowed": tuple(known), "list": LISTS[KNOWN_TYPES], "list_sheet": LISTS_SHEET}
    for cell in cells:
        for name in text.split_list(cell.text, ENTRY_SEPARATORS):
            if name not in known:
                yield faults.at(cell, "type-unknown", value=name, **details)


def word_meant(word: str, known: Iterable[str]) -> str:
    """Return, in quotation marks, the known word that *word* was probably meant to be; empty if none is near."""
    return f" “{found}”" if (found := nearest_word(word, known)) else ""


_JOINT = "\x00"
"""Joins the columns of a group; no cell holds it."""


def _filled(lines: Lines, group: tuple[str, ...]) -> list[tuple[Cell, str]]:
    """Return the last cell of a group of columns with the text of all; rows that lack one of them are left out."""
    rows = [[line.cells[name] for name in group] for line in lines if {*group} <= line.cells.keys()]
    return [(row[-1], _JOINT.join(cell.text for cell in row)) for row in rows if not any(cell.blank for cell in row)]


def _weights(area: SheetArea, lines: Lines, _: Campaign) -> Iterator[CampaignFault]:
    """Yield a fault at the header when the weights do not add up; only when each of them can be read."""
    weights = [line.item.weight for line in lines if line.item]
    if lines and len(weights) == len(lines) and abs(sum(weights) - 1) > WEIGHT_TOLERANCE:
        header = area.cell(area.header, "weight")
        yield faults.at(header, "weights", value=readable("weight", round(sum(weights), 6)))


def _units(_: SheetArea, lines: Lines, __: Campaign) -> Iterator[CampaignFault]:
    """Yield names that stand twice: a unit is found by its name and by each of its former names."""
    names = [(line.cells["name"], line.cells["name"].text) for line in lines if "name" in line.cells]
    former = [line.cells["former_names"] for line in lines if "former_names" in line.cells]
    earlier = [(cell, name) for cell in former for name in text.split_list(cell.text, ENTRY_SEPARATORS)]
    yield from twice([*names, *earlier], TABLE["units"].titles["name"])


def _form(area: SheetArea, lines: Lines, packaged: Campaign) -> Iterator[CampaignFault]:
    """Yield the fields that were added, removed or renamed, and what was changed in the columns that are fixed."""
    named = _by(lines, "name")
    yield from _strange(named, "name", packaged.fields, "field-unknown")
    for name, cells in named.items():
        if expected := packaged.fields.get(name):
            yield from _changed(cells, expected)
    gone = [field for field in packaged.form if field.name not in named]
    for further, field in enumerate(gone if "name" in area.columns else []):
        cell = area.free("name", further)
        yield faults.at(cell, "field-missing", value=field.name, of=field.sheet, label=field.label)


def _changed(cells: Cells, expected: FormField) -> Iterator[CampaignFault]:
    """Yield the fixed columns of a field that do not say what the packaged form says, in words of the sheet."""
    table = TABLE["form"]
    for name in table.titles:
        if name not in table.fixed or name not in cells:
            continue
        right = getattr(expected, name)
        if meant(name, cells[name].text) != right:
            details = {"label": table.titles[name], "name": expected.name, "expected": readable(name, right)}
            yield faults.at(cells[name], "field-changed", **details)


def _rules(area: SheetArea, lines: Lines, packaged: Campaign) -> Iterator[CampaignFault]:
    """Yield the rules that were added or removed."""
    named = _by(lines, "code")
    yield from _strange(named, "code", packaged.rule, "rule-unknown")
    gone = [rule for rule in packaged.rules if rule.code not in named]
    for further, rule in enumerate(gone if "code" in area.columns else []):
        severity = readable("severity", rule.severity)
        cell = area.free("code", further)
        yield faults.at(cell, "rule-missing", value=rule.code, severity=severity, clause=rule.clause)


def _by(lines: Lines, key: str) -> dict[str, Cells]:
    """Return the rows by the text of the column *key*; a row whose key is blank is told of on its own."""
    return {line.cells[key].text: line.cells for line in lines if key in line.cells and not line.cells[key].blank}


def _strange(named: Mapping[str, Cells], key: str, known: Iterable[str], code: str) -> Iterator[CampaignFault]:
    """Yield the fault *code* on each row whose *key* is none of those known, with the one that was probably meant."""
    for name, cells in named.items():
        if name not in known:
            yield faults.at(cells[key], code, near=word_meant(name, [right for right in known if right not in named]))


_SPECIAL: Mapping[str, Callable[[SheetArea, Lines, Campaign], Iterator[CampaignFault]]] = {
    "form": _form,
    "rules": _rules,
    "units": _units,
    "criteria": _weights,
}
"""What is judged of one table only."""
