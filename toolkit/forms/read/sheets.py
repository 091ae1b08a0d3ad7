"""Finds the form's sheets in a workbook by title, by a near title or by their labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.forms import provenance
from toolkit.forms.read.form_sheet import FormSheet, read_form_sheet
from toolkit.forms.read.labels import Labels, LabelSearch, find_labels
from toolkit.formspec.form import Form, SheetSpec
from toolkit.intake import Grid, SourceWorkbook
from toolkit.matching import LONGEST, label_key, nearest_label, normalised
from toolkit.model import Remark

FEWEST = 3
"""A sheet under another title is one of the form's when it holds so many of its labels, and half of them."""

LABELS_WITHIN = 60
"""A sheet under another title has its labels in so many rows from the top."""

_OLD = re.compile(
    "旧|原[稿版表件始]|初稿|草稿|底稿|备份|存档|作废|废弃|历史|上一?版|修改前|(?<![a-z])(?:old|bak|backup|draft|archive)",
    re.IGNORECASE,
)
"""Words in the title of a sheet that was kept and is not meant."""

_EXAMPLE = re.compile("示例|样例|范例|示范|样表|example|sample", re.IGNORECASE)


@dataclass
class FormSheets:
    """The form's sheets as found, each with its labels, and the other sheets."""

    found: dict[str, FormSheet] = field(default_factory=dict)
    """By the form's title."""
    labelled: dict[str, LabelSearch] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    """Titles, in order."""
    remarks: list[Remark] = field(default_factory=list)
    """How sheets were found that do not have their own title."""

    @property
    def labels(self) -> dict[str, Labels]:
        """Return the labels found on each sheet, by field name."""
        return {sheet: labelled.labels for sheet, labelled in self.labelled.items()}

    @property
    def on_labels(self) -> Iterator[Remark]:
        """Yield the remarks on labels that were not found at their places."""
        return (remark for labelled in self.labelled.values() for remark in labelled.remarks)

    def take(self, found: FormSheet, labelled: LabelSearch, remark: str = "") -> None:
        """Count one of the other sheets as one of the form's."""
        self.found[found.spec.title], self.labelled[found.spec.title] = found, labelled
        self.others.remove(found.title)
        if remark:
            self.remarks.append(Remark(remark, found.title, details={"expected": found.spec.title}))

    def release(self, title: str) -> tuple[FormSheet, LabelSearch]:
        """Return one of the form's sheets with its labels, and count it as one of the others from now on."""
        self.others.append(self.found[title].title)
        return self.found.pop(title), self.labelled.pop(title)


def find_form_sheets(opened: SourceWorkbook, form: Form) -> FormSheets:
    """Return the form's sheets: by exact title, then by likeness of titles, then by their labels."""
    strange = [title for title in opened.titles if title not in form.titles]
    added = provenance.our_sheets(opened.names) if strange else frozenset[str]()
    copied = [title for title in strange if title not in added and provenance.is_our_copy(title, opened.grid(title))]
    titled = [spec for spec in form.sheets if spec.title in opened.titles]
    others = [*(spec.title for spec in titled), *(title for title in strange if title not in added.union(copied))]
    pages = FormSheets(others=others, remarks=[Remark("sheet.our-copy", title) for title in copied])
    for spec in titled:
        pages.take(*_labelled(spec, spec.title, opened, form))
    for title in [*pages.others]:
        like = _by_title(title, pages, form)
        if like:
            pages.take(*_labelled(like, title, opened, form), "sheet.near-title")
    unsure = [title for title, page in pages.found.items() if not _is_certain(page.spec, pages.labelled[title])]
    doubtful = [pages.release(title) for title in unsure]
    if pages.others:
        _by_labels(pages, opened, form)
    for found, labelled in doubtful:
        if found.spec.title not in pages.found and found.title in pages.others:
            pages.take(found, labelled)
    return pages


def _labelled(spec: SheetSpec, title: str, opened: SourceWorkbook, form: Form) -> tuple[FormSheet, LabelSearch]:
    """Return a sheet of a workbook as one of the form's, with the labels found on it."""
    read = read_form_sheet(spec, title, opened)
    return read, find_labels(read, form, lambda: opened.names)


def _is_certain(spec: SheetSpec, labelled: LabelSearch) -> bool:
    """Return whether enough labels were found that a sheet must be the one that *spec* declares."""
    number = len(labelled.labels)
    return number >= min(FEWEST, len(spec.fields)) and 2 * number >= len(spec.fields)


def _by_title(title: str, pages: FormSheets, form: Form) -> SheetSpec | None:
    """Return the missing sheet of the form whose title this one, and no other, resembles or contains."""
    wanted = [spec for spec in form.sheets if spec.title not in pages.found]
    like = [other for other in pages.others for spec in wanted
            if _is_like(other, spec, form) and _is_like(title, spec, form)]
    return next((spec for spec in wanted if _is_like(title, spec, form)), None) if len(like) == 1 else None


def _is_like(title: str, spec: SheetSpec, form: Form) -> bool:
    """Return whether a title resembles or contains that of a sheet of the form."""
    return nearest_label(title, form.titles) == spec.title or normalised(spec.title) in normalised(title)


def _by_labels(pages: FormSheets, opened: SourceWorkbook, form: Form) -> None:
    """Take, for each missing sheet of the form, the other sheet that holds most of its labels."""
    for spec in [spec for spec in form.sheets if spec.title not in pages.found]:
        likely = _likely(spec, pages, opened, form)
        best = max(likely, key=lambda pair: (not _is_set_aside(pair[0].title), len(pair[1].labels)), default=None)
        if best:
            pages.take(*best, "" if best[0].title == spec.title else "sheet.by-labels")


def _likely(
    spec: SheetSpec, pages: FormSheets, opened: SourceWorkbook, form: Form
) -> Iterator[tuple[FormSheet, LabelSearch]]:
    """Yield the other sheets that hold enough labels of a sheet of the form."""
    return filter(None, (likely_sheet(spec, title, opened, form) for title in pages.others))


def likely_sheet(
    spec: SheetSpec, title: str, opened: SourceWorkbook, form: Form
) -> tuple[FormSheet, LabelSearch] | None:
    """Return a sheet as one of the form's when it holds enough of its labels; else None."""
    strange = _labelled(spec, title, opened, form)
    return strange if _is_certain(spec, strange[1]) else None


def holds_labels(spec: SheetSpec, grid: Grid) -> bool:
    """Return whether cells hold, as they are spelt, enough labels of a sheet of the form; wherever they stand."""
    held = {label_key(value) for row in grid[:LABELS_WITHIN] for value in row
            if type(value) is str and value and len(value) <= LONGEST}
    return len(held & spec.names_by_label.keys()) >= max(FEWEST, len(spec.labelled) / 2)


def is_old_version(title: str) -> bool:
    """Return whether a sheet is an older version or a draft, by its title."""
    return bool(_OLD.search(title))


def is_worked_example(title: str) -> bool:
    """Return whether a sheet is an example, by its title."""
    return bool(_EXAMPLE.search(title))


def _is_set_aside(title: str) -> bool:
    """Return whether a sheet, being an old version or an example, is read only where there is no other."""
    return is_old_version(title) or is_worked_example(title)
