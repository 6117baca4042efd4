"""What the network sees and is asked: pieces are bounded, any text gets an answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quote_cases import answer, document

from service.analyses.attribution import features, units


def test_a_type_is_seen_without_its_capitals_and_figures() -> None:
    assert features.of_type("Covid-19") == ("covid-00", "cov", "-00", "Xx-d")


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    read = document("The bridge is safe for all. " * 100)
    found = units.paragraphs(read)[0].units
    assert len(found) > 1
    assert max(len(unit) for unit in found) <= units.LONGEST
    assert all(read.tokens[unit.last - 1].text == "." for unit in found)


def test_a_sentence_without_end_is_cut_too() -> None:
    found = units.paragraphs(document("bridge " * 1000))[0].units
    assert [len(unit) for unit in found] == [220, 220, 220, 220, 120]


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_text_gets_an_answer_whose_spans_are_its_own(text: str) -> None:
    if not text.strip():
        return
    found = answer(text)
    spans = [s for q in found.quotes for s in (*q.content, *q.quoted, q.cue, q.source) if s]
    assert all(text[s.start : s.end] == s.text and s.text for s in [*spans, *found.scare_quotes])
    assert all(0 <= q.confidence <= 1 for q in found.quotes)


SNIPPETS = [
    "said ",
    "told ",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "Ada Brook ",
    "according to ",
    ", ",
    ". ",
    ": ",
    "\n",
    "— ",
    "they ",
    "the bridge ",
]


@given(st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_heap_of_names_cues_and_marks_gets_an_answer(words: list[str]) -> None:
    text = "".join(words)
    if text.strip():
        found = answer(text, {"Ada Brook": "person"})
        assert len({q.id for q in found.quotes}) == len(found.quotes)


@pytest.mark.parametrize("text", ["“" * 3000, '"a" ' * 1000, "He said “it is so. " * 300, "BOB: It is so.\n" * 300])
def test_heaps_of_marks_do_no_harm(text: str) -> None:
    assert answer(text) == answer(text)
