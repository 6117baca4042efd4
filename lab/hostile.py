"""Texts that no editor wrote, each one thing many times over: time must be linear in the length of these too.

    python -m lab.hostile [FAMILY ...] [--lengths 25000 50000 100000 200000] [--jobs 2]

Each family is analysed at each length in a process of its own, from text to JSON. Printed are the seconds of processor
time, the exponent of growth (the logarithm of the ratio of times by that of lengths: 1 is linear, 2 quadratic), the
most memory that the process held, and the steps that took the most of the time. A family stops once a text takes over
`--patience` seconds.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import orjson
from tqdm import tqdm

from lab.families import FAMILIES, MADE, text_of
from service import intake, pipeline, reading
from service.analyses import quotes, summary
from service.analyses.attribution import chains, confidence, drafts, layers, passages, repairs, voices
from service.analyses.attribution import scene as scenes
from service.analyses.brief import candidates, choosing, headlines, scoring
from service.intake import Source
from service.reading import dates, names, people, sentences, tags


@dataclass(frozen=True, slots=True)
class Trial:
    """One family at one length."""

    length: int
    seconds: float
    megabytes: float
    steps: tuple[tuple[str, float], ...]


STEPS: tuple[tuple[ModuleType, str], ...] = (
    (intake, "read"), (reading, "statistics"), (reading, "_segment"), (tags, "tag"), (names, "find"),
    (people, "identify"), (dates, "find"), (sentences, "bounds"), (scenes, "of"), (drafts, "find"),
    (layers, "layered"), (passages, "left_over"), (chains, "chained"), (voices, "voiced"), (repairs, "mended"),
    (confidence, "of"), (quotes, "_quote"), (quotes, "analyse"), (candidates, "collect"), (summary, "lay_out"),
    (scoring, "inputs"), (scoring, "score"), (choosing, "key_points"), (choosing, "abstract"),
    (headlines, "headline"), (summary, "analyse"),
)  # fmt: skip


def clocked(spent: Counter[str]) -> None:
    """Put a clock on each step, in this process only."""
    for module, name in STEPS:
        setattr(
            module, name, _clocked(getattr(module, name), f"{module.__name__.removeprefix('service.')}.{name}", spent)
        )
    quotes.RULES = tuple(_clocked(rule, f"{rule.__module__}.{rule.__name__}", spent) for rule in quotes.RULES)


def _clocked(step: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        begun = time.process_time()
        try:
            return step(*arguments)
        finally:
            spent[name] += time.process_time() - begun

    return timed


def trials(family: str, lengths: list[int], patience: float) -> Iterator[Trial]:
    """The family at each length, until one takes too long."""
    spent: Counter[str] = Counter()
    clocked(spent)
    for length in lengths:
        text = text_of(family, length)
        spent.clear()
        begun = time.process_time()
        article = pipeline.upload(Source(text))
        orjson.dumps({"article": article, **pipeline.analyse(article)})
        took = time.process_time() - begun
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Trial(length, took, held, tuple(spent.most_common(5)))
        if took > patience:
            return


def hunted(order: tuple[str, list[int], float]) -> tuple[str, list[Trial], str]:
    """A family's trials, and what broke."""
    found: list[Trial] = []
    try:
        found.extend(trials(*order))
    except Exception as broken:
        return order[0], found, repr(broken)[:80]
    return order[0], found, ""


def growth(found: list[Trial]) -> float:
    """The exponent between the first and the last trial."""
    if len(found) < 2:
        return math.nan
    first, last = found[0], found[-1]
    return math.log(last.seconds / first.seconds) / math.log(last.length / first.length)


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", metavar="FAMILY")
    parser.add_argument("--lengths", nargs="*", type=int, default=[25_000, 50_000, 100_000, 200_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--patience", type=float, default=8.0)
    options = parser.parse_args(arguments)
    pipeline.load()
    orders = [(family, options.lengths, options.patience) for family in options.families or [*FAMILIES, *MADE]]
    with multiprocessing.get_context("fork").Pool(options.jobs, maxtasksperchild=1) as pool:
        for family, found, broken in tqdm(pool.imap(hunted, orders), total=len(orders), disable=None, leave=False):
            times = " ".join(f"{trial.seconds:7.2f}" for trial in found)
            steps = ", ".join(f"{name} {took:.1f}" for name, took in found[-1].steps if took > 0.1) if found else ""
            held = max((trial.megabytes for trial in found), default=0)
            print(f"{family:<20} n^{growth(found):4.2f} {held:5.0f} MB {times:<32} {steps} {broken}", flush=True)


if __name__ == "__main__":
    main()
