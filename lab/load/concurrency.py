"""How fast the service answers so many callers at a time, with sync and with threaded workers, beside the pipeline.

    OMP_NUM_THREADS=1 python -m lab.load.concurrency [--seconds 8] [--together 1 2 4 8 16 32] [--draw docs/load.svg]

Bodies are articles of 650 words to /v1/analysis. The pipeline alone runs in as many processes as there are workers,
from text to JSON; the last column is what of that the service reaches. At the end, half the best load, at a fixed rate.
"""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import time
from pathlib import Path

import orjson
from tqdm import tqdm

from lab.bench import texts
from lab.load.callers import Body, Outcome, Plan, called
from lab.load.server import serve
from service import pipeline
from service.intake import Source

CLASSES = {"sync": (), "gthread": ("--worker-class", "gthread", "--threads", "4")}
ARTICLES, WORDS = 200, 650


def bodies() -> list[Body]:
    """Articles as a newsroom sends them."""
    return [("/v1/analysis", "text/plain; charset=utf-8", text.encode()) for text in texts.articles(ARTICLES, WORDS)]


def alone(processes: int, seconds: float) -> float:
    """Articles in a second that the pipeline makes without HTTP, in so many processes."""
    pipeline.load()
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        return sum(pool.map(_work, [seconds] * processes, chunksize=1))


def _work(seconds: float) -> float:
    made, articles, begun = 0, texts.articles(ARTICLES, WORDS), time.perf_counter()
    while (took := time.perf_counter() - begun) < seconds:
        source = Source(articles[made % ARTICLES])
        orjson.dumps(pipeline.analyse(pipeline.intake.read(source)))
        made += 1
    return made / took


def measured(name: str, options: argparse.Namespace) -> dict[int, Outcome]:
    """What became of the calls, by how many came at a time."""
    with serve(CLASSES[name], workers=options.workers, log_level="warning") as server:
        call = functools.partial(Plan, server.port, bodies())
        called(call(2, seconds=2))  # warm
        return {n: called(call(n, seconds=options.seconds)) for n in tqdm(options.together, desc=name, disable=None)}


def half(rate: float, options: argparse.Namespace) -> Outcome:
    """What became of the calls at half the rate that the service can reach."""
    with serve(workers=options.workers, log_level="warning") as server:
        called(Plan(server.port, bodies(), 2, seconds=2))
        return called(Plan(server.port, bodies(), 32, seconds=3 * options.seconds, rate=rate / 2))


def told(name: str, at: str, outcome: Outcome, base: float) -> str:
    """A row of the report."""
    times = " | ".join(f"{outcome.milliseconds(percentile):.0f}" for percentile in (50, 95, 99))
    return f"| {name} | {at} | {outcome.rate:.1f} | {times} | {outcome.failed} | {outcome.rate / base:.0%} |"


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--together", type=int, nargs="*", default=[1, 2, 4, 8, 16, 32])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--draw", type=Path)
    options = parser.parse_args(arguments)
    base = alone(options.workers, options.seconds)
    print(f"pipeline alone, {options.workers} processes: {base:.1f} articles/s\n")
    print("| workers | callers | articles/s | median ms | p95 | p99 | failed | of the pipeline |")
    print("|---" * 8 + "|")
    found = {name: measured(name, options) for name in CLASSES}
    for name, outcomes in found.items():
        for at, outcome in outcomes.items():
            print(told(name, str(at), outcome, base))
    best = max(outcome.rate for outcome in found["sync"].values())
    print(told("sync", "half the load", half(best, options), base), flush=True)
    if options.draw:
        from lab.load.curves import drawn  # noqa: PLC0415 - the faults are tried where matplotlib is not installed

        drawn(found, base, options.draw)


if __name__ == "__main__":
    main()
