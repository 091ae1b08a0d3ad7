"""What is known of a question and of an expert when it is asked whether, and how well, he can review it."""

from dataclasses import dataclass
from typing import NamedTuple

from toolkit.campaign.review_model import Reviewer


class Cited(NamedTuple):
    """What stands in a cell, and which cell that is, as ``推荐问题!O5``."""

    text: str
    cell: str


class Party(NamedTuple):
    """A unit that recommends, alone or with others, by all it is called; and the cell it is from."""

    names: tuple[str, ...]
    """Name, former names and code; the first is how it is called."""
    cell: str


class CommitteeSeat(NamedTuple):
    """One of the unit's 专家推荐委员会."""

    name: str
    employer: str
    cell: str


@dataclass(frozen=True)
class AssignableQuestion:
    """A question as its assignment needs it."""

    number: str
    field: str
    """所属领域."""
    disciplines: tuple[str, ...]
    """Entries of 所属学科: codes, names, or both."""
    keywords: tuple[str, ...]
    """Chinese keywords."""
    title: str
    body: str
    unit: Party
    author: Cited
    """撰写人; several are parted by ；，、."""
    employer: Cited
    """撰写人单位; several likewise."""
    partners: tuple[Party, ...] = ()
    """联合推荐单位, one each."""
    committee: tuple[CommitteeSeat, ...] = ()


@dataclass(frozen=True)
class Expert:
    """A reviewer, with the cells of 评审专家 that he may be recused by."""

    reviewer: Reviewer
    employer_cell: str
    recusals_cell: str
