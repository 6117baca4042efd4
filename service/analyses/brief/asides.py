"""What stands inside a sentence and may leave it: brackets, what is between dashes, appositions, relative clauses.

Every rule gives ranges of what is left of the sentence that may go; none touches quotation marks, a word of
`vouching_words`, a condition or a negation.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.analyses.brief import standing
from service.analyses.brief.candidates import FINITE, Cut
from service.analyses.brief.desk import Desk, Draft

NAMES = frozenset({"NNP", "NNPS"})
NOUNS = frozenset({"NN", "NNS"})
DASHES = frozenset({"—", "–", "-", "--"})
CONDITIONS = frozenset({
    "but", "if", "unless", "except", "or", "not", "n't", "n’t", "no", "never", "though", "although", "until", "without",
    "only", "nor",
})  # fmt: skip
RELATIVES = frozenset({"which", "who", "whose", "where"})
OPENERS = RELATIVES | {
    "with", "while", "as", "amid", "after", "following", "including", "such", "compared", "up", "down", "despite",
    "because", "since", "when", "and", "so",
}  # fmt: skip
"""Words after a comma that open what is told besides."""
SUBORDINATORS = RELATIVES | {"that", "when", "as", "while", "after", "before", "because", "since", "if", "what", "how"}
LONGEST = 25  # tokens of an aside
NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nobody", "none", "nor", "neither", "hardly", "few"})
FEWEST_LEFT = 6  # tokens that a shortened sentence keeps
OPEN_ENDS = frozenset({"IN", "TO", "DT", "CC", "MD", "PRP$", "WDT", "POS"})  # tags with which no clause ends
SOURCE = 12  # tokens of a source with its verb at the end: ", two officials said."


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a sentence: token numbers, words in lower case, tags, and what is in quotation marks.

    `loose` are ranges beside a cue that tell when and where it was said; `length` counts words without marks.
    """

    at: tuple[int, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]
    quoted: tuple[bool, ...]
    loose: tuple[Cut, ...]
    commas: tuple[int, ...]
    length: int

    def may_go(self, first: int, last: int, said: bool = False) -> bool:
        """May they go: nothing quoted but a few words as a whole, nobody who vouches, no condition, not too long?

        `said`: who vouches in them goes together with what they vouch for.
        """
        inside = self.words[first:last]
        return (
            0 < last - first <= LONGEST
            and len(self.words) - len(inside) >= FEWEST_LEFT
            and sum(self.quoted[first:last]) <= standing.SCARE
            and not (self.quoted[first] and self.quoted[first - 1])
            and not (self.quoted[last - 1] and self.quoted[min(last, len(self.words) - 1)])
            and CONDITIONS.isdisjoint(inside)
            and (said or not any(self.vouches(at) for at in range(first, last)))
        )

    def vouches(self, number: int) -> bool:
        """Does this word say who vouches for something: "said", not the noun in "raising hopes"?"""
        return self.words[number] in standing.VOUCHING and self.tags[number] not in NOUNS

    def all(self, *words: str) -> list[int]:
        """Where any of these words stands."""
        return [number for number, word in enumerate(self.words) if word in words]

    def is_clause(self, last: int) -> bool:
        """Do the words up to `last` have a main verb, and tell what is said: "He said that it …", not "…, he said"?

        "A man who broke into it was freed" has two verbs and one subordinator.
        """
        if self.tags[last - 1] in OPEN_ENDS or self.words[last - 1] in SUBORDINATORS:
            return False
        inside, inner, verbs = False, 0, 0
        for at, (word, tag) in enumerate(zip(self.words[:last], self.tags[:last], strict=True)):
            if word == ",":
                inside = False
            elif word in SUBORDINATORS:
                inside = True
                inner += 1
            elif tag in FINITE and not (self.vouches(at) and FINITE.isdisjoint(self.tags[at + 1 : last])):
                verbs += self.tags[at - 1] != "CC"
                inner += inside and self.vouches(at)  # "who said [that] it …"
                if not inside or verbs > inner:
                    return True
        return False

    @property
    def end(self) -> int:
        """Where what is told ends: at the last mark, or at the comma before who said it: ", two officials said."."""
        last = len(self.words) - 1
        return self.commas[-1] if self.commas and self.is_source(self.commas[-1]) else last

    def is_source(self, comma: int) -> bool:
        """Is what follows the comma nothing but who said it: ", two officials said."?"""
        end = len(self.words) - 1
        return end - comma <= SOURCE and any(self.vouches(at) for at in range(comma + 1, end))


Rule = Callable[[Left], Iterator[Cut]]


def left(desk: Desk, draft: Draft) -> Left:
    """What is left of the sentence of a draft."""
    candidate, quotation = desk.pool.candidates[draft.number], desk.quotations[draft.number]
    sentence = candidate.sentence
    words, before = candidate.words, desk.pool.document.words_before
    length = before[sentence.last] - before[sentence.first]
    at = list(range(sentence.first, sentence.last))
    for first, last in reversed(draft.cuts):
        del at[first - sentence.first : last - sentence.first]
        length -= before[last] - before[first]
    texts = tuple([words[number - sentence.first] for number in at])
    tokens = desk.pool.document.tokens
    return Left(
        tuple(at),
        texts,
        tuple([tokens[number].tag for number in at]),
        tuple([quotation.holds(number) for number in at]) if quotation.runs else (False,) * len(at),
        desk.loose.get(draft.number, ()),
        tuple([number for number, word in enumerate(texts) if word == ","]),
        length,
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


def relatives(left: Left) -> Iterator[Cut]:
    """Between commas, before verb or source: "Lee[, who was in Oslo,] left", "Profits rose[, up 4%], Lee said"."""
    commas = left.commas
    for first, second in itertools.pairwise(commas):
        word = left.words[first + 1]
        if first == 0 or second + 1 >= len(left.words) or not left.may_go(first, second, word in RELATIVES):
            continue
        if left.tags[second + 1] in FINITE and word in RELATIVES | {"including", "such"}:
            if not left.is_clause(first):  # "men, who cheered, smoked and danced, were …"
                yield first, second + 1
        elif word in OPENERS and second == commas[-1] and left.is_source(second) and left.is_clause(first):
            yield first, second


def appositions(left: Left) -> Iterator[Cut]:
    """After a name: "Ann Lee[, a guard,] was killed", "Lee[, 45,] said", "met Ann Lee[, the mayor of Harwick]."."""
    commas = left.commas
    for first, second in itertools.pairwise([*commas, len(left.words) - 1]):
        if first == 0 or second + 1 > len(left.words) or left.tags[first - 1] not in NAMES:
            continue
        inner = left.tags[first + 1]
        ends = second == len(left.words) - 1
        if ends and (len(commas) > 1 or inner != "DT" or left.tags[first + 2] in NAMES or "and" in left.words[first:]):
            continue  # the end of a list
        verb = not ends and left.tags[second + 1] in FINITE
        if (verb or ends) and inner in {"DT", "CD", "JJ", "NN", "NNS"} and left.may_go(first, second + (not ends)):
            yield first, second + (not ends)
