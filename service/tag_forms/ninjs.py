"""A ninjs 3.1 item that carries the entities as its people, organisations, places, events, objects and subjects.

ninjs is the IPTC's News in JSON. Source of the shape: github.com/iptc/newsinjson, specification/ninjs-schema_3.1.json
(CC BY 4.0). Peoples and parties are `subjects`, works are `objects`; quotes have no place there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from service.document import Article, Entity, EntityType
from service.tag_forms import identifiers

PLACES: Mapping[EntityType, str] = {
    "person": "people", "organisation": "organisations", "place": "places", "event": "events", "work": "objects",
    "group": "subjects",
}  # fmt: skip
STANDARD = {
    "name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}  # fmt: skip
CREATOR = "copydesk"
ABOUT = 0.5  # salience from which on an article is about somebody, and does not only mention them


def tags(article: Article, entities: Sequence[Entity]) -> dict[str, Any]:
    """The item, its `uri` that of the article, or its id; the most salient entities first, those alike as in the text.

    `rel` is "about" or "mentions"; `uri` or `literal` is the newsroom's own identifier, where its tag list has one.
    """
    named = article.url and identifiers.URI.fullmatch(article.url)
    found: dict[str, Any] = {"uri": article.url if named else article.id, "type": "text", "standard": STANDARD}
    if article.language:
        found["language"] = article.language
    for entity in sorted(entities, key=lambda entity: -entity.salience):
        found.setdefault(PLACES[entity.type], []).append(_tag(entity))
    return found


def _tag(entity: Entity) -> dict[str, Any]:
    told: dict[str, Any] = {"name": entity.name, "rel": "about" if entity.salience >= ABOUT else "mentions"}
    own = identifiers.of(entity)
    if uri := identifiers.uri(own):
        told["uri"] = uri
    elif own:
        told["literal"] = next(iter(own.values()))
    if entity.type == "group":  # subjects alone have these
        told |= {"creator": CREATOR, "relevance": round(100 * entity.salience)}
    return told
