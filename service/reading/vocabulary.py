"""Numbers of many words, in a tenth of the room that a dictionary takes: of a word only its hash is kept.

Hashes have 64 bits: that one of a hundred thousand words is taken for another happens once in 10**14 look-ups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from service.reading import keyed
from service.reading.keyed import Hashed
from service.reading.linear import Integers

SPARSE = 2  # places of the table for each word, at least


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words, numbered from 1."""

    table: Hashed

    def numbers(self, words: Sequence[str]) -> Integers:
        """The number of each word; 0 where it is not known."""
        return self.table.find(_hashes(words)).astype(np.int64)


def build(words: Sequence[str]) -> Vocabulary:
    """The vocabulary of these words, each of which stands there once."""
    return Vocabulary(keyed.hashed(_hashes(words), np.arange(1, len(words) + 1, dtype=np.int32), 0, SPARSE))


def numbers(known: Vocabulary | Mapping[str, int], words: Sequence[str]) -> Integers:
    """The number of each word in a vocabulary, or in a dictionary; 0 where it is not known."""
    if isinstance(known, Vocabulary):
        return known.numbers(words)
    return np.array([known.get(word, 0) for word in words], dtype=np.int64)


def _hashes(words: Sequence[str]) -> Integers:
    return np.fromiter(map(hash, words), np.int64, len(words))
