"""What the rest of a document shows of its capitalised words.

Whether a word also stands in lower case, whether with a capital inside a sentence, after a title, in which run of
capitals, and between which words: no matter what it is taken for there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.reading.linear import Integers
from service.reading.scenes import CAPITALS, LOWER, NORMAL, TITLE, UPPER, WORD, Scene, Types, View, capital

NEIGHBOURS = 3  # words before and after that are kept of a word seen several times
CODES = 5 + 2 * NEIGHBOURS


def portraits(scene: Scene, types: Types, view: View) -> Integers:
    """What the document shows of each of its words: codes (template, type), all 0 for words in lower case."""
    words, cases = scene.layout.types, types.cases
    capitals = capital(cases)
    ids = scene.layout.ids.take(scene.layout.places)
    spots = np.flatnonzero(capitals.take(ids))
    around = _surroundings(scene, types, view, spots)
    owned: dict[str, list[int]] = defaultdict(list)  # by word, which of the spots are its own
    for number, (owner, kind) in enumerate(zip(ids[spots].tolist(), around.kinds, strict=True)):
        owned[_base(words[owner], kind)].append(number)
    lower = {words[owner] for owner in np.flatnonzero(cases == LOWER).tolist()}
    seen = {name: _portrait(mine, around, name.lower() in lower) for name, mine in owned.items()}
    result = np.zeros((CODES, len(words)), dtype=np.int64)
    for owner in np.flatnonzero(capitals).tolist():
        word = words[owner]
        portrait = seen.get(word) or (seen.get(word.capitalize()) if cases[owner] == UPPER else None)
        if portrait:
            result[: len(portrait), owner] = portrait
    return result


def _base(word: str, kind: int) -> str:
    return word.capitalize() if kind == CAPITALS and len(word) > 1 else word


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """By spot the kind of its sentence, whether it stands after a title, whether a word stands before it in its
    sentence, so that the capital is not the sentence's, its run, its place in the run, and the words around it.

    `numbers` are those of words by place.
    """

    kinds: list[int]
    titled: list[bool]
    inside: list[bool]
    firsts: list[int]
    lasts: list[int]
    places: list[int]
    numbers: npt.NDArray[np.int64]


def _surroundings(scene: Scene, types: Types, view: View, spots: Integers) -> _Surroundings:
    layout = scene.layout
    places, first, last = layout.places[spots], *view.runs[spots].T
    normal = view.kinds[spots] == NORMAL
    before = types.flags.take(layout.ids.take(layout.places.take(np.maximum(spots - 1, 0))))
    follows = (layout.ids.take(places - 1) > 0) & (before & WORD > 0)
    return _Surroundings(
        view.kinds[spots].tolist(),
        (normal & (before & TITLE > 0) & (spots > 0)).tolist(),
        (normal & ((first < places) | follows)).tolist(),
        first.tolist(),
        last.tolist(),
        places.tolist(),
        types.numbers.take(layout.ids),
    )


def _portrait(mine: Sequence[int], around: _Surroundings, also_lower: bool) -> list[int]:
    """The codes of one word that stands in these spots; those that are left out are 0."""
    normal = [spot for spot in mine if around.kinds[spot] == NORMAL]
    titled, inside = any(around.titled[spot] for spot in mine), any(around.inside[spot] for spot in mine)
    state = 1 + ((also_lower * 2 + inside) * 3 + min(len(normal), 2)) * 2 + titled
    if not normal or len(mine) < 2:
        return [state]
    best = max(normal, key=lambda spot: (around.lasts[spot] - around.firsts[spot], -spot))
    first, last, place = around.firsts[best], around.lasts[best], around.places[best]
    position = min(place - first, 2) * 4 + min(last - place, 3)
    numbers = around.numbers
    ends = [int(numbers[last - 1]), int(numbers[first])] if last - first > 1 else [0, 0]
    beside = [_commonest([int(numbers[around.places[spot] + side]) for spot in normal]) for side in (-1, 1)]
    return [state, 1 + position * 2 + also_lower, *ends, 1 + min(len(normal), 6), *beside[0], *beside[1]]


def _commonest(numbers: list[int]) -> list[int]:
    counts: dict[int, int] = {}
    for number in numbers:
        if number:
            counts[number] = counts.get(number, 0) + 1
    ranked = sorted(counts, key=lambda number: (-counts[number], number))[:NEIGHBOURS]
    return ranked + [0] * (NEIGHBOURS - len(ranked))
