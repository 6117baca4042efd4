"""What the service does when things break, each tried on a service of its own.

    OMP_NUM_THREADS=1 python -m lab.load.faults [kill terminate slow leaving endless stuck hanging full broken]

Printed is what was seen, and whether it is what was promised; the exit status is 1 where anything is not.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import orjson

from lab.load import hostile
from lab.load.callers import Body, Outcome, Plan, called, once
from lab.load.concurrency import bodies
from lab.load.server import ROOT, Server, serve, wait_for
from service.web.deadline import GRACE

Seen = tuple[bool, str]
SECONDS = 6.0
HEAD = b"POST /v1/analysis HTTP/1.1\r\nHost: desk\r\nContent-Type: text/plain\r\nContent-Length: 3000\r\n\r\n"
LONG_ANSWER = orjson.dumps({"id": "a", "text": "Ada said so." + "\n" * 50_000, "options": {"article": "full"}}) + b"\n"
TEXT: Body = ("/v1/articles", hostile.TEXT, b"Mayor Ada Winter said the ferry would sail.")


def kill() -> Seen:
    """A worker that is killed under load loses the request that it was at, and no other."""
    with serve(workers=2, log_level="warning") as server:
        outcome = meanwhile(server, lambda: os.kill(server.workers[0], signal.SIGKILL))
        wait_for(lambda: len(server.workers) == 2, "the worker was not replaced")
    return outcome.failed <= 1, f"{tally(outcome)}; a new worker is there"


def terminate() -> Seen:
    """Every request that was accepted before SIGTERM is answered."""
    with serve(workers=2, log_level="warning") as server:
        accepted = [connected(server, TEXT) for _ in range(8)]
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        answers = [read(caller) for caller in accepted]
        status = server.process.wait(60)
    whole = sum(answer.startswith(b"HTTP/1.1 200") for answer in answers)
    return whole == len(answers) and status == 0, f"{whole} of {len(answers)} answered, exit status {status}"


def slow() -> Seen:
    """A caller who sends a letter now and then gets a problem in time; the others are answered meanwhile."""
    with serve(workers=2, timeout=3, log_level="warning") as server:
        caller = socket.create_connection(("127.0.0.1", server.port))
        caller.sendall(HEAD)
        begun = time.monotonic()
        threading.Thread(target=drip, args=(caller,), daemon=True).start()
        outcome = called(Plan(server.port, bodies(), 1, seconds=2))
        answer = read(caller)
        took = time.monotonic() - begun
    is_problem = answer.startswith(b"HTTP/1.1 504") and b"took-too-long" in answer
    return is_problem and not outcome.failed, f"{answer[:12].decode()!r} after {took:.1f} s; others: {tally(outcome)}"


def leaving() -> Seen:
    """Callers who leave in the midst of sending, or before the answer, take nobody with them."""
    with serve(workers=2, log_level="warning") as server:
        for number in range(40):
            with socket.create_connection(("127.0.0.1", server.port)) as caller:
                caller.sendall(HEAD + b"Ada said so. " * (number % 3 * 200))
        outcome = called(Plan(server.port, bodies(), 2, seconds=3))
        is_idle = b"copydesk_requests_in_flight 1.0" in page(server, "/metrics")
    return not outcome.failed and is_idle, f"{tally(outcome)}; nothing left in flight: {is_idle}"


def endless() -> Seen:
    """An analysis that never ends is ended in time: its caller gets a problem, its worker is replaced."""
    return _never_ending(
        hostile.ENDLESS_IN_PYTHON, lambda answer: b"HTTP/1.1 504" in answer and b"took-too-long" in answer
    )


def stuck_in_c() -> Seen:
    """A worker in C code that hears no alarm is killed and replaced; its caller is cut off, nobody else."""
    return _never_ending(hostile.ENDLESS_IN_C, lambda answer: answer == b"")


def _never_ending(text: bytes, is_right: Callable[[bytes], bool]) -> Seen:
    with serve(app="lab.load.stuck:app", workers=2, timeout=5, log_level="warning") as server:
        before, begun = set(server.workers), time.monotonic()
        caller = connected(server, ("/v1/analysis", hostile.TEXT, text))
        outcome = called(Plan(server.port, bodies(), 1, seconds=2 * GRACE))
        answer = read(caller)
        wait_for(lambda: replaced(server, before), "no worker was replaced")
        took = time.monotonic() - begun
    told = answer.split(b"\r\n", 1)[0].decode() or "connection closed"
    seen = f"{told!r}; a worker replaced, all seen after {took:.0f} s; others: {tally(outcome)}"
    return is_right(answer) and not outcome.failed, seen


def hanging() -> Seen:
    """A caller who does not read the answer holds one worker, until it is replaced."""
    with serve(workers=2, timeout=5, log_level="warning") as server:
        before = set(server.workers)
        caller = connected(server, ("/v1/batch", hostile.NDJSON, LONG_ANSWER * 1000), room=4096)
        outcome = called(Plan(server.port, bodies(), 1, seconds=2 * GRACE))
        wait_for(lambda: replaced(server, before), "no worker was replaced")
        caller.close()
    return not outcome.failed, f"a worker replaced; others: {tally(outcome)}"


def full() -> Seen:
    """With a full disk for temporary files, files are read all the same."""
    where = tempfile.mkdtemp()
    script = (
        f'mount -t tmpfs -o size=4k none {where}; head -c 4096 /dev/zero > {where}/a; export TMPDIR={where}; exec "$@"'
    )
    before = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
    if subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
        return True, "not tried: no right to mount here"
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    body = ("/v1/articles", hostile.FORM, part + b"Ada Winter said so. " * 14_000 + b"\r\n--b--\r\n")
    with serve(before=before, workers=2, log_level="warning") as server:
        statuses = [once(server.port, body) for _ in range(4)]
        figures = page(server, "/metrics")
    return statuses == [200] * 4 and b"copydesk_requests" in figures, f"statuses {statuses}"


def broken() -> Seen:
    """With a model file that is not what its card says, the service lives, is not ready, and says which."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(ROOT / "service", root / "service")
        with (root / "service" / "weights" / "tags.npz").open("r+b") as weights:
            weights.seek(1000)
            weights.write(b"broken")
        with serve(root=root, workers=2) as server:
            statuses = [server.status(f"/health/{probe}") for probe in ("live", "ready")]
            statuses.append(once(server.port, TEXT))
        told = [line for line in server.log.read_text().splitlines() if "checksum" in line]
    return statuses == [200, 503, 503] and bool(told), f"live, ready, a request: {statuses}; log: {told[0][-200:]}"


