"""Which persons of several articles are one, and which are namesakes.

A person is looked up by surname, as it sounds, so that each meets only those who may be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from service.comparison import transliteration, words
from service.comparison.sides import Side
from service.comparison.stories import Grouping
from service.document import Entity
from service.reading import forms, persons
from service.reading.forms import Parts

EXACT, SHORT, SOUNDED, ROLE = 0.97, 0.85, 0.75, 0.9
MOST = 60  # of one surname that are looked at: more would be a list, not people of a story


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of one article."""

    article: int
    entity: Entity
    parts: Parts

    def role_words(self) -> frozenset[str]:
        """What the titles say, in stems."""
        return frozenset(words.stem(word) for role in self.entity.roles for word in role.split()) - {""}


@dataclass(slots=True)
class Person:
    """Nodes that are one person, in the order in which they were found, and how sure that is."""

    nodes: list[Node] = field(default_factory=list)
    confidence: float = EXACT

    def add(self, node: Node, confidence: float) -> None:
        """One more; the least sure one decides."""
        self.nodes.append(node)
        self.confidence = min(self.confidence, confidence)

    def is_in(self, article: int) -> bool:
        """Does an article name them already? One that names two people does not mean one."""
        return any(node.article == article for node in self.nodes)


def nodes(sides: Iterable[Side]) -> list[Node]:
    """The persons of each article."""
    return [
        Node(side.index, entity, forms.person(entity.name))
        for side in sides
        for entity in side.document.entities
        if entity.type == "person"
    ]


def group(found: Sequence[Node], grouping: Grouping) -> list[Person]:
    """The persons: those with full names first, then those who are called by a part of one."""
    known: list[Person] = []
    by_sound: dict[str, list[Person]] = defaultdict(list)
    for node in sorted((node for node in found if len(node.parts) > 1), key=lambda node: -len(node.parts)):
        bucket = by_sound[transliteration.sounds(node.parts[-1])]
        person, confidence = _best(node, bucket[:MOST], grouping)
        if person is None:
            person = Person()
            known.append(person)
            bucket.append(person)
        person.add(node, confidence)
    _place_short(found, known, grouping)
    return known


def _best(node: Node, known: Sequence[Person], grouping: Grouping) -> tuple[Person | None, float]:
    """The surest of those who may be this person."""
    sure = [(sureness(node, person, grouping), person) for person in known if not person.is_in(node.article)]
    confidence, found = max(sure, key=lambda one: one[0], default=(0.0, None))
    return (found, confidence) if confidence > 0 else (None, EXACT)


def sureness(node: Node, person: Person, grouping: Grouping) -> float:
    """How sure it is that a full name means a person, who must be so for each article that names them; 0 if not."""
    return min(_one(node, other, grouping) for other in person.nodes[:MOST] if len(other.parts) > 1)


def _one(left: Node, right: Node, grouping: Grouping) -> float:
    near = grouping.related(left.article, right.article)
    same_role = bool(left.role_words() & right.role_words())
    if persons.compatible(left.parts, right.parts):
        return _same_name(left, right, near=near, same_role=same_role)
    if not (near or same_role) or not _spelled_alike(left.parts, right.parts, lenient=same_role):
        return 0.0
    return ROLE if same_role else SOUNDED


def _same_name(left: Node, right: Node, *, near: bool, same_role: bool) -> float:
    """The same name in articles that have nothing else in common, said of a senator and a striker, is two people's."""
    if left.entity.roles and right.entity.roles and not near and not same_role:
        return 0.0
    plain = left.parts[0] == right.parts[0]
    return (EXACT if near or same_role else ROLE) if plain else SHORT


def _spelled_alike(left: Parts, right: Parts, *, lenient: bool) -> bool:
    """Are two full names spellings of one: surname and given name both?"""
    surname = transliteration.alike(left[-1], right[-1])
    given = transliteration.alike(left[0], right[0])
    if surname and given:
        return True
    slip = transliteration.misspelled(left[-1], right[-1]) and left[0] == right[0]
    return slip and (lenient or not (words.is_known(left[-1]) and words.is_known(right[-1])))


def _place_short(found: Sequence[Node], known: list[Person], grouping: Grouping) -> None:
    """Give each short name to whom it can mean: "Haniyeh" to Ismail Haniyeh, if there is no other of that name."""
    by_part: dict[str, list[Person]] = defaultdict(list)
    for person in known:
        for part in dict.fromkeys(part for node in person.nodes for part in (node.parts[-1], node.parts[0])):
            by_part[part].append(person)
    alone: dict[str, list[Person]] = defaultdict(list)
    for node in found:
        if len(node.parts) == 1:
            name = node.parts[0]
            meant = _meant(node, by_part[name][:MOST], grouping) or _meant(node, alone[name][:MOST], grouping)
            person = meant or Person()
            if meant is None:
                known.append(person)
                alone[name].append(person)
            person.add(node, SHORT if meant else EXACT)


def _meant(node: Node, known: Sequence[Person], grouping: Grouping) -> Person | None:
    """The one person, of those near by, whom a short name can mean; None where there are several or none."""
    near = [
        person
        for person in known
        if not person.is_in(node.article)
        and any(
            grouping.related(node.article, other.article) or node.role_words() & other.role_words()
            for other in person.nodes
        )
    ]
    if len(near) > 1:
        near = [person for person in near if any(node.role_words() & other.role_words() for other in person.nodes)]
    return near[0] if len(near) == 1 else None
