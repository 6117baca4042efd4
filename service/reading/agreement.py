"""What the document settles: one name, one kind, wherever it stands.

"Hamdan Rashid" read once as a person makes a person of "Rashid" elsewhere; what is an organisation four times and a
place once is an organisation; a name that was found twice is found where it stands a third time, and so is the surname
of a person with a full name ("Speaking on Sunday, Rashid told …"). What is the name of an agency or a paper and nothing
else in the news ("According to Xinhua, …") is an organisation whatever it was read as.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from service import lexicons
from service.reading import tags
from service.reading.scenes import CAPITAL, MIXED, TITLES, UPPER, Scene, case

Span = tuple[int, int, str]
Name = tuple[str, ...]
LONGEST = 12  # words of a name that is looked for elsewhere
KEPT = frozenset({"NORP"})  # a word for a people may name a language, a party or a place beside: no agreement is asked
SURNAME = 2  # times that a surname may be read as another kind for each time that it is read as a person's
OUTLETS = lexicons.words("news_outlets")
PLACES = 3  # of which one at least has to be found, so that the others are
PROPER = tags.PENN.index("NNP")


def settle(scene: Scene, spans: Sequence[Span]) -> list[Span]:
    """The spans (first and last word, kind), each with the kind that the document gives its name, and some more."""
    votes: dict[Name, Counter[str]] = defaultdict(Counter)
    for first, last, kind in spans:
        votes[tuple(scene.words[first:last])][kind] += 1
    surnames = _surnames(votes)
    kinds = {name: _kind(name, count, surnames) for name, count in votes.items()}
    kinds |= dict.fromkeys(_particled(kinds), "PER")
    settled = [
        (first, last, kind if kind in KEPT else kinds[tuple(scene.words[first:last])]) for first, last, kind in spans
    ]
    for surname in surnames:
        if case(surname) == CAPITAL:
            kinds.setdefault((surname,), "PER")
    return sorted([*settled, *_further(scene, settled, kinds, votes)])


def _surnames(votes: dict[Name, Counter[str]]) -> dict[str, int]:
    """Last words of the longer names of persons, and how often those stand."""
    found: Counter[str] = Counter()
    for name, count in votes.items():
        if len(name) > 1 and count.most_common(1)[0][0] == "PER":
            found[name[-1]] += count["PER"]
    return found


def _particled(kinds: dict[Name, str]) -> list[Name]:
    """Surnames with the small words that belong to them: "de Wit" of "Bram de Wit", and "De Wit" where it opens."""
    found = []
    for name, kind in kinds.items():
        small = next((at for at, word in enumerate(name) if at and word.islower()), 0)
        if small and kind == "PER" and len(name) <= LONGEST:
            found += [name[small:], (name[small].capitalize(), *name[small + 1 :])]
    return found


def _kind(name: Name, count: Counter[str], surnames: dict[str, int]) -> str:
    if " ".join(name) in OUTLETS:
        return "ORG"
    best, times = count.most_common(1)[0]
    known = surnames.get(name[0], 0) if len(name) == 1 else 0
    return "PER" if known and times <= SURNAME * (count["PER"] + known) else best


def _sizes(scene: Scene, kinds: dict[Name, str], votes: dict[Name, Counter[str]]) -> dict[str, set[int]]:
    """First word -> lengths of the names that are looked for elsewhere.

    They are names of several words, single ones that were found twice, initials of bodies that were found in a third of
    their places ("the G7 agreed … G7 ministers"), and surnames.
    """
    sizes: dict[str, set[int]] = defaultdict(set)
    often = _often(scene, votes)
    for name, kind in kinds.items():
        known = votes.get(name)
        lettered = case(name[0]) in {CAPITAL, UPPER, MIXED} and kind not in KEPT
        single = known is None or name[0] in often or (known.total() > 1 and lettered)
        if 1 < len(name) <= LONGEST or single:
            sizes[name[0]].add(len(name))
    return sizes


def _often(scene: Scene, votes: dict[Name, Counter[str]]) -> set[str]:
    """Initials of organisations that were found once at least in so many PLACES."""
    found = {
        name[0]: count["ORG"]
        for name, count in votes.items()
        if len(name) == 1 < len(name[0]) and count["ORG"] and case(name[0]) in {UPPER, MIXED}
    }
    places = Counter(word for word in scene.words if word in found) if found else Counter[str]()
    return {word for word, times in found.items() if places[word] <= PLACES * times}


def _further(
    scene: Scene, spans: Sequence[Span], kinds: dict[Name, str], votes: dict[Name, Counter[str]]
) -> list[Span]:
    """Other places of the names that are looked for; surnames where they are proper nouns (not "Young people")."""
    sizes = {word: sorted(lengths, reverse=True) for word, lengths in _sizes(scene, kinds, votes).items()}
    taken = {at for first, last, _ in spans for at in range(first, last)}
    found = []
    for at, word in [(at, word) for at, word in enumerate(scene.words) if word in sizes]:
        if at in taken:
            continue
        for size in sizes[word]:
            place, name = range(at, at + size), tuple(scene.words[at : at + size])
            if len(name) < size or name not in kinds or taken.intersection(place) or not _alone(scene, place):
                continue
            if name in votes or scene.tags[place.stop - 1] == PROPER:
                found.append((place.start, place.stop, kinds[name]))
                taken.update(place)
                break
    return found


def _alone(scene: Scene, place: range) -> bool:
    """Is a name no part of a longer run of capitals that was left out on purpose ("Ukraine War Museum")?"""
    before = scene.words[place.start - 1] if place.start else ""
    after = scene.words[place.stop] if place.stop < len(scene.words) else ""
    return not (before[:1].isupper() and before.lower() not in TITLES and len(place) == 1) and not after[:1].isupper()
