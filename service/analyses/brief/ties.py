"""How much each sentence shares with all others, as in TextRank (Mihalcea and Tarau, 2004), in linear time.

Two sentences are tied by the words that they share, over the logarithms of their lengths. In an undirected graph a
random walk is at a sentence as often as its ties weigh, so their sum stands for the rank and nothing is iterated.
Lengths are rounded to a few classes: then the sum over all sentences is one over words and classes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from service.analyses.brief.candidates import Pool

CLASSES = 24
STEM = 6  # letters that stand for the stem of a word
STEP = 0.2  # of the logarithm of a length, from one class to the next
ROUNDED = 6  # digits: ranks are the same on every machine
Vector = np.ndarray[Any, np.dtype[np.float64]]


def ties(pool: Pool, letters: int | None = STEM) -> Vector:
    """The sum of the ties of each candidate, 1 being their mean; words are the same whose first `letters` are.

    A word that stands twice in both sentences is shared twice: its second place counts as a word of its own.
    """
    number: dict[object, int] = {}
    words: list[int] = []
    for said in pool.said:
        words += [number.setdefault(word, len(number)) for word in _apart([word[:letters] for word in said])]
    lengths = list(map(len, pool.said))
    if not words:
        return np.ones(len(lengths))
    kind = np.clip(np.rint(np.log(np.maximum(lengths, 1)) / STEP), 1, CLASSES).astype(np.int64) - 1
    own = np.repeat(np.arange(len(lengths)), lengths)
    uses = np.bincount(np.array(words) * CLASSES + kind[own], minlength=len(number) * CLASSES).reshape(-1, CLASSES)
    apart = _weights()
    shared = (uses @ apart)[words, kind[own]]
    found = np.bincount(own, shared, len(lengths)) - np.array(lengths) * apart[kind, kind]
    return np.maximum(0.0, np.round(found / (found.mean() or 1.0), ROUNDED))


def _apart(words: Sequence[str]) -> Sequence[object]:
    """The words, the second of two alike told from the first."""
    if len(set(words)) == len(words):
        return words
    times: Counter[str] = Counter()
    found: list[object] = []
    for word in words:
        found.append((word, times[word]) if times[word] else word)
        times[word] += 1
    return found


@cache
def _weights() -> Vector:
    """One over the sum of the logarithms of two lengths, for each pair of classes."""
    logs = STEP * np.arange(1, CLASSES + 1)
    return 1 / (logs[:, None] + logs[None, :])
