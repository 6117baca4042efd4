"""Where keys are configured, whoever calls shows one that opens what is asked."""

from __future__ import annotations

import hmac
import logging
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.web import create_app, keys, log, new_key
from service.web.schemas.answers import Problem
from service.web.settings import Settings, SettingsError, from_environment

TEXT = "Mayor Ingrid Solberg said the ferry would sail."
DESK, OLD, WATCH = "desk-key", "desk-key-of-last-year", "watch-key"
ENTRIES = ",".join(
    [
        f"desk:analyse:{keys.digest(DESK)}",
        f"desk-2025:analyse+metrics:{keys.digest(OLD)}",
        f"watch:metrics:{keys.digest(WATCH)}",
    ]
)


@pytest.fixture(scope="module")
def guarded() -> FlaskClient:
    return create_app(from_environment({"COPYDESK_KEYS": ENTRIES})).test_client()


def ask(client: FlaskClient, headers: dict[str, str], path: str = "/v1/articles") -> Any:
    method = "GET" if path == "/metrics" else "POST"
    return client.open(path, method=method, json={"text": TEXT} if method == "POST" else None, headers=headers)


@pytest.mark.parametrize("shown", [DESK, OLD])
@pytest.mark.parametrize("header", ["X-API-Key: {}", "Authorization: Bearer {}", "Authorization: bearer  {}"])
def test_every_key_opens_in_either_header(guarded: FlaskClient, shown: str, header: str) -> None:
    name, value = header.format(shown).split(": ", 1)
    assert ask(guarded, {name: value}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-API-Key": ""},
        {"X-API-Key": "desk-kez"},
        {"X-API-Key": keys.digest(DESK)},
        {"X-API-Key": "ké"},
        {"Authorization": f"Basic {DESK}"},
        {"Authorization": "Bearer"},
    ],
)
@pytest.mark.parametrize("path", ["/v1/articles", "/v1/batch", "/v1/nothing", "/metrics"])
def test_without_a_key_that_is_known_nothing_opens(guarded: FlaskClient, headers: dict[str, str], path: str) -> None:
    response = ask(guarded, headers, path)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert Problem().validate(response.get_json()) == {}


def test_a_key_opens_what_its_scopes_name_and_nothing_else(guarded: FlaskClient) -> None:
    for key, path, status in (
        (DESK, "/metrics", 403),
        (WATCH, "/v1/articles", 403),
        (WATCH, "/metrics", 200),
        (OLD, "/metrics", 200),
    ):
        assert ask(guarded, {"X-API-Key": key}, path).status_code == status


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/", "/docs", "/openapi.yaml"])
def test_probes_and_pages_are_open(guarded: FlaskClient, path: str) -> None:
    assert guarded.get(path).status_code == 200


def test_without_keys_everything_is_open(client: FlaskClient) -> None:
    assert ask(client, {}).status_code == ask(client, {}, "/metrics").status_code == 200


def test_every_key_is_compared_in_constant_time(guarded: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    same = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda one, two: compared.append(one) or same(one, two))
    ask(guarded, {"X-API-Key": DESK})
    assert compared == [keys.digest(key) for key in (DESK, OLD, WATCH)]


def test_the_log_names_the_key_and_never_shows_it(guarded: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for key in (DESK, "a-wrong-one"):
            ask(guarded, {"X-API-Key": key}).close()
    told = "".join(log.formatter().format(record) for record in caplog.records)
    assert '"key":"desk"' in told
    assert DESK not in told
    assert "a-wrong-one" not in told


@pytest.mark.parametrize(
    "value",
    ["secret", "desk:analyse", f"desk:write:{'0' * 64}", f"desk:analyse:{'0' * 63}", f"a:analyse:{'0' * 64}," * 2],
)
def test_entries_that_are_none_stop_the_start_and_are_not_repeated(value: str) -> None:
    with pytest.raises(SettingsError, match="COPYDESK_KEYS") as stopped:
        from_environment({"COPYDESK_KEYS": value})
    assert value not in str(stopped.value)


def test_a_key_that_is_made_opens(capsys: pytest.CaptureFixture[str]) -> None:
    assert new_key.main(["desk", "analyse", "metrics"]) == 0
    key, entry = (line.split()[-1] for line in capsys.readouterr().out.splitlines())
    client = create_app(Settings(keys=keys.parse(entry))).test_client()
    assert ask(client, {"X-API-Key": key}).status_code == 200
    assert ask(client, {"X-API-Key": key}, "/metrics").status_code == 200


@pytest.mark.parametrize("arguments", [[], ["a b"], ["desk", "write"]])
def test_no_key_is_made_without_a_name_or_for_an_unknown_scope(arguments: list[str]) -> None:
    assert new_key.main(arguments) == 2
