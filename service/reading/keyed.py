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
    """A hash table with open addressing: a value stands within `probes` places of its own, `rows` has its row."""

    values: Integers
    rows: Integers
    shift: np.uint64
    probes: int

    def find(self, values: Integers) -> Integers:
        """The row of each value; the last one is that of values that are not there."""
        places = _places(values, self.shift)
        there = self.values.take(places)
        found = np.full(len(values), self.rows[-1])
        hit = there == values
        right = hit.nonzero()[0]
        found[right] = self.rows.take(places.take(right))
        left = (~hit & (there != EMPTY)).nonzero()[0]
        for probe in range(1, self.probes if len(left) else 0):
            further = places.take(left) + probe
            right = self.values.take(further) == values.take(left)
            found[left[right]] = self.rows.take(further[right])
        return found


@dataclass(frozen=True, slots=True)
class Keyed:
    """Weights (row, label); the last row is nobody's. By template, the row of each value."""

    rows: npt.NDArray[Any]
    direct: Mapping[int, Integers]
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
        values, numbers = keys[first:last] & VALUE, np.arange(first, last)
        if values[-1] < FEW:
            direct[template] = np.full(int(values[-1]) + 2, len(keys), dtype=np.int32)
            direct[template][values] = numbers
        else:
            tables[template] = hashed(values, numbers, len(keys))
    return Keyed(np.concatenate([rows, np.zeros_like(rows[:1])]), direct, tables)


def _places(values: Integers, shift: np.uint64) -> Integers:
    return (values.view(np.uint64) * ODD >> shift).view(np.int64)


def hashed(values: Integers, rows: Integers, nobody: int) -> Hashed:
    """The table of these values, each at its own place or at the first free one after it, with the row of each."""
    bits = (SPARSE * len(values) - 1).bit_length()
    shift = np.uint64(64 - bits)
    table = np.full(2**bits + len(values) + 1, EMPTY)
    owners = np.full(len(table), nobody)
    left, at, probes = np.arange(len(values)), _places(values, shift), 0
    while len(left):
        free = np.flatnonzero(table[at[left] + probes] == EMPTY)
        places, first = np.unique(at[left[free]] + probes, return_index=True)
        placed = free[first]
        table[places], owners[places] = values[left[placed]], rows[left[placed]]
        left = np.delete(left, placed)
        probes += 1
    used = 2**bits + probes
    return Hashed(table[: used + 1], owners[: used + 1], shift, probes)
