"""What a model knows of single words, kept by word in arrays: a word is looked at once, then its number is enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

Columns = tuple[npt.NDArray[Any], ...]
Integers = npt.NDArray[np.int64]

ROWS = 2**14  # words that are kept where nobody says how many
TOGETHER = 2**12  # words that are asked for together, so that common words and they have room
AT_ONCE = 2**8  # words that are described in one call, so that what it works with stays near the processor


@dataclass(slots=True)
class Store:
    """Columns of what `describe` says of words, one row a word of at most `size`; `common` words are kept for good.

    It is a cache: what it answers does not depend on what it was asked before.
    """

    describe: Callable[[Sequence[str]], Columns]
    common: Sequence[str] = ()
    size: int = field(default_factory=lambda: ROWS)
    numbers: dict[str, int] = field(default_factory=dict)
    columns: list[npt.NDArray[Any]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def of(self, words: Sequence[str]) -> Columns:
        """The columns of these words, each of which stands there once."""
        blocks = [words[at : at + TOGETHER] for at in range(0, len(words), TOGETHER)]
        if len(blocks) == 1:
            return self._of(words)
        return tuple(np.concatenate(column) for column in zip(*map(self._of, blocks), strict=True))

    def rows(self, words: Sequence[str]) -> tuple[Integers, Columns]:
        """For each of at most TOGETHER words, which may stand there often, its row in the columns that come with it.

        Who asks holds the lock until the columns are read: forgotten words leave their rows to others.
        """
        return np.array(self._rows(words), dtype=np.int64), tuple(self.columns)

    def forget(self) -> None:
        """Keep the common words alone."""
        with self.lock:
            self._forget()

    def _forget(self) -> None:
        self.numbers = dict(islice(self.numbers.items(), len(self.common)))

    def _of(self, words: Sequence[str]) -> Columns:
        with self.lock:
            at = np.array(self._rows(words), dtype=np.int64)
            return tuple(column.take(at, axis=0) for column in self.columns)

    def _rows(self, words: Sequence[str]) -> list[int | None]:
        if not self.columns:
            self.columns = [np.empty((self.size, *c.shape[1:]), dtype=c.dtype) for c in self.describe(["a"])]
            self._learn(self.common)
        rows = list(map(self.numbers.get, words))
        if None in rows:
            self._learn_missing(words)
            rows = list(map(self.numbers.get, words))
        return rows

    def _learn_missing(self, words: Sequence[str]) -> None:
        missing = self._missing(words)
        if len(self.numbers) + len(missing) > self.size:
            self._forget()
            missing = self._missing(words)
        self._learn(missing)

    def _missing(self, words: Sequence[str]) -> list[str]:
        return [word for word in dict.fromkeys(words) if word not in self.numbers]

    def _learn(self, words: Sequence[str]) -> None:
        for at in range(0, len(words), AT_ONCE):
            block, first = words[at : at + AT_ONCE], len(self.numbers)
            for column, values in zip(self.columns, self.describe(block), strict=True):
                column[first : first + len(block)] = values
            self.numbers |= zip(block, range(first, first + len(block)), strict=True)
