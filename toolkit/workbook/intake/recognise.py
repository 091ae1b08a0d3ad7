"""Which workbook this is: our form, another campaign's, an older one, or another workbook that people have at hand."""

from collections.abc import Iterator

from toolkit.campaign.layout import SETTINGS_SHEET
from toolkit.campaign.model import Campaign
from toolkit.model import FORMAT_VERSION, Found, Sheet, Stamp
from toolkit.workbook.intake.opening import Opened
from toolkit.workbook.intake.refusal import Refused, not_the_form

_MASTER_SHEETS = frozenset({"总览", "问题清单"})
"""Sheets by which 汇总表 is known; a test holds them against what is written."""

_SCORING = ("打分", "评分", "评审")


def another_form(stamp: Stamp | None, campaign: Campaign) -> Iterator[Found]:
    """Yield what is to be said of a form that is not this campaign's newest.

    Raises Refused for another campaign's: it would be held against the wrong rules.
    """
    ours = campaign.settings.code
    if stamp and stamp.campaign != ours:
        raise Refused(Found("file.other-campaign", details={"theirs": stamp.campaign, "ours": ours}))
    if stamp and stamp.version != FORMAT_VERSION:
        yield Found("file.old-form", details={"theirs": stamp.version, "ours": FORMAT_VERSION})


def refuse_our_own(opened: Opened) -> None:
    """Raise Refused for a workbook that the toolkit writes for staff; some of its columns are called as the form's."""
    titles = frozenset(opened.titles)
    if Sheet.UNIT in titles or Sheet.QUESTIONS in titles:
        return
    if titles >= _MASTER_SHEETS:
        raise not_the_form("master")
    if SETTINGS_SHEET in titles:
        raise not_the_form("campaign")


def no_form(opened: Opened) -> Refused:
    """Return the refusal of a workbook without any of the form's sheets; what it is instead, by its sheets."""
    titles = frozenset(opened.titles)
    scoring = any(word in title for title in titles - {Sheet.SCORES} for word in _SCORING)
    return not_the_form("score-sheet" if scoring else "workbook")
