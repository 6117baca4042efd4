"""A vocabulary numbers its words and no others, as a dictionary would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.reading import vocabulary


@given(st.lists(st.text(), min_size=1, unique=True), st.lists(st.text()))
def test_words_have_their_numbers_and_others_none(words: list[str], others: list[str]) -> None:
    known = {word: number for number, word in enumerate(words, 1)}
    asked = [*words, *others]
    assert vocabulary.build(words).numbers(asked).tolist() == vocabulary.numbers(known, asked).tolist()


def test_no_word_is_looked_for_beyond_the_end_of_the_table() -> None:
    for size in range(1, 200):
        words = [f"word {size} {number}" for number in range(size)]
        known = vocabulary.build(words)
        assert known.numbers([f"{word}, but another" for word in words]).tolist() == [0] * size
