"""What stands in a folder."""

from pathlib import Path


def files_below(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
