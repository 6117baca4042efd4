"""Many requests of every kind, for long: does one fail, and does memory grow?

    OMP_NUM_THREADS=1 python -m lab.load.soak [--seconds 120] [--share 0.8]   mixed and hostile, at a share of the load
    OMP_NUM_THREADS=1 python -m lab.load.soak --requests 100000 [--words 60]  short articles, as fast as it goes
    … --draw docs/memory.svg                                                  and a picture of the memory

Of ten requests eight are articles, plain and HTML, one is a batch and one is hostile. Memory is that of all processes,
what they share counted once; its growth is that of the second half, when every cache is warm. With both `--requests`
and `--seconds`, what comes first ends it.
"""

from __future__ import annotations

import argparse
import itertools
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import orjson

from lab.bench import texts
from lab.load import hostile
from lab.load.callers import Body, Outcome, Plan, called
from lab.load.server import Server, serve

EVERY = 2.0  # seconds between two looks at the memory
WORKERS = 2
SECONDS, FOR_EVER = 120.0, 1e9
HOSTILE = [("/v1/analysis", media_type, body) for media_type, body in hostile.BODIES.values()]


@dataclass(slots=True)
class Memory:
    """Megabytes of a service, looked at now and then."""

    server: Server
    looks: list[tuple[float, float]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look until it is ended."""
        while not self.ended.wait(EVERY):
            self.looks.append((time.monotonic(), self.server.megabytes()))

    def growth(self) -> float:
        """Megabytes in a minute, in the second half: the slope of a line through the looks."""
        half = np.array(self.looks[len(self.looks) // 2 :])
        return float(np.polyfit(half[:, 0] / 60, half[:, 1], 1)[0]) if len(half) > 2 else float("nan")


def mixed() -> list[Body]:
    """A round of requests of every kind."""
    articles = texts.articles(80, 650)
    plain: list[Body] = [("/v1/analysis", hostile.TEXT, text.encode()) for text in articles[:50]]
    pages: list[Body] = [
        ("/v1/quotes", hostile.HTML, "".join(f"<p>{line}</p>" for line in text.split("\n\n")).encode())
        for text in articles[50:]
    ]
    lines = b"\n".join(orjson.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts.articles(3, 200)))
    found: list[Body] = []
    for article, bad in zip(itertools.cycle([*plain, *pages]), HOSTILE, strict=False):
        found += [article] * 8 + [("/v1/batch", hostile.NDJSON, lines), bad]
    return found


def watched(server: Server, plan: Plan) -> tuple[Outcome, Memory]:
    """What became of the calls, and of the memory meanwhile."""
    memory = Memory(server)
    watcher = threading.Thread(target=memory.watch)
    watcher.start()
    try:
        return called(plan), memory
    finally:
        memory.ended.set()
        watcher.join()


def capacity(server: Server, bodies: Sequence[Body]) -> float:
    """Requests of this mixture that are answered in a second."""
    return called(Plan(server.port, bodies, 4, seconds=20)).rate


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--share", type=float, default=0.8)
    parser.add_argument("--requests", type=int)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--draw", type=Path)
    options = parser.parse_args(arguments)
    with serve(workers=WORKERS, log_level="warning") as server:
        before = set(server.workers)
        outcome, memory = watched(server, planned(server, options))
        replaced = len(set(server.workers) - before)
    tell(outcome, memory, replaced)
    if options.draw:
        from lab.load.curves import remembered  # noqa: PLC0415 - it needs matplotlib

        remembered(memory.looks, options.draw)


def planned(server: Server, options: argparse.Namespace) -> Plan:
    """What is sent, how often or at which rate; the load that the service can take is measured first."""
    if options.requests:
        short = [("/v1/analysis", hostile.TEXT, text.encode()) for text in texts.articles(500, options.words)]
        return Plan(server.port, short, 4, options.seconds or FOR_EVER, options.requests)
    bodies = mixed()
    rate = options.share * capacity(server, bodies)
    return Plan(server.port, bodies, 32, options.seconds or SECONDS, rate=rate)


def tell(outcome: Outcome, memory: Memory, replaced: int) -> None:
    """Print the report."""
    times = ", ".join(f"p{at} {outcome.milliseconds(at):.0f} ms" for at in (50, 95, 99))
    print(f"{len(outcome.seconds)} requests in {outcome.took:.0f} s, {outcome.rate:.1f}/s; {times}")
    print(f"statuses: {dict(sorted(outcome.statuses.items()))}; failed: {outcome.failed}; workers replaced: {replaced}")
    looks = [megabytes for _, megabytes in memory.looks] or [float("nan")]
    first, middle, last = looks[0], looks[len(looks) // 2], looks[-1]
    print(
        f"memory: {first:.0f} MB at first, {middle:.0f} MB half-way, {last:.0f} MB at last, "
        f"{max(looks):.0f} MB at most; {memory.growth():+.2f} MB/min in the second half"
    )


if __name__ == "__main__":
    main()
