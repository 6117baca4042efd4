"""Who is who: mentions grouped into entities, their titles, and what pronouns stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from service.document import Article, Entity, EntityType, Mention, Reference, Sentence, Span, Token
from service.reading import aliases, forms, persons
from service.reading.recency import Hint


def identify(
    article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """The entities, in the order of their first mention, and the pronouns and descriptions that stand for them."""
    where = _sentence_numbers(sentences, mentions)
    hints = [Hint() for _ in mentions]
    groups = _groups(mentions, hints, where)
    taken: Counter[str] = Counter()
    entities = tuple(_entity(group, taken) for group in groups)
    return entities, ()


def _sentence_numbers(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[int]:
    """The sentence of each mention; both are in reading order."""
    found, at = [], 0
    for mention in mentions:
        while at + 1 < len(sentences) and sentences[at + 1].first <= mention.first:
            at += 1
        found.append(at)
    return found


def _groups(mentions: Sequence[Mention], hints: Sequence[Hint], where: Sequence[int]) -> list[list[Mention]]:
    """Mentions by whom or what they mean, in the order of their first mentions."""
    by_type: dict[EntityType, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_type[mention.type].append(number)
    found: dict[tuple[EntityType, int], list[int]] = defaultdict(list)
    for kind, numbers in by_type.items():
        places = [where[n] for n in numbers]
        if kind == "person":
            names = [forms.person(mentions[n].text) for n in numbers]
            meant = persons.group(names, [hints[n] for n in numbers], places)
        else:
            meant = aliases.group([mentions[n].text for n in numbers], kind, places)
        for number, which in zip(numbers, meant, strict=True):
            found[kind, which].append(number)
    return [[mentions[n] for n in group] for group in sorted(found.values())]


def _entity(group: Sequence[Mention], taken: Counter[str]) -> Entity:
    names = [m.text for m in group]
    name = max(names, key=len)
    own = forms.slug(name)
    taken[own] += 1
    return Entity(
        own if taken[own] == 1 else f"{own}-{taken[own]}",
        name,
        group[0].type,
        (),
        (),
        tuple(Span(m.start, m.end, m.text) for m in group),
        0.5,
    )
