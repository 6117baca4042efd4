"""The name that a pronoun stands for, put in its place."""

from __future__ import annotations

from dataclasses import dataclass

from service.analyses.brief.candidates import Candidate, Pool
from service.document import Document, Entity

SUBJECTS = frozenset({"he", "she", "it", "him"})
POSSESSIVES = frozenset({"his", "its"})
NAMED = frozenset({"person", "organisation", "place"})


@dataclass(frozen=True, slots=True)
class Swap:
    """`text` for the token with the number `token`; `evidence` is the sentence that has the name."""

    token: int
    text: str
    evidence: tuple[int, int]


def swap(pool: Pool, candidate: Candidate, number: int) -> Swap | None:
    """The name for the pronoun at token `number`; None where the article does not settle whose it is.

    "He said" becomes "Antony Blinken said", "his visit" becomes "Antony Blinken's visit". "They" is left: who belongs
    to it is seldom one entity.
    """
    document = pool.document
    identity = pool.reference_at.get(document.tokens[number].start)
    entity = document.entity_by_id.get(identity) if identity else None
    if entity is None or entity.type not in NAMED:
        return None
    place = sentence_with(document, entity, document.tokens[number].start)
    ending = _ending(pool, candidate, number)
    if place is None or ending is None:
        return None
    return Swap(number, entity.name + ending, place)


def _ending(pool: Pool, candidate: Candidate, number: int) -> str | None:
    """What the name takes on in the place of this pronoun."""
    word = pool.document.tokens[number].text.lower()
    if word in SUBJECTS:
        return ""
    if word in POSSESSIVES:
        return "’s" if "’" in pool.document.article.text else "'s"
    if word == "her" and number + 1 < candidate.sentence.last:
        follows = pool.document.tokens[number + 1].tag[0]
        return "'s" if follows in "NJ" else None
    return None


def sentence_with(document: Document, entity: Entity, before: int) -> tuple[int, int] | None:
    """Where the full name stands: the last sentence with it before a position, else the first one."""
    starts = [mention.start for mention in entity.mentions if mention.text == entity.name]
    if not starts:
        return None
    start = max((start for start in starts if start < before), default=starts[0])
    for sentence in document.sentences:
        if sentence.start <= start < sentence.end:
            return sentence.start, sentence.end
    return None
