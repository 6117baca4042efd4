"""Known phrases are found at their longest, from left to right."""

from __future__ import annotations

import numpy as np

from service.reading import gazetteer, keyed
from service.reading.gazetteer import SPAN, Phrases

WORDS = {"north": 1, "harbour": 2, "bank": 3}
# The trie of "north" (0), "north harbour bank" (1) and "harbour" (2).
PHRASES = Phrases(
    WORDS,
    keyed.hashed(np.array([1, 2, SPAN + 2, 3 * SPAN + 3]), np.array([1, 2, 3, 4], dtype=np.int32), gazetteer.NOWHERE),
    np.array([-1, 0, 2, -1, 1], dtype=np.int64),
)


def found(text: str) -> list[tuple[int, int, int]]:
    numbers = np.array([WORDS.get(word, 0) for word in text.split()], dtype=np.int64)
    starts = np.flatnonzero(numbers > 0)
    return list(gazetteer.cover(starts, *gazetteer.longest(PHRASES, numbers, starts)))


def test_the_longest_phrase_wins() -> None:
    assert found("the north harbour bank") == [(1, 3, 1)]


def test_a_phrase_that_breaks_off_leaves_the_shorter_one() -> None:
    assert found("north harbour north") == [(0, 1, 0), (1, 1, 2), (2, 1, 0)]


def test_nothing_is_found_across_an_unknown_word() -> None:
    assert found("north of harbour bank") == [(0, 1, 0), (2, 1, 2)]
    assert found("bank") == []
