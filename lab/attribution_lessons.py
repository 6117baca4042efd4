"""What the networks of attribution learn from, as numbers: units with shares of labels, and batches of them.

A share is 1 for what a person marked, and a probability for what a teacher said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lab.attribution_data import TAG_NUMBERS, Example, Text
from service.analyses.attribution import features

LEAST = (2, 4, 4, 12)
"""How often a word of annotated texts, a prefix, a suffix, a shape must occur to have a row of its own."""
LEAST_ELSEWHERE = 4
"""How often a word must occur in all texts together."""
RARE = 5
SILVER = 45
"""Parts of speech, and relations, that are told apart where they are learnt beside."""
UNKNOWN = -100
LABELS = 3  # outside, begin, inside of cues; neither, source, content of roles


@dataclass(frozen=True)
class Tables:
    """Entry -> row, for words, prefixes, suffixes and shapes (0: unknown); rows of words that are rare.

    `silver` are the numbers of parts of speech and relations that are learnt beside, from 0.
    """

    types: tuple[dict[str, int], ...]
    rare: np.ndarray
    silver: tuple[dict[str, int], ...] = ({}, {})

    @property
    def sizes(self) -> tuple[int, ...]:
        """Rows of each table of the network."""
        return (*(len(table) + 1 for table in self.types), features.SITUATIONS, len(TAG_NUMBERS) + 1, features.KINDS)

    def row(self, word: str) -> list[int]:
        """The rows of a word's features."""
        return [table.get(value, 0) for table, value in zip(self.types, features.of_type(word), strict=True)]


def tables(marked: Iterable[Text], others: Iterable[Text] = ()) -> Tables:
    """The tables of these texts, annotated ones and others; words with the most frequent first."""
    own, every = _counts(marked), _counts(others)
    for mine, all_of_them in zip(own, every, strict=True):
        all_of_them.update(mine)
    kept = [
        sorted(value for value, number in counter.items() if number >= few)
        for counter, few in zip(every, LEAST, strict=True)
    ]
    words = every[0]
    some = (word for word in words if own[0][word] >= LEAST[0] or words[word] >= LEAST_ELSEWHERE)
    kept[0] = sorted(some, key=lambda word: (-words[word], word))
    rare = np.array([False, *(words[word] <= RARE for word in kept[0])])
    return Tables(tuple({value: row for row, value in enumerate(values, 1)} for values in kept), rare, _silver(marked))


def _silver(marked: Iterable[Text]) -> tuple[dict[str, int], ...]:
    """Numbers of the commonest parts of speech and relations."""
    counts: tuple[Counter[str], ...] = (Counter(), Counter())
    for pair in (pair for text in marked for one in text.examples for pair in one.silver):
        for counter, value in zip(counts, pair, strict=True):
            counter[value] += 1
    kept = ([value for value, _ in counter.most_common() if value][:SILVER] for counter in counts)
    return tuple({value: number for number, value in enumerate(values)} for values in kept)


def _counts(texts: Iterable[Text]) -> list[Counter[str]]:
    counts: list[Counter[str]] = [Counter() for _ in range(4)]
    for word, number in Counter(word for text in texts for one in text.examples for word in one.words).items():
        for counter, value in zip(counts, features.of_type(word), strict=True):
            counter[value] += number
    return counts


@dataclass(frozen=True)
class Pointed:
    """A cue with the shares (tokens, 3) of roles that the tokens have, seen from it, and how much it counts."""

    first: int
    last: int
    roles: np.ndarray
    weight: float = 1.0


@dataclass(frozen=True)
class Lesson:
    """A unit as numbers, with the shares (tokens, 3) of cue labels, and its cues; `taken` is 1 in a sure cue.

    `silver` are the numbers of part of speech and relation (tokens, 2), UNKNOWN where nothing is said of them.
    """

    ids: np.ndarray
    sentences: np.ndarray
    cue: np.ndarray
    taken: np.ndarray
    pointed: tuple[Pointed, ...]
    silver: np.ndarray

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.ids)


