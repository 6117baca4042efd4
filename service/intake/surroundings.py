"""What a line looks like beside the lines around it: sizes, place, and how far the last date, byline or heading is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from service.document import Role
from service.intake import datelines
from service.intake.lines import RUNNING, Line

Matrix = np.ndarray[Any, Any]
WINDOWS = (8, 20)  # lines on each side
FADES = 0.8  # of what a line says, for each line further down
OFTEN = 6  # lines of a kind above; more say no more
LOOK = 300  # characters of a line in which words run together are looked for
POSTED_WORDS = 14  # of a line above a comment at most
CUT_WORDS = 8  # of a teaser that is cut at least
KINDS: tuple[Collection[Role], ...] = (
    frozenset({"published"}), frozenset({"byline"}), frozenset({"comment_policy"}),
    frozenset({"related", "advertisement"}),
)  # fmt: skip
POSTED = re.compile(r"\b(?:ago|said|says|wrote|reply|at)\b", re.IGNORECASE)
MOMENT = re.compile(
    r"\b\d{1,2}:\d\d\b|\b\d{1,3}\s?(?:sec|min|hour|hr|day|week|month|year)s?\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
GLUED = re.compile(r"[A-Z](?:(?<=[a-z].)|(?<=[a-z][.?!].))")  # [a-z][.?!]?[A-Z], looked for by its rarest letter
CUTS = ("...", "…", "[…]")
NAMES = (
    "words, log", "letters a word", "place", "place by words", "place by running words", "page's running words, log",
    "page's lines, log", "dateline", "posted", "glued", "cut", "glued twice", "sentence-like",
    *(f"running within {reach}" for reach in WINDOWS),
    *(f"{told} {what}" for told in ("date", "byline", "comment", "related") for what in ("above", "times above")),
)  # fmt: skip


def matrix(lines: Sequence[Line], roles: Sequence[Role | None], running: Matrix) -> Matrix:
    """The features in `NAMES`, a row a line; `running` is 1 for each line of running text."""
    sizes = np.array([len(line.words) for line in lines], dtype=np.float64)
    columns = [*_sizes(lines, sizes, running), *_shapes(lines), *_windows(running)]
    for kind in KINDS:
        columns += _above([role in kind for role in roles])
    return np.array(columns, dtype=np.float32).T


def _sizes(lines: Sequence[Line], sizes: Matrix, running: Matrix) -> list[Matrix]:
    """How long lines and page are, and how much of the page stands above; all about between 0 and 2."""
    count = len(lines)
    letters = np.array([len(line.text) / max(1, len(line.words)) for line in lines])
    told = np.cumsum(sizes * running)
    return [
        np.log1p(sizes) / 4, (letters / 10).clip(0, 3), np.arange(count) / count,
        np.cumsum(sizes) / max(1.0, sizes.sum()), told / max(1.0, told[-1]),
        np.full(count, np.log1p(told[-1]) / 8), np.full(count, np.log1p(count) / 6),
    ]  # fmt: skip


def _shapes(lines: Sequence[Line]) -> list[Matrix]:
    """Features from "dateline" to "sentence-like"."""
    rows = []
    for line in lines:
        text, size = line.text, len(line.words)
        glued = len(GLUED.findall(text[:LOOK]))
        rows.append(
            (
                size >= RUNNING and datelines.read(text) is not None,
                size <= POSTED_WORDS and MOMENT.search(text) is not None and POSTED.search(text) is not None,
                glued > 0, size > CUT_WORDS and text.endswith(CUTS), glued > 1,
                text[:1].isupper() and not text[-1:].isalnum(),
            )
        )  # fmt: skip
    return list(np.array(rows, dtype=np.float64).T)


def _windows(running: Matrix) -> list[Matrix]:
    """The share of running lines among those around."""
    count = len(running)
    return [np.convolve(running, np.ones(2 * reach + 1))[reach : reach + count] / (2 * reach + 1) for reach in WINDOWS]


def _above(told: Sequence[bool]) -> tuple[Matrix, Matrix]:
    """How near the last line of a kind above is (1: the line before), and how many there have been."""
    near, times = [], []
    left, seen = 0.0, 0
    for here in told:
        near.append(left)
        times.append(min(seen, OFTEN) / OFTEN)
        left, seen = (1.0, seen + 1) if here else (left * FADES, seen)
    return np.array(near), np.array(times)
