"""Who is named first in a brief is named in full: "Mr Smith suggested" becomes "Doug Smith suggested"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.analyses.brief import names
from service.analyses.brief.desk import Desk, Draft
from service.analyses.brief.names import Swap
from service.document import Entity

PLAIN_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mr.", "mrs.", "ms."})
"""Titles that give way to a given name; "Dr" and "Sir" stay."""


def introduce(desk: Desk, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts in their order, with the full name of each person whose surname would be the first word of them."""
    told: set[str] = set()
    for draft in drafts:
        yield _introduced(desk, draft, told)


def _introduced(desk: Desk, draft: Draft, told: set[str]) -> Draft:
    """The draft with full names; adds who is named in it to `told`."""
    document, sentence = desk.pool.document, desk.pool.candidates[draft.number].sentence
    at = document.entity_at
    here = [number for number in range(sentence.first, sentence.last) if number in at]
    if draft.swap is not None:
        told.add(desk.pool.reference_at.get(document.tokens[draft.swap.token].start, ""))
    full: list[Swap] = []
    cuts = list(draft.cuts)
    for number in here:
        entity = document.entity_by_id[at[number]]
        if entity.id in told or entity.type != "person" or _is_gone(draft, number):
            continue
        alone = at.get(number - 1) != entity.id and at.get(number + 1) != entity.id
        swap = _full(desk, draft, number, entity) if alone else None
        if swap is not None:
            full.append(swap)
            if document.lower[number - 1] in PLAIN_TITLES and number > sentence.first:
                cuts.append((number - 1, number))
        told.add(entity.id)
    return replace(draft, cuts=tuple(sorted(cuts)), full=tuple(full)) if full else draft


def _is_gone(draft: Draft, number: int) -> bool:
    return any(first <= number < last for first, last in draft.cuts)


def _full(desk: Desk, draft: Draft, number: int, entity: Entity) -> Swap | None:
    """The full name for a surname at a token; None in quotation marks and in "the Obama years"."""
    document, sentence = desk.pool.document, desk.pool.candidates[draft.number].sentence
    token, words = document.tokens[number], entity.name.split()
    if len(words) < 2 or words[-1] != token.text or desk.quotations[draft.number].holds(number):
        return None
    before = document.tokens[number - 1].tag if number > sentence.first else ""
    after = document.tokens[number + 1].tag if number + 1 < sentence.last else ""
    if before in {"DT", "JJ"} or after.startswith("N"):
        return None
    place = names.sentence_with(document, entity, token.start)
    return Swap(number, entity.name, place) if place is not None else None
