"""Whose tracking workbook of which year one is: what its _meta says, and the fingerprint that shows an alteration."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from toolkit.files import printable_text
from toolkit.model import Stamp

_YEAR, _NAME, _QUESTIONS, _SEAL = "year", "unit_name", "questions", "seal"
_BETWEEN = "；"


class TrackingIdentity(NamedTuple):
    """Whose workbook of which year one is."""

    campaign: str
    year: str
    unit: str
    """What the stamp has of the unit: its code, or its name where it has none."""
    name: str
    """Of the unit, in one line (:func:`flat_name`)."""
    numbers: Sequence[str]
    """The numbers of the questions as issued."""

    @property
    def code(self) -> str:
        """Return the code of the unit; empty where it has none."""
        return "" if self.unit == self.name else self.unit

    @property
    def seal(self) -> str:
        """Return the fingerprint: SHA-256 over all of it, one a line."""
        said = (self.campaign, self.year, self.unit, self.name, *self.numbers)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    @property
    def lines(self) -> Mapping[str, str]:
        """Return what _meta says beside the stamp of the form, by name."""
        return {_YEAR: self.year, _NAME: self.name, _QUESTIONS: _BETWEEN.join(self.numbers), _SEAL: self.seal}


def issued_identity(campaign: str, year: int, code: str, name: str, numbers: Iterable[str]) -> TrackingIdentity:
    """Return whose workbook one is when it is issued."""
    flat = flat_name(name)
    return TrackingIdentity(campaign, str(year), flat_name(code) or flat, flat, tuple(numbers))


def flat_name(name: str) -> str:
    """Return a name in one line, without what no workbook can hold: off the roster a unit is called as it typed it."""
    return " ".join(printable_text(name).split())


class ReadIdentity(NamedTuple):
    """Whose workbook one says it is."""

    said: TrackingIdentity
    intact: bool
    """Whether this fits the fingerprint that was written with it."""


def read_identity(stamp: Stamp | None, lines: Mapping[str, str]) -> ReadIdentity | None:
    """Return whose workbook one says it is, by its stamp and the *lines* of its _meta; None if it does not say."""
    if stamp is None or _YEAR not in lines:
        return None
    numbers = tuple(lines.get(_QUESTIONS, "").split(_BETWEEN))
    said = TrackingIdentity(stamp.campaign, lines[_YEAR], stamp.unit, lines.get(_NAME, ""), numbers)
    return ReadIdentity(said, lines.get(_SEAL) == said.seal)
