"""Who was waiting for a worker when the service was told to stop is answered too, not cut off."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

BETWEEN = 0.05  # seconds: connections that were made when the signal came are in the queue by then


def answer_waiting(listeners: list[Any], answer: Callable[[Any], None], seconds: float) -> None:
    """Let `answer` take connections from each listener until none waits, and for so many seconds at most.

    Callers who keep on coming are to be sent elsewhere by whoever stands in front. So each listener closes as soon as
    nobody waits: who is refused at once has lost nothing, who is let in and dropped has sent what cannot be sent again.
    """
    until = time.monotonic() + seconds
    time.sleep(BETWEEN)
    for listener in listeners:
        try:
            while time.monotonic() < until:
                answer(listener)
        except OSError:  # nobody is waiting any more
            pass
        finally:
            listener.close()
