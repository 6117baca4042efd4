"""Processor time of steps, and what is forgotten between two of them."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper
from typing import TypeVar

from service.reading.store import Store

Result = TypeVar("Result")


def clocked(step: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of processor time that a step takes, and its result."""
    begun = time.process_time()
    result = step()
    return time.process_time() - begun, result


def forget() -> None:
    """Empty every cache of the service that has a bound: what is kept of words and dates, not lists and weights."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("service")]
    for found in {id(value): value for module in modules for value in vars(module).values()}.values():
        if isinstance(found, _lru_cache_wrapper) and found.cache_parameters()["maxsize"] is not None:
            found.cache_clear()
    for store in STORES or _stores():
        store.forget()


STORES: list[Store] = []


def _stores() -> list[Store]:
    STORES.extend(found for found in gc.get_objects() if isinstance(found, Store))
    return STORES
