"""Writes the blank workbook of a declared form: its sheets in order, 自检, 字典 and _meta."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from toolkit.campaign.model import Campaign
from toolkit.forms.blank.lists import define_field_names, define_lists_name, write_lists, write_meta
from toolkit.forms.blank.live_sheet import NO_FIGURES, LiveFigures, write_live_sheet
from toolkit.forms.blank.open_places import open_places
from toolkit.forms.blank.record import write_record
from toolkit.forms.blank.style import StyleSheet
from toolkit.forms.blank.table import write_table_sheet
from toolkit.forms.blank.template import SPECIMEN, Addressee, BlankTemplate
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.formspec.form import SheetLayout, SheetSpec
from toolkit.model import Judgement
from toolkit.rules.rule import FactsT, FormRules, LiveT

SheetWriter = Callable[[BlankWorkbook, SheetSpec], None]

_WRITERS: Mapping[SheetLayout, SheetWriter] = {
    SheetLayout.RECORD: write_record,
    SheetLayout.TABLE: write_table_sheet,
}
"""What writes a sheet that the form does not write itself."""


@dataclass(frozen=True)
class FormExtras:
    """The parts of a blank workbook that only one form has."""

    guide: Callable[[BlankWorkbook], None] | None = None
    """Writes 填报说明, the first sheet."""
    writers: Mapping[str, SheetWriter] = field(default_factory=dict)
    """Write the sheets that have more than their layout, by title; a grid has no other writer."""
    figures: LiveFigures = NO_FIGURES
    aids: tuple[Callable[[BlankWorkbook], None], ...] = ()
    """Write the sheets that help to fill the form in, in order."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """What _meta says beside the stamp."""


NO_EXTRAS = FormExtras()


def form_template(
    campaign: Campaign,
    rules: FormRules[FactsT, LiveT],
    live: LiveT,
    empty: Judgement,
    look: StyleSheet,
    specimen: Addressee = SPECIMEN,
    extras: FormExtras = NO_EXTRAS,
) -> BlankTemplate:
    """Return the template of a form's blank workbook; *empty* is the judgement on the form as it is issued."""
    book = BlankWorkbook(campaign, specimen, look, live, open_places(live, rules, empty))
    if extras.guide:
        extras.guide(book)
    for spec in rules.form.sheets:
        write = extras.writers.get(spec.title) or _WRITERS[spec.layout]
        write(book, spec)
    write_live_sheet(book, rules, extras.figures)
    for write_aid in extras.aids:
        write_aid(book)
    write_lists(book)
    write_meta(book, extras.meta)
    define_field_names(book)
    define_lists_name(book)
    return book.finish()
