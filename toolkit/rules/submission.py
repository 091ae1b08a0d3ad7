"""The rules of the recommendation workbook, in order, and the judgement by them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from toolkit.campaign.model import Campaign
from toolkit.formspec.recommendation import recommendation_form
from toolkit.model import Judgement, Observation, Sheet, Submission
from toolkit.rules import committee, question, quota, score, unit
from toolkit.rules.base import Facts, SubmissionRule
from toolkit.rules.batch_facts import BatchFacts
from toolkit.rules.judgement import form_codes, judge_form, judge_in_batch, judge_unread
from toolkit.rules.notes import submission_remarks
from toolkit.rules.rule import FormRules
from toolkit.rules.submission_formulas import SubmissionFormulas


def _put_right_on(sheet: Sheet, rules: Iterable[SubmissionRule]) -> tuple[SubmissionRule, ...]:
    """Return the rules with the sheet on which they are put right."""
    return tuple(replace(rule, sheet=sheet) for rule in rules)


RULES: tuple[SubmissionRule, ...] = (
    *_put_right_on(Sheet.UNIT, unit.RULES),
    *_put_right_on(Sheet.COMMITTEE, committee.RULES),
    *_put_right_on(Sheet.QUESTIONS, (*quota.RULES, *question.RULES)),
    *_put_right_on(Sheet.SCORES, score.RULES),
)
"""Every rule on the content of a workbook, in the order of DESIGN §7."""

CODES = form_codes(RULES)
"""Every code, in the order of the catalogue."""

SUBMISSION_LIVE_CODES = frozenset(rule.code for rule in RULES if rule.live)
"""The codes that the workbook judges while one types."""


def submission_rules(campaign: Campaign) -> FormRules[Facts, SubmissionFormulas]:
    """Return the rules of the recommendation workbook as a campaign sets them."""
    return FormRules(recommendation_form(campaign), RULES, campaign.rule)


def judge_submission(submission: Submission, campaign: Campaign, observed: Iterable[Observation] = ()) -> Judgement:
    """Return all that `check` has to say of a submission; *observed* is what the reader saw."""
    return judge_facts(Facts(submission, campaign), observed)


def judge_facts(facts: Facts, observed: Iterable[Observation] = ()) -> Judgement:
    """Return what :func:`judge_submission` does, for a submission whose facts were gathered already."""
    return judge_form(facts.submission, submission_rules(facts.campaign), facts, observed, submission_remarks(facts))


def judge_submission_in_batch(judgement: Judgement, path: str, facts: BatchFacts) -> Judgement:
    """Return the judgement on a submission with what only a batch knows: when it came, what others sent."""
    return judge_in_batch(judgement, path, submission_rules(facts.campaign), facts)


@cache
def batch_needs() -> frozenset[str]:
    """Return the fields that the rules of a batch need."""
    return frozenset(name for rule in RULES if rule.in_batch for name in rule.needs)


def judge_observations(file: str, campaign: Campaign, observed: Iterable[Observation]) -> Judgement:
    """Return the verdict on a file that could not be read: only what the reader saw."""
    return judge_unread(file, recommendation_form(campaign), campaign.rule, observed, CODES)
