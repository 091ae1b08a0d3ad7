"""What a person sees: lines that fit the terminal in any encoding, and progress."""

import io
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

import click

T = TypeVar("T")

WIDTH = 80
"""Columns that every output fits into when it goes to a file or a pipe and nothing else is asked for."""

NARROWEST = WIDTH // 2
"""Fewest columns that a line can be told in."""

WIDEST = 100
"""Most columns used on a terminal; longer lines are hard to read."""

MOST_LINES = 20
"""Most lines of progress in a log."""

_NEVER_FIRST = "，。；：、！？）》”’」』】,.;:!?)%"
"""Punctuation that does not begin a line."""


def replace_unprintable() -> None:
    """Make the standard streams replace characters that the console cannot encode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def width() -> int:
    """Return the columns to write into: the terminal's, within reason; elsewhere those of COLUMNS, or 80."""
    if sys.stdout.isatty():
        return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    asked = os.environ.get("COLUMNS", "")
    return max(int(asked), NARROWEST) if asked.isdecimal() and int(asked) else WIDTH


def first_printable(*candidates: str) -> str:
    """Return the first candidate that the standard output can show, or the last."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    for candidate in candidates[:-1]:
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return candidates[-1]


def tick(holds: bool) -> str:
    """Return a tick or a cross."""
    return first_printable("✓", "√", "ok") if holds else first_printable("✗", "×", "x")


def columns(text: str) -> int:
    """Return the columns that *text* takes on a terminal; Chinese characters and their punctuation take two."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def pad(text: str, size: int) -> str:
    """Return *text* with spaces behind it up to *size* columns."""
    return text + " " * max(size - columns(text), 0)


def wrap(text: str, *, first: str = "", rest: str = "") -> list[str]:
    """Return *text* as lines within :func:`width`, the first behind *first*, the others behind *rest*.

    Breaks between Chinese characters and at spaces, never inside a Latin word nor before closing punctuation.
    """
    room = width()
    lines, line = [], first
    for piece in _pieces(text):
        if columns(line) + columns(piece.rstrip()) > room and line not in (first, rest):
            lines.append(line.rstrip())
            line, piece = rest, piece.lstrip()
        line += piece
    return [*lines, line.rstrip()]


def plain(text: str) -> str:
    """Return *text* on one line and without control characters: what a cell holds must not drive a terminal."""
    return "".join(" " if character.isspace() else character for character in text if _harmless(character))


def _harmless(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf")


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of *text* between which a line may break."""
    piece = ""
    for character in plain(text):
        wide = _columns(character) == 2
        follows_word = bool(piece) and not wide and _columns(piece[-1]) == 1 and piece[-1] != " "
        if piece and not follows_word and character not in _NEVER_FIRST and piece[-1] not in "（《“‘「『【":
            yield piece
            piece = ""
        piece += character
    yield piece


def table(rows: Iterable[tuple[str, ...]], *, indent: str = "") -> list[str]:
    """Return *rows* as lines with aligned columns; the last column wraps below itself."""
    rows = list(rows)
    sizes = [max(map(columns, cells)) + 2 for cells in list(zip(*rows, strict=True))[:-1]]
    margin = indent + " " * sum(sizes)
    lines = []
    for row in rows:
        first = indent + "".join(map(pad, row, sizes))
        lines += wrap(row[-1], first=first, rest=margin)
    return lines


def print_lines(lines: str | Iterable[str], *, error: bool = False) -> None:
    """Print a line or lines, and write them to the log if there is one."""
    for line in [lines] if isinstance(lines, str) else lines:
        click.echo(line, err=error)
        if _log:
            print(click.unstyle(line), file=_log[-1], flush=True)


_log: list[TextIO] = []
"""The file that everything printed is also written to; none as long as nobody asked for one."""


@contextmanager
def logging_to(path: Path | None) -> Iterator[None]:
    """Write every line that is printed within also to a file, behind what it holds; None for no file.

    Raises OSError when the file cannot be written.
    """
    if path is None:
        yield
        return
    with path.open("a", encoding="utf-8") as log:
        _log.append(log)
        try:
            yield
        finally:
            _log.pop()


def print_data(text: str) -> None:
    """Print *text* for a program: UTF-8 whatever the console's encoding, unless a person is looking."""
    if sys.stdout.isatty():
        click.echo(text)
    else:
        click.echo(text.encode("utf-8", "replace"))


def print_json(data: object) -> None:
    """Print the one object that is printed for a program."""
    print_data(json.dumps(data, ensure_ascii=False, indent=2))


def track(items: Iterable[T], total: int, name: Callable[[T], str]) -> Iterator[T]:
    """Yield *items* while showing how many of *total* are done: a bar on a terminal, a few plain lines in a log."""
    if total < 2:
        yield from items
    elif sys.stderr.isatty() and not _log:
        from rich.console import Console
        from rich.progress import track as bar

        yield from bar(items, total=total, console=Console(stderr=True), description="", transient=True)
    else:
        step = -(-total // MOST_LINES)
        for number, item in enumerate(items, 1):
            if number % step == 0 or number == total:
                print_lines(f"[{number}/{total}] {name(item)}", error=True)
            yield item
