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
SIDES = np.arange(2)
"""The two directions."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of a layer: `matrix` (in, side and gate and hidden), `bias` (gate, 1, 2 hidden), as from `halved`.

    Both sides see the same of a token, so that one product is enough for all gates of both.
    """

    matrix: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Order:
    """How tokens lie step by step: `lines` (row and side) has the token of each row and side, twice, and the side.

    So it is the place of a half among the halves of all tokens. `running` are the sequences at each step.
    """

    lines: Ints
    running: tuple[int, ...]


def halved(values: Floats) -> Floats:
    """Weights (gate, …) as `Layer` wants them: the logistic function of x is half of tanh(x / 2) and a half."""
    result = np.array(values, dtype=np.float32)
    result[[FORGET, OUTPUT]] *= 0.5
    return result


def layer(weights: Any, bias: Any) -> Layer:
    """The layer of trained weights (side, in, gates of hidden) and bias (side, gates of hidden)."""
    known, hidden = weights.shape[1], bias.shape[1] // (OUTPUT + 1)
    matrices = weights.reshape(2, known, -1, hidden).transpose(2, 0, 1, 3)
    biases = bias.reshape(2, -1, hidden).transpose(1, 0, 2).reshape(-1, 1, 2 * hidden)
    matrix = halved(matrices).transpose(2, 1, 0, 3).reshape(known, -1)
    return Layer(np.ascontiguousarray(matrix), halved(biases))


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
    ahead = (first + step)[live]
    lines = np.stack([ahead, ahead.take(turned[live])], axis=1) * 2 + SIDES
    return Order(lines.reshape(-1), tuple(running.tolist()))


def at_least_two(values: Floats) -> Floats:
    """The rows, a single one twice: a product with one row is worked out in another way, and has other bits."""
    return values if len(values) > 1 else values.repeat(2, axis=0)


def gates_of(layer: Layer, seen: Floats, laid: Order) -> Floats:
    """What goes into the gates: (gate, row, 2 hidden); `seen` is (token, in).

    The product gives each token a line for every side and gate; the lines are then laid side by side.
    """
    count, hidden = len(layer.bias), layer.bias.shape[-1] // 2
    product = (at_least_two(seen) @ layer.matrix).reshape(-1, hidden)
    lines = laid.lines * count + np.arange(count)[:, None]
    found = product.take(lines.reshape(-1), axis=0).reshape(count, -1, 2 * hidden)
    found += layer.bias
    return found


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


def above(layer: Layer, made: Floats, laid: Order) -> Floats:
    """What a layer makes of what the layer below it has made, both as layers leave it: (row, 2 hidden)."""
    return read(gates_of(layer, flat(made, laid), laid), made, laid.running)


def over(layer: Layer, values: Floats, laid: Order) -> Floats:
    """What a layer makes of values of tokens, in the order of the tokens: (token, 2 hidden) both."""
    return flat(read(gates_of(layer, values, laid), laid_out(values, laid), laid.running), laid)


def laid_out(values: Floats, laid: Order) -> Floats:
    """Values of tokens (token, 2 hidden) as a layer would leave them: (row, 2 hidden)."""
    return values.reshape(len(laid.lines), -1).take(laid.lines, axis=0).reshape(values.shape)


def flat(made: Floats, laid: Order) -> Floats:
    """What a layer has made of each token, in the order of the tokens: (token, 2 hidden)."""
    found = np.empty_like(made)
    found.reshape(len(laid.lines), -1)[laid.lines] = made.reshape(len(laid.lines), -1)
    return found
