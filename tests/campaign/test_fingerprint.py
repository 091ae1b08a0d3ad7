"""What a verdict on a file of a unit, and a report on it, depend on, and what they do not."""

from dataclasses import replace

import pytest

from tests.support.altered_campaigns import with_all_that_no_report_shows, with_settings
from toolkit.campaign.fingerprint import report_fingerprint, verdict_fingerprint
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.model import Severity


def with_severity(campaign: Campaign, code: str, severity: Severity) -> Campaign:
    """The campaign after staff gave a rule another weight."""
    rules = (rule.model_copy(update={"severity": severity}) if rule.code == code else rule for rule in campaign.rules)
    return campaign.model_copy(update={"rules": tuple(rules)})


def test_a_rule_of_the_form_changes_verdicts_and_one_of_the_review_does_not(campaign):
    """So that staff who weigh a rule of the review anew do not have every workbook of the year read again."""
    known = verdict_fingerprint(campaign)
    assert verdict_fingerprint(with_severity(campaign, "score.twice", Severity.INFO)) != known
    assert verdict_fingerprint(with_severity(campaign, "review.twice", Severity.INFO)) == known
    assert verdict_fingerprint(with_severity(campaign, "vote.twice", Severity.INFO)) == known


def with_label(campaign: Campaign) -> Campaign:
    form = tuple(field.model_copy(update={"label": f"{field.label}（新）"}) for field in campaign.form)
    return campaign.model_copy(update={"form": form})


def with_quota(campaign: Campaign) -> Campaign:
    categories = tuple(category.model_copy(update={"minimum": 1}) for category in campaign.categories)
    return campaign.model_copy(update={"categories": categories})


def with_fewer_fields(campaign: Campaign) -> Campaign:
    return campaign.model_copy(update={"research_fields": campaign.research_fields[:3]})


def with_milder_rule(campaign: Campaign) -> Campaign:
    return with_severity(campaign, "unit.not-signed", Severity.INFO)


def with_former_names(campaign: Campaign) -> Campaign:
    return campaign.model_copy(update={"units": tuple(replace(unit, former_names=(f"旧{unit.name}",)) for unit in campaign.units)})


def test_what_no_report_shows_leaves_the_fingerprint_of_reports_as_it_is(campaign):
    assert report_fingerprint(with_all_that_no_report_shows(campaign)) == report_fingerprint(campaign)


@pytest.mark.parametrize("change", [
    with_label, with_quota, with_fewer_fields,
    lambda campaign: with_settings(campaign, name="另一次征集"),
    lambda campaign: with_settings(campaign, score_maximum=10.0),
    lambda campaign: with_settings(campaign, opens=campaign.settings.opens.astimezone(CHINA_TIME).replace(day=2)),
], ids=["label", "quota", "fields", "name", "score", "opens"])
def test_what_reports_show_changes_it(campaign, change):
    assert report_fingerprint(change(campaign)) != report_fingerprint(campaign)


@pytest.mark.parametrize("change", [with_milder_rule, with_former_names])
def test_what_changes_verdicts_alone_changes_only_the_fingerprint_of_verdicts(campaign, change):
    changed = change(campaign)
    assert verdict_fingerprint(changed) != verdict_fingerprint(campaign)
    assert report_fingerprint(changed) == report_fingerprint(campaign)
