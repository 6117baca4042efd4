"""Pronouns in a draft: the name in their place, or the sentence before that tells whom they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from service.analyses.brief import names, standing
from service.analyses.brief.candidates import FINITE, Candidate, Pool
from service.analyses.brief.dangling import PEOPLE, PERSONAL, dangling
from service.analyses.brief.desk import Desk, Draft
from service.analyses.brief.names import Swap
from service.analyses.brief.standing import Standing

FAR = 5  # sentences before, within which the one whom a pronoun stands for is named
OPENING_MARKS = frozenset("“‘\"'«([") | {"``"}


def with_names(desk: Desk, made: Draft, first: int) -> Draft:
    """The draft with a name for the pronoun that dangles, or standing worse."""
    candidate = desk.pool.candidates[made.number]
    at = dangling(desk.pool, candidate, first)
    if at is None:
        return made
    swap = _swap(desk, candidate, at) if _takes_name(desk, made.number, first, at) else None
    if swap is not None and _is_certain(desk, made.number, at) and _tells_the_rest(desk, made.number, at):
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
    """Does nothing dangle once the name is there: not "He won as her case was weak.", "He took those measures."?"""
    pool, candidate = desk.pool, desk.pool.candidates[number]
    named = pool.reference_at.get(pool.document.tokens[at].start, "")
    if named and standing.pointers(pool, candidate, desk.quotations[number]):
        return False
    return dangling(pool, candidate, at + 1, named) is None


def _is_certain(desk: Desk, number: int, at: int) -> bool:
    """Is it plain whose name stands for "he": were the sentences before about that person and nobody else?

    Not: "The archbishop wrote to Lee. In his letter, he …", "The Brazilian praised Lee. He …".
    """
    entity = desk.pool.reference_at.get(desk.pool.document.tokens[at].start)
    if entity is None or desk.pool.document.lower[at] not in PERSONAL:
        return True
    for before in range(number - 1, max(-1, number - 1 - FAR), -1):
        persons = list(_persons(desk.pool, before))
        if not persons:
            continue
        first, token, named = next((found for found in persons if found[0]), persons[0])
        if first != entity or (not persons[0][0] and _has_verb(desk.pool, persons[0][1], token)):
            return False
        if named:
            return True
    return False


def _persons(pool: Pool, number: int) -> Iterator[tuple[str, int, bool]]:
    """The persons of a candidate in their order: id ("" for "the singer", nobody knows who), token, is it a name?"""
    document, sentence = pool.document, pool.candidates[number].sentence
    for token in range(sentence.first, sentence.last):
        meant = pool.reference_at.get(document.tokens[token].start, "")
        if token in pool.people:
            yield document.entity_at[token], token, True
        elif meant and document.entity_by_id[meant].type == "person":
            yield meant, token, False
        elif document.lower[token] in PEOPLE or _is_group(pool, token):
            yield "", token, False


def _is_group(pool: Pool, token: int) -> bool:
    """Is it "The Brazilian"?"""
    entity = pool.document.entity_by_id.get(pool.document.entity_at.get(token, ""))
    return entity is not None and entity.type == "group" and pool.document.lower[token - 1] == "the"


def _has_verb(pool: Pool, first: int, last: int) -> bool:
    """Is there a verb between two tokens: "The singer met Lee", not "The mayor, Ann Lee"?"""
    return any(pool.document.tokens[token].tag in FINITE for token in range(first, last))


def _tells_whom(desk: Desk, number: int, at: int) -> bool:
    """Can the sentence before tell whom the pronoun at `at` stands for?

    "He" needs the one whom it stands for, or a single person who is named or described: not "Lee met Moor. He left."
    where nothing settles who left.
    """
    pool = desk.pool
    if pool.document.lower[at] not in PERSONAL:
        return True
    named = {entity for entity, _token, _named in _persons(pool, number - 1)}
    entity = pool.reference_at.get(pool.document.tokens[at].start)
    if entity is not None:
        return entity in named
    return len(named - {""}) == 1 or named == {""}


def _takes_name(desk: Desk, number: int, first: int, at: int) -> bool:
    """Would a name read well for the pronoun at `at`: no verb before it, unless it ends a quotation?

    "He said …", "In his speech …", '"We wait," he said'; not "The 68-year-old handed in his resignation".
    """
    quoted, tokens = desk.quotations[number], desk.pool.document.tokens
    if quoted.holds(at):
        return False
    return all(tokens[before].tag not in FINITE or quoted.holds(before) for before in range(first, at))
