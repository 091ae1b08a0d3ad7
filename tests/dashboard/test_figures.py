"""What is counted for the charts, at the edges."""

import itertools
from dataclasses import replace

import pytest

from tests.support.dashboard_data import SMALL
from toolkit.dashboard.figures import Bin, body_bins, quota_deviation, quota_spread, score_bins, spread
from toolkit.dashboard.model import QuotaCategory, UnitFigures, UnitState
from toolkit.dashboard.vega import COLOURS


@pytest.mark.parametrize(("number", "deviation"), [(0, -3), (2, -1), (3, 0), (5, 0), (6, 1), (20, 15)])
def test_how_far_a_number_is_from_the_quota(number, deviation):
    assert quota_deviation(number, QuotaCategory("甲", 3, 5)) == deviation


def test_values_outside_are_counted_in_the_outermost_bars():
    assert spread([-5, 0, 9.9, 10, 29, 30, 999], 0, 10, 3) == [Bin(0, 10, 3), Bin(10, 20, 1), Bin(20, 30, 3)]


def test_lengths_are_drawn_from_before_the_band_to_behind_it():
    bins = body_bins(replace(SMALL, body_lengths=(5, 60_000)))
    assert [(each.start, each.end) for each in (bins[0], bins[-1])] == [(600, 800), (3200, 3400)]
    assert sum(each.number for each in bins) == 2


def test_the_highest_score_is_in_the_last_bar_and_bars_below_the_lowest_are_left_out():
    assert score_bins(replace(SMALL, mean_scores=(100, 94.9))) == [Bin(90, 95, 1), Bin(95, 100, 1)]


def test_beyond_the_last_column_of_the_quotas_units_are_counted_in_it():
    units = [UnitFigures(str(number), "", "", False, UnitState.RETURNED, counts=(number,)) for number in (0, 8, 9, 30)]
    unread = UnitFigures("x", "", "", False, UnitState.UNREADABLE)
    data = replace(SMALL, categories=(QuotaCategory("甲", 3, 5),), units=(*units, unread))
    assert quota_spread(data) == [[1, 0, 0, 0, 0, 0, 0, 0, 3]]


def test_the_colours_of_charts_are_told_apart_in_grey():
    """By their lightness (CIE L*), which is what a grey print keeps."""
    lightness = [_lightness(colour) for colour in COLOURS]
    assert lightness == sorted(lightness)
    assert min(later - earlier for earlier, later in itertools.pairwise(lightness)) > 15


def _lightness(colour: str) -> float:
    """Return the lightness of a colour, from 0 for black to 100 for white."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 116 * luminance ** (1 / 3) - 16
