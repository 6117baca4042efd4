"""What the networks see of a token: one set of functions, for training and for serving.

Of a type: the word in lower case with digits as 0, its first and last three characters, its shape. Of a token: its
quotation state and whether it opens a sentence, its part of speech and what kind of name it is in. Of a token seen
from a cue: how far it is, in tokens and sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from service.analyses.attribution.units import Unit
from service.document import ENTITY_TYPES, Document

Ints = np.ndarray[Any, np.dtype[np.int64]]

DIGITS = re.compile(r"\d")
KIND_NUMBERS = {kind: number for number, kind in enumerate(ENTITY_TYPES, 1)}
CURLY = str.maketrans("‘’“”", "''\"\"")
SHAPE_LENGTH = 5
SITUATIONS = 8
"""Values of `situations`: four quotation states, at the start of a sentence or not."""

EDGES = np.array([1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45, 70], dtype=np.int64)
DISTANCES = 2 * len(EDGES) + 3
"""Values of `distances`: buckets before the cue, the cue itself, buckets after it."""
KINDS = len(ENTITY_TYPES) + 1
"""Values of the second column of `of_document`."""
BEFORE_CUE, AFTER_CUE = 60, 80
"""Tokens before and after a cue among which its source and content are looked for."""
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


def of_document(document: Document, tag_numbers: Mapping[str, int]) -> Ints:
    """Part of speech and kind of name of each token, as numbers from 1: (tokens, 2); 0 is another tag, or no name."""
    found = np.zeros((len(document.tokens), 2), dtype=np.int64)
    found[:, 0] = [tag_numbers.get(token.tag, 0) for token in document.tokens]
    for at, name in document.entity_at.items():
        found[at, 1] = KIND_NUMBERS[document.entity_by_id[name].type]
    return found


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
