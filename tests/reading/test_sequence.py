"""The best sequence of labels is the one that trying all of them finds."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.document import Sentence
from service.reading import sequence


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_no_other_labels_score_higher(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(sum(lengths), 5)).astype(np.float32)
    transitions = random.normal(size=(5, 5)).astype(np.float32)
    firsts = np.concatenate([[0], np.cumsum(lengths)]).tolist()
    sentences = [Sentence(0, 0, first, last, 0) for first, last in pairwise(firsts)]
    found = sequence.best(scores, sequence.chain(transitions), sentences).tolist()
    for sentence in sentences:
        part = scores[sentence.first : sentence.last]
        ways = product(range(5), repeat=len(part))
        assert tuple(found[sentence.first : sentence.last]) == max(ways, key=lambda way: _total(way, part, transitions))


def _total(way: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    steps = sum(transitions[a, b] for a, b in pairwise(way))
    return float(sum(scores[at, label] for at, label in enumerate(way)) + steps)
