"""Simulated calls: questions of a known quality, reviewed by reviewers who differ as much as one likes.

Units are the standard deviation of quality. In six sets of real scores severity differs by 0.05 to 0.7 of it, the noise
of a score is 0.3 to 1.7, and spread and noise differ from reviewer to reviewer by a few tenths.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Figures = NDArray[np.float64]
Seats = NDArray[np.int64]
"""A row a question: the places of its reviewers."""

POINTS = 8
"""Points of a 0-100 scale to a standard deviation of quality."""


class Differences(NamedTuple):
    """How much reviewers differ, as standard deviations."""

    severity: float = 0.0
    spread: float = 0.0
    noise: float = 0.9
    """A score's own."""
    unequal: float = 0.0
    """Of the logarithm of the noise."""
    careless: float = 0.0
    """Share of reviewers who look at nothing."""


class Form(NamedTuple):
    """What of a simulated call is otherwise than the model takes it to be."""

    seen: Callable[[np.random.Generator, Figures, Seats], Figures] = lambda draw, quality, seats: quality[:, None] + 0 * seats
    """The quality that the reviewer in each seat looks at."""
    errors: Callable[[np.random.Generator, Seats], Figures] = lambda draw, seats: draw.standard_normal(seats.shape)
    """Errors of deviation 1."""
    given: Callable[[np.random.Generator, Figures, Seats], Figures] = lambda draw, scores, seats: scores
    """The scores that are handed in for those that a reviewer would give."""


AS_MODELLED = Form()


class SimulatedCall(NamedTuple):
    """Scores as calibrate() takes them, and the truth of each question."""

    scores: pd.DataFrame
    quality: Figures


def seats_at_random(draw: np.random.Generator, questions: int, reviewers: int, each: int) -> Seats:
    """Return reviewers for each question, drawn so that all have nearly the same load."""
    load, rows = np.zeros(reviewers), []
    for _ in range(questions):
        rows.append(np.lexsort((draw.random(reviewers), load))[:each])
        load[rows[-1]] += 1
    return np.array(rows)


def seats_by_panel(questions: int, panels: int, each: int, shared: int) -> Seats:
    """Return reviewers in panels as large as a question needs; *shared* of each serve in the next panel too."""
    first = (each - shared) * (np.arange(questions) * panels // questions)
    return first[:, None] + np.arange(each)


def simulated_call(draw: np.random.Generator, seats: Seats, differ: Differences, form: Form = AS_MODELLED) -> SimulatedCall:
    """Return a call of which the truth is known."""
    quality, size = draw.standard_normal(len(seats)), int(seats.max()) + 1
    spread = np.maximum(1 + differ.spread * draw.standard_normal(size), 0.1)
    severity = differ.severity * draw.standard_normal(size)
    noise = differ.noise * np.exp(differ.unequal * draw.standard_normal(size))
    scores = spread[seats] * form.seen(draw, quality, seats) - severity[seats] + noise[seats] * form.errors(draw, seats)
    careless = draw.random(size) < differ.careless
    scores = np.where(careless[seats], 1.2 * draw.standard_normal(seats.shape), scores)
    return SimulatedCall(as_table(form.given(draw, scores, seats), seats), quality)


def as_table(scores: Figures, seats: Seats) -> pd.DataFrame:
    """Return scores in whole points from 0 to 100, a row a review."""
    questions = np.repeat(np.arange(len(seats)), seats.shape[1])
    return pd.DataFrame({"question": [f"Q{place:04d}" for place in questions],
                         "reviewer": [f"E{place:03d}" for place in seats.ravel()],
                         "score": np.clip(np.round(70 + POINTS * scores), 0, 100).ravel()})


def halo(draw: np.random.Generator, quality: Figures, seats: Seats) -> Figures:
    """Return what is seen where each reviewer judges all four criteria partly by the one that he cares for."""
    criteria = quality[:, None] + draw.standard_normal((len(quality), 4))
    criteria += quality[:, None] - criteria.mean(axis=1, keepdims=True)
    size = int(seats.max()) + 1
    share, cares = draw.uniform(0, 1, size)[seats], draw.integers(0, 4, size)[seats]
    return (1 - share) * quality[:, None] + share * np.take_along_axis(criteria, cares, axis=1)


def heavy_tails(draw: np.random.Generator, seats: Seats) -> Figures:
    """Return errors of which a few are very large: Student's, of three degrees of freedom."""
    return draw.standard_t(3, seats.shape) / np.sqrt(3)


def strategic(draw: np.random.Generator, scores: Figures, seats: Seats) -> Figures:
    """Return scores of which one reviewer in six pushes a fifth of his up and the others down."""
    pushing = draw.random(int(seats.max()) + 1)[seats] < 1 / 6
    return np.where(pushing, scores + np.where(draw.random(seats.shape) < 0.2, 2.0, -1.0), scores)


def copied(draw: np.random.Generator, scores: Figures, seats: Seats) -> Figures:
    """Return scores of which every third reviewer hands in those of his neighbour, where both begin a row."""
    copies = (seats[:, 0] % 3 == 0) & (seats[:, 1] == seats[:, 0] + 1)
    return np.column_stack((np.where(copies, scores[:, 1], scores[:, 0]), scores[:, 1:]))


def with_neighbours(seats: Seats) -> Seats:
    """Return seats with the neighbour of every third reviewer beside him, where he begins a row."""
    beside = (seats[:, 0] % 3 == 0) & ~(seats == seats[:, :1] + 1).any(axis=1)
    return np.column_stack((seats[:, 0], np.where(beside, seats[:, 0] + 1, seats[:, 1]), seats[:, 2:]))
