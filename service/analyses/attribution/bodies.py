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


@dataclass(frozen=True, slots=True)
class Bodies:
    """What an article says of its organisations.

    `called`: noun -> ids of those so called; `firsts`: where each is named first, in order, with its id; `unnamed`:
    noun -> where one without a name is brought in first; `outlets`: ids of news media. Positions are characters.
    """

    called: dict[str, frozenset[str]]
    firsts: tuple[tuple[int, str], ...]
    unnamed: dict[str, int]
    outlets: frozenset[str]


def of(document: Document) -> Bodies:
    """The organisations of a document."""
    organisations = [entity for entity in document.entities if entity.type == "organisation" and entity.mentions]
    called: dict[str, set[str]] = defaultdict(set)
    for entity in organisations:
        for word in {*entity.name.lower().split(), *(w for alias in entity.aliases for w in alias.lower().split())}:
            called[word].add(entity.id)
        for noun in _beside(document, entity):
            called[noun].add(entity.id)
    firsts = sorted((min(mention.start for mention in entity.mentions), entity.id) for entity in organisations)
    outlets = frozenset(entity.id for entity in organisations if entity.name.removeprefix("The ") in OUTLETS)
    return Bodies({noun: frozenset(ids) for noun, ids in called.items()}, tuple(firsts), _unnamed(document), outlets)


def meant(bodies: Bodies, noun: str, at: int) -> str | None:
    """The id of the only body that "the `noun`" at this character may be."""
    before = {entity for start, entity in bodies.firsts[: bisect_left(bodies.firsts, (at, ""))]}
    if bodies.unnamed.get(noun, at) < at:
        return None
    fitting = bodies.called.get(noun, frozenset()) & before
    if not fitting and noun in GENERIC and all(bodies.unnamed.get(other, at) >= at for other in GENERIC):
        fitting = frozenset(before) - bodies.outlets
    return next(iter(fitting)) if len(fitting) == 1 else None


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
