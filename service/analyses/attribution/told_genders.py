"""What an article tells of the gender of its people: by pronouns, titles, roles and given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from service import lexicons
from service.document import Document, Entity

PRONOUNS: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
NOUNS: Final = lexicons.table("gendered_nouns")
GIVEN: Final = lexicons.table("given_names")
ENDINGS: Final = (("woman", "f"), ("women", "f"), ("man", "m"), ("men", "m"))
"""How nouns end that tell, those first that end in others: "spokeswoman" ends in "man" too."""
TITLE: Final = 4
"""Characters before a name in which "Mr." or "Mrs." stands."""


def of(document: Document) -> Mapping[str, frozenset[str]]:
    """Id of a person -> what is told: m, f, both or nothing; in one walk over the references."""
    text = document.article.text
    said: dict[str, set[str]] = defaultdict(set)
    for one in document.references:
        word = text[one.start : one.end].lower()
        if word in PRONOUNS:
            said[one.entity].add(PRONOUNS[word])
    return {one.id: _told(text, one, said[one.id]) for one in document.entities if one.type == "person"}


def _told(text: str, entity: Entity, said: set[str]) -> frozenset[str]:
    """Pronouns and titles settle it; else given name and roles tell."""
    titles = (text[max(0, one.start - TITLE - 1) : one.start].split()[-1:] for one in entity.mentions)
    settled = said | {NOUNS[last] for words in titles for word in words if (last := word.lower().rstrip(".")) in NOUNS}
    return frozenset(settled or _guessed(entity))


def _guessed(entity: Entity) -> Iterator[str]:
    given, *rest = entity.name.lower().split()
    if rest and given in GIVEN:
        yield GIVEN[given]
    for role in entity.roles:
        yield from (gender for word in role.lower().split() if (gender := of_noun(word)))


def of_noun(word: str) -> str | None:
    """What a noun tells: m of "spokesman", f of "mother".

    >>> of_noun("spokeswoman"), of_noun("uncle"), of_noun("teacher")
    ('f', 'm', None)
    """
    known = NOUNS.get(word.strip(",.’'"))
    return known or next((gender for ending, gender in ENDINGS if word.endswith(ending)), None)
