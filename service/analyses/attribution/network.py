"""The two networks of attribution, served in NumPy: one finds cues, one labels source and content for each cue.

Trained by `lab.attribution`; its card is `service/weights/attribution.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from service import weights
from service.analyses.attribution import features, recurrent
from service.analyses.attribution.recurrent import Floats, Ints, Layer
from service.analyses.attribution.units import Unit

NONE, SOURCE, CONTENT = range(3)
CUE_CHANCE = 0.5
"""A token is a cue from this probability on: speech F1 on held-out articles of train is best about here."""
FAINT_CHANCE = 0.2
"""So it is in a unit with quotation marks, for quotations that no surer cue takes."""
MOST_CUES = 20
"""Cues of a unit at most, the surest ones: of 9,000 paragraphs of PolNeAR and BBC news none has more than 12."""
TOKENS_AT_ONCE = 8192
"""Tokens in one batch: bounds the memory, whatever is sent."""
TYPES = ("words", "prefixes", "suffixes", "shapes")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at tokens `first` to `last` (half-open) of its unit; `chance` is its probability.

    `roles` is (tokens of the unit, 3): the probabilities of neither, source and content.
    """

    first: int
    last: int
    chance: float
    roles: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """All weights, ready for use."""

    rows: tuple[dict[str, int], ...]
    tables: tuple[Floats, ...]
    situations: Floats
    lower: Layer
    upper: Layer
    cue: tuple[Floats, Floats]
    role_layer: Layer
    seen_from_cue: tuple[Floats, Floats]
    role: tuple[Floats, Floats]


Spotted = tuple[int, int, int, float]
"""A cue before its roles are known: number of the unit, first and last token in it, probability."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the role network sees of a batch: its units, where cues stand in each, where each starts in flat arrays."""

    units: Sequence[Unit]
    taken: Sequence[Ints]
    starts: Sequence[int]


@cache
def loaded() -> Network:
    """The network of the shipped weights."""
    return build(weights.load("attribution"))


def build(arrays: Any) -> Network:
    """The network of these arrays (named as in the card)."""

    def full(name: str) -> Floats:
        return np.asarray(arrays[name], dtype=np.float32)

    def layer(name: str) -> Layer:
        scaled = (recurrent.halved(full(f"{name}_{part}")) for part in ("inputs", "recurrent", "gates"))
        return Layer(*scaled)

    rows = tuple({value: row for row, value in enumerate(weights.strings(arrays[name]), 1)} for name in TYPES)
    tables = tuple(full(f"{name}_table") for name in TYPES)
    roles = layer("role")
    tokens, inputs = 4 * arrays["upper_recurrent"].shape[1], roles.inputs
    distances, offsets, others, places = (
        _projected(full(f"{name}_table"), inputs, tokens + before)
        for name, before in _starts(arrays, ("distances", "offsets", "others", "role_situations"))
    )
    rest = offsets[:, :, None, None] + others[:, None, :, None] + places[:, None, None, :]
    return Network(
        rows, tables, full("situations_table"), layer("lower"), layer("upper"), (full("cue_weights"), full("cue_bias")),
        roles, (distances, rest.reshape(2, -1, rest.shape[-1])), (full("role_weights"), full("role_bias")),
    )  # fmt: skip


