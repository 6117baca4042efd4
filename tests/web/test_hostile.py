"""The table of hostile requests: each gets an answer or a problem, none a 500."""

from __future__ import annotations

import socket

import orjson
import pytest
from flask.testing import FlaskClient
from marshmallow import ValidationError, fields, validate

from lab.load.hostile import BODIES, HEADS, LINES
from service.web.schemas import lists
from service.web.schemas.answers import Problem

ANSWERED = (200, 400, 406, 413, 415, 422)


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address is fetched, no name looked up, on a caller's word."""
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, lambda *_: pytest.fail("the network was asked"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))


def test_the_table_has_many_kinds() -> None:
    assert len(BODIES) + len(LINES) + len(HEADS) >= 60


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_gets_an_answer_or_a_problem(client: FlaskClient, name: str) -> None:
    media_type, body = BODIES[name]
    response = client.post("/v1/analysis", data=body, content_type=media_type)
    assert response.status_code in ANSWERED, response.text[:300]
    told = response.get_json()
    assert "root:" not in response.text
    assert response.status_code == 200 or Problem().validate(told) == {}


@pytest.mark.parametrize("name", LINES)
def test_a_hostile_batch_gets_a_reply_for_each_line(client: FlaskClient, name: str) -> None:
    response = client.post("/v1/batch", data=LINES[name], content_type="application/x-ndjson")
    assert response.status_code in ANSWERED
    for line in response.data.splitlines():
        assert orjson.loads(line).get("problem", {}).get("status") != 500


@pytest.mark.parametrize("name", HEADS)
def test_a_hostile_head_gets_an_answer_or_a_problem(client: FlaskClient, name: str) -> None:
    response = client.post("/v1/articles", data=b"Ada said so.", content_type="text/plain", headers=HEADS[name])
    assert response.status_code in ANSWERED
    assert "Set-Cookie" not in response.headers
    assert "evil" not in response.text + str(response.headers)


def test_a_list_that_is_all_wrong_is_not_read_to_its_end() -> None:
    read: list[int] = []

    def refuse(item: int) -> None:
        read.append(item)
        raise ValidationError("No.")

    with pytest.raises(ValidationError) as refused:
        lists.List(fields.Integer(validate=refuse)).deserialize(list(range(50_000)))
    assert list(refused.value.messages) == read == list(range(lists.MOST_FAULTS))


def test_a_list_that_is_too_long_is_not_read_at_all() -> None:
    inner = fields.Integer(validate=lambda item: pytest.fail("an item is read"))
    with pytest.raises(ValidationError, match="between 2 and 50"):
        lists.List(inner, validate=validate.Length(2, 50)).deserialize(list(range(50_000)))


def test_the_answer_to_a_body_that_is_all_wrong_is_not_longer_than_the_body(client: FlaskClient) -> None:
    _, body = BODIES["blocks without end"]
    assert len(client.post("/v1/analysis", data=body, content_type="application/json").data) < len(body)
    names = b"{" + b",".join(b'"n%d":1' % number for number in range(5000)) + b"}"
    assert len(client.post("/v1/analysis", data=names, content_type="application/json").data) < len(names)
