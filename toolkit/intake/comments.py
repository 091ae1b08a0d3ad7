"""The notes on a sheet's cells, by the sheet's comments part (ECMA-376, 18.7); they are told of, never judged."""

from contextlib import suppress
from typing import NamedTuple

from toolkit.intake.archive import BoundedArchive
from toolkit.intake.contents import relation_targets, relations_part
from toolkit.intake.markup import Attributes, walk_xml
from toolkit.intake.refusal import Refused

_KIND = "comments"


class SheetComment(NamedTuple):
    """A note on a cell."""

    cell: str
    """A1 address."""
    author: str
    text: str

    def __repr__(self) -> str:
        """Return nothing of what it says: a traceback may show this."""
        return f"Comment({self.cell})"


def read_comments(archive: BoundedArchive, sheet: str) -> tuple[SheetComment, ...]:
    """Return the notes on the cells of a sheet; none where they cannot be read, for no value is taken from them."""
    if relations_part(sheet) not in archive or not any(_KIND in name.casefold() for name in archive.names):
        return ()
    with suppress(Refused):
        parts = [target for kind, target in relation_targets(archive, sheet).values() if kind == _KIND]
        return tuple(comment for part in parts for comment in _read(archive.read(part)))
    return ()


def _read(part: bytes) -> list[SheetComment]:
    """Return the notes of a comments part."""
    authors: list[str] = []
    told: list[SheetComment] = []
    reading = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal reading
        reading = name
        if name == "author":
            authors.append("")
        elif name == "comment":
            told.append(SheetComment(attributes.get("ref", ""), attributes.get("authorId", ""), ""))

    def text(text: str) -> None:
        if reading == "author":
            authors[-1] += text
        elif reading == "t" and told:
            told[-1] = told[-1]._replace(text=told[-1].text + text)

    def end(name: str) -> None:
        nonlocal reading
        reading = ""

    walk_xml(part, start, end, text)
    named = {str(number): author for number, author in enumerate(authors)}
    return [comment._replace(author=named.get(comment.author, "")) for comment in told]
