"""The service as it runs in production, through gunicorn: what a client of the app alone cannot see."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator

import orjson
import pytest

from lab.load.callers import once
from lab.load.faults import TEXT, connected, page, read
from lab.load.server import Server, serve, wait_for
from service.web import stopping


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve(workers=2, timeout=2) as server:
        yield server


def test_figures_are_those_of_all_workers_and_of_dead_ones(server: Server) -> None:
    def answered() -> float:
        lines = page(server, "/metrics").decode().splitlines()
        return sum(
            float(line.split()[-1]) for line in lines if line.startswith('copydesk_requests_total{endpoint="v1.a')
        )

    before = answered()
    assert [once(server.port, TEXT) for _ in range(6)] == [200] * 6
    assert answered() == before + 6


def test_a_caller_who_sends_slowly_gets_a_problem_and_a_new_worker_comes(server: Server) -> None:
    before = set(server.workers)
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as caller:
        caller.sendall(
            b"POST /v1/quotes HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\nAda"
        )
        head, _, body = read(caller).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 504")
    assert orjson.loads(body)["type"] == "urn:copydesk:problem:took-too-long"
    wait_for(lambda: len(set(server.workers)) == 2 and set(server.workers) != before, "no new worker")
    assert once(server.port, TEXT) == 200


def test_whoever_waits_when_the_service_is_told_to_stop_is_answered() -> None:
    with serve(workers=2) as server:
        waiting = [connected(server, TEXT) for _ in range(6)]
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        assert [read(caller)[:15] for caller in waiting] == [b"HTTP/1.1 200 OK"] * 6
        assert server.process.wait(30) == 0


def test_whoever_comes_when_nobody_waits_any_more_is_refused_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()):
        listener.setblocking(False)
        address, answered = listener.getsockname(), []
        stopping.answer_waiting([listener], lambda waiting: answered.append(waiting.accept()[0].close()), 5)
        assert len(answered) == 1
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(address)
