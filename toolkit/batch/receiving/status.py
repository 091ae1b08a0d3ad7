"""What may become of a file that came in."""

from enum import StrEnum


class ReceiptStatus(StrEnum):
    """What became of a file: accepted, returned, superseded or unreadable."""

    ACCEPTED = "accepted"
    """It counts and has no error."""
    RETURNED = "returned"
    """It counts and has an error: it goes back to the unit."""
    SUPERSEDED = "superseded"
    """The same unit sent another one, which counts in its place: a later one, or one that is not blank."""
    UNREADABLE = "unreadable"
    EXCLUDED = "excluded"
    """Staff decided that it does not count, with a reason."""


COUNTING = (ReceiptStatus.ACCEPTED, ReceiptStatus.RETURNED)
"""What becomes of the workbooks that count."""
