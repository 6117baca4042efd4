"""What the README and the documents show is what the service answers.

A JSON block that follows a `curl` command is its answer, shortened: `"…"` in a list or as a member stands for what was
left out, and at the end of a string for the rest of it.
"""

from __future__ import annotations

import itertools
import re
import shlex
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from flask.testing import FlaskClient

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [README, *(path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md")))]
ANSWER = re.compile(r"```sh\n(curl [^\n]+)\n```\n+```json\n(.*?)```", re.DOTALL)
SHOWN = [found for document in DOCUMENTS for found in ANSWER.findall(document)]
REST = "…"


def shows(shown: Any, real: Any) -> bool:
    """Whether what is shown is the real answer, but for what it leaves out."""
    if isinstance(shown, dict):
        open_ended = shown.get(REST) == REST
        told = {name: value for name, value in shown.items() if name != REST}
        same = isinstance(real, dict) and (told.keys() <= real.keys() if open_ended else told.keys() == real.keys())
        return same and all(shows(value, real[name]) for name, value in told.items())
    if isinstance(shown, list):
        told_items = shown[:-1] if shown[-1:] == [REST] else shown
        same = isinstance(real, list) and (len(real) == len(shown) or len(told_items) < len(shown))
        return same and all(shows(item, other) for item, other in zip(told_items, real, strict=False))
    if isinstance(shown, str) and shown.endswith(REST) and isinstance(real, str):
        return real.startswith(shown.removesuffix(REST))
    return bool(shown == real)


def send(client: FlaskClient, command: str) -> Any:
    """Do what a curl command does."""
    words = shlex.split(command)[1:]
    (address,) = (word for word in words if word.startswith("http"))
    request: dict[str, Any] = {"content_type": "application/x-www-form-urlencoded"}
    files = []
    for option, value in itertools.pairwise(words):
        if option == "-H":
            request["content_type"] = value.removeprefix("Content-Type: ")
        elif option == "--data-binary":
            request["data"] = (ROOT / value.removeprefix("@")).read_bytes()
        elif option == "--json":
            request |= {"data": value.encode(), "content_type": "application/json"}
        elif option == "-F":
            path = ROOT / value.removeprefix("file=@")
            files.append((BytesIO(path.read_bytes()), path.name))
    if files:
        request = {"data": {"file": files}}
    asked = urlsplit(address)
    return client.post(f"{asked.path}?{asked.query}", **request).get_json()


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_an_answer_in_a_document_is_the_real_one(client: FlaskClient, command: str, shown: str) -> None:
    real = send(client, command)
    assert shows(orjson.loads(shown), real), orjson.dumps(real, option=orjson.OPT_INDENT_2).decode()[:3000]


def test_the_readme_shows_answers() -> None:
    assert SHOWN


def test_what_is_left_out_is_marked() -> None:
    assert shows({"a": 1, REST: REST}, {"a": 1, "b": 2})
    assert not shows({"a": 1}, {"a": 1, "b": 2})
    assert shows(["one", REST], ["one", "two"])
    assert not shows(["one"], ["one", "two"])
    assert not shows(["two", REST], ["one", "two"])
    assert shows("The mayor …", "The mayor said")
    assert not shows("The mayor", "The mayor said")


def test_the_command_of_the_readme_is_that_of_ci() -> None:
    (command,) = re.findall(r"^python3 -m venv .*pytest$", README, re.MULTILINE)
    assert command in (ROOT / ".ci" / "run").read_text("utf-8")
