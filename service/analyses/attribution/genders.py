"""Whether "he" or "she" may stand for somebody, by the words of the article for that person.

"Mary Hale … she", "the spokeswoman … she", "Mr. Brook … he"; where nothing tells, both may.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service import lexicons
from service.analyses.attribution import bodies, parties
from service.analyses.attribution.scene import Scene
from service.document import Entity, Party

PRONOUNS: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
NOUNS: Final = lexicons.table("gendered_nouns")
GIVEN: Final = lexicons.table("given_names")
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
ENDINGS: Final = (("woman", "f"), ("women", "f"), ("man", "m"), ("men", "m"))
"""How nouns end that tell, those first that end in others: "spokeswoman" ends in "man" too."""
TITLE: Final = 4
"""Characters before a name in which "Mr." or "Mrs." stands."""


def may_be(scene: Scene, party: Party, pronoun: str) -> bool:
    """May a pronoun for one person ("he", "she") stand for a speaker: somebody, and of that gender if it is known?"""
    entity = scene.document.entity_by_id[party.entity] if party.entity else None
    if entity is not None and entity.type != "person":
        return False
    words = (party.description or "").lower().split()
    if any(word in BODIES for word in words) and not any(parties.is_people(word) for word in words):
        return False
    told = set(_named(scene, entity)) if entity else {gender for word in words if (gender := _of_noun(word))}
    return len(told) != 1 or told == {PRONOUNS.get(pronoun, *told)}


def _named(scene: Scene, entity: Entity) -> Iterator[str]:
    """What pronouns, titles, roles and given name tell of a person; pronouns and titles settle it."""
    text = scene.document.article.text
    said = [text[one.start : one.end].lower() for one in scene.document.references if one.entity == entity.id]
    titles = [text[max(0, one.start - TITLE - 1) : one.start].split() for one in entity.mentions]
    settled = {PRONOUNS[word] for word in said if word in PRONOUNS}
    settled |= {NOUNS[last] for words in titles if words and (last := words[-1].lower().rstrip(".")) in NOUNS}
    if settled:
        yield from settled
        return
    given, *rest = entity.name.lower().split()
    if rest and given in GIVEN:
        yield GIVEN[given]
    for role in entity.roles:
        yield from (gender for word in role.lower().split() if (gender := _of_noun(word)))


def _of_noun(word: str) -> str | None:
    known = NOUNS.get(word.strip(",.’'"))
    return known or next((gender for ending, gender in ENDINGS if word.endswith(ending)), None)
