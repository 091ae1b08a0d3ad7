"""Which sheet of the review a workbook is: what its _meta says, and the fingerprint that shows an alteration."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.model import Stamp
from toolkit.review.model import SheetIdentity

_STAGE, _REVISION, _POOL, _AGAIN, _QUESTIONS, _SEAL = "stage", "revision", "pool", "again", "questions", "seal"
_BETWEEN = "；"


class IssuedIdentity(NamedTuple):
    """Which sheet a workbook is when it is issued."""

    campaign: str
    stage: str
    pool: str
    """The hash of the pool."""
    revision: int
    reviewer: str
    """The reviewer's id."""
    numbers: Sequence[str]
    """The numbers of the questions, as reviewers see them."""
    again: int = 0
    """Which further vote on a tie it is for; 0 for the sheets of the stage itself."""

    @property
    def seal(self) -> str:
        """Return the fingerprint: SHA-256 over all of it, one a line."""
        said = (self.campaign, self.stage, self.pool, str(self.revision), self.reviewer, str(self.again), *self.numbers)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def lines(self, seal: str) -> dict[str, str]:
        """Return what _meta says beside the stamp of the form, by name; *seal* stands for the fingerprint."""
        return {_STAGE: self.stage, _REVISION: str(self.revision), _POOL: self.pool, _AGAIN: str(self.again),
                _QUESTIONS: _BETWEEN.join(self.numbers), _SEAL: seal}


def read_identity(stamp: Stamp | None, lines: Mapping[str, str]) -> SheetIdentity | None:
    """Return which sheet a workbook says it is, by the stamp and the *lines* of its _meta; None if it does not say."""
    campaign, reviewer = (stamp.campaign, stamp.unit) if stamp else (lines.get("campaign", ""), lines.get("unit", ""))
    if not reviewer or _STAGE not in lines:
        return None
    revision, again = (_whole(lines.get(name, "")) for name in (_REVISION, _AGAIN))
    issued = IssuedIdentity(campaign, lines[_STAGE], lines.get(_POOL, ""), revision, reviewer,
                            tuple(lines.get(_QUESTIONS, "").split(_BETWEEN)), again)
    intact = stamp is not None and lines.get(_SEAL) == issued.seal
    return SheetIdentity(campaign, issued.stage, revision, reviewer, intact, again)


def _whole(said: str) -> int:
    """Return a whole number; 0 for what is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
