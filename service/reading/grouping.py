"""Mentions by whom or what they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from service.document import EntityType, Mention, Token
from service.reading import aliases, forms, persons
from service.reading.recency import Hint


def group(
    mentions: Sequence[Mention], hints: Sequence[Hint], sentences: Sequence[int], tokens: Sequence[Token]
) -> list[list[int]]:
    """Numbers of mentions, in groups of one entity each; groups in the order of their first mentions.

    `hints` and `sentences` are those of the mentions. Names of different types are never one entity.
    """
    by_type: dict[EntityType, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_type[mention.type].append(number)
    found: dict[tuple[EntityType, int], list[int]] = defaultdict(list)
    for kind, numbers in by_type.items():
        texts, places = [mentions[n].text for n in numbers], [sentences[n] for n in numbers]
        if kind == "person":
            meant = persons.group([forms.person(text) for text in texts], [hints[n] for n in numbers], places)
        else:
            meant = aliases.group(texts, kind, places, _bracketed([mentions[n] for n in numbers], tokens))
        for number, which in zip(numbers, meant, strict=True):
            found[kind, which].append(number)
    return sorted(found.values())


def _bracketed(mentions: Sequence[Mention], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Places of names and of the acronyms in brackets right after them: "Party of Farmers" and "SBP" in "… (SBP)"."""
    found = []
    for at, (full, short) in enumerate(pairwise(mentions)):
        inside = short.first == full.last + 1 and short.last < len(tokens) and tokens[full.last].text == "("
        if inside and tokens[short.last].text == ")" and forms.is_acronym(short.text) and " " in full.text:
            found.append((at, at + 1))
    return found


def agreed(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; one in capitals ("HARRISON" in a headline) gets the type of its namesakes in the text.

    A namesake is the same name in small letters, or the full name of a person that ends so ("Kenny Harrison").
    """
    capitals = [mention.text.isupper() for mention in mentions]
    if not any(capitals):
        return list(mentions)
    votes: dict[forms.Parts, Counter[EntityType]] = defaultdict(Counter)
    for mention, upper in zip(mentions, capitals, strict=True):
        if not upper:
            parts = forms.parts(mention.text)
            votes[parts][mention.type] += 2
            if mention.type == "person" and len(parts) > 1:
                votes[parts[-1:]]["person"] += 1
    found = []
    for mention, upper in zip(mentions, capitals, strict=True):
        known = votes.get(forms.parts(mention.text)) if upper else None
        if known and mention.type not in known:
            found.append(mention._replace(type=known.most_common(1)[0][0]))
        else:
            found.append(mention)
    return found


def name(texts: Sequence[str], kind: EntityType) -> str:
    """The fullest of the forms, but a country's usual name; of a people, the plainest ("Israeli", not "Israelis").

    In capitals only if all are.
    """
    if kind == "group":
        return min(texts, key=lambda text: (len(forms.parts(text)), text.isupper(), len(text)))
    usual = [text for text in texts if kind == "place" and forms.is_usual(text)]
    return max(usual or texts, key=lambda text: (len(forms.parts(text)), not text.isupper(), len(text)))
