"""The steps of an answer, told to whoever looks on: the web measures them. Nothing here knows a clock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar

Watch = Callable[[str], AbstractContextManager[object]]
"""Called with the name of a stage; what it gives is entered when the stage begins, and left when it ends."""

WATCH: ContextVar[Watch] = ContextVar("watch", default=nullcontext)


def stage(name: str) -> AbstractContextManager[object]:
    """What stands around a step of this name."""
    return WATCH.get()(name)
