"""What each way to rank questions is worth: a few figures in one place, to be read beside the choice.

Figures tell how much the share of the true best that are found grows, against the plain mean of three reviews.
`python -m tests.benchmarks.calibration` measures *simulated* anew and fails where it is no longer true.
"""

from typing import NamedTuple


class Worth(NamedTuple):
    """What a choice adds to the share of the true best that are found; minus is a cost."""

    simulated: float
    """Of the true best ten of 40, with reviewers who differ as real ones do (200 calls, 30 November 2026)."""
    real: tuple[float, float]
    """Least and most over six sets of real scores, of the mean of Spearman, tau-b and recall of the best sixth."""


WORTH = {
    "reviews": Worth(0.053, (0.04, 0.05)),
    "calibrated": Worth(0.017, (0.001, 0.095)),  # on five of the six at most 0.012; more where some do not do the work
    "trimmed": Worth(-0.013, (-0.042, 0.017)),
    "median": Worth(-0.013, (-0.064, 0.0)),
    "z-score": Worth(0.002, (-0.035, 0.005)),
}
"""By choice: five reviews of a question instead of three, or another figure than the mean."""


def worth_sentence() -> str:
    """Return in one sentence what each 排序依据 is worth against the plain mean of three reviews, in points of 100."""
    shown = {choice: f"{100 * worth.simulated:+.1f}" for choice, worth in WORTH.items()}
    return (f"与 3 份评分的加权平均相比，真正居前的问题被选出的比例（模拟，百分点）：校准 {shown['calibrated']}，"
            f"去掉最高最低 {shown['trimmed']}，中位数 {shown['median']}；评审人数由 3 增至 5 为 {shown['reviews']}。")
