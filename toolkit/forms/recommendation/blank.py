"""The blank recommendation workbook of a unit (DESIGN §6)."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial

from toolkit.campaign.model import Campaign
from toolkit.forms.blank import style
from toolkit.forms.blank.live_sheet import LiveFigure, LiveFigures
from toolkit.forms.blank.preview import empty_form
from toolkit.forms.blank.produce import FormExtras, form_template
from toolkit.forms.blank.style import StyleSheet
from toolkit.forms.blank.template import Addressee, BlankTemplate
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.forms.recommendation.committee_sheet import write_committee
from toolkit.forms.recommendation.discipline_sheet import write_disciplines
from toolkit.forms.recommendation.guide import write_guide
from toolkit.forms.recommendation.print_sheet import write_print_sheet
from toolkit.forms.recommendation.question_sheet import write_questions
from toolkit.forms.recommendation.score_sheet import write_scores
from toolkit.formspec.recommendation import as_submission
from toolkit.model import Sheet, Unit
from toolkit.rules import judge_submission
from toolkit.rules.base import Facts
from toolkit.rules.committee import size_live
from toolkit.rules.quota import count_live
from toolkit.rules.submission import submission_rules
from toolkit.rules.submission_formulas import SubmissionFormulas

SPECIMEN = Unit(code="\ue000", name="\ue001", type="\ue002")
"""The unit for which the template is written."""


def blank_form(campaign: Campaign, unit: Unit, own: bytes | None = None) -> bytes:
    """Return the blank recommendation workbook of a unit, with its name, code and type filled in.

    It looks like the packaged template of forms, or like a campaign's *own*; raises BrokenStyles for one of no use.
    """
    return _template(campaign.model_dump_json(), own).render(unit_addressee(unit))


_AIDS: Mapping[str, Callable[[BlankWorkbook], None]] = {
    Sheet.PRINT: write_print_sheet,
    Sheet.DISCIPLINES: write_disciplines,
}
"""What writes the sheets that help to fill the form in, by title."""


def unit_addressee(unit: Unit) -> Addressee:
    """Return a unit as the addressee of its workbook."""
    given = {"unit_name": unit.name, "unit_code": unit.code, "unit_type": unit.type}
    return Addressee(unit.code, unit.name, given)


@lru_cache(maxsize=8)
def _template(declared: str, own: bytes | None) -> BlankTemplate:
    """Return the template of a campaign by its content, written once."""
    look = style.packaged_styles() if own is None else style.own_styles(own)
    return blank_template(Campaign.model_validate_json(declared), look)


def blank_template(campaign: Campaign, look: StyleSheet) -> BlankTemplate:
    """Return the template from which the workbooks of all units are made."""
    specimen, rules, live = unit_addressee(SPECIMEN), submission_rules(campaign), SubmissionFormulas(campaign)
    issued = as_submission(empty_form(rules.form, specimen, campaign.settings.opens))
    empty = Facts(issued, campaign)
    extras = FormExtras(
        guide=write_guide,
        writers={
            Sheet.COMMITTEE: partial(write_committee, live=live, empty=empty),
            Sheet.QUESTIONS: partial(write_questions, live=live, empty=empty),
            Sheet.SCORES: write_scores,
        },
        figures=LiveFigures("推荐数量与委员会人数", _figures(live, empty),
                            "，另校验电话、学科、语言等不能即时计算的各项。"),
        aids=tuple(_AIDS[title] for title in rules.form.aids),
    )
    return form_template(campaign, rules, live, judge_submission(issued, campaign), look, specimen, extras)


def _figures(live: SubmissionFormulas, empty: Facts) -> Iterator[LiveFigure]:
    """Yield the numbers of questions by category, and that of the committee's members."""
    for category in live.campaign.categories:
        yield LiveFigure(category.name, count_live(live, category), empty.counts[category.code], category.minimum,
                         category.maximum, Sheet.QUESTIONS)
    yield LiveFigure("专家推荐委员会", size_live(live), empty.committee_size,
                     live.campaign.settings.committee_minimum, None, Sheet.COMMITTEE)
