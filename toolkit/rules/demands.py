"""What each rule asks for in a campaign, in one sentence with the campaign's limits."""

from collections.abc import Callable, Mapping

from toolkit.campaign.model import Campaign
from toolkit.formspec.recommendation import BODY
from toolkit.messages import Language
from toolkit.messages.rules import RULE_ENTRIES, WAIVED
from toolkit.model import INPUT_SHEETS, Detail
from toolkit.rules.committee import CHAIRS
from toolkit.rules.contact import PHONE_DIGITS
from toolkit.rules.score import IDENTICAL_FROM
from toolkit.scoring import RECUSED

_WAIVES: Mapping[str, Callable[[Campaign], bool]] = {
    "question.title-style": lambda campaign: campaign.settings.title_style != "question",
    "unit.scan-missing": lambda campaign: not campaign.settings.signed_scan_required,
    "committee.no-foreign-member": lambda campaign: not campaign.settings.foreign_member_required,
}
"""Rules that a setting can switch off, each with the test whether it does."""


def rule_demand(code: str, campaign: Campaign, language: Language = "zh") -> str:
    """Return the sentence on what a rule asks for in a campaign."""
    return (WAIVED if _is_waived(code, campaign) else RULE_ENTRIES[code].demand).fill(language, **limits(campaign))


def rule_kept(code: str, campaign: Campaign, language: Language = "zh") -> str:
    """Return the sentence with which 自检 says that a live rule is kept."""
    return (WAIVED if _is_waived(code, campaign) else RULE_ENTRIES[code].kept or RULE_ENTRIES[code].title).fill(
        language, **limits(campaign))


def _is_waived(code: str, campaign: Campaign) -> bool:
    """Return whether a setting of the campaign switches a rule off."""
    return code in _WAIVES and _WAIVES[code](campaign)


def limits(campaign: Campaign) -> dict[str, Detail]:
    """Return the values that a demand may name: labels by field name, and the campaign's limits."""
    labels = {field.name: field.label for field in campaign.form}
    return {**labels, **_settings(campaign), **_derived(campaign), **_fixed()}


def _settings(campaign: Campaign) -> dict[str, Detail]:
    """Return the limits that are single settings."""
    settings = campaign.settings
    names = ("committee_minimum", "discipline_level", "disciplines_maximum",
             "body_minimum", "body_about", "body_maximum", "body_floor", "body_ceiling")
    return {name: getattr(settings, name) for name in names} | {
        "score_minimum": f"{settings.score_minimum:g}",
        "score_maximum": f"{settings.score_maximum:g}",
        "score_share": f"{100 * settings.score_share:g}%",
        "body_containment": f"{100 * settings.body_containment:g}%",
        "title_likeness": f"{100 * settings.title_likeness:g}%",
        "closes": f"{settings.closes:%Y-%m-%d %H:%M}",
        "unit_types": settings.unit_types,
        "presider_titles": settings.presider_titles,
    }


def _derived(campaign: Campaign) -> dict[str, Detail]:
    """Return the limits that come from the campaign's tables."""
    keywords = campaign.fields["keywords_zh"]
    return {
        "categories": campaign.options("categories"),
        "research_fields": len(campaign.research_fields),
        "quota_minimum": _each({category.name: category.minimum for category in campaign.categories}),
        "quota_maximum": _each({category.name: category.maximum for category in campaign.categories}),
        "keywords_minimum": keywords.minimum or 0,
        "keywords_maximum": "∞" if keywords.maximum is None else keywords.maximum,
        "body": tuple(campaign.fields[name].label for name in BODY),
    }


def _fixed() -> dict[str, Detail]:
    """Return the limits that are the same in every campaign."""
    return {"sheets": INPUT_SHEETS, "chairs": "或".join(CHAIRS), "recused": RECUSED,
            "identical_from": IDENTICAL_FROM, "phone_minimum": PHONE_DIGITS[0], "phone_maximum": PHONE_DIGITS[1]}


def _each(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Return each category with its number, such as 前沿科学问题 5."""
    return tuple(f"{name} {number}" for name, number in numbers.items())
