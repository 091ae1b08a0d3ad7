"""How a score comes about, and what scores tell of questions and reviewers: a hierarchical model, sampled.

A score is the quality of the question as widely as its reviewer parts good from bad, less his severity, with noise:

    score = spread[reviewer] * quality[question] - severity[reviewer] + noise,    noise ~ N(0, noise[reviewer]²)

Qualities, severities and spreads vary normally about 0, 0 and 1, the variances of noise by an inverse gamma law. How
widely each varies is learned from the same scores: reviewers who do not differ are all treated alike, and one who gave
few reviews like most. Sampled by Gibbs steps (A. Gelman and J. Hill, Data Analysis Using Regression and Multilevel
Models, 2007, ch. 18); qualities and severities are drawn together, so that scores without noise are explained exactly.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cholesky, solve_triangular
from threadpoolctl import threadpool_limits

Figures = NDArray[np.float64]
Places = NDArray[np.int64]

BURN_IN, SWEEPS = 200, 500
"""Sweeps that are forgotten, and those that count."""

LARGE, LARGE_SHARE = 900, 3
"""With more questions and more reviewers than this a sweep takes long, and so many times fewer are made."""

DRAWS_A_SWEEP = 2

QUALITY_SCALE, SEVERITY_SCALE, SPREAD_SCALE = 1.0, 0.5, 0.05
"""Scales of the priors (half-Cauchy) of how widely each varies, all scores having deviation 1; spread is held back."""

USUAL_NOISE, NOISE_SCALE = 0.4, 1.0
"""Centre of the prior of the usual variance of noise, and scale of its logarithm (Cauchy), where scores cannot tell."""

FREEDOMS = np.exp(np.linspace(math.log(1.0), math.log(60.0), 16))
"""Degrees of freedom of the law of noise: few where reviewers are very unequal, many where they are alike."""

LEAST = 1e-10
"""No variance is smaller, that of all scores being 1."""


@dataclass(frozen=True)
class Reviews:
    """Every review: the places of its question and its reviewer, and its score."""

    question: Places
    reviewer: Places
    score: Figures
    questions: int
    """How many there are."""
    reviewers: int

    @cached_property
    def loads(self) -> Figures:
        """Return how many reviews each reviewer gave."""
        return self.by_reviewer(np.ones(len(self.score)))

    def standardised(self, centre: float, scale: float) -> "Reviews":
        """Return the same reviews with scores from *centre*, in units of *scale*."""
        return replace(self, score=(self.score - centre) / scale)

    def by_question(self, figures: Figures) -> Figures:
        """Return the sum of each question's figures, given one a review."""
        return _sums(self.question, figures, self.questions)

    def by_reviewer(self, figures: Figures) -> Figures:
        """Return the sum of each reviewer's figures, given one a review."""
        return _sums(self.reviewer, figures, self.reviewers)


class Posterior(NamedTuple):
    """What scores tell, in the units that they have; quality is as the average of the reviewers would see it."""

    quality: Figures
    """Mean, a question each."""
    draws: Figures
    """Qualities as they may be: a row a draw, a column a question."""
    severity: Figures
    """Mean, a reviewer each; plus is severe, and all add up to 0."""
    spread: Figures
    """Mean, a reviewer each."""
    noise: Figures
    """Median of the standard deviation, a reviewer each."""
    noises: Figures
    """Standard deviations of noise as they may be: a row a sweep, a column a reviewer."""


@dataclass
class _State:
    """The values of one sweep."""

    quality: Figures
    leniency: Figures
    spread: Figures
    noise: Figures
    """Variances."""
    quality_variance: float = 0.5
    leniency_variance: float = 0.05
    spread_variance: float = 0.001
    usual_noise: float = USUAL_NOISE
    freedom: float = 10.0


class _Effects(NamedTuple):
    """A figure for each question, and one for each reviewer."""

    quality: Figures
    leniency: Figures


def sample_posterior(reviews: Reviews, chance: np.random.Generator) -> Posterior:
    """Return what standardised reviews tell, by the draws of *chance*.

    With one thread: on systems as small as these several are slower, and far slower where the machine is busy.
    """
    with threadpool_limits(1):
        return _sample(reviews, chance)


