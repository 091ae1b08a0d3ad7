"""Calibrated scores against the plain mean, trimmed mean, median and z-scores, on simulated calls.

A call has three categories of 40 questions. The figure is the share of a category's true best ten that a method finds, its
own ties broken by lot; what calibration and the others gain or cost is told with its 95 % interval. Reviewers differ as
real ones do, or more, or not at all; and in some settings the truth has another form than the model takes it to have.
Every call has a seed of its own, so any number of processes finds the same.

    python -m tests.benchmarks.calibration [CALLS [SETTING ...]]        200 calls of every setting if nothing is said
"""

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice, product
from time import perf_counter
from typing import NamedTuple

import numpy as np
import pandas as pd

from tests.support.simulated_reviews import (
    AS_MODELLED,
    Differences,
    Figures,
    Form,
    SimulatedCall,
    copied,
    halo,
    heavy_tails,
    seats_at_random,
    seats_by_panel,
    simulated_call,
    strategic,
    with_neighbours,
)
from toolkit.campaign.ranking_worth import WORTH
from toolkit.review.calibration import calibrate, selection_chances

QUESTIONS, REVIEWERS, CATEGORIES, SELECTED = 120, 30, 3, 10
EACH = (3, 5)
"""Reviews of a question."""

LARGE = (1_700, 510, 9)
"""Questions, reviewers and reviews of a question in the case that is timed."""

SECONDS = 60.0
"""What that may take."""

Z = 1.96
"""Standard errors to either side of a figure that hold the truth in 95 of 100 cases."""

REAL = Differences(severity=0.35, spread=0.1, noise=1.0, unequal=0.3)
"""In the middle of what six sets of real scores show."""


def at_random(draw: np.random.Generator, each: int, differ: Differences, form: Form = AS_MODELLED) -> SimulatedCall:
    """Return a call whose reviewers are drawn for each question."""
    return simulated_call(draw, seats_at_random(draw, QUESTIONS, REVIEWERS, each), differ, form)


def in_pairs(draw: np.random.Generator, each: int, differ: Differences, form: Form) -> SimulatedCall:
    """Return a call of which some reviewers sit beside a neighbour."""
    return simulated_call(draw, with_neighbours(seats_at_random(draw, QUESTIONS, REVIEWERS, each)), differ, form)


def in_panels(draw: np.random.Generator, each: int, differ: Differences, shared: int) -> SimulatedCall:
    """Return a call with a small panel a field, ten fields; *shared* of its reviewers serve in the next field too."""
    return simulated_call(draw, seats_by_panel(QUESTIONS, 10, each, shared), differ)


SETTINGS: dict[str, Callable[[np.random.Generator, int], SimulatedCall]] = {
    "alike": partial(at_random, differ=Differences(noise=1.0)),
    "trained": partial(at_random, differ=Differences(severity=0.08, spread=0.05, noise=0.4, unequal=0.15)),
    "real": partial(at_random, differ=REAL),
    "careless": partial(at_random, differ=REAL._replace(noise=0.6, careless=0.3)),
    "severity": partial(at_random, differ=REAL._replace(severity=1.0)),
    "noise": partial(at_random, differ=REAL._replace(unequal=0.7)),
    "spread": partial(at_random, differ=REAL._replace(spread=0.4)),
    "heavy-tails": partial(at_random, differ=REAL, form=Form(errors=heavy_tails)),
    "halo": partial(at_random, differ=REAL, form=Form(seen=halo)),
    "strategic": partial(at_random, differ=REAL, form=Form(given=strategic)),
    "copied": partial(in_pairs, differ=REAL, form=Form(given=copied)),
    "panels": partial(in_panels, differ=REAL, shared=1),
    "unlinked": partial(in_panels, differ=REAL, shared=0),
}
MUST_GAIN = {"real", "careless", "severity", "noise", "spread", "heavy-tails", "strategic"}
"""Where reviewers differ calibration must gain by more than chance; elsewhere it must not lose by more."""


def z_scores(scores: pd.DataFrame) -> "pd.Series[float]":
    """Return each score as its reviewer's other scores make it look."""
    own = scores.groupby("reviewer")["score"]
    return ((scores["score"] - own.transform("mean")) / own.transform("std").replace(0, np.nan)).fillna(0)


def trimmed(scores: "pd.Series[float]") -> float:
    """Return the mean without the highest and the lowest."""
    return float(np.sort(scores)[1:-1].mean())


def found(values: Figures, best: Figures) -> float:
    """Return the share of the best that are among the highest values; equal ones share the places they compete for."""
    line = np.sort(values)[-SELECTED]
    above, tied = values > line, values == line
    chance = above + tied * (SELECTED - above.sum()) / tied.sum()
    return float(chance[best].mean())


class Outcome(NamedTuple):
    """What a call shows."""

    found: dict[str, float]
    """By method, the share of the true best that it finds."""
    stated: Figures
    """Of each question, the stated probability to be among the best."""
    true: Figures
    """Whether it is."""


