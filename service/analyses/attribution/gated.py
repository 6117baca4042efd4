"""Recurrent layers whose recurrence holds no product of matrices, over many sequences at once, in NumPy.

Simple recurrent units (Lei et al. 2018, arXiv:1709.02755): what goes into all states is worked out beforehand, in a
few large products; from one state to the next there is one multiplication an element. Sequences lie step by step,
longest first. The back direction reads each from its end: a row holds what the first direction makes of a token, and
beside it what the other makes of the token as far from the end. So both directions of all sequences step together.
What a sequence gets does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

CANDIDATE, FORGET, OUTPUT, SKIP = range(4)
"""The matrices of a layer, in their order; layers that skip with what they see have no fourth."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of a layer: `matrices` (gate, side, in, hidden), `bias` (gate, 1, 2 hidden), as from `halved`."""

    matrices: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Order:
    """How tokens lie step by step: `ahead` (tokens) has the flat place of each row of the first direction.

    `turned` has, for each row, the row of the token as far from the other end of its sequence: turned twice, nothing
    has changed. `running` are the sequences at each step.
    """

    ahead: Ints
    turned: Ints
    running: tuple[int, ...]


def halved(values: Floats) -> Floats:
    """Weights (gate, …) as `Layer` wants them: the logistic function of x is half of tanh(x / 2) and a half."""
    result = np.array(values, dtype=np.float32)
    result[[FORGET, OUTPUT]] *= 0.5
    return result


def layer(weights: Any, bias: Any) -> Layer:
    """The layer of trained weights (side, in, gates of hidden) and bias (side, gates of hidden)."""
    hidden = weights.shape[1] // 2
    matrices = weights.reshape(2, 2 * hidden, -1, hidden).transpose(2, 0, 1, 3)
    biases = bias.reshape(2, -1, hidden).transpose(1, 0, 2).reshape(-1, 1, 2 * hidden)
    return Layer(np.ascontiguousarray(halved(matrices)), halved(biases))


def order(sizes: Sequence[int] | Ints) -> Order:
    """The order of sequences of these sizes, each at least 1, that lie one after the other."""
    given = np.asarray(sizes, dtype=np.int64)
    ranked = np.argsort(-given, kind="stable")
    size, first = given[ranked], (np.cumsum(given) - given)[ranked]
    step = np.arange(int(size[0]))[:, None]
    live = step < size
    running = live.sum(axis=1)
    begins = np.cumsum(running) - running
    turned = begins.take(np.maximum(size - 1 - step, 0)) + np.arange(len(size))
    return Order((first + step)[live], turned[live], tuple(running.tolist()))


def at_least_two(values: Floats) -> Floats:
    """The rows, a single one twice: a product with one row is worked out in another way, and has other bits."""
    return values if len(values) > 1 else values.repeat(2, axis=0)


def gates_of(layer: Layer, seen: Floats) -> Floats:
    """What goes into the gates: (gate, row, 2 hidden); `seen` is (side, row, in)."""
    gates, sides, _, hidden = layer.matrices.shape
    found = np.empty((gates, seen.shape[1], sides, hidden), dtype=np.float32)
    np.matmul(seen, layer.matrices, out=found.transpose(0, 2, 1, 3))
    joined = found.reshape(gates, -1, sides * hidden)
    joined += layer.bias
    return joined


def read(gates: Floats, skip: Floats, running: Sequence[int]) -> Floats:
    """What a layer makes of what goes into its gates, which are overwritten: (row, 2 hidden), as `skip` is."""
    state: Floats = gates[CANDIDATE]
    opened = gates[FORGET : OUTPUT + 1]
    np.tanh(opened, out=opened)
    opened *= 0.5
    opened += 0.5
    forget, output = opened
    state -= forget * state
    _scan(forget, state, running)
    np.tanh(state, out=state)
    state -= skip
    state *= output
    state += skip
    return state


def _scan(kept: Floats, state: Floats, running: Sequence[int]) -> None:
    """Add to each state what is kept of the one before."""
    start, end = 0, running[0]
    carried = np.empty_like(state[:end])
    for count in running[1:]:
        here, some = state[end : end + count], carried[:count]
        np.multiply(kept[end : end + count], state[start : start + count], some)
        np.add(here, some, here)
        start, end = end, end + count


def above(layer: Layer, below: Floats, laid: Order) -> Floats:
    """What a layer makes of what the layer below it has made."""
    return read(gates_of(layer, both(below, laid)), below, laid.running)


def both(made: Floats, laid: Order) -> Floats:
    """What each side sees of the layer below, which is what both sides have made of a token: (side, row, 2 hidden)."""
    hidden = made.shape[1] // 2
    found = np.empty((2, *made.shape), dtype=np.float32)
    found[0, :, :hidden] = made[:, :hidden]
    found[0, :, hidden:] = made[:, hidden:].take(laid.turned, axis=0)
    np.take(found[0], laid.turned, axis=0, out=found[1], mode="clip")
    return found


def laid_out(values: Floats, laid: Order) -> Floats:
    """Values of tokens (token, 2 hidden) as a layer would leave them: (row, 2 hidden)."""
    hidden = values.shape[1] // 2
    found = np.empty_like(values)
    found[:, :hidden] = values[:, :hidden].take(laid.ahead, axis=0)
    found[:, hidden:] = values[:, hidden:].take(laid.ahead.take(laid.turned), axis=0)
    return found


def flat(made: Floats, laid: Order) -> Floats:
    """What a layer has made of each token, in the order of the tokens: (token, 2 hidden)."""
    hidden = made.shape[1] // 2
    found = np.empty_like(made)
    found[laid.ahead, :hidden] = made[:, :hidden]
    found[laid.ahead[laid.turned], hidden:] = made[:, hidden:]
    return found
