"""The table of hostile requests: each gets an answer or a problem, none a 500."""

from __future__ import annotations

import orjson
import pytest
from flask.testing import FlaskClient

from lab.load.hostile import BODIES, HEADS, LINES
from service.web.schemas.answers import Problem

ANSWERED = (200, 400, 406, 413, 415, 422)


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
