"""Persons as reading goes on, and what speaks for each of them when a pronoun comes: features for `pronouns`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from service.reading.phrases import FINITE, POSSESSIVE, Text

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
SUBJECTS = frozenset({"he", "she"})
CLAUSE_BOUND = SUBJECTS | {"him"}  # seldom means one who is named in the same clause
WINDOW = 5  # sentences back in which a person must have been named, or meant by a pronoun
FAR = 30  # tokens within which two words may be of one clause
CROWD = 12  # persons kept in mind

FEATURES = (
    "same_sentence", "one_before", "two_before", "further_before", "nearest", "subject", "first_here", "possessor",
    "after_preposition", "pronoun_before", "gender_known", "times", "both_subjects", "subject_of_this",
    "object_of_this", "both_quoted", "quoted_alone", "named_in_this_clause", "paragraph_change", "only_one",
)  # fmt: skip


class Spot(NamedTuple):
    """Where a person is named or meant: the sentence, the token, and how it stands there."""

    sentence: int
    token: int
    block: int
    subject: bool
    first: bool
    possessive: bool
    governed: bool
    quoted: bool
    pronoun: bool


@dataclass(slots=True)
class Person:
    """A person: the group's number, the gender as far as known, how often met, and where last."""

    number: int
    gender: str
    times: int = 0
    last: Spot | None = None


@dataclass(slots=True)
class Memory:
    """Persons by number, and those met lately, last one last."""

    persons: dict[int, Person]
    lately: dict[int, None] = field(default_factory=dict)

    def meet(self, number: int, spot: Spot) -> None:
        """Take in that a person is named, or meant, here."""
        person = self.persons[number]
        person.times, person.last = person.times + 1, spot
        self.lately.pop(number, None)
        self.lately[number] = None
        if len(self.lately) > CROWD:
            del self.lately[next(iter(self.lately))]


def candidates(memory: Memory, text: Text, spot: Spot) -> list[tuple[Person, tuple[float, ...]]]:
    """Persons whom the pronoun at `spot` may mean, the one met last first, with their features."""
    wanted = GENDERS[text.lower(spot.token)]
    fitting = []
    for number in reversed(memory.lately):
        person = memory.persons[number]
        if person.last and person.gender in {"", wanted} and spot.sentence - person.last.sentence <= WINDOW:
            fitting.append((person, person.last))
    found = []
    for rank, (person, last) in enumerate(fitting):
        known = (rank == 0, person.gender != "", min(person.times, 8) / 8, len(fitting) == 1)
        found.append((person, tuple(map(float, _features(text, spot, last, known)))))
    return found


def _features(text: Text, spot: Spot, last: Spot, known: tuple[bool, bool, float, bool]) -> Iterator[float]:
    """The values of FEATURES. `known`: is it the person met last, is the gender known, how often met, the only one."""
    nearest, gender, times, alone = known
    back = spot.sentence - last.sentence
    subject_word = text.lower(spot.token) in SUBJECTS
    yield from (back == 0, back == 1, back == 2, back > 2, nearest, last.subject, last.first, last.possessive)
    yield from (last.governed, last.pronoun, gender, times)
    yield from (last.subject and subject_word, back == 0 and last.subject and not subject_word)
    yield back == 0 and not last.subject and subject_word
    yield from (spot.quoted and last.quoted, spot.quoted != last.quoted)
    yield back == 0 and text.lower(spot.token) in CLAUSE_BOUND and _in_one_clause(text, last.token, spot.token)
    yield from (spot.block != last.block, alone)


def _in_one_clause(text: Text, first: int, last: int) -> bool:
    """Does no more than one finite verb stand between, and not too much else?"""
    return last - first < FAR and sum(text.tag(at) in FINITE for at in range(first, last)) < 2


def spot_at(text: Text, where: tuple[int, int, int], named: tuple[int, bool], before: tuple[bool, bool]) -> Spot:
    """How the name or pronoun stands that begins at a token.

    `where`: sentence, token, block; `named`: the token after it, and whether it is the first in its sentence;
    `before`: whether a finite verb of the sentence stands before it, and whether a quotation has begun.
    """
    (sentence, at, block), (end, first), (verb, quoted) = where, named, before
    possessive = text.lower(end) in POSSESSIVE or text.tag(at) == "PRP$"
    governed = text.tag(at - 1) in {"IN", "TO"}
    subject = not (verb or possessive or governed)
    return Spot(sentence, at, block, subject, first, possessive, governed, quoted, text.lower(at) in GENDERS)
