"""An older form carried over into the newest: the blank form of that unit, filled in, with 迁移清单 in front."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.messages import Language, say
from toolkit.model import Cell, Finding, Judgement, Submission, Unit, how_many
from toolkit.rules import judge
from toolkit.rules.base import Case
from toolkit.workbook import ours
from toolkit.workbook.annotate import annotate
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.listing import Columns, Line, Listing, Text, height, target
from toolkit.workbook.annotate.package import Package
from toolkit.workbook.annotate.styles import Look, Styles
from toolkit.workbook.form import blank
from toolkit.workbook.moves import LEFT_CODES, Entry, Move, entries, moves
from toolkit.workbook.read import read
from toolkit.workbook.typist import Typist

SUFFIX = "新版"
"""What is put behind the name of a file for that of the newest form."""

TITLE = ours.MOVED

_OLD = "file.old-form"
_COLUMNS: Columns = (("kind", 11), ("label", 24), ("was", 24), ("called", 24), ("now", 20), ("note", 60))
_HEADER_ROW = 5


class Migrated(NamedTuple):
    """The newest form with what an older one held."""

    content: bytes
    moves: tuple[Move, ...]


def renewed(
    submission: Submission, judgement: Judgement, campaign: Campaign, language: Language = "zh", unit: str = ""
) -> bytes | None:
    """Return the newest form with what an older one held and what is wrong with it; None unless it is an older one."""
    if all(finding.code != _OLD for finding in judgement):
        return None
    made = migrate(submission, judgement, campaign, language).content
    reading = read(made, submission.source, campaign)
    assert reading.submission, "our own form can be read"
    return annotate(made, judge(reading.submission, campaign, reading.observed), language, unit)


def migrate(
    submission: Submission, findings: Iterable[Finding], campaign: Campaign, language: Language = "zh"
) -> Migrated:
    """Return the newest form of the unit that sent *submission*, with its values in it and a list of what moved.

    Among the *findings* on it are those on cells whose content goes nowhere. What the form calculates is forgotten.
    """
    typist = Typist(blank(campaign, _unit(submission, campaign)))
    typed = [*entries(submission, campaign)]
    for entry in typed:
        typist.type(entry.at.sheet, entry.at.a1, entry.at.value)
    for sheet in typist.sheets:
        typist.forget(sheet)
    listed = (*moves(submission, campaign), *_left(findings))
    return Migrated(_with_list(typist.save(), submission, listed, typed, language), listed)


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
    data: bytes, submission: Submission, listed: tuple[Move, ...], typed: Iterable[Entry], language: Language
) -> bytes:
    """Return a workbook with 迁移清单 in front."""
    package = Package(data)
    book, styles = Book(package), Styles(package)
    book.deselect()
    looks = {look: styles.look(look) for look in Look}
    carried = sum(entry.was is not None and not entry.was.blank for entry in typed)
    table = [_line(move, looks, language) for move in listed]
    lines = [*_head(submission, listed, carried, looks, language), *table]
    listing = Listing(_COLUMNS, "now", lines, _HEADER_ROW, _HEADER_ROW + len(table))
    book.insert_first(book.free_title(TITLE), listing.part(book.namespace), listing.names, ours.MOVES)
    return package.save()


def _head(
    submission: Submission, listed: Iterable[Move], carried: int, looks: dict[Look, int], language: Language
) -> Iterator[Line]:
    """Yield the rows above the table, and its headings."""
    kinds = Counter({"new": 0, "left": 0, "moved": 0})
    for move in listed:
        kinds[move.kind if move.kind in ("new", "left") else "moved"] += move.number if move.kind == "left" else 1
    file = PurePath(submission.source.path).name
    yield Line([Text(say("migrate.title", language), looks[Look.TITLE])], 28)
    yield Line([Text(say("migrate.source", language, file=file), looks[Look.NOTE])], 18)
    for note in (say("migrate.counts", language, values=carried, **kinds), say("migrate.advice", language)):
        yield Line([Text(note, looks[Look.NOTE])], height((note,), (("", sum(width for _, width in _COLUMNS)),)))
    yield Line([Text(say(f"migrate.{name}", language), looks[Look.HEADER]) for name, _ in _COLUMNS], 24)


def _line(move: Move, looks: dict[Look, int], language: Language) -> Line:
    """Return the row of a move, with a link to where it went."""
    was = _place(move.was, move.spread)
    called = str(move.was.value) if move.was and move.kind != "rows" else ""
    note = say(f"migrate.{move.kind}.note", language, number=move.number)
    now = _place(move.now, "" if move.kind != "rows" else f"{_row(move)}:{_row(move) + move.number - 1}")
    texts = (say(f"migrate.{move.kind}", language), move.label, was, called, now, note)
    kinds = (Look.STRONG, Look.BODY, Look.SHORT, Look.BODY, Look.LINK if now else Look.SHORT, Look.BODY)
    cells = [Text(words, looks[kind]) for words, kind in zip(texts, kinds, strict=True)]
    return Line(cells, height(texts, _COLUMNS), target(move.now.sheet, move.now.a1) if move.now else "")


def _row(move: Move) -> int:
    """Return the first row, from 1 on, where the rows of a table went."""
    return move.now.row + 1 if move.now else 0


def _place(cell: Cell | None, spread: str) -> str:
    """Return where something stands, as a person reads it."""
    return f"{cell.sheet}!{spread or cell.a1}" if cell else ""
