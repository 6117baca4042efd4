"""The reliability of confidence as a picture: what share is right of those of about one confidence, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lab.attribution_judged import Sample
from lab.measures import BINS, even, expected_error

FEWEST = 10
"""Quotes of a bin below which its share is not drawn."""
SURE = 1.96


def draw(samples: Mapping[str, Sample], path: Path) -> None:
    """The picture of the samples, by name: the curves above, below them how many quotes stand in each bin."""
    rcParams.update({"svg.hashsalt": "copydesk", "svg.fonttype": "none"})
    figure = Figure(figsize=(7, 6.5), layout="constrained")
    upper, lower = figure.subplots(2, sharex=True, height_ratios=[3, 1])
    upper.plot([0, 1], [0, 1], color="grey", linewidth=1, linestyle="--", label="as it should be")
    for number, (name, sample) in enumerate(samples.items()):
        _curve(upper, name, sample)
        _counts(lower, sample, (number - (len(samples) - 1) / 2) / (BINS * (len(samples) + 1)), len(samples))
    upper.set(ylabel="share that is right", xlim=(0, 1), ylim=(0, 1.02))
    lower.set(xlabel="confidence", ylabel="quotes")
    for axes in (upper, lower):
        axes.grid(True, alpha=0.3)
    upper.legend(frameon=False, loc="lower right")
    figure.savefig(path, metadata={"Date": None})


def _curve(axes: Axes, name: str, sample: Sample) -> None:
    error = expected_error(sample.confidence, sample.right)
    points = np.array(list(_points(sample))).reshape(-1, 4)
    axes.errorbar(
        points[:, 0], points[:, 1], yerr=points[:, 2:].T, fmt="o-", capsize=2, markersize=4,
        label=f"{name}: {len(sample)} quotes, expected calibration error {error:.3f}",
    )  # fmt: skip


def _points(sample: Sample) -> Iterator[tuple[float, float, float, float]]:
    """Of each bin mean confidence, share of right ones, and how far the 95 % interval goes below and above (Wilson)."""
    for places in even(sample.confidence):
        number = len(places)
        if number >= FEWEST:
            share = float(sample.right[places].mean())
            middle = (share + SURE**2 / (2 * number)) / (1 + SURE**2 / number)
            half = SURE * np.sqrt(share * (1 - share) / number + (SURE / (2 * number)) ** 2) / (1 + SURE**2 / number)
            yield (
                float(sample.confidence[places].mean()),
                share,
                max(0.0, share - middle + half),
                max(0.0, middle + half - share),
            )


def _counts(axes: Axes, sample: Sample, shift: float, several: int) -> None:
    middles = (np.arange(BINS) + 0.5) / BINS
    counts = [len(places) for places in even(sample.confidence)]
    axes.bar(middles + shift, counts, width=1 / (BINS * (several + 1)))
