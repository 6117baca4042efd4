"""The training of linear-chain models."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pytest

pytest.importorskip("scipy")

from lab import chains
from lab.chains import Sentences, Settings

LENGTHS = [4, 2, 1]
FIRSTS = np.array([0, 4, 6])
STEPS = [3, 2, 1, 1]


def enumerated(scores: npt.NDArray[np.float32], moves: npt.NDArray[np.float32]) -> tuple[list[float], list[float]]:
    """Probabilities and expected pairs by going through all label sequences."""
    labels = range(scores.shape[1])
    words, pairs = np.zeros(scores.shape), np.zeros(moves.shape)
    for first, length in zip(FIRSTS, LENGTHS, strict=True):
        found = []
        for path in itertools.product(labels, repeat=length):
            score = sum(scores[first + at, label] for at, label in enumerate(path))
            found.append((path, np.exp(score + sum(moves[pair] for pair in itertools.pairwise(path)))))
        total = sum(weight for _, weight in found)
        for path, weight in found:
            for at, label in enumerate(path):
                words[first + at, label] += weight / total
            for pair in itertools.pairwise(path):
                pairs[pair] += weight / total
    return words.ravel().tolist(), pairs.ravel().tolist()


def test_expectations_are_those_of_all_label_sequences() -> None:
    """Forward and backward over several sentences at once come to what enumeration comes to."""
    random = np.random.default_rng(7)
    scores = random.normal(size=(7, 3)).astype(np.float32)
    moves = random.normal(size=(3, 3)).astype(np.float32)
    words, pairs = chains.expectations(scores, moves, FIRSTS, (STEPS, np.ones(7, dtype=np.float32)))
    true_words, true_pairs = enumerated(scores, moves)
    assert true_words == pytest.approx(words.ravel().tolist(), abs=1e-5)
    assert true_pairs == pytest.approx(pairs.ravel().tolist(), abs=1e-5)


def sentences(labels: list[int], weights: list[float]) -> Sentences:
    """Sentences of two words, each with one feature: 0 or 1 for the first, 2 for the second."""
    count = len(labels) // 2
    features = np.array([feature for at in range(count) for feature in (at % 2, 2)], dtype=np.int32)
    bounds = np.arange(0, len(labels) + 1, 2)
    return Sentences(
        features, np.arange(len(labels) + 1), 3, bounds, np.array(labels), np.array(weights, dtype=np.float32)
    )


def test_the_label_of_a_word_is_learnt_from_the_label_before_it() -> None:
    """The second words look alike: only the transition tells them apart."""
    data = sentences([0, 0, 1, 1] * 30, [1.0] * 60)
    weights, moves = chains.train(data, np.ones((2, 2), dtype=bool), Settings(epochs=30, batch=20, dropout=0.0))
    assert weights[0, 0] > weights[0, 1]
    assert weights[1, 1] > weights[1, 0]
    assert moves[0, 0] > moves[0, 1]
    assert moves[1, 1] > moves[1, 0]


def test_a_transition_that_is_not_allowed_stays_impossible() -> None:
    """Whatever the data say."""
    data = sentences([0, 1, 1, 1] * 10, [1.0] * 20)
    _, moves = chains.train(data, np.array([[True, False], [True, True]]), Settings(epochs=3, batch=20))
    assert moves[0, 1] == chains.NEVER


def test_sentences_count_for_their_weight() -> None:
    """Of two that contradict each other the heavier one is believed."""
    data = sentences([0, 0, 1, 1, 1, 1, 1, 1] * 20, [1.0, 1.0, 0.1, 1.0] * 20)
    weights, _ = chains.train(data, np.ones((2, 2), dtype=bool), Settings(epochs=20, batch=40, dropout=0.0))
    assert weights[0, 0] > weights[0, 1]


def test_training_twice_gives_the_same_weights() -> None:
    """All that is random has a seed."""
    data = sentences([0, 1, 1, 0] * 10, [1.0] * 20)
    first, _ = chains.train(data, np.ones((2, 2), dtype=bool), Settings(epochs=2, batch=8))
    second, _ = chains.train(data, np.ones((2, 2), dtype=bool), Settings(epochs=2, batch=8))
    assert first.tolist() == second.tolist()
