"""Measures of chances against what came true."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lab import measures

CHANCES = np.array([0.05, 0.95, 0.95, 0.95, 0.95])


def test_the_calibration_error_is_the_mean_distance_in_bins() -> None:
    right = np.array([0.0, 1.0, 1.0, 1.0, 0.0])
    assert measures.expected_error(CHANCES, right) == pytest.approx((0.05 + 4 * 0.2) / 5)


def test_every_quote_stands_in_one_bin() -> None:
    for bins in (measures.even(CHANCES), measures.filled(CHANCES)):
        assert sorted(np.concatenate(bins).tolist()) == [0, 1, 2, 3, 4]


def test_certainty_stands_in_the_last_bin() -> None:
    assert measures.even(np.array([1.0]))[-1].tolist() == [0]


def test_of_few_quotes_chance_alone_makes_an_error() -> None:
    few, many = (measures.error_by_chance(np.full(number, 0.5)) for number in (20, 2000))
    assert few > 3 * many > 0


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    assert measures.area(np.array([0.1, 0.4, 0.4, 0.8]), np.array([0.0, 0.0, 1.0, 1.0])) == pytest.approx(3.5 / 4)
    assert math.isnan(measures.area(np.array([0.3]), np.array([1.0])))


def test_wrong_certainty_costs_much_but_not_all() -> None:
    assert 4 < measures.log_loss(np.array([1.0]), np.array([0.0])) < 10
    assert measures.brier(np.array([1.0]), np.array([0.0])) == 1
