"""Several replicas behind nginx, as deploy/compose.yaml has them, each a process of this machine: what if some go?

    OMP_NUM_THREADS=1 python -m lab.load.replicas [--replicas 3] [--seconds 20]

nginx is the one that is installed, its configuration that of deploy/. Under load one replica is killed with all its
workers, then another one is told to stop, as when it is replaced by a new version. No request may fail, nor a batch
that begins after that. With all of them gone nginx itself tells of the problem.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from lab.load import hostile
from lab.load.callers import Body, Outcome, Plan, called, once
from lab.load.concurrency import bodies
from lab.load.server import ROOT, Server, free_port, serve, stop, wait_for

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
CACHE = "/var/cache/nginx"
TEXT: Body = ("/v1/articles", hostile.TEXT, b"Mayor Ada Winter said the ferry would sail.")
BATCH: Body = ("/v1/batch", hostile.NDJSON, b'{"id": "a", "text": "Mayor Ada Winter said the ferry would sail."}')


@contextmanager
def proxied(replicas: Sequence[Server]) -> Iterator[int]:
    """The port of an nginx in front of these replicas. Raises FileNotFoundError where nginx is not installed."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nginx.conf"
        path.write_text(configured(port, [replica.port for replica in replicas], folder), "utf-8")
        command = [shutil.which("nginx") or "nginx", "-c", str(path), "-g", "daemon off;"]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: once(port, TEXT) == 200, "nginx does not answer")
            yield port
        finally:
            stop(process)


def configured(port: int, replicas: Sequence[int], folder: str) -> str:
    """The configuration of deploy/, for replicas on ports of this machine, where Compose has a name for all of them."""
    servers = " ".join(f"server 127.0.0.1:{replica} max_fails=0;" for replica in replicas)
    told = re.sub(r"server copydesk:8000 resolve max_fails=0;", servers, CONFIGURATION.read_text("utf-8"))
    return told.replace(CACHE, folder).replace("listen 8080;", f"listen 127.0.0.1:{port};")


def kill(replica: Server) -> None:
    """End a replica as a machine ends whose power fails."""
    for process in (replica.process.pid, *replica.workers):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def tried(port: int, replicas: Sequence[Server], seconds: float) -> Outcome:
    """What became of the calls while the first replica is killed and the second one told to stop."""
    timers = [
        threading.Timer(seconds / 3, kill, [replicas[0]]),
        threading.Timer(seconds * 2 / 3, replicas[1].process.send_signal, [signal.SIGTERM]),
    ]
    for timer in timers:
        timer.start()
    outcome = called(Plan(port, bodies(), 4, seconds=seconds))
    for timer in timers:
        timer.join()
    return outcome


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        replicas = [
            stack.enter_context(serve(workers=1, proxies=1, log_level="warning")) for _ in range(options.replicas)
        ]
        port = stack.enter_context(proxied(replicas))
        outcome = tried(port, replicas, options.seconds)
        batches = [once(port, BATCH) for _ in replicas]
        for replica in replicas:
            kill(replica)
        gone = once(port, TEXT)
    statuses = dict(sorted(outcome.statuses.items()))
    print(f"{len(outcome.seconds)} requests to {options.replicas} replicas, one killed and one stopped: {statuses}")
    print(f"{outcome.failed} failed; slowest {outcome.milliseconds(100):.0f} ms; batches after that: {batches}")
    print(f"with all of them gone: {gone}")
    return 0 if not outcome.failed and set(batches) == {200} and gone == 503 else 1


if __name__ == "__main__":
    sys.exit(main())
