"""Callers that send as fast as they are answered, or at a rate, and keep what became of each request.

They live in a process of their own, so that what they cost does not come off the service's own interpreter.
"""

from __future__ import annotations

import http.client
import multiprocessing
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection

import numpy as np

Body = tuple[str, str, bytes]
"""An address, a media type, and what is sent."""

TIMEOUT = 60


@dataclass(slots=True)
class Outcome:
    """What became of the requests: seconds of each, statuses (0: no answer), and how long it all took."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    took: float = 0.0

    @property
    def rate(self) -> float:
        """Answers in a second."""
        return len(self.seconds) / self.took if self.took else 0.0

    @property
    def failed(self) -> int:
        """Requests without an answer, or with one that is a fault of the service."""
        return sum(number for status, number in self.statuses.items() if status == 0 or status >= 500)

    def milliseconds(self, percentile: float) -> float:
        """The time within which so many per cent were answered."""
        return float(np.percentile(self.seconds, percentile)) * 1000 if self.seconds else float("nan")


@dataclass(frozen=True, slots=True)
class Plan:
    """How to call: so many at a time, for so long or so often, at so many in a second (0: as fast as it goes)."""

    port: int
    bodies: Sequence[Body]
    together: int
    seconds: float = 1e9
    requests: int = 10**9
    rate: float = 0.0


def called(plan: Plan) -> Outcome:
    """What became of the calls of a plan."""
    # Not a fork: threads of ours may be under way, and a lock that one of them holds would be held there for ever.
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(sending, plan))
    process.start()
    outcome: Outcome = receiving.recv()
    process.join()
    return outcome


def _tell(sending: Connection, plan: Plan) -> None:
    sending.send(_called(plan))


def _called(plan: Plan) -> Outcome:
    outcome, turns, lock = Outcome(), count(), threading.Lock()
    begun = time.perf_counter()

    def call() -> None:
        while (turn := next(turns)) < plan.requests:
            due = begun + turn / plan.rate if plan.rate else time.perf_counter()
            if due - begun > plan.seconds or time.perf_counter() - begun > plan.seconds:
                return
            time.sleep(max(0.0, due - time.perf_counter()))
            status = once(plan.port, plan.bodies[turn % len(plan.bodies)])
            with lock:
                outcome.statuses[status] += 1
                # A request that had to wait for a caller that was free counts from when it was due.
                outcome.seconds.append(time.perf_counter() - due)

    callers = [threading.Thread(target=call) for _ in range(plan.together)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    outcome.took = time.perf_counter() - begun
    return outcome


def once(port: int, body: Body) -> int:
    """The status of one request; 0 where the connection broke."""
    path, media_type, content = body
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("POST", path, content, {"Content-Type": media_type})
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return 0
    else:
        return answer.status
    finally:
        connection.close()
