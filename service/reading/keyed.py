"""Weights by number: of pairs of words, of patterns, of tags, found in arrays, a whole column of words at once.

A key is a template's number, shifted by TEMPLATE bits, and a value. Where a template's values are small, an array has
the row of each; else they are hashed (multiplicatively: Knuth 1998, The Art of Computer Programming 3, section 6.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from service.reading.linear import TEMPLATE, VALUE, Integers

FEW = 2**17  # values of a template that are looked up in an array
ODD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 by the golden ratio
AT_ONCE = 2**12  # words whose weights are summed at once, to bound the memory
SPARSE = 8  # places of a table for each of its values, at least
EMPTY = -1


@dataclass(frozen=True, slots=True)
class Hashed:
    """A hash table with open addressing: a value's number is in `slots` at its own place or soon after it.

    By number, `values` and `rows`; `nobody` is the row of values that are not there.
    """

    slots: npt.NDArray[np.int32]
    values: Integers
    rows: npt.NDArray[np.int32]
    nobody: int
    shift: np.uint64

    def find(self, values: Integers) -> npt.NDArray[np.int32]:
        """The row of each value."""
        found = np.full(len(values), self.nobody, dtype=np.int32)
        places, left = _places(values, self.shift), np.arange(len(values))
        while len(left):
            numbers = self.slots.take(places)
            taken = (numbers != EMPTY).nonzero()[0]
            numbers, left, places = numbers.take(taken), left.take(taken), places.take(taken) + 1
            hit = self.values.take(numbers) == values.take(left)
            found[left[hit]] = self.rows.take(numbers[hit])
            left, places = left[~hit], places[~hit]
        return found


@dataclass(frozen=True, slots=True)
class Keyed:
    """Weights (row, label); the last row is nobody's.

    The row of a value of a template is in `index`, so many places after `bases[template]`; no value is above
    `most[template]`. Keys of templates with values too large for that, the `many` ones, are in the `table`.
    """

    rows: npt.NDArray[Any]
    index: npt.NDArray[np.int32]
    bases: Integers
    most: Integers
    many: Integers
    table: Hashed

    def sums(self, values: Sequence[Integers], first: int = 0) -> npt.NDArray[Any]:
        """The summed weights (word, label) of values (template, word), those of the template `first` and the next."""
        count = len(values[0])
        if count <= AT_ONCE:
            return self._sums(values, first)
        parts = [[column[at : at + AT_ONCE] for column in values] for at in range(0, count, AT_ONCE)]
        return np.concatenate([self._sums(part, first) for part in parts])

    def _sums(self, values: Sequence[Integers], first: int) -> npt.NDArray[Any]:
        templates = slice(first, first + len(values))
        places = np.minimum(values, self.most[templates])
        places += self.bases[templates]
        rows = self.index.take(places)
        many = self.many[(self.many >= first) & (self.many < templates.stop)]
        if len(many):
            keys = np.concatenate([values[template - first] | template << TEMPLATE for template in many.tolist()])
            rows[many - first] = self.table.find(keys).reshape(len(many), -1)
        found: npt.NDArray[Any] = self.rows.take(rows, axis=0).sum(axis=0, dtype=self.rows.dtype)
        return found


def build(keys: Integers, rows: npt.NDArray[Any], templates: int) -> Keyed:
    """The weights of sorted keys, of so many templates."""
    nobody, end = len(keys), 1
    index, bases, most, many = [np.array([nobody], dtype=np.int32)], [], [], []
    edges = np.searchsorted(keys >> TEMPLATE, np.arange(templates + 1))
    for template, (first, last) in enumerate(pairwise(edges.tolist())):
        values = keys[first:last] & VALUE
        size = int(values[-1]) + 2 if len(values) else 0
        if size > FEW:
            many.append(template)
            size = 0
        bases.append(end if size else 0)
        most.append(max(size - 1, 0))
        index.append(np.full(size, nobody, dtype=np.int32))
        if size:
            index[-1][values] = np.arange(first, last)
        end += size
    looked_up = np.flatnonzero(np.isin(keys >> TEMPLATE, many)).astype(np.int32)
    table = hashed(keys[looked_up], looked_up, nobody)
    places, ends, others = (np.array(column, dtype=np.int64) for column in (bases, most, many))
    padded = np.concatenate([rows, np.zeros_like(rows[:1])])
    return Keyed(padded, np.concatenate(index), places[:, None], ends[:, None], others, table)


def _places(values: Integers, shift: np.uint64) -> Integers:
    return (values.view(np.uint64) * ODD >> shift).view(np.int64)


def hashed(values: Integers, rows: npt.NDArray[np.int32], nobody: int, sparse: int = SPARSE) -> Hashed:
    """The table of these values, each of which stands there once, with the row of each.

    It has no less than `sparse` places for each.
    """
    bits = (sparse * len(values)).bit_length()
    shift = np.uint64(64 - bits)
    slots = np.full(2**bits + len(values) + 1, EMPTY, dtype=np.int32)
    left, at, probe = np.arange(len(values)), _places(values, shift), 0
    while len(left):
        places = at[left] + probe
        free = slots[places] == EMPTY
        slots[places[free]] = left[free]  # of several at one place the last one stays
        left = left[slots[places] != left]
        probe += 1
    return Hashed(slots[: 2**bits + probe + 1].copy(), values, rows, nobody, shift)
