"""Faults of campaign.xlsx that no single row shows: repeated names, wrong weights, a changed form or rule list."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from annotated_types import MinLen

from toolkit import text
from toolkit.campaign.cell_faults import cell_fault
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.layout import LISTS_SHEET, TABLE, CampaignTable, setting_titles
from toolkit.campaign.model import KNOWN_TYPES, PLACEHOLDER, Campaign, FormField, Settings
from toolkit.campaign.preset import load_preset, preset_fields, preset_names
from toolkit.campaign.reader import Cells, SheetArea, SheetRow
from toolkit.campaign.review_model import EARLIER_STEPS, SCORE_STEPS, SHEET_COLUMNS, TIE_ENDS
from toolkit.campaign.value_words import LISTS, meant_value, readable_value
from toolkit.campaign.values import ENTRY_SEPARATORS
from toolkit.matching import nearest_word
from toolkit.model import Cell, Detail

WEIGHT_TOLERANCE = 0.001
"""By how much the weights may miss 1: three thirds do."""

_BRACED = re.compile(r"[{｛]([^{}｛｝]*)[}｝]?|[}｝]")
"""A piece of a prompt in braces, or one of them alone."""

TableRows = Sequence[SheetRow[Any]]


def nearest_preset(names: Iterable[str]) -> Campaign:
    """Return the packaged campaign whose form has most in common with these fields, the latest of several.

    A call made from a preset keeps that preset's fields, whatever code and year staff give it.
    """
    wanted = {*names}
    latest_first = preset_names()[::-1]
    same = (name for name in latest_first if preset_fields(name) == wanted)  # those before it need not be read
    nearest = next(same, None) or min(latest_first, key=lambda name: len(wanted ^ preset_fields(name)))
    return load_preset(nearest)


def table_faults(table: CampaignTable, area: SheetArea, rows: TableRows, packaged: Campaign) -> Iterator[CampaignFault]:
    """Yield the faults of a whole table; the form and the rules are compared with the *packaged* ones."""
    if not rows and any(isinstance(limit, MinLen) for limit in Campaign.model_fields[table.name].metadata):
        yield cell_fault(area.free(next(iter(table.titles))), "rows-missing")
    for group in table.unique:
        yield from repeated_names(_group_texts(rows, group), table.titles[group[-1]])
    if own_check := _OWN_CHECKS.get(table.name):
        yield from own_check(area, rows, packaged)


def repeated_names(named: Sequence[tuple[Cell, str]], label: str) -> Iterator[CampaignFault]:
    """Yield a fault for each cell whose name is the same as an earlier cell's."""
    keys = [text.comparable(name) for _, name in named]
    for position in text.repeated_positions(keys):
        cell, first = named[position][0], named[keys.index(keys[position])][0]
        value = named[position][1].rpartition(_JOINT)[2]
        yield cell_fault(cell, "twice", value=value, label=label, first=first.a1)


def type_faults(cells: Iterable[Cell], known: Sequence[str]) -> Iterator[CampaignFault]:
    """Yield the types of unit in *cells* that the call does not know."""
    details: dict[str, Detail] = {"allowed": tuple(known), "list": LISTS[KNOWN_TYPES], "list_sheet": LISTS_SHEET}
    for cell in cells:
        for name in text.split_list(cell.text, ENTRY_SEPARATORS):
            if name not in known:
                yield cell_fault(cell, "type-unknown", value=name, **details)


def word_meant(word: str, known: Iterable[str]) -> str:
    """Return, in quotation marks, the known word that *word* was probably meant to be; empty if none is near."""
    return f" “{found}”" if (found := nearest_word(word, known)) else ""


_JOINT = "\x00"
"""Joins the columns of a group; no cell holds it."""


def _group_texts(rows: TableRows, group: tuple[str, ...]) -> list[tuple[Cell, str]]:
    """Return the texts of some columns joined, each with its last cell; rows that lack one are left out."""
    groups = [[row.cells[name] for name in group] for row in rows if {*group} <= row.cells.keys()]
    return [
        (cells[-1], _JOINT.join(cell.text for cell in cells))
        for cells in groups
        if not any(cell.blank for cell in cells)
    ]


def _criterion_faults(area: SheetArea, rows: TableRows, _: Campaign) -> Iterator[CampaignFault]:
    """Yield a fault for each criterion that bears the name of something else, and one for weights that miss 1."""
    taken = {text.comparable(word) for word in (*SHEET_COLUMNS, *SCORE_STEPS, *EARLIER_STEPS, *TIE_ENDS)}
    for row in rows:
        if row.item and text.comparable(row.item.name) in taken:
            yield cell_fault(row.cells["name"], "name-taken", label=TABLE["criteria"].titles["name"])
    yield from _weight_faults(area, rows)


