"""The roles of tokens for a cue: source, content or neither, for every pair of a cue and a token near it, in NumPy.

What a token and a cue bring in is worked out once for each; a pair adds them up with where it stands. Convolutions
and a recurrent layer along the tokens of a cue follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from service.analyses.attribution import features, gated
from service.analyses.attribution.gated import Floats, Ints

TAPS = 5
"""Tokens that a convolution sees."""
EDGE = TAPS // 2
WIDE = 16
"""Columns of the last product: one of fewer columns gives a row other bits if there are other rows beside it."""
ROLES = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """`token`, `cue`: (in, unit); `places`: rows of distances, and of offset, other cue and situation as one number.

    `convolutions` are (taps x unit, unit) with bias, `along` is the recurrent layer, `role` (unit, WIDE) with bias.
    """

    token: Floats
    cue: Floats
    distances: Floats
    rest: Floats
    convolutions: tuple[tuple[Floats, Floats], ...]
    along: gated.Layer
    role: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues at tokens `first` to `last` (half-open, flat), in units that begin and end at the tokens `begin`, `end`."""

    first: Ints
    last: Ints
    begin: Ints
    end: Ints


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of all tokens: what the layers made of them, sentence, situation, whether a sure cue is there."""

    encoded: Floats
    sentences: Ints
    situations: Ints
    taken: Ints


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each pair the number of its cue and its token; `sizes` are the pairs of each cue."""

    cue: Ints
    token: Ints
    sizes: Ints


def build(arrays: Any) -> Weights:
    """The weights in the arrays of the network."""

    def full(name: str) -> Floats:
        return np.asarray(arrays[name], dtype=np.float32)

    distances, offsets, others, situations = (
        full(f"{name}_table") for name in ("distances", "offsets", "others", "role_situations")
    )
    rest = offsets[:, None, None] + others[None, :, None] + situations[None, None]
    count = sum(name.startswith("conv") and name.endswith("_weights") for name in arrays)
    return Weights(
        full("pair_weights"), full("pair_cue_weights"), distances + full("pair_bias"),
        rest.reshape(-1, rest.shape[-1]),
        tuple((_stacked(full(f"conv{n}_weights")), full(f"conv{n}_bias")) for n in range(count)),
        gated.layer(arrays["along_weights"], arrays["along_bias"]),
        (wide(full("role_weights")), wide(full("role_bias"))),
    )  # fmt: skip


def _stacked(taps: Floats) -> Floats:
    return taps.reshape(-1, taps.shape[-1])


def wide(values: Floats) -> Floats:
    """Values with columns of nothing after them, WIDE in all."""
    found = np.zeros((*values.shape[:-1], WIDE), dtype=np.float32)
    found[..., : values.shape[-1]] = values
    return found


def near(cues: Cues) -> Pairs:
    """The pairs of each cue with the tokens of its unit that are not too far, cue after cue."""
    low = np.maximum(cues.first - features.BEFORE_CUE, cues.begin)
    sizes = np.minimum(cues.last + features.AFTER_CUE, cues.end) - low
    starts = np.cumsum(sizes) - sizes
    token = np.arange(int(sizes.sum())) + (low - starts).repeat(sizes)
    return Pairs(np.arange(len(sizes)).repeat(sizes), token, sizes)


def roles(weights: Weights, seen: Seen, cues: Cues, pairs: Pairs) -> Floats:
    """The probabilities of neither, source and content for each pair: (pair, 3)."""
    of_pair = np.matmul(seen.encoded, weights.token).take(pairs.token, axis=0)
    of_pair += _of_cues(weights, seen.encoded, cues).repeat(pairs.sizes, axis=0)
    distances, rest = places(seen, cues, pairs)
    of_pair += weights.distances.take(distances, axis=0)
    of_pair += weights.rest.take(rest, axis=0)
    np.maximum(of_pair, 0, out=of_pair)
    if weights.convolutions:
        of_pair = _convolved(weights.convolutions, of_pair, pairs)
    of_pair = gated.over(weights.along, of_pair, gated.order(pairs.sizes))
    return chances(of_pair, weights.role)


def chances(values: Floats, head: tuple[Floats, Floats]) -> Floats:
    """What a head of ROLES columns, made wide, makes of values: probabilities (row, 3)."""
    scores = (gated.at_least_two(values) @ head[0] + head[1])[: len(values), :ROLES].T.copy()
    scores -= scores.max(axis=0)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=0)
    return np.ascontiguousarray(scores.T)


def _of_cues(weights: Weights, encoded: Floats, cues: Cues) -> Floats:
    """What cues bring in: the mean over their tokens."""
    sizes = cues.last - cues.first
    starts = np.cumsum(sizes) - sizes
    tokens = np.arange(int(sizes.sum())) + (cues.first - starts).repeat(sizes)
    means = np.add.reduceat(encoded.take(tokens, axis=0), starts, axis=0)
    means /= sizes[:, None]
    found: Floats = np.matmul(gated.at_least_two(means), weights.cue)[: len(sizes)]
    return found


def places(seen: Seen, cues: Cues, pairs: Pairs) -> tuple[Ints, Ints]:
    """For each pair the bucket of its distance; sentence offset, other cue and situation as one number."""
    first, last = cues.first.repeat(pairs.sizes), cues.last.repeat(pairs.sizes)
    away = np.minimum(pairs.token - first, 0) + np.maximum(pairs.token - last + 1, 0)
    sentences = seen.sentences.take(pairs.token) - seen.sentences.take(cues.first).repeat(pairs.sizes)
    number = (np.clip(sentences, -3, 3) + 3) * 2
    number += seen.taken.take(pairs.token) * (away != 0)
    number *= features.SITUATIONS
    number += seen.situations.take(pairs.token)
    return features.buckets(away), number


def _convolved(convolutions: Sequence[tuple[Floats, Floats]], values: Floats, pairs: Pairs) -> Floats:
    """Values with what each convolution adds; beyond the tokens of a cue there is nothing."""
    at = np.arange(len(values)) + EDGE * (pairs.cue + 1)
    rows = len(values) + EDGE * (len(pairs.sizes) + 1)
    groups = max(2, -(-rows // TAPS))
    laid = np.zeros(((groups + 1) * TAPS, values.shape[1]), dtype=np.float32)
    laid[at] = values
    gaps = np.ones(groups * TAPS, dtype=bool)
    gaps[at - EDGE] = False
    gap = np.flatnonzero(gaps)
    for weight, bias in convolutions:
        added = _around(laid, groups, weight)
        added += bias
        np.maximum(added, 0, out=added)
        added[gap] = 0
        laid[EDGE : EDGE + len(added)] += added
    found: Floats = laid.take(at, axis=0)
    return found


def _around(laid: Floats, groups: int, weight: Floats) -> Floats:
    """Each row with the ones after it, TAPS in all, times the weight: (groups x TAPS, unit).

    Rows lie together in memory, so that every TAPS of them, from the first, the second … on, are a row of a matrix.
    """
    found = np.empty((groups * TAPS, weight.shape[1]), dtype=np.float32)
    for first in range(TAPS):
        here = laid[first : first + groups * TAPS].reshape(groups, -1)
        np.matmul(here, weight, out=found[first::TAPS])
    return found
