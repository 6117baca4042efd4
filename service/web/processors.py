"""How many processors this container may use, as its control group says."""

from __future__ import annotations

import math
import os
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")
LEAST_WORKERS = 2  # one may be at a batch; the other still answers the probes


def workers(folder: Path = CGROUP) -> int:
    """One worker for each processor, at least two."""
    return max(LEAST_WORKERS, math.ceil(limit(folder)))


def limit(folder: Path = CGROUP) -> float:
    """Processors that we may use: those we may run on, or what the control group (version 2, else 1) allows."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, _quota(folder) or own)


def _quota(folder: Path) -> float | None:
    try:
        if (folder / "cpu.max").exists():
            quota, period = (folder / "cpu.max").read_text().split()
        else:
            quota = (folder / "cpu" / "cpu.cfs_quota_us").read_text()
            period = (folder / "cpu" / "cpu.cfs_period_us").read_text()
        return int(quota) / int(period) if int(quota) > 0 else None
    except (OSError, ValueError):  # no limit: no file, or "max"
        return None
