"""A batch: NDJSON in, NDJSON out, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import orjson
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from service import lines, question
from service.question import Terms
from service.web import create_app
from service.web.schemas.answers import Problem
from service.web.settings import Settings
from tests.test_command_line import BAD_LINES

TEXT = "Mayor Ingrid Solberg said the ferry would sail in April."


def post(client: FlaskClient, *lines: object, query: str = "") -> list[dict[str, Any]]:
    body = b"\n".join(line if isinstance(line, bytes) else orjson.dumps(line) for line in lines)
    response = client.post(f"/v1/batch{query}", data=body, content_type="application/x-ndjson")
    assert response.status_code == 200
    assert response.content_type == "application/x-ndjson"
    return [orjson.loads(line) for line in response.data.splitlines()]


def test_a_line_is_answered_as_the_endpoint_answers_it(client: FlaskClient) -> None:
    (answer,) = post(client, {"id": "a", "text": TEXT})
    assert answer == {"id": "a", **client.post("/v1/analysis", json={"text": TEXT}).get_json()}


def test_answers_come_in_order_under_their_ids(client: FlaskClient) -> None:
    names = [f"article {number}" for number in range(20)]
    assert [answer["id"] for answer in post(client, *({"id": name, "text": TEXT} for name in names))] == names


def test_a_bad_line_gets_its_problem_and_the_others_go_on(client: FlaskClient) -> None:
    bad = [
        b"{bad",
        b"[1]",
        {"text": TEXT},
        {"id": 3, "text": TEXT},
        {"id": "c", "text": "..."},
        {"id": "d"},
        {"id": "e", "text": TEXT, "options": {"wrods": 3}},
        {"id": "f", "text": TEXT, "options": {"words": 3}},
        {"id": "g", "text": TEXT, "options": {"acts": [3]}},
        {"id": "h", "text": TEXT, "options": []},
        {"id": "i", "text": TEXT, "boilerplate": "drop"},
        {"id": "j", "article": {}},
        b"\xff\xfe\x00",
        b"[" * 5000,
    ]
    first, *problems, last = post(client, {"id": "a", "text": TEXT}, *bad, {"id": "z", "text": TEXT})
    assert (first["id"], last["id"]) == ("a", "z")
    assert "problem" not in first | last
    assert len(problems) == len(bad)
    for line in problems:
        assert line.keys() == {"id", "problem"}
        assert Problem().validate(line["problem"]) == {}
        assert line["problem"]["status"] in (400, 422)


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_bad_line_is_the_same_problem_as_on_the_command_line(client: FlaskClient, line: str) -> None:
    """Beside HTTP's status; fields are named alike, though schemas word it in their own way."""
    (over_http,) = post(client, line.encode())
    problem = lines.reply(line.encode(), Terms("analysis")).problem
    assert problem is not None
    assert over_http["problem"]["type"] == problem["type"]


def test_empty_lines_are_skipped(client: FlaskClient) -> None:
    assert len(post(client, b"", {"id": "a", "text": TEXT}, b"  ", b"\r")) == 1


def test_options_of_a_line_go_before_the_query(client: FlaskClient) -> None:
    asked = {"id": "b", "text": TEXT, "options": {"include": ["entities"], "article": "full"}, "boilerplate": "keep"}
    first, second = post(client, {"id": "a", "text": TEXT}, asked, query="?include=summary")
    assert first.keys() == {"id", "article", "summary"}
    assert second.keys() == {"id", "article", "entities", "dates"}
    assert second["article"]["text"] == TEXT


def test_a_line_that_is_too_long_gets_its_problem_and_the_others_go_on(client: FlaskClient) -> None:
    first, second = post(client, {"id": "a", "text": "long " * 500_000}, {"id": "b", "text": TEXT})
    assert first["problem"]["status"] == 413
    assert second["id"] == "b"


def test_a_batch_that_is_too_long_is_refused(client: FlaskClient) -> None:
    response = client.post("/v1/batch", data=b"\n" * 4_000_001, content_type="application/x-ndjson")
    assert response.status_code == 413


def test_a_batch_of_too_many_articles_ends_with_a_problem() -> None:
    client = create_app(Settings(max_batch_articles=2)).test_client()
    first, second, last = post(client, *({"id": name, "text": TEXT} for name in "abcd"))
    assert (first["id"], second["id"]) == ("a", "b")
    assert last["problem"]["status"] == 413


def test_a_batch_of_unknown_length_that_is_too_long_ends_with_a_problem(app: Flask) -> None:
    environ = EnvironBuilder("/v1/batch", method="POST", content_type="application/x-ndjson").get_environ()
    environ.pop("CONTENT_LENGTH", None)
    line = orjson.dumps({"id": "a", "text": TEXT}) + b"\n"
    environ |= {"wsgi.input": BytesIO(line + b"\n" * 5_000_000), "wsgi.input_terminated": True}
    first, last = (orjson.loads(line) for line in Response.from_app(app, environ).data.splitlines())
    assert first["id"] == "a"
    assert last["problem"]["status"] == 413


def test_lines_are_answered_while_others_are_on_their_way(app: Flask) -> None:
    """The first answer is there before the last line was read."""
    read: list[int] = []

    class Wire(BytesIO):
        def readinto(self, buffer: Any) -> int:
            read.append(1)
            piece = orjson.dumps({"id": str(len(read)), "text": TEXT}) + b"\n" if len(read) <= 3 else b""
            buffer[: len(piece)] = piece
            return len(piece)

    environ = EnvironBuilder("/v1/batch", method="POST", content_type="application/x-ndjson").get_environ()
    environ.pop("CONTENT_LENGTH", None)
    environ |= {"wsgi.input": Wire(), "wsgi.input_terminated": True}
    answers: Iterator[bytes] = Response.from_app(app, environ).iter_encoded()
    assert orjson.loads(next(answers))["id"] == "1"
    assert len(read) == 1
    assert [orjson.loads(answer)["id"] for answer in answers] == ["2", "3"]


def test_a_fault_of_ours_fails_one_line_alone(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = question.answer

    def fail_once(*arguments: Any) -> Any:
        monkeypatch.setattr(question, "answer", answer)
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr(question, "answer", fail_once)
    first, second = post(client, {"id": "a", "text": TEXT}, {"id": "b", "text": TEXT})
    assert first["problem"]["status"] == 500
    assert "secret" not in str(first)
    assert "problem" not in second


def test_every_line_is_a_sign_of_life(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    signs: list[bool] = []
    monkeypatch.setitem(app.config, "COPYDESK_ALIVE", lambda: signs.append(True))
    post(app.test_client(), *({"id": str(number), "text": TEXT} for number in range(3)))
    assert len(signs) == 3
