"""Scores calibrated: what each question would have got from the average of its reviewers, and how sure that is.

Reviewers differ in severity and in how far their scores can be relied on; :mod:`toolkit.review.score_model` learns both
from the scores themselves. In a notebook, *scores* being a DataFrame with the columns question, reviewer and score:

    result = calibrate(scores)
    result.questions    # mean, calibrated, error
    result.reviewers    # severity, spread, noise, load, flagged
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from toolkit.review.score_model import Figures, Posterior, Reviews, sample_posterior
from toolkit.review.score_table import Key, ScoreTable, read_scores

THIN_LOAD = 5
"""Of who gave fewer reviews little can be learned: he is taken for nearly an average reviewer."""

LEAST_GAIN = 0.005
"""A smaller gain in correlation with the true quality is none."""

UNRELIABLE_NOISE, UNRELIABLE_CHANCE = 1.5, 0.9
"""A reviewer is flagged whose noise is, as surely as this, larger than the median reviewer's by this factor."""

RANK_BAND = (0.05, 0.95)
"""The band that holds a question's true rank nine times in ten."""


@dataclass(frozen=True, slots=True)
class LinkedPanel:
    """Reviewers who are linked by questions that they share, and those questions."""

    questions: tuple[Key, ...]
    reviewers: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class UnlinkedPanels:
    """Panels that share neither reviewers nor questions: between them severity cannot be told from quality."""

    panels: tuple[LinkedPanel, ...]


@dataclass(frozen=True, slots=True)
class ThinLoads:
    """Reviewers with too few reviews to learn much of: fewer than :data:`THIN_LOAD`."""

    reviewers: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class NothingToGain:
    """Reviewers differ so little in severity and noise that the plain mean is as good."""

    gain: float
    """What calibration is expected to add to the correlation with the true quality."""


@dataclass(frozen=True, slots=True)
class UnreliableReviewers:
    """Reviewers whose scores follow the others' far less than usual; they count for little, not for nothing."""

    reviewers: tuple[Key, ...]


CalibrationRemark = UnlinkedPanels | ThinLoads | NothingToGain | UnreliableReviewers


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """What scores tell of questions and reviewers; every figure is finite, and in points unless it says otherwise."""

    questions: pd.DataFrame
    """Indexed by question: mean, calibrated (what the average of all reviewers would have given; both columns have the
    same mean), error (the standard deviation of calibrated; 0 where scores leave no doubt, or are all the same)."""
    reviewers: pd.DataFrame
    """Indexed by reviewer: severity (points that he gives less than the average reviewer: plus is severe, minus
    lenient), spread (how widely he parts good from bad: 1 as usual, 1.2 a fifth wider), noise (standard deviation of
    what neither explains), load (reviews given), flagged (whether the noise is surely far above the usual)."""
    draws: Figures
    """Calibrated scores as they may be: a row a draw, a column a question in the order of *questions*."""
    remarks: tuple[CalibrationRemark, ...]
    """What to know before these figures are used."""


def calibrate(scores: pd.DataFrame, *, seed: int = 0) -> Calibration:
    """Return calibrated scores, from a table with the columns question, reviewer and score.

    The order of rows has no effect, nor have other columns, and the table is left as it is. Both results are in the
    order of the identifiers as texts. Several scores of one question by one reviewer count once, with their mean. The
    same *seed* gives the same figures; another moves them by a small part of their error. Raises UnusableScores, a
    ValueError.
    """
    table = read_scores(scores)
    means = _means(table.reviews)
    told = _in_points(table.reviews, means, seed)
    flagged = _unreliable(told)
    questions = {"mean": means, "calibrated": told.quality, "error": told.draws.std(axis=0)}
    reviewers = {"severity": told.severity, "spread": told.spread, "noise": told.noise,
                 "load": table.reviews.loads.astype(np.int64), "flagged": flagged}
    return Calibration(
        pd.DataFrame(questions, pd.Index(table.questions, name="question")),
        pd.DataFrame(reviewers, pd.Index(table.reviewers, name="reviewer")),
        told.draws,
        tuple(_remarks(table, means, told, flagged)),
    )


def selection_chances(
    calibration: Calibration, categories: Mapping[Key, str], numbers: Mapping[str, int]
) -> pd.DataFrame:
    """Return how likely each question is one of the best of its category, and between which ranks it lies.

    *categories* names the category of each question, *numbers* how many of a category are selected. The result is
    indexed by question, in the order of *categories*: chance (0 to 1; in a category they add up to its number, or to
    that of its questions if these are fewer), first and last (ranks between which it truly lies nine times in ten).
    Raises KeyError for a question without a score and for a category without a number.
    """
    place = {question: column for column, question in enumerate(calibration.questions.index)}
    of_category = defaultdict[str, list[Key]](list)
    for question, category in categories.items():
        of_category[category].append(question)
    found: dict[Key, tuple[float, int, int]] = {}
    for category, questions in of_category.items():
        columns = _chances(calibration.draws[:, [place[question] for question in questions]], numbers[category])
        found.update(zip(questions, zip(*columns, strict=True), strict=True))
    rows = [found[question] for question in categories]
    return pd.DataFrame(rows, pd.Index(list(categories), name="question"), ["chance", "first", "last"])


