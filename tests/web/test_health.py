"""Alive is who answers; ready is who has loaded the models."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient

from service import pipeline
from service.web import create_app
from service.web.schemas.answers import Health, Problem
from service.weights import BrokenWeights


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_a_loaded_service_is_alive_and_ready(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert Health().validate(response.get_json()) == {}


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/health/ready"), ("POST", "/v1/analysis"), ("POST", "/v1/batch"), ("GET", "/openapi.yaml")],
)
def test_without_its_models_the_service_lives_is_not_ready_and_says_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, method: str, path: str
) -> None:
    def fail() -> None:
        raise BrokenWeights("weights 'tags' are not those of their card: the checksum differs")

    monkeypatch.setattr(pipeline, "load", fail)
    with caplog.at_level(logging.INFO, logger="copydesk"):
        client = create_app().test_client()
    assert "models could not be loaded" in caplog.text
    assert "checksum differs" in caplog.text
    assert client.get("/health/live").status_code == 200
    response = client.open(path, method=method, json={"text": "Words."} if method == "POST" else None)
    assert response.status_code == 503
    assert Problem().validate(response.get_json()) == {}


def test_loading_twice_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.load()
    monkeypatch.setattr(pipeline, "analyse", lambda *_: pytest.fail("it was loaded already"))
    pipeline.load()
