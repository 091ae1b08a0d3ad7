"""What a finding weighs is the campaign's to say: staff change 规则, and files, forms and answers are judged by it."""

import pytest

from tests.support.filled_forms import CAMPAIGN, filled_leanly, filled_with
from tests.support.readings import as_read
from tests.support.rule_weights import GRAVER, READ_ALL_THE_SAME
from toolkit.campaign.model import Campaign
from toolkit.campaign.workbook import read_campaign
from toolkit.campaign.writer import write_campaign
from toolkit.demo.faults import FAULTS
from toolkit.demo.spoil import SPOILT
from toolkit.model import Judgement, Severity
from toolkit.rules import CODES, LIVE_CODES, judge_observations, judge_submission

RAISED = {"info": "warning", "warning": "error", "error": "error"}

WEIGHTS = ("info", "warning", "error")


def weighing(severity: str) -> Campaign:
    """The campaign as it comes back from a campaign.xlsx in which staff gave every rule one weight."""
    rules = tuple(setting.model_copy(update={"severity": Severity[severity.upper()]}) for setting in CAMPAIGN.rules)
    return read_campaign(write_campaign(CAMPAIGN.model_copy(update={"rules": rules}), LIVE_CODES))


@pytest.fixture(scope="module", params=WEIGHTS, name="campaign")
def campaign_of_one_weight(request) -> Campaign:
    return weighing(request.param)


def verdict(data: bytes, campaign: Campaign) -> Judgement:
    reading = as_read(data)
    if reading.submission is None:
        return judge_observations("推荐表.xlsx", campaign, reading.observed)
    return judge_submission(reading.submission, campaign, reading.observed)


def weights(judgement: Judgement, code: str) -> set[str]:
    return {finding.severity.word for finding in judgement if finding.code == code}


def test_a_fault_of_the_file_weighs_what_the_campaign_says(campaign):
    """But for files of another kind that were read: DESIGN §7 fixes their weight."""
    for spoilt in SPOILT:
        expected = "info" if spoilt.name in READ_ALL_THE_SAME else campaign.rule[spoilt.code].severity.word
        assert weights(verdict(spoilt.spoil(filled_leanly(), CAMPAIGN), campaign), spoilt.code) == {expected}, spoilt.name


def test_a_fault_in_what_is_typed_weighs_what_the_campaign_says(campaign):
    for fault in FAULTS:
        says = campaign.rule[fault.code].severity.word
        expected = {RAISED[says] if fault.name in GRAVER else says}
        assert weights(verdict(filled_with(fault), campaign), fault.code) == expected, fault.name


def test_every_code_of_files_and_forms_is_among_them():
    planted = {known.code for known in (*SPOILT, *FAULTS)}
    assert {code for code in CODES if code.startswith(("file.", "form."))} <= planted


def test_the_weights_are_all_there_are():
    assert [severity.word for severity in Severity] == list(WEIGHTS)
