"""A Postman collection of every endpoint, made from openapi.yaml, with what must hold of each answer.

    python -m lab.clients.postman
    npx newman run docs/integrations/copydesk.postman_collection.json [--env-var baseUrl=http://127.0.0.1:8000]

Requests are the examples of the specification. The assertions: the status, the media type, who answered, the members
that the schema requires, every span against its article; and that what is wrong is answered by a problem.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SPECIFICATION = ROOT / "openapi.yaml"
COLLECTION = ROOT / "docs" / "integrations" / "copydesk.postman_collection.json"
POSTMAN = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
JSON, NDJSON = "application/json", "application/x-ndjson"

Item = dict[str, Any]

SPANS = """\
pm.test("every span is where it says", () => {
    const answer = pm.response.json();
    const text = Array.from((answer.article && answer.article.text) || answer.text || sent.text || "");
    const look = (value) => {
        if (Array.isArray(value)) { value.forEach(look); return; }
        if (value === null || typeof value !== "object") { return; }
        if (typeof value.start === "number" && typeof value.text === "string") {
            pm.expect(text.slice(value.start, value.end).join("")).to.equal(value.text);
        }
        Object.values(value).forEach(look);
    };
    if (!answer.articles) { look(answer); }
});"""


def collection(specification: dict[str, Any]) -> Item:
    """The collection of a specification."""
    return {
        "info": {
            "name": specification["info"]["title"],
            "description": "Made from openapi.yaml by `python -m lab.clients.postman`; change it there.",
            "schema": POSTMAN,
        },
        "variable": [{"key": "baseUrl", "value": "http://127.0.0.1:8000"}, {"key": "key", "value": "-"}],
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{key}}", "type": "string"}]},
        "item": [
            item
            for path, operations in specification["paths"].items()
            for method, operation in operations.items()
            if method in ("get", "post")
            for item in _items(path, method.upper(), operation, specification)
        ],
    }


def _items(path: str, method: str, operation: Item, specification: Item) -> list[Item]:
    if method == "GET":
        return [_item(path, method, None, operation["summary"], _holds(operation, specification))]
    content = operation["requestBody"]["content"]
    if NDJSON in content:
        return [_batch(path, operation, specification)]
    example = content[JSON]["example"]
    return [
        _item(path, method, (JSON, example), operation["summary"], [*_holds(operation, specification), SPANS]),
        _item(path, method, (JSON, {"unknown": 1}), f"{operation['summary']}: a field at fault", _is_problem(422)),
        _item(path, method, ("text/plain", "1234"), f"{operation['summary']}: no article", _is_problem(415, 422)),
    ]


def _batch(path: str, operation: Item, specification: Item) -> Item:
    example = specification["paths"]["/v1/analysis"]["post"]["requestBody"]["content"][JSON]["example"]
    lines = "\n".join(
        json.dumps(line, ensure_ascii=False) for line in ({"id": "a", **example}, {"id": "b", "text": "…"})
    )
    told = _test(
        "a line is answered, and a bad one gets its problem",
        "const lines = pm.response.text().trim().split('\\n').map((line) => JSON.parse(line));",
        "pm.expect(lines.map((line) => line.id)).to.eql(['a', 'b']);",
        "pm.expect(lines[0]).to.have.property('quotes');",
        "pm.expect(lines[1].problem.status).to.equal(422);",
    )
    return _item(path, "POST", (NDJSON, lines), operation["summary"], [*_status(200), told])


def _item(path: str, method: str, body: tuple[str, Any] | None, name: str, tests: list[str]) -> Item:
    request: Item = {
        "method": method,
        "header": [],
        "url": {"raw": "{{baseUrl}}" + path, "host": ["{{baseUrl}}"], "path": path.strip("/").split("/")},
    }
    raw = ""
    if body:
        raw = body[1] if isinstance(body[1], str) else json.dumps(body[1], ensure_ascii=False, indent=2)
        request |= {"header": [{"key": "Content-Type", "value": body[0]}], "body": {"mode": "raw", "raw": raw}}
    script = f"const sent = {raw if body and body[0] == JSON else '{}'};\n" + "\n".join(tests)
    event = {"listen": "test", "script": {"type": "text/javascript", "exec": script.split("\n")}}
    return {"name": name, "request": request, "event": [event]}


def _holds(operation: Item, specification: Item) -> list[str]:
    """What the specification says of an answer."""
    content = operation["responses"]["200"].get("content", {})
    schema = _resolved(content.get(JSON, {}).get("schema", {}), specification)
    required = schema.get("required", [])
    members = "const answer = pm.response.json();" if required else ""
    checks = [f"pm.expect(answer).to.have.property({json.dumps(name)});" for name in required]
    return [*_status(200), *([_test("it has the members of its schema", members, *checks)] if required else [])]


def _resolved(schema: Item, specification: Item) -> Item:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Item = specification["components"]["schemas"][name] if name else schema
    return found


def _status(status: int) -> list[str]:
    return [
        _test(f"it answers {status}", f"pm.response.to.have.status({status});"),
        _test("it says who answered", "pm.response.to.have.header('Copydesk-Version');"),
    ]


def _is_problem(*statuses: int) -> list[str]:
    return [
        _test(
            "it answers by a problem",
            f"pm.expect({list(statuses)}).to.include(pm.response.code);",
            "pm.expect(pm.response.headers.get('Content-Type')).to.include('application/problem+json');",
            "pm.expect(pm.response.json().status).to.equal(pm.response.code);",
        )
    ]


def _test(name: str, *lines: str) -> str:
    body = "\n".join(f"    {line}" for line in lines if line)
    return f"pm.test({json.dumps(name)}, () => {{\n{body}\n}});"


def written() -> str:
    """The collection of openapi.yaml, as it stands in its file."""
    made = collection(yaml.safe_load(SPECIFICATION.read_text("utf-8")))
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the collection."""
    COLLECTION.write_text(written(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