def replaced(server: Server, before: set[int]) -> bool:
    """Whether a worker has gone and another one come."""
    return not before <= set(server.workers) and len(server.workers) == len(before)


def meanwhile(server: Server, break_it: Callable[[], None]) -> Outcome:
    """What became of calls while something breaks in their midst."""
    timer = threading.Timer(SECONDS / 2, break_it)
    timer.start()
    outcome = called(Plan(server.port, bodies(), 4, seconds=SECONDS))
    timer.join()
    return outcome


def connected(server: Server, body: Body, room: int = 0) -> socket.socket:
    """A caller who has sent a request and does not read yet, with so much room for what comes."""
    path, media_type, content = body
    caller = socket.socket()
    if room:
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
    caller.settimeout(60)
    caller.connect(("127.0.0.1", server.port))
    head = f"POST {path} HTTP/1.1\r\nHost: desk\r\nContent-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    threading.Thread(target=sent, args=(caller, head.encode() + content), daemon=True).start()
    return caller


def sent(caller: socket.socket, content: bytes) -> None:
    """Send it all, to whoever reads it."""
    try:
        caller.sendall(content)
    except OSError:
        return


def drip(caller: socket.socket) -> None:
    """Send a letter now and then."""
    try:
        while True:
            caller.sendall(b"a")
            time.sleep(0.1)
    except OSError:
        return


def read(caller: socket.socket) -> bytes:
    """All that comes back."""
    caller.settimeout(60)
    found = b""
    try:
        while piece := caller.recv(65536):
            found += piece
    except OSError:
        return found
    return found


def page(server: Server, path: str) -> bytes:
    """What an address answers."""
    with socket.create_connection(("127.0.0.1", server.port)) as caller:
        caller.sendall(f"GET {path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n".encode())
        return read(caller)


def tally(outcome: Outcome) -> str:
    """How many requests ended how."""
    return f"{len(outcome.seconds)} requests, statuses {dict(sorted(outcome.statuses.items()))}"


FAULTS: Mapping[str, Callable[[], Seen]] = {
    "kill": kill,
    "terminate": terminate,
    "slow": slow,
    "leaving": leaving,
    "endless": endless,
    "stuck": stuck_in_c,
    "hanging": hanging,
    "full": full,
    "broken": broken,
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faults", nargs="*", metavar="NAME", help=", ".join(FAULTS))
    names = parser.parse_args(arguments).faults or list(FAULTS)
    is_all_well = True
    for name in names:
        is_so, seen = FAULTS[name]()
        is_all_well = is_all_well and is_so
        print(
            f"{'as promised' if is_so else 'NOT AS PROMISED':<16} {name}: {FAULTS[name].__doc__}\n{'':<17}{seen}",
            flush=True,
        )
    return 0 if is_all_well else 1


if __name__ == "__main__":
    sys.exit(main())
