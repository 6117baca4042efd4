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
    """An entry of the list. `type` is None where the list does not tell; `schemes` are those of the identifiers.

    A tuple of few objects, since there are hundreds of thousands.
    """

    name: str
    type: EntityType | None
    schemes: tuple[str, ...]
    identifiers: tuple[str, ...]

    def references(self) -> References:
        """Identifiers by their schemes, in the order of the list."""
        return dict(zip(self.schemes, self.identifiers, strict=True))


Names = dict[str, int | tuple[int, ...]]
"""What a name is compared by -> the number of the entry that bears it, or the numbers of those that do."""


@dataclass(frozen=True, slots=True)
class TagList:
    """The entries, and their names: as they are written, and without what names may lack."""

    entries: Sequence[Entry]
    written: Names
    lacking: Names


def build(listed: Iterable[tuple[Entry, Sequence[str]]]) -> TagList:
    """The list of these entries, each with its aliases."""
    found = TagList([], {}, {})
    entries = []
    for number, (entry, aliases) in enumerate(listed):
        entries.append(entry)
        for name in (entry.name, *aliases):
            words = _words(name)
            key, short = " ".join(words), _lacking(words, entry.type)
            _note(found.written, key, number)
            if short != key:
                _note(found.lacking, short, number)
    return replace(found, entries=entries)


def _note(names: Names, key: str, number: int) -> None:
    known = names.setdefault(key, number)
    if known != number and not (isinstance(known, tuple) and known[-1] == number):
        names[key] = (*_numbers(names, key), number)


def _numbers(names: Names, key: str) -> tuple[int, ...]:
    known = names.get(key, ())
    return known if isinstance(known, tuple) else (known,)


def key_of(name: str) -> str:
    """What a name is compared by: "The McDonald’s" -> "mcdonalds", "Łódź" -> "lodz", "Jean-Pierre" -> "jean pierre"."""
    return " ".join(_words(name))


def _words(name: str) -> forms.Parts:
    folded = forms.fold(name).translate(MARKS)
    words = (folded if folded.isascii() else folded.translate(STROKES)).split()
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _lacking(words: forms.Parts, kind: EntityType | None) -> str:
    """What it is compared by without its title, initials and company ending; a country is compared by its code."""
    if kind == "person":
        parts = forms.untitled(words)
        parts = (*parts[:1], *(part for part in parts[1:-1] if len(part) > 1), *parts[1:][-1:])
        return " ".join(parts if len(parts) > 1 else words)  # not "Francis" for "Pope Francis"
    if kind == "organisation":
        return " ".join(forms.without_form(words))
    name = " ".join(words)
    return forms.COUNTRIES[name][:2] if kind == "place" and name in forms.COUNTRIES else name


def refer(known: TagList, article: Article, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with their identifiers in the list; where several entries fit, with all of these."""
    return tuple(replace(entity, references=references(known, article, entity)) for entity in entities)


def references(known: TagList, article: Article, entity: Entity) -> References:
    """The identifiers of the one entry that fits; of several, `{"ambiguous": [candidate, …]}`; of none, nothing."""
    for names in _tiers(article, entity):
        words = [_words(name) for name in names]
        keys = [" ".join(one) for one in words]
        shorter = [_lacking(one, entity.type) for one in words]
        for numbers in (
            [n for key in keys for n in _numbers(known.written, key)],
            [n for key in shorter for n in (*_numbers(known.lacking, key), *_numbers(known.written, key))],
        ):
            if fitting := _fitting(known, entity, numbers):
                return _told(fitting)
    return {}


def _tiers(article: Article, entity: Entity) -> Iterator[list[str]]:
    """The forms of an entity, those that tell most first: the fullest, alone and with its titles; then the others."""
    titled = [f"{role} {entity.name}" for role in entity.roles] if entity.type == "person" else []
    yield [entity.name, *titled]
    full = entity.type == "person" and " " in entity.name
    yield [alias for alias in entity.aliases if not full or " " in alias]
    # Spans leave a possessive out, also where it is the name: "McDonald's".
    yield [f"{entity.name}'s"] if all(article.text.startswith(POSSESSIVES, m.end) for m in entity.mentions) else []


def _fitting(known: TagList, entity: Entity, numbers: Iterable[int]) -> list[Entry]:
    """The entries, of these, that have a type that the entity may have: its own before any other; in their order.

    Entries with the same identifiers are one.
    """
    found = [known.entries[number] for number in sorted(set(numbers))]
    same = [entry for entry in found if entry.type == entity.type]
    fitting = same or [entry for entry in found if _may_be(entity, entry.type)]
    return list({(entry.schemes, entry.identifiers): entry for entry in reversed(fitting)}.values())[::-1]


def _may_be(entity: Entity, kind: EntityType | None) -> bool:
    """May an entity be of another type in the list: "White House" the organisation, not "Chelsea" the club?"""
    return kind is None or (" " in entity.name and "person" not in {kind, entity.type})


def _told(fitting: Sequence[Entry]) -> References:
    if len(fitting) == 1:
        return fitting[0].references()
    return {AMBIGUOUS: [{"name": e.name, "type": e.type, "references": e.references()} for e in fitting]}
