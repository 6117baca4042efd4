"""Work on a long stream by an existing Dask cluster: results in order, whatever becomes of its workers.

A worker that dies takes nothing with it: the scheduler gives what it had to another, and only what arrives here counts,
once. Needs `pip install 'copydesk[archive]'` here and on the workers, all of the same version and models.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, TypeVar
from urllib.parse import urlsplit

from service import __version__, models, workers

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = "10s"  # for a scheduler to answer
TOGETHER = 16  # items that travel together: each parcel costs the scheduler and us some milliseconds
AHEAD = 3  # parcels for each thread of the cluster that are on their way at a time
LOOK_AGAIN = 50  # parcels, after which we look whether the cluster has grown
NEAR = 2.0  # seconds in which a worker is reached that can be reached


class ClusterError(OSError):
    """The cluster cannot do this work: it is not there, has no workers, or others than we are."""


def in_order(work: Callable[[Item], Result], items: Iterable[Item], scheduler: str) -> Iterator[Result]:
    """`work` done on each item by the cluster of a scheduler (`tcp://host:8786`), results in the order of the items.

    Raises ClusterError.
    """
    dask = _dask()
    try:
        client = dask.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {scheduler}") from error
    with client:
        _check(client)
        try:
            yield from _in_order(client, work, items)
        except (dask.KilledWorker, dask.CancelledError, dask.core.CommClosedError) as error:
            raise ClusterError(f"the cluster has lost a part of the work: {type(error).__name__}") from error


def _dask() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise ClusterError("a scheduler needs Dask: pip install 'copydesk[archive]'") from error


def _check(client: Any) -> None:
    """Raise ClusterError unless every worker answers as we would."""
    if not client.nthreads():
        raise ClusterError("the scheduler has no workers")
    own = identity()
    try:
        others = client.run(identity)
    except ImportError as error:
        raise ClusterError("copydesk is not installed on the workers") from error
    strange = {address: other for address, other in others.items() if other != own}
    if strange:
        raise ClusterError(f"workers of other versions or models than {own}: {strange}")


def identity() -> str:
    """The version and the models of this process."""
    return f"{__version__} {models.identity()}"


def _in_order(client: Any, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    underway: deque[Any] = deque()
    # What a worker has made comes straight from it, where that is possible, and not by way of the scheduler.
    direct, room = _is_near(next(iter(client.nthreads()))), 0
    for number, parcel in enumerate(workers.parcels(items, TOGETHER)):
        if number % LOOK_AGAIN == 0:
            room = AHEAD * max(1, sum(client.nthreads().values()))
        # Not pure: two articles that are the same are two lines all the same.
        underway.append(client.submit(workers.each, work, parcel, pure=False))
        if len(underway) >= room:
            yield from client.gather(underway.popleft(), direct=direct)
    while underway:
        yield from client.gather(underway.popleft(), direct=direct)


def _is_near(worker: str) -> bool:
    """Whether a worker (`tcp://host:port`) can be reached from here: behind another network's wall none can."""
    where = urlsplit(worker)
    try:
        with socket.create_connection((where.hostname, where.port or 0), NEAR):
            return True
    except OSError:
        return False
