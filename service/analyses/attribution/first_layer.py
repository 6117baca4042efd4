"""What goes into the gates of the first layer: nothing of it is worked out twice for a word.

A token is seen with its neighbours. What each of the three brings in is a sum over what is known of its word, which is
kept by word, and of its place: quotation state, part of speech, kind of name. All are whole numbers, so that a token
costs a few additions of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from service import weights
from service.analyses.attribution import features, gated
from service.analyses.attribution.gated import Floats, Ints, Order
from service.weights.store import Columns, Store

Shorts = np.ndarray[Any, np.dtype[np.int16]]

TYPES = ("words", "prefixes", "suffixes", "shapes")
PLACES = ("situations", "tags", "kinds")
SEEN = 3
"""Tokens that are seen at once: a token, the one before, the one after."""
UNIT = 256
"""What one is in whole numbers."""
MOST_OF_WORD, MOST_OF_PLACE, MOST_OF_KIND = 20, 14, 8
"""Bounds of the summands: three of each stay within 16 bits."""
KEPT, COMMON = 4096, 1500
"""Words that are kept (of 4.6 kB each), and the most frequent ones among them that are kept for good."""
AT_ONCE = 128
"""Tokens whose sums are made in one go, so that they stay near the processor."""
NOTHING = ""
"""The word beyond either end of a unit."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Rows of (seen token and side, gates): of words, of places (the last row is that of no place), of kinds of names.

    The row of a place holds that of no name; `kinds` are the differences from it.
    """

    words: Store
    places: Shorts
    kinds: Shorts
    tags: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of units, one unit after the other; the numbers of their situations, parts of speech, kinds, sentences."""

    words: Sequence[str]
    situations: Ints
    tags: Ints
    kinds: Ints
    sentences: Ints
    sizes: Ints


def build(arrays: Any) -> Inputs:
    """The inputs in the arrays of the network's weights."""
    matrices = _matrices(arrays)
    hidden = matrices.shape[-1]
    cuts = np.cumsum([arrays[f"{name}_table"].shape[1] for name in (*TYPES, *PLACES)])
    of_word, rest = matrices[: cuts[3]], matrices[cuts[3] :]
    situations, tags, kinds = (
        np.matmul(np.asarray(arrays[f"{name}_table"], dtype=np.float32), part.reshape(len(part), -1))
        for name, part in zip(PLACES, np.split(rest, cuts[4:-1] - cuts[3]), strict=True)
    )
    places = (situations[:, None] + tags).reshape(-1, situations.shape[1]) + kinds[0]
    places[:, : hidden * 2] += _of_gates(np.asarray(arrays["layer0_bias"], dtype=np.float32)).reshape(-1)
    return Inputs(
        Store(_describer(arrays, of_word), weights.strings(arrays["words"])[:COMMON], KEPT),
        np.concatenate([_whole(places, MOST_OF_PLACE, hidden), np.zeros((1, 2 * SEEN, hidden), dtype=np.int16)]),
        _whole(kinds - kinds[0], MOST_OF_KIND, hidden),
        len(tags),
    )


