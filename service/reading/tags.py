"""Parts of speech (Penn Treebank): a small network of two layers that looks at words and their neighbours.

What the first layer needs of a word does not depend on where the word stands: it is worked out once, in whole numbers
(so that no order of summing changes it), and kept by word. The second layer sees what the first has found in five
places; it is asked only where the first is in doubt. Weights: `weights/tags`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from service import weights
from service.document import Sentence
from service.reading import clusters, linear, vocabulary
from service.reading.linear import NOTHING, OFFSETS, PAD, Floats, Integers
from service.reading.tag_words import PENN, UNIT, Inner, mark_tag
from service.weights.store import Columns, Store

__all__ = ["PENN", "best", "build", "mark_tag", "sentence_kinds", "served", "tag"]

STRAIGHT = '"'
DOUBT = 2.0  # a tag that is this near to the best one is worth a second look; more cost time and change nothing on dev
KINDS = 7


@dataclass(frozen=True, slots=True)
class Model:
    """The network: words, what is added by kinds of sentences (kind, unit), and (weights, bias) of what follows."""

    words: Store
    kinds: npt.NDArray[np.int16]
    tags: Floats
    second: tuple[Floats, Floats]
    second_tags: tuple[Floats, Floats]


def build(arrays: Mapping[str, npt.NDArray[Any]]) -> Model:
    """The model in the arrays of a file of weights."""
    real = {name: array.astype(np.float32) for name, array in arrays.items() if name not in {"attributes", "rows"}}
    numbers = vocabulary.build(weights.strings(arrays["attributes"]))
    rows = np.concatenate([np.zeros_like(arrays["rows"][:1]), arrays["rows"]])
    inner = Inner(numbers, rows, real["inner"], real["scale"], real["tags_bias"])
    layers = ((real[name], real[f"{name}_bias"]) for name in ("second", "second_tags"))
    return Model(Store(inner.describe, clusters.common()), arrays["kinds"], real["tags"], *layers)


def sentence_kinds(flags: npt.NDArray[np.int32], firsts: Integers) -> Integers:
    """For each sentence its kind, by the letters of its words; sentences begin at the words `firsts`.

    0 has no letters, 1 is in CAPITALS, 2 and 3 Have Capitals Throughout or mostly, as headlines have, 4 has none at
    all, 5 begins without one, 6 is as usual.
    """
    lettered, capital, upper = np.add.reduceat(flags, firsts, axis=0).T
    ways = [
        lettered == 0,
        (upper > 0.7 * lettered) & (lettered > 1),
        (capital == lettered) & (lettered > 1),
        (capital > 0.6 * lettered) & (lettered > 2),
        capital == 0,
        flags[firsts, 1] == 0,
    ]
    return np.select(ways, range(len(ways)), KINDS - 1)


@dataclass(frozen=True, slots=True)
class Places:
    """Words by their rows: `here` one after the other, `around` each sentence between pads, where they stand `at`.

    `firsts` are the numbers of the words that sentences begin with.
    """

    here: Integers
    around: Integers
    at: Integers
    firsts: Integers


def lay_out(rows: Integers, nothing: int, sentences: Sequence[Sentence]) -> Places:
    """The places of words; `nothing` is the row of no word."""
    firsts = np.array([sentence.first for sentence in sentences])
    numbers = np.arange(len(firsts)).repeat(np.diff(firsts, append=len(rows)))
    at = np.arange(PAD, PAD + len(rows)) + 2 * PAD * numbers
    around = np.full(len(rows) + 2 * PAD * (len(firsts) + 1), nothing)
    around[at] = rows
    return Places(rows, around, at, firsts)


def first_layer(chosen: Model, words: Places, columns: Columns) -> Floats:
    """What the first layer makes of each word (word, unit), from the word, two on either side, its sentence's kind."""
    *near, _, _, flags = columns
    total = near[0].take(words.here, axis=0)
    for offset, column in zip(OFFSETS[1:], near[1:], strict=True):
        total += column.take(words.around.take(words.at + offset), axis=0)
    kinds = sentence_kinds(flags.take(words.here, axis=0), words.firsts)
    total += chosen.kinds.take(kinds, axis=0).repeat(np.diff(words.firsts, append=len(total)), axis=0)
    found: Floats = total.astype(np.float32)
    return np.maximum(found, 0, out=found)


def second_layer(chosen: Model, words: Places, units: Floats, doubtful: Integers) -> Floats:
    """What is added to the scores (word, tag) of the doubtful words, from the units of the first layer around them."""
    full = np.zeros((len(words.around), units.shape[1]), dtype=np.float32)
    full[words.at] = units
    around = full.take(words.at.take(doubtful)[:, None] + np.array(OFFSETS), axis=0)
    (weight, bias), (outer, outer_bias) = chosen.second, chosen.second_tags
    found: Floats = np.maximum(around.reshape(len(doubtful), len(weight)) @ weight + bias, 0) @ outer + outer_bias
    return found


def in_doubt(scores: Floats) -> npt.NDArray[np.bool_]:
    """Which words have more than one tag with a score near the best one?"""
    by_tag = np.ascontiguousarray(scores.T)  # NumPy is many times faster along the long side
    near: npt.NDArray[np.bool_] = (by_tag > by_tag.max(axis=0) - DOUBT * UNIT).sum(axis=0, dtype=np.int8) > 1
    return near


@cache
def served() -> Model:
    """The model that the service uses."""
    return build(weights.read("tags"))


def tag(words: Sequence[str], sentences: Sequence[Sentence], model: Model | None = None) -> list[str]:
    """The tag of each word; sentences are ranges of word numbers. `model` is another than the one that is served."""
    found: list[str] = []
    for group in linear.batches([sentence for sentence in sentences if sentence.last > sentence.first]):
        first, last = group[0].first, group[-1].last
        parts = linear.moved(group, first) if first else group
        found += map(PENN.__getitem__, best(model or served(), words[first:last], parts).tolist())
    if STRAIGHT in words:
        for at, name in by_turns(words, sentences):
            found[at] = name
    return found


def by_turns(words: Sequence[str], sentences: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
    """Straight quotation marks, with their tags: within a block they open and close by turns.

    >>> words = ["It", "is", '"', "a", "trap", '"', ",", "she", "said", "."]
    >>> list(by_turns(words, [Sentence(0, 0, 0, 10, 0)]))
    [(2, '``'), (5, "''")]
    """
    block, opened = -1, False
    for sentence in sentences:
        opened = opened and sentence.block == block
        block = sentence.block
        for at in range(sentence.first, sentence.last):
            if words[at] == STRAIGHT:
                opened = not opened
                yield at, "``" if opened else "''"


def best(chosen: Model, words: Sequence[str], sentences: Sequence[Sentence]) -> Integers:
    """The number of the best tag of each word."""
    with chosen.words.lock:
        rows, columns = chosen.words.rows([*words, NOTHING])
        seen = lay_out(rows[:-1], rows[-1], sentences)
        units = first_layer(chosen, seen, columns)
        own, known = (column.take(seen.here, axis=0) for column in columns[-3:-1])
    scores = units @ chosen.tags + own
    doubtful = np.flatnonzero(in_doubt(scores) & (known < 0))
    scores[doubtful] += second_layer(chosen, seen, units, doubtful)
    return np.where(known < 0, scores.argmax(axis=1), known)
