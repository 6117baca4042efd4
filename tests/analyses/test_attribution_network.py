"""The network of attribution as it is served: what the paper has, whatever stands beside a unit, whatever is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from attribution_arrays import TAGS, drawn
from hypothesis import given, settings
from hypothesis import strategies as st

from service.analyses.attribution import features, first_layer, gated, network, pairs
from service.analyses.attribution.gated import Layer
from service.analyses.attribution.network import Cue, Network, Text
from service.analyses.attribution.units import Unit

SENTENCES = "The mayor said that he was there . “ It is so , ” she told the council of Ovre Dal in 1994 ."
MOST_OFF = 0.02
"""The first layer's whole numbers are as far from the truth, a few 256ths, when all layers are through."""


def logistic(values: np.ndarray) -> np.ndarray:
    found: np.ndarray = 1 / (1 + np.exp(-values))
    return found


def state_by_state(gates: np.ndarray, skip: np.ndarray) -> np.ndarray:
    """One direction of one sequence, as the paper has it: gates (token, gate, hidden)."""
    state, made = np.zeros(gates.shape[2]), []
    for (candidate, forget, output, *_), seen in zip(gates, skip, strict=True):
        state = logistic(forget) * state + (1 - logistic(forget)) * candidate
        made.append(logistic(output) * np.tanh(state) + (1 - logistic(output)) * seen)
    return np.array(made)


def both_ways(weights: np.ndarray, bias: np.ndarray, values: np.ndarray, skips: bool) -> np.ndarray:
    """A layer over one unit; `values` is (token, in), the result (token, 2 hidden)."""
    sides = []
    gates = 3 + skips
    hidden = weights.shape[2] // gates
    for side, step in ((0, 1), (1, -1)):
        into = (values @ weights[side].astype(float) + bias[side]).reshape(len(values), gates, hidden)[::step]
        seen = into[:, 3] if skips else values[::step, side * hidden : (side + 1) * hidden]
        sides.append(state_by_state(into, seen)[::step])
    return np.hstack(sides)


def encoded_plainly(arrays: dict[str, np.ndarray], text: Text, unit: Unit) -> np.ndarray:
    """What all layers make of a unit, token by token."""
    rows = [arrays[name].tobytes().decode().split("\n") for name in first_layer.TYPES]
    vectors = []
    for at, situation in enumerate(features.situations(unit), unit.first):
        numbers = [
            known.index(value) + 1 if value in known else 0
            for known, value in zip(rows, features.of_type(text.words[at]), strict=True)
        ]
        numbers += [situation, *text.traits[at]]
        names = (*first_layer.TYPES, *first_layer.PLACES)
        vectors.append([value for name, n in zip(names, numbers, strict=True) for value in arrays[f"{name}_table"][n]])
    seen = np.array(vectors, dtype=float)
    none = np.zeros_like(seen[:1])
    values = np.hstack([seen, np.vstack([none, seen[:-1]]), np.vstack([seen[1:], none])])
    values = both_ways(arrays["layer0_weights"], arrays["layer0_bias"], values, skips=True)
    for number in (1, 2):
        values = both_ways(arrays[f"layer{number}_weights"], arrays[f"layer{number}_bias"], values, skips=False)
    return values


def roles_plainly(
    arrays: dict[str, np.ndarray], encoded: np.ndarray, unit: Unit, cue: Cue, taken: np.ndarray
) -> np.ndarray:
    """The roles of one cue, tap by tap."""
    size = len(unit)
    other = taken.copy()
    other[cue.first : cue.last] = 0
    of_cue = encoded[cue.first : cue.last].mean(axis=0) @ arrays["pair_cue_weights"]
    numbers = {
        "distances": features.distances(size, cue.first, cue.last),
        "offsets": features.offsets(unit.sentences, cue.first),
        "others": other,
        "role_situations": features.situations(unit),
    }
    values = encoded @ arrays["pair_weights"] + arrays["pair_bias"] + of_cue
    for name, rows in numbers.items():
        values += arrays[f"{name}_table"][rows]
    place = np.arange(size)
    live = (place >= cue.first - features.BEFORE_CUE) & (place < cue.last + features.AFTER_CUE)
    values = np.maximum(values, 0) * live[:, None]
    for number in range(2):
        padded = np.pad(values, ((2, 2), (0, 0)))
        around = sum(padded[tap : tap + size] @ arrays[f"conv{number}_weights"][tap].astype(float) for tap in range(5))
        values = (values + np.maximum(around + arrays[f"conv{number}_bias"], 0)) * live[:, None]
    values[live] = both_ways(arrays["along_weights"], arrays["along_bias"], values[live], skips=False)
    scores = np.exp(values @ arrays["role_weights"] + arrays["role_bias"])
    found: np.ndarray = np.where(live[:, None], scores / scores.sum(axis=1, keepdims=True), [1, 0, 0])
    return found