def _weight_faults(area: SheetArea, rows: TableRows) -> Iterator[CampaignFault]:
    """Yield a fault at the header when all weights can be read and do not add up to 1."""
    weights = [row.item.weight for row in rows if row.item]
    if rows and len(weights) == len(rows) and abs(sum(weights) - 1) > WEIGHT_TOLERANCE:
        header = area.cell(area.header, "weight")
        yield cell_fault(header, "weights", value=readable_value("weight", round(sum(weights), 6)))


def _unit_faults(_: SheetArea, rows: TableRows, __: Campaign) -> Iterator[CampaignFault]:
    """Yield a fault for each repeated name, former names included: a unit is found by either."""
    names = [(row.cells["name"], row.cells["name"].text) for row in rows if "name" in row.cells]
    former = [row.cells["former_names"] for row in rows if "former_names" in row.cells]
    earlier = [(cell, name) for cell in former for name in text.split_list(cell.text, ENTRY_SEPARATORS)]
    yield from repeated_names([*names, *earlier], TABLE["units"].titles["name"])


def _form_faults(area: SheetArea, rows: TableRows, packaged: Campaign) -> Iterator[CampaignFault]:
    """Yield a fault for each field added, removed or renamed, each change in a fixed column, each wrong prompt."""
    named = _rows_by(rows, "name")
    yield from _unknown_names(named, "name", packaged.fields, "field-unknown")
    for name, cells in named.items():
        if expected := packaged.fields.get(name):
            yield from _changed_columns(cells, expected)
        yield from _prompt_faults(cells)
    gone = [field for field in packaged.form if field.name not in named]
    for further, field in enumerate(gone if "name" in area.columns else []):
        cell = area.free("name", further)
        yield cell_fault(cell, "field-missing", value=field.name, of=field.sheet, label=field.label)


def _changed_columns(cells: Cells, expected: FormField) -> Iterator[CampaignFault]:
    """Yield a fault for each fixed column of a field that differs from the packaged form."""
    table = TABLE["form"]
    for name in table.titles:
        if name not in table.fixed or name not in cells:
            continue
        right = getattr(expected, name)
        if meant_value(name, cells[name].text) != right:
            details = {"label": table.titles[name], "name": expected.name, "expected": readable_value(name, right)}
            yield cell_fault(cells[name], "field-changed", **details)


def _prompt_faults(cells: Cells) -> Iterator[CampaignFault]:
    """Yield a fault for what a prompt has in braces and is no limit, or one that the field does not have."""
    limits = {name: TABLE["form"].titles[name] for name in ("minimum", "maximum")}
    known = {**setting_titles(), **limits}
    for found in _BRACED.finditer(cells["prompt"].text if "prompt" in cells else ""):
        name = (found[1] or "").strip()
        if not PLACEHOLDER.fullmatch(found[0]) or name not in Settings.model_fields | limits.keys():
            by_title = {title: name for name, title in known.items()}
            meant = by_title.get(name) or nearest_word(name, (*Settings.model_fields, *limits))
            near = f" “{{{meant}}}”" if meant else ""
            yield cell_fault(cells["prompt"], "prompt-unknown", value=found[0], near=near)
        elif name in limits and name in cells and cells[name].blank:
            yield cell_fault(cells["prompt"], "prompt-without-limit", value=found[0], label=limits[name])


def _rule_faults(area: SheetArea, rows: TableRows, packaged: Campaign) -> Iterator[CampaignFault]:
    """Yield a fault for each rule that was added or removed."""
    named = _rows_by(rows, "code")
    yield from _unknown_names(named, "code", packaged.rule, "rule-unknown")
    gone = [rule for rule in packaged.rules if rule.code not in named]
    for further, rule in enumerate(gone if "code" in area.columns else []):
        severity = readable_value("severity", rule.severity)
        cell = area.free("code", further)
        yield cell_fault(cell, "rule-missing", value=rule.code, severity=severity, clause=rule.clause)


def _rows_by(rows: TableRows, key: str) -> dict[str, Cells]:
    """Return the cells of each row by the text in its column *key*; rows without it are left out."""
    return {row.cells[key].text: row.cells for row in rows if key in row.cells and not row.cells[key].blank}


def _unknown_names(named: Mapping[str, Cells], key: str, known: Collection[str], code: str) -> Iterator[CampaignFault]:
    """Yield the fault *code* on each row whose *key* is not known, with the one that was probably meant."""
    missing = [name for name in known if name not in named]
    for name, cells in named.items():
        if name not in known:
            yield cell_fault(cells[key], code, near=word_meant(name, missing))


_OWN_CHECKS: Mapping[str, Callable[[SheetArea, TableRows, Campaign], Iterator[CampaignFault]]] = {
    "form": _form_faults,
    "rules": _rule_faults,
    "units": _unit_faults,
    "criteria": _criterion_faults,
}
"""The checks that one table has of its own."""
