"""The JSON request: `text`, `html` or an `article`, with hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.document import Article, Block, Statistics
from service.errors import InvalidRequest
from service.intake import Source

FORMS = ("text", "html", "article")
HINTS = ("headline", "published", "url")


def from_json(fields: Mapping[str, Any]) -> Source | Article:
    """What was sent. Raises InvalidRequest."""
    given = [form for form in FORMS if form in fields]
    if len(given) != 1:
        raise InvalidRequest("exactly one of text, html and article is needed")
    if "article" in fields:
        article: dict[str, Any] = dict(fields["article"])
        article["blocks"] = tuple(Block(**block) for block in article["blocks"])
        article["statistics"] = Statistics(**article["statistics"]) if article.get("statistics") else None
        return Article(**{name: tuple(v) if isinstance(v, list) else v for name, v in article.items()})
    hints: dict[str, Any] = {name: fields.get(name) for name in HINTS}
    return Source(fields[given[0]], "text/html" if "html" in fields else "text/plain", **hints)
