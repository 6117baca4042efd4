"""The time that a request may take. Who takes longer gets a problem, and the worker is replaced once it has told it.

The alarm of the system interrupts the main thread, which is where a sync worker of gunicorn answers: between two steps
of Python, and within a regular expression. A call into C that holds the interpreter (NumPy, lxml) is interrupted when
it comes back; one that never does is ended with its worker by gunicorn, some seconds later. What was interrupted may
have left a cache half filled, so the worker answers no further request.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, current_app

from service.web.problems import TookTooLong

Made = TypeVar("Made")

AGAIN = 1.0  # seconds: an alarm may ring where nobody can hear it, in the finalizer of an object, so it rings again
GRACE = 10  # seconds that gunicorn waits beyond the deadline, before it ends the worker


class Alarm(BaseException):
    """Rings through every `except Exception` on its way."""


def register(app: Flask, blueprint: str) -> None:
    """Hold every view of a blueprint to the time of a request."""
    seconds = app.config["COPYDESK"].timeout
    for name, view in app.view_functions.items():
        if name.startswith(f"{blueprint}."):
            app.view_functions[name] = _held(view, seconds)


def _held(view: Callable[..., Any], seconds: float) -> Callable[..., Any]:
    @wraps(view)
    def held(*arguments: Any, **named: Any) -> Any:
        return answered(seconds, lambda: view(*arguments, **named))

    return held


def answered(seconds: float, work: Callable[[], Made]) -> Made:
    """What `work` gives. Raises TookTooLong, and this worker answers no further request."""
    try:
        return within(seconds, work)
    except TookTooLong:
        current_app.config["COPYDESK_RETIRE"]()
        raise


def within(seconds: float, work: Callable[[], Made]) -> Made:
    """What `work` gives. Raises TookTooLong.

    Outside the main thread, where no alarm can be heard, there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    try:
        with _alarm(seconds):
            return work()
    except Alarm:
        signal.setitimer(signal.ITIMER_REAL, 0)  # it may have rung before it could be put out
        raise TookTooLong(f"it took longer than {seconds:g} s") from None


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    armed = True

    def ring(*_: object) -> None:
        if armed:
            raise Alarm

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
