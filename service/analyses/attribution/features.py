"""What the networks see of a token: one set of functions, for training and for serving.

Of a type: the word in lower case with digits as 0, its first and last three characters, its shape. Of a token: its
quotation state and whether it opens a sentence, its part of speech and what kind of name it is in. Of a token seen
from a cue: how far it is, in tokens and sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Any

import numpy as np

from service.analyses.attribution.units import Unit
from service.document import ENTITY_TYPES, Document

Ints = np.ndarray[Any, np.dtype[np.int64]]

TAG = attrgetter("tag")
DIGITS = re.compile(r"\d")
KIND_NUMBERS = {kind: number for number, kind in enumerate(ENTITY_TYPES, 1)}
CURLY = str.maketrans("‘’“”", "''\"\"")
SHAPE_LENGTH = 5
SITUATIONS = 8
"""Values of `situations`: four quotation states, at the start of a sentence or not."""
IN_QUOTES = 2
"""The least situation of a token in quotation marks."""

EDGES = np.array([1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45, 70], dtype=np.int64)
DISTANCES = 2 * len(EDGES) + 3
"""Values of `distances`: buckets before the cue, the cue itself, buckets after it."""
_AFTER = np.searchsorted(EDGES, np.arange(EDGES[-1] + 1), side="right")
BUCKETS = len(EDGES) + 1 + np.concatenate([-_AFTER[:0:-1], _AFTER])
"""The bucket of each distance up to the last edge, from before the cue to after it."""
KINDS = len(ENTITY_TYPES) + 1
"""Values of the second column of `of_document`."""
BEFORE_CUE, AFTER_CUE = 60, 80
"""Tokens before and after a cue among which its source and content are looked for."""
OFFSETS = 7
"""Values of `offsets`: three sentences or more before the cue's to three or more after it."""


@lru_cache(maxsize=4096)
def of_type(word: str) -> tuple[str, str, str, str]:
    """Normal form, prefix, suffix and shape of a word.

    >>> of_type("Officials")
    ('officials', 'off', 'als', 'Xx')
    """
    plain = DIGITS.sub("0", word.lower().translate(CURLY))[:40]
    return plain, plain[:3], plain[-3:], shape(word)


def shape(word: str) -> str:
    """Runs of capitals, small letters, digits and other characters: "F-16s" is "X.dx"."""
    runs: list[str] = []
    for letter in word[:40]:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not runs or runs[-1] != kind:
            runs.append(kind)
        if len(runs) == SHAPE_LENGTH:
            break
    return "".join(runs)


def of_document(document: Document, tag_numbers: Mapping[str, int]) -> Ints:
    """Part of speech and kind of name of each token, as numbers from 1: (tokens, 2); 0 is another tag, or no name."""
    found = np.zeros((len(document.tokens), 2), dtype=np.int64)
    found[:, 0] = list(map(tag_numbers.get, map(TAG, document.tokens), repeat(0)))
    for at, name in document.entity_at.items():
        found[at, 1] = KIND_NUMBERS[document.entity_by_id[name].type]
    return found


def situations(unit: Unit) -> Ints:
    """Quotation state and sentence start of each token of the unit, as one number."""
    states, sentences = np.array(unit.states, dtype=np.int64), np.array(unit.sentences, dtype=np.int64)
    return situations_of(states, sentences, np.zeros(1, dtype=np.int64))


def situations_of(states: Ints, sentences: Ints, begins: Ints) -> Ints:
    """The same of the tokens of units, one after the other, that begin at the tokens `begins`."""
    found = states * 2
    found[1:] += sentences[1:] > sentences[:-1]
    found[begins] = states[begins] * 2 + 1
    return found


def distances(size: int, first: int, last: int) -> Ints:
    """For each of `size` tokens the bucket of its distance to the cue at tokens `first` to `last` (half-open)."""
    place = np.arange(size)
    return buckets(np.minimum(place - first, 0) + np.maximum(place - last + 1, 0))


def buckets(away: Ints) -> Ints:
    """The buckets of distances to a cue: below 0 before it, 0 in it."""
    farthest = int(EDGES[-1])
    found: Ints = BUCKETS.take(np.clip(away, -farthest, farthest) + farthest)
    return found


def offsets(unit_sentences: Sequence[int], first: int) -> Ints:
    """For each token how many sentences it stands after the one of the cue, which begins at token `first`."""
    numbers = np.array(unit_sentences, dtype=np.int64)
    result: Ints = np.clip(numbers - numbers[first], -3, 3) + 3
    return result
