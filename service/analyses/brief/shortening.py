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
NOUNS = frozenset({"NN", "NNS"})
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
CLAUSES = frozenset({"as", "while", "amid", "following", "after", "during"})
SUBJECT = frozenset({"DT", "NNP", "NNPS", "NNS", "CD", "JJ", "NN"})
PREPOSITIONS = frozenset({"according", "following", "regarding", "concerning", "depending", "pending", "barring"})
ASIDE = DASHES | {",", "("}
LONGEST = 25  # tokens of an aside
FEWEST_LEFT = 6  # tokens that a shortened sentence keeps
SHORTEST = 3  # tokens of a leading clause with its comma: fewer may be "As expected,"
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
            and True not in self.quoted[first:last]
            and CONDITIONS.isdisjoint(inside)
            and not any(self.vouches(at) for at in range(first, last))
        )

    def vouches(self, number: int) -> bool:
        """Does this word say who vouches for something: "said", not the noun in "raising hopes"?"""
        return self.words[number] in standing.VOUCHING and self.tags[number] not in NOUNS

    def all(self, *words: str) -> list[int]:
        """Where any of these words stands."""
        return [number for number, word in enumerate(self.words) if word in words]


Rule = Callable[[Left], Iterator[Cut]]


def left(desk: Desk, draft: Draft) -> Left:
    """What is left of the sentence of a draft."""
    candidate, quotation = desk.pool.candidates[draft.number], desk.quotations[draft.number]
    sentence = candidate.sentence
    gone = {at for first, last in draft.cuts for at in range(first, last)}
    kept = tuple([at for at in range(sentence.first, sentence.last) if at not in gone])
    return Left(
        kept,
        tuple([candidate.words[at - sentence.first] for at in kept]),
        tuple([desk.pool.document.tokens[at].tag for at in kept]),
        tuple(quotation.holds(at) for at in kept) if quotation.runs else (False,) * len(kept),
    )


def brackets(left: Left) -> Iterator[Cut]:
    """Brackets: "profits rose to $1.1bn [(£600m)]"."""
    for first in left.all("("):
        last = next((at + 1 for at in left.all(")") if at > first), 0)
        if left.may_go(first, last):
            yield first, last


def dashes(left: Left) -> Iterator[Cut]:
    """Between dashes: "actions [— particularly the raid —] as provocative", "any strike [— sparing the city]"."""
    marks = left.all(*DASHES)
    for first, second in itertools.pairwise(marks):
        if len(marks) == 2 and left.may_go(first, second + 1):
            yield first, second + 1
    if len(marks) == 1 and left.may_go(marks[0], len(left.words) - 1):
        yield marks[0], len(left.words) - 1


def appositions(left: Left) -> Iterator[Cut]:
    """After a name: "Ann Lee[, a guard,] was killed", "Lee[, 45,] said", "Lee[, who was in Oslo,] left"."""
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
    """At the end: "He resigned[, raising hopes of a deal]", "the bill[, which passed in May]"."""
    commas = left.all(",")
    end = len(left.words) - 1
    if not commas or commas[-1] + 2 >= end:
        return
    first = commas[-1]
    if left.tags[first - 1] == "VBG":  # one of several: "exposing, punishing and ending it"
        return
    word, tag = left.words[first + 1], left.tags[first + 1]
    if (word == "which" or (tag == "VBG" and word not in PREPOSITIONS)) and left.may_go(first, end):
        yield first, end


def clauses(left: Left) -> Iterator[Cut]:
    """At the head: "[As the region braces for war,] envoys are trying …"; not "If …", "In Iran, …": when it holds."""
    commas = left.all(",")
    if left.words[0] not in CLAUSES or not commas:
        return
    after = commas[0] + 1
    rest = left.tags[after : after + BEFORE_VERB]
    simple = bool(rest) and rest[0] in SUBJECT and "," not in left.words[after : after + len(rest)]
    if after > SHORTEST and simple and not FINITE.isdisjoint(rest) and left.may_go(0, after):
        yield 0, after


RULES: tuple[Rule, ...] = (brackets, appositions, dashes, tails, clauses)


def shorten(desk: Desk, draft: Draft, words: int) -> Draft:
    """Apply the rules in their order until the draft has at most so many tokens, or no rule applies any more."""
    if ASIDE.isdisjoint(desk.pool.candidates[draft.number].words):
        return draft
    now = left(desk, draft)
    for rule in RULES:
        if len(now.words) <= words:
            break
        cuts = [(now.at[first], now.at[last - 1] + 1) for first, last in rule(now)]
        for cut in cuts:
            draft = _without(desk, draft, cut)
        now = left(desk, draft) if cuts else now
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