def lesson(example: Example, made: Tables) -> Lesson:
    """A unit with what a person marked."""
    ids = np.empty((len(example.unit), 7), dtype=np.int32)
    ids[:, :4] = [made.row(word) for word in example.words]
    ids[:, 4] = features.situations(example.unit)
    ids[:, 5:] = example.seen
    pointed = tuple(Pointed(cue.first, cue.last, _shares(cue.roles)) for cue in example.cues)
    sentences = np.array(example.unit.sentences, dtype=np.int64)
    silver = np.full((len(example.unit), 2), UNKNOWN, dtype=np.int16)
    if example.silver:
        silver[:] = [
            [numbers.get(v, UNKNOWN) for numbers, v in zip(made.silver, pair, strict=True)] for pair in example.silver
        ]
    return Lesson(ids, sentences, _shares(example.cue_labels), example.cue_labels > 0, pointed, silver)


def _shares(labels: np.ndarray) -> np.ndarray:
    return np.eye(LABELS, dtype=np.float32)[labels]


def window(size: int, first: int, last: int) -> tuple[int, int]:
    """The tokens of a unit of `size` tokens that are near a cue."""
    return max(0, first - features.BEFORE_CUE), min(size, last + features.AFTER_CUE)


def from_cue(given: Lesson, first: int, last: int) -> np.ndarray:
    """Distance, sentence offset, other cue, situation of each token near a cue, seen from it."""
    size = len(given)
    other = given.taken.astype(np.int64)
    other[first:last] = 0
    distances = features.distances(size, first, last)
    seen = np.stack([distances, features.offsets(given.sentences, first), other, given.ids[:, 4]], axis=1)
    return seen[slice(*window(size, first, last))]


@dataclass(frozen=True)
class Batch:
    """Lessons of about one length, padded; the cues of all of them one after the other, with the tokens near each.

    `where` (cues, 5) has unit, first and last token of a cue, first and last token near it.
    """

    ids: Tensor
    lengths: Tensor
    cue: Tensor
    where: Tensor
    seen: Tensor
    roles: Tensor
    weights: Tensor
    silver: Tensor


def batches(lessons: Sequence[Lesson], size: int) -> list[list[Lesson]]:
    """Lessons in groups of about `size` tokens, padding included."""
    groups: list[list[Lesson]] = [[]]
    for one in sorted((one for one in lessons if len(one) > 1), key=len):
        if groups[-1] and (len(groups[-1]) + 1) * len(one) > size:
            groups.append([])
        groups[-1].append(one)
    return groups


def batch(group: Sequence[Lesson]) -> Batch:
    """A group as tensors."""
    longest, count = max(map(len, group)), len(group)
    ids = np.zeros((count, longest, 7), dtype=np.int64)
    cue = np.zeros((count, longest, LABELS), dtype=np.float32)
    silver = np.full((count, longest, 2), UNKNOWN, dtype=np.int64)
    for at, one in enumerate(group):
        ids[at, : len(one)], cue[at, : len(one)], silver[at, : len(one)] = one.ids, one.cue, one.silver
    spotted = [(at, one, pointed) for at, one in enumerate(group) for pointed in one.pointed]
    places = [(at, p.first, p.last, *window(len(one), p.first, p.last)) for at, one, p in spotted]
    where = np.array(places, dtype=np.int64).reshape(-1, 5)
    widest = int((where[:, 4] - where[:, 3]).max(initial=0))
    seen = np.zeros((len(spotted), widest, 4), dtype=np.int64)
    roles = np.zeros((len(spotted), widest, LABELS), dtype=np.float32)
    for at, (_, one, pointed) in enumerate(spotted):
        near = slice(where[at, 3], where[at, 4])
        seen[at, : near.stop - near.start] = from_cue(one, pointed.first, pointed.last)
        roles[at, : near.stop - near.start] = pointed.roles[near]
    lengths = np.array([len(one) for one in group])
    weights = np.array([pointed.weight for _, _, pointed in spotted], dtype=np.float32)
    return Batch(*map(torch.from_numpy, (ids, lengths, cue, where, seen, roles, weights, silver)))
