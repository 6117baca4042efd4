"""Which lines are the story: what networks say of each line, and the best way through four states.

The states are before, body, gap (furniture between paragraphs) and after; a page goes through them in this order and
each change has its price, so that one stray paragraph among links does not make a story. Found by Viterbi's algorithm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from service.document import Role
from service.intake import network
from service.intake.lines import Line, ends_sentence, runs

STATES = ("before", "body", "gap", "after")
BODY = STATES.index("body")
SENTENCE, PARAGRAPH = 5, 20  # words
SURE = 0.0  # mean of the scores of short lines above the first running one that are no doubt of the story
SHORT_ABOVE = 3  # a headline, a standfirst and a heading may stand above the first paragraph
OTHER_THINGS: frozenset[Role] = frozenset({"related", "comment_policy"})
ENDS: frozenset[Role] = frozenset({"copyright", "comment_policy"})
SEALS: frozenset[Role] = frozenset({"author_bio", "contributor_note", "comment_policy", "copyright"})
INTERRUPTS = re.compile(
    r"advertis|ads?\b|after |(?:story|article|content) continues|continue|(?:read|see|watch) (?:more|also)\b."
)
STATED = 4  # words of a sentence at least
PASSING: frozenset[Role | None] = frozenset({"caption", "photo_credit", "related"})
ADDRESS = frozenset({"you", "your", "us", "our", "click", "subscribe", "please", "newsletter"})
HEADING = 8  # words of a heading of other things
TAIL = 0.15  # share of the words
Matrix = np.ndarray[Any, Any]
LEAN = 1.0  # for the story: what is lost is lost for every analysis; with the price, by cross-validation on train
LEANS = (LEAN, 3.0, 5.0, 8.0)  # where nothing is found with the one before
NEVER = -1e6  # a move that is not allowed
PRICE = -4.0  # of a change between furniture and story, in the unit of the scores
MOVES = np.array(
    [
        [0.0, 0.0, NEVER, NEVER],  # start
        [0.0, PRICE, NEVER, NEVER],  # before
        [NEVER, 0.0, PRICE, PRICE],  # body
        [NEVER, PRICE, 0.0, NEVER],  # gap
        [NEVER, NEVER, NEVER, 0.0],  # after
    ]
)


def story(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[int]:
    """The numbers of the lines of the story. Lines with a role known by rule are never among them.

    They are seen as neighbours only, so that a row of captions does not part what belongs together.
    """
    free = [at for at, role in enumerate(roles) if role is None]
    if not free:
        return []
    scores = network.scores(lines, roles)
    found = _trimmed(lines, roles, [free[at] for at in likely(scores[free])], scores)
    for mend in (_below_names, _without_tail, _without_offers, _led_in, _led_out):
        found = mend(lines, roles, found)
    return found


def likely(scores: Matrix) -> list[int]:
    """The places of the story among lines with these scores.

    Where none is sure enough for the price, they lean more and more to the story: a page has one.
    """
    emissions = np.zeros((len(scores), len(STATES)))
    for lean in LEANS:
        emissions[:, BODY] = scores + lean
        found = [at for at, state in enumerate(best(emissions, MOVES)) if state == BODY]
        if found:
            return found
    return []


def _trimmed(lines: Sequence[Line], roles: Sequence[Role | None], story: list[int], scores: Matrix) -> list[int]:
    """The story without the links at its ends.

    Short lines above the first running one are cut where they are many and the networks doubt them on the whole, short
    lines below the last running one where a heading of other things stands between ("More news"). A story without
    running lines stays as it is.
    """
    running = [at for at in story if _speaks(lines[at])]
    if not running:
        return story
    above = [at for at in story if at < running[0]]
    doubted = len(above) > SHORT_ABOVE and scores[above].mean() < SURE
    first = running[0] if doubted else story[0]
    below = range(running[-1] + 1, len(lines))
    end = next((at for at in below if roles[at] in OTHER_THINGS), len(lines))
    return [at for at in story if first <= at < end]


def _below_names(lines: Sequence[Line], roles: Sequence[Role | None], story: list[int]) -> list[int]:
    """The story without titles above the byline or the date: lines that are no sentence.

    "School board drops its plan" / "A vote on the budget is due in June" / "By Ann Lee" / "The board voted …".
    """
    first = next((at for at in story if _speaks(lines[at]) and ends_sentence(lines[at].text)), -1)
    names = max((at for at in range(first) if roles[at] in {"byline", "published"}), default=-1)
    return [at for at in story if at > names]


def _without_offers(lines: Sequence[Line], roles: Sequence[Role | None], story: list[int]) -> list[int]:
    """The story without short lines below a note on its authors, and links and offers below a heading of others.

    "More News" / "Council visits flooded villages" / "Tell us what you think of the plan." A quotation, a line as long
    as a paragraph, or a sentence that speaks to nobody tells that the story goes on there.
    """
    for is_foreign, ends in ((_is_short, _seals), (_is_offer, _heads_others)):
        kept = len(story)
        while kept and is_foreign(lines[story[kept - 1]]):
            kept -= 1
        for number in range(max(kept, 1), len(story)):
            between = range(story[number - 1] + 1, story[number])
            if any(ends(lines[at], roles[at]) for at in between):
                return story[:number]
    return story


def _is_short(line: Line) -> bool:
    return len(line.words) < PARAGRAPH and not any(mark in line.text for mark in '"“”«»')


def _is_offer(line: Line) -> bool:
    """A short line that is no sentence, asks, or speaks to the visitor."""
    stated = ends_sentence(line.text) and not line.text.endswith("?")
    return _is_short(line) and (not stated or any(word.lower() in ADDRESS for word in line.words if word != "US"))


def _seals(_: Line, role: Role | None) -> bool:
    return role in SEALS


def _heads_others(line: Line, role: Role | None) -> bool:
    """A heading ("More News", not "Read more: …", nor "Story continues below"), or an invitation ("Share this")."""
    heading = role in {"related", "advertisement"} and len(line.words) <= HEADING
    return (heading and not INTERRUPTS.match(line.folded)) or (role == "navigation" and len(line.words) > 1)


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


def _led_out(lines: Sequence[Line], roles: Sequence[Role | None], story: list[int]) -> list[int]:
    """The story with the sentences right below it that speak to nobody, also past a picture or a link."""
    more: list[int] = []
    for at in range(story[-1] + 1, len(lines)) if story else ():
        stated = ends_sentence(lines[at].text) and len(lines[at].words) >= STATED and not _is_offer(lines[at])
        if roles[at] is None and stated:
            more.append(at)
        elif roles[at] not in PASSING or len(lines[at].words) <= STATED:
            break
    return [*story, *more]


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
