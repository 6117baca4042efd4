"""What the rest of a document shows of its capitalised words.

Whether a word also stands in lower case, whether with a capital inside a sentence, after a title, in which run of
capitals, and between which words: no matter what it is taken for there.
"""

from __future__ import annotations

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
    layout, cases = scene.layout, types.cases
    capitals = capital(cases)
    spots = np.flatnonzero(capitals.take(layout.words))
    owners, names = _owners(scene, view, spots)
    around = _surroundings(scene, types, view, spots)
    times = np.bincount(owners, minlength=len(names))
    normal = np.bincount(owners, around.normal, len(names))
    titled, inside = (np.bincount(owners, flag, len(names)) > 0 for flag in (around.titled, around.inside))
    small = [layout.numbers.get(name.lower(), 0) for name in names]
    lower = cases.take(small) == LOWER
    codes = np.zeros((CODES, len(names) + 1), dtype=np.int64)
    codes[0, :-1] = 1 + ((lower * 2 + inside) * 3 + np.minimum(normal, 2)) * 2 + titled
    order, ends = np.argsort(owners, kind="stable").tolist(), times.cumsum().tolist()
    for number in np.flatnonzero((times > 1) & (normal > 0)).tolist():
        mine = order[ends[number] - times[number] : ends[number]]
        codes[1:, number] = _portrait(mine, around, bool(lower[number]))
    result = np.zeros((CODES, len(layout.types)), dtype=np.int64)
    shown = np.flatnonzero(capitals)
    result[:, shown] = codes.take(
        [_number(layout.types[at], names, cases[at] == UPPER) for at in shown.tolist()], axis=1
    )
    return result


def _owners(scene: Scene, view: View, spots: Integers) -> tuple[Integers, dict[str, int]]:
    """Which word stands in each of the spots, and the words' numbers; in a sentence in CAPITALS it is Capitalised."""
    names: dict[str, int] = {}
    owners = []
    for at, alone in zip(spots.tolist(), (view.kinds[spots] == CAPITALS).tolist(), strict=True):
        word = scene.words[at]
        owners.append(names.setdefault(word.capitalize() if alone and len(word) > 1 else word, len(names)))
    return np.array(owners, dtype=np.int64), names


def _number(word: str, names: dict[str, int], upper: bool) -> int:
    """The number of a word, or of its Capitalised form; one more than there are where it has none."""
    number = names.get(word)
    if number is None and upper:
        number = names.get(word.capitalize())
    return len(names) if number is None else number


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """By spot: whether it stands in a normal sentence, and there after a title, and after a word of its sentence.

    After a word, the capital is not the sentence's. Then its run, its place in the layout, and the numbers of the words
    before and after it, and of those at the ends of the run.
    """

    normal: list[bool]
    titled: npt.NDArray[np.bool_]
    inside: npt.NDArray[np.bool_]
    runs: list[list[int]]
    lengths: list[int]
    places: list[int]
    beside: tuple[list[int], list[int]]
    ends: tuple[list[int], list[int]]


def _surroundings(scene: Scene, types: Types, view: View, spots: Integers) -> _Surroundings:
    layout, numbers = scene.layout, types.numbers.take(scene.layout.ids)
    places, runs = layout.places.take(spots), view.runs.take(spots, axis=0)
    first, last = runs.T
    normal = view.kinds.take(spots) == NORMAL
    before = types.flags.take(layout.ids.take(layout.places.take(np.maximum(spots - 1, 0))))
    follows = (layout.ids.take(places - 1) > 0) & (before & WORD > 0)
    return _Surroundings(
        normal.tolist(),
        normal & (before & TITLE > 0) & (spots > 0),
        normal & ((first < places) | follows),
        runs.tolist(),
        (last - first).tolist(),
        places.tolist(),
        (numbers.take(places - 1).tolist(), numbers.take(places + 1).tolist()),
        (numbers.take(last - 1).tolist(), numbers.take(first, mode="clip").tolist()),
    )


def _portrait(mine: Sequence[int], around: _Surroundings, also_lower: bool) -> list[int]:
    """The codes, but the first, of one word that stands in these spots."""
    normal = [spot for spot in mine if around.normal[spot]]
    best = max(normal, key=around.lengths.__getitem__)
    (first, last), place = around.runs[best], around.places[best]
    position = min(place - first, 2) * 4 + min(last - place, 3)
    ends = [side[best] for side in around.ends] if last - first > 1 else [0, 0]
    beside = [_commonest([side[spot] for spot in normal]) for side in around.beside]
    return [1 + position * 2 + also_lower, *ends, 1 + min(len(normal), 6), *beside[0], *beside[1]]


def _commonest(numbers: list[int]) -> list[int]:
    counts: dict[int, int] = {}
    for number in numbers:
        if number:
            counts[number] = counts.get(number, 0) + 1
    ranked = sorted(counts, key=lambda number: (-counts[number], number))[:NEIGHBOURS]
    return ranked + [0] * (NEIGHBOURS - len(ranked))
