"""A table of scores as staff hand it over, checked and laid out for calculation: each review once, in a fixed order."""

import math
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from numbers import Real
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.errors import ToolkitError
from toolkit.review.score_model import Reviews

COLUMNS = ("question", "reviewer", "score")

Key = Hashable
"""What stands for a question or a reviewer: a text or a number."""


class UnusableScores(ToolkitError, ValueError):
    """Scores that cannot be calibrated: a column is missing, a name is blank, or a score is no finite number."""


class ScoreTable(NamedTuple):
    """Every review once, with what its places stand for."""

    questions: tuple[Key, ...]
    reviewers: tuple[Key, ...]
    reviews: Reviews


def read_scores(scores: pd.DataFrame) -> ScoreTable:
    """Return the reviews of a table, whatever the order of its rows.

    Several of one question by one reviewer are averaged. Raises UnusableScores.
    """
    rows: dict[tuple[Key, Key], list[float]] = {}
    for number, (question, reviewer, score) in enumerate(_rows(scores), 1):
        pair = _named(question, "question", number), _named(reviewer, "reviewer", number)
        rows.setdefault(pair, []).append(_number(score, number))
    questions, reviewers = (_in_order(keys) for keys in zip(*rows, strict=True)) if rows else ((), ())
    place, seat = ({key: at for at, key in enumerate(keys)} for keys in (questions, reviewers))
    reviews = sorted((place[question], seat[reviewer], math.fsum(given) / len(given))
                     for (question, reviewer), given in rows.items())
    first, second, score = zip(*reviews, strict=True) if reviews else ((), (), ())
    arrays = np.array(first, np.int64), np.array(second, np.int64), np.array(score, np.float64)
    return ScoreTable(questions, reviewers, Reviews(*arrays, len(questions), len(reviewers)))


def _rows(scores: pd.DataFrame) -> Iterable[Sequence[object]]:
    """Return question, reviewer and score of each row; raises UnusableScores where there is no such column."""
    missing = tuple(column for column in COLUMNS if column not in scores.columns)
    if missing:
        raise UnusableScores("calibration.column-missing", {"columns": missing})
    return zip(*(scores[column].tolist() for column in COLUMNS), strict=True)


def _named(key: Key, column: str, row: int) -> Key:
    """Return an identifier; raises UnusableScores for a blank one."""
    if key is None or key is pd.NA or key is pd.NaT or key != key or not str(key).strip():
        raise UnusableScores("calibration.name-missing", {"column": column, "row": row})
    return key


def _number(value: object, row: int) -> float:
    """Return a score as a number; raises UnusableScores for what is none, or is not finite."""
    if isinstance(value, Real | Decimal) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    raise UnusableScores("calibration.not-a-number", {"value": str(value), "row": row})


def _in_order(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return distinct identifiers in the order of their texts."""
    return tuple(sorted(dict.fromkeys(keys), key=lambda key: (str(key), type(key).__name__)))
