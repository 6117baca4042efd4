"""Draws throughput and latency against concurrency, and memory against time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib import rcParams
from matplotlib.figure import Figure

from lab.load.callers import Outcome


def drawn(found: dict[str, dict[int, Outcome]], base: float, path: Path) -> None:
    """Throughput and latency against concurrency."""
    rcParams["svg.hashsalt"] = "copydesk"
    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, outcomes in found.items():
        at = list(outcomes)
        left.plot(at, [outcome.rate for outcome in outcomes.values()], marker="o", label=name)
        right.plot(at, [outcome.milliseconds(50) for outcome in outcomes.values()], marker="o", label=f"{name}, median")
        right.plot(at, [outcome.milliseconds(99) for outcome in outcomes.values()], linestyle=":", label=f"{name}, p99")
    left.axhline(base, color="grey", linestyle="--", label="pipeline alone")
    left.set(xscale="log", xlabel="callers at a time", ylabel="articles per second", ylim=(0, None))
    right.set(xscale="log", yscale="log", xlabel="callers at a time", ylabel="milliseconds")
    left.legend()
    right.legend()
    figure.savefig(path, metadata={"Date": None})


def remembered(looks: Sequence[tuple[float, float]], path: Path) -> None:
    """Megabytes of a service, by the time of each look in seconds."""
    rcParams["svg.hashsalt"] = "copydesk"
    figure = Figure(figsize=(9, 3), layout="constrained")
    axes = figure.subplots()
    begun = looks[0][0]
    thin = looks[:: max(1, len(looks) // 400)]
    axes.plot([(at - begun) / 60 for at, _ in thin], [megabytes for _, megabytes in thin])
    axes.set(xlabel="minutes", ylabel="MB, all processes", ylim=(0, None))
    figure.savefig(path, metadata={"Date": None})
