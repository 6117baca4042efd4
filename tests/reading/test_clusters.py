"""What is known of words without labels."""

from __future__ import annotations

from service.reading import clusters


def test_names_are_mostly_written_with_a_capital() -> None:
    assert [clusters.usual_case(word) for word in ("Asia", "asia", "the", "The", "qwrtzx")] == ["C", "C", "l", "l", ""]


def test_a_word_in_capitals_has_the_clusters_of_its_usual_spelling() -> None:
    assert clusters.attributes("MINISTER") == clusters.attributes("Minister") != []
