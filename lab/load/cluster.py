"""How much faster a Dask cluster of two workers answers an archive than one of one, each a process on this machine.

OMP_NUM_THREADS=1 python -m lab.load.cluster [--articles 600]
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
from pathlib import Path

import distributed
import orjson

from lab.bench import texts
from lab.load.server import ROOT

DASK = [sys.executable, "-m"]
SCHEDULER = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
WORKER = ["distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[str]:
    """The address of a cluster that is there."""
    file = folder / f"scheduler-{workers}.json"
    with ExitStack() as stack:
        _start([*SCHEDULER, "--scheduler-file", str(file)], stack)
        while not file.exists() or not file.read_bytes().endswith(b"}"):
            time.sleep(0.05)
        address = str(orjson.loads(file.read_bytes())["address"])
        for _ in range(workers):
            _start([*WORKER, address], stack)
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address


def _start(command: list[str], stack: ExitStack) -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    sink = subprocess.DEVNULL
    process = stack.enter_context(
        subprocess.Popen([*DASK, *command], cwd=ROOT, env=environment, stdout=sink, stderr=sink)
    )
    stack.callback(process.kill)


def seconds(source: Path, address: str) -> float:
    """How long the archive takes, the second time: every worker has loaded its models by then."""
    command = [sys.executable, "-m", "service", "analysis", "--ndjson", str(source), "--scheduler", address]
    begun = 0.0
    for _ in range(2):
        begun = time.perf_counter()
        subprocess.run([*command, "--output", os.devnull], cwd=ROOT, check=True)
    return time.perf_counter() - begun


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
        took = {}
        for workers in (1, 2):
            with cluster(workers, Path(name)) as address:
                took[workers] = seconds(source, address)
            print(
                f"{workers} workers: {took[workers]:.1f} s, {options.articles / took[workers]:.1f} articles/s",
                flush=True,
            )
    print(f"two workers are {took[1] / took[2]:.2f} times as fast as one")


if __name__ == "__main__":
    main()
