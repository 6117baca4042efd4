"""A draft made shorter while its meaning stays: asides go first, nothing that tells who vouches for what."""

from __future__ import annotations

from dataclasses import replace

from service.analyses.brief import standing
from service.analyses.brief.asides import Left, Rule, appositions, brackets, dashes, left, relatives
from service.analyses.brief.candidates import Cut
from service.analyses.brief.drafts import Desk, Draft
from service.analyses.brief.endings import clauses, sayings, seconds, subordinates, tails
from service.document import is_word

RULES: tuple[Rule, ...] = (brackets, dashes, tails, clauses, relatives, sayings, appositions)
BOLD: tuple[Rule, ...] = (seconds, subordinates)
"""What a key point may lose besides, where nothing else makes it short."""
AGAIN = 3  # how often a rule is applied: a sentence may have several tails


def shorten(desk: Desk, draft: Draft, words: int, rules: tuple[Rule, ...] = RULES) -> Draft:
    """Apply the rules in their order until the draft has at most so many words, or no rule applies any more."""
    now = left(desk, draft)
    for rule in rules if length(now) > words else ():
        for _ in range(AGAIN):
            cuts = [(now.at[first], now.at[last - 1] + 1) for first, last in rule(now)]
            shorter = draft
            for cut in cuts:
                shorter = _without(desk, shorter, cut)
            if shorter == draft:
                break
            draft, now = shorter, left(desk, shorter)
            if length(now) <= words:
                return draft
    return draft


def length(left: Left) -> int:
    """How many words are left, marks not counted."""
    return sum(map(is_word, left.words))


def _without(desk: Desk, draft: Draft, cut: Cut) -> Draft:
    """The draft with one more cut, unless a name goes that a pronoun needs."""
    candidate = desk.pool.candidates[draft.number]
    if draft.swap is not None and cut[0] <= draft.swap.token < cut[1]:
        return draft
    head = max((last for first, last in draft.cuts if first == candidate.sentence.first), default=None)
    first = candidate.sentence.first if head is None else head
    if cut[0] <= first and standing.dangling(desk.pool, candidate, cut[1]) is not None:
        return draft
    others = (other for other in draft.cuts if not (cut[0] <= other[0] and other[1] <= cut[1]))
    return replace(draft, cuts=tuple(sorted((*others, cut))))
