"""The tagger as it is trained says the same as the one that is served."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from lab import tag_network, tagged
from lab.tag_network import Settings, Source
from service.document import Sentence
from service.reading import tags
from service.reading.tags import PENN

SENTENCES = ["The/DT mayor/NN spoke/VBD ./.", "The/DT bridges/NNS closed/VBD ./.", "Oslo/NNP waits/VBZ ./."]


def text() -> tagged.Tagged:
    rows = [[word.rsplit("/", 1) for word in sentence.split(" ")] for sentence in SENTENCES]
    lasts = np.cumsum([len(row) for row in rows]).tolist()
    parts = [Sentence(0, 0, first, last, 0) for first, last in zip([0, *lasts], lasts, strict=False)]
    return tagged.Tagged(
        [word for row in rows for word, _ in row], parts, tagged.numbers([label for row in rows for _, label in row])
    )


@pytest.fixture(scope="module")
def learnt() -> dict[str, np.ndarray]:
    settings = Settings(
        epochs=150, size=8, units=48, second=16, batch=10, dropped_words=0, dropped_attributes=0, dropout=0
    )
    return tag_network.arrays(*tag_network.train([Source(text(), 1)], settings), [1])


def test_what_is_learnt_is_tagged_so_by_the_service(learnt: dict[str, np.ndarray]) -> None:
    known = text()
    found = tags.tag(known.words, known.sentences, tags.build(learnt))
    assert found == [PENN[label] for label in known.labels]


def test_rows_are_whole_numbers_small_enough_for_exact_sums(learnt: dict[str, np.ndarray]) -> None:
    rows, inner = (int(np.abs(learnt[name].astype(int)).max()) for name in ("rows", "inner"))
    largest = rows * inner * len(learnt["inner"]) * tags.MOST
    assert learnt["rows"].dtype == learnt["inner"].dtype == np.int8
    assert largest < 2**24


def test_the_same_seed_learns_the_same() -> None:
    settings = Settings(epochs=2, size=8, units=48, second=16, batch=10)
    once, twice = (tag_network.arrays(*tag_network.train([Source(text(), 1)], settings), [1]) for _ in range(2))
    assert all(np.array_equal(once[name], twice[name]) for name in once)
