"""Why a report was not delivered."""

from collections.abc import Mapping

from toolkit.errors import ToolkitError
from toolkit.text import mask_personal

QUOTED = 60
"""Most characters of a value that a fault quotes."""


class ReportFault(ToolkitError):
    """A report that would not say what the unit sent, or a template that cannot be filled in; nothing is delivered."""

    def __init__(self, key: str, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(key, {name: _short(value) for name, value in (values or {}).items()})


def _short(value: str | int) -> str | int:
    """Return a value without what reads like personal data, cut where it is too long to quote."""
    if isinstance(value, int):
        return value
    quoted = mask_personal(value)
    return quoted if len(quoted) <= QUOTED else f"{quoted[:QUOTED]}…"
