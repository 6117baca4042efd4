"""Clusters of words that stand in like company, learnt without labels. Weights: `weights/clusters`."""

from __future__ import annotations

from functools import cache
from itertools import islice

import numpy as np

from service import weights

COMMON = 6000
CLEARLY = 4  # times as far ahead in the list, which has the more frequent words first
NAMES = ("k", "m", "g")
"""Attributes of the coarse, middle and fine clusters."""


@cache
def _table() -> tuple[dict[str, int], np.ndarray[tuple[int, ...], np.dtype[np.uint16]]]:
    arrays = weights.read("clusters")
    return {word: number for number, word in enumerate(weights.strings(arrays["words"]))}, arrays["clusters"]


def attributes(word: str) -> list[str]:
    """The clusters of a word, as attributes; those of its other spelling where this one is not known."""
    words, clusters = _table()
    number = words.get(word)
    if number is None:
        number = words.get(word.capitalize() if word.isupper() else word.lower())
    if number is None:
        return []
    return [f"{name}{cluster}" for name, cluster in zip(NAMES, clusters[number].tolist(), strict=True)]


def usual_case(word: str) -> str:
    """How a word is mostly written: "l" or "c" in lower case or with a capital, capitals where it is so alone.

    "=" is as often one as the other, "" is an unknown word: "Asia" and "asia" have "C", "Bush" has "c", "the" has "l".
    """
    words, _ = _table()
    lower, capital = words.get(word.lower()), words.get(word.capitalize())
    if lower is None or capital is None:
        return "" if lower is capital else "L" if capital is None else "C"
    return "l" if lower * CLEARLY < capital else "c" if capital * CLEARLY < lower else "="


def common() -> list[str]:
    """Words that texts are mostly made of; the table has the more frequent ones first."""
    return list(islice(_table()[0], COMMON))


def coarse(word: str) -> int:
    """The number of a word's coarse cluster, counted from 1; 0 where it has none."""
    found = attributes(word)
    return 1 + int(found[0][1:]) if found else 0
