"""What the model of a sentence's worth learns from."""

from __future__ import annotations

import pytest

from lab import worth

LEDE = "The council of Harwick voted to close the bridge."
OTHER = "A ferry opens in May."


def test_a_sentence_that_references_repeat_is_said_in_full_and_one_of_other_words_not_at_all() -> None:
    assert worth.said([LEDE, OTHER], [LEDE]).tolist() == [1.0, 0.0]


def test_what_one_of_two_references_says_counts_more_than_half() -> None:
    assert worth.said([OTHER], [LEDE, OTHER]).tolist() == [pytest.approx(0.75)]


def test_a_sentence_is_chosen_by_the_share_of_references_whose_oracle_has_it() -> None:
    assert worth.chosen([LEDE, OTHER], [LEDE, f"{LEDE} {OTHER}"]).tolist() == [1.0, 0.5]
