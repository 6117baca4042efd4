"""Who and what several articles name, with the spellings and titles of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.comparison import people
from service.comparison.nouns import Appearance, NameDifference, Namesake, SharedEntity
from service.comparison.people import Node, Person
from service.comparison.sides import Side
from service.comparison.stories import Grouping
from service.document import Entity, EntityType
from service.reading import aliases, forms, persons

SURE, LESS_SURE = 0.95, 0.8
OWN = ":"  # stands in no id of an entity
KINDS: tuple[EntityType, ...] = ("organisation", "place", "group", "event", "work")

Key = tuple[int, str]
"""An article and the id of one of its entities."""


@dataclass(frozen=True, slots=True)
class Names:
    """The entities that several articles name, and which of them each entity of an article is."""

    shared: tuple[SharedEntity, ...]
    of: dict[Key, str]
    """The id of a shared entity; of one that is in one article alone, an id that no other has: "2:ada-winter"."""

    def shared_id(self, article: int, entity: str) -> str | None:
        """The id of the shared entity that an entity of an article is; None where no other article names it."""
        found = self.of.get((article, entity), OWN)
        return None if OWN in found else found


def across(sides: Sequence[Side], grouping: Grouping) -> Names:
    """The names of all articles, matched; most prominent first."""
    everybody = people.group(people.nodes(sides), grouping)
    clusters = [cluster for cluster in (*everybody, *_others(sides)) if len(cluster.nodes) > 1]
    clusters.sort(key=lambda cluster: (-sum(node.entity.salience for node in cluster.nodes), _first(cluster)))
    ids = _ids(clusters)
    of = {(node.article, node.entity.id): name for name, c in zip(ids, clusters, strict=True) for node in c.nodes}
    by_surname = _by_surname(everybody)
    shared = [_told(sides, name, cluster, by_surname) for name, cluster in zip(ids, clusters, strict=True)]
    return Names(tuple(shared), _alone(sides, of))


def _first(cluster: Person) -> Key:
    return min((node.article, node.entity.id) for node in cluster.nodes)


def _alone(sides: Sequence[Side], of: dict[Key, str]) -> dict[Key, str]:
    """Every entity of every article with the id of whom it is."""
    keys = ((side.index, entity.id) for side in sides for entity in side.document.entities)
    return {key: of.get(key, f"{key[0]}{OWN}{key[1]}") for key in keys}


def _ids(clusters: Iterable[Person]) -> list[str]:
    """An id for each, made of the name; the second of one name gets a number."""
    seen: Counter[str] = Counter()
    found = []
    for cluster in clusters:
        name = forms.slug(_name(cluster.nodes))
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return found


def _name(nodes: Sequence[Node]) -> str:
    """The fullest of the names, the most frequent of those; of a country the usual one."""
    counts = Counter(node.entity.name for node in nodes)
    return max(
        counts, key=lambda name: (forms.is_usual(name), len(forms.parts(name)), counts[name], not name.isupper())
    )


def _others(sides: Sequence[Side]) -> list[Person]:
    """Organisations, places and the like: by full names, acronyms and shortened forms, as within one article."""
    kinds = _kinds(sides)
    found: list[Person] = []
    for kind in KINDS:
        here = [
            Node(side.index, entity, forms.parts(entity.name))
            for side in sides
            for entity in side.document.entities
            if entity.type != "person" and kinds.get(forms.parts(entity.name), entity.type) == kind
        ]
        numbers = aliases.group([node.entity.name for node in here], kind, [node.article for node in here])
        groups: dict[int, Person] = defaultdict(Person)
        for node, number in zip(here, numbers, strict=True):
            _join(groups[number], node)
        found += groups.values()
    return found


def _kinds(sides: Iterable[Side]) -> dict[tuple[str, ...], EntityType]:
    """The type that most articles give a name: "Hamas" is not an organisation here and a group there."""
    votes: dict[tuple[str, ...], Counter[EntityType]] = defaultdict(Counter)
    for side in sides:
        for entity in side.document.entities:
            if entity.type != "person":
                votes[forms.parts(entity.name)][entity.type] += len(entity.mentions)
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


def _join(cluster: Person, node: Node) -> None:
    """An article has one of each; a second form that it keeps apart ("Senate", "State Senate") is not joined."""
    if not cluster.is_in(node.article):
        same = any(node.parts == other.parts for other in cluster.nodes)
        cluster.add(node, SURE if same or not cluster.nodes else LESS_SURE)


def _by_surname(everybody: Iterable[Person]) -> dict[str, list[Person]]:
    """The persons of each surname."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in everybody:
        for surname in dict.fromkeys(node.parts[-1] for node in person.nodes):
            found[surname].append(person)
    return found


def _namesakes(cluster: Person, by_surname: dict[str, list[Person]]) -> tuple[Namesake, ...]:
    """Others of the same surname, each where it is named first."""
    surnames = dict.fromkeys(node.parts[-1] for node in cluster.nodes)
    others = [one for surname in surnames for one in by_surname.get(surname, ()) if one is not cluster]
    firsts = sorted((*_first(one), _name(one.nodes)) for one in others)
    return tuple(Namesake(*first) for first in dict.fromkeys(firsts))


def _told(sides: Sequence[Side], name: str, cluster: Person, by_surname: dict[str, list[Person]]) -> SharedEntity:
    nodes = sorted(cluster.nodes, key=lambda node: (node.article, node.entity.id))
    kind = Counter(node.entity.type for node in nodes).most_common(1)[0][0]
    return SharedEntity(
        name,
        _name(nodes),
        kind,
        tuple(appearance(sides[node.article], node.entity) for node in nodes),
        _differences(nodes),
        _namesakes(cluster, by_surname) if kind == "person" else (),
        cluster.confidence,
    )


def appearance(side: Side, entity: Entity) -> Appearance:
    """How an article names an entity."""
    places = tuple(map(side.place, entity.mentions))
    spellings = tuple(dict.fromkeys(span.text for span in entity.mentions))
    return Appearance(side.index, entity.id, entity.name, spellings, entity.roles, places)


def _differences(nodes: Sequence[Node]) -> tuple[NameDifference, ...]:
    """In what the articles differ: the spelling, the length of the form, the titles."""
    found: list[NameDifference] = []
    names = {tuple(forms.fold(part) for part in node.entity.name.split()) for node in nodes}
    if nodes[0].entity.type == "person" and _spellings(nodes) > 1:
        found.append("spelling")
    if len({len(name) for name in names}) > 1 or (nodes[0].entity.type != "person" and len(names) > 1):
        found.append("form")
    if len({frozenset(map(forms.fold, node.entity.roles)) for node in nodes}) > 1:
        found.append("role")
    return tuple(found)


def _spellings(nodes: Sequence[Node]) -> int:
    """How many spellings a person's name has; an initial, a short form or a missing part is no other spelling."""
    found: list[Node] = []
    for node in nodes:
        if len(node.parts) > 1 and not any(persons.compatible(node.parts, other.parts) for other in found):
            found.append(node)
    return len(found)
