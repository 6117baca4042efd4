"""Pronouns in a draft: the name in their place, or the sentence before that tells whom they stand for."""

from __future__ import annotations

from dataclasses import replace

from service.analyses.brief import names, standing
from service.analyses.brief.candidates import FINITE
from service.analyses.brief.desk import Desk, Draft
from service.analyses.brief.standing import Standing

OPENING_MARKS = frozenset("“‘\"'«([") | {"``"}


def with_names(desk: Desk, made: Draft, first: int) -> Draft:
    """The draft with a name for the pronoun that dangles, or standing worse."""
    candidate = desk.pool.candidates[made.number]
    at = standing.dangling(desk.pool, candidate, first)
    if at is None:
        return made
    swap = names.swap(desk.pool, candidate, at) if _takes_name(desk, made.number, first, at) else None
    if swap is not None and not _is_about_another(desk, made.number, at):
        return replace(made, swap=swap)
    if made.number == 0 and at > first:  # so the article itself begins
        return replace(made, standing=max(made.standing, Standing.DESCRIBED))
    at_head = at == first or (at == first + 1 and desk.pool.document.tokens[first].text in OPENING_MARKS)
    if (at_head and not standing.is_near(desk.pool, made.number)) or not _tells_whom(desk, made.number, at):
        return replace(made, standing=Standing.NEVER)
    return replace(made, standing=max(made.standing, Standing.LEANS))


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
    """Can the sentence before tell whom the pronoun at `at` stands for: does it name a person, where it is "he"?"""
    before = desk.pool.candidates[number - 1]
    if desk.pool.document.lower[at] not in standing.PERSONAL or not standing.PEOPLE.isdisjoint(before.words):
        return True
    return any(token in desk.pool.people for token in range(before.sentence.first, before.sentence.last))


def _takes_name(desk: Desk, number: int, first: int, at: int) -> bool:
    """Would a name read well for the pronoun at `at`: no verb before it, unless it ends a quotation?

    "He said …", "In his speech …", '"We wait," he said'; not "The 68-year-old handed in his resignation".
    """
    quoted, tokens = desk.quotations[number], desk.pool.document.tokens
    if quoted.holds(at):
        return False
    return all(tokens[before].tag not in FINITE or quoted.holds(before) for before in range(first, at))
