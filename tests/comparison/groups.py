"""Groups of short articles of our own, compared as a caller would have them compared."""

from __future__ import annotations

from typing import Any

import orjson

from service import question, together

Json = dict[str, Any]


def compared(*texts: str, published: str | None = None) -> Json:
    """The answer about some texts, which all were published on one day."""
    articles = [{"text": text, "published": published} for text in texts]
    asked = question.read(question.Terms("comparison"), {"article": "full"})
    answer: Json = orjson.loads(orjson.dumps(together.answer(together.sent({"articles": articles}, False), asked)))
    return answer


def said(answer: Json) -> list[list[str]]:
    """What each report of each utterance has for its words."""
    return [[report["content"][0]["text"] for report in one["reports"]] for one in answer["utterances"]]


def figures(answer: Json) -> list[tuple[str, list[str]]]:
    """How the figures of each fact agree, and the figures."""
    return [(one["agreement"], [value["place"]["text"] for value in one["values"]]) for one in answer["figures"]]


def person(answer: Json, name: str) -> Json:
    """The shared entity of a name."""
    return next(one for one in answer["entities"] if one["name"] == name)
