"""The features of many documents in arrays, as `lab.chains` takes them, and their weights as they are served.

A feature is an attribute of a word seen from a place beside it (the word itself, its neighbours: the nearer the more
is seen), or a key of a word in its place (`service.reading.clues`). What a document's own annotation tells about its
words and phrases is taken from the counts first (leave one out): a new text tells nothing about itself either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from lab import cards
from lab.chains import Floats, Ints, Sentences, ranges
from lab.gazetteer import Counts, Learnt, phrase_code, row
from lab.labelled import Example
from service.document import Sentence
from service.reading import clues, clusters
from service.reading.linear import OFFSETS, Layout
from service.reading.scenes import Types

NEAR = ("l=", "x=", "s=", "n", "o", "r", "y", *clusters.NAMES, "unseen")
FAR = ("l=", "c=", "n", *clusters.NAMES[:2])
WANTED = [("",) if offset == 0 else NEAR if abs(offset) == 1 else FAR for offset in OFFSETS]
RARE = 2  # documents' features that stand less often are left out
Slots = list[list[int]]
Numbered = npt.NDArray[np.int32]


class Numbers:
    """Numbers of attributes; a feature is number * slots + slot. `rows` are those of the lexicon."""

    def __init__(self, counts: Counts) -> None:
        self.numbers: dict[str, int] = {}
        self.rows = cache(lambda word: row(word, counts, None))
        self.forms = cache(lambda word: self._slots(clues.form(word)))
        self.histories = cache(lambda codes: self._slots(clues.history(codes)))

    def word(self, word: str, codes: list[int] | None) -> Slots:
        """The features of a word by slot."""
        history = self.histories(None if codes is None else tuple(codes))
        return [one + other for one, other in zip(self.forms(word), history, strict=True)]

    def _slots(self, attributes: Sequence[str]) -> Slots:
        named = [(name, self.numbers.setdefault(name, len(self.numbers)) * len(OFFSETS)) for name in attributes]
        return [
            [number + slot for name, number in named if name.startswith(wanted)] for slot, wanted in enumerate(WANTED)
        ]


@dataclass(frozen=True, slots=True)
class Index:
    """What the columns of the weights are: first features of words (`attributes`), then keys."""

    names: list[str]
    attributes: Ints
    keys: Ints


def gather(examples: Sequence[Example], learnt: Learnt, labels: Sequence[str]) -> tuple[Sentences, Index]:
    """All sentences of the examples that count, in arrays."""
    numbers, order = Numbers(learnt.counts), {name: number for number, name in enumerate(labels)}
    seen = [_document(one, learnt, numbers) for one in tqdm(examples, desc="features", disable=None)]
    features, sizes, keys = (np.concatenate(part) for part in zip(*seen, strict=True))
    attributes, features = _common(features)
    places, columns = zip(*map(_common, keys.T), strict=True)
    shifts = np.cumsum([len(attributes), *map(len, places)])
    shifted = [np.where(column >= 0, column + shift, -1) for column, shift in zip(columns, shifts, strict=False)]
    flat, starts = _flat(features, np.repeat(np.arange(len(sizes)), sizes), np.stack(shifted, axis=1))
    counted = [(one, sentence, weight) for one in examples for sentence, weight in _counted(one)]
    return Sentences(
        flat,
        starts,
        int(shifts[-1]),
        np.concatenate([[0], np.cumsum([sentence.last - sentence.first for _, sentence, _ in counted])]),
        np.array(
            [order[label] for one, sentence, _ in counted for label in one.labels[sentence.first : sentence.last]]
        ),
        np.array([weight for _, _, weight in counted], dtype=np.float32),
    ), Index(list(numbers.numbers), attributes, np.concatenate(places))


def _counted(one: Example) -> Iterator[tuple[Sentence, float]]:
    """The sentences of a document that count for something, and for what."""
    weights = one.weights or (1.0,) * len(one.seen.sentences)
    return ((sentence, weight) for sentence, weight in zip(one.seen.sentences, weights, strict=True) if weight)


def _document(one: Example, learnt: Learnt, numbers: Numbers) -> tuple[Numbered, Ints, Ints]:
    """The features of the words of a document that count, how many each has, and the keys (word, template)."""
    own, words, layout = Counts(), one.seen.layout.types, one.seen.layout
    if one.marked:
        own.add(one)
    codes = [row(word, learnt.counts, own) for word in words] if one.marked else list(map(numbers.rows, words))
    known = replace(learnt.known, phrase_codes=_codes(learnt, own))
    keys = clues.keys(one.seen, Types(*clues.types(words, codes, known)), known)
    kept = np.zeros(len(keys), dtype=bool)
    for sentence, _ in _counted(one):
        kept[sentence.first : sentence.last] = True
    types = [numbers.word(*word) for word in zip(words, codes, strict=True)]
    features, sizes = _features(replace(layout, places=layout.places[kept]), types)
    return features, sizes, keys[kept]


def _codes(learnt: Learnt, own: Counts) -> Ints:
    """The codes of the phrases, without what a document itself counted."""
    table = learnt.known.phrase_codes.copy()
    for phrase, kinds in own.phrases.items():
        number = learnt.gazetteer.numbers.get(phrase)
        if number is not None:
            table[number] = phrase_code(learnt.gazetteer.facts[number], learnt.counts.phrases[phrase], kinds)
    return table


def _features(layout: Layout, types: Sequence[Slots]) -> tuple[Numbered, Ints]:
    """The features of the words of a layout whose types have these by slot, and how many each word has."""
    ids = [layout.ids[layout.places + offset] for offset in OFFSETS]
    sizes = [np.array([len(one[slot]) for one in types]) for slot in range(len(OFFSETS))]
    counts = np.stack([size[here] for size, here in zip(sizes, ids, strict=True)])
    total: Ints = counts.sum(axis=0)
    found = np.empty(int(total.sum()), dtype=np.int32)
    at = np.cumsum(total) - total
    for slot, here in enumerate(ids):
        flat = np.array([number for one in types for number in one[slot]], dtype=np.int32)
        firsts = np.cumsum(sizes[slot]) - sizes[slot]
        found[ranges(at, counts[slot])] = flat[ranges(firsts[here], counts[slot])]
        at += counts[slot]
    return found, total


def _common(values: npt.NDArray[Any]) -> tuple[Ints, Ints]:
    """The values that are not rare, in order, and for each place the number of its value, or -1."""
    found, inverse, times = np.unique(values, return_inverse=True, return_counts=True)
    kept = times >= RARE
    return found[kept].astype(np.int64), np.where(kept, np.cumsum(kept) - 1, -1)[inverse].astype(np.int32)


def _flat(features: Ints, owners: Ints, keys: Ints) -> tuple[Numbered, Ints]:
    """Features of words (with the word of each) and keys (word, template) as one row a word; -1 is no feature."""
    kept, used = features >= 0, keys >= 0
    first, second = np.bincount(owners[kept], minlength=len(keys)), used.sum(axis=1)
    starts = np.concatenate([[0], np.cumsum(first + second)])
    flat = np.empty(starts[-1], dtype=np.int32)
    flat[ranges(starts[:-1], first)] = features[kept]
    flat[ranges(starts[:-1] + first, second)] = keys[used]
    return flat, starts


def arrays(index: Index, weights: Floats) -> dict[str, Any]:
    """The weights (feature, label) in the form in which they are served."""
    of_words, of_keys = weights[: len(index.attributes)], weights[len(index.attributes) :]
    live = np.flatnonzero(of_words.any(axis=1))
    number, slot = np.divmod(index.attributes[live], len(OFFSETS))
    named, places = np.unique(number, return_inverse=True)
    rows = np.zeros((len(named), len(OFFSETS), weights.shape[1]), dtype=np.float16)
    rows[places, slot] = of_words[live]
    used = of_keys.any(axis=1)
    return {
        "attributes": cards.strings([index.names[at] for at in named.tolist()]),
        "rows": rows,
        "keys": index.keys[used],
        "key_rows": of_keys[used].astype(np.float16),
    }
