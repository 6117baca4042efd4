"""How much a line looks like one of the story: small networks over the features of a page's lines, in NumPy.

Each is a layer over a line's features and its words, residual convolutions over the lines with growing steps (Yu,
Koltun: Multi-Scale Context Aggregation by Dilated Convolutions, ICLR 2016), and the mean of the page; the mean of
several networks tells. Trained by `python -m lab.blocks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    seen = features.matrix(lines, roles)
    rows, bounds = _rows(lines, known)
    found = [_forward(arrays, seen, rows, bounds) for arrays in _networks(model)]
    mean: Matrix = np.mean(found, axis=0)
    return mean


def words(line: Line) -> list[str]:
    """The words of a line that a network looks at, in lower case."""
    picked = line.words if len(line.words) <= WORDS else (*line.words[:FIRST], *line.words[-LAST:])
    return [word.lower() for word in picked]


def _networks(model: Arrays) -> Iterator[Arrays]:
    """The arrays of each network."""
    names = [name for name in model if name.startswith("net ")]
    for number in range(len(model[names[0]])):
        yield {name.removeprefix("net "): model[name][number] for name in names}


def _rows(lines: Sequence[Line], known: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The numbers of the known words line after line, each line's opened by 0, and where each line's begin."""
    told = [[0, *(known[word] for word in words(line) if word in known)] for line in lines]
    bounds = np.cumsum([0, *(len(row) for row in told[:-1])]).tolist()
    return list(chain.from_iterable(told)), bounds


@cache
def _known() -> dict[str, int]:
    return numbered(weights.load("blocks"))


def numbered(model: Arrays) -> dict[str, int]:
    """The row of each word that the networks know; row 0 is that of none."""
    return {word: number for number, word in enumerate(weights.strings(model["words"]), 1)}


def _forward(arrays: Arrays, seen: Matrix, rows: list[int], bounds: list[int]) -> Matrix:
    heard = np.add.reduceat(arrays["embedding"][rows], bounds, axis=0)
    first = _relu(np.hstack([seen, heard]) @ arrays["input"] + arrays["input bias"])
    state = first
    for number, step in enumerate(STEPS):
        state = state + _relu(_around(state, step) @ arrays["convolutions"][number] + arrays["biases"][number])
    page = state.mean(axis=0, keepdims=True)
    state = state + _relu(page @ arrays["page"] + arrays["page bias"])
    last = _relu(np.hstack([state, first]) @ arrays["hidden"] + arrays["hidden bias"])
    told: Matrix = last @ arrays["output"] + arrays["output bias"]
    return told


def _around(state: Matrix, step: int) -> Matrix:
    """Each line's row beside those of the lines `step` before and after; nothing stands outside the page."""
    padded = np.pad(state, ((step, step), (0, 0)))
    count = len(state)
    return np.hstack([padded[:count], state, padded[2 * step : 2 * step + count]])


def _relu(values: Matrix) -> Matrix:
    return np.maximum(values, 0.0)
