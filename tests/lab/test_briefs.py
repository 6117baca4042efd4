"""Measures and checks of summaries."""

from __future__ import annotations

import pytest

from lab import faithful, rouge
from service.document import Point, Span

SOURCE = "However, the council voted on Tuesday, after a long debate, not to close the bridge, Ann Lee said."


def point(text: str, source: str = SOURCE) -> Point:
    return Point(text, (Span(0, len(source), source),))


def test_rouge_counts_shared_words_pairs_and_the_longest_common_sequence() -> None:
    found = rouge.score("the bridge is closed", ["the old bridge is closed today"])
    assert found == pytest.approx((2 * 4 / 10, 2 * 2 / 8, 2 * 4 / 10))


def test_rouge_takes_the_best_reference_and_bears_empty_texts() -> None:
    assert rouge.score("the bridge", ["a ferry", "the bridge"]) == (1.0, 1.0, 1.0)
    assert rouge.score("", [""]) == (0.0, 0.0, 0.0)


def test_a_shortened_sentence_has_no_fault() -> None:
    assert list(faithful.faults(point("The council voted on Tuesday not to close the bridge, Ann Lee said."))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The council voted on Tuesday not to sell the bridge, Ann Lee said.", "words without evidence"),
        ("The bridge, the council said.", "words in another order"),
        ("The council voted on Tuesday to close the bridge, Ann Lee said.", "no longer said"),
        ("However, the council voted on Tuesday not to close the bridge.", "opens with"),
        ("The council voted on Tuesday not to close the bridge", "no stop"),
    ],
)
def test_what_the_article_does_not_say_is_a_fault(text: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faithful.faults(point(text)))


def test_a_quotation_alone_is_a_fault_unless_it_follows_its_speaker() -> None:
    quotation = '"We cannot wait for another winter to come."'
    assert any("speaker" in found for found in faithful.faults(point(quotation, quotation)))
    assert list(faithful.faults(point(quotation, quotation), follows=True)) == []


def test_a_passage_of_two_sentences_is_held_against_both() -> None:
    source = "Lee moored the old ferry of Harwick at the docks. It had lost a plank of its deck on the way."
    first = source.index(" It")
    evidence = (Span(0, first, source[:first]), Span(first + 1, len(source), source[first + 1 :]))
    assert list(faithful.faults(Point(source, evidence))) == []
    turned = f"{evidence[1].text} {evidence[0].text}"
    assert "words in another order" in list(faithful.faults(Point(turned, evidence)))
