"""Which lines are the story: a linear model over the lines, and the best way through four states.

The states are before, body, gap (furniture between paragraphs) and after; a page goes through them in this order, so
that one stray paragraph among links does not make a story. Trained by `python -m lab.blocks` as a conditional random
field (Lafferty, McCallum, Pereira: Conditional Random Fields, ICML 2001); decoded here by Viterbi's algorithm.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from service import weights
from service.document import Role
from service.intake import features
from service.intake.lines import Line

STATES = ("before", "body", "gap", "after")
BODY = STATES.index("body")
CHUNK = 2_000  # lines whose features are held at a time
NEVER = -1e6


def states(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[str]:
    """The state of each line; a line with a role known by rule is never body."""
    if not lines:
        return []
    return [STATES[state] for state in best(_emissions(lines, roles), weights.load("blocks")["transitions"])]


def _emissions(lines: Sequence[Line], roles: Sequence[Role | None]) -> np.ndarray[Any, Any]:
    model = weights.load("blocks")["emissions"]
    scores = features.matrix(lines, roles) @ model
    scores[[role is not None for role in roles], BODY] = NEVER
    return scores


def best(emissions: np.ndarray[Any, Any], transitions: np.ndarray[Any, Any]) -> list[int]:
    """The states of the best path; row 0 of `transitions` is the start, row 1 + state what follows it."""
    moves = transitions[1:].tolist()
    score = (emissions[0] + transitions[0]).tolist()
    back: list[list[int]] = []
    for row in emissions[1:].tolist():
        came: list[int] = []
        new: list[float] = []
        for state, gain in enumerate(row):
            options = [score[old] + moves[old][state] for old in range(len(score))]
            origin = max(range(len(options)), key=options.__getitem__)
            came.append(origin)
            new.append(options[origin] + gain)
        back.append(came)
        score = new
    state = max(range(len(score)), key=score.__getitem__)
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    return path[::-1]
