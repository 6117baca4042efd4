"""How much faster a Dask cluster of two workers answers an archive than one of one, each a process on this machine.

    OMP_NUM_THREADS=1 python -m lab.load.cluster [--articles 600]

Beside the time, which is that of a machine that does nothing else, the processor's seconds an article: those of the
workers, which more machines share, and those of the scheduler and of the command, which they do not. From them comes
how many times faster two workers are than one on two cores that all of these share.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import distributed
import orjson

from lab.bench import texts
from lab.load.server import ROOT

DASK = [sys.executable, "-m"]
SCHEDULER = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
WORKER = ["distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]


TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is there: its address, its processes, the scheduler first."""

    address: str
    processes: list[subprocess.Popen[bytes]]

    def spent(self) -> tuple[float, float]:
        """Seconds of the processor that the scheduler and the workers have had."""
        scheduler, *workers = (_spent(process.pid) for process in self.processes)
        return scheduler, sum(workers)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took: seconds by the clock, and of the processor for the command, the scheduler and the workers."""

    took: float
    command: float
    scheduler: float
    workers: float


def _spent(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[Cluster]:
    """A cluster that is there."""
    file = folder / f"scheduler-{workers}.json"
    with ExitStack() as stack:
        processes = [_start([*SCHEDULER, "--scheduler-file", str(file)], stack)]
        while not file.exists() or not file.read_bytes().endswith(b"}"):
            time.sleep(0.05)
        address = str(orjson.loads(file.read_bytes())["address"])
        processes += [_start([*WORKER, address], stack) for _ in range(workers)]
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield Cluster(address, processes)


def _start(command: list[str], stack: ExitStack) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    sink = subprocess.DEVNULL
    process = stack.enter_context(
        subprocess.Popen([*DASK, *command], cwd=ROOT, env=environment, stdout=sink, stderr=sink)
    )
    stack.callback(process.kill)
    return process


def answered(source: Path, found: Cluster) -> Run:
    """What it takes to answer the archive, the second time: every worker has loaded its models by then."""
    command = [sys.executable, "-m", "service", "analysis", "--ndjson", str(source), "--scheduler", found.address]
    _run(command)
    own, (scheduler, workers), begun = _of_children(), found.spent(), time.perf_counter()
    _run(command)
    took, ended = time.perf_counter() - begun, found.spent()
    return Run(took, _of_children() - own, ended[0] - scheduler, ended[1] - workers)


def _run(command: list[str]) -> None:
    subprocess.run([*command, "--output", os.devnull], cwd=ROOT, check=True)


def _of_children() -> float:
    """Seconds of the processor that commands have had which have ended."""
    times = os.times()
    return times.children_user + times.children_system


def told(workers: int, run: Run, articles: int) -> str:
    """A line of the report."""
    each = " ".join(
        f"{name} {1000 * spent / articles:.1f}"
        for name, spent in (("workers", run.workers), ("scheduler", run.scheduler), ("command", run.command))
    )
    return (
        f"{workers} workers: {run.took:.1f} s, {articles / run.took:.1f} articles/s; "
        f"processor's ms an article: {each}; workers were at work {run.workers / run.took / workers:.0%} of the time"
    )


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "archive.ndjson"
        made = (
            orjson.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts.articles(options.articles, 650))
        )
        source.write_bytes(b"\n".join(made) + b"\n")
        runs = {}
        for workers in (1, 2):
            with cluster(workers, Path(name)) as found:
                runs[workers] = answered(source, found)
            print(told(workers, runs[workers], options.articles), flush=True)
    two = runs[2]
    print(f"two workers are {runs[1].took / two.took:.2f} times as fast as one, by the clock")
    print(
        f"by the processor's seconds, on two cores that all of these share: "
        f"{2 * two.workers / (two.workers + two.scheduler + two.command):.2f} times"
    )


if __name__ == "__main__":
    main()
