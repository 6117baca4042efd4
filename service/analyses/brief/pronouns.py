"""Pronouns in a draft: the name in their place, or the sentence before that tells whom they stand for."""

from __future__ import annotations

from dataclasses import replace

from service.analyses.brief import names, standing
from service.analyses.brief.candidates import FINITE, Candidate
from service.analyses.brief.desk import Desk, Draft
from service.analyses.brief.names import Swap
from service.analyses.brief.standing import Standing

OPENING_MARKS = frozenset("“‘\"'«([") | {"``"}


def with_names(desk: Desk, made: Draft, first: int) -> Draft:
    """The draft with a name for the pronoun that dangles, or standing worse."""
    candidate = desk.pool.candidates[made.number]
    at = standing.dangling(desk.pool, candidate, first)
    if at is None:
        return made
    swap = _swap(desk, candidate, at) if _takes_name(desk, made.number, first, at) else None
    if swap is not None and not _is_about_another(desk, made.number, at) and _tells_the_rest(desk, made.number, at):
        return replace(made, swap=swap)
    if made.number == 0 and at > first:  # so the article itself begins
        return replace(made, standing=max(made.standing, Standing.DESCRIBED))
    at_head = at == first or (at == first + 1 and desk.pool.document.tokens[first].text in OPENING_MARKS)
    if (at_head and not standing.is_near(desk.pool, made.number)) or not _tells_whom(desk, made.number, at):
        return replace(made, standing=Standing.NEVER)
    return replace(made, standing=max(made.standing, Standing.LEANS))


def _swap(desk: Desk, candidate: Candidate, at: int) -> Swap | None:
    """The name for the pronoun, or what is told of those who speak: "They added …" by "Two officials added …"."""
    words = desk.unnamed.get(desk.pool.document.tokens[at].start)
    if words is None:
        return names.swap(desk.pool, candidate, at)
    number = desk.pool.candidate_at(words.start)
    if number is None:
        return None
    sentence = desk.pool.candidates[number].sentence
    return Swap(at, words.text, (sentence.start, sentence.end))


def _tells_the_rest(desk: Desk, number: int, at: int) -> bool:
    """Does nothing dangle once the name is there: not "He could do this because her conviction was overturned."?"""
    named = desk.pool.reference_at.get(desk.pool.document.tokens[at].start, "")
    return standing.dangling(desk.pool, desk.pool.candidates[number], at + 1, named) is None


def _is_about_another(desk: Desk, number: int, at: int) -> bool:
    """Is the sentence before about somebody else: "The archbishop wrote to Lee. In his letter, he …"?"""
    pool, before = desk.pool, desk.pool.candidates[max(0, number - 1)]
    known, positions = pool.reference_at, range(before.sentence.first, before.sentence.last)
    entity = known.get(pool.document.tokens[at].start)
    if any(entity in (pool.document.entity_at.get(to), known.get(pool.document.tokens[to].start)) for to in positions):
        return False
    person = any(to in pool.people for to in positions) or not standing.PEOPLE.isdisjoint(before.words)
    return number > 0 and person and pool.document.lower[at] in standing.PERSONAL


def _tells_whom(desk: Desk, number: int, at: int) -> bool:
    """Can the sentence before tell whom the pronoun at `at` stands for?

    "He" needs the one whom it stands for, or a single person who is named or described: not "Lee met Moor. He left."
    where nothing settles who left.
    """
    pool, before = desk.pool, desk.pool.candidates[number - 1]
    if pool.document.lower[at] not in standing.PERSONAL:
        return True
    named = _people(desk, number - 1)
    entity = pool.reference_at.get(pool.document.tokens[at].start)
    if entity is not None:
        return entity in named
    return len(named) == 1 or (not named and not standing.PEOPLE.isdisjoint(before.words))


def _people(desk: Desk, number: int) -> set[str]:
    """Which persons are named in a candidate, or meant by its pronouns and descriptions."""
    pool, sentence = desk.pool, desk.pool.candidates[number].sentence
    document, inside = pool.document, range(sentence.first, sentence.last)
    meant = {pool.reference_at.get(document.tokens[token].start, "") for token in inside} - {""}
    persons = {identity for identity in meant if document.entity_by_id[identity].type == "person"}
    return persons | {document.entity_at[token] for token in inside if token in pool.people}


def _takes_name(desk: Desk, number: int, first: int, at: int) -> bool:
    """Would a name read well for the pronoun at `at`: no verb before it, unless it ends a quotation?

    "He said …", "In his speech …", '"We wait," he said'; not "The 68-year-old handed in his resignation".
    """
    quoted, tokens = desk.quotations[number], desk.pool.document.tokens
    if quoted.holds(at):
        return False
    return all(tokens[before].tag not in FINITE or quoted.holds(before) for before in range(first, at))
