"""The text of a sheet's notes: the comments part, shared with the sender's own notes and conversations."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from toolkit.cellref import Address, parse_address
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element, escape_xml
from toolkit.ooxml.package import Package, Relations

POINTS = 9
"""The size of a note's text."""

Span = tuple[int, int]
"""Where a piece of a text begins and ends."""

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_ORDER = ("authors", "commentList", "extLst")


class NoteRun(NamedTuple):
    """A piece of a note's text, bold or not."""

    text: str
    bold: bool = False


class CellNote(NamedTuple):
    """A note on a cell: its text, and who wrote it."""

    text: str
    author: str

    def __repr__(self) -> str:
        """Return no text and no author: a traceback may show this."""
        return "Note()"


def comments_part(package: Package, sheet: str) -> str | None:
    """Return the part that holds the text of a sheet's notes; None when there is none."""
    return Relations(package, sheet).target("comments")


def add_comments_part(package: Package, sheet: str) -> str:
    """Return the name of a new part for the text of a sheet's notes."""
    part = package.free_name("xl/comments{}.xml")
    space = markup.namespace_of(package.peek(sheet))
    package.write(part, f'<comments xmlns="{space}"/>'.encode())
    package.declare(part, _TYPE)
    Relations(package, sheet).add("comments", part)
    return part


class Comments:
    """A comments part that is about to change."""

    def __init__(self, package: Package, part: str, threads: Iterable[Address] = ()) -> None:
        root = package.edit(part)
        self._threads = frozenset(threads)
        self._authors = markup.ensure_child(root, "authors", _ORDER)
        self._list = markup.ensure_child(root, "commentList", _ORDER)
        self._notes = _notes(root)

    def add(self, at: Address, runs: Sequence[NoteRun], author: str) -> None:
        """Add text to the note of a cell, below what stands there; a new note is by *author*.

        Under a conversation (threaded comments) nothing is added: no program would show it, and Excel, which keeps a
        copy of the conversation here, would find the two unequal.
        """
        if at in self._threads:
            return
        note = self._notes.get(at)
        if note is None:
            note = markup.detached(self._list, "comment", ref=str(at), authorId=str(self._author(author)))
            self._list.append(note)
            self._notes[at] = note
        elif note_text(note):
            runs = [NoteRun("\n\n"), *runs]
        body = markup.ensure_child(note, "text", ("text",))
        _split_plain(body)
        for run in markup.parse_fragments(body, "".join(map(_run, runs))):
            markup.insert_in_order(body, run, ("r", "rPh", "phoneticPr"))

    def erase(self, author: str, ours: Callable[[str], Sequence[Span]]) -> dict[Address, bool]:
        """Remove the spans of text that *ours* finds; return the cells concerned, and whether their note is gone."""
        erased = {}
        for at, note in [*self._notes.items()]:
            spans = [] if at in self._threads else ours(note_text(note))
            if spans:
                _cut(note, spans)
                erased[at] = not note_text(note).strip()
            if erased.get(at):
                self._list.remove(self._notes.pop(at))
        self._forget_author(author)
        return erased

    def texts(self) -> dict[Address, str]:
        """Return the text of every note."""
        return {at: note_text(note) for at, note in self._notes.items()}

    def _author(self, name: str) -> int:
        """Return the index of a name among the authors."""
        names = [author.text or "" for author in self._authors]
        if name not in names:
            author = markup.detached(self._authors, "author")
            author.text = name
            self._authors.append(author)
        return [*names, name].index(name)

    def _forget_author(self, name: str) -> None:
        """Remove a name from the end of the authors when no note is by it any more."""
        last = len(self._authors) - 1
        used = {note.get("authorId") for note in self._notes.values()}
        if last >= 0 and self._authors[last].text == name and str(last) not in used:
            self._authors.remove(self._authors[last])


def note_texts(package: Package, sheet: str) -> dict[Address, str]:
    """Return the text of every note of a sheet, to look at only."""
    part = comments_part(package, sheet)
    return {at: note_text(note) for at, note in _notes(package.peek(part)).items()} if part else {}


def read_notes(package: Package, sheet: str) -> dict[Address, CellNote]:
    """Return every note of a sheet with its author, to look at only."""
    part = comments_part(package, sheet)
    if part is None:
        return {}
    root = package.peek(part)
    authors = enumerate(markup.children(markup.child(root, "authors"), "author"))
    names = {str(number): author.text or "" for number, author in authors}
    return {at: CellNote(_plain(note), names.get(note.get("authorId", "0"), "")) for at, note in _notes(root).items()}


def conversation_cells(package: Package, sheet: str) -> set[Address]:
    """Return the cells of a sheet that hold a conversation (threaded comments)."""
    part = Relations(package, sheet).target("threadedComment")
    return {at for comment in package.peek(part).iterchildren("*") if (at := _cell(comment))} if part else set()


def note_text(note: Element) -> str:
    """Return the whole text of a note."""
    return "".join(piece.text or "" for piece in _pieces(note))


def _plain(note: Element) -> str:
    """Return the text of a note as one reads it."""
    return markup.unescape_cell_text(note_text(note)).replace("\r\n", "\n")


def _notes(root: Element) -> dict[Address, Element]:
    """Return the notes of a comments part by their cells; one that names no cell is on none."""
    listed = markup.children(markup.child(root, "commentList"), "comment")
    return {at: comment for comment in listed if (at := _cell(comment))}


def _cell(comment: Element) -> Address | None:
    """Return the cell that a note or a comment is on; None when it names none."""
    try:
        return parse_address(comment.get("ref", "").partition(":")[0])
    except ValueError:
        return None


def _pieces(note: Element) -> list[Element]:
    """Return the elements that hold a note's text, in order, without readings (phonetic text)."""
    body = markup.child(note, "text")
    runs = (markup.child(run, "t") for run in markup.children(body, "r"))
    return [piece for piece in (*markup.children(body, "t"), *runs) if piece is not None]


def _cut(note: Element, spans: Sequence[Span]) -> None:
    """Remove spans from a note's text, and the runs that are empty then."""
    at = 0
    for piece in _pieces(note):
        text, start = piece.text or "", at
        at += len(text)
        piece.text = "".join(
            letter for place, letter in enumerate(text, start) if not any(begin <= place < end for begin, end in spans)
        )
    body = markup.ensure_child(note, "text", ("text",))
    for run in [*markup.children(body, "r")]:
        if not run.findtext("{*}t"):
            body.remove(run)
    _join_plain(body)


def _split_plain(body: Element) -> None:
    """Turn the plain text of a note into a run, so that runs can follow."""
    plain = markup.child(body, "t")
    if plain is not None:
        run = markup.detached(body, "r")
        body.replace(plain, run)
        run.append(plain)


def _join_plain(body: Element) -> None:
    """Turn the one run that is left back into plain text when it has no look of its own."""
    runs = [*markup.children(body, "r")]
    if len(runs) == 1 and markup.child(runs[0], "rPr") is None:
        body.replace(runs[0], runs[0][0])


def _run(run: NoteRun) -> str:
    """Return a run of text in the font that notes have."""
    look = f'{"<b/>" * run.bold}<sz val="{POINTS}"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/>'
    return f'<r><rPr>{look}</rPr><t xml:space="preserve">{escape_xml(run.text)}</t></r>'
