"""What the model of a sentence's worth learns from."""

from __future__ import annotations

import pytest

from lab import summary

LEDE = "The council of Harwick voted to close the bridge."
OTHER = "A ferry opens in May."


def test_a_sentence_that_references_repeat_is_said_in_full_and_one_of_other_words_not_at_all() -> None:
    assert summary.said([LEDE, OTHER], [LEDE]).tolist() == [1.0, 0.0]


def test_what_one_of_two_references_says_counts_more_than_half() -> None:
    assert summary.said([OTHER], [LEDE, OTHER]).tolist() == [pytest.approx(0.75)]


def test_a_sentence_is_chosen_by_the_share_of_references_whose_oracle_has_it() -> None:
    assert summary.chosen([LEDE, OTHER], [LEDE, f"{LEDE} {OTHER}"]).tolist() == [1.0, 0.5]
