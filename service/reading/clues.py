"""What the model of names looks at: one function for training and for service.

Of single words: their form, their letters, their cluster, and what they were in the texts of the training
(`attributes`). Of words in their places (`keys`): pairs of words, patterns of capitals, tags, known phrases, and what
the rest of the document shows of a capitalised word: whether it also stands in lower case, in which run of capitals,
after which titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from service.reading import clusters, gazetteer, linear, scenes
from service.reading.linear import Integers, Layout
from service.reading.portraits import portraits
from service.reading.scenes import LOWER, NONE, Scene, Types, View, case

PREFIXES, SUFFIXES = 4, 4
PLACED = 17  # templates of words in their places; those after them are of words wherever they stand
SPAN = 2**20  # more than there are known words
ROLES = ("PB", "PI", "ORG", "LOC", "NORP", "OTH", "O")
"""What a word can be in a text; two more columns of its codes say how often it was seen, as it is and in lower case."""

Codes = Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the model knows of words and phrases beyond its weights; `phrase_codes` are (phrase, fact and harvest)."""

    words: Mapping[str, int]
    phrases: gazetteer.Phrases
    phrase_codes: npt.NDArray[np.int64]


def attributes(word: str, codes: Codes) -> list[str]:
    """What is seen of a single word. `codes` are its row of the lexicon, or None."""
    short = word[: linear.LONGEST]
    lower = short.lower()
    found = ["bias", f"w={short}", f"l={lower}", f"x={linear.shape(word)}", f"c={case(word)}"]
    if word[:1].isalpha():
        found += linear.affixes(word, PREFIXES, SUFFIXES)
    found += clusters.attributes(short)
    if codes is None:
        return [*found, "unseen"]
    roles, (seen, small) = codes[: len(ROLES)], codes[len(ROLES) :]
    best = max(range(len(ROLES)), key=lambda number: roles[number])
    found += [f"r{name}{code}" for name, code in zip(ROLES, roles, strict=True) if code]
    return [*found, f"n{ROLES[best]}{seen}", f"o{small}"]


def bucket(share: float) -> int:
    """A share in six steps."""
    return 0 if share <= 0 else 1 + sum(share > step for step in (0.03, 0.2, 0.6, 0.95))


def frequency(count: int) -> int:
    """A count in five steps."""
    return sum(count >= step for step in (1, 2, 5, 25))


def types(words: Sequence[str], known: Known) -> tuple[Integers, Integers, Integers, Integers]:
    """The fields of `Types`."""
    lower = [word.lower() for word in words]
    cases = [case(word) if word else NONE for word in words]
    flags = [scenes.flags(word) for word in words]
    phrases = [known.phrases.words.get(word, 0) if word else 0 for word in lower]
    numbers = [known.words.get(word, 0) for word in lower]
    return np.array(cases), np.array(flags), np.array(numbers), np.array(phrases)


def keys(scene: Scene, known: Known, phrase_codes: npt.NDArray[np.int64] | None = None) -> Integers:
    """Numbers (word, template) of what is seen of words in their places; `phrase_codes` are other ones than known."""
    known = known if phrase_codes is None else replace(known, phrase_codes=phrase_codes)
    seen = Types(*types(scene.layout.types, known))
    view = scenes.view(scene, seen)
    ids = scene.layout.ids.take(scene.layout.places)
    found = [*columns(scene, seen, view, known), *(column.take(ids) for column in portraits(scene, seen, view))]
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
    yield from _own_run(layout, view.runs, types.numbers)


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
