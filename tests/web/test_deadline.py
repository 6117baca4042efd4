"""A request that takes too long gets a problem, and its worker is replaced."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
import orjson
import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from service import question
from service.web import create_app, deadline, draining, problems
from service.web.settings import Settings

MOMENT, AGES = 0.05, 3600
TEXT = "Mayor Ingrid Solberg said the ferry would sail."


@pytest.fixture
def retired() -> list[bool]:
    return []


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, retired: list[bool]) -> Iterator[Flask]:
    app = create_app(Settings(timeout=AGES))
    monkeypatch.setitem(app.config, "COPYDESK_RETIRE", lambda: retired.append(True))
    with app.app_context():
        yield app


def hang(*_: object) -> None:
    """Never end. The alarm comes nearer: what does end has all the time it needs, on however busy a machine."""
    signal.setitimer(signal.ITIMER_REAL, MOMENT, deadline.AGAIN)
    while True:
        try:
            np.ones(1000).sum()
        except Exception:
            pytest.fail("libraries that catch every Exception must not catch this")


def test_a_request_that_takes_too_long_gets_a_problem_and_is_the_last_of_its_worker(
    app: Flask, monkeypatch: pytest.MonkeyPatch, retired: list[bool]
) -> None:
    monkeypatch.setattr(question, "answer", hang)
    response = app.test_client().post("/v1/quotes", json={"text": TEXT}, headers={"X-Request-ID": "desk-7"})
    assert response.status_code == 504
    assert response.get_json()["type"] == "urn:copydesk:problem:took-too-long"
    assert f"{AGES} s" in response.get_json()["detail"]
    assert response.headers["X-Request-ID"] == "desk-7"
    assert retired == [True]


def test_a_line_that_takes_too_long_gets_its_problem_and_the_others_go_on(
    app: Flask, monkeypatch: pytest.MonkeyPatch, retired: list[bool]
) -> None:
    answer = question.answer

    def hang_once(*arguments: Any) -> Any:
        monkeypatch.setattr(question, "answer", answer)
        hang()

    monkeypatch.setattr(question, "answer", hang_once)
    body = b"\n".join(orjson.dumps({"id": name, "text": TEXT}) for name in "ab")
    response = app.test_client().post("/v1/batch", data=body, content_type="application/x-ndjson")
    first, second = (orjson.loads(line) for line in response.data.splitlines())
    assert (first["id"], first["problem"]["status"]) == ("a", 504)
    assert (second["id"], "quotes" in second) == ("b", True)
    assert retired == [True]


def test_a_request_in_time_is_answered_and_nothing_rings_afterwards() -> None:
    before = signal.getsignal(signal.SIGALRM)
    asked = deadline.within(AGES, lambda: signal.getitimer(signal.ITIMER_REAL))
    assert asked[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_regular_expression_without_end_is_interrupted(app: Flask) -> None:
    with pytest.raises(problems.TookTooLong):
        deadline.within(MOMENT, lambda: re.fullmatch("(a+)+b", "a" * 50))


def test_an_alarm_that_a_finalizer_swallows_rings_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "AGAIN", 0.02)

    def deaf() -> None:
        try:
            hang()
        except deadline.Alarm:
            hang()

    with pytest.raises(problems.TookTooLong):
        deadline.within(MOMENT, deaf)


def test_outside_the_main_thread_work_goes_on_without_a_limit(app: Flask) -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(deadline.within(MOMENT, lambda: "done")))
    thread.start()
    thread.join()
    assert found == ["done"]


def test_a_refused_caller_who_sends_slowly_does_not_hold_the_worker(
    app: Flask, monkeypatch: pytest.MonkeyPatch, retired: list[bool]
) -> None:
    monkeypatch.setattr(draining, "PATIENCE", MOMENT)

    class Wire(BytesIO):
        def read(self, *_: object) -> bytes:
            time.sleep(0.01)
            return b"x"

    environ = EnvironBuilder("/v1/nothing", method="POST", content_type="text/plain").get_environ()
    environ |= {"wsgi.input": Wire(), "wsgi.input_terminated": True}
    assert Response.from_app(app, environ).status_code == 404
    assert retired == []
