"""What people read comes from this service alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from flask.testing import FlaskClient

LINK = re.compile(r"""(?:src|href)="([^"]+)\"""")
IMPORT = re.compile(r"""^import [^;]* from "\./([^"]+)";""", re.MULTILINE)
ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "service" / "web" / "page"
GROUP = ROOT / "tests" / "golden" / "comparison" / "one-accident-three-papers"


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_refers_to_nothing_elsewhere_and_to_nothing_missing(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.mimetype == "text/html"
    links = LINK.findall(page.text)
    assert links
    for link in links:
        assert "//" not in link
        if not link.startswith("#"):
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


def test_the_page_may_load_what_is_ours_and_nothing_else(client: FlaskClient) -> None:
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<style|\son\w+=|\sstyle=|<script(?! type=\"module\" src=)", page.text) == []


def test_every_module_of_the_page_is_served_as_one(client: FlaskClient) -> None:
    modules, seen = ["main.js"], set()
    while modules:
        module = client.get(f"/page/{modules[-1]}")
        assert module.mimetype in ("text/javascript", "application/javascript"), modules[-1]
        seen.add(modules.pop())
        modules += [name for name in IMPORT.findall(module.text) if name not in seen]
    assert len(seen) > 5


def test_markup_is_never_made_of_text() -> None:
    makers = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|eval\("
    )
    assert [module.name for module in PAGE.glob("*.js") if makers.search(module.read_text("utf-8"))] == []


def test_the_samples_of_the_page_are_the_sample_articles(client: FlaskClient) -> None:
    names = [name for sample in client.get("/page/samples/list.json").get_json() for name in sample["files"]]
    seeds = {path.name: path for path in (ROOT / "seeds").iterdir() if path.is_file() and path.name != "README.md"}
    group = {f"ferry-{path.name}": path for path in GROUP.iterdir()}
    assert sorted(names) == sorted(seeds | group), (
        "copy what is missing into service/web/page/samples, and list it there"
    )
    for name, path in (seeds | group).items():
        assert client.get(f"/page/samples/{name}").data == path.read_bytes(), name


def test_everything_that_is_served_is_in_the_package() -> None:
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    packed = {path for pattern in patterns["service"] for path in (ROOT / "service").glob(pattern)}
    assert {path for path in PAGE.rglob("*") if path.is_file()} <= packed


@pytest.mark.parametrize("name", ["../docs.py", "%2e%2e/docs.py", "samples/../../docs.py", "nothing.js"])
def test_only_parts_of_the_page_are_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/page/{name}").status_code == 404
