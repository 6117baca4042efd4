"""How much a line looks like one of the story: small networks over the features of a page's lines, in NumPy.

Each is a layer over a line's features and its words, residual convolutions over the lines with growing steps (Yu,
Koltun: Multi-Scale Context Aggregation by Dilated Convolutions, ICLR 2016), and the mean of the page; the mean of
several networks tells. Trained by `python -m lab.blocks`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

import numpy as np

from service import weights
from service.document import Role
from service.intake import features
from service.intake.lines import Line

WORDS = 16  # of a line that are looked at: the first twelve and the last four of a longer one
FIRST, LAST = 12, 4
STEPS = (1, 2, 4, 8)  # lines between those that a convolution sees
Matrix = np.ndarray[Any, np.dtype[np.float32]]
Arrays = Mapping[str, Matrix]


def scores(lines: Sequence[Line], roles: Sequence[Role | None]) -> Matrix:
    """A number a line: above 0, it is rather of the story; the logarithm of the odds."""
    return scored(lines, roles, weights.load("blocks"), _known())


def scored(lines: Sequence[Line], roles: Sequence[Role | None], model: Arrays, known: Mapping[str, int]) -> Matrix:
    """The same by these networks; `known` are the rows of the words that they know."""
    rows, bounds = _rows(lines, known)
    heard = np.add.reduceat(model["net embedding"].take(rows, axis=1), bounds, axis=1)
    mean: Matrix = np.mean(_forward(model, features.matrix(lines, roles), heard), axis=0)
    return mean


def words(line: Line) -> list[str]:
    """The words of a line that a network looks at, in lower case."""
    return list(line.lower if len(line.lower) <= WORDS else (*line.lower[:FIRST], *line.lower[-LAST:]))


def _rows(lines: Sequence[Line], known: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The numbers of the known words line after line, each line's opened by 0, and where each line's begin."""
    told = [[0, *filter(None, map(known.get, words(line)))] for line in lines]
    bounds = np.cumsum([0, *(len(row) for row in told[:-1])]).tolist()
    return list(chain.from_iterable(told)), bounds


@cache
def _known() -> dict[str, int]:
    return numbered(weights.load("blocks"))


def numbered(model: Arrays) -> dict[str, int]:
    """The row of each word that the networks know; row 0 is that of none."""
    return {word: number for number, word in enumerate(weights.strings(model["words"]), 1)}


def _forward(model: Arrays, seen: Matrix, heard: Matrix) -> Matrix:
    """What each network says of each line, all networks side by side: (network, line).

    `seen` are the features of the lines, `heard` what each network makes of their words.
    """
    first = _layer(model, "input", _beside(seen, heard))
    state, around = _room(first)
    for number, step in enumerate(STEPS):
        told = np.matmul(around(step), model["net convolutions"][:, number])
        told += model["net biases"][:, number, None]
        state += _relu(told)
    state += _layer(model, "page", state.mean(axis=1, keepdims=True))
    last = _layer(model, "hidden", np.concatenate([state, first], axis=2))
    found: Matrix = np.matmul(last, model["net output"][:, :, None])[:, :, 0] + model["net output bias"][:, None]
    return found


def _layer(model: Arrays, name: str, values: Matrix) -> Matrix:
    found: Matrix = np.matmul(values, model[f"net {name}"])
    found += model[f"net {name} bias"][:, None]
    return _relu(found)


def _beside(seen: Matrix, heard: Matrix) -> Matrix:
    """For each network the features of the lines beside what it makes of their words."""
    width = seen.shape[1]
    found = np.empty((*heard.shape[:2], width + heard.shape[2]), dtype=np.float32)
    found[:, :, :width], found[:, :, width:] = seen, heard
    return found


def _room(first: Matrix) -> tuple[Matrix, Callable[[int], Matrix]]:
    """The state that is `first` at the beginning, and a function of a step.

    It gives each line's row of the state beside those of the lines so far before and after; nothing stands outside
    the page.
    """
    nets, count, width = first.shape
    most = STEPS[-1]
    padded = np.zeros((nets, count + 2 * most, width), dtype=np.float32)
    state = padded[:, most : most + count]
    state[:] = first

    def around(step: int) -> Matrix:
        return np.concatenate([padded[:, at : at + count] for at in (most - step, most, most + step)], axis=2)

    return state, around


def _relu(values: Matrix) -> Matrix:
    return np.maximum(values, 0.0, out=values)
