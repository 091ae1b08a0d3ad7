"""The campaign that follows an earlier one: what lasts is taken over, what every notice says anew is asked for."""

from typing import NamedTuple

from toolkit.campaign.extension import INHERITED
from toolkit.campaign.model import KNOWN_TYPES, Campaign
from toolkit.messages import say
from toolkit.model import DEFAULT_CLAUSE

ASKED = ("code", "name", "year", "notice", "opens", "closes")
"""The settings that are another year's in any case: left blank, so that nothing is issued before they are filled in."""


class NextCampaign(NamedTuple):
    """A campaign that takes over from an earlier one."""

    campaign: Campaign
    asked: tuple[str, ...]
    """The settings that staff are asked for; what the campaign has there is still the earlier one's."""


def next_campaign(earlier: Campaign, preset: Campaign | None = None) -> NextCampaign:
    """Return the campaign that follows: all of the *earlier* one, or a *preset* with its roster and reviewers.

    Under the earlier code, workbooks of that year would pass for this year's: then it is asked for, with the dates.
    """
    if preset is None:
        return NextCampaign(_taken_over(earlier), ASKED)
    types = (*preset.lists[KNOWN_TYPES], *(unit.type for unit in earlier.units))
    lists = {**preset.lists, KNOWN_TYPES: tuple(dict.fromkeys(types))}
    campaign = preset.model_copy(update={"units": earlier.units, "reviewers": earlier.reviewers, "lists": lists})
    return NextCampaign(campaign, ASKED if preset.settings.code == earlier.settings.code else ())


def _taken_over(earlier: Campaign) -> Campaign:
    """Return a campaign whose clauses, which are of its own notice, say only that they are taken over."""
    year = earlier.settings.year
    inherited = INHERITED.format(base=year)
    rules = tuple(
        rule if rule.clause == DEFAULT_CLAUSE else rule.model_copy(update={"clause": inherited})
        for rule in earlier.rules
    )
    settings = earlier.settings.model_copy(update={"sources": say("campaign.sources", year=year)})
    clauses = dict.fromkeys(set(earlier.clauses) - {*ASKED}, inherited)
    return earlier.model_copy(update={"settings": settings, "rules": rules, "clauses": clauses})
