"""The best sequence of labels for each of many sentences, all at once (Viterbi 1967).

Most words of a text are surely part of no name, whatever stands beside them. They are found first, by a bound on what a
name over them could gain; what is left are short runs of words, and only these are decoded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from service.document import Sentence
from service.reading.linear import Floats, Integers

Doubles = npt.NDArray[np.float64]
APART = 1e6  # more than a sentence's words can score: what is summed up never reaches over its edge
SURE = -1e-3  # a gain below is one below zero, rounding errors included


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of transitions (label before, label), and by kind of name (kind, 1) the most that they can gain.

    Label 0 is that of words in no name; then each kind has two, for its first word and for further ones. Gains are
    against the transitions of label 0 at the same places: into a `first` word, out of one kind into a further word of
    another (`broken`), to a `further` word, and out (`after`).
    """

    transitions: Floats
    first: Doubles
    broken: Doubles
    further: Doubles
    after: Doubles


def chain(transitions: Floats) -> Chain:
    """The chain of these transitions."""
    ways = transitions.astype(np.float64)
    kinds = np.arange((len(ways) - 1) // 2)
    opening, going = 2 * kinds + 1, 2 * kinds + 2
    gain = ways - ways[:, :1]
    own = np.maximum(0, ways[opening, going] - ways[going, going])
    broken = gain[:, going].copy()
    broken[opening, kinds] = broken[going, kinds] = -np.inf
    after = np.maximum(ways[opening], ways[going]) - ways[0]
    after[kinds, going] = -np.inf
    bounds = (
        gain[:, opening].max(axis=0) + own,
        broken.max(axis=0),
        ways[going, going] - ways[0, 0],
        after.max(axis=1),
    )
    return Chain(transitions, *(bound[:, None] for bound in bounds))


def best(scores: Floats, links: Chain, sentences: Sequence[Sentence]) -> Integers:
    """The labels (numbers) with the highest sum of `scores` (word, label) and of transitions.

    Sentences are ranges of word numbers that cover the words in order. Time and space are linear in the number of
    words.
    """
    labels = np.zeros(len(scores), dtype=np.int64)
    edges = np.array([sentence.first for sentence in sentences] + [len(scores)], dtype=np.int64)
    words = np.flatnonzero(_gains(scores, links, edges) > SURE)
    if not len(words):
        return labels
    within = np.ones(len(scores) + 1, dtype=bool)  # whether the word before is of the same sentence
    within[edges] = False
    begins = np.append(True, (np.diff(words) > 1) | ~within[words[1:]])
    ends = np.append(begins[1:], True)
    left = scores.take(words, axis=0)
    left[begins & within[words]] += links.transitions[0]
    left[ends & within[words + 1]] += links.transitions[:, 0]
    labels[words] = _decoded(left, links.transitions, np.flatnonzero(begins))
    return labels


def _gains(scores: Floats, links: Chain, edges: Integers) -> Doubles:
    """For each word no less than what the best name over it can gain against label 0 for all of the name's words.

    A name gains by its first word, by each further one, and by what stands before and after; the best first word before
    and the best last word after are found by sums from the sentence's beginning (Kadane's algorithm: Bentley 1984).
    """
    firsts, lasts = edges[:-1], edges[1:] - 1
    gain = np.ascontiguousarray(scores.T, dtype=np.float64)
    gain -= gain[0].copy()
    first, further = gain[1::2], gain[2::2]
    opening = np.maximum(first + links.first, further + links.broken)
    opening[:, firsts] = np.maximum(first[:, firsts] + np.maximum(links.first, 0), further[:, firsts])
    further += links.further
    further[:, firsts] = -APART
    summed = further.cumsum(axis=1)
    opening -= summed
    ending = summed + links.after
    ending[:, lasts] = summed[:, lasts] + np.maximum(links.after, 0)
    before = np.maximum.accumulate(opening, axis=1)
    after = np.maximum.accumulate(ending[:, ::-1], axis=1)[:, ::-1]
    found: Doubles = (before + after).max(axis=0)
    return found


def _decoded(scores: Floats, transitions: Floats, firsts: Integers) -> Integers:
    """The best labels of runs of words; `firsts` are the first words of each.

    Words are ordered by their place in their run, longer runs first: step t treats the words number t of all runs that
    have as many, which stand side by side.
    """
    lengths = np.diff(np.append(firsts, len(scores)))
    order = np.argsort(-lengths, kind="stable")
    counts = np.searchsorted(-lengths[order], -np.arange(lengths.max()), side="left").tolist()
    index = np.concatenate([firsts[order[:count]] + step for step, count in enumerate(counts)])
    total = np.ascontiguousarray(scores[index].T)
    steps, at = [], 0
    for before, count in pairwise(counts):
        steps.append((slice(at, at + count), slice(at + before, at + before + count)))
        at += before
    ways = transitions[:, :, None]
    for before, here in steps:
        total[:, here] += (total[:, None, before] + ways).max(axis=0)
    chosen = total.argmax(axis=0)
    for before, here in reversed(steps):
        chosen[before] = (total[:, before] + transitions.take(chosen[here], axis=1)).argmax(axis=0)
    labels: Integers = np.empty_like(chosen)
    labels[index] = chosen
    return labels
