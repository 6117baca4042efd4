"""The stretch of a page where running text stands closest, and what each line has in common with it.

The stretch is the run of lines with the greatest sum, words of running lines counted for it and every other line
against it (Pasternack, Roth: Extracting Article Text from the Web with Maximum Subsequence Segmentation, WWW 2009).
Links and teasers come in rows of one kind: how often a line's form stands on the page beside the same neighbours, and
how often its opening words do, tells them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import Any

import numpy as np

from service.document import ROLES, Role
from service.intake.lines import Line, ends_sentence

Matrix = np.ndarray[Any, Any]
COSTS = (4.0, 12.0)  # words that a line which does not run on counts against the stretch
FULL = 60.0  # words of a line that count at most
FAR = 20.0  # lines from the stretch that count as one
SIZES = (1, 4, 9, 16, 31)  # words; the bounds of the forms
TITLED = 6  # words of a title that count
OFTEN = 5.0  # repetitions, as the logarithm of times, that count as one
NUMBERS = {role: at for at, role in enumerate((None, *sorted(ROLES)))}
NAMES = (
    "in wide stretch", "in stretch", "above wide stretch", "below wide stretch", "above stretch", "below stretch",
    "words of stretch", "words of opening", "most titled", "rhythm", "pair", "opening",
)  # fmt: skip


def matrix(lines: Sequence[Line], roles: Sequence[Role | None], running: Matrix, long: Sequence[Set[str]]) -> Matrix:
    """The features in `NAMES`, a row a line.

    `running` is 1 for each line of running text, `long` are the longer words of each line.
    """
    sizes = [len(line.words) for line in lines]
    bounds = [_stretch(sizes, running.tolist(), cost) for cost in COSTS]
    place = np.arange(len(lines))
    columns: list[Matrix] = [(place >= start) & (place < end) for start, end in bounds]
    for start, end in bounds:
        columns += [((start - place) / FAR).clip(0, 2), ((place - end + 1) / FAR).clip(0, 2)]
    columns += [*_common(sizes, long, running, bounds[-1]), *_repeated(lines, roles, sizes)]
    return np.array(columns, dtype=np.float32).T


def _stretch(sizes: Sequence[int], running: Sequence[float], cost: float) -> tuple[int, int]:
    """The first line of the stretch, and the line after its last."""
    best, total, start, found = 0.0, 0.0, 0, (0, 0)
    for at, (size, runs) in enumerate(zip(sizes, running, strict=True)):
        total += min(size, FULL) if runs else -cost
        if total <= 0:
            total, start = 0.0, at + 1
        elif total > best:
            best, found = total, (start, at + 1)
    return found


def _common(sizes: Sequence[int], long: Sequence[Set[str]], running: Matrix, bounds: tuple[int, int]) -> list[Matrix]:
    """The share of a line's longer words that other lines of the stretch have, or its first; and who has the most."""
    told = {at for at in range(*bounds) if running[at]}
    heard = dict(Counter(word for at in sorted(told) for word in long[at]))
    opening = {word for at in sorted(told)[:2] for word in long[at]}
    shares = np.array(
        [
            sum([heard.get(word, 0) > own for word in words]) / (len(words) or 1)
            for words, own in zip(long, [at in told for at in range(len(long))], strict=True)
        ]
    )
    firsts = np.array([len(words & opening) / (len(words) or 1) for words in long])
    titled = shares * np.minimum(sizes, TITLED) * (1 - running)
    titled[bounds[0] + 1 :] = 0
    return [shares, firsts, titled / max(1e-6, float(titled.max()))]


def _repeated(lines: Sequence[Line], roles: Sequence[Role | None], sizes: Sequence[int]) -> list[Matrix]:
    """How often a line's form stands between such neighbours, behind such a line, and how often its first words do."""
    ends = np.array([ends_sentence(line.text) for line in lines], dtype=np.int64)
    told = np.array([NUMBERS[role] for role in roles], dtype=np.int64)
    forms = 1 + ends + 2 * (told + len(NUMBERS) * np.searchsorted(SIZES, sizes, side="right"))
    padded = np.concatenate([[0], forms, [0]])
    most = 2 * len(NUMBERS) * (len(SIZES) + 1) + 1
    pairs = padded[:-2] * most + forms
    openings = Counter(line.lower[:2] for line in lines)
    repeated = np.array([openings[line.lower[:2]] for line in lines])
    return [_often(_times(pairs * most + padded[2:])), _often(_times(pairs)), _often(repeated)]


def _times(things: Matrix) -> Matrix:
    """How often each of the numbers is among them."""
    _, places, counts = np.unique(things, return_inverse=True, return_counts=True)
    found: Matrix = counts[places]
    return found


def _often(times: Matrix) -> Matrix:
    """Repetitions as a logarithm."""
    found: Matrix = np.log1p(times - 1) / OFTEN
    return found
