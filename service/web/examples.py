"""Examples of the specification: a short article of ours, and what the pipeline answers to it."""

from __future__ import annotations

from typing import Any

import orjson

from service import question, together
from service.intake import Source

TEXT = (
    "Harbour town votes for tram\n\n"
    "LINDHAVEN — The town council of Lindhaven voted on Tuesday to build a tram line to the harbour.\n\n"
    "“We have waited thirty years for this,” Mayor Ingrid Solberg told reporters. "
    "She said that the first cars would run in 2029.\n"
)
REQUEST = {"text": TEXT, "published": "2026-03-04"}
OTHER = (
    "Lindhaven to get a tram, mayor says\n\n"
    "LINDHAVEN — A tram will run to the harbour of Lindhaven, the Nordic Courier reported. The town council voted for "
    "the tram line on Tuesday.\n\n"
    "“We have waited thirty years,” Ingrid Solberg told the Nordic Courier. The mayor said the first cars would run "
    "in 2030.\n"
)
SEVERAL = {"articles": [REQUEST, {"text": OTHER, "published": "2026-03-05"}]}
ANALYSES = tuple(name for name in question.ANALYSES if name != "comparison")


def add(specification: dict[str, Any]) -> None:
    """Put requests and answers into the specification of the endpoints."""
    for name in ANALYSES:
        operation = specification["paths"][f"/v1/{name}"]["post"]
        content = operation["requestBody"]["content"]
        content["application/json"]["example"] = REQUEST
        content["text/plain"]["example"] = TEXT
        operation["responses"]["200"]["content"]["application/json"]["example"] = answer(name)

    comparison = specification["paths"]["/v1/comparison"]["post"]
    comparison["requestBody"]["content"]["application/json"]["example"] = SEVERAL
    comparison["responses"]["200"]["content"]["application/json"]["example"] = compared()


def compared() -> Any:
    """What the comparison answers to the two examples, as plain data."""
    asked = question.read(question.Terms("comparison"), {})
    return orjson.loads(orjson.dumps(together.answer(together.sent(SEVERAL, utf16=False), asked)))


def answer(name: str) -> Any:
    """What the endpoint answers to the example, as plain data."""
    found = question.answer(Source(TEXT, published=REQUEST["published"]), question.read(question.Terms(name), {}))
    return orjson.loads(orjson.dumps(found["article"] if name == "articles" else found))
