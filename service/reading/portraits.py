"""What the rest of a document shows of its capitalised words.

Whether a word also stands in lower case, whether with a capital inside a sentence, after a title, in which run of
capitals, and between which words: no matter what it is taken for there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from service.reading.linear import Integers
from service.reading.scenes import CAPITALS, LOWER, NORMAL, TITLES, UPPER, Scene, capital

NEIGHBOURS = 3  # words before and after that are kept of a word seen several times


def portraits(scene: Scene, where: tuple[Integers, Integers], cases: Integers, numbers: Integers) -> Integers:
    """What the document shows of each of its words: codes (type, template), all 0 for words in lower case."""
    layout, (kinds, runs) = scene.layout, where
    result = np.zeros((len(layout.types), 5 + 2 * NEIGHBOURS), dtype=np.int64)
    spots: dict[str, list[int]] = defaultdict(list)
    for at in np.flatnonzero(capital(cases[layout.ids[layout.places]])).tolist():
        spots[_base(scene.words[at], kinds[at])].append(at)
    lower = frozenset(word for word, kind in zip(layout.types, cases.tolist(), strict=True) if kind == LOWER)
    around = _Surroundings(scene, layout.places.data, kinds.data, runs.data, numbers[layout.ids].data, lower)
    seen = {name: _portrait(name, words, around) for name, words in spots.items()}
    for number, word in enumerate(layout.types):
        portrait = seen.get(word) or (seen.get(word.capitalize()) if cases[number] == UPPER else None)
        if portrait:
            result[number] = portrait
    return result


def _base(word: str, kind: int) -> str:
    return word.capitalize() if kind == CAPITALS and len(word) > 1 else word


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """By word its place, its sentence's kind and its run (first, last); by place the word's number.

    Views of arrays: numbers that are looked up one at a time, and few of them.
    """

    scene: Scene
    places: memoryview[int]
    kinds: memoryview[int]
    runs: memoryview[int]
    numbers: memoryview[int]
    lower: frozenset[str]


def _portrait(name: str, words: list[int], around: _Surroundings) -> list[int]:
    """The codes of one word that stands as the `words` of these numbers."""
    normal = [at for at in words if around.kinds[at] == NORMAL]
    also_lower = name.lower() in around.lower
    titled = any(at and around.scene.words[at - 1].lower() in TITLES for at in normal)
    inside = any(_is_inside(at, around) for at in normal)
    state = 1 + ((also_lower * 2 + inside) * 3 + min(len(normal), 2)) * 2 + titled
    if not normal or len(words) < 2:
        return [state, *[0] * (4 + 2 * NEIGHBOURS)]
    best = max(normal, key=lambda at: (around.runs[at, 1] - around.runs[at, 0], -at))
    first, last, place = around.runs[best, 0], around.runs[best, 1], around.places[best]
    position = min(place - first, 2) * 4 + min(last - place, 3)
    ends = [around.numbers[last - 1], around.numbers[first]] if last - first > 1 else [0, 0]
    beside = [_commonest([around.numbers[around.places[at] + side] for at in normal]) for side in (-1, 1)]
    return [state, 1 + position * 2 + also_lower, *ends, 1 + min(len(normal), 6), *beside[0], *beside[1]]


def _is_inside(at: int, around: _Surroundings) -> bool:
    """Does a word stand before this one in its sentence, so that the capital is not the sentence's?"""
    first, place = around.runs[at, 0], around.places[at]
    return first < place or (around.scene.layout.ids[place - 1] > 0 and around.scene.words[at - 1][0].isalnum())


def _commonest(numbers: list[int]) -> list[int]:
    counts: dict[int, int] = {}
    for number in numbers:
        if number:
            counts[number] = counts.get(number, 0) + 1
    ranked = sorted(counts, key=lambda number: (-counts[number], number))[:NEIGHBOURS]
    return ranked + [0] * (NEIGHBOURS - len(ranked))
