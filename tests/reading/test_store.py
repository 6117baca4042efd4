"""The store of what is known of words: a cache that no answer depends on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from service.reading import store
from service.reading.store import Columns, Store


def lengths(words: Sequence[str]) -> Columns:
    return (np.array([[len(word)] for word in words]),)


def test_a_word_that_stands_there_twice_has_one_row() -> None:
    rows, (column,) = Store(lengths).rows(["to", "be", "to"])
    assert rows[0] == rows[2] != rows[1]
    assert column[rows].ravel().tolist() == [2, 2, 2]


def test_rows_that_were_told_stay_when_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "ROWS", 3)
    known = Store(lengths, ["a"])
    rows, (column,) = known.rows(["a", "bb", "ccc"])
    assert known.of(["dddd", "eeeee"])[0].ravel().tolist() == [4, 5]
    assert column[rows].ravel().tolist() == [1, 2, 3]
    assert known.of(["ccc", "a"])[0].ravel().tolist() == [3, 1]
