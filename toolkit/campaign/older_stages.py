"""Reads the sheet 环节 of earlier versions, where 通过规则 and 并列处理 were free text, into today's columns."""

import re
from collections.abc import Mapping, Sequence

from toolkit.campaign.cell_faults import cell_fault
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.layout import TABLE
from toolkit.campaign.model import Campaign
from toolkit.campaign.reader import Grid, SheetArea, locate_columns
from toolkit.campaign.review_model import EARLIER_STEPS, PASS_TOGETHER, SCORE_STEPS, VOTE_AGAIN
from toolkit.campaign.value_words import WORDS, cell_content
from toolkit.model import Cell, Value

SHEET = TABLE["stages"].sheet

_OLDER = {"passing": "通过规则", "tie_chain": "并列处理"}
"""The columns of earlier versions that were free text, by what they are now."""

_TITLES = TABLE["stages"].titles

_PLACES = re.compile(r"(?:每类)?前(\d+)[名项题]?")
_MARK = re.compile(r"(\d+(?:\.\d+)?)分(?:及?以上)?")
_SHARE = re.compile(
    r"(?:得票|同意)票?率?(?:超过|达到|不少于|不低于)?(?:(\d+(?:\.\d+)?)[%％]|(三分之二)|(半数))(?:及?以上)?"
)
_BLANKS = re.compile(r"\s+")
_PIECES = re.compile(r"[，,；;。]")
_FILLING = re.compile(r"高者优先|优先|仍?并列者|进行|小者")

Words = Mapping[str, Value]


def is_older(grid: Grid) -> bool:
    """Return whether a sheet 环节 was written by an earlier version."""
    return len(locate_columns(grid, SHEET, _OLDER).columns) == len(_OLDER)


def read_older_stages(grid: Grid, packaged: Campaign) -> tuple[Grid, list[CampaignFault]]:
    """Return the sheet with today's columns, and the words that fit none of them, each at its cell.

    Columns that earlier versions did not have are those of the packaged stage of the same name, else blank.
    """
    area = locate_columns(grid, SHEET, {**_TITLES, **_OLDER})
    added = [name for name in _TITLES if name not in area.columns]
    result = [[*row, *("" for _ in added)] for row in grid]
    width = len(grid[0])
    columns = {**area.columns, **{name: width + place for place, name in enumerate(added)}}
    for name, column in columns.items():
        result[area.header][column] = _TITLES[name]
    faults = []
    for position, cells in enumerate(area.rows):
        words, unfit = _translated(area, cells, position, packaged)
        faults += unfit
        for name, value in words.items():
            result[cells["name"].row][columns[name]] = value
    return result, faults


def _translated(
    area: SheetArea, cells: Mapping[str, Cell], position: int, packaged: Campaign
) -> tuple[Words, list[CampaignFault]]:
    """Return what a row says in today's columns, and what does not fit."""
    words: dict[str, Value] = dict(_packaged_words(cells["name"].text, area, packaged))
    faults: list[CampaignFault] = []
    for name, read in (("passing", passing_words), ("tie_chain", chain_words)):
        found = read(cells[name].text)
        words |= found
        if not found:
            faults.append(cell_fault(cells[name], "older-words", label=_OLDER[name], now=_TITLES[name]))
    words["pool"] = WORDS["pool"]["previous" if position else "accepted"]
    return words, faults


def _packaged_words(name: str, area: SheetArea, packaged: Campaign) -> Words:
    """Return the columns that an older sheet lacks, as the packaged stage of this name has them."""
    stage = next((stage for stage in packaged.stages if stage.name == name), None)
    lacking = [column for column in _TITLES if column not in area.columns]
    return {column: cell_content(column, getattr(stage, column)) or "" for column in lacking} if stage else {}


def passing_words(said: str) -> Words:
    """Return 通过方式 and 通过值 of a rule as it was written, such as 每类前 60 名; empty where it fits neither."""
    shown = _BLANKS.sub("", said)
    if found := _PLACES.fullmatch(shown):
        return {"passing": WORDS["passing"]["places"], "passing_value": float(found[1])}
    if found := _MARK.fullmatch(shown):
        return {"passing": WORDS["passing"]["mark"], "passing_value": float(found[1])}
    if found := _SHARE.fullmatch(shown):
        share = float(found[1]) / 100 if found[1] else 0.6667 if found[2] else 0.5
        return {"passing": WORDS["passing"]["share"], "passing_value": share}
    return {}


def chain_words(said: str) -> Words:
    """Return 并列规则 of a rule as it was written, such as 中位数优先，仍并列者一并通过; empty for none."""
    pieces = [_FILLING.sub("", piece) for piece in _PIECES.split(_BLANKS.sub("", said)) if piece]
    steps = [_step(piece) for piece in pieces]
    ended = steps and steps[-1] in (PASS_TOGETHER, VOTE_AGAIN)
    return {"tie_chain": "；".join(steps)} if ended and all(steps) else {}


def _step(piece: str) -> str:
    """Return the entry of a tie chain that a piece of text means; empty for none."""
    if piece in ("再次投票", VOTE_AGAIN):
        return VOTE_AGAIN
    known: Sequence[str] = (*SCORE_STEPS, *EARLIER_STEPS, PASS_TOGETHER)
    return piece if piece in known else ""
