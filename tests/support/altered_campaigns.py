"""Campaigns in which staff changed something."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from toolkit.campaign.model import CHINA_TIME, Campaign

LATER = datetime(2030, 1, 1, tzinfo=CHINA_TIME)

UNSHOWN_SETTINGS: Mapping[str, object] = {
    "closes": LATER, "signed_scan_required": True, "contact": "别人", "phone": "010-00000000", "email": "other@example.org",
    "website": "example.org", "signatory": "别处", "notice_comments": True, "publication_order": "rank", "sources": "别处",
}
"""Settings that no report shows, each with another value."""


def with_settings(campaign: Campaign, **settings: object) -> Campaign:
    """A campaign with other settings."""
    return campaign.model_copy(update={"settings": campaign.settings.model_copy(update=settings)})


def with_all_that_no_report_shows(campaign: Campaign) -> Campaign:
    """A campaign in which everything is changed that no report shows."""
    campaign = with_settings(campaign, **UNSHOWN_SETTINGS)
    categories = tuple(category.model_copy(update={"select": 12}) for category in campaign.categories)
    rules = tuple(rule.model_copy(update={"remark": "别的"}) for rule in campaign.rules)
    units = tuple(replace(unit, must_recommend=True, contact="别人", former_names=(f"旧{unit.name}",)) for unit in campaign.units)
    update = {"categories": categories, "rules": rules, "units": units, "clauses": {}, "stages": campaign.stages[:1],
              "institutions": (), "criteria": campaign.criteria[:1]}
    return campaign.model_copy(update=update)
