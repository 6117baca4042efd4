"""Finding known phrases in a text: a trie of word numbers in sorted arrays, walked from all words at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from service import weights
from service.reading import keyed, vocabulary
from service.reading.keyed import Hashed
from service.reading.linear import Integers
from service.reading.vocabulary import Vocabulary

SPAN = 2**24  # more than there are words: the edge from a node by a word has the key node * SPAN + word
LONGEST = 8  # words of a phrase
NOWHERE = -1  # an edge that is not there


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of words (numbered from 1, in lower case): by edge of the trie the node, by node the phrase or -1."""

    words: Vocabulary | Mapping[str, int]
    edges: Hashed
    ends: Integers


def build(arrays: Mapping[str, npt.NDArray[Any]]) -> Phrases:
    """The phrases in the arrays of a file of weights."""
    words = vocabulary.build(weights.strings(arrays["phrase_words"]))
    edges = keyed.hashed(arrays["edges"], arrays["targets"].astype(np.int32), NOWHERE, sparse=2)
    return Phrases(words, edges, arrays["ends"].astype(np.int64))


def longest(phrases: Phrases, numbers: Integers, starts: Integers) -> tuple[Integers, Integers]:
    """For each place in `starts`: the length of the longest phrase that begins there, and its number (0 and -1: none).

    `numbers` are those of the words in lower case; a 0 ends every phrase.
    """
    lengths, found = np.zeros_like(starts), np.full_like(starts, -1)
    active, nodes, padded = np.arange(len(starts)), np.zeros_like(starts), np.append(numbers, 0)
    for depth in range(LONGEST):
        reached = phrases.edges.find(nodes * SPAN + padded.take(starts + depth, mode="clip"))
        hit = (reached != NOWHERE).nonzero()[0]
        if not len(hit):
            break
        active, starts, nodes = active.take(hit), starts.take(hit), reached.take(hit).astype(np.int64)
        ends = phrases.ends.take(nodes)
        known = (ends >= 0).nonzero()[0]
        lengths[active.take(known)] = depth + 1
        found[active.take(known)] = ends.take(known)
    return lengths, found


def cover(starts: Integers, lengths: Integers, found: Integers) -> Iterator[tuple[int, int, int]]:
    """Yield (start, length, phrase) from left to right, each beginning after the one before has ended."""
    free = -1
    for start, length, phrase in zip(starts.tolist(), lengths.tolist(), found.tolist(), strict=True):
        if length and start >= free:
            yield start, length, phrase
            free = start + length
