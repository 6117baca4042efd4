"""Which lines are the story: a linear model over the lines, and the best way through four states.

The states are before, body, gap (furniture between paragraphs) and after; a page goes through them in this order, so
that one stray paragraph among links does not make a story. Trained by `python -m lab.blocks` as a conditional random
field (Lafferty, McCallum, Pereira: Conditional Random Fields, ICML 2001); decoded here by Viterbi's algorithm.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from service import weights
from service.document import Role
from service.intake import features
from service.intake.lines import Line, ends_sentence, runs

STATES = ("before", "body", "gap", "after")
BODY = STATES.index("body")
SENTENCE, PARAGRAPH = 5, 20  # words
SHORT_ABOVE = 3  # a headline, a standfirst and a heading may stand above the first paragraph
OTHER_THINGS: frozenset[Role] = frozenset({"related", "comment_policy"})
ENDS: frozenset[Role] = frozenset({"copyright", "comment_policy"})
TAIL = 0.15  # share of the words
NEVER = -1e6  # weight of a move that is not allowed
Matrix = np.ndarray[Any, Any]


def story(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[int]:
    """The numbers of the lines of the story. Lines with a role known by rule are never among them.

    They are seen as neighbours only, so that a row of captions does not part what belongs together.
    """
    free = [at for at, role in enumerate(roles) if role is None]
    if not free:
        return []
    model = weights.load("blocks")
    scores = features.matrix(lines, roles)[free] @ model["emissions"]
    path = best(scores, model["transitions"])
    found = [at for at, state in zip(free, path, strict=True) if state == BODY]
    for mend in (_trimmed, _without_tail, _led_in):
        found = mend(lines, roles, found)
    return found


def _trimmed(lines: Sequence[Line], roles: Sequence[Role | None], story: list[int]) -> list[int]:
    """The story without the links at its ends.

    Short lines above the first running one are cut where they are many, short lines below the last running one where a
    heading of other things stands between ("More news"). A story without running lines stays as it is.
    """
    running = [at for at in story if _speaks(lines[at])]
    if not running:
        return story
    above = [at for at in story if at < running[0]]
    first = running[0] if len(above) > SHORT_ABOVE else story[0]
    below = range(running[-1] + 1, len(lines))
    end = next((at for at in below if roles[at] in OTHER_THINGS), len(lines))
    return [at for at in story if first <= at < end]


def _led_in(lines: Sequence[Line], roles: Sequence[Role | None], story: list[int]) -> list[int]:
    """The story with the paragraphs right above it, below the byline or the date, or below the first line of a text.

    Elsewhere they may be the standfirst, or a teaser.
    """
    at = story[0] - 1 if story else -1
    while at >= 0 and roles[at] is None and runs(lines[at]):
        at -= 1
    below_date = at >= 0 and roles[at] in {"byline", "published"}
    below_title = at <= 0 and not any(roles[: at + 1])
    return [*range(at + 1, story[0]), *story] if story and (below_date or below_title) else story


def _without_tail(lines: Sequence[Line], roles: Sequence[Role | None], story: list[int]) -> list[int]:
    """The story without the little that stands below the copyright or the rules for comments."""
    words = sum(len(lines[at].words) for at in story)
    passed = 0
    for at, following in pairwise(story):
        passed += len(lines[at].words)
        ended = any(role in ENDS for role in roles[at + 1 : following])
        if ended and words - passed <= TAIL * words:
            return [earlier for earlier in story if earlier <= at]
    return story


def _speaks(line: Line) -> bool:
    """Is it a sentence or more, or a paragraph whatever its end?"""
    stated = ends_sentence(line.text) and not line.text.endswith("?")  # links are often questions
    return runs(line) or len(line.words) >= PARAGRAPH or (len(line.words) >= SENTENCE and stated)


def best(scores: Matrix, moves: Matrix) -> list[int]:
    """The states of the best path.

    `scores` has a row a line and a column a state; row 0 of `moves` is the start, row 1 + state what follows it.
    """
    steps = list(zip(*moves[1:].tolist(), strict=True))
    first, *rest = scores.tolist()
    total = [start + gain for start, gain in zip(moves[0].tolist(), first, strict=True)]
    back: list[list[int]] = []
    for gains in rest:
        came, new = [], []
        for gain, into in zip(gains, steps, strict=True):
            options = [old + step for old, step in zip(total, into, strict=True)]
            most = max(options)
            came.append(options.index(most))
            new.append(most + gain)
        back.append(came)
        total = new
    state = total.index(max(total))
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    return path[::-1]
