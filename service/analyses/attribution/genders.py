"""Whether "he" or "she" may stand for somebody, by the words of the article for that person.

"Mary Hale … she", "the spokeswoman … she", "Mr. Brook … he"; where nothing tells, both may.
"""

from __future__ import annotations

from typing import Final

from service import lexicons
from service.analyses.attribution import bodies, parties
from service.analyses.attribution.scene import Scene
from service.analyses.attribution.told_genders import PRONOUNS, of_noun
from service.document import Party

BODIES: Final = (
    lexicons.words("institution_words")
    | lexicons.words("organisation_parts")
    | lexicons.words("written_sources")
    | lexicons.words("outlet_words")
    | lexicons.words("firm_words")
    | lexicons.words("state_organs")
    | bodies.GENERIC
)
"""Nouns for which "it" stands: "the company", "the report"."""


def may_be(scene: Scene, party: Party, pronoun: str) -> bool:
    """May a pronoun for one person ("he", "she") stand for a speaker: somebody, and of that gender if it is known?"""
    entity = scene.document.entity_by_id[party.entity] if party.entity else None
    if entity is not None and entity.type != "person":
        return False
    words = (party.description or "").lower().split()
    if any(word in BODIES for word in words) and not any(parties.is_people(word) for word in words):
        return False
    told = (
        scene.genders.get(entity.id, frozenset())
        if entity
        else frozenset(gender for word in words if (gender := of_noun(word)))
    )
    return len(told) != 1 or set(told) == {PRONOUNS.get(pronoun, *told)}
