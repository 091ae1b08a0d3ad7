"""Where the bytes of a file that was read are found again; light to load, for who opens none."""

from pathlib import Path
from typing import NamedTuple

from toolkit.model import Source


class FileOrigin(NamedTuple):
    """Where the bytes of a file can be read again."""

    path: Path
    """The file itself, or the archive that it came in."""
    listed: Source
    """What was known of that before it was opened."""
    number: int
    """Which file of the archive it is."""
