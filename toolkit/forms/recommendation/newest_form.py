"""The newest recommendation workbook for a unit that sent an older one, filled in with what that held."""

from collections.abc import Iterable

from toolkit.campaign.model import Campaign
from toolkit.forms.recommendation.reading import read_submission
from toolkit.forms.renew.renewal import RenewedForm, renew_form
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.formspec.recommendation import recommendation_form
from toolkit.messages import Language
from toolkit.model import Finding, Judgement, Submission, Unit
from toolkit.rules import judge_submission
from toolkit.rules.base import Facts

SUFFIX = "新版"
"""What is put behind the name of a file for that of the newest form."""

OLD_FORM = "file.old-form"
"""The finding on an older form."""


def newest_form_for(
    submission: Submission, judgement: Judgement, campaign: Campaign, language: Language = "zh", unit: str = "",
    data: bytes = b"", own: bytes | None = None,
) -> bytes | None:
    """Return the newest form with what an older one held and what is wrong with it; None unless it is an older one.

    *data* is the older file itself, *own* a campaign's own template of forms.
    """
    if all(finding.code != OLD_FORM for finding in judgement):
        return None
    made = fill_newest_form(submission, judgement, campaign, language, data, own).content
    reading = read_submission(made, submission.source, campaign)
    assert reading.submission, "our own form can be read"
    renewed = judge_submission(reading.submission, campaign, reading.observed)
    return annotated_copy(made, renewed, language, unit, call=campaign.settings)


def fill_newest_form(
    submission: Submission, findings: Iterable[Finding], campaign: Campaign, language: Language = "zh",
    data: bytes = b"", own: bytes | None = None,
) -> RenewedForm:
    """Return the newest form of the unit that sent *submission*, with its values, and a list of what moved."""
    from toolkit.forms.recommendation.blank import blank_form  # slow to load, and few forms are old

    blank = blank_form(campaign, _unit(submission, campaign), own)
    return renew_form(submission, findings, recommendation_form(campaign), blank, language, data)


def _unit(submission: Submission, campaign: Campaign) -> Unit:
    """Return the unit that sent a workbook, by the roster or else as typed."""
    typed = submission.unit.text
    return Facts(submission, campaign).unit or Unit(typed("unit_code"), typed("unit_name"), typed("unit_type"))
