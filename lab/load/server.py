"""A service of our own to load: started through gunicorn as in production, watched through /proc."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = "service.web.wsgi:app"
PATIENCE = 60.0  # seconds for a start or an end


@dataclass(frozen=True, slots=True)
class Server:
    """A service that runs."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        if self.process.poll() is not None:
            return []
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def megabytes(self) -> float:
        """Memory of all processes, what they share counted once."""
        return sum(_proportional(pid) for pid in [self.process.pid, *self.workers]) / 1024

    def status(self, path: str) -> int:
        """The status of an answer; 0 where there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0


def _proportional(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0  # it has ended meanwhile
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


@contextmanager
def serve(
    flags: Sequence[str] = (), before: Sequence[str] = (), root: Path = ROOT, app: str = APP, **settings: object
) -> Iterator[Server]:
    """A service of the code in `root`, with flags of gunicorn and settings (`workers=2`), behind `unshare` or the like.

    `app` is another application in its place. Its log is `root/out/service.log`.
    """
    port = free_port()
    told = {f"COPYDESK_{name.upper()}": str(value) for name, value in settings.items()}
    environment = {**os.environ, "OMP_NUM_THREADS": "1", **told, "COPYDESK_BIND": f"127.0.0.1:{port}"}
    command = [*before, sys.executable, "-m", "gunicorn", "--config", "service/web/gunicorn.conf.py", *flags]
    log = root / "out" / "service.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as sink:
        process = subprocess.Popen([*command, app], cwd=root, env=environment, stdout=sink, stderr=sink)
        server = Server(process, port, log)
        try:
            wait_for(lambda: bool(server.status("/health/live")), "no answer")
            # The first of them may answer alone.
            wait_for(lambda: len(server.workers) >= int(str(settings.get("workers", 1))), "not all workers")
            yield server
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a service as an orchestrator does."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def wait_for(is_so: Callable[[], bool], otherwise: str) -> None:
    """Wait until it is so. Raises TimeoutError."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if is_so():
            return
        time.sleep(0.05)
    raise TimeoutError(otherwise)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
