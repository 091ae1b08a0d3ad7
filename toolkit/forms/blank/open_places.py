"""What is still open in a form while people type: how much by each rule, where it begins, which cells show it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.cellref import Address, parse_address
from toolkit.formspec.layout import NOWHERE, PLACES, VALUE_COLUMN, FormLayout
from toolkit.model import Finding, Judgement, OwnSheet
from toolkit.rules.live import LiveFault, LiveFormulas, Spot
from toolkit.rules.rule import FactsT, FormRules, LiveT

LISTS_NAME = "待改"
"""The defined name of all of 字典, by which conditional formats ask what is at fault."""


class OpenRule(NamedTuple):
    """What is open by one rule."""

    number: str
    """The expression of how much."""
    place: str
    """The cell that says where it begins, as in ``推荐问题!C7``; empty where all is well."""
    issued: int
    """How much is open in the form as issued."""
    begins: str
    """Where it begins in the form as issued."""


@dataclass(frozen=True)
class OpenPlaces:
    """What is open by all live rules in force."""

    rules: Mapping[str, OpenRule]
    """By the rule's code."""
    marks: Mapping[tuple[str, Spot], Sequence[Address]]
    """The cells of 字典 that are not 0 where a field is at fault, by name and spot; of a table the first."""

    @property
    def issued(self) -> int:
        """Return how much is open in the form as issued."""
        return sum(rule.issued for rule in self.rules.values())

    def condition(self, field: str, spot: Spot, below: str = "") -> str:
        """Return the condition under which a cell of a field is at fault, or nothing where it never is.

        *below* is the expression of how many rows a cell of a table stands below the first. A conditional format may
        point at no other sheet, but at a defined name.
        """
        cells = self.marks.get((field, spot), ())
        found = (f"INDEX({LISTS_NAME},{cell.row + 1}{below},{cell.column + 1})" for cell in cells)
        return "+".join(found) + ">0" if cells else ""


class _CountedFault(NamedTuple):
    """A fault of a rule whose number stands on 字典."""

    code: str
    fault: LiveFault
    counted: str
    """The range that holds the number, or 1 for each row at fault."""
    begins: Address
    """The first cell of that range."""


def open_places(live: LiveT, rules: FormRules[FactsT, LiveT], empty: Judgement) -> OpenPlaces:
    """Return what is open in a form, and add the columns that say so to 字典; *empty* judges the form as issued."""
    in_force = [rule for rule in rules.live if rule.code in rules.settings]
    told = [(rule.code, fault) for rule in in_force if rule.live for fault in rule.live(live)]
    faults = [*_counted(live, told, empty)]
    codes = [rule.code for rule in in_force]
    begins = {code: _begins(finding for finding in empty if finding.code == code) for code in codes}
    found = _found(live, codes, faults, begins)
    return OpenPlaces(
        {code: OpenRule(_total(code, faults), place, sum(finding.code == code for finding in empty), begins[code])
         for code, place in zip(codes, found, strict=True)},
        _marks(faults),
    )


def _counted(
    live: LiveFormulas, told: Sequence[tuple[str, LiveFault]], empty: Judgement
) -> Iterator[_CountedFault]:
    """Yield the faults; the numbers of those that are not told row by row stand in a column of their own."""
    single = [(code, fault) for code, fault in told if fault.rows is None]
    issued = tuple(_number(code, fault, empty, live.layout) for code, fault in single)
    column = live.add_column("待改·处数", (f"{{={fault.number}}}" for _, fault in single), issued)
    at = 0
    for code, fault in told:
        if fault.rows:
            yield _CountedFault(code, fault, fault.rows.range, fault.rows.place(0))
        else:
            yield _CountedFault(code, fault, f"{OwnSheet.LISTS}!{column.at(at)}", column.place(at))
            at += 1


def _number(code: str, fault: LiveFault, empty: Judgement, layout: FormLayout) -> int:
    """Return how often a fault that is not told row by row is found in the form as issued."""
    row, column = layout.label(fault.field)
    at = Address(row, VALUE_COLUMN if fault.spot is Spot.VALUE else column)
    places = [finding.place for finding in empty if finding.code == code]
    return sum(place.sheet == layout.form.sheet_of[fault.field].title and place.cell == str(at) for place in places)


def _total(code: str, faults: Iterable[_CountedFault]) -> str:
    """Return the expression of how much is open by a rule."""
    return f"SUM({','.join(counted.counted for counted in faults if counted.code == code) or 0})"


def _found(
    live: LiveFormulas, codes: Sequence[str], faults: Sequence[_CountedFault], begins: Mapping[str, str]
) -> list[str]:
    """Return the cells that say where the faults of each rule begin: by a number that can be compared, then by name."""
    firsts = live.add_column(
        "待改·首处", (f"{{={_first(code, faults, live.layout)}}}" for code in codes),
        tuple(_place_number(begins[code]) for code in codes))
    sheets = {counted.code: live.form.sheet_of[counted.fault.field].title for counted in faults}
    named = live.add_column(
        "待改·单元格", (f"={_address(firsts.at(at), sheets.get(code, ''))}" for at, code in enumerate(codes)),
        tuple(begins[code] for code in codes))
    return [f"{OwnSheet.LISTS}!{named.at(at)}" for at in range(len(codes))]


def _first(code: str, faults: Iterable[_CountedFault], layout: FormLayout) -> str:
    """Return the expression of the number of the first place of a rule's faults."""
    places = [_place(counted, layout) for counted in faults if counted.code == code]
    return f"MIN({','.join(places)})" if places else str(NOWHERE)


def _place(counted: _CountedFault, layout: FormLayout) -> str:
    """Return the expression of the number of the first place of a fault."""
    name, spot = counted.fault.field, counted.fault.spot
    if spot is Spot.GRID:
        return counted.fault.first
    anchor = layout.anchor(name)
    if spot is Spot.ROWS:
        return f"IFERROR({layout.place(name, f'{anchor}+MATCH(1,{counted.counted},0)')},{NOWHERE})"
    return f"IF({counted.counted}>0,{layout.place(name, anchor, spot is Spot.VALUE)},{NOWHERE})"


def _address(number: str, sheet: str) -> str:
    """Return the expression of the place that a number stands for, as people and links name it."""
    return f'IF({number}={NOWHERE},"","{sheet}!"&ADDRESS(INT({number}/{PLACES}),MOD({number},{PLACES}),4))'


def _begins(findings: Iterable[Finding]) -> str:
    """Return the first place of some findings; empty for none."""
    first = min((finding.place for finding in findings), key=lambda place: parse_address(place.cell), default=None)
    return f"{first.sheet}!{first.cell}" if first else ""


def _place_number(place: str) -> int:
    """Return the number of a place."""
    if not place:
        return NOWHERE
    row, column = parse_address(place.rpartition("!")[2])
    return (row + 1) * PLACES + column + 1


def _marks(faults: Iterable[_CountedFault]) -> dict[tuple[str, Spot], list[Address]]:
    """Return the cells that tell whether each field is at fault; a grid has none."""
    marks: dict[tuple[str, Spot], list[Address]] = {}
    for counted in faults:
        if counted.fault.spot is not Spot.GRID:
            marks.setdefault((counted.fault.field, counted.fault.spot), []).append(counted.begins)
    return marks
