"""Other systems call the service as they do in life: generated clients, Postman, curl, plug-ins."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from lab.clients import postman
from lab.load.server import Server, serve
from service.web import create_app
from service.web.examples import REQUEST

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(
    {command for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for command in block.split("\n")}
)
CURLS = [command for command in COMMANDS if command.startswith("curl ")]
HOME = "http://127.0.0.1:8000"
PAGE = "<html><body><h1>Ferry returns</h1><p>Mayor Ada Winter said the ferry would sail.</p></body></html>"
ITEM = (
    "<item><title>{0}</title><link>https://example.org/{0}</link><description>Ada Winter said so.</description></item>"
)
FEED = f'<rss version="2.0"><channel><title>Desk</title>{ITEM.format("the-story")}{ITEM.format("b")}</channel></rss>'


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve(workers=2) as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that the README speaks of."""
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "articles.ndjson").write_bytes(orjson.dumps({"id": "a", **REQUEST}))
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    return tmp_path


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("command", CURLS)
def test_a_curl_command_of_the_readme_is_answered(server: Server, desk: Path, command: str) -> None:
    told = command.replace(HOME, f"http://127.0.0.1:{server.port}").replace("curl ", "curl --silent ", 1)
    run = subprocess.run(
        [*["sh", "-c"], f"{told} --write-out '\\n%{{http_code}}'"], cwd=desk, capture_output=True, text=True, check=True
    )
    status = int(run.stdout.rsplit("\n", 1)[1])
    # Where something is left out, what is sent is no article.
    assert status == 200 or ("…" in command and status in (400, 422)), run.stdout


def test_the_postman_collection_is_fresh() -> None:
    """If not: `python -m lab.clients.postman`."""
    assert postman.COLLECTION.read_text("utf-8") == postman.written()


def test_the_postman_collection_has_every_operation_and_asserts_something_of_each() -> None:
    items = orjson.loads(postman.written())["item"]
    paths = {"/" + "/".join(item["request"]["url"]["path"]) for item in items}
    specified = set(re.findall(r"^  (/[\w/]+):$", postman.SPECIFICATION.read_text("utf-8"), re.MULTILINE))
    assert paths == specified
    assert all("pm.test(" in "\n".join(item["event"][0]["script"]["exec"]) for item in items)


@pytest.mark.skipif(not shutil.which("newman"), reason="newman is not installed: npm install --global newman")
def test_the_postman_collection_is_green(server: Server) -> None:
    variable = f"baseUrl=http://127.0.0.1:{server.port}"
    subprocess.run(["newman", "run", str(postman.COLLECTION), "--env-var", variable], check=True, capture_output=True)


def test_a_generated_python_client_calls_the_service(server: Server, tmp_path: Path) -> None:
    pytest.importorskip("openapi_python_client")
    generate = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
    subprocess.run(
        [*generate, "--path", str(ROOT / "openapi.yaml"), "--output-path", str(tmp_path / "desk_client")],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )
    code = f"""
from desk_client import Client
from desk_client.api.v1 import quotes
from desk_client.models import ArticleRequest, QuotesAnswer
client = Client(base_url="http://127.0.0.1:{server.port}")
answer = quotes.sync(client=client, body=ArticleRequest.from_dict({REQUEST!r}))
assert isinstance(answer, QuotesAnswer), answer
print([quote.speaker.name for quote in answer.quotes])
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Ingrid Solberg" in run.stdout, run.stderr


class Editor:
    """What of Superdesk the plug-in uses, and `requests`, which here asks the app itself."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.seen: list[dict[str, Any]] = []

    def post(self, url: str, *, params: Any, json: Any, headers: Any, timeout: Any) -> Any:
        answer = self.client.post(url.removeprefix(HOME), query_string=params, json=json, headers=headers)
        self.seen.append({"status": answer.status_code, "id": answer.headers["X-Request-ID"], "timeout": timeout})
        return SimpleNamespace(status_code=answer.status_code, json=answer.get_json)


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Editor:
    editor = Editor(create_app().test_client())

    class Base:
        def __init__(self, app: Any) -> None:
            self.config = app.config

    class Refused(Exception):
        proxyError = classmethod(lambda cls, told: cls(told))  # noqa: N815

    for name, members in {
        "requests": {"post": editor.post},
        "superdesk": {},
        "superdesk.errors": {"SuperdeskApiError": Refused},
        "superdesk.text_checkers": {},
        "superdesk.text_checkers.ai": {},
        "superdesk.text_checkers.ai.base": {"AIServiceBase": Base},
    }.items():
        module = ModuleType(name)
        module.__dict__.update(members)
        monkeypatch.setitem(sys.modules, name, module)
    return editor


