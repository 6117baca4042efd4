"""The entities as `analyze` of an AI plug-in of Superdesk answers them.

Source of the shape: github.com/superdesk/superdesk-core, superdesk/text_checkers/ai, where `base.py` has the interface
and `imatrics.py` the plug-in whose tags the editor shows: lists of tags by the kind of tag, the weightiest first, each
with `name`, `qcode`, `source`, `aliases`, `altids`, `parent`, `original_source`, perhaps `description` and `scheme`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from service.document import Article, Entity, EntityType
from service.tag_forms import identifiers

KINDS: Mapping[EntityType, str] = {
    "person": "person", "organisation": "organisation", "place": "place", "event": "event", "work": "object",
    "group": "subject",
}  # fmt: skip
SOURCE = "copydesk"
SCHEMES = {"subject": "copydesk_group"}
"""Subjects are told apart by their scheme, as topics and categories are; other kinds have none."""


def tags(article: Article, entities: Sequence[Entity]) -> dict[str, Any]:
    """Kind of tag -> tags, the most salient first, those alike in the order of the text.

    `qcode` is the first identifier of the newsroom's tag list, else "copydesk:" and the entity's id, which is of this
    article alone; `altids` are all the identifiers; `description` is the first title that the text gives.
    """
    found: dict[str, Any] = {}
    for entity in sorted(entities, key=lambda entity: -entity.salience):
        found.setdefault(KINDS[entity.type], []).append(_tag(entity))
    return found


def _tag(entity: Entity) -> dict[str, Any]:
    own, local = identifiers.of(entity), f"{SOURCE}:{entity.id}"
    told: dict[str, Any] = {
        "name": entity.name,
        "qcode": next(iter(own.values()), local),
        "parent": None,
        "source": SOURCE,
        "aliases": list(entity.aliases),
        "original_source": None,
        "altids": own or {SOURCE: local},
    }
    if entity.roles:
        told["description"] = entity.roles[0]
    return told | ({"scheme": SCHEMES[kind]} if (kind := KINDS[entity.type]) in SCHEMES else {})