def _matrices(arrays: Any) -> Floats:
    """The weights of the first layer: (what is known of a token, seen token and side, gates)."""
    given = np.asarray(arrays["layer0_weights"], dtype=np.float32)
    sides, known, gates = given.shape
    found = _of_gates(given).reshape(sides, SEEN, known // SEEN, gates).transpose(2, 1, 0, 3)
    return np.ascontiguousarray(found).reshape(known // SEEN, SEEN * sides, gates)


def _of_gates(values: Floats) -> Floats:
    """Weights whose last axis is all gates, with those halved that `gated` wants halved."""
    gates = np.moveaxis(values.reshape(*values.shape[:-1], gated.SKIP + 1, -1), -2, 0)
    return np.moveaxis(gated.halved(gates), 0, -2).reshape(values.shape)


def _whole(values: Floats, most: float, hidden: int) -> Shorts:
    """Values as whole numbers of (row, seen token and side, gates)."""
    found: Shorts = np.rint(np.clip(values, -most, most) * UNIT).astype(np.int16)
    return found.reshape(len(values), 2 * SEEN, hidden)


def _describer(arrays: Any, matrices: Floats) -> Callable[[Sequence[str]], Columns]:
    """The function that works out the rows of words."""
    rows = [{value: row for row, value in enumerate(weights.strings(arrays[name]), 1)} for name in TYPES]
    tables = [arrays[f"{name}_table"] for name in TYPES]
    scales = [arrays.get(f"{name}_scales") for name in TYPES]
    full = matrices.reshape(len(matrices), -1)

    def described(words: Sequence[str]) -> Columns:
        known = zip(*map(features.of_type, words), strict=True)
        numbers = [[of.get(value, 0) for value in values] for of, values in zip(rows, known, strict=True)]
        vectors = np.concatenate(list(map(_vectors, tables, scales, numbers)), axis=1)
        vectors[[word == NOTHING for word in words]] = 0
        found = (gated.at_least_two(vectors) @ full)[: len(words)]
        return (_whole(found, MOST_OF_WORD, matrices.shape[-1]),)

    return described


def _vectors(table: Any, scales: Any, rows: Sequence[int]) -> Floats:
    found: Floats = table[rows].astype(np.float32)
    return found if scales is None else found * scales[rows].astype(np.float32)


def gates(inputs: Inputs, tokens: Tokens, laid: Order) -> Floats:
    """What goes into the gates of the first layer: (gate, row, 2 hidden)."""
    count, none = len(tokens.words), len(inputs.places) - 1
    places = _lines(_around(tokens.situations * inputs.tags + tokens.tags, none, tokens.sizes), laid)
    kinds = _lines(_around(tokens.kinds, 0, tokens.sizes), laid)
    with inputs.words.lock:
        rows, (words,) = inputs.words.rows([*tokens.words, NOTHING])
        given = ((words, _lines(_around(rows[:-1], rows[-1], tokens.sizes), laid)), (inputs.places, places))
        summands = [(_flat(table), line) for table, lines in given for line in lines]
        found = np.empty((gated.SKIP + 1, count, 2, words.shape[-1] // (gated.SKIP + 1)), dtype=np.float32)
        for first in range(0, count, AT_ONCE):
            part = slice(2 * first, 2 * (first + AT_ONCE))
            total = _summed(summands, part)
            _add_kinds(total, _flat(inputs.kinds), kinds[:, part])
            _split(total, found[:, first : first + AT_ONCE])
    return found.reshape(len(found), count, -1)


def _flat(table: Any) -> Shorts:
    """A table with a row for each line."""
    flat: Shorts = table.reshape(-1, table.shape[-1])
    return flat


def _split(total: Shorts, gates: Floats) -> None:
    """Write sums (row and side, gates) as real numbers to (gate, row, side, hidden)."""
    count, rows, sides, hidden = gates.shape
    np.multiply(total.reshape(rows, sides, count, hidden).transpose(2, 0, 1, 3), np.float32(1 / UNIT), out=gates)


def _around(numbers: Ints, nothing: int, sizes: Ints) -> Ints:
    """For each token its number, that of the one before and of the one after in its unit: (3, token)."""
    found = np.empty((SEEN, len(numbers)), dtype=np.int64)
    ends = np.cumsum(sizes)
    found[0] = numbers
    found[1, 1:], found[2, :-1] = numbers[:-1], numbers[1:]
    found[1, ends - sizes] = found[2, ends - 1] = nothing
    return found


def _lines(numbers: Ints, laid: Order) -> Ints:
    """The lines of rows (seen token, row and side) in tables whose rows hold a line for each seen token and side."""
    lines = numbers.take(laid.lines >> 1, axis=1)
    lines *= 2 * SEEN
    lines += (laid.lines & 1) + 2 * np.arange(SEEN)[:, None]
    return lines


def _summed(summands: Sequence[tuple[Shorts, Ints]], part: slice) -> Shorts:
    """The sums of the lines of tables that stand at a part of the rows."""
    (table, lines), *others = summands
    total: Shorts = table.take(lines[part], axis=0)
    more = np.empty_like(total)
    for table, lines in others:
        total += table.take(lines[part], axis=0, out=more, mode="clip")
    return total


def _add_kinds(total: Shorts, kinds: Shorts, lines: Ints) -> None:
    """Add what names bring in, to the rows that have one near."""
    for line in lines:
        named = np.flatnonzero(line >= 2 * SEEN)
        total[named] += kinds.take(line.take(named), axis=0)
