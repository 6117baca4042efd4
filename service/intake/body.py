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

BEFORE, BODY, GAP, AFTER = range(4)
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
LEANS = (LEAN, 3.0, 6.0, 10.0)  # where too little is found with the one before
ENOUGH = 50  # words of a story that is found so; both stand as dev had them: train tells no choice from another
NEVER = -1e6  # what a state counts that a page cannot be in
PRICE = -4.0  # of a change between furniture and story, in the unit of the scores


def story(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[int]:
    """The numbers of the lines of the story. Lines with a role known by rule are never among them.

    They are seen as neighbours only, so that a row of captions does not part what belongs together.
    """
    free = [at for at, role in enumerate(roles) if role is None]
    if not free:
        return []
    scores = network.scores(lines, roles)
    found = _trimmed(
        lines, roles, [free[at] for at in likely(scores[free], [len(lines[at].words) for at in free])], scores
    )
    for mend in (_below_names, _without_tail, _without_offers, _led_in, _led_out):
        found = mend(lines, roles, found)
    return found


def likely(scores: Matrix, sizes: Sequence[int]) -> list[int]:
    """The places of the story among lines with these scores and so many words.

    Where none is sure enough for the price, all lean more to the story until it has some words: a page has one.
    """
    found: list[int] = []
    for lean in LEANS:
        found = [at for at, state in enumerate(_states((scores + lean).tolist())) if state == BODY]
        if found and (lean == LEAN or sum(sizes[at] for at in found) >= ENOUGH):
            break
    return found


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


def _states(gains: Sequence[float]) -> list[int]:
    """The states of the best path; what is of the body gains so much for each line.

    All that leads to a line is three sums, of the paths that end there in body, gap and after; before counts nothing.
    """
    body, gap, after = gains[0], NEVER, NEVER
    back: list[tuple[int, int, int, int]] = []
    for gain in gains[1:]:
        into, most = (BODY, body) if body >= gap + PRICE else (GAP, gap + PRICE)
        into, most = (BEFORE, PRICE) if most <= PRICE else (into, most)
        left = body + PRICE
        back.append((BEFORE, into, BODY if left >= gap else GAP, BODY if left >= after else AFTER))
        body, gap, after = most + gain, max(left, gap), max(left, after)
    ends = (0.0, body, gap, after)
    path = [ends.index(max(ends))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
