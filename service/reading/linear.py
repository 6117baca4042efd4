"""Linear models of words and their neighbours, scored by gathering rows of arrays, with no loop over features.

A model sums, for each word, one row of weights (a number for each label) for every attribute of the words around it.
All that depends on one word alone is summed once and kept by word (`Table.row`), whatever the word's place; pairs and
patterns are looked up by number (`Keyed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from service import weights
from service.document import Sentence

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

PAD = 2  # places before and after each sentence that stand for "nothing"
NOTHING = ""  # the word that stands there
OFFSETS = (0, -1, 1, -2, 2)  # of a table's slots: the word itself and its neighbours
LONGEST = 40  # characters of a word that are looked at
BATCH = 2**14  # words that are scored at once: bounds the memory, whatever is sent


@dataclass(frozen=True, slots=True)
class Layout:
    """Words by type: `ids` are numbers of `types`, each sentence between pads; `places` are where the words stand."""

    types: list[str]
    ids: Integers
    places: Integers


def lay_out(words: Sequence[str], sentences: Sequence[Sentence]) -> Layout:
    """The layout of words; sentences are ranges of word numbers that cover them in order."""
    numbers = {NOTHING: 0}
    flat = [numbers.setdefault(word, len(numbers)) for word in words]
    lengths = np.array([sentence.last - sentence.first for sentence in sentences], dtype=np.int64)
    places = np.arange(len(flat), dtype=np.int64) + PAD + 2 * PAD * np.repeat(np.arange(len(lengths)), lengths)
    ids = np.zeros(len(flat) + 2 * PAD * len(lengths) + 2 * PAD, dtype=np.int64)
    ids[places] = flat
    return Layout(list(numbers), ids, places)


def batches(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences in order, in groups of at most BATCH words; one that is longer is cut."""
    group: list[Sentence] = []
    for sentence in sentences:
        for first in range(sentence.first, sentence.last, BATCH):
            last = min(first + BATCH, sentence.last)
            if group and last - group[0].first > BATCH:
                yield group
                group = []
            group.append(Sentence(sentence.start, sentence.end, first, last, sentence.block))
    if group:
        yield group


def moved(sentences: Iterable[Sentence], words: int) -> list[Sentence]:
    """The sentences with their word numbers counted from a later word."""
    return [Sentence(one.start, one.end, one.first - words, one.last - words, one.block) for one in sentences]


@dataclass(frozen=True, slots=True)
class Table:
    """Weights of attributes of single words: `rows[attribute, slot, label]`; the slots are the OFFSETS."""

    attributes: Mapping[str, int]
    rows: npt.NDArray[np.float16]

    def row(self, attributes: Iterable[str]) -> Floats:
        """The summed weights (slot, label) of a word with these attributes; unknown ones weigh nothing."""
        known = [number for name in attributes if (number := self.attributes.get(name)) is not None]
        summed: Floats = self.rows[known].sum(axis=0, dtype=np.float32)
        return summed


def gather(rows: Floats, layout: Layout) -> Floats:
    """Scores (word, label): for each word the rows of itself and its neighbours; `rows` are (type, slot, label)."""
    by_slot = np.ascontiguousarray(rows.transpose(1, 0, 2))
    total: Floats = by_slot[0].take(layout.ids[layout.places], axis=0)
    for slot, offset in enumerate(OFFSETS[1:], 1):
        total += by_slot[slot].take(layout.ids[layout.places + offset], axis=0)
    return total


TEMPLATE = 44  # a key is a template's number, shifted by so many bits, and a value
VALUE = 2**TEMPLATE - 1
FEW = 2**16  # values of a template that are looked up in an array, not searched for


@dataclass(frozen=True, slots=True)
class Keyed:
    """Weights (key, label) of numbers: `keys` are sorted, the last of `rows` is nobody's.

    `direct` has, for the templates whose values are small, the row of each value.
    """

    keys: Integers
    rows: Floats
    direct: Mapping[int, Integers]

    def add(self, scores: Floats, keys: Integers) -> None:
        """Add to each of `scores` (word, label) the weights of its `keys` (word, template)."""
        for column in keys.T:
            self.add_column(scores, column)

    def add_column(self, scores: Floats, column: Integers) -> None:
        """Add to each of `scores` (word, label) the weights of the keys of one template, one a word."""
        for first in range(0, len(column) if len(self.keys) else 0, BATCH):
            self._add(scores[first : first + BATCH], column[first : first + BATCH])

    def _add(self, scores: Floats, column: Integers) -> None:
        index = self.direct.get(int(column[0]) >> TEMPLATE)
        if index is not None:
            scores += self.rows.take(index[np.minimum(column & VALUE, len(index) - 1)], axis=0)
            return
        at = np.minimum(np.searchsorted(self.keys, column), len(self.keys) - 1)
        found = np.flatnonzero(self.keys[at] == column)
        scores[found] += self.rows[at[found]]


def keyed(keys: Integers, rows: npt.NDArray[np.float16]) -> Keyed:
    """The weights in arrays of a file of weights."""
    templates = keys >> TEMPLATE
    direct = {}
    for template in np.unique(templates).tolist():
        first, last = np.searchsorted(templates, [template, template + 1]).tolist()
        values = keys[first:last] & VALUE
        if values[-1] < FEW:
            direct[template] = np.full(int(values[-1]) + 2, len(keys), dtype=np.int64)
            direct[template][values] = np.arange(first, last)
    nobody = np.zeros((1, rows.shape[1]), dtype=np.float32)
    return Keyed(keys, np.concatenate([rows.astype(np.float32), nobody]), direct)


def table(arrays: Mapping[str, npt.NDArray[Any]]) -> Table:
    """The table in the arrays `attributes` and `rows` of a file of weights."""
    names = weights.strings(arrays["attributes"])
    return Table({name: number for number, name in enumerate(names)}, arrays["rows"])


RUNS = re.compile(r"(.)\1{2,}")


@lru_cache(maxsize=2**14)
def shape(word: str) -> str:
    """The pattern of a word's letters: "Xxx" for Biden, "9-x" … runs of three or more of a kind count as two.

    >>> shape("McDonald"), shape("F-16s"), shape("U.S.")
    ('XxXxx', 'X-99x', 'X.X.')
    """
    pattern = "".join(
        "X" if letter.isupper() else "x" if letter.isalpha() else "9" if letter.isdigit() else letter
        for letter in word[:LONGEST]
    )
    return RUNS.sub(r"\1\1", pattern)


def affixes(word: str, prefixes: int, suffixes: int) -> list[str]:
    """Attributes for the beginnings and ends of a word, in lower case."""
    lower = word[:LONGEST].lower()
    found = [f"p={lower[:size]}" for size in range(1, min(prefixes, len(lower) - 1) + 1)]
    return found + [f"s={lower[-size:]}" for size in range(1, min(suffixes, len(lower) - 1) + 1)]