def _starts(arrays: Any, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    at = 0
    for name in names:
        yield name, at
        at += arrays[f"{name}_table"].shape[1]


def _projected(table: Floats, inputs: Floats, start: int) -> Floats:
    """What each row of a table contributes to the gates: (2, rows, 4 hidden)."""
    projected: Floats = np.matmul(table, inputs[:, start : start + table.shape[1]])
    return projected


def find(network: Network, words: Sequence[str], units: Sequence[Unit]) -> list[list[Cue]]:
    """The cues of each unit, in reading order; `words` are all tokens of the document."""
    found: list[list[Cue]] = []
    for group in _groups(units):
        found += _find(network, words, group)
    return found


def _groups(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    group: list[Unit] = []
    size = 0
    for unit in units:
        if group and size + len(unit) > TOKENS_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(unit)
        size += len(unit)
    if group:
        yield group


def _find(network: Network, words: Sequence[str], units: Sequence[Unit]) -> list[list[Cue]]:
    encoded = _encode(network, [word for unit in units for word in words[unit.first : unit.last]], units)
    chances = _softmax(encoded @ network.cue[0] + network.cue[1])
    cues: list[Spotted] = []
    starts = np.cumsum([0, *(len(unit) for unit in units)])
    for number, unit in enumerate(units):
        least = FAINT_CHANCE if any(unit.states) else CUE_CHANCE
        spans = cue_spans(chances[starts[number] : starts[number + 1]], least)
        surest = sorted(spans, key=lambda span: -span[2])[:MOST_CUES]
        cues += [(number, *span) for span in sorted(surest)]
    found: list[list[Cue]] = [[] for _ in units]
    taken = _taken(cues, units)
    for group in _cue_groups(cues, units):
        roles = _roles(network, encoded, _Seen(units, taken, starts.tolist()), group)
        for (number, first, last, chance), of_tokens in zip(group, roles, strict=True):
            found[number].append(Cue(first, last, chance, of_tokens))
    return found


def _encode(network: Network, words: Sequence[str], units: Sequence[Unit]) -> Floats:
    """The vectors of all tokens of the units: (tokens, 2 hidden)."""
    types: dict[str, int] = {}
    numbers = np.array([types.setdefault(word, len(types)) for word in words])
    parts = []
    rows = [_rows(network, word) for word in types]
    for table, column in zip(network.tables, zip(*rows, strict=True), strict=True):
        parts.append(table[list(column)])
    vectors = np.concatenate(parts, axis=1)
    width = vectors.shape[1]
    of_type = np.matmul(vectors, network.lower.inputs[:, :width]) + network.lower.bias
    of_place = _projected(network.situations, network.lower.inputs, width)
    places = np.concatenate([features.situations(unit) for unit in units])
    packing = recurrent.pack([len(unit) for unit in units])
    lower = recurrent.run(network.lower, packing, [(of_type, numbers), (of_place, places)])
    return recurrent.run(network.upper, packing, [(recurrent.project(network.upper, lower), np.arange(len(words)))])


def _rows(network: Network, word: str) -> tuple[int, ...]:
    values = features.of_type(word)
    return tuple(rows.get(value, 0) for rows, value in zip(network.rows, values, strict=True))


def cue_spans(chances: Floats, least: float) -> list[tuple[int, int, float]]:
    """Runs of tokens likely to be a cue, parted where one begins; with the highest probability in the run."""
    likely = chances[:, 1] + chances[:, 2]
    spans: list[tuple[int, int, float]] = []
    for at in np.flatnonzero(likely > least).tolist():
        chance = float(likely[at])
        if spans and spans[-1][1] == at and chances[at, 1] < chances[at, 2]:
            first, _, before = spans[-1]
            spans[-1] = (first, at + 1, max(before, chance))
        else:
            spans.append((at, at + 1, chance))
    return spans


def _taken(cues: Sequence[Spotted], units: Sequence[Unit]) -> list[Ints]:
    """For each unit, 1 where a token belongs to a cue that is not faint, else 0."""
    taken = [np.zeros(len(unit), dtype=np.int64) for unit in units]
    for number, first, last, chance in cues:
        taken[number][first:last] = chance > CUE_CHANCE
    return taken


def _cue_groups(cues: Sequence[Spotted], units: Sequence[Unit]) -> Iterator[list[Spotted]]:
    group: list[Spotted] = []
    size = 0
    for cue in cues:
        if group and size + len(units[cue[0]]) > TOKENS_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(cue)
        size += len(units[cue[0]])
    if group:
        yield group


def _roles(network: Network, encoded: Floats, seen: _Seen, cues: Sequence[Spotted]) -> list[Floats]:
    """For each cue the probabilities of the roles of all tokens of its unit."""
    sizes = [len(seen.units[number]) for number, *_ in cues]
    hidden, layer = encoded.shape[1], network.role_layer
    tokens = np.concatenate([np.arange(seen.starts[number], seen.starts[number + 1]) for number, *_ in cues])
    vectors = [encoded[seen.starts[n] + first : seen.starts[n] + last].mean(axis=0) for n, first, last, _ in cues]
    used, back = np.unique(tokens, return_inverse=True)
    of_token = np.matmul(encoded[used], layer.inputs[:, :hidden])
    of_cue = np.matmul(np.stack(vectors), layer.inputs[:, hidden : 2 * hidden]) + layer.bias
    distances, rest = _seen_from(seen, cues)
    parts = [
        (of_token, back),
        (of_cue, np.repeat(np.arange(len(cues)), sizes)),
        (network.seen_from_cue[0], distances),
        (network.seen_from_cue[1], rest),
    ]
    states = recurrent.run(layer, recurrent.pack(sizes), parts)
    chances = _softmax(states @ network.role[0] + network.role[1])
    return np.split(chances, np.cumsum(sizes)[:-1])


def _seen_from(seen: _Seen, cues: Sequence[Spotted]) -> tuple[Ints, Ints]:
    """For each token of each cue's unit: its distance bucket; offset, other cue and situation as one number."""
    distances, rest = [], []
    places = {number: features.situations(seen.units[number]) for number, *_ in cues}
    for number, first, last, _ in cues:
        unit = seen.units[number]
        other = seen.taken[number].copy()
        other[first:last] = 0
        distances.append(features.distances(len(unit), first, last))
        offsets = features.offsets(unit.sentences, first)
        rest.append((offsets * 2 + other) * features.SITUATIONS + places[number])
    return np.concatenate(distances), np.concatenate(rest)


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return result
