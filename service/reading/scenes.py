"""The words of a document as the model of names sees them: their letters, their sentences, their runs of capitals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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

    def places_of(self, wanted: Collection[str]) -> list[int]:
        """Where these words stand, in order."""
        known = np.zeros(len(self.layout.types), dtype=bool)
        numbers = self.layout.numbers
        known[[numbers[word] for word in wanted if word in numbers]] = True
        found: list[int] = np.flatnonzero(known.take(self.layout.words)).tolist()
        return found


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


LETTER, CAPITALS_ALONE, LONG, CAPITAL_FIRST, WORD, TITLE = (1 << bit for bit in range(6))
"""What else is known of a word's letters: it begins with a letter, has capital letters alone, more than three letters,
begins with a capital, is a word or a number, is a title."""


def flags(word: str) -> int:
    """The flags of a word."""
    if not word:
        return 0
    first = word[0]
    return (
        LETTER * first.isalpha()
        | CAPITALS_ALONE * word.isupper()
        | LONG * (len(word) > 3)
        | CAPITAL_FIRST * first.isupper()
        | WORD * first.isalnum()
        | TITLE * (word.lower() in TITLES)
    )


@dataclass(frozen=True, slots=True)
class Types:
    """By word type of a layout: its case, its flags, its number among the known words, and among those of phrases.

    Its coarse cluster, counted from 1 (0: none), and what it mostly was in the texts of the training (`clues.role`).
    """

    cases: Integers
    flags: Integers
    numbers: Integers
    phrases: Integers
    clusters: Integers
    roles: Integers


@dataclass(frozen=True, slots=True)
class View:
    """By word: the kind of its sentence, and its run of capitals (first and last place)."""

    kinds: Integers
    runs: Integers


def view(scene: Scene, types: Types) -> View:
    """The view of a scene."""
    kinds = sentence_kinds(scene, types.flags)
    return View(kinds, runs(scene, types.cases, kinds))


def sentence_kinds(scene: Scene, by_type: Integers | None = None) -> Integers:
    """For each word the kind of its sentence: NORMAL, with the capitals of a HEADLINE, or in CAPITALS alone.

    `by_type` are the flags of the layout's types, if they are known already.
    """
    if not scene.sentences:
        return np.zeros(0, dtype=np.int64)
    by_type = np.array(list(map(flags, scene.layout.types))) if by_type is None else by_type
    here = by_type.take(scene.layout.ids.take(scene.layout.places))
    firsts = np.array([sentence.first for sentence in scene.sentences])
    wanted = np.array([LETTER, LETTER | CAPITALS_ALONE, LETTER | LONG, LETTER | LONG | CAPITAL_FIRST])[:, None]
    letters, capitals, long, headed = np.add.reduceat((here & wanted) == wanted, firsts, axis=1, dtype=np.int64)
    headline = np.where((long > 2) & (headed > HEADLINE_SHARE * long), HEADLINE, NORMAL)
    kinds = np.where((letters > 1) & (capitals == letters), CAPITALS, headline)
    return np.repeat(kinds, np.diff(np.append(firsts, len(here))))


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
    outside[layout.places] = ~capital(cases).take(layout.ids.take(layout.places)) | (kinds != NORMAL)
    edges = np.flatnonzero(outside)
    after = edges.searchsorted(layout.places)
    last = edges.take(after)
    inside = last > layout.places
    first = np.where(inside, edges.take(after - 1), last) + 1
    return np.stack([first, last], axis=1)