def text_of(count: int) -> Text:
    words = (SENTENCES.split() * (count // 20 + 1))[:count]
    traits = np.stack([np.arange(count) % (len(TAGS) + 1), np.arange(count) * 5 % 7 % features.KINDS], axis=1)
    return Text(words, traits)


def units_of(*sizes: int) -> list[Unit]:
    ends = np.cumsum([0, *sizes]).tolist()
    return [
        Unit(
            first, last, 0, tuple((n // 5) % 4 for n in range(last - first)), tuple(n // 9 for n in range(last - first))
        )
        for first, last in pairwise(ends)
    ]


@pytest.fixture(scope="module", name="small")
def _small() -> Network:
    return network.build(drawn())


def same(left: list[Cue], right: list[Cue]) -> bool:
    told = [[(cue.first, cue.last, cue.chance) for cue in cues] for cues in (left, right)]
    return told[0] == told[1] and all(map(np.array_equal, (c.roles for c in left), (c.roles for c in right)))


@pytest.mark.parametrize("sizes", [(4,), (1, 1), (3, 17, 1, 5), (60, 5, 60)])
def test_layers_make_of_units_what_the_paper_says(small: Network, sizes: tuple[int, ...]) -> None:
    text, units = text_of(sum(sizes)), units_of(*sizes)
    found = network.encoded(small, network.tokens_of(text, units))
    plain = np.concatenate([encoded_plainly(drawn(), text, unit) for unit in units])
    assert np.abs(found - plain).max() < MOST_OFF


def test_roles_are_those_of_layers_worked_out_token_by_token(small: Network) -> None:
    text, units = text_of(371), units_of(31, 200, 1, 139)
    plain = [network.encoded(small, network.tokens_of(text, [unit])).astype(float) for unit in units]
    cues = network.find(small, text, units)
    assert sum(map(len, cues)) > 10
    for unit, encoded, found in zip(units, plain, cues, strict=True):
        taken = np.zeros(len(unit), dtype=np.int64)
        for cue in found:
            taken[cue.first : cue.last] = cue.chance > network.CUE_CHANCE
        for cue in found:
            assert np.allclose(cue.roles, roles_plainly(drawn(), encoded, unit, cue, taken), atol=1e-4)


@given(st.lists(st.integers(1, 80), min_size=1, max_size=8), st.data())
@settings(max_examples=40, deadline=None)
def test_a_unit_gets_the_same_answer_whatever_stands_beside_it(sizes: list[int], data: st.DataObject) -> None:
    small = network.build(drawn(hidden=16, pair=16))
    text, units = text_of(sum(sizes)), units_of(*sizes)
    at = data.draw(st.integers(0, len(units) - 1))
    assert same(network.find(small, text, units)[at], network.find(small, text, [units[at]])[0])


def test_batches_change_nothing(small: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    text, units = text_of(600), units_of(*[50] * 12)
    whole = network.find(small, text, units)
    monkeypatch.setattr(network, "TOKENS_AT_ONCE", 120)
    monkeypatch.setattr(network, "PAIRS_AT_ONCE", 500)
    assert all(map(same, whole, network.find(small, text, units)))


def test_what_is_kept_of_words_changes_nothing(small: Network) -> None:
    text, units = text_of(60), units_of(60)
    before = network.find(small, text, units)
    others = Text([f"{word}{number}" for number, word in enumerate(text.words)], text.traits)
    network.find(small, others, units)
    small.inputs.words.forget()
    assert same(before[0], network.find(small, text, units)[0])


def test_no_units_have_no_cues(small: Network) -> None:
    assert network.find(small, text_of(0), []) == []


def test_ten_thousand_units_of_one_word_get_an_answer_each(small: Network) -> None:
    found = network.find(small, text_of(10_000), units_of(*[1] * 10_000))
    assert len(found) == 10_000


def test_a_unit_has_no_more_than_its_surest_cues(small: Network) -> None:
    eager = replace(small, cue=(small.cue[0], small.cue[1] + pairs.wide(np.array([-9, 9, 0], dtype=np.float32))))
    found = network.find(eager, text_of(440), units_of(220, 220))
    assert [len(cues) for cues in found] == [network.MOST_CUES] * 2
    assert all(cues == sorted(cues, key=lambda cue: cue.first) for cues in found)


def test_a_cue_does_not_run_on_into_the_next_unit() -> None:
    chances = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 1], [1, 0, 0]], dtype=np.float32)
    assert [span[:2] for span in network.cue_spans(chances, 0.5)] == [(0, 3)]
    assert [span[:2] for span in network.cue_spans(chances, 0.5, {0, 2})] == [(0, 2), (2, 3)]


@pytest.mark.parametrize("sizes", [[4], [1, 1], [3, 7, 1, 5], [5, 5, 2]])
def test_layers_see_each_sequence_alone(sizes: list[int]) -> None:
    lot = np.random.default_rng(1)
    layer = Layer(lot.normal(size=(8, 24)).astype(np.float32), lot.normal(size=(3, 1, 8)).astype(np.float32))
    values = lot.normal(size=(sum(sizes), 8)).astype(np.float32)
    alone = [through(layer, part) for part in np.split(values, np.cumsum(sizes)[:-1])]
    assert np.allclose(through(layer, values, sizes), np.concatenate(alone), atol=1e-6)


def through(layer: Layer, values: np.ndarray, sizes: Sequence[int] = ()) -> np.ndarray:
    """What a layer makes of values (token, 8), those of one sequence or of sequences of these sizes."""
    return gated.over(layer, values, gated.order(sizes or [len(values)]))
