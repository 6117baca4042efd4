from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.web import create_app
from service.web.settings import Settings


@pytest.fixture(scope="session")
def app() -> Flask:
    # A busy machine is no reason for a 504: what takes too long is the subject of test_deadline alone.
    return create_app(Settings(max_body_bytes=2_000_000, max_batch_bytes=4_000_000, timeout=3600))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
