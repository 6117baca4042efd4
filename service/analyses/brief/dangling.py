"""Pronouns that stand for nobody whom their sentence names before them."""

from __future__ import annotations

from dataclasses import dataclass

from service import lexicons
from service.analyses.brief.candidates import FINITE, Candidate, Pool
from service.analyses.brief.standing import VOUCHING

PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
IMPERSONAL = frozenset(["they", "them", "their", "theirs", "themselves", "it", "its", "itself"])
PRONOUNS = PERSONAL | IMPERSONAL
OBJECTS = frozenset({"it", "them", "him"})
VERBS = frozenset({"VB", "VBD", "VBZ", "VBP"})
COMPLEMENTS = frozenset({"JJ", "JJR", "RBR"})  # after an "it" that stands for what follows
ONES, MANY = frozenset({"NN", "NNP", "CD", "PRP", "VBG"}), frozenset({"NNS", "NNPS", "NNP", "CD", "PRP"})
CLAUSES = frozenset({
    ",", ";", ":", "that", "if", "when", "while", "as", "after", "before", "because", "since", "who", "which", "and",
    "but", "or", "to", "where", "how", "what", "until", "although", "though",
})  # fmt: skip
POSSESSIVE = frozenset({"his", "her", "their", "its"})
TITLES = frozenset({"mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "sir"})
PEOPLE = lexicons.words("human_nouns")


@dataclass(slots=True)
class _Told:
    """Whom the words so far have named: somebody described, a person, anything; and the name put in before them."""

    name: str | None
    human: bool = False
    person: bool = False
    noun: bool = False

    def hear(self, pool: Pool, number: int, word: str) -> None:
        """One word more."""
        self.human = self.human or word in PEOPLE or word.endswith("-year-old")
        self.person = self.person or number in pool.people
        if pool.document.tokens[number].tag[0] == "N" and pool.rarity[word]:
            self.noun = True
            self.person = self.person or pool.lower_case  # names do not show
        self.noun = self.noun or self.human or self.person


def dangling(pool: Pool, candidate: Candidate, first: int, named: str | None = None) -> int | None:
    """The number of the first pronoun from token `first` on that stands for nobody named in the sentence before it.

    "He said …", "In her speech …"; not "Blinken said he …", "In his speech, Biden …". `named` is the entity whose name
    is put in for the word before `first`, "" where it has none.
    """
    base = candidate.sentence.first
    if PRONOUNS.isdisjoint(candidate.kinds):
        return None
    last = max(at for at, word in enumerate(candidate.words, base) if word in PRONOUNS)
    told = _Told(named, person=bool(named), noun=named is not None)
    for number in range(first, last + 1):
        word = candidate.words[number - base]
        if word in POSSESSIVE and number > first and _named_next(pool, candidate, number):
            continue
        if word not in PRONOUNS:
            told.hear(pool, number, word)
        elif (number == first and named is None and word not in POSSESSIVE) or not _is_told(
            pool, candidate, number, told
        ):
            return number
    return None


def _is_told(pool: Pool, candidate: Candidate, number: int, told: _Told) -> bool:
    """Can the words before a pronoun tell whom it stands for?"""
    if _named_here(pool, candidate, number) or (told.name and _stands_for(pool, number) == told.name):
        return True
    if _is_object(pool, candidate, number):
        return False
    if candidate.words[number - candidate.sentence.first] in PERSONAL:
        return told.human or (told.person and not _is_other(pool, candidate, number))
    return told.noun


def _named_next(pool: Pool, candidate: Candidate, number: int) -> bool:
    """Does a name follow the comma after a leading phrase: "Before his speech, Biden …"?"""
    base = candidate.sentence.first
    for at in range(number + 1, candidate.sentence.last - 1):
        if candidate.words[at - base] == ",":
            return at + 1 in pool.document.entity_at or candidate.words[at + 1 - base] in TITLES
    return False


def _is_object(pool: Pool, candidate: Candidate, number: int) -> bool:
    """Is it what its own clause does something to, with nothing before the clause that it could stand for?

    "The government keeps it pegged.", "The bank fears that millions could join them."; not "Lee says Moor sold it.",
    "Lee found it hard to go.".
    """
    tokens, base = pool.document.tokens, candidate.sentence.first
    before, after = tokens[number - 1], tokens[min(number + 1, candidate.sentence.last - 1)]
    if candidate.words[number - base] not in OBJECTS or before.tag not in VERBS or after.tag in FINITE | COMPLEMENTS:
        return False
    if candidate.words[number - 1 - base] in VOUCHING:
        return False
    clause = next((at for at in range(number - 1, base, -1) if _opens_clause(candidate.words[at - base])), base)
    wanted = MANY if candidate.words[number - base] == "them" else ONES
    return not any(tokens[at].tag in wanted for at in range(base, clause))


def _opens_clause(word: str) -> bool:
    return word in CLAUSES or word in VOUCHING


def _is_other(pool: Pool, candidate: Candidate, number: int) -> bool:
    """Is it settled that this pronoun stands for somebody whom the sentence does not name?"""
    return _stands_for(pool, number) is not None and not _named_here(pool, candidate, number)


def _stands_for(pool: Pool, number: int) -> str | None:
    """The entity that a pronoun stands for, where that is settled."""
    return pool.reference_at.get(pool.document.tokens[number].start)


def _named_here(pool: Pool, candidate: Candidate, number: int) -> bool:
    """Does the sentence itself name the one that this pronoun stands for?"""
    entity = _stands_for(pool, number)
    if entity is None:
        return False
    at = pool.document.entity_at
    return any(at.get(other) == entity for other in range(candidate.sentence.first, candidate.sentence.last))
