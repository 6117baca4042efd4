"""What the model of names looks at: one function for training and for service.

Of single words: their form, their letters, their cluster, and what they were in the texts of the training
(`attributes`). Of words in their places (`keys`): pairs of words, patterns of capitals, tags, known phrases, and what
the rest of the document shows of a capitalised word: whether it also stands in lower case, in which run of capitals,
after which titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.reading import clusters, gazetteer, linear, scenes
from service.reading.linear import Integers, Layout
from service.reading.portraits import portraits
from service.reading.scenes import LOWER, NONE, Scene, Types, View, case

PREFIXES, SUFFIXES = 4, 4
PLACED = 27  # templates of words in their places; those after them are of words wherever they stand
SPAN = 2**20  # more than there are known words
CLUSTERS = 65  # coarse clusters, and none
SHORT = 30  # words of a text whose topic cannot be told
ROLES = ("PB", "PI", "ORG", "LOC", "NORP", "OTH", "O")
"""What a word can be in a text. Three more columns of its codes: how often it was seen as it is, and in lower case,
and whether it is a given name (1), a surname (2) or both (3)."""

Codes = Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the model knows of words and phrases beyond its weights; `phrase_codes` are (phrase, fact and harvest).

    `topics` are (topic, share of each cluster in its texts).
    """

    words: Mapping[str, int]
    phrases: gazetteer.Phrases
    phrase_codes: npt.NDArray[np.int64]
    topics: npt.NDArray[np.float32]


def attributes(word: str, codes: Codes) -> list[str]:
    """What is seen of a single word. `codes` are its row of the lexicon, or None."""
    return [*form(word), *history(codes)]


def form(word: str) -> list[str]:
    """What is seen of a word's letters, and its clusters."""
    short = word[: linear.LONGEST]
    lower = short.lower()
    found = ["bias", f"w={short}", f"l={lower}", f"x={linear.shape(word)}", f"c={case(word)}"]
    if word[:1].isalpha():
        found += linear.affixes(word, PREFIXES, SUFFIXES)
    return found + clusters.attributes(short)


def history(codes: Codes) -> list[str]:
    """What a word was in the texts of the training, by its row of the lexicon."""
    if codes is None:
        return ["unseen"]
    roles, (seen, small, person) = codes[: len(ROLES)], codes[len(ROLES) :]
    best = max(range(len(ROLES)), key=lambda number: roles[number])
    found = [f"r{name}{code}" for name, code in zip(ROLES, roles, strict=True) if code]
    return [*found, f"n{ROLES[best]}{seen}" if seen else "unseen", f"o{small}", f"y{person}"]


def spellings(word: str) -> tuple[str, ...]:
    """A word as it is looked up: one in capitals also as "Zagreb" for "ZAGREB"."""
    return (word, word.capitalize()) if len(word) > 1 and word.isupper() else (word,)


def bucket(share: float) -> int:
    """A share in six steps."""
    return 0 if share <= 0 else 1 + sum(share > step for step in (0.03, 0.2, 0.6, 0.95))


def frequency(count: int) -> int:
    """A count in five steps."""
    return sum(count >= step for step in (1, 2, 5, 25))


def types(words: Sequence[str], codes: Sequence[Codes], known: Known) -> tuple[Integers, ...]:
    """The fields of `Types` of words with these rows of the lexicon."""
    lower = [word.lower() for word in words]
    return (
        np.array([case(word) if word else NONE for word in words]),
        np.array([scenes.flags(word) for word in words]),
        np.array([known.words.get(word, 0) for word in lower]),
        np.array([known.phrases.words.get(word, 0) if word else 0 for word in lower]),
        np.array([clusters.coarse(word) for word in words]),
        np.array([role(row) for row in codes]),
    )


def role(codes: Codes) -> int:
    """What a word mostly was (1 to 7), many things (8), a name of a person by lists alone (9 to 11), nothing (0)."""
    if codes is None:
        return 0
    best = max(range(len(ROLES)), key=lambda number: codes[number])
    if not codes[best]:
        return 8 + codes[-1] if codes[-1] else 0
    return 1 + best if codes[best] > bucket(0.5) else 8


def keys(scene: Scene, types: Types, known: Known) -> Integers:
    """Numbers (word, template) of what is seen of words in their places."""
    view = scenes.view(scene, types)
    ids = scene.layout.ids.take(scene.layout.places)
    found = [*columns(scene, types, view, known), *(column.take(ids) for column in portraits(scene, types, view))]
    return np.stack([column + (number << linear.TEMPLATE) for number, column in enumerate(found)], axis=1)


def columns(scene: Scene, types: Types, view: View, known: Known) -> Iterator[Integers]:
    """The values of the keys, template by template: all at once take much room where a text is long.

    Not those of the last templates, which words have wherever they stand (`portraits`).
    """
    layout = scene.layout
    yield from _pairs(types.numbers.take(layout.ids), layout.places)
    yield from _patterns(types.cases.take(layout.ids), view.kinds, scene)
    yield from _tags(scene)
    yield from _phrases(scene, types, known)
    yield from _kinds_around(scene, types, known)
    yield from _own_run(layout, view.runs, types.numbers)


