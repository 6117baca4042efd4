"""Drafts in print: a sentence that leans on the one before it is one passage with that one.

Sentences of one quotation that stand side by side have one pair of marks around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.analyses.brief import writing
from service.analyses.brief.desk import Desk, Draft
from service.analyses.brief.standing import Standing
from service.document import Span

Passage = tuple[str, tuple[Span, ...]]
"""The words as they are printed, and what they rest on."""


def passages(desk: Desk, drafts: Iterable[Draft]) -> Iterator[Passage]:
    """What is printed of drafts in reading order.

    'Lee said: "It is over. We go home."' is one passage of two drafts, and so is "Lee moored it. It had lost a plank.".
    """
    group: list[Draft] = []
    for draft in drafts:
        if group and not _belongs(desk, group[-1], draft):
            yield _printed(desk, group)
            group = []
        group.append(draft)
    if group:
        yield _printed(desk, group)


def _belongs(desk: Desk, draft: Draft, after: Draft) -> bool:
    """Does the next draft lean on this one, or go on with what is quoted in it?"""
    leans = after.standing is Standing.LEANS and draft.number + 1 == after.number
    return leans or _goes_on(desk, draft, after)


def _goes_on(desk: Desk, draft: Draft, after: Draft) -> bool:
    """Does the quotation that is open at the end of a draft go on in the next one?"""
    return draft.number + 1 == after.number and bool(draft.after) and desk.quotations[after.number].follows


def _printed(desk: Desk, group: list[Draft]) -> Passage:
    """One passage: the marks between its sentences go."""
    inner = group[:1]
    for draft in group[1:]:
        on = _goes_on(desk, inner[-1], draft)
        inner[-1] = replace(inner[-1], after="") if on else inner[-1]
        inner.append(_continued(desk, draft) if on else draft)
    spans = {span.start: span for draft in group for span in writing.evidence(desk.pool, draft)}
    return " ".join(writing.write(desk.pool, draft) for draft in inner), tuple(spans[at] for at in sorted(spans))


def _continued(desk: Desk, draft: Draft) -> Draft:
    """A draft without the mark at its head."""
    first = desk.pool.candidates[draft.number].sentence.first
    if desk.quotations[draft.number].again and not any(begin == first for begin, _ in draft.cuts):
        return replace(draft, before="", cuts=((first, first + 1), *draft.cuts))
    return replace(draft, before="")
