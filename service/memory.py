"""Memory that processes share: what was loaded before they parted stays one, as long as nobody writes to it."""

from __future__ import annotations

import ctypes
import gc

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # of `mallopt`, in glibc's malloc.h
LARGE = 2**20  # bytes; what is as large goes back to the system when it is free (20 MB of two workers, 3 % of the time)


def settle() -> None:
    """Before a process parts: give back what loading has left over, and hide what is loaded from the collector.

    A collection touches every object that it looks at, and so copies the page that it stands in. The collector is at
    work from now on, where loading has gone without it.
    """
    gc.collect()
    _give_back()
    gc.freeze()
    gc.enable()


def _give_back() -> None:
    """Free pages go back to the system, now and later, where the C library can do that (glibc)."""
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.mallopt(MMAP_THRESHOLD, LARGE)
        library.mallopt(TRIM_THRESHOLD, LARGE)
        library.malloc_trim(0)
