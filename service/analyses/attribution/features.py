"""What the networks see of a token: one set of functions, for training and for serving.

Of a type: the word in lower case with digits as 0, its first and last three characters, its shape. Of a token: its
quotation state and whether it opens a sentence. Of a token seen from a cue: how far it is, in tokens and sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from service.analyses.attribution.units import Unit

Ints = np.ndarray[Any, np.dtype[np.int64]]

DIGITS = re.compile(r"\d")
CURLY = str.maketrans("‘’“”", "''\"\"")
SHAPE_LENGTH = 5
SITUATIONS = 8
"""Values of `situations`: four quotation states, at the start of a sentence or not."""

EDGES = np.array([1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45, 70], dtype=np.int64)
DISTANCES = 2 * len(EDGES) + 3
"""Values of `distances`: buckets before the cue, the cue itself, buckets after it."""
OFFSETS = 7
"""Values of `offsets`: three sentences or more before the cue's to three or more after it."""


@lru_cache(maxsize=65536)
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


def situations(unit: Unit) -> Ints:
    """Quotation state and sentence start of each token of the unit, as one number."""
    states = np.array(unit.states, dtype=np.int64)
    starts = np.diff(np.array(unit.sentences, dtype=np.int64), prepend=-1) > 0
    return states * 2 + starts


def distances(size: int, first: int, last: int) -> Ints:
    """For each of `size` tokens the bucket of its distance to the cue at tokens `first` to `last` (half-open)."""
    place = np.arange(size)
    before, after = np.maximum(first - place, 0), np.maximum(place - (last - 1), 0)
    bucket = np.searchsorted(EDGES, np.maximum(before, after), side="right")
    middle = len(EDGES) + 1
    return np.where(before > 0, middle - bucket, middle + bucket)


def offsets(unit_sentences: Sequence[int], first: int) -> Ints:
    """For each token how many sentences it stands after the one of the cue, which begins at token `first`."""
    numbers = np.array(unit_sentences, dtype=np.int64)
    result: Ints = np.clip(numbers - numbers[first], -3, 3) + 3
    return result
