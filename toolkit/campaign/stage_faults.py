"""Faults of the sheet 环节 that no single cell shows: settings of a stage that contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.campaign.cell_faults import cell_fault
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.layout import TABLE
from toolkit.campaign.model import Category
from toolkit.campaign.reader import Cells, SheetRow
from toolkit.campaign.review_model import EARLIER_STEPS, FORMER_RANK, SCORE_STEPS, TIE_ENDS, Stage
from toolkit.campaign.value_words import WORDS

Rows = Sequence[SheetRow[Any]]

_TITLES = TABLE["stages"].titles

_PASSING: Mapping[str, Sequence[str]] = {"score": ("places", "mark"), "vote": ("places", "share")}
"""What can decide who passes, by the stage's method."""

_HIGHEST: Mapping[str, float] = {"mark": 100, "share": 1}
"""The highest value of what a line is drawn at."""


def stage_faults(rows: Rows, criteria: Sequence[str], categories: Sequence[Category]) -> Iterator[CampaignFault]:
    """Yield the faults of all stages, given the names of the criteria and the categories with what each selects."""
    for position, row in enumerate(rows):
        if isinstance(stage := row.item, Stage):
            yield from _pool_faults(stage, row.cells, is_first=position == 0)
            yield from _method_faults(stage, row.cells)
            yield from _value_faults(stage, row.cells)
            yield from _chain_faults(stage, row.cells, criteria, is_first=position == 0)
            if position == len(rows) - 1:
                yield from _last_faults(stage, row.cells, categories)


def _pool_faults(stage: Stage, cells: Cells, *, is_first: bool) -> Iterator[CampaignFault]:
    """Yield a fault where the first stage starts from an earlier one, or a later one from all."""
    wanted = "accepted" if is_first else "previous"
    if stage.pool != wanted:
        yield _word_fault(cells, "pool", [wanted])


def _method_faults(stage: Stage, cells: Cells) -> Iterator[CampaignFault]:
    """Yield the settings that do not go with the method."""
    if stage.method == "score" and stage.ranking is None and "ranking" in cells:
        yield cell_fault(cells["ranking"], "blank", label=_TITLES["ranking"])
    if stage.method == "score" and not stage.reviewers:
        yield cell_fault(cells["reviewers"], "out-of-range", label=_TITLES["reviewers"], limit="≥ 1")
    if stage.passing not in _PASSING[stage.method]:
        yield _word_fault(cells, "passing", _PASSING[stage.method])


def _value_faults(stage: Stage, cells: Cells) -> Iterator[CampaignFault]:
    """Yield a fault of the value of the line: a whole place from 1 on, a mark up to 100, a share up to 1."""
    value, label = stage.passing_value, _TITLES["passing_value"]
    if stage.passing == "places":
        if not value.is_integer():
            yield cell_fault(cells["passing_value"], "whole-number", label=label)
        elif value < 1:
            yield cell_fault(cells["passing_value"], "out-of-range", label=label, limit="≥ 1")
    elif stage.passing in _PASSING[stage.method] and value > _HIGHEST[stage.passing]:
        yield cell_fault(cells["passing_value"], "out-of-range", label=label, limit=f"≤ {_HIGHEST[stage.passing]:g}")


def _chain_faults(stage: Stage, cells: Cells, criteria: Sequence[str], *, is_first: bool) -> Iterator[CampaignFault]:
    """Yield a fault for the first entry of the tie chain that the stage cannot compare by, or for a missing end."""
    known = (*SCORE_STEPS, *criteria) if stage.method == "score" else ()
    known += tuple(step for step in EARLIER_STEPS if not (is_first and step == FORMER_RANK))
    if wrong := [step for step in stage.tie_steps if step not in known]:
        yield cell_fault(cells["tie_chain"], "tie-step", value=wrong[0], allowed=known, ends=TIE_ENDS)
    elif stage.tie_chain[-1] not in TIE_ENDS:
        yield cell_fault(cells["tie_chain"], "tie-end", value=stage.tie_chain[-1], ends=TIE_ENDS)


def _last_faults(stage: Stage, cells: Cells, categories: Sequence[Category]) -> Iterator[CampaignFault]:
    """Yield a fault where the last stage passes another number than 类别 says is selected."""
    others = [category for category in categories if category.select != stage.passing_value]
    if stage.passing == "places" and others and stage.passing_value.is_integer():
        yield cell_fault(cells["passing_value"], "not-selected", label=_TITLES["passing_value"],
                         category=others[0].name, select=others[0].select)


def _word_fault(cells: Cells, name: str, wanted: Sequence[str]) -> CampaignFault:
    """Return the fault of a cell whose word does not go with the rest of its stage."""
    allowed = tuple(WORDS[name][word] for word in wanted)
    return cell_fault(cells[name], "stage-word", label=_TITLES[name], allowed=allowed)
