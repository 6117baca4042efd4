"""Which person "the secretary of state", "the Hezbollah commander", "the prime minister" stand for.

The description's head must be the head of a role that the text gives a person named before, and its other words must
stand in that role. Where that holds for two, the one whose role says just these words is meant, or the one who alone
was named in this sentence or the one before; else the description is left open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.document import Sentence
from service.reading import phrases
from service.reading.phrases import Text
from service.reading.recency import MOST

EMPTY = frozenset({"the", "of", "for", "at", "'s", "’s", "a", "an", "new", "top", "and"})
DECIDING = frozenset({"vice", "deputy", "assistant", "associate", "press", "former", "ex", "acting", "lady"})
UNDECIDED = frozenset({"next", "only", "first", "best", "other", "same", "right", "wrong", "worst", "latest"})
PREDICATIVE = frozenset({"as", "is", "was", "be", "been", "become", "becomes", "became", "being", "'s", "’s"})

THE = frozenset({"the", "The", "THE"})

Role = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Described:
    """A description in the text: its tokens (with determiner), the sentence it stands in, its head and other words."""

    first: int
    last: int
    sentence: int
    head: str
    words: frozenset[str]


def role_of(text: Text, first: int, last: int) -> Role | None:
    """The head of a role (its last title word before an "of") and its other words."""
    heads = [at for at in range(first, last) if phrases.kind(text, at) in {"role", "vague"}]
    before = next((at for at in range(first, last) if text.lower(at) in phrases.COMPLEMENT), last)
    heads = [at for at in heads if at < before] or heads
    if not heads:
        return None
    words = frozenset(text.lower(at) for at in range(first, last) if at != heads[-1]) - EMPTY
    return text.lower(heads[-1]), words


def resolve(
    text: Text, sentences: Sequence[Sentence], meant: Sequence[int | None], roles: Mapping[int, Sequence[Role]]
) -> list[tuple[int, int, int]]:
    """Triples (first token, last token, person) for the descriptions that the text settles."""
    by_head: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for person, said in roles.items():
        for head, words in said:
            by_head[head].append((person, words))
    named: dict[int, int] = {}
    found: list[tuple[int, int, int]] = []
    if not by_head:
        return found
    opening = [at for at, token in enumerate(text.tokens) if token.text in THE]
    for number, sentence in enumerate(sentences):
        here = opening[bisect_left(opening, sentence.first) : bisect_left(opening, sentence.last)]
        for described in _descriptions(phrases.within(text, sentence), number, here) if here else ():
            whose = _whose(described, by_head.get(described.head, ())[:MOST], named)
            if whose is not None:
                found.append((described.first, described.last, whose))
        for owner in text.owner[sentence.first : sentence.last]:
            who = meant[owner] if owner >= 0 else None
            if who is not None:
                named[who] = number
    return found


def _descriptions(text: Text, number: int, opening: Sequence[int]) -> Iterator[Described]:
    """Phrases that begin with "the" and have a title word as head, but do not stand before or beside a name.

    `opening` are the places of "the" in the sentence.
    """
    for at in opening:
        if text.tag(at + 1) not in phrases.BESIDE_NOUNS:
            continue
        head = phrases.end(text, at + 1) - 1
        end = phrases.complement(text, head + 1)
        if not _is_description(text, at, head) or text.lower(end) == "of":
            continue
        words = frozenset(text.lower(inside) for inside in range(at, end) if inside != head) - EMPTY
        if words.isdisjoint(UNDECIDED) and (words or phrases.kind(text, head) == "role"):
            yield Described(at, end, number, text.lower(head), words)


def _is_description(text: Text, first: int, head: int) -> bool:
    """Not "as the president", "the president, Ana Ruiz"; nor is "the Republican race" one."""
    told = phrases.kind(text, head) in {"role", "vague"} and text.tag(head) in phrases.NOUNS
    named = any(text.person(near) for near in range(first, head + 4))
    return told and not named and text.lower(first - 1) not in PREDICATIVE


def _whose(
    described: Described, candidates: Sequence[tuple[int, frozenset[str]]], named: Mapping[int, int]
) -> int | None:
    fitting = {p for p, words in candidates if p in named and _fits(described.words, words)}
    if len(fitting) > 1:
        same = {p for p, words in candidates if p in fitting and words == described.words}
        near = {p for p in same or fitting if described.sentence - named[p] <= 1}
        fitting = same if len(same) == 1 else near
    return fitting.pop() if len(fitting) == 1 else None


def _fits(described: frozenset[str], role: frozenset[str]) -> bool:
    """So "the prime minister" fits "Danish prime minister"; "the president" fits no vice or former president."""
    return described <= role and described & DECIDING == role & DECIDING
