"""What people read comes from this service alone."""

from __future__ import annotations

import re

import pytest
import yaml
from flask.testing import FlaskClient

LINK = re.compile(r"""(?:src|href)="([^"]+)\"""")


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_refers_to_nothing_elsewhere_and_to_nothing_missing(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.mimetype == "text/html"
    links = LINK.findall(page.text)
    assert links
    for link in links:
        assert "//" not in link
        assert client.get(f"/{link}").status_code == 200, link


def test_swagger_ui_starts_on_our_specification_and_asks_nobody_else(client: FlaskClient) -> None:
    script = client.get("/docs/start.js").text
    assert 'url: "openapi.yaml"' in script
    assert "validatorUrl: null" in script
    assert "http" not in script.replace("the Internet", "")


def test_the_specification_is_served(client: FlaskClient) -> None:
    response = client.get("/openapi.yaml")
    assert response.content_type == "application/yaml"
    assert yaml.safe_load(response.data)["openapi"].startswith("3.1")


@pytest.mark.parametrize("name", ["../__init__.py", "%2e%2e/__init__.py", "etc/passwd", "..%2f..%2fapp.py"])
def test_only_assets_are_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/docs/{name}").status_code == 404
