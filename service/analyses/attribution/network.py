"""The network of attribution, served in NumPy: it finds cues, and labels source and content near each.

Trained by `lab.attribution`; its card is `service/weights/attribution.json`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Any

import numpy as np

from service import weights
from service.analyses.attribution import features, first_layer, gated, pairs
from service.analyses.attribution.first_layer import Inputs, Tokens
from service.analyses.attribution.gated import Floats, Ints, Layer
from service.analyses.attribution.units import Unit
from service.document import Document

NONE, SOURCE, CONTENT = range(3)
CUE_CHANCE = 0.5
"""A token is in a cue, for the roles of other cues, from this probability on."""
FAIR_CHANCE = 0.3
"""From this one on it may be a cue; whether it is, its content says as well."""
FAINT_CHANCE = 0.2
"""So it may in a unit with quotation marks, for quotations that no surer cue takes."""
MOST_CUES = 20
"""Cues of a unit at most, the surest ones: of 9,000 paragraphs of PolNeAR and BBC news none has more than 12."""
TOKENS_AT_ONCE, PAIRS_AT_ONCE = 2048, 8192
"""Tokens, and pairs of a cue and a token near it, in one batch: bounds the memory, whatever is sent."""


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

    tags: Mapping[str, int]
    inputs: Inputs
    layers: tuple[Layer, ...]
    cue: tuple[Floats, Floats]
    pairs: pairs.Weights


@dataclass(frozen=True, slots=True)
class Text:
    """What the network sees of a document: its words; part of speech and kind of name of each, as numbers."""

    words: Sequence[str]
    traits: Ints


Spotted = tuple[int, int, float]
"""A cue before its roles are known: first and last token, probability."""


@cache
def loaded() -> Network:
    """The network of the shipped weights."""
    return build(weights.read("attribution"))


def build(arrays: Mapping[str, np.ndarray[Any, Any]]) -> Network:
    """The network of these arrays (named as in the card)."""
    count = sum(name.startswith("layer") and name.endswith("_weights") for name in arrays)
    layers = tuple(gated.layer(arrays[f"layer{n}_weights"], arrays[f"layer{n}_bias"]) for n in range(1, count))
    cue = (pairs.wide(arrays["cue_weights"]), pairs.wide(arrays["cue_bias"]))
    tags = {tag: number for number, tag in enumerate(weights.strings(arrays["tags"]), 1)}
    return Network(tags, first_layer.build(arrays), layers, cue, pairs.build(arrays))


def traits_of(network: Network, document: Document) -> Ints:
    """Part of speech and kind of name of each token of a document, as numbers: (token, 2)."""
    return features.of_document(document, network.tags)


def find(network: Network, text: Text, units: Sequence[Unit]) -> list[list[Cue]]:
    """The cues of each unit, in reading order; a unit gets the same ones whatever stands beside it."""
    return [cues for group in _groups(units) for cues in _find(network, text, group)]


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


def _find(network: Network, text: Text, units: Sequence[Unit]) -> list[list[Cue]]:
    tokens = tokens_of(text, units)
    made = encoded(network, tokens)
    ends = np.cumsum(tokens.sizes)
    spotted = _spotted(pairs.chances(made, network.cue), tokens, ends)
    seen = pairs.Seen(made, tokens.sentences, tokens.situations, _taken(spotted, len(made)))
    found: list[list[Cue]] = [[] for _ in units]
    of_unit = np.searchsorted(ends, [cue[0] for cue in spotted], side="right")
    for group in _cue_groups(tokens.sizes.take(of_unit)) if spotted else ():
        numbers = of_unit[group]
        unit = (ends - tokens.sizes).take(numbers), ends.take(numbers)
        for number, cue in zip(numbers.tolist(), _with_roles(network, seen, spotted[group], unit), strict=True):
            found[number].append(cue)
    return found


def tokens_of(text: Text, units: Sequence[Unit]) -> Tokens:
    """The tokens of units, one unit after the other."""
    sizes = np.array([len(unit) for unit in units], dtype=np.int64)
    firsts = np.array([unit.first for unit in units], dtype=np.int64)
    traits = text.traits.take(np.arange(int(sizes.sum())) + (firsts - np.cumsum(sizes) + sizes).repeat(sizes), axis=0)
    words = list(chain.from_iterable(text.words[unit.first : unit.last] for unit in units))
    states, sentences = (
        np.fromiter(chain.from_iterable(values), dtype=np.int64, count=len(words))
        for values in ([unit.states for unit in units], [unit.sentences for unit in units])
    )
    situations = features.situations_of(states, sentences, np.cumsum(sizes) - sizes)
    return Tokens(words, situations, traits[:, 0], traits[:, 1], sentences, sizes)


def encoded(network: Network, tokens: Tokens) -> Floats:
    """What the layers make of the tokens: (token, 2 hidden)."""
    laid = gated.order(tokens.sizes)
    gates = first_layer.gates(network.inputs, tokens, laid)
    made = gated.read(gates, gates[gated.SKIP], laid.running)
    for layer in network.layers:
        made = gated.above(layer, made, laid)
    return gated.flat(made, laid)


def _spotted(chances: Floats, tokens: Tokens, ends: Ints) -> list[Spotted]:
    """The cues, in reading order, of each unit the surest ones."""
    begins = ends - tokens.sizes
    marked = np.add.reduceat(tokens.situations >= features.IN_QUOTES, begins) > 0
    least = np.where(marked, FAINT_CHANCE, FAIR_CHANCE).repeat(tokens.sizes)
    spans = cue_spans(chances, least, set(begins.tolist()))
    if len(spans) <= MOST_CUES:
        return spans
    of_unit: list[list[Spotted]] = [[] for _ in ends]
    for number, span in zip(np.searchsorted(ends, [span[0] for span in spans], side="right"), spans, strict=True):
        of_unit[number].append(span)
    surest = (sorted(spans, key=lambda span: -span[2])[:MOST_CUES] for spans in of_unit)
    return [span for spans in surest for span in sorted(spans)]


def cue_spans(chances: Floats, least: float | Floats, begins: Collection[int] = (0,)) -> list[Spotted]:
    """Runs of tokens likely to be a cue, parted where one begins; with the highest probability in the run.

    `chances` are (token, 3): no cue, the first token of one, a further token. `begins` are the first tokens of units.
    """
    likely = chances[:, 1] + chances[:, 2]
    places = np.flatnonzero(likely > least)
    further = (chances[:, 1] < chances[:, 2]).take(places).tolist()
    spans: list[Spotted] = []
    for at, chance, inside in zip(places.tolist(), likely.take(places).tolist(), further, strict=True):
        if inside and spans and spans[-1][1] == at and at not in begins:
            first, _, before = spans[-1]
            spans[-1] = (first, at + 1, max(before, chance))
        else:
            spans.append((at, at + 1, chance))
    return spans


def _taken(spotted: Sequence[Spotted], count: int) -> Ints:
    """For each of `count` tokens 1 where it belongs to a cue that is not faint, else 0."""
    taken = np.zeros(count, dtype=np.int64)
    for first, last, chance in spotted:
        taken[first:last] = chance > CUE_CHANCE
    return taken


def _cue_groups(sizes: Ints) -> Iterator[slice]:
    """Cues in groups whose units, of these sizes, have a bounded number of tokens."""
    cuts = np.flatnonzero(np.diff(np.cumsum(sizes) // PAIRS_AT_ONCE)) + 1
    return (slice(*ends) for ends in pairwise([0, *cuts.tolist(), len(sizes)]))


def _with_roles(network: Network, seen: pairs.Seen, spotted: Sequence[Spotted], unit: tuple[Ints, Ints]) -> list[Cue]:
    """Cues with the roles of the tokens of their units, which begin and end at the tokens `unit`."""
    first, last, _ = np.array(spotted).T.astype(np.int64)
    cues = pairs.Cues(first, last, *unit)
    near = pairs.near(cues)
    sizes = cues.end - cues.begin
    starts = np.cumsum(sizes) - sizes
    roles = np.zeros((int(sizes.sum()), 3), dtype=np.float32)
    roles[:, NONE] = 1
    roles[near.token + (starts - cues.begin).take(near.cue)] = pairs.roles(network.pairs, seen, cues, near)
    return [
        Cue(start - begin, end - begin, chance, roles[at : at + size])
        for (start, end, chance), begin, at, size in zip(
            spotted, cues.begin.tolist(), starts.tolist(), sizes.tolist(), strict=True
        )
    ]
