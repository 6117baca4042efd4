"""The best sequence of labels for each of many sentences, all at once (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from service.document import Sentence
from service.reading.linear import Floats, Integers


def best(scores: Floats, transitions: Floats, sentences: Sequence[Sentence]) -> Integers:
    """The labels (numbers) with the highest sum of `scores` (word, label) and `transitions` (label before, label).

    Sentences are ranges of word numbers that cover the words in order. Step t treats the words number t of all
    sentences that have as many: time and space are linear in the number of words.
    """
    lengths = np.array([sentence.last - sentence.first for sentence in sentences], dtype=np.int64)
    order = np.argsort(-lengths, kind="stable")
    firsts = np.array([sentence.first for sentence in sentences], dtype=np.int64)[order]
    lengths = lengths[order]
    total = scores.copy()
    steps = int(lengths[0]) if len(lengths) else 0
    counts = np.searchsorted(-lengths, -np.arange(steps), side="left").tolist()
    ways = transitions[:, None, :]
    for step in range(1, steps):
        here = firsts[: counts[step]] + step
        total[here] += (total[here - 1].T[:, :, None] + ways).max(axis=0)
    labels: Integers = total.argmax(axis=1)
    for step in range(steps - 1, 0, -1):
        here = firsts[: counts[step]] + step
        labels[here - 1] = (total[here - 1] + transitions.T[labels[here]]).argmax(axis=1)
    return labels
