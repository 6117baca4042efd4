"""Parts of speech (Penn Treebank): a small network of two layers that looks at words and their neighbours.

What the first layer needs of a word does not depend on where the word stands: it is worked out once, in whole numbers
(so that no order of summing changes it), and kept by word. The second layer sees what the first has found in five
places; it is asked only where the first is in doubt. Weights: `weights/tags`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from nltk.tag.api import TaggerI

from service import weights
from service.document import Sentence
from service.reading import clusters, linear
from service.reading.linear import NOTHING, OFFSETS, PAD, Floats, Integers
from service.reading.store import Columns, Store

PENN = (
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",
    "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "#", "$", "''", "``", "(", ")", ",", ".", ":",
)  # fmt: skip
PREFIXES, SUFFIXES, MOST = 3, 5, 16  # MOST: attributes of a word that count
MARKS = {
    **dict.fromkeys(("“", "``", "«", "„"), "``"),
    **dict.fromkeys(("”", "''", "»"), "''"),
    **dict.fromkeys("([{<", "("),
    **dict.fromkeys(")]}>", ")"),
    **dict.fromkeys((":", ";", "-", "--", "–", "—", "…", "/"), ":"),
    **dict.fromkeys("=+*~@\\|^_•·©®™°§", "SYM"),
    **dict.fromkeys(".?!", "."),
    **dict.fromkeys("$£€¥₹₽₺₩₪", "$"),
    ",": ",",
    "#": "#",
}
"""Tags of marks, by the mark or by its first character; "&" and "%" are words to the model."""
UNIT = 256  # what one is in the whole numbers of the first layer
BOUND = 5000  # of each of its summands: five of them stay within 16 bits
DOUBT = 2.0  # a tag that is this near to the best one is worth a second look; more cost time and change nothing on dev
KINDS = 7


@dataclass(frozen=True, slots=True)
class Inner:
    """What the first layer knows of single words: `rows` of attributes, and `inner`, which their sum goes through.

    Both are whole numbers, `scale` and `bias` make units and scores of what comes out.
    """

    numbers: Mapping[str, int]
    rows: npt.NDArray[np.int8]
    inner: Floats
    scale: Floats
    bias: Floats

    def describe(self, words: Sequence[str]) -> Columns:
        """Columns: parts in the units, one for each place; scores of tags; mark or -1; letters."""
        known = np.zeros((MOST, len(words)), dtype=np.int64)
        for column, word in enumerate(words):
            found = [number for name in attributes(word) if (number := self.numbers.get(name))][:MOST]
            known[: len(found), column] = found
        vectors = np.zeros((len(words), self.rows.shape[1]), dtype=np.float32)
        for row in known:
            vectors += self.rows.take(row, axis=0)
        # at most 16 * 31 * 127 * 96 before it is scaled: float32 has each whole number up to 2**24
        parts = vectors @ self.inner * self.scale
        end = len(self.scale) - len(PENN)
        units = np.rint(np.clip(parts[:, :end], -BOUND, BOUND)).astype(np.int16)
        marks = np.array([PENN.index(mark) if (mark := mark_tag(word)) else -1 for word in words])
        return *np.split(units, len(OFFSETS), axis=1), parts[:, end:] + self.bias, marks, letters(words)


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
    numbers = {name: number for number, name in enumerate(weights.strings(arrays["attributes"]), 1)}
    rows = np.concatenate([np.zeros_like(arrays["rows"][:1]), arrays["rows"]])
    inner = Inner(numbers, rows, real["inner"], real["scale"], real["tags_bias"])
    layers = ((real[name], real[f"{name}_bias"]) for name in ("second", "second_tags"))
    return Model(Store(inner.describe, clusters.common()), arrays["kinds"], real["tags"], *layers)


def attributes(word: str) -> list[str]:
    """What the model sees of a single word."""
    short = word[: linear.LONGEST]
    lower = short.lower()
    found = [f"w={short}", f"l={lower}", f"x={linear.shape(word)}", *clusters.attributes(short)]
    if word[:1].isalnum():
        found += linear.affixes(word, PREFIXES, SUFFIXES)
    return [*found, f"h={lower.rpartition('-')[2]}"] if "-" in lower[1:-1] else found


def letters(words: Sequence[str]) -> npt.NDArray[np.int32]:
    """For each word 1 or 0: has it letters; does it begin with a capital; has it capitals alone, and more than one?"""
    found = [
        (any(map(str.isalpha, word)), word[:1].isupper(), len(word) > 1 and word.isupper() and word[1:].isupper())
        for word in words
    ]
    return np.array(found, dtype=np.int32).reshape(-1, 3)


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


def mark_tag(word: str) -> str | None:
    """The tag of a mark that can have but one; None for words and for straight quotation marks.

    >>> mark_tag("—"), mark_tag("?!"), mark_tag("..."), mark_tag("No")
    (':', '.', ':', None)
    """
    if word[:1].isalnum() or (len(word) > 1 and word[-1].isalnum()):
        return None
    return ":" if word.startswith("..") else MARKS.get(word) or MARKS.get(word[:1])


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
    return build(weights.load("tags"))


def tag(words: Sequence[str], sentences: Sequence[Sentence], model: Model | None = None) -> list[str]:
    """The tag of each word; sentences are ranges of word numbers. `model` is another than the one that is served."""
    found: list[str] = []
    for group in linear.batches([sentence for sentence in sentences if sentence.last > sentence.first]):
        first, last = group[0].first, group[-1].last
        parts = linear.moved(group, first) if first else group
        found += map(PENN.__getitem__, best(model or served(), words[first:last], parts).tolist())
    return found


def best(chosen: Model, words: Sequence[str], sentences: Sequence[Sentence]) -> Integers:
    """The number of the best tag of each word."""
    rows, columns = chosen.words.rows([*words, NOTHING])
    seen = lay_out(rows[:-1], rows[-1], sentences)
    *_, own, marks, _ = columns
    units = first_layer(chosen, seen, columns)
    scores = units @ chosen.tags
    scores += own.take(seen.here, axis=0)
    known = marks.take(seen.here)
    doubtful = np.flatnonzero(in_doubt(scores) & (known < 0))
    scores[doubtful] += second_layer(chosen, seen, units, doubtful)
    return np.where(known < 0, scores.argmax(axis=1), known)


class NewsTagger(TaggerI):  # type: ignore[misc]
    """NLTK's tagger interface to this module."""

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, str]]:
        """The tokens of one sentence, each with its tag."""
        words = list(tokens)
        return list(zip(words, tag(words, [Sentence(0, 0, 0, len(words), 0)]), strict=True))

    def tag_sents(self, sentences: Sequence[Sequence[str]]) -> list[list[Any]]:
        """`tag` for each of several sentences."""
        return [self.tag(sentence) for sentence in sentences]
