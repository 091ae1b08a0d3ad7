"""Judgement, pure: an ordered list of rules over a submission (DESIGN §7)."""

from toolkit.rules.judgement import (
    CODES,
    LIVE_CODES,
    LOST_CODES,
    RULES,
    batch_needs,
    judge_facts,
    judge_in_batch,
    judge_observations,
    judge_submission,
    live_rules,
)

__all__ = [
    "CODES",
    "LIVE_CODES",
    "LOST_CODES",
    "RULES",
    "batch_needs",
    "judge_facts",
    "judge_in_batch",
    "judge_observations",
    "judge_submission",
    "live_rules",
]
