"""A draft made shorter while its meaning stays: asides go first, nothing that tells who vouches for what."""

from __future__ import annotations

from dataclasses import replace

from service.analyses.brief.asides import Rule, appositions, brackets, dashes, left, relatives
from service.analyses.brief.bold import (
    additions,
    complements,
    days,
    familiar,
    restrictives,
    seconds,
    settings,
    subordinates,
)
from service.analyses.brief.candidates import Cut
from service.analyses.brief.dangling import dangling
from service.analyses.brief.desk import Desk, Draft
from service.analyses.brief.endings import clauses, sayings, tails

RULES: tuple[Rule, ...] = (brackets, dashes, tails, clauses, relatives, sayings, appositions)
BOLD: tuple[Rule, ...] = (days, settings, additions, seconds, complements, familiar)
"""What a key point may lose besides, where nothing else makes it short."""
LAST: tuple[Rule, ...] = (subordinates, restrictives)
"""What goes last of all, since news may stand there: "A man has spoken out [after his dog was shot]"."""
AGAIN = 3  # how often a rule is applied: a sentence may have several tails


def shorten(desk: Desk, draft: Draft, words: int, rules: tuple[Rule, ...] = RULES) -> Draft:
    """Apply the rules in their order until the draft has at most so many words, or no rule applies any more."""
    sentence, before = desk.pool.candidates[draft.number].sentence, desk.pool.document.words_before
    if before[sentence.last] - before[sentence.first] <= words:
        return draft
    now = left(desk, draft)
    for rule in rules if now.length > words else ():
        for _ in range(AGAIN):
            shorter = draft
            for first, last in rule(now):
                shorter = _without(desk, shorter, (now.at[first], now.at[last - 1] + 1))
            if shorter is draft:
                break
            draft, now = shorter, left(desk, shorter)
            if now.length <= words:
                return draft
    return draft


def _without(desk: Desk, draft: Draft, cut: Cut) -> Draft:
    """The draft with one more cut, unless a name goes that a pronoun needs."""
    candidate = desk.pool.candidates[draft.number]
    if draft.swap is not None and cut[0] <= draft.swap.token < cut[1]:
        return draft
    head = max((last for first, last in draft.cuts if first == candidate.sentence.first), default=None)
    first = candidate.sentence.first if head is None else head
    if cut[0] <= first and dangling(desk.pool, candidate, cut[1]) is not None:
        return draft
    others = (other for other in draft.cuts if not (cut[0] <= other[0] and other[1] <= cut[1]))
    return replace(draft, cuts=tuple(sorted((*others, cut))))