def _chances(draws: Figures, number: int) -> tuple[Figures, NDArray[np.int64], NDArray[np.int64]]:
    """Return chance, first and last rank of each column of *draws*; of equal ones each has its share of the chance."""
    ordered = np.sort(-draws, axis=1)
    above = np.array([np.searchsorted(row, -drawn) for row, drawn in zip(ordered, draws, strict=True)])
    until = np.array([np.searchsorted(row, -drawn, "right") for row, drawn in zip(ordered, draws, strict=True)])
    chance = np.clip((number - above) / (until - above), 0, 1).mean(axis=0)
    first, last = np.quantile(above + 1, RANK_BAND, axis=0, method="nearest")
    return chance, first, last


def _means(reviews: Reviews) -> Figures:
    """Return the plain mean of each question."""
    return reviews.by_question(reviews.score) / reviews.by_question(np.ones(len(reviews.score)))


def _in_points(reviews: Reviews, means: Figures, seed: int) -> Posterior:
    """Return what the reviews tell, in points, at the level of the plain means."""
    if _all_same(reviews.score):
        return _constant(reviews, means)
    centre, scale = float(means.mean()), float(reviews.score.std())
    told = sample_posterior(reviews.standardised(centre, scale), np.random.default_rng(seed))
    level = centre - scale * told.quality.mean()
    return Posterior(level + scale * told.quality, level + scale * told.draws, scale * told.severity, told.spread,
                     scale * told.noise, scale * told.noises)


def _all_same(scores: Figures) -> bool:
    """Return whether scores do not differ, but for the last digits of a mean."""
    return not scores.size or bool(np.ptp(scores) <= 8 * np.finfo(float).eps * np.abs(scores).max())


def _constant(reviews: Reviews, means: Figures) -> Posterior:
    """Return what scores tell that are all the same: nothing."""
    zeros = np.zeros(reviews.reviewers)
    return Posterior(means, means[np.newaxis], zeros, zeros + 1, zeros, zeros[np.newaxis])


def _unreliable(told: Posterior) -> NDArray[np.bool_]:
    """Return, for each reviewer, whether his noise is surely far above the usual."""
    usual = np.median(told.noises, axis=1, keepdims=True) if told.noise.size else np.zeros(1)
    above: NDArray[np.bool_] = told.noises > UNRELIABLE_NOISE * usual
    return np.asarray(above.mean(axis=0) >= UNRELIABLE_CHANCE)


def _remarks(
    table: ScoreTable, means: Figures, told: Posterior, flagged: NDArray[np.bool_]
) -> Iterator[CalibrationRemark]:
    """Yield what to know before the figures are used."""
    if not table.questions:
        return
    panels = _linked_panels(table)
    if len(panels) > 1:
        yield UnlinkedPanels(panels)
    if thin := _chosen(table.reviewers, table.reviews.loads < THIN_LOAD):
        yield ThinLoads(thin)
    gain = _correlation(told.draws, told.quality) - _correlation(told.draws, means)
    if gain < LEAST_GAIN:
        yield NothingToGain(gain)
    if unreliable := _chosen(table.reviewers, flagged):
        yield UnreliableReviewers(unreliable)


def _linked_panels(table: ScoreTable) -> tuple[LinkedPanel, ...]:
    """Return the panels, each linked within itself and with no other, in the order of their first questions."""
    reviews, questions = table.reviews, len(table.questions)
    ends = reviews.question, questions + reviews.reviewer
    links = coo_array((np.ones(len(reviews.score)), ends), (questions + len(table.reviewers),) * 2)
    number, labels = connected_components(links, directed=False)
    return tuple(LinkedPanel(_chosen(table.questions, labels[:questions] == label),
                             _chosen(table.reviewers, labels[questions:] == label)) for label in range(number))


def _chosen(keys: Sequence[Key], chosen: Iterable[np.bool_]) -> tuple[Key, ...]:
    """Return the keys that are chosen."""
    return tuple(key for key, is_chosen in zip(keys, chosen, strict=True) if is_chosen)


def _correlation(draws: Figures, values: Figures) -> float:
    """Return the mean correlation of each draw with some values; 0 where either does not vary."""
    one, other = draws - draws.mean(axis=1, keepdims=True), values - values.mean()
    size = np.sqrt((one**2).sum(axis=1) * (other**2).sum())
    return float(np.mean(np.divide(one @ other, size, out=np.zeros(len(one)), where=size > 0)))
