"""What each way to rank questions is worth: a few figures in one place, to be read beside the choice.

Figures tell how much the share of the true best that are found grows, against the plain mean of three reviews.
`python -m tests.benchmarks.calibration` measures *simulated* anew and fails where it is no longer true.
"""

from typing import NamedTuple


class Worth(NamedTuple):
    """What a choice adds to the share of the true best that are found; minus is a cost."""

    simulated: float
    """Of the true best ten of 40, with reviewers who differ as real ones do (2026-11)."""
    real: tuple[float, float]
    """Least and most over six sets of real scores whose truth is known otherwise (see docs/decisions/0031)."""


WORTH = {
    "reviews": Worth(0.07, (0.04, 0.05)),
    "calibrated": Worth(0.03, (0.0, 0.01)),
    "trimmed": Worth(-0.01, (-0.06, -0.01)),
    "median": Worth(-0.01, (-0.06, -0.01)),
    "z-score": Worth(-0.01, (-0.04, 0.0)),
}
"""By choice: five reviews of a question instead of three, or another figure than the mean."""
