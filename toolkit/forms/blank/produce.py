"""The recommendation workbook, blank: the campaign's fields become sheets; the form declares none (DESIGN §6)."""

from collections import Counter
from functools import lru_cache

from toolkit.campaign.model import Campaign
from toolkit.forms.blank import preview, style
from toolkit.forms.blank.committee import write_committee
from toolkit.forms.blank.guide import write_guide
from toolkit.forms.blank.lists import define_field_names, write_lists, write_meta
from toolkit.forms.blank.live_sheet import write_live_sheet
from toolkit.forms.blank.questions import write_questions
from toolkit.forms.blank.scores import write_scores
from toolkit.forms.blank.style import StyleSheet
from toolkit.forms.blank.template import SPECIMEN, BlankTemplate, prepare_template
from toolkit.forms.blank.unit import write_unit
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.model import Unit
from toolkit.rules import judge_submission
from toolkit.rules.base import Facts
from toolkit.rules.live import LiveFormulas

_SHEETS = (
    write_guide,
    write_unit,
    write_committee,
    write_questions,
    write_scores,
    write_live_sheet,
    write_lists,
    write_meta,
)
"""What writes each sheet, in order."""


def blank_form(campaign: Campaign, unit: Unit) -> bytes:
    """Return the blank recommendation workbook of a unit, with its name, code and type filled in."""
    return _plate(campaign.model_dump_json()).impress(unit)


@lru_cache(maxsize=8)
def _plate(declared: str) -> BlankTemplate:
    """Return the plate of a campaign by its content, written once."""
    return blank_template(Campaign.model_validate_json(declared), style.packaged_styles())


def blank_template(campaign: Campaign, look: StyleSheet) -> BlankTemplate:
    """Return what the workbooks of all units are printed from."""
    issued = preview.blank_submission(campaign, SPECIMEN)
    found = Counter(finding.code for finding in judge_submission(issued, campaign))
    book = BlankWorkbook(campaign, SPECIMEN, look, LiveFormulas(campaign), Facts(issued, campaign), found)
    for write_sheet in _SHEETS:
        write_sheet(book)
    define_field_names(book)
    return prepare_template(book.finish())