def outcome(case: tuple[str, int, int]) -> Outcome:
    """Return what one call shows, of a setting, a number of reviews and a seed."""
    setting, each, seed = case
    call = SETTINGS[setting](np.random.default_rng([list(SETTINGS).index(setting), seed]), each)
    table = call.scores.assign(z=z_scores(call.scores)).groupby("question")
    result = calibrate(call.scores)
    values = {"mean": table["score"].mean(), "calibrated": result.questions["calibrated"], "median": table["score"].median(),
              "trimmed": table["score"].agg(trimmed), "z-score": table["z"].mean()}
    categories = np.arange(QUESTIONS) % CATEGORIES
    of_category = dict(zip(result.questions.index, map(str, categories), strict=True))
    stated = selection_chances(result, of_category, {str(number): SELECTED for number in range(CATEGORIES)})["chance"]
    true, shares = np.zeros(QUESTIONS), dict.fromkeys(values, 0.0)
    for number in range(CATEGORIES):
        own = np.flatnonzero(categories == number)
        best = np.argsort(call.quality[own])[-SELECTED:]
        true[own[best]] = 1
        for method, value in values.items():
            shares[method] += found(value.to_numpy()[own], best) / CATEGORIES
    return Outcome(shares, stated.to_numpy(), true)


class Figure(NamedTuple):
    """A mean over calls, and half its 95 % interval."""

    mean: float
    half: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f} ± {self.half:.3f}"


def figure(values: Figures) -> Figure:
    """Return the mean of values, one a call."""
    return Figure(float(values.mean()), float(Z * values.std(ddof=1) / np.sqrt(len(values))))


def shares(outcomes: list[Outcome], method: str) -> Figures:
    """Return the share that a method finds in each call."""
    return np.array([each.found[method] for each in outcomes])


def print_gains(setting: str, each: int, outcomes: list[Outcome]) -> None:
    """Print a row of the table: the plain mean's share, and what each of the others adds to it."""
    plain = shares(outcomes, "mean")
    gains = [str(figure(shares(outcomes, method) - plain)) for method in ("calibrated", "trimmed", "median", "z-score")]
    print(f"{setting:<12}{each:>2}  {plain.mean():.3f}   " + "   ".join(gains), flush=True)


def print_reliability(outcomes: list[Outcome]) -> bool:
    """Print stated against observed shares by decile; return whether every decile of some size holds within 0.05."""
    stated = np.concatenate([each.stated for each in outcomes])
    true = np.concatenate([each.true for each in outcomes])
    decile = np.minimum((stated * 10).astype(int), 9)
    print("\nstated probability of being among the best ten, and how often it is true")
    holds = []
    for number in range(10):
        own = decile == number
        print(f"{number * 10:>3}-{number * 10 + 10:<4} %  {own.sum():>7} questions  {stated[own].mean():.3f}  {true[own].mean():.3f}")
        holds.append(own.sum() < 1000 or abs(stated[own].mean() - true[own].mean()) <= 0.05)
    return all(holds)


def print_worth(three: list[Outcome], five: list[Outcome]) -> bool:
    """Print what each choice is worth with reviewers as real ones; return whether the package declares the same."""
    plain, more = (shares(outcomes, "mean") for outcomes in (three, five))
    measured = {"reviews": figure(more - plain)}
    measured |= {method: figure(shares(three, method) - plain) for method in ("calibrated", "trimmed", "median", "z-score")}
    print("\nworth, against the plain mean of three reviews: measured, and declared in toolkit.campaign.ranking_worth")
    for choice, measure in measured.items():
        print(f"{choice:<12}{measure}   {WORTH[choice].simulated:+.3f}")
    return all(abs(measure.mean - WORTH[choice].simulated) <= measure.half for choice, measure in measured.items())


def print_time() -> bool:
    """Print how long a large call takes; return whether that is short enough."""
    questions, reviewers, each = LARGE
    draw = np.random.default_rng(0)
    call = simulated_call(draw, seats_at_random(draw, questions, reviewers, each), REAL)
    start = perf_counter()
    calibrate(call.scores)
    seconds = perf_counter() - start
    print(f"\n{questions} questions with {each} reviews by {reviewers} reviewers: {seconds:.1f} s")
    return seconds <= SECONDS


def gains_hold(setting: str, outcomes: list[Outcome]) -> bool:
    """Return whether calibration gains where reviewers differ, and nowhere loses by more than chance."""
    gain = figure(shares(outcomes, "calibrated") - shares(outcomes, "mean"))
    return gain.mean > (gain.half if setting in MUST_GAIN else -gain.half)


def main(calls: int = 200, *settings: str) -> int:
    """Print the tables; return 1 when a limit is missed."""
    chosen = settings or tuple(SETTINGS)
    cases = list(product(chosen, EACH, range(calls)))
    print(f"{calls} calls a row; share of the true best {SELECTED} found by the mean, and what the others add to it")
    print("setting  reviews  mean    calibrated       trimmed          median           z-score")
    by_row: dict[tuple[str, int], list[Outcome]] = {}
    with ProcessPoolExecutor() as pool:
        outcomes = pool.map(outcome, cases, chunksize=5)
        for setting, each in product(chosen, EACH):
            by_row[setting, each] = list(islice(outcomes, calls))
            print_gains(setting, each, by_row[setting, each])
    holds = [gains_hold(setting, outcomes) for (setting, _), outcomes in by_row.items()]
    holds.append(print_reliability([each for outcomes in by_row.values() for each in outcomes]))
    if "real" in chosen:
        holds.append(print_worth(by_row["real", 3], by_row["real", 5]))
    holds.append(print_time())
    return int(not all(holds))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2]), *sys.argv[2:]))
