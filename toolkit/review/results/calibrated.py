"""The calibrated scores of a stage beside the raw ones, each question's chance to pass, and what to know of both."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.campaign.review_model import Stage
from toolkit.messages import Language, say
from toolkit.review.calibration import (
    THIN_LOAD,
    Calibration,
    CalibrationRemark,
    NothingToGain,
    ThinLoads,
    UnlinkedPanels,
    UnreliableReviewers,
    calibrate,
    selection_chances,
)
from toolkit.review.statistics import CalibratedScore, QuestionFigures
from toolkit.text import first_of

NAMED = 8
"""Reviewers that a sentence names; the others are counted."""


@dataclass(frozen=True)
class StageCalibration:
    """What calibration says of a stage; nothing where nobody scored."""

    scores: Mapping[str, CalibratedScore] = field(default_factory=dict)
    """By question; of those with a review that counts."""
    remarks: Sequence[CalibrationRemark] = ()

    def warnings(self, language: Language = "zh") -> tuple[str, ...]:
        """Return what staff should know before they use calibrated scores, in sentences."""
        return tuple(_remark(remark, language) for remark in self.remarks)


def calibrate_stage(stage: Stage, figures: Iterable[QuestionFigures], seed: int) -> StageCalibration:
    """Return the calibrated scores of a score stage; the same *seed* gives the same figures."""
    import pandas as pd  # with the calibration alone

    scored = [one for one in figures if one.totals]
    rows = [(one.question.number, review.reviewer, float(total))
            for one in scored for review, total in zip(one.question.reviews, one.totals, strict=True)]
    if not rows:
        return StageCalibration()
    found = calibrate(pd.DataFrame(rows, columns=["question", "reviewer", "score"]), seed=seed)
    chances = _chances(stage, scored, found)
    columns = zip(found.questions.index, found.questions["calibrated"], found.questions["error"], strict=True)
    scores = {str(number): CalibratedScore(float(score), float(error), chances.get(str(number)))
              for number, score, error in columns}
    return StageCalibration(scores, found.remarks)


def _chances(stage: Stage, scored: Sequence[QuestionFigures], found: Calibration) -> dict[str, float]:
    """Return how likely each question passes by its calibrated score: has a place, or reaches the mark."""
    if stage.passing == "places":
        categories: dict[Hashable, str] = {one.question.number: one.question.category for one in scored}
        numbers = dict.fromkeys(categories.values(), int(stage.passing_value))
        told = selection_chances(found, categories, numbers)
        return {str(number): float(chance) for number, chance in zip(told.index, told["chance"], strict=True)}
    above = (found.draws >= stage.passing_value).mean(axis=0)
    return {str(number): float(chance) for number, chance in zip(found.questions.index, above, strict=True)}


def _remark(remark: CalibrationRemark, language: Language) -> str:
    """Return a remark as a sentence."""
    match remark:
        case UnlinkedPanels(panels):
            first = _named([panel.reviewers[0] for panel in panels if panel.reviewers])
            return say("calibration.unlinked-panels", language, count=len(panels), reviewers=first)
        case ThinLoads(reviewers):
            return say("calibration.thin-loads", language, count=len(reviewers), least=THIN_LOAD,
                       reviewers=_named(reviewers))
        case NothingToGain():
            return say("calibration.nothing-to-gain", language)
        case UnreliableReviewers(reviewers):
            return say("calibration.unreliable-reviewers", language, reviewers=_named(reviewers))


def _named(reviewers: Sequence[object]) -> tuple[str, ...]:
    """Return the ids of the first of some reviewers."""
    return first_of([*map(str, reviewers)], NAMED)
