"""Two versions of what was said, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from service.comparison.nouns import Place, Run
from service.comparison.sides import Side
from service.comparison.statements import Statement

Pair = tuple[int | None, int | None]
"""A word of the fuller version and the one that stands for it in the other."""


def align(full: Statement, here: Statement) -> list[Pair]:
    """The words of both versions in order, those that are the same side by side."""
    left, right = full.words, here.words
    matcher = SequenceMatcher(None, full.folded, here.folded, autojunk=False)
    pairs: list[Pair] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(left[a:b], right[c:d], strict=True)
        else:
            pairs += [(number, None) for number in left[a:b]]
            pairs += [(None, number) for number in right[c:d]]
    return pairs


def runs(full: Statement, here: Statement, pairs: Sequence[Pair]) -> tuple[Run, ...]:
    """The pairs in runs of what is the same and what differs, as pieces of the two articles."""
    found = []
    for same, group in groupby(pairs, key=lambda pair: None not in pair):
        items = list(group)
        left = [a for a, _ in items if a is not None]
        right = [b for _, b in items if b is not None]
        found.append(Run(same, _piece(full.side, left), _piece(here.side, right)))
    return tuple(found)


def _piece(side: Side, numbers: Sequence[int]) -> Place | None:
    return side.place_of_tokens(numbers[0], numbers[-1]) if numbers else None
