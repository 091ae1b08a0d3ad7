"""The recipes of CONTRIBUTING.md: blocks of code, each with the file and the line that it goes above or below."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NEW_FILE = "a new file"
"""What stands in place of a line where the block is a whole file."""


class RecipeBlock(NamedTuple):
    """A block of code, and where it belongs."""

    path: str
    place: str
    """"above" or "below"; empty for a new file."""
    line: str
    """How the line begins that it goes above or below."""
    lines: tuple[str, ...]


def recipe_blocks(page: str) -> Iterator[RecipeBlock]:
    """Yield the blocks that begin with the file they belong to, in the order of the page."""
    fenced = re.compile(r"^( *)```(?:python|toml)\n(.+?)\n\1```$", re.MULTILINE | re.DOTALL)
    for margin, block in fenced.findall(page):
        first, *lines = (line.removeprefix(margin) for line in block.split("\n"))
        path, where = re.fullmatch(r"# (\S+), (.+)", first).groups()
        place, _, line = ("", "", "") if where == NEW_FILE else where.partition(": ")
        yield RecipeBlock(path, place, line, tuple(lines))


def follow_block(block: RecipeBlock, folder: Path) -> None:
    """Put a block where it belongs: into a new file, or at the one line that begins so."""
    file = folder / block.path
    if not block.place:
        assert not file.exists(), f"{block.path} is there already"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join([*block.lines, ""]), encoding="utf-8")
        return
    lines = file.read_text(encoding="utf-8").split("\n")
    at = [number for number, line in enumerate(lines) if line.lstrip().startswith(block.line)]
    assert len(at) == 1, f"{len(at)} lines of {block.path} begin with {block.line}"
    below = at[0] + (block.place == "below")
    file.write_text("\n".join([*lines[:below], *block.lines, *lines[below:]]), encoding="utf-8")
