"""Documents put together into batches for the teacher's network."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lab.teacher_data import SHAPES, UNKNOWN, Ints, Paper, Targets, Vocabulary, cluster
from lab.teacher_network import Batch
from service.reading import linear

WORDS = 2500  # of a batch, more or less
SENTENCES = 48  # of a rectangle
LONGEST = 120  # words that are read together
DROPPED = 0.05  # of the words at any rate; rare ones more often: RARE / (RARE + count)
RARE = 0.3


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document as the numbers that the network takes; `types` and `lowers` are numbers within the document."""

    id: str
    bounds: list[tuple[int, int]]
    words: Ints
    shapes: Ints
    codes: Ints
    keys: Ints
    types: Ints
    names: list[str]
    lowers: Ints
    clusters: Ints
    targets: Targets


def numbered(one: Paper, known: Vocabulary) -> Numbered:
    """The document in the numbers of a vocabulary."""
    number: dict[str, int] = {}
    types = np.array([number.setdefault(word, len(number)) for word in one.words], dtype=np.int64)
    lower: dict[str, int] = {}
    lowers = np.array([lower.setdefault(word.lower(), len(lower)) for word in number], dtype=np.int64)
    words = np.array([known.word(word) for word in number], dtype=np.int64)
    shapes = np.array([zlib.crc32(linear.shape(word).encode()) % SHAPES for word in number], dtype=np.int64)
    fine = np.array([cluster(word) for word in number], dtype=np.int64)
    bounds = [(at, min(at + LONGEST, last)) for first, last in one.bounds for at in range(first, last, LONGEST)]
    return Numbered(
        one.id, bounds, words[types], shapes[types], one.codes, known.filtered(one.keys), types, list(number),
        lowers[types], fine[types], one.targets,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lesson:
    """A batch with what is known of its words; the rows of each sentence, from the longest, for the labels."""

    batch: Batch
    targets: Targets
    next_word: Tensor
    word_before: Tensor
    where: Tensor


def gather(papers: Sequence[Numbered], known: Vocabulary, dice: np.random.Generator | None = None) -> Lesson:
    """Documents as one batch; with `dice`, some words are made unknown."""
    words = _words(papers, known, dice)
    bounds = _bounds(papers)
    after, before = _beside(np.concatenate([one.clusters for one in papers]), bounds)
    return Lesson(
        _batch(papers, known, words, bounds),
        _targets(papers),
        torch.as_tensor(after),
        torch.as_tensor(before),
        _rectangle(bounds, len(words))[0],
    )


def _words(papers: Sequence[Numbered], known: Vocabulary, dice: np.random.Generator | None) -> Ints:
    words = np.concatenate([one.words for one in papers])
    if dice is None:
        return words
    chance = DROPPED + RARE / (RARE + known.counts[words])
    return np.where(dice.random(len(words)) < chance, 0, words)


def _bounds(papers: Sequence[Numbered]) -> list[tuple[int, int]]:
    """The first and the last word of each sentence of all documents, the longest first."""
    starts = np.cumsum([0, *(len(one.words) for one in papers)]).tolist()
    own = zip(starts, papers, strict=False)
    bounds = [(first + start, last + start) for start, one in own for first, last in one.bounds]
    return sorted(bounds, key=lambda bound: bound[0] - bound[1])


def _batch(papers: Sequence[Numbered], known: Vocabulary, words: Ints, bounds: Sequence[tuple[int, int]]) -> Batch:
    names = {name: number for number, name in enumerate(dict.fromkeys(n for one in papers for n in one.names))}
    letters = [known.groups_of(name) for name in names]
    types = np.concatenate([np.array([names[n] for n in one.names], dtype=np.int64)[one.types] for one in papers])
    return Batch(
        torch.as_tensor(words),
        _joined([one.shapes for one in papers]),
        _joined([one.codes for one in papers]),
        _joined([one.keys for one in papers]),
        torch.as_tensor(types),
        _joined(letters),
        torch.as_tensor(np.cumsum([0, *(len(group) for group in letters[:-1])])),
        _joined(_groups(papers)),
        [_rectangle(bounds[at : at + SENTENCES], len(words)) for at in range(0, len(bounds), SENTENCES)],
        torch.as_tensor(np.array([last - first for first, last in bounds])),
    )


def _groups(papers: Sequence[Numbered]) -> list[Ints]:
    """For each word of each document the number of its lower case, which no other document has."""
    groups, base = [], 0
    for one in papers:
        groups.append(one.lowers + base)
        base += int(one.lowers.max()) + 1
    return groups


def _targets(papers: Sequence[Numbered]) -> Targets:
    names = ("labels", "tags", "silver_tags", "silver_kinds")
    return Targets(*(np.concatenate([getattr(one.targets, name) for one in papers]) for name in names))


def _joined(parts: Sequence[Ints]) -> Tensor:
    return torch.as_tensor(np.concatenate(parts))


def _rectangle(bounds: Sequence[tuple[int, int]], padding: int) -> tuple[Tensor, Tensor]:
    """The rows of the words of sentences, read forwards and backwards, `padding` after their ends."""
    longest = bounds[0][1] - bounds[0][0]
    first = np.array([bound[0] for bound in bounds])[:, None]
    last = np.array([bound[1] for bound in bounds])[:, None]
    place = np.arange(longest)[None]
    inside = place < last - first
    ahead = np.where(inside, first + place, padding)
    back = np.where(inside, last - 1 - place, padding)
    return torch.as_tensor(ahead), torch.as_tensor(back)


def _beside(clusters: Ints, bounds: Iterable[tuple[int, int]]) -> tuple[Ints, Ints]:
    """The cluster of the word after each word, and before it, in its sentence."""
    after, before = (np.full(len(clusters), UNKNOWN, dtype=np.int64) for _ in range(2))
    for first, last in bounds:
        after[first : last - 1] = clusters[first + 1 : last]
        before[first + 1 : last] = clusters[first : last - 1]
    return after, before


def batches(papers: Sequence[Numbered], order: Sequence[int]) -> Iterator[list[Numbered]]:
    """Documents in this order, some of them at a time."""
    group: list[Numbered] = []
    size = 0
    for number in order:
        one = papers[number]
        if not len(one.words):
            continue
        if group and size + len(one.words) > WORDS:
            yield group
            group, size = [], 0
        group.append(one)
        size += len(one.words)
    if group:
        yield group
