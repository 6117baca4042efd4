"""Which person "he", "she", "his", "her" stand for, where the text settles it.

The persons met lately whose gender may be right are weighed by a log-linear model against each other and against
"nobody who is named"; where none has most of the weight, the pronoun is left open. Trained by `lab.pronouns`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from service import weights
from service.document import Sentence
from service.reading.antecedents import GENDERS, Memory, Person, Spot, candidates, spot_at
from service.reading.phrases import FINITE, Text, within

Candidates = Sequence[tuple[Person, tuple[float, ...]]]
Decide = Callable[[int, Candidates], Person | None]

PRONOUNS = {form: told for word, told in GENDERS.items() for form in (word, word.capitalize(), word.upper())}
OPENING = frozenset({"“", "``"})
MARKS = OPENING | {"”", "''", '"'}
SURE = 0.6  # weight, of 1, that the best must have


def resolve(
    text: Text, sentences: Sequence[Sentence], meant: Sequence[int | None], genders: Mapping[int, str]
) -> list[tuple[int, int]]:
    """Pairs of (token, person) for the pronouns that the text settles.

    `meant` is the person of each mention (None for one that names no person), `genders` what is known of them.
    """
    return walk(text, sentences, (meant, genders), _decide)


def walk(
    text: Text, sentences: Sequence[Sentence], known: tuple[Sequence[int | None], Mapping[int, str]], decide: Decide
) -> list[tuple[int, int]]:
    """Read the text; `decide` says whom the pronoun at a token means. Pairs of (token, person)."""
    meant, genders = known
    memory = Memory({number: Person(number, gender) for number, gender in genders.items()})
    found = []
    quoted, block = False, -1
    for number, sentence in enumerate(sentences):
        here = within(text, sentence)
        quoted = quoted and sentence.block == block
        block, verb, first = sentence.block, False, True
        for at in range(sentence.first, sentence.last):
            token, owner = text.tokens[at], text.owner[at]
            if owner >= 0:
                who, mention = meant[owner], text.mentions[owner]
                if who is not None and at == mention.first:
                    memory.meet(who, spot_at(here, (number, at, block), (mention.last, first), (verb, quoted)))
                    first = False
            elif token.text in PRONOUNS:
                spot = spot_at(here, (number, at, block), (at + 1, first), (verb, quoted))
                person = decide(at, candidates(memory, here, spot))
                if person:
                    found.append((at, person.number))
                    _believe(memory, person, spot, PRONOUNS[token.text])
                    first = False
            elif token.text in MARKS:
                quoted = not quoted if token.text == '"' else token.text in OPENING
            verb = verb or token.tag in FINITE
    return found


def _believe(memory: Memory, person: Person, spot: Spot, gender: str) -> None:
    person.gender = gender
    memory.meet(person.number, spot)


def _decide(at: int, found: Candidates) -> Person | None:
    """The candidate with most of the weight, if it has enough of it."""
    if not found:
        return None
    values = _weights()
    scores = [math.exp(sum(map(float.__mul__, values, features))) for _, features in found]
    best = max(range(len(scores)), key=scores.__getitem__)
    return found[best][0] if scores[best] / (1 + sum(scores)) >= SURE else None  # 1: nobody who is named


@cache
def _weights() -> tuple[float, ...]:
    """One weight a feature."""
    return tuple(float(value) for value in weights.load("pronouns")["weights"])
