"""Whose words they are: the words that name a source become a Party.

"Secretary of State Antony Blinken" is Blinken; "a Hezbollah official" is nobody by name, affiliated with Hezbollah;
"the president" is whom the reading says. The head of the phrase decides, never the nearest name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service import lexicons
from service.analyses.attribution import bodies
from service.analyses.attribution.scene import Range, Scene, is_word
from service.document import Entity, Party

BREAKS = lexicons.words("source_breaks")
PEOPLE = lexicons.words("person_nouns")
PARTS = frozenset({",", "and", "&", "or"})
SEGMENT_ENDS = frozenset({",", "(", "—", "–", "--", ":", ";", "who", "which", "whose"})
LOOSE = frozenset({"others", "other", "more", "many"})
"""Nouns that name nobody beside a speaker: "Brook and others"."""
ORGANS = lexicons.words("state_organs")
"""Nouns that name a body after a name: "the Brook administration"."""
ORGANISED = bodies.GENERIC | lexicons.words("organisation_parts") | lexicons.words("firm_words")
"""Nouns that a body is called before its name: "the company, Kessel Lines"."""
POSSESSIVES = frozenset({"'s", "'"})
ROLE_WINDOW = 80
"""Characters around a source in which its role is looked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named at tokens `first` to `last`."""

    entity: Entity
    first: int
    last: int


def named_in(scene: Scene, place: Range) -> Iterator[Named]:
    """The entities named in a range, in reading order."""
    at = place[0]
    names = scene.document.entity_at
    while at < place[1]:
        first, entity = at, names.get(at)
        at += 1
        while entity is not None and at < place[1] and names.get(at) == entity:
            at += 1
        if entity is not None:
            yield Named(scene.document.entity_by_id[entity], first, at)


def party_of(scene: Scene, place: Range) -> Party:
    """The Party that a phrase names or describes; `entity` is None where that stays open."""
    segment = (place[0], _segment_end(scene, place))
    head = _head(scene, segment) or _apposed(scene, place, segment)
    if head is not None:
        return _of_entity(scene, head, place)
    described = _described(scene, segment)
    if described is not None:
        return _of_entity(scene, described, place)
    first = next(_parts(scene, place), place)
    if first != place and _stands_alone(scene, first):
        return party_of(scene, first)
    return _of_description(scene, place, segment)


def core(scene: Scene, place: Range) -> Range:
    """A phrase up to its first comma or clause: "Amy Lowe | , who led the study"."""
    return place[0], _segment_end(scene, place)


def _stands_alone(scene: Scene, part: Range) -> bool:
    """Is the first of several a noun phrase: "the board" of "the board and its staff", not "local" of "local and …"?"""
    last = scene.tokens[part[1] - 1]
    return last.tag.startswith("NN") and (part[1] - 1 not in scene.document.entity_at) and part[1] - part[0] > 1


def joint(scene: Scene, place: Range) -> tuple[Party, ...]:
    """The further speakers of a phrase that names several: "Lillis and Bertrand", "Obama, Clinton and others"."""
    parts = list(_parts(scene, place))
    if len(parts) < 2:
        return ()
    first = _head(scene, parts[0])
    if first is None and not _stands_alone(scene, parts[0]):
        return ()
    loose = "," in scene.words((place[0], parts[-1][0]))
    return tuple(party for part in parts[1:] if (party := _with(scene, first, part, loose)))


def _with(scene: Scene, first: Named | None, part: Range, loose: bool) -> Party | None:
    """Who speaks beside the first: of the same type, or people without a name ("and two of her aides").

    These not in a `loose` row, with commas: "Hale, the head of the union and a member of the board" is one.
    """
    head = _head(scene, part)
    if head is not None:
        alike = first is None or head.entity.type == first.entity.type
        return _of_entity(scene, head, part) if alike else None
    noun = scene.tokens[_noun_phrase_end(scene, part) - 1].text
    people = is_people(noun) and noun.lower() not in LOOSE
    return _of_description(scene, part, part) if people and not loose and part[1] - part[0] > 1 else None


def _parts(scene: Scene, place: Range) -> Iterator[Range]:
    """The phrase cut at commas and "and" outside names, if there is an "and"; no further than a relative clause."""
    names = scene.document.entity_at
    words = scene.words(place)
    cuts = [
        place[0] + at
        for at, word in enumerate(words)
        if word in PARTS and not (names.get(place[0] + at) and names.get(place[0] + at) == names.get(place[0] + at - 1))
    ]
    if not any(words[cut - place[0]] in {"and", "&"} for cut in cuts):
        yield place
        return
    first = place[0]
    for cut in [*cuts, place[1]]:
        if cut > first:
            yield first, cut
            if any(word in SEGMENT_ENDS for word in scene.words((first, cut))):
                return
        first = cut + 1


def _segment_end(scene: Scene, place: Range) -> int:
    names = scene.document.entity_at
    for at in range(place[0] + 1, place[1]):
        if scene.tokens[at].text.lower() in SEGMENT_ENDS and at not in names:
            return at
    return place[1]


def _noun_phrase_end(scene: Scene, segment: Range) -> int:
    """Where the phrase's own noun ends: before its first preposition or relative clause."""
    names = scene.document.entity_at
    for at in range(segment[0] + 1, segment[1]):
        if at not in names and scene.tokens[at].text.lower() in BREAKS:
            return at
    return segment[1]


