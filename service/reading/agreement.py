"""What the document settles: one name, one kind, wherever it stands.

"Hamdan Rashid" read once as a person makes a person of "Rashid" elsewhere; what is an organisation four times and a
place once is an organisation, unless that once is far clearer; a name that was found twice is found where it stands a
third time, and so is the surname of a person with a full name ("Speaking on Sunday, Rashid told …"). What is the name
of an agency or a paper and nothing else in the news ("According to Xinhua, …") is an organisation whatever it was read
as.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from service import lexicons
from service.reading import tags
from service.reading.scenes import CAPITAL, MIXED, TITLES, UPPER, Scene, case

Span = tuple[int, int, str]
Votes = dict[tuple[str, ...], dict[str, int]]
"""How often a name was found as which kind."""
Evidence = Callable[[Span], Mapping[str, float]]
"""How far a place of a name speaks for each kind: the more, the higher."""
LONGEST = 12  # words of a name that is looked for elsewhere
KEPT = frozenset({"NORP"})  # a word for a people may name a language, a party or a place beside: no agreement is asked
SURNAME = 2  # times that a surname may be read as another kind for each time that it is read as a person's
OUTLETS = lexicons.words("news_outlets")
PROPER = tags.PENN.index("NNP")


def certain(span: Span) -> Mapping[str, float]:
    """Each place says its kind and no more: most places decide."""
    return {span[2]: 1.0}


def of_dateline(scene: Scene, spans: Sequence[Span], dateline: str | None) -> Sequence[Span]:
    """The spans; the town of the dateline is a place ("LINDHAVEN — The town council of Lindhaven …")."""
    if not dateline:
        return spans
    town = dateline.partition(",")[0].casefold()
    return [(a, b, "LOC" if " ".join(scene.words[a:b]).casefold() == town else kind) for a, b, kind in spans]


def settle(scene: Scene, spans: Sequence[Span], evidence: Evidence = certain) -> list[Span]:
    """The spans (first and last word, kind), each with the kind that the document gives its name, and some more.

    Where a name was read in several ways, the sum of the `evidence` of its places decides.
    """
    votes: Votes = {}
    names = [tuple(scene.words[first:last]) for first, last, _ in spans]
    for name, (_, _, kind) in zip(names, spans, strict=True):
        count = votes.setdefault(name, {})
        count[kind] = count.get(kind, 0) + 1
    best = {name: next(iter(count)) for name, count in votes.items()} | _disputed(names, spans, votes, evidence)
    surnames = _surnames(votes, best)
    kinds = {name: _kind(name, count, best[name], surnames) for name, count in votes.items()}
    kinds |= dict.fromkeys(_particled(kinds), "PER")
    settled = [
        (first, last, kind if kind in KEPT else kinds[name])
        for name, (first, last, kind) in zip(names, spans, strict=True)
    ]
    for surname in surnames:
        if case(surname) == CAPITAL:
            kinds.setdefault((surname,), "PER")
    return sorted([*settled, *_further(scene, settled, kinds, votes)])


def _disputed(
    names: Sequence[tuple[str, ...]], spans: Sequence[Span], votes: Votes, evidence: Evidence
) -> dict[tuple[str, ...], str]:
    """The kinds of the names that were read in several ways."""
    totals = {name: dict.fromkeys(count, 0.0) for name, count in votes.items() if len(count) > 1}
    for name, span in zip(names, spans, strict=True):
        if name in totals:
            told = evidence(span)
            totals[name] = {kind: total + told.get(kind, 0.0) for kind, total in totals[name].items()}
    return {name: max(total, key=total.__getitem__) for name, total in totals.items()}


def _surnames(votes: Votes, best: Mapping[tuple[str, ...], str]) -> dict[str, int]:
    """Last words of the longer names of persons, and how often those stand."""
    found: Counter[str] = Counter()
    for name, count in votes.items():
        if len(name) > 1 and best[name] == "PER":
            found[name[-1]] += count["PER"]
    return found


def _particled(kinds: dict[tuple[str, ...], str]) -> list[tuple[str, ...]]:
    """Surnames with the small words that belong to them: "de Wit" of "Bram de Wit", and "De Wit" where it opens."""
    found = []
    for name, kind in kinds.items():
        small = next((at for at, word in enumerate(name) if at and word.islower()), 0)
        if small and kind == "PER" and len(name) <= LONGEST:
            found += [name[small:], (name[small].capitalize(), *name[small + 1 :])]
    return found


def _kind(name: tuple[str, ...], count: dict[str, int], best: str, surnames: dict[str, int]) -> str:
    if " ".join(name) in OUTLETS:
        return "ORG"
    known = surnames.get(name[0], 0) if len(name) == 1 else 0
    return "PER" if known and count[best] <= SURNAME * (count.get("PER", 0) + known) else best


def _sizes(kinds: dict[tuple[str, ...], str], votes: Votes) -> dict[str, set[int]]:
    """First word -> lengths of the names that are looked for elsewhere.

    They are names of several words, single ones that were found twice, and surnames.
    """
    sizes: dict[str, set[int]] = defaultdict(set)
    for name, kind in kinds.items():
        known = votes.get(name)
        often = known is not None and sum(known.values()) > 1 and case(name[0]) in {CAPITAL, UPPER, MIXED}
        single = known is None or (often and kind not in KEPT)
        if 1 < len(name) <= LONGEST or single:
            sizes[name[0]].add(len(name))
    return sizes


def _further(scene: Scene, spans: Sequence[Span], kinds: dict[tuple[str, ...], str], votes: Votes) -> list[Span]:
    """Other places of the names that are looked for; surnames where they are proper nouns (not "Young people")."""
    sizes = {word: sorted(lengths, reverse=True) for word, lengths in _sizes(kinds, votes).items()}
    taken = {at for first, last, _ in spans for at in range(first, last)}
    found = []
    for at in scene.places_of(sizes):
        if at in taken:
            continue
        word = scene.words[at]
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
