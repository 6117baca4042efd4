"""Training of linear models by minibatches: multinomial logistic regression with AdaGrad, dropout and averaging.

AdaGrad: Duchi, Hazan & Singer (2011), Adaptive Subgradient Methods. The averaging of weights is that of the averaged
perceptron: Collins (2002), Discriminative Training Methods for Hidden Markov Models.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from tqdm import tqdm

BATCH = 2048
AVERAGE_EVERY = 20  # batches, in the second half of the training
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bags:
    """Features of the examples: example i has `features[starts[i]:starts[i + 1]]`, numbers below `count`.

    `base` are scores (example, class) that the weights are added to.
    """

    features: Ints
    starts: Ints
    count: int
    base: Floats | None = None

    def take(self, examples: Ints) -> Bags:
        """Some of the examples."""
        lengths = self.starts[examples + 1] - self.starts[examples]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        index = np.arange(starts[-1]) + np.repeat(self.starts[examples] - starts[:-1], lengths)
        base = None if self.base is None else self.base[examples]
        return replace(self, features=self.features[index], starts=starts, base=base)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train."""

    epochs: int = 6
    rate: float = 0.2
    dropout: float = 0.1
    seed: int = 1


def bags(columns: list[Ints], rows: list[Ints], examples: int, count: int) -> Bags:
    """Bags of features given as pieces: feature numbers and, for each, its example."""
    features, owners = np.concatenate(columns), np.concatenate(rows)
    order = np.argsort(owners, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=examples))])
    return Bags(features[order], starts, count)


def train(data: Bags, labels: Ints, classes: int, settings: Settings) -> Floats:
    """Weights (feature, class); examples whose label is negative are left out."""
    random = np.random.default_rng(settings.seed)
    weights = np.zeros((data.count, classes), dtype=np.float32)
    squares = np.full((data.count, classes), 1e-2, dtype=np.float32)
    total, summed = np.zeros_like(weights), 0
    chosen = np.flatnonzero(labels >= 0)
    orders = [random.permutation(chosen) for _ in range(settings.epochs)]
    batches = [order[at : at + BATCH] for order in orders for at in range(0, len(order), BATCH)]
    for number, examples in enumerate(tqdm(batches, desc="training", disable=None)):
        batch = data.take(examples)
        keep = random.random(len(batch.features)) >= settings.dropout
        index, gradient = _gradient(batch, keep / (1 - settings.dropout), labels[examples], weights)
        squares[index] += gradient**2
        weights[index] -= settings.rate * gradient / np.sqrt(squares[index])
        if number >= len(batches) // 2 and number % AVERAGE_EVERY == 0:
            total, summed = total + weights, summed + 1
    return total / max(summed, 1)


def coarse(weights: Floats, step: float = 1 / 16) -> npt.NDArray[np.float16]:
    """Weights in steps: hardly worse, and files are a fraction of the size."""
    return (np.round(weights / step) * step).astype(np.float16)


def scores(data: Bags, weights: Floats) -> Floats:
    """The scores (example, class) of all examples."""
    ones = np.ones(len(data.features), dtype=np.float32)
    matrix = csr_matrix((ones, data.features, data.starts), shape=(len(data.starts) - 1, data.count))
    found: Floats = matrix @ weights
    return found if data.base is None else found + data.base


def _gradient(batch: Bags, values: npt.NDArray[np.float64], gold: Ints, weights: Floats) -> tuple[Ints, Floats]:
    """The features of a batch and the gradient (feature, class) of its loss."""
    index, inverse = np.unique(batch.features, return_inverse=True)
    shape = (len(gold), len(index))
    matrix = csr_matrix((values.astype(np.float32), inverse, batch.starts), shape=shape)
    error = matrix @ weights[index]
    if batch.base is not None:
        error += batch.base
    error = np.exp(error - error.max(axis=1, keepdims=True))
    error /= error.sum(axis=1, keepdims=True)
    error[np.arange(len(gold)), gold] -= 1
    return index, matrix.T @ error
