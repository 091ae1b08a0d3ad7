"""Judgement, pure: an ordered list of rules over a filled form (DESIGN §7)."""

from toolkit.rules.judgement import LOST_CODES, judge_form
from toolkit.rules.review import REVIEW_CODES
from toolkit.rules.submission import (
    CODES,
    LIVE_CODES,
    RULES,
    batch_needs,
    judge_facts,
    judge_observations,
    judge_submission,
    judge_submission_in_batch,
)

__all__ = [
    "CODES",
    "LIVE_CODES",
    "LOST_CODES",
    "REVIEW_CODES",
    "RULES",
    "batch_needs",
    "judge_facts",
    "judge_form",
    "judge_observations",
    "judge_submission",
    "judge_submission_in_batch",
]
