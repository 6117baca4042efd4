"""The words of a document as the model of names sees them: their letters, their sentences, their runs of capitals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from service import lexicons
from service.document import Sentence
from service.reading.linear import Integers, Layout

_ABBREVIATIONS = lexicons.table("abbreviations")
TITLES = frozenset(word for word, kind in _ABBREVIATIONS.items() if kind == "title") | lexicons.words("titles")
LOWER, CAPITAL, UPPER, FIGURE, MARK, MIXED, NONE = range(1, 8)
"""Classes of a word's letters."""
NORMAL, HEADLINE, CAPITALS = range(3)
"""Kinds of sentences: a normal one, one with the Capitals of a Headline, one in CAPITALS alone."""
HEADLINE_SHARE = 0.6  # of the words of four letters or more that begin with a capital, in a headline


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of a document for the model of names: laid out, with their sentences and tags (numbers)."""

    words: list[str]
    sentences: Sequence[Sentence]
    layout: Layout
    tags: Integers


@lru_cache(maxsize=2**14)
def case(word: str) -> int:
    """The class of a word's letters."""
    if not word[:1].isalnum():
        return MARK
    if word[0].isdigit():
        return FIGURE
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else CAPITAL
    return CAPITAL if word[0].isupper() and word[1:].islower() else MIXED


def sentence_kinds(scene: Scene) -> Integers:
    """For each word the kind of its sentence: NORMAL, with the capitals of a HEADLINE, or in CAPITALS alone."""
    found = []
    for sentence in scene.sentences:
        words = scene.words[sentence.first : sentence.last]
        letters = [word for word in words if word[0].isalpha()]
        long = [word for word in letters if len(word) > 3]
        if len(letters) > 1 and all(word.isupper() for word in letters):
            kind = CAPITALS
        elif len(long) > 2 and sum(word[0].isupper() for word in long) > HEADLINE_SHARE * len(long):
            kind = HEADLINE
        else:
            kind = NORMAL
        found.append(kind)
    lengths = [sentence.last - sentence.first for sentence in scene.sentences]
    return np.repeat(np.array(found, dtype=np.int64), lengths)


def capital(cases: Integers) -> npt.NDArray[np.bool_]:
    """Which of these classes have a capital letter?"""
    found: npt.NDArray[np.bool_] = (cases == CAPITAL) | (cases == UPPER) | (cases == MIXED)
    return found


def runs(scene: Scene, cases: Integers, kinds: Integers) -> Integers:
    """For each word the run of capitalised words in which it stands: first and last (half-open) place in the layout.

    Words in lower case and those of headlines have none: last is not after first.
    """
    layout = scene.layout
    outside = np.ones(len(layout.ids), dtype=bool)
    outside[layout.places] = ~capital(cases[layout.ids[layout.places]]) | (kinds != NORMAL)
    numbers = np.arange(len(outside))
    first = np.maximum.accumulate(np.where(outside, numbers, 0)) + 1
    last = np.minimum.accumulate(np.where(outside, numbers, len(outside))[::-1])[::-1]
    return np.stack([first, last], axis=1)[layout.places]
