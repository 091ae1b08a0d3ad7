"""A review as large as a campaign's: thousands of questions, hundreds of reviewers, in ten fields, with recusals and loads."""

import numpy as np

from toolkit.review.assignment.problem import Demand, Load, Pair, Problem

FIELDS = 10
RECUSED = 0.05
"""How many of the pairs of a panel are recused."""


def large_problem(questions: int = 4_000, reviewers: int = 600, seed: int = 2023) -> Problem:
    """Return a problem of three reviewers a question; a reviewer has from half to five quarters of his share."""
    draw = np.random.default_rng(seed)
    panel = draw.integers(FIELDS, size=questions)[:, None] == np.arange(reviewers) % FIELDS
    asked, asking = np.nonzero(panel & (draw.random((questions, reviewers)) >= RECUSED))
    matches = np.round(draw.beta(2, 5, size=len(asked)), 4)
    share = 3 * questions / reviewers
    institutions = draw.integers(reviewers // 4, size=reviewers)
    return Problem(
        tuple(Demand(f"A-{number // 99:02}-{number % 99:02}", 3) for number in range(questions)),
        tuple(Load(f"E{number:03}", f"机构{of}", int(share / 2), int(share * 1.25) + 1) for number, of in enumerate(institutions)),
        tuple(
            Pair(f"A-{question // 99:02}-{question % 99:02}", f"E{reviewer:03}", match)
            for question, reviewer, match in zip(asked.tolist(), asking.tolist(), matches.tolist(), strict=True)
        ),
    )
