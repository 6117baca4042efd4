"""Work on a long stream in several processes: results in order, only a bounded piece of the stream in memory."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

from service import memory, pipeline

Item = TypeVar("Item")
Result = TypeVar("Result")

TOGETHER = 8  # items that travel together: few enough for a bar that moves, enough to be worth the way
AHEAD = 3  # parcels for each process that are on their way at a time


def in_order(work: Callable[[Item], Result], items: Iterable[Item], processes: int) -> Iterator[Result]:
    """`work` done on each item, by so many processes, results in the order of the items.

    `work` and what it takes and gives must be picklable where there is more than one process.
    """
    return map(work, items) if processes == 1 else _in_parallel(work, items, processes)


def _in_parallel(work: Callable[[Item], Result], items: Iterable[Item], processes: int) -> Iterator[Result]:
    pipeline.load()  # before the processes part, so that they share what was loaded
    memory.settle()
    pool = ProcessPoolExecutor(processes, initializer=_ignore_interrupts)
    underway: deque[Future[list[Result]]] = deque()
    try:
        for parcel in parcels(items):
            underway.append(pool.submit(each, work, parcel))
            if len(underway) >= processes * AHEAD:
                yield from underway.popleft().result()
        while underway:
            yield from underway.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def parcels(items: Iterable[Item], together: int = TOGETHER) -> Iterator[list[Item]]:
    """The items in lists that travel together, in their order."""
    stream = iter(items)
    while parcel := list(islice(stream, together)):
        yield parcel


def each(work: Callable[[Item], Result], parcel: list[Item]) -> list[Result]:
    """What `work` makes of each item of a parcel."""
    return [work(item) for item in parcel]


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the first one alone decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
