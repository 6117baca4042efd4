"""A bidirectional LSTM over many sequences at once, in NumPy.

Sequences lie one after the other in flat arrays of tokens. Packed, they lie step by step, longest sequence first, both
directions side by side, so that each step is one product of matrices and nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Part = tuple[Floats, Ints]
"""A table (2, rows, 4 hidden) of what goes into the gates, and its row for each flat token."""


@dataclass(frozen=True, slots=True)
class Packing:
    """`places`: (2, tokens), the flat place of each packed row, ahead and back; `running`: sequences at each step."""

    places: Ints
    running: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of both directions: `inputs` (2, in, 4 hidden), `recurrent` (2, hidden, 4 hidden), `bias` (2, 1, …).

    Gates stand in the order input, forget, output, candidate. Those of the first three are halved, since the logistic
    function of x is half of tanh(x / 2) and a half: one tanh serves all four.
    """

    inputs: Floats
    recurrent: Floats
    bias: Floats


def halved(values: Floats) -> Floats:
    """Weights as `Layer` wants them: the first three quarters of the last axis halved."""
    result = values.astype(np.float32)
    result[..., : values.shape[-1] // 4 * 3] *= 0.5
    return result


def pack(lengths: Sequence[int]) -> Packing:
    """The packing of sequences of these lengths, each at least 1."""
    sizes = np.array(lengths, dtype=np.int64)
    starts = np.cumsum(sizes) - sizes
    ranks = np.empty_like(sizes)
    ranks[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    step = np.arange(int(sizes.sum())) - np.repeat(starts, sizes)
    ahead = np.lexsort((np.repeat(ranks, sizes), step))
    ends = np.repeat(starts + sizes - 1, sizes)
    running = np.bincount(step)
    return Packing(np.stack([ahead, ends[ahead] - step[ahead]]), tuple(running.tolist()))


def project(layer: Layer, values: Floats) -> Floats:
    """What rows of `values` (rows, in) contribute to the gates: (2, rows, 4 hidden), bias included."""
    projected: Floats = np.matmul(values, layer.inputs) + layer.bias
    return projected


def run(layer: Layer, packing: Packing, parts: Sequence[Part]) -> Floats:
    """The states of both directions, flat: (tokens, 2 hidden); the gates of each token are the sum of its parts."""
    hidden = layer.recurrent.shape[1]
    packed = np.empty((2, packing.places.shape[1], 4 * hidden), dtype=np.float32)
    for side in (0, 1):
        order = packing.places[side]
        (table, rows), *others = parts
        np.take(table[side], rows[order], axis=0, out=packed[side], mode="clip")
        for table, rows in others:
            packed[side] += table[side][rows[order]]
    states = _steps(layer.recurrent, packed, packing.running)
    result = np.empty((packed.shape[1], 2 * hidden), dtype=np.float32)
    for side in (0, 1):
        result[packing.places[side], side * hidden : (side + 1) * hidden] = states[side]
    return result


def _steps(recurrent: Floats, packed: Floats, running: Sequence[int]) -> Floats:
    hidden = recurrent.shape[1]
    states = np.empty((2, packed.shape[1], hidden), dtype=np.float32)
    state = cell = np.zeros((2, running[0], hidden), dtype=np.float32)
    at = 0
    for count in running:
        gates = packed[:, at : at + count]
        gates += np.matmul(state[:, :count], recurrent)
        np.tanh(gates, out=gates)
        opened = gates[..., : 3 * hidden]
        opened *= 0.5
        opened += 0.5
        cell = opened[..., hidden : 2 * hidden] * cell[:, :count]
        cell += opened[..., :hidden] * gates[..., 3 * hidden :]
        state = states[:, at : at + count]
        np.multiply(opened[..., 2 * hidden :], np.tanh(cell), out=state)
        at += count
    return states
