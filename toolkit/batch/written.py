"""What became of a document that was to be written to the output of a campaign."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ToolkitError


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDocument:
    """A document that stands there as it should, or why it does not."""

    path: Path
    fault: ToolkitError | None = None
    """Why it could not be made."""
    unwritten: OSError | None = None
    """Why it could not be written, once made."""
    unchanged: bool = False
    """Whether it stood there as it would be made, and was left as it is."""

    @property
    def stands(self) -> bool:
        """Return whether it stands there as it should."""
        return not (self.fault or self.unwritten)

    @property
    def renewed(self) -> bool:
        """Return whether it was made anew."""
        return self.stands and not self.unchanged
