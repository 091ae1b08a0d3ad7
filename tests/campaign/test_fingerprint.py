"""What a verdict on a file of a unit depends on, and what it does not."""

from toolkit.campaign.fingerprint import verdict_fingerprint
from toolkit.campaign.model import Campaign
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
