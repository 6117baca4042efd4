"""The newsroom's own tag list: which of its entries an entity of an article is.

A form of an entity and a name or alias of an entry are the same where they differ in case, accents, dots, hyphens,
apostrophes and a leading "the" alone ("McDonald’s" and "MCDONALDS"); failing that, where they are the same but for what
names may lack: a title or an initial ("John Q. Byrne"), a company's ending ("Acme Inc."), the form of a country's name
("USA"). The fullest form decides before the others, and the surname alone of somebody with a full name says nothing.

Types must agree; names of two words or more may be a place to one and an organisation to the other ("White House"), a
person is only ever a person. Where several entries fit, none is chosen: all of them are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from service.document import AMBIGUOUS, Article, Entity, EntityType, References
from service.reading import forms

STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
MARKS = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "'": None, "’": None, "ʼ": None, "`": None})
POSSESSIVES = ("'s", "’s")


class Entry(NamedTuple):
    """An entry of the list. `type` is None where the list does not tell; `identifiers` are (scheme, value), in order.

    A tuple, since there are hundreds of thousands.
    """

    name: str
    type: EntityType | None
    identifiers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TagList:
    """The entries, and the numbers of those that bear a name: as it is written, and without what names may lack."""

    entries: Sequence[Entry]
    written: dict[str, tuple[int, ...]]
    lacking: dict[str, tuple[int, ...]]


def build(listed: Iterable[tuple[Entry, Sequence[str]]]) -> TagList:
    """The list of these entries, each with its aliases. An entry like an earlier one in all identifiers is that one."""
    entries: list[Entry] = []
    numbers: dict[tuple[object, ...], int] = {}
    written: dict[str, tuple[int, ...]] = {}
    lacking: dict[str, tuple[int, ...]] = {}
    for entry, aliases in listed:
        number = numbers.setdefault((entry.type, entry.identifiers), len(entries))
        if number == len(entries):
            entries.append(entry)
        for name in (entry.name, *aliases):
            key, short = key_of(name), _lacking(name, entry.type)
            _note(written, key, number)
            if short != key:
                _note(lacking, short, number)
    return TagList(entries, written, lacking)


def _note(names: dict[str, tuple[int, ...]], key: str, number: int) -> None:
    known = names.get(key, ())
    if key and number not in known:
        names[key] = (*known, number)


def key_of(name: str) -> str:
    """What a name is compared by: "The McDonald’s" -> "mcdonalds", "Łódź" -> "lodz", "Jean-Pierre" -> "jean pierre"."""
    words = forms.fold(name).translate(MARKS).split()
    key = " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
    return key if key.isascii() else key.translate(STROKES)


def _lacking(name: str, kind: EntityType | None) -> str:
    """What it is compared by without its title, initials and company ending; a country is compared by its code."""
    if kind == "person":
        parts = forms.person(name)
        parts = (*parts[:1], *(part for part in parts[1:-1] if len(part) > 1), *parts[1:][-1:])
        return key_of(" ".join(parts)) if len(parts) > 1 else key_of(name)  # not "Francis" for "Pope Francis"
    if kind == "place":
        parts = forms.place(name)
        return parts[0] if len(parts[0]) == 2 and parts[0].isupper() else key_of(name)
    return key_of(" ".join(forms.body(name))) if kind == "organisation" else key_of(name)


def refer(known: TagList, article: Article, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with their identifiers in the list; where several entries fit, with all of these."""
    return tuple(replace(entity, references=references(known, article, entity)) for entity in entities)


def references(known: TagList, article: Article, entity: Entity) -> References:
    """The identifiers of the one entry that fits; of several, `{"ambiguous": [candidate, …]}`; of none, nothing."""
    for names in _tiers(article, entity):
        keys = [key_of(name) for name in names]
        shorter = [_lacking(name, entity.type) for name in names]
        for numbers in (
            [n for key in keys for n in known.written.get(key, ())],
            [n for key in shorter for n in (*known.lacking.get(key, ()), *known.written.get(key, ()))],
        ):
            if fitting := _fitting(known, entity, numbers):
                return _told([known.entries[number] for number in fitting])
    return {}


def _tiers(article: Article, entity: Entity) -> Iterator[list[str]]:
    """The forms of an entity, those that tell most first: the fullest, alone and with its titles; then the others."""
    titled = [f"{role} {entity.name}" for role in entity.roles] if entity.type == "person" else []
    yield [entity.name, *titled]
    full = entity.type == "person" and " " in entity.name
    yield [alias for alias in entity.aliases if not full or " " in alias]
    # Spans leave a possessive out, also where it is the name: "McDonald's".
    yield [f"{entity.name}'s"] if all(article.text.startswith(POSSESSIVES, m.end) for m in entity.mentions) else []


def _fitting(known: TagList, entity: Entity, numbers: Iterable[int]) -> list[int]:
    """The entries, of these, that have a type that the entity may have: its own before any other; in their order."""
    found = sorted(set(numbers))
    same = [number for number in found if known.entries[number].type == entity.type]
    return same or [number for number in found if _may_be(entity, known.entries[number].type)]


def _may_be(entity: Entity, kind: EntityType | None) -> bool:
    """May an entity be of another type in the list: "White House" the organisation, not "Chelsea" the club?"""
    return kind is None or (" " in entity.name and "person" not in {kind, entity.type})


def _told(fitting: Sequence[Entry]) -> References:
    if len(fitting) == 1:
        return dict(fitting[0].identifiers)
    return {AMBIGUOUS: [{"name": e.name, "type": e.type, "references": dict(e.identifiers)} for e in fitting]}
