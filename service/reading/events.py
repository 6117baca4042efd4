"""Names of events and works that a noun makes, whatever stands in them: laws, treaties, wars, games, storms.

"Good Friday Agreement", "Cold War" and "Winter Olympics" end in such a noun, "Operation Barkhane" and "Hurricane
Katrina" begin with one, "Treaty of Lisbon" with one and "of". What was found inside of them is part of the name: no
place is meant by "Paris" in "Paris Agreement". In headlines Capitals tell nothing, and "World Cup Committee" is a body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from service import lexicons
from service.reading.linear import Integers
from service.reading.scenes import CAPITALS, NORMAL, Scene

Span = tuple[int, int, str]
LONGEST = 5  # words of such a name
RULES = {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in lexicons.lines("event_heads")}
NOUN_FORMS = [form for noun in sorted({noun for noun, _ in RULES}) for form in (noun.capitalize(), noun.upper())]
OPENERS = lexicons.words("function_words")
ARTICLES = frozenset({"the"})


def name(scene: Scene, names: Sequence[Span], kinds: Integers) -> list[Span]:
    """The names (first and last word, kind) with those that a noun makes; `kinds` are those of the words' sentences."""
    starts = [sentence.first for sentence in scene.sentences]
    ends = [sentence.last for sentence in scene.sentences]
    made: list[Span] = []
    for at in _nouns(scene):
        begin, end = starts[bisect_right(starts, at) - 1], ends[bisect_right(starts, at) - 1]
        if kinds[at] == CAPITALS or (kinds[at] != NORMAL and scene.words[end - 1] != "."):
            continue
        found = _ending(scene.words, at, begin, end) or _beginning(scene.words, at, end)
        if found and (not made or made[-1][1] <= found[0]) and _fits(found, names):
            made.append(found)
    if not made:
        return list(names)
    taken = {at for first, last, _ in made for at in range(first, last)}
    return sorted([*(one for one in names if one[0] not in taken), *made])


def _nouns(scene: Scene) -> list[int]:
    """Where the nouns stand with a capital."""
    known = [word for word in NOUN_FORMS if word in scene.layout.numbers]
    return scene.places_of(known) if known else []


def _ending(words: Sequence[str], at: int, begin: int, end: int) -> Span | None:
    """The name that ends in this noun: "Oslo Accords", "Second World War", but not "World Cup Committee"."""
    kind = RULES.get((words[at].lower(), "last"))
    if kind is None or (at + 1 < end and words[at + 1][0].isupper()):
        return None
    first = at
    while first > max(begin, at - LONGEST + 1) and words[first - 1][0].isupper() and words[first - 1][-1] != ".":
        first -= 1
    if first == begin and words[first].lower() in OPENERS:
        first += 1
    return (first, at + 1, kind) if first < at else None


def _beginning(words: Sequence[str], at: int, end: int) -> Span | None:
    """The name that begins with this noun: "Operation Barkhane", "Treaty of Lisbon", "Battle of the Somme"."""
    noun, first = words[at].lower(), at + 1
    kind = RULES.get((noun, "first"))
    if (noun, "of") in RULES and first < end and words[first] == "of":
        kind, first = RULES[noun, "of"], first + 1
        first += first < end and words[first] in ARTICLES
    last = first
    while last < min(end, first + LONGEST) and words[last][0].isupper():
        last += 1
    return (at, last, kind) if kind and last > first else None


def _fits(made: Span, names: Sequence[Span]) -> bool:
    """Are the names that it touches parts of it, and is it nobody's name as a whole ("Hurricane Carter")?"""
    first, last, _ = made
    touched = [one for one in names if one[0] < last and first < one[1]]
    if len(touched) == 1 and touched[0][:2] == (first, last):
        return touched[0][2] != "PER"
    return all(first <= one[0] and one[1] <= last for one in touched)
