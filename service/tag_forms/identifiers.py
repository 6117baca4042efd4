"""The identifiers of an entity in the newsroom's tag list; an entity that several entries fit has none."""

from __future__ import annotations

import re

from service.document import AMBIGUOUS, Entity

WIKIDATA = "http://www.wikidata.org/entity/"
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:[A-Za-z0-9._~:/?#\[\]@!$&'*+(),;=%-]++")


def of(entity: Entity) -> dict[str, str]:
    """Identifiers by their scheme, in the order of the list."""
    return {} if AMBIGUOUS in entity.references else {name: str(value) for name, value in entity.references.items()}


def uri(identifiers: dict[str, str]) -> str | None:
    """The first that is a URI, or can be written as one: {"wikidata": "Q64"} is http://www.wikidata.org/entity/Q64."""
    for scheme, value in identifiers.items():
        if URI.fullmatch(value):
            return value
        if scheme.lower() == "wikidata" and re.fullmatch("Q[0-9]+", value):
            return WIKIDATA + value
    return None
