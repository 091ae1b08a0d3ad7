"""Carries an older form over into the newest, with 迁移清单 in front: what moved, what is new, what was left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from toolkit.cellref import Address
from toolkit.forms import provenance
from toolkit.forms.renew.extras import ExtraContent, Place, WorkbookExtras, attach_carried_notes
from toolkit.forms.transfer import (
    CellTransfer,
    TransferLine,
    cell_transfers,
    counted_cells,
    destinations,
    is_left,
    transfer_lines,
)
from toolkit.formspec.form import Form
from toolkit.messages import Language, say
from toolkit.model import Cell, FilledForm, Finding
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.ooxml.listing import Columns, Listing, ListingCell, ListingRow, link_target, row_height
from toolkit.ooxml.package import Package
from toolkit.ooxml.styles import CellStyle, StyleTable
from toolkit.ooxml.workbook import WorkbookPart
from toolkit.text import mask_personal, shortened

TITLE = provenance.MOVED

_COLUMNS: Columns = (("kind", 11), ("label", 24), ("was", 24), ("called", 24), ("now", 20), ("note", 60))
_HEADER_ROW = 5
_LONGEST_NOTE = 200
_MOST_CELLS = 6
"""How much of a note is quoted, and how many cells are named of one kind."""


class RenewedForm(NamedTuple):
    """The newest form with what an older one held."""

    content: bytes
    moves: tuple[TransferLine, ...]


def renew_form(
    filled: FilledForm,
    findings: Iterable[Finding],
    form: Form,
    blank: bytes,
    language: Language = "zh",
    data: bytes = b"",
) -> RenewedForm:
    """Return a *blank* newest form filled in with the values of an older one, and a list of what moved.

    Among the *findings* on the older one are those on cells whose content goes nowhere. What the form calculates is
    forgotten. The notes come out of *data*, the older file; what else that holds is listed, or that it cannot be told.
    """
    editor, typed = CellEditor(blank), [*cell_transfers(filled, form)]
    for entry in typed:
        editor.type(entry.at.sheet, entry.at.a1, entry.at.value)
    for sheet in editor.sheets:
        editor.forget(sheet)
    package = Package(editor.save())
    notes, besides = _besides(data, package, filled, form, typed)
    listed = (*transfer_lines(filled, form), *_left(findings), *besides)
    carried = {"values": sum(entry.was is not None and not entry.was.blank for entry in typed), "notes": notes}
    return RenewedForm(_with_list(package, filled, listed, carried, language), listed)


def _besides(
    data: bytes, package: Package, filled: FilledForm, form: Form, typed: Sequence[CellTransfer]
) -> tuple[int, Sequence[TransferLine]]:
    """Return how many notes were carried over out of *data* into *package*, and what else it holds that was not."""
    whole = {_place_of(entry.was) for entry in typed if entry.was and not entry.was.blank
             and form.field_of[entry.was.field].kind not in ("serial", "live")}
    try:
        extras = WorkbookExtras(data)
        notes, others = extras.notes(), [*extras.others(whole)]
    except Exception:  # a file that is no .xlsx package, or a damaged part: what else it holds cannot be told
        return 0, [TransferLine("unseen", "")]
    went = {_place_of(was): at for was, at in destinations(filled, form, typed).items()}
    attach_carried_notes(package, {_place_of(went[place]): note for place, note in notes.items() if place in went})
    left = [_left_out(ExtraContent("note", title, (at,)), note.text)
            for (title, at), note in notes.items() if (title, at) not in went]
    return len(notes) - len(left), [*left, *map(_left_out, others)]


def _left_out(extra: ExtraContent, text: str = "") -> TransferLine:
    """Return the line on things that were left out."""
    first = Cell("", extra.sheet, *extra.cells[0])
    return TransferLine(extra.kind, "", first, spread=_cells(extra), number=len(extra.cells), text=_quoted(text))


def _place_of(cell: Cell) -> Place:
    """Return where a cell stands."""
    return str(cell.sheet), Address(cell.row, cell.column)


def _quoted(note: str) -> str:
    """Return what a note says as the list quotes it: without personal data, and not at any length."""
    return shortened(mask_personal(" ".join(note.split())), _LONGEST_NOTE)


def _cells(extra: ExtraContent) -> str:
    """Return the cells where something is; not all of many."""
    cells = [*dict.fromkeys(map(str, extra.cells))]
    return "、".join(cells[:_MOST_CELLS]) + "…" * (len(cells) > _MOST_CELLS)


def _left(findings: Iterable[Finding]) -> Iterator[TransferLine]:
    """Yield the cells of the older form whose content goes nowhere."""
    for finding in findings:
        if is_left(finding):
            details = finding.details
            cells = str(details.get("alike_cells") or details.get("cells", finding.place.cell))
            yield TransferLine(
                "left", "", Cell("", finding.place.sheet, 0, 0), None, cells, counted_cells(details)
            )


def _with_list(
    package: Package,
    filled: FilledForm,
    listed: tuple[TransferLine, ...],
    carried: Mapping[str, int],
    language: Language,
) -> bytes:
    """Return a workbook with 迁移清单 in front; *carried* says how many values and notes it took over."""
    book, styles = WorkbookPart(package), StyleTable(package)
    book.deselect()
    formats = {style: styles.look(style) for style in CellStyle}
    table = [_line(move, formats, language) for move in listed]
    lines = [*_head(filled, listed, carried, formats, language), *table]
    listing = Listing(_COLUMNS, "now", lines, _HEADER_ROW, _HEADER_ROW + len(table))
    book.insert_first(book.free_title(TITLE), listing.part(book.namespace), listing.names, provenance.MOVES)
    return package.save()


def _head(
    filled: FilledForm, listed: Iterable[TransferLine], carried: Mapping[str, int], formats: dict[CellStyle, int],
    language: Language,
) -> Iterator[ListingRow]:
    """Yield the rows above the table, and its headings."""
    file = PurePath(filled.source.path).name
    yield ListingRow([ListingCell(say("migrate.title", language), formats[CellStyle.TITLE])], 28)
    yield ListingRow([ListingCell(say("migrate.source", language, file=file), formats[CellStyle.NOTE])], 18)
    for note in (_counts(listed, carried, language), say("migrate.advice", language)):
        yield ListingRow(
            [ListingCell(note, formats[CellStyle.NOTE])],
            row_height((note,), (("", sum(width for _, width in _COLUMNS)),)),
        )
    yield ListingRow(
        [ListingCell(say(f"migrate.{name}", language), formats[CellStyle.HEADER]) for name, _ in _COLUMNS], 24
    )


def _counts(listed: Iterable[TransferLine], carried: Mapping[str, int], language: Language) -> str:
    """Return the sentence on how much was carried over, how much moved and how much was left out."""
    kinds = Counter({"new": 0, "left": 0, "moved": 0, "extras": 0})
    for move in listed:
        kind = move.kind if move.kind in ("new", "left") else "moved" if move.carried else "extras"
        kinds[kind] += 1 if move.carried else move.number
    counts = {**carried, **kinds}
    said = ["migrate.counts", *(f"migrate.counts-{name}" for name in ("notes", "extras") if counts[name])]
    return ("" if language == "zh" else " ").join(say(key, language, **counts) for key in said)


def _line(move: TransferLine, formats: dict[CellStyle, int], language: Language) -> ListingRow:
    """Return the row of a move, with a link to where it went."""
    was = _place(move.was, move.spread)
    called = str(move.was.value) if move.was and move.kind != "rows" else ""
    note = say(f"migrate.{move.kind}.note", language, number=move.number, text=move.text)
    now = _place(move.now, "" if move.kind != "rows" else f"{_row(move)}:{_row(move) + move.number - 1}")
    texts = (say(f"migrate.{move.kind if move.carried else 'left'}", language), move.label, was, called, now, note)
    kinds = (
        CellStyle.STRONG,
        CellStyle.BODY,
        CellStyle.SHORT,
        CellStyle.BODY,
        CellStyle.LINK if now else CellStyle.SHORT,
        CellStyle.BODY,
    )
    cells = [ListingCell(words, formats[kind]) for words, kind in zip(texts, kinds, strict=True)]
    return ListingRow(cells, row_height(texts, _COLUMNS), link_target(move.now.sheet, move.now.a1) if move.now else "")


def _row(move: TransferLine) -> int:
    """Return the first row, from 1 on, where the rows of a table went."""
    return move.now.row + 1 if move.now else 0


def _place(cell: Cell | None, spread: str) -> str:
    """Return where something stands, as a person reads it."""
    return f"{cell.sheet}!{spread or cell.a1}" if cell else ""
