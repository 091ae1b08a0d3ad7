"""Declares a form as frozen data: sheets, fields and drop-down lists, from which all else follows."""

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from toolkit.campaign.model import FieldSpec
from toolkit.matching import label_key
from toolkit.model import OwnSheet

SPARE = 3
"""Live formulas reach one row further for every so many rows of a table, for rows that people insert."""


class SheetLayout(StrEnum):
    """How the fields of a sheet are arranged."""

    RECORD = "record"
    """A label a row, its value beside it."""
    TABLE = "table"
    """A label a column, a record a row below them."""
    GRID = "grid"
    """A table with a cell for each pair of a row and a column, both known by their 序号."""


@dataclass(frozen=True)
class HeadSource:
    """The fields of a table that the heads of a grid are looked up in: its 序号 and the name shown."""

    serial: str
    name: str


@dataclass(frozen=True)
class GridSpec:
    """The parts of a grid, by the names of their fields, and where its heads are looked up."""

    cell: str
    """The field that every cell of the grid holds; it has no label."""
    serial: str
    """The field of the 序号 at the head of each row."""
    title: str
    """The field that shows the name of each row, looked up by its 序号."""
    opinion: str
    """The field of what is said of a row as a whole."""
    columns: int
    """Number of columns of the blank grid."""
    row_source: HeadSource
    column_source: HeadSource


@dataclass(frozen=True, eq=False)
class SheetSpec:
    """A sheet that people fill in: its title, its layout and its fields in order."""

    title: str
    layout: SheetLayout
    fields: tuple[FieldSpec, ...]
    rows: int = 0
    """Number of rows of a blank table or grid."""
    advice: str = ""
    """How to fill in the sheet, in one line above it."""
    words: tuple[str, ...] = ()
    """What else the form writes on the sheet that belongs to no field; 0 stands for every number."""
    frozen: int = 0
    """Number of columns of a table that stay in sight."""
    measure: str = "项内容"
    """The words, in Chinese, in which what stands on the sheet is counted, behind a number."""
    grid: GridSpec | None = None
    given: bool = False
    """Whether the rows of a table are issued with something in them, so that it is never blank."""

    @property
    def depth(self) -> int:
        """Return the number of rows that live formulas read: those offered and some to spare."""
        return self.rows + -(-self.rows // SPARE)

    @cached_property
    def field_of(self) -> Mapping[str, FieldSpec]:
        """Return the fields by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def labelled(self) -> tuple[FieldSpec, ...]:
        """Return the fields with a label: all but the one in the cells of a grid."""
        return tuple(field for field in self.fields if self.grid is None or field.name != self.grid.cell)

    @cached_property
    def names_by_label(self) -> dict[str, str]:
        """Return the names of the fields by the key of their label."""
        return {label_key(field.label): field.name for field in self.labelled}

    @cached_property
    def serial(self) -> str:
        """Return the name of the 序号 field; empty when there is none."""
        return next((field.name for field in self.fields if field.kind == "serial"), "")

    @cached_property
    def needed(self) -> tuple[FieldSpec, ...]:
        """Return the fields without whose label the sheet cannot be read in full."""
        return tuple(field for field in self.fields
                     if field.required or field.kind == "serial" or (self.grid and field.name == self.grid.cell))


@dataclass(frozen=True, eq=False)
class Form:
    """A declared form: name, version, and the sheets that people fill in, in order."""

    name: str
    version: str
    """Counts up when sheets, layout or the meaning of a cell change."""
    campaign: str
    """The code of the call for which it is issued."""
    sheets: tuple[SheetSpec, ...]
    lists: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """The entries of the drop-down lists by name."""
    list_ranges: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Where the entries of a list stand by its name; all others stand on 字典."""
    aids: tuple[str, ...] = ()
    """The titles of sheets of its own that help to fill it in; nobody types on them, so nobody reads them."""
    section_list: str = ""
    """The list whose entries may stand in a line of their own, above the rows that they hold for."""
    sections: tuple[str, ...] = ()
    """The fields whose labels are the headings of a manuscript in Word."""
    sender: tuple[str, ...] = ()
    """The fields that tell who sends the form, the surest first."""
    self_checked: bool = True
    """Whether it has 自检 and 字典: live verdicts by its rules, and the columns that those count with."""
    given_fingerprint: str = ""
    """What the declaration is known by where that was settled elsewhere."""

    def __post_init__(self) -> None:
        """Raise ValueError for a declaration that contradicts itself: a mistake of whoever wrote it."""
        if faults := [*_faults(self)]:
            raise ValueError(f"{self.name}: {'; '.join(faults)}")

    @cached_property
    def sheet_titled(self) -> Mapping[str, SheetSpec]:
        """Return the sheets by title."""
        return {spec.title: spec for spec in self.sheets}

    @cached_property
    def sheet_of(self) -> Mapping[str, SheetSpec]:
        """Return the sheet of each field, by the field's name."""
        return {field.name: spec for spec in self.sheets for field in spec.fields}

    @cached_property
    def field_of(self) -> Mapping[str, FieldSpec]:
        """Return the fields by name."""
        return {field.name: field for spec in self.sheets for field in spec.fields}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of all sheets, those into which nobody types among them, in order."""
        live, lists = ((OwnSheet.LIVE,), (OwnSheet.LISTS,)) if self.self_checked else ((), ())
        return (OwnSheet.GUIDE, *self.sheet_titled, *live, *self.aids, *lists, OwnSheet.META)

    @cached_property
    def labels(self) -> frozenset[str]:
        """Return the keys of all labels of the form."""
        return frozenset(key for spec in self.sheets for key in spec.names_by_label)

    @cached_property
    def fingerprint(self) -> str:
        """Return what the declaration is known by: fields, lists and sizes, not the file."""
        return self.given_fingerprint or declaration_digest({
            "sheets": [(spec.title, spec.layout, spec.rows, [field.model_dump(mode="json") for field in spec.fields])
                       for spec in self.sheets],
            "lists": {name: list(entries) for name, entries in self.lists.items()},
        })


def _faults(form: Form) -> Iterator[str]:
    """Yield what is wrong with a declaration."""
    names = Counter(field.name for spec in form.sheets for field in spec.fields)
    yield from (f"two fields are named {name}" for name, number in names.items() if number > 1)
    for spec in form.sheets:
        if not spec.title.isidentifier():
            yield f"a formula would have to quote the title {spec.title}"
        if len(spec.names_by_label) < len(spec.labelled):
            yield f"two labels on {spec.title} are alike"
        if (spec.layout is SheetLayout.GRID) is (spec.grid is None):
            yield f"{spec.title} is a grid without its parts, or has them and is none"
        for field in spec.fields:
            if field.list not in ("", *form.lists) or (field.kind == "choice" and not field.list):
                yield f"{field.name} has no list"


def declaration_digest(declared: Mapping[str, object]) -> str:
    """Return 16 hexadecimal digits that tell a declaration from every other."""
    canonical = json.dumps(declared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
