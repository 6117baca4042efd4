"""How well chances that are given (0 to 1) agree with what came true (0 or 1), both as arrays of one length."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

BINS = 10
SAMPLES = 200

Bins = list[np.ndarray]


def even(chance: np.ndarray) -> Bins:
    """The places of ten bins of equal width."""
    numbers = np.minimum((chance * BINS).astype(int), BINS - 1)
    return [np.flatnonzero(numbers == number) for number in range(BINS)]


def filled(chance: np.ndarray) -> Bins:
    """The places of ten bins of equal numbers."""
    return np.array_split(np.argsort(chance, kind="stable"), BINS)


def expected_error(chance: np.ndarray, right: np.ndarray, bins: Callable[[np.ndarray], Bins] = even) -> float:
    """The expected calibration error: how far confidence and share of right ones differ, in the mean over quotes."""
    return float(sum(abs(chance[b].sum() - right[b].sum()) for b in bins(chance)) / max(1, len(chance)))


def error_by_chance(chance: np.ndarray) -> float:
    """The calibration error that as many quotes would show whose confidence is the truth."""
    generator = np.random.default_rng(1)
    drawn = (generator.random(len(chance)) < chance for _ in range(SAMPLES))
    return float(np.mean([expected_error(chance, right.astype(float)) for right in drawn]))


def brier(chance: np.ndarray, right: np.ndarray) -> float:
    """The mean square of the difference."""
    return float(((chance - right) ** 2).mean())


def log_loss(chance: np.ndarray, right: np.ndarray) -> float:
    """The mean of minus the logarithm of what was given to the truth."""
    chance = np.clip(chance, 1e-3, 1 - 1e-3)
    return float(-(right * np.log(chance) + (1 - right) * np.log(1 - chance)).mean())


def area(chance: np.ndarray, right: np.ndarray) -> float:
    """How often a right quote has more confidence than a wrong one (area under the ROC curve; ties count half)."""
    wrong, good = np.sort(chance[right == 0]), chance[right == 1]
    below = np.searchsorted(wrong, good, "left") + np.searchsorted(wrong, good, "right")
    return float(below.mean() / 2 / len(wrong)) if len(wrong) and len(good) else float("nan")
