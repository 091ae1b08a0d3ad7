"""What a chart shows, and by what it is known: light to load."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class ChartValue(Protocol):
    """A figure that a chart shows, and its label."""

    @property
    def name(self) -> str:
        """Return the label at the axis."""
        ...

    @property
    def number(self) -> float:
        """Return the figure: a count, or a measure that is shown with two decimals."""
        ...


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The one series of a chart."""

    name: str
    figures: Sequence[ChartValue]


class ChartKey(NamedTuple):
    """By what a chart of a template is known."""

    name: str
    """Its name in Word, and that of its series among the content."""
    word: str
    """What its name, alternative text, title or series says."""
    labels: tuple[str, ...] = ()
    """Labels that stand at its axis."""
