"""An older form carried over into the newest: the blank form of that unit, filled in, with 迁移清单 in front."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from toolkit.address import Address
from toolkit.campaign.model import Campaign
from toolkit.messages import Language, say
from toolkit.model import Cell, Finding, Judgement, Submission, Unit, how_many
from toolkit.rules import judge
from toolkit.rules.base import Case
from toolkit.text import masked
from toolkit.workbook import ours
from toolkit.workbook.annotate import annotate
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.listing import Columns, Line, Listing, Text, height, target
from toolkit.workbook.annotate.styles import Look, Styles
from toolkit.workbook.form import blank
from toolkit.workbook.migrate.extras import Extra, Extras, Place, attach
from toolkit.workbook.migrate.moves import LEFT_CODES, Entry, Move, entries, moves, seats
from toolkit.workbook.package import Package
from toolkit.workbook.package.typist import Typist
from toolkit.workbook.read import read

SUFFIX = "新版"
"""What is put behind the name of a file for that of the newest form."""

TITLE = ours.MOVED

_OLD = "file.old-form"
_COLUMNS: Columns = (("kind", 11), ("label", 24), ("was", 24), ("called", 24), ("now", 20), ("note", 60))
_HEADER_ROW = 5
_LONGEST_NOTE = 200
_MOST_CELLS = 6
"""How much of a note is quoted, and how many cells are named of one kind."""


class Migrated(NamedTuple):
    """The newest form with what an older one held."""

    content: bytes
    moves: tuple[Move, ...]


def renewed(
    submission: Submission, judgement: Judgement, campaign: Campaign, language: Language = "zh", unit: str = "",
    data: bytes = b"",
) -> bytes | None:
    """Return the newest form with what an older one held and what is wrong with it; None unless it is an older one.

    *data* is the older file itself.
    """
    if all(finding.code != _OLD for finding in judgement):
        return None
    made = migrate(submission, judgement, campaign, language, data).content
    reading = read(made, submission.source, campaign)
    assert reading.submission, "our own form can be read"
    return annotate(made, judge(reading.submission, campaign, reading.observed), language, unit)


def migrate(
    submission: Submission, findings: Iterable[Finding], campaign: Campaign, language: Language = "zh",
    data: bytes = b"",
) -> Migrated:
    """Return the newest form of the unit that sent *submission*, with its values in it and a list of what moved.

    Among the *findings* on it are those on cells whose content goes nowhere. What the form calculates is forgotten.
    The notes come out of *data*, the older file. What else that holds is listed; where that cannot be told, this is.
    """
    typist = Typist(blank(campaign, _unit(submission, campaign)))
    typed = [*entries(submission, campaign)]
    for entry in typed:
        typist.type(entry.at.sheet, entry.at.a1, entry.at.value)
    for sheet in typist.sheets:
        typist.forget(sheet)
    package = Package(typist.save())
    notes, besides = _besides(data, package, submission, campaign, typed)
    listed = (*moves(submission, campaign), *_left(findings), *besides)
    carried = {"values": sum(entry.was is not None and not entry.was.blank for entry in typed), "notes": notes}
    return Migrated(_with_list(package, submission, listed, carried, language), listed)


def _besides(
    data: bytes, package: Package, submission: Submission, campaign: Campaign, typed: Sequence[Entry]
) -> tuple[int, Sequence[Move]]:
    """Return how many notes were carried over out of *data* into *package*, and what else it holds that was not."""
    whole = {_place_of(entry.was) for entry in typed if entry.was and not entry.was.blank
             and campaign.fields[entry.was.field].kind not in ("serial", "live")}
    try:
        extras = Extras(data)
        notes, others = extras.notes(), [*extras.others(whole)]
    except Exception:  # a file that is no .xlsx package, or a damaged part: what else it holds cannot be told
        return 0, [Move("unseen", "")]
    went = {_place_of(was): at for was, at in seats(submission, campaign, typed).items()}
    attach(package, {_place_of(went[place]): note for place, note in notes.items() if place in went})
    left = [_left_out(Extra("note", title, (at,)), note.text)
            for (title, at), note in notes.items() if (title, at) not in went]
    return len(notes) - len(left), [*left, *map(_left_out, others)]


def _left_out(extra: Extra, text: str = "") -> Move:
    """Return the line on things that were left out."""
    first = Cell("", extra.sheet, *extra.cells[0])
    return Move(extra.kind, "", first, spread=_cells(extra), number=len(extra.cells), text=_quoted(text))


def _place_of(cell: Cell) -> Place:
    """Return where a cell stands."""
    return str(cell.sheet), Address(cell.row, cell.column)


def _quoted(note: str) -> str:
    """Return what a note says as the list quotes it: without personal data, and not at any length."""
    words = masked(" ".join(note.split()))
    return words if len(words) <= _LONGEST_NOTE else words[: _LONGEST_NOTE - 1] + "…"


def _cells(extra: Extra) -> str:
    """Return the cells where something is; not all of many."""
    cells = [*dict.fromkeys(map(str, extra.cells))]
    return "、".join(cells[:_MOST_CELLS]) + "…" * (len(cells) > _MOST_CELLS)


def _unit(submission: Submission, campaign: Campaign) -> Unit:
    """Return the unit that sent a workbook, by the roster or else as typed."""
    typed = submission.unit.text
    return Case(submission, campaign).unit or Unit(typed("unit_code"), typed("unit_name"), typed("unit_type"))


def _left(findings: Iterable[Finding]) -> Iterator[Move]:
    """Yield the cells of the older form whose content goes nowhere."""
    for finding in findings:
        if finding.code in LEFT_CODES:
            cells = str(finding.details.get("cells", finding.place.cell))
            yield Move("left", "", Cell("", finding.place.sheet, 0, 0), None, cells, how_many(finding.details))


def _with_list(
    package: Package, submission: Submission, listed: tuple[Move, ...], carried: Mapping[str, int], language: Language
) -> bytes:
    """Return a workbook with 迁移清单 in front; *carried* says how many values and notes it took over."""
    book, styles = Book(package), Styles(package)
    book.deselect()
    looks = {look: styles.look(look) for look in Look}
    table = [_line(move, looks, language) for move in listed]
    lines = [*_head(submission, listed, carried, looks, language), *table]
    listing = Listing(_COLUMNS, "now", lines, _HEADER_ROW, _HEADER_ROW + len(table))
    book.insert_first(book.free_title(TITLE), listing.part(book.namespace), listing.names, ours.MOVES)
    return package.save()


def _head(
    submission: Submission, listed: Iterable[Move], carried: Mapping[str, int], looks: dict[Look, int],
    language: Language,
) -> Iterator[Line]:
    """Yield the rows above the table, and its headings."""
    file = PurePath(submission.source.path).name
    yield Line([Text(say("migrate.title", language), looks[Look.TITLE])], 28)
    yield Line([Text(say("migrate.source", language, file=file), looks[Look.NOTE])], 18)
    for note in (_counts(listed, carried, language), say("migrate.advice", language)):
        yield Line([Text(note, looks[Look.NOTE])], height((note,), (("", sum(width for _, width in _COLUMNS)),)))
    yield Line([Text(say(f"migrate.{name}", language), looks[Look.HEADER]) for name, _ in _COLUMNS], 24)


def _counts(listed: Iterable[Move], carried: Mapping[str, int], language: Language) -> str:
    """Return how much was carried over, how much stands elsewhere, and how much was left out."""
    kinds = Counter({"new": 0, "left": 0, "moved": 0, "extras": 0})
    for move in listed:
        kind = move.kind if move.kind in ("new", "left") else "moved" if move.carried else "extras"
        kinds[kind] += 1 if move.carried else move.number
    counts = {**carried, **kinds}
    said = ["migrate.counts", *(f"migrate.counts-{name}" for name in ("notes", "extras") if counts[name])]
    return ("" if language == "zh" else " ").join(say(key, language, **counts) for key in said)


def _line(move: Move, looks: dict[Look, int], language: Language) -> Line:
    """Return the row of a move, with a link to where it went."""
    was = _place(move.was, move.spread)
    called = str(move.was.value) if move.was and move.kind != "rows" else ""
    note = say(f"migrate.{move.kind}.note", language, number=move.number, text=move.text)
    now = _place(move.now, "" if move.kind != "rows" else f"{_row(move)}:{_row(move) + move.number - 1}")
    texts = (say(f"migrate.{move.kind if move.carried else 'left'}", language), move.label, was, called, now, note)
    kinds = (Look.STRONG, Look.BODY, Look.SHORT, Look.BODY, Look.LINK if now else Look.SHORT, Look.BODY)
    cells = [Text(words, looks[kind]) for words, kind in zip(texts, kinds, strict=True)]
    return Line(cells, height(texts, _COLUMNS), target(move.now.sheet, move.now.a1) if move.now else "")


def _row(move: Move) -> int:
    """Return the first row, from 1 on, where the rows of a table went."""
    return move.now.row + 1 if move.now else 0


def _place(cell: Cell | None, spread: str) -> str:
    """Return where something stands, as a person reads it."""
    return f"{cell.sheet}!{spread or cell.a1}" if cell else ""
