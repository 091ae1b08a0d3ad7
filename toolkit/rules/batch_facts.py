"""What the rules of a batch look at in one form: few plain values, so that a batch need not hold the forms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.model import Cell

CommitteeUnits = Mapping[str, frozenset[str]]
"""The names of the units in whose committees a person sits, by the person's key."""


@dataclass(frozen=True, slots=True)
class SenderFacts:
    """What the rules of a batch look at in one form."""

    modified: datetime
    """When the file was last changed."""
    unit: str = field(repr=False)
    """The name of the unit that sent it, by the roster or else as typed."""
    people: tuple[tuple[str, Cell], ...] = field(repr=False)
    """The members of the committee that can be told apart: their keys and the cells of their names."""
    cells: Mapping[str, Cell]
    """The values of 推荐单位名称, 审定签字人 and 联合推荐单位, by field, where their labels were found."""
    labels: tuple[str, ...]
    """Those fields that a rule of the batch needs whose labels were found, always in one order."""


class KinOrigin(StrEnum):
    """Where the question stands that one of a form is kin of."""

    OWN = "own"
    """In the form itself, above it."""
    ELSEWHERE = "elsewhere"
    """In the form of another unit, which no sender may be told of."""
    PUBLISHED = "published"
    """Among those that were published in former years."""


class KinFacts(NamedTuple):
    """A question of a form that is kin of another one."""

    at: Cell
    """Its Chinese title, or where it would stand."""
    origin: KinOrigin
    same: bool
    """Whether another unit's question has the same title or body; what is so in one form, other rules judge."""
    other: str
    """What a person knows the other question by: its number, for one in the form itself the cell of its title."""
    title: str
    """The Chinese title of the other question."""
    unit: str
    """The name of the unit that recommends, or recommended, the other question; may be empty."""

    @property
    def code(self) -> str:
        """Return the code of the rule that objects to it."""
        if self.origin is KinOrigin.PUBLISHED:
            return "question.published-before"
        return "question.duplicate-elsewhere" if self.same else "question.similar"

    def __repr__(self) -> str:
        """Return the places, never what was typed: a traceback may show this."""
        return f"KinFacts({self.at!r}, {self.origin}, {self.other})"


@dataclass(frozen=True)
class BatchFacts:
    """What a rule of the batch judges by: one form's facts, the campaign, and what the other units sent."""

    sender: SenderFacts
    campaign: Campaign
    committees: CommitteeUnits = field(default_factory=dict, repr=False)
    scanned: bool = False
    """Whether a signed scan that can be opened came beside it."""
    kin: tuple[KinFacts, ...] = field(default=(), repr=False)
    """Which of its questions are kin of others, in the order in which they are told; settled pairs are left out."""
    may_be_late: bool = False
    """Whether staff allowed it to come late."""
    deadline: datetime | None = None
    """The last moment that staff gave its sender; None where that is the closing time."""
    refusal: str = field(default="", repr=False)
    """Why staff decided that it is returned; empty where they did not."""

    @property
    def closes(self) -> datetime:
        """Return the last moment in which it may be changed."""
        return self.deadline or self.campaign.settings.closes
