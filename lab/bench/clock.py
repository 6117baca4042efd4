"""Processor time of steps, and what is forgotten between two of them."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper, cache
from typing import TypeVar

from service.weights.store import Store

Result = TypeVar("Result")


def clocked(step: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of processor time that a step takes, and its result."""
    begun = time.process_time()
    result = step()
    return time.process_time() - begun, result


def forget() -> None:
    """Empty every cache of the service that has a bound: what is kept of words and dates, not lists and weights."""
    for empty in _emptiers():
        empty()


@cache
def _emptiers() -> list[Callable[[], None]]:
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("service")]
    values = {id(value): value for module in modules for value in vars(module).values()}.values()
    caches = [one for one in values if isinstance(one, _lru_cache_wrapper) and one.cache_parameters()["maxsize"]]
    stores = [one for one in gc.get_objects() if isinstance(one, Store)]
    return [*(one.cache_clear for one in caches), *(one.forget for one in stores)]
