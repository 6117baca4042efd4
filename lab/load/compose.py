"""What deploy/compose.yaml starts, driven as an operator drives it, while callers ask through its proxy.

    python -m lab.load.compose [--build]

One replica after another is killed, restarted and replaced, and no request may fail. Docker with Compose 2 is needed,
and the right to send signals to its processes (root, on the machine of the engine). At the end all is taken down.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lab.load.callers import Body, Outcome, Plan, called
from lab.load.concurrency import bodies
from lab.load.faults import tally
from lab.load.server import ROOT, wait_for

ENGINE = "docker"
COMPOSE = [ENGINE, "compose", "--file", str(ROOT / "deploy" / "compose.yaml")]
PORT = 8000  # of the machine, as the file says
SERVICE = "copydesk"
TOGETHER, ROUND = 4, 2.0  # callers; seconds that they are sent off for at a time


def docker(*arguments: str) -> str:
    """What the engine answers. Raises CalledProcessError."""
    return subprocess.run([ENGINE, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def compose(*arguments: str) -> list[str]:
    """The lines that Compose answers. Raises CalledProcessError."""
    return subprocess.run([*COMPOSE, *arguments], check=True, capture_output=True, text=True).stdout.split()


def replicas() -> list[str]:
    """The containers that analyse."""
    return compose("ps", "--quiet", SERVICE)


def are_healthy(containers: list[str]) -> bool:
    """Whether the probe of each of them goes well."""
    told = [docker("inspect", "--format", "{{.State.Health.Status}}", container) for container in containers]
    return told == ["healthy"] * len(containers)


def up(*options: str) -> None:
    """Start what is not there, and wait until it is healthy."""
    compose("up", "--detach", "--wait", *options)


def killed() -> None:
    """Kill a replica as a machine ends whose power fails; the engine starts it again."""
    container = replicas()[0]
    os.kill(int(docker("inspect", "--format", "{{.State.Pid}}", container)), signal.SIGKILL)
    wait_for(lambda: docker("inspect", "--format", "{{.RestartCount}}", container) == "1", "it was not started again")
    wait_for(lambda: are_healthy([container]), "it did not come back")


def restarted() -> None:
    """Restart all replicas, one after another."""
    for container in replicas():
        docker("restart", container)
        wait_for(lambda found=container: are_healthy([found]), "it did not come back")


def replaced() -> None:
    """Replace all replicas, as by those of a new version: new ones come beside them, then the old ones go."""
    old = replicas()
    up("--no-recreate", "--scale", f"{SERVICE}={2 * len(old)}")
    for container in old:
        docker("stop", container)
        docker("rm", container)
    up("--no-recreate", "--scale", f"{SERVICE}={len(old)}")


def meanwhile(work: Callable[[], None]) -> Outcome:
    """What became of calls while something is done."""
    outcome, is_done = Outcome(), threading.Event()

    def call(articles: list[Body]) -> None:
        while not is_done.is_set():
            found = called(Plan(PORT, articles, TOGETHER, seconds=ROUND))
            outcome.seconds += found.seconds
            outcome.statuses += found.statuses

    caller = threading.Thread(target=call, args=(bodies(),))
    caller.start()
    try:
        time.sleep(2 * ROUND)
        work()
        time.sleep(ROUND)
    finally:
        is_done.set()
        caller.join()
    return outcome


@contextmanager
def running(options: list[str]) -> Iterator[float]:
    """The whole of it, and the seconds until it was healthy; at the end it is taken down."""
    begun = time.monotonic()
    up(*options)
    try:
        yield time.monotonic() - begun
    finally:
        compose("down")


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", action="store_true", help="build the image first")
    options = ["--build"] if parser.parse_args(arguments).build else []
    failed = 0
    with running(options) as seconds:
        print(f"{len(replicas())} replicas and their proxy healthy after {seconds:.1f} s", flush=True)
        for work in (killed, restarted, replaced):
            outcome = meanwhile(work)
            failed += len(outcome.seconds) - outcome.statuses[200]
            print(f"{work.__doc__}\n    {tally(outcome)}, slowest {outcome.milliseconds(100):.0f} ms", flush=True)
        begun, containers = time.monotonic(), replicas()
        compose("stop")
        statuses = [docker("inspect", "--format", "{{.State.ExitCode}}", container) for container in containers]
        print(f"all stopped after {time.monotonic() - begun:.1f} s, exit statuses {', '.join(statuses)}")
    return 0 if not failed and set(statuses) == {"0"} else 1


if __name__ == "__main__":
    sys.exit(main())
