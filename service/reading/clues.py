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
from service.reading.scenes import LOWER, NONE, Scene, case

PREFIXES, SUFFIXES = 4, 4
SPAN = 2**20  # more than there are known words
ROLES = ("PB", "PI", "ORG", "LOC", "NORP", "OTH", "O")
"""What a word can be in a text. Three more columns of its codes: how often it was seen as it is, and in lower case,
and whether it is a given name (1), a surname (2) or both (3)."""

Codes = Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the model knows of words and phrases beyond its weights; `phrase_codes` are (phrase, fact and harvest)."""

    words: Mapping[str, int]
    phrases: gazetteer.Phrases
    phrase_codes: npt.NDArray[np.int64]


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


def keys(scene: Scene, known: Known, phrase_codes: npt.NDArray[np.int64] | None = None) -> Integers:
    """Numbers (word, template) of what is seen of words in their places."""
    codes = known.phrase_codes if phrase_codes is None else phrase_codes
    return np.stack(list(columns(scene, known, codes)), axis=1)


def columns(scene: Scene, known: Known, phrase_codes: npt.NDArray[np.int64]) -> Iterator[Integers]:
    """The columns of `keys`, one by one: all at once take much room where a text is long."""
    for template, column in enumerate(_columns(scene, known, phrase_codes)):
        yield column + (template << linear.TEMPLATE)


def _columns(scene: Scene, known: Known, phrase_codes: npt.NDArray[np.int64]) -> Iterator[Integers]:
    layout = scene.layout
    cases = np.array([NONE, *(case(word) for word in layout.types[1:])], dtype=np.int64)
    kinds = scenes.sentence_kinds(scene)
    numbers = np.array([known.words.get(word.lower(), 0) for word in layout.types], dtype=np.int64)
    yield from _pairs(numbers[layout.ids], layout.places)
    yield from _patterns(cases[layout.ids], kinds, scene)
    yield from _tags(scene)
    yield from _phrases(scene, known, cases, phrase_codes)
    runs = scenes.runs(scene, cases, kinds)
    yield from _own_run(layout, runs, numbers)
    types = layout.ids[layout.places]
    yield from (column[types] for column in portraits(scene, (kinds, runs), cases, numbers).T)


def _pairs(ids: Integers, places: Integers) -> list[Integers]:
    here = ids[places]
    return [ids[places - 1] * SPAN + here, here * SPAN + ids[places + 1]]


def _patterns(cases: Integers, kinds: Integers, scene: Scene) -> list[Integers]:
    """Classes of letters around the word, with the kind of the sentence."""
    places = scene.layout.places
    before, here, after = cases[places - 1], cases[places], cases[places + 1]
    three = (before * 8 + here) * 8 + after
    five = (cases[places - 2] * 512 + three) * 8 + cases[places + 2]
    return [three, five, kinds * 8 + here, (kinds * 512 + three)]


def _tags(scene: Scene) -> list[Integers]:
    full = np.full(len(scene.layout.ids), 63, dtype=np.int64)
    full[scene.layout.places] = scene.tags
    places = scene.layout.places
    before, here, after = full[places - 1], full[places], full[places + 1]
    return [here, before * 64 + here, here * 64 + after]


def _phrases(scene: Scene, known: Known, cases: Integers, codes: npt.NDArray[np.int64]) -> list[Integers]:
    """The code of the known phrase in which a word stands, as its first word or a later one; of its neighbours."""
    layout = scene.layout
    numbers = np.array([0, *(known.phrases.words.get(word.lower(), 0) for word in layout.types[1:])], dtype=np.int64)
    ids = layout.ids
    starts = layout.places[(cases[ids[layout.places]] != LOWER) & (numbers[ids[layout.places]] > 0)]
    lengths, found = gazetteer.longest(known.phrases, numbers[ids], starts)
    marked = np.zeros((2, len(ids)), dtype=np.int64)
    for start, length, phrase in gazetteer.cover(starts, lengths, found):
        code = int(codes[phrase])
        for column, part in enumerate((code & 63, code >> 6)):
            if part:
                marked[column, start] = part * 4 + (length > 1)
                marked[column, start + 1 : start + length] = part * 4 + 2
    places = layout.places
    return [marked[column, places + offset] for column in (0, 1) for offset in (0, -1, 1)]


def _own_run(layout: Layout, runs: Integers, numbers: Integers) -> list[Integers]:
    """The last word of the run in which a word stands ("Exchange" for "Tokyo Stock Exchange"), and the first."""
    first, last = runs.T
    several = last - first > 1
    words = numbers[layout.ids]
    ends = words[np.maximum(last - 1, 0)] * 4 + np.clip(last - 1 - layout.places, 0, 3)
    starts = words[np.minimum(first, len(words) - 1)] * 4 + np.clip(layout.places - first, 0, 3)
    return [ends * several, starts * several]