def _head(scene: Scene, segment: Range) -> Named | None:
    """The entity that is the head of the phrase: named last before any preposition, or after a title with "of"."""
    end = _noun_phrase_end(scene, segment)
    found = list(named_in(scene, segment))
    for named in found:
        if named.first < end <= named.last or (named.last == end - 1 and _is_possessive(scene, named.last, end)):
            return named
        joined = named.last < end and "and" in scene.words((named.last, min(named.last + 1, end)))
        if joined and (named.entity.type != "group" or scene.tokens[named.last - 1].tag.endswith("S")):
            return named  # "Israelis and others", but not the "American" of "American and Israeli officials"
    last = found[-1] if found else None
    titled = end < segment[1] and scene.words((end, end + 1)) == ["of"] and scene.tokens[end - 1].text[0].isupper()
    if titled and last and last.last == segment[1] and last.entity.type == "person" and last.first > end + 1:
        return last
    return None


def _is_possessive(scene: Scene, at: int, end: int) -> bool:
    return end == at + 1 and scene.words((at, end))[0] in POSSESSIVES


def _apposed(scene: Scene, place: Range, segment: Range) -> Named | None:
    """Who is named right after the phrase's first comma: "the secretary of state, John Kerry,", "the firm, Kessel,"."""
    if segment[1] + 1 >= place[1] or scene.tokens[segment[1]].text != ",":
        return None
    rest = (segment[1] + 1, _segment_end(scene, (segment[1] + 1, place[1])))
    named = next(named_in(scene, rest), None)
    noun = scene.tokens[_noun_phrase_end(scene, segment) - 1].text
    alike = "person" if is_people(noun) or noun.lower() not in ORGANISED else "organisation"
    if named is None or named.entity.type not in {"person", alike} or named.last != rest[1]:
        return None
    return named if _noun_phrase_end(scene, rest) == rest[1] else None


def _described(scene: Scene, segment: Range) -> Named | None:
    """The entity for which the reading says that the phrase, or the pronoun, stands."""
    last = _noun_phrase_end(scene, segment) - 1
    while last > segment[0] and not is_word(scene.tokens[last]):
        last -= 1
    start, end = scene.tokens[segment[0]].start, scene.tokens[last].end
    entity = scene.reference_over(start, end) or _body(scene, (segment[0], last + 1))
    return Named(entity, segment[0], segment[1]) if entity else None


def _body(scene: Scene, phrase: Range) -> Entity | None:
    """The body that "the union" is, where the article settles it."""
    words = scene.words(phrase)
    if len(words) != 2 or words[0] != "the" or scene.tokens[phrase[0] + 1].tag != "NN" or is_people(words[1]):
        return None
    entity = bodies.meant(scene.bodies, words[1], scene.tokens[phrase[0]].start)
    return scene.document.entity_by_id[entity] if entity else None


def _of_entity(scene: Scene, named: Named, place: Range) -> Party:
    entity, span = named.entity, scene.span((named.first, named.last))
    around = scene.document.article.text[
        max(0, scene.tokens[place[0]].start - ROLE_WINDOW) : scene.tokens[place[1] - 1].end + ROLE_WINDOW
    ]
    role = next((role for role in entity.roles if role in around), None)
    return Party(entity.id, entity.name, role, False, None, None, span)


def _of_description(scene: Scene, place: Range, segment: Range) -> Party:
    """Nobody by name: "two officials familiar with the matter", "the report", a name that the reading missed."""
    end = _noun_phrase_end(scene, segment)
    while end - 1 > segment[0] and not is_word(scene.tokens[end - 1]):
        end -= 1
    head, span = scene.tokens[end - 1].text, scene.span(place)
    if head in ORGANS and end - 2 in scene.document.entity_at and scene.tokens[end - 2].tag.startswith("NNP"):
        first = segment[0] + (scene.tokens[segment[0]].tag == "DT")
        return Party(None, scene.span((first, end)).text, None, False, None, scene.document.entity_at[end - 2], span)
    affiliation = next((n.entity.id for n in named_in(scene, segment) if n.entity.type != "person"), None)
    affiliation = affiliation or next((n.entity.id for n in named_in(scene, segment)), None)
    people = is_people(head) or any(word in PEOPLE for word in scene.words((segment[0], segment[0] + 1)))
    if (
        scene.tokens[end - 1].tag.startswith("NNP")
        and not people
        and end - segment[0] <= 4
        and scene.words((segment[0], segment[0] + 1))[0] != "the"
    ):
        return Party(None, scene.span((segment[0], end)).text, None, False, None, None, span)
    return Party(None, None, None, people, span.text, affiliation, span)


def is_people(word: str) -> bool:
    """Is this a noun for people, one or several?"""
    small = word.lower()
    return (
        small in PEOPLE
        or (small.endswith("s") and small[:-1] in PEOPLE)
        or (small.endswith("ies") and small[:-3] + "y" in PEOPLE)
    )
