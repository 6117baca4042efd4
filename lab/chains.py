"""Training of linear-chain models (Lafferty, McCallum & Pereira 2001) by minibatches of sentences.

The gradient is that of the conditional likelihood, by the forward-backward algorithm over all sentences of a batch at
once (step t treats the words number t). AdaGrad with composite steps (Duchi, Hazan & Singer 2011), dropout of
features, and the average of the weights over the second half of the training. Sentences may weigh less than others:
those that no one annotated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from tqdm import tqdm

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
AVERAGE_EVERY = 10  # batches, in the second half of the training
NEVER = -30.0  # the weight of a transition that is not allowed


@dataclass(frozen=True, slots=True)
class Sentences:
    """Words with their features, in order: word i has `features[starts[i]:starts[i + 1]]`, numbers below `count`.

    Sentence i has the words from `bounds[i]` up to `bounds[i + 1]`, and counts for `weights[i]`.
    """

    features: npt.NDArray[np.int32]
    starts: Ints
    count: int
    bounds: Ints
    labels: Ints
    weights: Floats


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train.

    `batch` is in words; `ridge` and `lasso` pull weights to 0, those of rare features as strongly as others.
    """

    epochs: int = 10
    rate: float = 0.2
    dropout: float = 0.2
    ridge: float = 0.1
    lasso: float = 0.1
    batch: int = 4096
    seed: int = 1


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sentences from the longest to the shortest: features as numbers of `index`, words by step."""

    index: npt.NDArray[np.int32]
    inverse: npt.NDArray[np.int32]
    starts: Ints
    labels: Ints
    weights: Floats
    firsts: Ints
    steps: list[int]


def train(data: Sentences, allowed: npt.NDArray[np.bool_], settings: Settings) -> tuple[Floats, Floats]:
    """Weights (feature, label) and transitions (label before, label), of which only the `allowed` may be."""
    random = np.random.default_rng(settings.seed)
    batches = list(_batches(data, settings.batch, random))
    classes = len(allowed)
    weights = np.zeros((data.count, classes), dtype=np.float32)
    moves = np.where(allowed, 0, NEVER).astype(np.float32)
    squares, move_squares = np.full_like(weights, 1e-2), np.full_like(moves, 1.0)
    share = _share(batches, data.count)
    total, move_total, summed = np.zeros_like(weights), np.zeros_like(moves), 0
    orders = np.concatenate([random.permutation(len(batches)) for _ in range(settings.epochs)])
    half = len(orders) // 2
    for number, chosen in enumerate(tqdm(orders, desc="training", disable=None)):
        batch = batches[chosen]
        keep = random.random(len(batch.inverse), dtype=np.float32) >= settings.dropout
        here, pull = weights[batch.index], share[batch.index]
        gradient, move_gradient = _gradient(batch, keep / np.float32(1 - settings.dropout), here, moves)
        gradient += settings.ridge * pull * here
        squares[batch.index] += gradient**2
        step = settings.rate / np.sqrt(squares[batch.index])
        here -= step * gradient
        step *= settings.lasso * pull
        weights[batch.index] = np.sign(here) * np.maximum(np.abs(here) - step, 0)
        move_squares += move_gradient**2
        moves -= np.where(allowed, settings.rate * move_gradient / np.sqrt(move_squares), 0)
        if number >= half and (number - half) % AVERAGE_EVERY == 0:
            total += weights
            move_total += moves
            summed += 1
    return total / np.float32(summed), move_total / np.float32(summed)


def _share(batches: list[_Batch], count: int) -> Floats:
    """For each feature, 1 by the number of batches in which it is: what it is pulled by in each of them."""
    times = np.zeros((count, 1), dtype=np.float32)
    for batch in batches:
        times[batch.index] += 1
    return 1 / np.maximum(times, 1)


def _batches(data: Sentences, size: int, random: np.random.Generator) -> Iterator[_Batch]:
    """The sentences at random, in batches of about `size` words."""
    order = random.permutation(len(data.bounds) - 1)
    lengths = np.diff(data.bounds)[order]
    parts = np.cumsum(lengths) // size
    for part in np.split(order, np.flatnonzero(np.diff(parts)) + 1):
        yield _batch(data, part)


def _batch(data: Sentences, sentences: Ints) -> _Batch:
    lengths = np.diff(data.bounds)[sentences]
    order = np.argsort(-lengths, kind="stable")
    sentences, lengths = sentences[order], lengths[order]
    firsts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
    words = ranges(data.bounds[sentences], lengths)
    sizes = np.diff(data.starts)[words]
    index, inverse = np.unique(data.features[ranges(data.starts[words], sizes)], return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    steps = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left").tolist()
    weights = np.repeat(data.weights[sentences], lengths)
    return _Batch(index, inverse.astype(np.int32), starts, data.labels[words], weights, firsts, steps)


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers from each start on, as many as each length, one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total, dtype=np.int64) + np.repeat(starts - ends + lengths, lengths)


def _gradient(batch: _Batch, values: Floats, weights: Floats, moves: Floats) -> tuple[Floats, Floats]:
    """The gradient of the batch's loss for the weights of its features, and for the transitions."""
    words = len(batch.labels)
    matrix = csr_matrix((values, batch.inverse, batch.starts), shape=(words, len(weights)))
    error, pairs = expectations(matrix @ weights, moves, batch.firsts, (batch.steps, batch.weights))
    error[np.arange(words), batch.labels] -= 1
    inside = np.ones(words, dtype=bool)
    inside[batch.firsts] = False
    later = np.flatnonzero(inside)
    np.subtract.at(pairs, (batch.labels[later - 1], batch.labels[later]), batch.weights[later])
    error *= batch.weights[:, None]
    return matrix.T @ error, pairs


def expectations(scores: Floats, moves: Floats, firsts: Ints, plan: tuple[list[int], Floats]) -> tuple[Floats, Floats]:
    """Probabilities (word, label) and expected counts (label before, label), these weighted; forward-backward.

    `firsts` are the first words of the sentences, `plan` how many sentences have a word number t, and weights of words.
    """
    steps, weights = plan
    local = np.exp(scores - scores.max(axis=1, keepdims=True))
    ways = np.exp(moves)
    forward, backward = local.copy(), np.ones_like(local)
    scale = np.ones((len(local), 1), dtype=np.float32)
    for step, count in enumerate(steps):
        here = firsts[:count] + step
        if step:
            forward[here] *= forward[here - 1] @ ways
        scale[here] = forward[here].sum(axis=1, keepdims=True)
        forward[here] /= scale[here]
    pairs = np.zeros_like(moves)
    for step in range(len(steps) - 1, 0, -1):
        here = firsts[: steps[step]] + step
        behind = local[here] * backward[here] / scale[here]
        backward[here - 1] = behind @ ways.T
        pairs += (forward[here - 1] * weights[here, None]).T @ behind
    return forward * backward, pairs * ways
