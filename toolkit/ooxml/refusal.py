"""The refusal of a file: exactly one observation, which names what the file looks like.

What is said of each look, and what to do, stands in :mod:`toolkit.messages.file_looks`.
"""

from toolkit.looks import Look
from toolkit.model import Observation


class Refused(Exception):
    """A file that cannot be read, with the one observation that says why."""

    def __init__(self, found: Observation) -> None:
        super().__init__(found.code)
        self.found = found


def unreadable(look: Look) -> Refused:
    """Return the refusal of a file that is incomplete, damaged or made to do harm."""
    return Refused(Observation("file.unreadable", look=look))


def encrypted(look: Look) -> Refused:
    """Return the refusal of a file that asks for a password."""
    return Refused(Observation("file.encrypted", look=look))


def too_large(look: Look, limit: int) -> Refused:
    """Return the refusal of a file beyond a limit; what the limit counts is in what the file looks like."""
    return Refused(Observation("file.too-large", details={"limit": limit}, look=look))
