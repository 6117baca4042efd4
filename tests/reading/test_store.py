"""The store of what is known of words: a cache that no answer depends on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from service.weights import store
from service.weights.store import Columns, Store


def lengths(words: Sequence[str]) -> Columns:
    return (np.array([[len(word)] for word in words]),)


def test_a_word_that_stands_there_twice_has_one_row() -> None:
    rows, (column,) = Store(lengths).rows(["to", "be", "to"])
    assert rows[0] == rows[2] != rows[1]
    assert column[rows].ravel().tolist() == [2, 2, 2]


def test_words_are_known_again_after_others_took_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "ROWS", 3)
    known = Store(lengths, ["a"])
    assert known.of(["a", "bb", "ccc"])[0].ravel().tolist() == [1, 2, 3]
    assert known.of(["dddd", "eeeee"])[0].ravel().tolist() == [4, 5]
    rows, (column,) = known.rows(["ccc", "a"])
    assert column[rows].ravel().tolist() == [3, 1]