def _kinds_around(scene: Scene, types: Types, known: Known) -> Iterator[Integers]:
    """What the words around mostly were, which clusters they are of, and the topic of the text."""
    layout, places = scene.layout, scene.layout.places
    roles, cases = types.roles.take(layout.ids), types.cases.take(layout.ids)
    here, case_here = roles[places], cases[places]
    before, after = roles[places - 1], roles[places + 1]
    yield ((before * 16 + here) * 16 + after) * 8 + case_here
    yield ((roles[places - 2] * 16 + before) * 16 + here) * 16 + after
    yield ((here * 16 + after) * 16 + roles[places + 2]) * 8 + case_here
    near = types.clusters.take(layout.ids)
    yield (near[places - 1] * CLUSTERS + near[places]) * 8 + case_here
    yield (near[places] * CLUSTERS + near[places + 1]) * 8 + case_here
    yield (near[places - 1] * CLUSTERS + near[places + 1]) * 8 + case_here
    numbers = types.numbers.take(layout.ids)
    yield (numbers[places - 1] * SPAN + numbers[places + 1]) * 8 + case_here
    about = topic(near[places], known)
    yield (about * 16 + here) * 8 + case_here
    yield (about * CLUSTERS + near[places - 1]) * 8 + case_here
    yield (about * CLUSTERS + near[places + 1]) * 8 + case_here


def topic(found: Integers, known: Known) -> int:
    """The topic of a text by the clusters of its words, counted from 1; 0 where the text is short."""
    if len(found) < SHORT:
        return 0
    return 1 + int((known.topics @ histogram(found)).argmax())


def histogram(found: Integers) -> npt.NDArray[np.float32]:
    """The share of each cluster among words, as a vector of length 1 of square roots (Hellinger)."""
    counts = np.sqrt(np.bincount(found, minlength=CLUSTERS)[1:CLUSTERS].astype(np.float32))
    shares: npt.NDArray[np.float32] = counts / np.maximum(np.linalg.norm(counts), np.float32(1e-6))
    return shares


def _pairs(ids: Integers, places: Integers) -> list[Integers]:
    here = ids.take(places)
    return [ids.take(places - 1) * SPAN + here, here * SPAN + ids.take(places + 1)]


def _patterns(cases: Integers, kinds: Integers, scene: Scene) -> list[Integers]:
    """Classes of letters around the word, with the kind of the sentence."""
    places = scene.layout.places
    before, here, after = cases.take(places - 1), cases.take(places), cases.take(places + 1)
    three = (before * 8 + here) * 8 + after
    five = (cases.take(places - 2) * 512 + three) * 8 + cases.take(places + 2)
    return [three, five, kinds * 8 + here, (kinds * 512 + three)]


def _tags(scene: Scene) -> list[Integers]:
    full = np.full(len(scene.layout.ids), 63, dtype=np.int64)
    places, here = scene.layout.places, scene.tags
    full[places] = here
    before, after = full.take(places - 1), full.take(places + 1)
    return [here, before * 64 + here, here * 64 + after]


def _phrases(scene: Scene, types: Types, known: Known) -> list[Integers]:
    """The code of the known phrase in which a word stands, as its first word or a later one; of its neighbours."""
    layout, codes = scene.layout, known.phrase_codes
    numbers, cases = types.phrases, types.cases
    ids, places = layout.ids, layout.places
    here = ids.take(places)
    starts = places[((cases != LOWER) & (numbers > 0)).take(here)]
    lengths, found = gazetteer.longest(known.phrases, numbers.take(ids), starts)
    marked = np.zeros((2, len(ids)), dtype=np.int64)
    for start, length, phrase in gazetteer.cover(starts, lengths, found):
        code = int(codes[phrase])
        for column, part in enumerate((code & 63, code >> 6)):
            if part:
                marked[column, start] = part * 4 + (length > 1)
                if length > 1:
                    marked[column, start + 1 : start + length] = part * 4 + 2
    return [marked[column].take(places + offset) for column in (0, 1) for offset in (0, -1, 1)]


def _own_run(layout: Layout, runs: Integers, numbers: Integers) -> list[Integers]:
    """The last word of the run in which a word stands ("Exchange" for "Tokyo Stock Exchange"), and the first."""
    first, last = runs.T
    several = np.flatnonzero(last - first > 1)
    found = np.zeros((2, len(runs)), dtype=np.int64)
    first, last, places = first[several], last[several], layout.places[several]
    words = numbers.take(layout.ids)
    found[0, several] = words.take(last - 1) * 4 + np.minimum(last - 1 - places, 3)
    found[1, several] = words.take(first) * 4 + np.minimum(places - first, 3)
    return list(found)
