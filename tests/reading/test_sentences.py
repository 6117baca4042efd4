"""Sentences: where they end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reading import interfaces, sentences, tokens

GOLDEN = [
    ["The ferry left at dawn.", "Nobody saw it go."],
    ["Gen. Ada Moss met Dr. Lee in St. Ives.", "They spoke briefly."],
    ["She lives in the U.S. with Sen. Dale.", "He does not."],
    ["They returned to the U.S.", "The talks had failed."],
    ["“Is it over?” Moss asked.", "“It is!”", "They left."],
    ["“It is over,” said Moss.", "“We won.”"],
    ["Turnout fell to 41.5 percent.", "300 voters stayed at home."],
    ["1. The vote is held.", "2. The count begins."],
    ["Dale Inc. said no.", "See No. 10."],
    ["The talks ... went on.", "Then came a pause..."],
    ["It opens on Jan. 6 at 9 a.m. in Leeds.", "Entry is free!"],
    ["iPhone sales fell.", "eBay gained."],
    ["“Why?!” he asked.", "“No!!”", "They left."],
]


@pytest.mark.parametrize("expected", GOLDEN)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert expected == interfaces.NewsSentenceTokenizer().tokenize(" ".join(expected))


@given(st.text(alphabet=st.sampled_from("aB1.'’“”-\"!?…() \n")) | st.text())
def test_sentences_cover_all_tokens_in_order(text: str) -> None:
    positions = list(tokens.spans(text))
    found = sentences.bounds(text, positions)
    assert [at for first, last in found for at in range(first, last)] == list(range(len(positions)))
