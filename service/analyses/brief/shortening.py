"""A draft made shorter while its meaning stays: asides go first, nothing that tells who vouches for what.

Every rule gives ranges of what is left of the sentence that may go; none touches quotation marks, a word of
`vouching_words`, a condition or a negation.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from service.analyses.brief import standing
from service.analyses.brief.drafts import FINITE, Cut, Desk, Draft

NAMES = frozenset({"NNP", "NNPS"})
RELATIVES = frozenset({"which", "who", "whose", "where"})
DASHES = frozenset({"—", "–", "-", "--"})
CONDITIONS = frozenset(
    [
        "but",
        "if",
        "unless",
        "except",
        "or",
        "not",
        "n't",
        "n’t",
        "no",
        "never",
        "though",
        "although",
        "until",
        "without",
        "only",
        "nor",
    ]
)
CLAUSES = frozenset({"as", "while", "amid", "following", "after"})
SUBJECT = frozenset({"DT", "NNP", "NNPS", "NNS", "CD", "JJ", "NN"})
PREPOSITIONS = frozenset({"according", "following", "regarding", "concerning", "depending", "pending", "barring"})
LONGEST = 25  # tokens of an aside
FEWEST_LEFT = 8  # tokens that a shortened sentence keeps
BEFORE_VERB = 12  # tokens after a leading clause within which the verb of the sentence comes


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a sentence: token numbers, words in lower case, tags, and what is in quotation marks."""

    at: tuple[int, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]
    quoted: tuple[bool, ...]

    def may_go(self, first: int, last: int) -> bool:
        """May these words go: no quotation, nobody who vouches, no condition, not too long?"""
        inside = self.words[first:last]
        return (
            0 < last - first <= LONGEST
            and len(self.words) - len(inside) >= FEWEST_LEFT
            and not any(self.quoted[first:last])
            and standing.VOUCHING.isdisjoint(inside)
            and CONDITIONS.isdisjoint(inside)
        )

    def all(self, *words: str) -> list[int]:
        """Where any of these words stands."""
        return [number for number, word in enumerate(self.words) if word in words]


Rule = Callable[[Left], Iterator[Cut]]


def left(desk: Desk, draft: Draft) -> Left:
    """What is left of the sentence of a draft."""
    candidate, quotation = desk.pool.candidates[draft.number], desk.quotations[draft.number]
    sentence = candidate.sentence
    gone = {at for first, last in draft.cuts for at in range(first, last)}
    kept = tuple(at for at in range(sentence.first, sentence.last) if at not in gone)
    return Left(
        kept,
        tuple(candidate.words[at - sentence.first] for at in kept),
        tuple(desk.pool.document.tokens[at].tag for at in kept),
        tuple(quotation.holds(at) for at in kept),
    )


def brackets(left: Left) -> Iterator[Cut]:
    """ "profits rose to $1.1bn [(£600m)]"."""
    for first in left.all("("):
        last = next((at + 1 for at in left.all(")") if at > first), 0)
        if left.may_go(first, last):
            yield first, last


def dashes(left: Left) -> Iterator[Cut]:
    """ "actions [— particularly the killing in Iran —] as provocative", "the size of any strike [— sparing it]."."""
    marks = left.all(*DASHES)
    for first, second in itertools.pairwise(marks):
        if len(marks) == 2 and left.may_go(first, second + 1):
            yield first, second + 1
    if len(marks) == 1 and left.may_go(marks[0], len(left.words) - 1):
        yield marks[0], len(left.words) - 1


def appositions(left: Left) -> Iterator[Cut]:
    """ "Fouad Shukr[, a Hezbollah commander,] was killed", "Smith[, 45,] said", "Raisi[, who was in Oslo,] left"."""
    commas = left.all(",")
    for first, second in itertools.pairwise(commas):
        if first == 0 or second + 1 >= len(left.words) or left.tags[second + 1] not in FINITE:
            continue
        inner = left.tags[first + 1]
        relative = left.words[first + 1] in RELATIVES
        named = left.tags[first - 1] in NAMES and inner in {"DT", "CD", "JJ", "NN", "NNS"}
        if (relative or named) and left.may_go(first, second + 1):
            yield first, second + 1


def tails(left: Left) -> Iterator[Cut]:
    """ "He resigned[, raising hopes of a deal].", "the bill[, which passed in May]."."""
    commas = left.all(",")
    end = len(left.words) - 1
    if not commas or commas[-1] + 2 >= end:
        return
    first = commas[-1]
    word, tag = left.words[first + 1], left.tags[first + 1]
    if (word == "which" or (tag == "VBG" and word not in PREPOSITIONS)) and left.may_go(first, end):
        yield first, end


def clauses(left: Left) -> Iterator[Cut]:
    """ "[As the region braces for war,] diplomats are trying …"; not "If …", "In Iran, …", which say when it holds."""
    commas = left.all(",")
    if left.words[0] not in CLAUSES or not commas:
        return
    after = commas[0] + 1
    closed = left.words[0] in {"amid", "following", "after"} or not FINITE.isdisjoint(left.tags[:after])
    rest = left.tags[after : after + BEFORE_VERB]
    if closed and rest and rest[0] in SUBJECT and "," not in left.words[after : after + len(rest)]:
        if not FINITE.isdisjoint(rest) and left.may_go(0, after):
            yield 0, after


RULES: tuple[Rule, ...] = (brackets, appositions, dashes, tails, clauses)


def shorten(desk: Desk, draft: Draft, words: int) -> Draft:
    """Apply the rules in their order until the draft has at most so many tokens, or no rule applies any more."""
    for rule in RULES:
        now = left(desk, draft)
        if len(now.words) <= words:
            break
        for first, last in rule(now):
            draft = _without(desk, draft, (now.at[first], now.at[last - 1] + 1))
    return draft


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