def plug_in() -> Any:
    spec = importlib.util.spec_from_file_location("copydesk_plug_in", ROOT / "docs" / "integrations" / "superdesk.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Copydesk(SimpleNamespace(config={}))


def test_the_editor_of_superdesk_gets_its_tags_by_type(editor: Editor) -> None:
    item = {"guid": "tag:desk:1", "headline": "Ferry & tram", "body_html": f"<p>{REQUEST['text']}</p>"}
    tags = plug_in().analyze(item)
    assert "Ingrid Solberg" in [tag["name"] for tag in tags["person"]]
    assert editor.seen == [{"status": 200, "id": "tag:desk:1", "timeout": (5, 30)}]


def test_the_editor_of_superdesk_gets_nothing_where_nothing_is_written(editor: Editor) -> None:
    assert plug_in().analyze({"guid": "tag:desk:2", "body_html": ""}) == {"subject": []}


def test_the_plug_in_for_superdesk_is_short() -> None:
    lines = (ROOT / "docs" / "integrations" / "superdesk.py").read_text("utf-8").split('"""', 2)[2].splitlines()
    assert len([line for line in lines if line.strip()]) <= 30


WORDPRESS = ROOT / "docs" / "integrations" / "wordpress.php"
php = pytest.mark.skipif(not shutil.which("php"), reason="PHP is not installed")


def saved(address: str, post: dict[str, str]) -> dict[str, Any]:
    """What becomes of a post of WordPress that is saved, with the service at an address."""
    run = subprocess.run(
        ["php", str(ROOT / "tests" / "wordpress.php"), str(WORDPRESS), orjson.dumps(post).decode()],
        env={**os.environ, "COPYDESK_URL": address},
        capture_output=True,
        check=True,
    )
    told: dict[str, Any] = orjson.loads(run.stdout)
    return told


@php
def test_the_plug_in_for_wordpress_is_php() -> None:
    subprocess.run(["php", "-l", str(WORDPRESS)], check=True)


@php
def test_a_post_of_wordpress_gets_its_tags_and_its_excerpt(server: Server) -> None:
    address = f"http://127.0.0.1:{server.port}"
    told = saved(address, {"post_title": "Ferry & tram", "post_content": f"<p>{REQUEST['text']}</p>"})
    assert "Ingrid Solberg" in told["tags"]
    assert told["excerpt"]
    assert told["headers"]["X-Request-ID"] == "wordpress-7"
    # Once by the author, once with its excerpt, and that asked nobody; the next time it is asked again.
    assert (told["saved"], told["hooked"], told["logged"]) == (2, True, "")


@php
def test_a_post_of_wordpress_keeps_the_excerpt_of_its_author(server: Server) -> None:
    post = {"post_title": "Ferry", "post_content": f"<p>{REQUEST['text']}</p>", "post_excerpt": "Mine."}
    told = saved(f"http://127.0.0.1:{server.port}", post)
    assert (told["excerpt"], told["saved"]) == ("Mine.", 1)


@php
@pytest.mark.parametrize("content", ["", "<p>1234</p>"])
def test_a_post_of_wordpress_is_saved_though_it_is_no_article(server: Server, content: str) -> None:
    told = saved(f"http://127.0.0.1:{server.port}", {"post_title": "", "post_content": content})
    assert (told["tags"], told["saved"]) == ([], 1)
    assert "urn:copydesk:problem" in told["logged"]


@php
def test_a_post_of_wordpress_is_saved_though_nobody_answers() -> None:
    told = saved("http://127.0.0.1:9", {"post_title": "Ferry", "post_content": "<p>Ada Winter said so.</p>"})
    assert (told["tags"], told["saved"]) == ([], 1)
    assert "nobody answers" in told["logged"]
