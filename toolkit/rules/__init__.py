"""Judgement, pure: an ordered list of rules over a filled form (DESIGN §7)."""

from toolkit.rules.judgement import LOST_CODES, judge_form
from toolkit.rules.submission import (
    CODES,
    LIVE_CODES,
    RULES,
    judge_in_batch,
    judge_observations,
    judge_submission,
)

__all__ = [
    "CODES",
    "LIVE_CODES",
    "LOST_CODES",
    "RULES",
    "judge_form",
    "judge_in_batch",
    "judge_observations",
    "judge_submission",
]
