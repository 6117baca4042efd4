"""Which body "the union", "the agency" or "the company" is, where the article settles it.

By its name ("Harbour Union"), by what it is called beside it ("NASA, the space agency", "the ferry company Kessel
Lines"), or because no other organisation has been named. Where two bodies fit, or one without a name was brought in
("a rival union"), it stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service import lexicons
from service.document import Document, Entity

GENERIC: Final = frozenset(
    {"company", "firm", "agency", "union", "group", "organisation", "organization", "charity", "bank", "airline"}
    | {"manufacturer", "carmaker", "retailer", "operator", "publisher", "watchdog", "regulator", "association"}
)
"""What any single organisation of an article may be called."""
OUTLETS: Final = lexicons.words("news_outlets")
LOOK_AHEAD: Final = 5
"""Tokens after "a" within which its noun stands."""
DESCRIBING: Final = ("JJ", "NN", "VBG", "VBN", "CD", "HYPH")


Firsts = tuple[tuple[int, str], ...]
"""Where bodies are named first (character), with their ids, in order."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """What an article says of its organisations.

    `called`: noun -> those so called; `named`: all but news media; `unnamed`: noun -> where one without a name is
    brought in first (character).
    """

    called: dict[str, Firsts]
    named: Firsts
    unnamed: dict[str, int]


def of(document: Document) -> Bodies:
    """The organisations of a document."""
    called: dict[str, set[tuple[int, str]]] = defaultdict(set)
    named = []
    for entity in document.entities:
        if entity.type != "organisation" or not entity.mentions:
            continue
        first = (min(mention.start for mention in entity.mentions), entity.id)
        words = (word for name in (entity.name, *entity.aliases) for word in name.lower().split())
        for noun in (*words, *_beside(document, entity)):
            called[noun].add(first)
        named += [first] if entity.name.removeprefix("The ") not in OUTLETS else []
    ordered = {noun: tuple(sorted(firsts)) for noun, firsts in called.items()}
    return Bodies(ordered, tuple(sorted(named)), _unnamed(document))


def meant(bodies: Bodies, noun: str, at: int) -> str | None:
    """The id of the only body that "the `noun`" at this character may be."""
    if bodies.unnamed.get(noun, at) < at:
        return None
    called = bodies.called.get(noun, ())
    if called and called[0][0] < at:
        return _only(called, at)
    generic = noun in GENERIC and all(bodies.unnamed.get(other, at) >= at for other in GENERIC)
    return _only(bodies.named, at) if generic else None


def _only(firsts: Firsts, at: int) -> str | None:
    """The one body that is named before a character."""
    alone = firsts and firsts[0][0] < at and (len(firsts) == 1 or firsts[1][0] >= at)
    return firsts[0][1] if alone else None


def _beside(document: Document, entity: Entity) -> Iterator[str]:
    """The nouns right before a name ("the ferry company Kessel Lines") or in its apposition ("NASA, the agency,")."""
    tokens = document.tokens
    for mention in entity.mentions:
        first = bisect_left(tokens, mention.start, key=lambda token: token.start)
        after = bisect_left(tokens, mention.end, lo=first, key=lambda token: token.start)
        if first and tokens[first - 1].tag == "NN":
            yield tokens[first - 1].text.lower()
        if after + 1 < len(tokens) and tokens[after].text == "," and tokens[after + 1].tag == "DT":
            noun = _noun_after(document, after + 1)
            if noun:
                yield noun


def _unnamed(document: Document) -> dict[str, int]:
    """Nouns brought in by "a" or "an", but not beside a name, and where first."""
    found: dict[str, int] = {}
    names = document.entity_at
    for at, word in enumerate(document.lower):
        if word in {"a", "an"} and not (at > 1 and document.lower[at - 1] == "," and at - 2 in names):
            noun = _noun_after(document, at)
            if noun:
                found.setdefault(noun, document.tokens[at].start)
    return found


def _noun_after(document: Document, determiner: int) -> str | None:
    """The noun of the phrase that a determiner opens, unless it is only a part of a name's description."""
    tokens, names = document.tokens, document.entity_at
    end = determiner + 1
    while (
        end < min(len(tokens), determiner + 1 + LOOK_AHEAD)
        and end not in names
        and tokens[end].tag.startswith(DESCRIBING)
    ):
        end += 1
    last = tokens[end - 1]
    return last.text.lower() if end > determiner + 1 and last.tag == "NN" and end not in names else None