def _sample(reviews: Reviews, chance: np.random.Generator) -> Posterior:
    joint, ones = _JointLaw(reviews), np.ones(reviews.reviewers)
    state = _State(np.zeros(reviews.questions), 0 * ones, ones, USUAL_NOISE * ones)
    share = LARGE_SHARE if min(reviews.questions, reviews.reviewers) > LARGE else 1
    means, draws, spreads, noises = [], [], [], []
    for sweep in range((BURN_IN + SWEEPS) // share):
        mean, drawn = joint.draw(state, chance)
        state.quality, state.leniency = drawn[0]
        _draw_reviewers(reviews, state, chance)
        _draw_variances(state, chance)
        if sweep >= BURN_IN // share:
            means.append(mean)
            draws += [_seen(effects) for effects in drawn]
            spreads.append(state.spread)
            noises.append(np.sqrt(state.noise))
    quality = np.mean([_seen(mean) for mean in means], axis=0)
    leniency = np.mean([mean.leniency for mean in means], axis=0)
    severity, spread = leniency.mean() - leniency, np.mean(spreads, axis=0)
    return Posterior(quality, np.array(draws), severity, spread, np.median(noises, axis=0), np.array(noises))


def _seen(effects: _Effects) -> Figures:
    """Return the qualities as the average of the reviewers sees them."""
    return effects.quality + float(effects.leniency.mean())


def _draw_reviewers(reviews: Reviews, state: _State, chance: np.random.Generator) -> None:
    """Draw each reviewer's spread, then his noise, given all else."""
    quality = state.quality[reviews.question]
    explained = reviews.score - state.leniency[reviews.reviewer]
    precision = reviews.by_reviewer(quality**2) / state.noise + 1 / state.spread_variance
    centre = (reviews.by_reviewer(quality * explained) / state.noise + 1 / state.spread_variance) / precision
    state.spread = centre + chance.standard_normal(reviews.reviewers) / np.sqrt(precision)
    squares = reviews.by_reviewer((explained - state.spread[reviews.reviewer] * quality) ** 2)
    gamma = chance.standard_gamma((state.freedom + reviews.loads) / 2)
    state.noise = np.maximum((state.freedom * state.usual_noise + squares) / 2 / gamma, LEAST)


def _draw_variances(state: _State, chance: np.random.Generator) -> None:
    """Draw how widely qualities, severities, spreads and noises vary, given their values."""
    state.quality_variance = _draw_variance(state.quality, state.quality_variance, QUALITY_SCALE, chance)
    state.leniency_variance = _draw_variance(state.leniency, state.leniency_variance, SEVERITY_SCALE, chance)
    state.spread_variance = _draw_variance(state.spread - 1, state.spread_variance, SPREAD_SCALE, chance)
    state.usual_noise = _draw_usual_noise(state, chance)
    state.freedom = _draw_freedom(state, chance)


def _draw_variance(values: Figures, variance: float, scale: float, chance: np.random.Generator) -> float:
    """Return a draw of the variance of *values*, its root being half-Cauchy (E. Makalic and D. Schmidt, 2016)."""
    mixture = (1 / scale**2 + 1 / variance) / chance.standard_gamma(1.0)
    drawn = (1 / mixture + float(values @ values) / 2) / chance.standard_gamma((len(values) + 1) / 2)
    return max(drawn, LEAST)


def _draw_usual_noise(state: _State, chance: np.random.Generator) -> float:
    """Return a draw of the scale of the law of noise: proposed by the values, accepted by the prior."""
    half = state.freedom / 2
    drawn = chance.standard_gamma(half * len(state.noise)) / (half * float(np.sum(1 / state.noise)))
    proposed = max(drawn, LEAST)
    accepted = chance.uniform() * _noise_prior(state.usual_noise) < _noise_prior(proposed)
    return proposed if accepted else state.usual_noise


def _noise_prior(noise: float) -> float:
    return 1 / (1 + (math.log(noise / USUAL_NOISE) / NOISE_SCALE) ** 2)


_HALVES = FREEDOMS / 2
_LOG_SCALES = _HALVES * np.log(_HALVES) - [math.lgamma(half) for half in _HALVES]


def _draw_freedom(state: _State, chance: np.random.Generator) -> float:
    """Return a draw of how alike the reviewers' noises are, one of :data:`FREEDOMS`."""
    relative = state.noise / state.usual_noise
    fit = float(np.sum(np.log(relative) + 1 / relative))
    logarithms = len(relative) * _LOG_SCALES - fit * _HALVES
    weights = np.cumsum(np.exp(logarithms - logarithms.max()))
    return float(FREEDOMS[np.searchsorted(weights, chance.uniform() * weights[-1])])


class _Side(NamedTuple):
    """What a normal law says of the questions alone, or of the reviewers alone: precisions, and weighted sums."""

    places: Places
    """Of each review."""
    precision: Figures
    sums: Figures


class _JointLaw:
    """The law of all qualities and severities together, given all else.

    Given the ones, the others stand alone: the more numerous are eliminated, and a matrix for the fewer is left.
    """

    def __init__(self, reviews: Reviews) -> None:
        self.reviews = reviews
        self.questions_left = reviews.questions < reviews.reviewers
        left, others = reviews.question, reviews.reviewer
        if not self.questions_left:
            left, others = others, left
        self.size = min(reviews.questions, reviews.reviewers)
        self.one, self.other = _pairs(others)
        rows, columns = left[self.one], left[self.other]
        self.cells = np.maximum(rows, columns) * self.size + np.minimum(rows, columns)

    def draw(self, state: _State, chance: np.random.Generator) -> tuple[_Effects, list[_Effects]]:
        """Return the mean, and some draws."""
        reviews = self.reviews
        weight = 1 / state.noise[reviews.reviewer]
        spread = state.spread[reviews.reviewer]
        link = weight * spread
        questions = _Side(reviews.question, reviews.by_question(link * spread) + 1 / state.quality_variance,
                          reviews.by_question(link * reviews.score))
        reviewers = _Side(reviews.reviewer, reviews.loads / state.noise + 1 / state.leniency_variance,
                          reviews.by_reviewer(weight * reviews.score))
        if self.questions_left:
            mean, *drawn = self._draw(link, questions, reviewers, chance)
        else:
            mean, *drawn = ((first, second) for second, first in self._draw(link, reviewers, questions, chance))
        return _Effects(*mean), [_Effects(*each) for each in drawn]

    def _draw(
        self, link: Figures, left: _Side, others: _Side, chance: np.random.Generator
    ) -> list[tuple[Figures, Figures]]:
        """Return the mean and some draws of what is left and of what was eliminated."""
        root = self._root(link / np.sqrt(others.precision)[others.places], left)
        sums = left.sums - _sums(left.places, link * (others.sums / others.precision)[others.places], self.size)
        half = solve_triangular(root, sums, lower=True, check_finite=False)
        shaken = half + chance.standard_normal((DRAWS_A_SWEEP, self.size))
        values = solve_triangular(root, np.vstack((half, shaken)).T, trans=1, lower=True, check_finite=False).T
        size = len(others.sums)
        taken = [_sums(others.places, link * value[left.places], size) for value in list[Figures](values)]
        eliminated = (others.sums - np.array(taken)) / others.precision
        eliminated[1:] += chance.standard_normal((DRAWS_A_SWEEP, size)) / np.sqrt(others.precision)
        return list(zip(values, eliminated, strict=True))

    def _root(self, link: Figures, left: _Side) -> Figures:
        """Return the Cholesky factor of the precision of what is left; *link* is scaled by what was eliminated."""
        explained = _sums(self.cells, link[self.one] * link[self.other], self.size**2).reshape(self.size, self.size)
        return cholesky(np.diag(left.precision) - explained, lower=True, overwrite_a=True, check_finite=False)


def _sums(places: Places, figures: Figures, size: int) -> Figures:
    """Return the sum of the figures at each of *size* places."""
    return np.bincount(places, figures, size).astype(np.float64, copy=False)


def _pairs(groups: Places) -> tuple[Places, Places]:
    """Return every two places whose group is the same, and each place with itself."""
    order = np.argsort(groups, kind="stable")
    ends = np.cumsum(np.bincount(groups))[groups[order]]
    partners = ends - np.arange(len(groups))
    firsts = np.repeat(np.arange(len(groups)), partners)
    seconds = firsts + np.arange(len(firsts)) - np.repeat(np.cumsum(partners) - partners, partners)
    return order[firsts], order[seconds]
