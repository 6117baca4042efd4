"""Mentions by whom or what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service.document import EntityType, Mention
from service.reading import aliases, forms, persons
from service.reading.recency import Hint


def group(mentions: Sequence[Mention], hints: Sequence[Hint], sentences: Sequence[int]) -> list[list[int]]:
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
            meant = aliases.group(texts, kind, places)
        for number, which in zip(numbers, meant, strict=True):
            found[kind, which].append(number)
    return sorted(found.values())


def name(texts: Sequence[str], kind: EntityType) -> str:
    """The fullest of the forms; of a people, the plainest ("Israeli", not "Israelis"). In capitals only if all are."""
    if kind == "group":
        return min(texts, key=lambda text: (len(forms.parts(text)), text.isupper(), len(text)))
    return max(texts, key=lambda text: (len(forms.parts(text)), not text.isupper(), len(text)))
