"""What is refused at the door, and what stands in the head of every answer."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from service import __version__, models
from service.web import create_app, keys
from service.web.schemas.answers import Problem
from service.web.settings import Settings

TEXT = "Mayor Ingrid Solberg said the ferry would sail."
DESK = "https://desk.example.org"


@pytest.fixture(scope="module")
def open_to_desk() -> FlaskClient:
    settings = Settings(cors_origins=(DESK,), keys=keys.parse(f"desk:analyse:{keys.digest('k')}"))
    return create_app(settings).test_client()


@pytest.fixture
def limited() -> FlaskClient:
    return create_app(Settings(rate_limit="2/minute", proxies=1)).test_client()


PREFLIGHT = {"Access-Control-Request-Method": "POST"}


def test_a_page_of_a_named_origin_may_ask(open_to_desk: FlaskClient) -> None:
    asked = open_to_desk.options("/v1/quotes", headers={"Origin": DESK, **PREFLIGHT})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == DESK
    assert "X-API-Key" in asked.headers["Access-Control-Allow-Headers"]
    for key, status in (("k", 200), ("wrong", 401)):
        answer = open_to_desk.post("/v1/quotes", json={"text": TEXT}, headers={"Origin": DESK, "X-API-Key": key})
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (status, DESK)
        assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize("origin", ["https://elsewhere.example.org", "null", f"{DESK}.example.com", "http://desk"])
def test_a_page_of_another_origin_may_not(open_to_desk: FlaskClient, origin: str) -> None:
    for answer in (
        open_to_desk.options("/v1/quotes", headers={"Origin": origin, **PREFLIGHT}),
        open_to_desk.post("/v1/quotes", json={"text": TEXT}, headers={"Origin": origin, "X-API-Key": "k"}),
    ):
        assert not [name for name in dict(answer.headers) if name.startswith("Access-Control")]


def test_by_default_no_other_origin_may_ask(client: FlaskClient) -> None:
    answer = client.options("/v1/quotes", headers={"Origin": DESK, **PREFLIGHT})
    assert not [name for name in dict(answer.headers) if name.startswith("Access-Control")]


def test_a_page_of_a_named_origin_may_read_what_it_is_told_of_its_limit() -> None:
    client = create_app(Settings(rate_limit="1/minute", cors_origins=(DESK,))).test_client()
    for _ in range(2):
        head = client.post("/v1/articles", json={"text": TEXT}, headers={"Origin": DESK}).headers
    told = {name for name in dict(head) if name.startswith("X-RateLimit") or name == "Retry-After"}
    assert len(told) == 4
    assert told <= set(head["Access-Control-Expose-Headers"].split(", "))


def test_who_asks_too_often_is_told_when_to_come_back(limited: FlaskClient) -> None:
    statuses = [limited.post(f"/v1/{name}", json={"text": TEXT}).status_code for name in ("quotes", "articles")]
    refused = limited.post("/v1/quotes", json={"text": TEXT})
    assert (statuses, refused.status_code) == ([200, 200], 429)
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert Problem().validate(refused.get_json()) == {}
    assert limited.get("/health/ready").status_code == 200


def test_each_caller_has_a_limit_of_its_own(limited: FlaskClient) -> None:
    def ask(forwarded: str) -> int:
        return limited.post("/v1/articles", json={"text": TEXT}, headers={"X-Forwarded-For": forwarded}).status_code

    # What stands before the address that our own proxy put there, the caller may have written.
    assert [ask("10.0.0.1"), ask("1.2.3.4, 10.0.0.1"), ask("5.6.7.8, 10.0.0.1")] == [200, 200, 429]
    assert ask("10.0.0.2") == 200


def test_a_wrong_key_does_not_count_against_the_right_one() -> None:
    settings = Settings(rate_limit="1/minute", keys=keys.parse(f"desk:analyse:{keys.digest('k')}"))
    client = create_app(settings).test_client()
    statuses = [
        client.post("/v1/articles", json={"text": TEXT}, headers={"X-API-Key": key}).status_code
        for key in ("wrong", "wrong", "k", "k")
    ]
    assert statuses == [401, 401, 200, 429]


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/v1/quotes"), ("GET", "/v1/quotes"), ("GET", "/"), ("GET", "/nothing"), ("GET", "/health/live")],
)
def test_every_answer_says_who_answered(client: FlaskClient, method: str, path: str) -> None:
    head = client.open(path, method=method, json={"text": TEXT} if method == "POST" else None).headers
    assert (head["Copydesk-Version"], head["Copydesk-Models"]) == (__version__, models.identity())
    assert head["X-Content-Type-Options"] == "nosniff"
    assert "default-src" in head["Content-Security-Policy"]


def test_an_answer_is_kept_by_no_cache_and_runs_nothing(client: FlaskClient) -> None:
    head = client.post("/v1/quotes", json={"text": TEXT}).headers
    assert head["Cache-Control"] == "no-store"
    assert head["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_how_the_service_is_is_kept_by_no_cache(client: FlaskClient, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_pages_run_no_script_of_others(client: FlaskClient) -> None:
    policy = client.get("/docs").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script" not in policy
    assert "<script>" not in client.get("/docs").text


def test_the_models_have_a_name_that_stays() -> None:
    assert models.identity() == models.identity()
    assert len(models.identity()) == models.LENGTH


def test_what_a_caller_left_unfinished_is_not_analysed(client: FlaskClient) -> None:
    environ = EnvironBuilder("/v1/quotes", method="POST", content_type="text/plain", data=TEXT).get_environ()
    environ |= {"CONTENT_LENGTH": "1000", "wsgi.input_terminated": True}
    answer = Response.from_app(client.application, environ)
    assert answer.status_code == 400
    assert "breaks off" in answer.get_data(as_text=True)
