"""The networks as they are served: the packing changes nothing, pieces are bounded, any text gets an answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quote_cases import answer, document

from service.analyses.attribution import features, recurrent, units
from service.analyses.attribution.recurrent import Layer


def lstm_step_by_step(layer: Layer, values: np.ndarray, side: int) -> np.ndarray:
    """One direction of one sequence, as the textbook has it."""
    hidden = layer.recurrent.shape[1]
    state, cell, states = np.zeros(hidden), np.zeros(hidden), []
    for value in values:
        gates = value @ layer.inputs[side] + layer.bias[side, 0] + state @ layer.recurrent[side]
        let_in, forget, out = (1 / (1 + np.exp(-2 * part)) for part in np.split(gates[: 3 * hidden], 3))
        cell = forget * cell + let_in * np.tanh(gates[3 * hidden :])
        state = out * np.tanh(cell)
        states.append(state)
    return np.array(states)


@pytest.mark.parametrize("lengths", [[4], [1, 1], [3, 7, 1, 5], [5, 5, 2]])
def test_packed_sequences_give_what_each_gives_alone(lengths: list[int]) -> None:
    generator = np.random.default_rng(1)
    layer = Layer(*(generator.normal(size=s).astype(np.float32) for s in ((2, 3, 8), (2, 2, 8), (2, 1, 8))))
    values = generator.normal(size=(sum(lengths), 3)).astype(np.float32)
    part = (recurrent.project(layer, values), np.arange(len(values)))
    states = recurrent.run(layer, recurrent.pack(lengths), [part])
    for piece, found in zip(*(np.split(a, np.cumsum(lengths)[:-1]) for a in (values, states)), strict=True):
        back = lstm_step_by_step(layer, piece[::-1], 1)[::-1]
        assert np.allclose(found, np.hstack([lstm_step_by_step(layer, piece, 0), back]), atol=1e-5)


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
