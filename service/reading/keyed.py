"""Weights by number: of pairs of words, of patterns, of tags, found in arrays, a whole column of words at once.

A key is a template's number, shifted by TEMPLATE bits, and a value. Where a template's values are small, an array has
the row of each; else they are hashed (multiplicatively: Knuth 1998, The Art of Computer Programming 3, section 6.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from service.reading.linear import TEMPLATE, VALUE, Integers

FEW = 2**17  # values of a template that are looked up in an array
ODD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 by the golden ratio
SPARSE = 4  # places of a table for each of its values, at least
EMPTY = -1


@dataclass(frozen=True, slots=True)
class Hashed:
    """A hash table with open addressing: a value stands at its own place or soon after it, `rows` has its row."""

    values: Integers
    rows: npt.NDArray[Any]
    shift: np.uint64

    def find(self, values: Integers) -> npt.NDArray[Any]:
        """The row of each value; the last one is that of values that are not there."""
        places = _places(values, self.shift)
        there = self.values.take(places)
        found = np.full(len(values), self.rows[-1], dtype=self.rows.dtype)
        hit = there == values
        right = hit.nonzero()[0]
        found[right] = self.rows.take(places.take(right))
        left = (~hit & (there != EMPTY)).nonzero()[0]
        while len(left):
            places = places + 1
            there = self.values.take(places.take(left))
            hit = there == values.take(left)
            found[left[hit]] = self.rows.take(places.take(left[hit]))
            left = left[~hit & (there != EMPTY)]
        return found


@dataclass(frozen=True, slots=True)
class Keyed:
    """Weights (row, label); the last row is nobody's. By template, the row of each value."""

    rows: npt.NDArray[Any]
    direct: Mapping[int, npt.NDArray[np.int32]]
    hashed: Mapping[int, Hashed]

    def add(self, scores: npt.NDArray[Any], template: int, values: Integers) -> None:
        """Add to each of `scores` (word, label) the weights of its value of a template."""
        if template in self.direct:
            scores += self.rows.take(self.direct[template].take(values, mode="clip"), axis=0)
        elif template in self.hashed:
            scores += self.rows.take(self.hashed[template].find(values), axis=0)


def build(keys: Integers, rows: npt.NDArray[Any]) -> Keyed:
    """The weights of sorted keys."""
    templates = keys >> TEMPLATE
    direct, tables = {}, {}
    for template in np.unique(templates).tolist():
        first, last = np.searchsorted(templates, [template, template + 1]).tolist()
        values, numbers = keys[first:last] & VALUE, np.arange(first, last, dtype=np.int32)
        if values[-1] < FEW:
            direct[template] = np.full(int(values[-1]) + 2, len(keys), dtype=np.int32)
            direct[template][values] = numbers
        else:
            tables[template] = hashed(values, numbers, len(keys))
    return Keyed(np.concatenate([rows, np.zeros_like(rows[:1])]), direct, tables)


def _places(values: Integers, shift: np.uint64) -> Integers:
    return (values.view(np.uint64) * ODD >> shift).view(np.int64)


def hashed(values: Integers, rows: npt.NDArray[Any], nobody: int, sparse: int = SPARSE) -> Hashed:
    """The table of these values, each at its own place or at the first free one after it, with the row of each.

    None is EMPTY. The table has no less than `sparse` places for each.
    """
    bits = (sparse * len(values)).bit_length()
    shift = np.uint64(64 - bits)
    table = np.full(2**bits + len(values) + 1, EMPTY)
    owners = np.full(len(table), nobody, dtype=rows.dtype)
    left, at, probe = np.arange(len(values)), _places(values, shift), 0
    while len(left):
        free = np.flatnonzero(table[at[left] + probe] == EMPTY)
        places, first = np.unique(at[left[free]] + probe, return_index=True)
        placed = free[first]
        table[places], owners[places] = values[left[placed]], rows[left[placed]]
        left = np.delete(left, placed)
        probe += 1
    used = 2**bits + probe + 1
    return Hashed(table[:used].copy(), owners[:used].copy(), shift)
