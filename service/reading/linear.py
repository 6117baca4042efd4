"""Linear models of words and their neighbours, scored by gathering rows of arrays, with no loop over features.

A model sums, for each word, one row of weights (a number for each label) for every attribute of the words around it.
All that depends on one word alone is summed once and kept by word (`store`), whatever the word's place; pairs and
patterns are looked up by number (`keyed`).
"""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from service.document import Sentence

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[Any]

PAD = 2  # places before and after each sentence that stand for "nothing"
NOTHING = ""  # the word that stands there
OFFSETS = (0, -1, 1, -2, 2)  # of a table's slots: the word itself and its neighbours
LONGEST = 40  # characters of a word that are looked at
BATCH = 2**12  # words that are scored at once: bounds the memory, whatever is sent; `store.TOGETHER` is as many


@dataclass(frozen=True, slots=True)
class Layout:
    """Words by type: `ids` are numbers of `types`, each sentence between pads; `places` are where the words stand.

    `numbers` tells the number of a type.
    """

    types: list[str]
    ids: Integers
    places: Integers
    numbers: dict[str, int]

    @property
    def words(self) -> Integers:
        """The type of each word."""
        return self.ids.take(self.places)


def lay_out(words: Sequence[str], sentences: Sequence[Sentence]) -> Layout:
    """The layout of words; sentences are ranges of word numbers that cover them in order."""
    numbers: defaultdict[str, int] = defaultdict(None, {NOTHING: 0})
    numbers.default_factory = numbers.__len__
    flat = list(map(numbers.__getitem__, words))
    numbers.default_factory = None
    ends = np.array([sentence.last for sentence in sentences], dtype=np.int64)
    places = np.arange(PAD, len(words) + PAD)
    places += np.repeat(np.arange(0, 2 * PAD * len(ends), 2 * PAD), np.diff(ends, prepend=0))
    ids = np.zeros(len(words) + 2 * PAD * len(ends) + 2 * PAD, dtype=np.int64)
    ids[places] = flat
    return Layout(list(numbers), ids, places, numbers)


def batches(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences in order, in groups of at most BATCH words; one that is longer is cut."""
    sentences = [sentence for sentence in sentences if sentence.first < sentence.last]
    if sentences and sentences[-1].last - sentences[0].first <= BATCH:
        yield sentences
        return
    group: list[Sentence] = []
    for sentence in sentences:
        for first in range(sentence.first, sentence.last, BATCH):
            last = min(first + BATCH, sentence.last)
            if group and last - group[0].first > BATCH:
                yield group
                group = []
            group.append(Sentence(sentence.start, sentence.end, first, last, sentence.block))
    if group:
        yield group


def moved(sentences: Iterable[Sentence], words: int) -> list[Sentence]:
    """The sentences with their word numbers counted from a later word."""
    if not words:
        return list(sentences)
    return [Sentence(one.start, one.end, one.first - words, one.last - words, one.block) for one in sentences]


STEPS = 16  # weights that are learnt by `lab.linear` are whole numbers of sixteenths: their sums are exact, and fast


def steps(rows: Numbers) -> npt.NDArray[np.int8]:
    """Weights counted in steps. Raises ValueError where one is too large, or is none of the steps."""
    if rows.dtype == np.int8:
        return rows
    counted = rows.astype(np.float32)  # float16 is slow
    counted *= STEPS
    found: npt.NDArray[np.int8] = counted.astype(np.int8)
    if (found != counted).any():
        raise ValueError("these weights are not small whole numbers of steps")
    return found


def gather(rows: Numbers, layout: Layout) -> Numbers:
    """Scores (word, label): for each word the rows of itself and its neighbours; `rows` are (type, slot, label)."""
    by_slot = np.ascontiguousarray(rows.transpose(1, 0, 2))
    total: Numbers = by_slot[0].take(layout.ids.take(layout.places), axis=0)
    for slot, offset in enumerate(OFFSETS[1:], 1):
        total += by_slot[slot].take(layout.ids.take(layout.places + offset), axis=0)
    return total


TEMPLATE = 44  # a key is a template's number, shifted by so many bits, and a value
VALUE = 2**TEMPLATE - 1


RUNS = re.compile(r"(.)\1{2,}")
LATIN = str.maketrans(string.ascii_uppercase + string.ascii_lowercase + string.digits, "X" * 26 + "x" * 26 + "9" * 10)
"""The signs of plain letters and figures."""


@lru_cache(maxsize=2**14)
def shape(word: str) -> str:
    """The pattern of a word's letters: "Xxx" for Biden, "9-x" … runs of three or more of a kind count as two.

    >>> shape("McDonald"), shape("F-16s"), shape("U.S.")
    ('XxXxx', 'X-99x', 'X.X.')
    """
    short = word[:LONGEST]
    pattern = short.translate(LATIN) if short.isascii() else "".join(map(_sign, short))
    return RUNS.sub(_twice, pattern)


def _twice(run: re.Match[str]) -> str:
    return run.group()[:2]


def _sign(letter: str) -> str:
    return "X" if letter.isupper() else "x" if letter.isalpha() else "9" if letter.isdigit() else letter


def affixes(word: str, prefixes: int, suffixes: int) -> list[str]:
    """Attributes for the beginnings and ends of a word, in lower case."""
    lower = word[:LONGEST].lower()
    found = [f"p={lower[:size]}" for size in range(1, min(prefixes, len(lower) - 1) + 1)]
    return found + [f"s={lower[-size:]}" for size in range(1, min(suffixes, len(lower) - 1) + 1)]
