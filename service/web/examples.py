"""Examples of the specification: a short article of ours, and what the pipeline answers to it."""

from __future__ import annotations

from typing import Any

import orjson

from service import question
from service.intake import Source

TEXT = (
    "Harbour town votes for tram\n\n"
    "LINDHAVEN — The town council of Lindhaven voted on Tuesday to build a tram line to the harbour.\n\n"
    "“We have waited thirty years for this,” Mayor Ingrid Solberg told reporters. "
    "She said that the first cars would run in 2029.\n"
)
REQUEST = {"text": TEXT, "published": "2026-03-04"}
ANALYSES = tuple(name for name in question.ANALYSES)


def add(specification: dict[str, Any]) -> None:
    """Put requests and answers into the specification of the endpoints."""
    for name in ANALYSES:
        operation = specification["paths"][f"/v1/{name}"]["post"]
        content = operation["requestBody"]["content"]
        content["application/json"]["example"] = REQUEST
        content["text/plain"]["example"] = TEXT
        operation["responses"]["200"]["content"]["application/json"]["example"] = answer(name)


def answer(name: str) -> Any:
    """What the endpoint answers to the example, as plain data."""
    found = question.answer(Source(TEXT, published=REQUEST["published"]), question.read(question.Terms(name), {}))
    return orjson.loads(orjson.dumps(found["article"] if name == "articles" else found))
