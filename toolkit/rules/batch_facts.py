"""What the rules of a batch look at in one form: few plain values, so that a batch need not hold the forms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

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
    """The values of 推荐单位名称 and 审定签字人, by field, where their labels were found."""
    labels: frozenset[str]
    """Those fields that a rule of the batch needs whose labels were found."""


@dataclass(frozen=True)
class BatchFacts:
    """What a rule of the batch judges by: one form's facts, the campaign, and what the other units sent."""

    sender: SenderFacts
    campaign: Campaign
    committees: CommitteeUnits = field(default_factory=dict, repr=False)
    scanned: bool = False
    """Whether a signed scan that can be opened came beside it."""
