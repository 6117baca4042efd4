"""Weights of attributes of single words, summed for many words at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from service import weights
from service.reading import vocabulary
from service.reading.linear import Numbers
from service.reading.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Table:
    """Weights of attributes of single words: `rows[attribute, slot, label]`.

    The slots are the OFFSETS; row 0 is that of unknown attributes and weighs nothing.
    """

    attributes: Vocabulary
    rows: Numbers

    def sums(self, words: Sequence[Sequence[str]], kind: npt.DTypeLike) -> Numbers:
        """The summed weights (word, slot, label) of words with these attributes, as numbers of a `kind`."""
        counts = np.array([len(names) for names in words])
        known = np.zeros((len(words), counts.max()), dtype=np.int64)
        known[np.arange(known.shape[1]) < counts[:, None]] = self.attributes.numbers(list(chain.from_iterable(words)))
        total = np.zeros((len(words), *self.rows.shape[1:]), dtype=kind)
        for numbers in known.T:
            total += self.rows.take(numbers, axis=0)
        return total


def build(arrays: Mapping[str, npt.NDArray[Any]], rows: Numbers, kind: npt.DTypeLike) -> Table:
    """The table of the `attributes` in a file of weights, and of its `rows`, as numbers of a `kind`."""
    padded = np.zeros((len(rows) + 1, *rows.shape[1:]), dtype=kind)
    padded[1:] = rows
    return Table(vocabulary.build(weights.strings(arrays["attributes"])), padded)
