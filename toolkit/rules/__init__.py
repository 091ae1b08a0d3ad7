"""Judgement, pure: an ordered list of rules over a filled form (DESIGN §7)."""

from toolkit.rules.judgement import LOST_CODES, judge_form
from toolkit.rules.review import REVIEW_CODES
from toolkit.rules.submission import (
    CODES,
    RULES,
    SUBMISSION_LIVE_CODES,
    batch_needs,
    judge_facts,
    judge_observations,
    judge_submission,
    judge_submission_in_batch,
)
from toolkit.rules.tracking import TRACKING_CODES, TRACKING_LIVE_CODES

LIVE_CODES = SUBMISSION_LIVE_CODES | TRACKING_LIVE_CODES
"""The codes that a workbook judges while one types."""

ALL_CODES = (*CODES, *REVIEW_CODES, *TRACKING_CODES)
"""Every code of every form, in the order of the catalogue."""

__all__ = [
    "ALL_CODES",
    "CODES",
    "LIVE_CODES",
    "LOST_CODES",
    "REVIEW_CODES",
    "RULES",
    "SUBMISSION_LIVE_CODES",
    "TRACKING_CODES",
    "batch_needs",
    "judge_facts",
    "judge_form",
    "judge_observations",
    "judge_submission",
    "judge_submission_in_batch",
]
