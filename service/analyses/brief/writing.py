"""A draft in print, and what it rests on."""

from __future__ import annotations

import re

from service.analyses.brief.candidates import Pool
from service.analyses.brief.dating import Dated
from service.analyses.brief.desk import Draft
from service.analyses.brief.names import Swap
from service.document import Span

TOKENISED = re.compile(r" [,.](?: |\Z)")
APART = re.compile(r" ([,.;:!?](?= |\Z)|[’']s\b)")
"""Marks, and endings of words, that stand apart from the word before them."""


def write(pool: Pool, draft: Draft) -> str:
    """The words of a draft: the article's own, blanks made even, the first letter a capital where the head is gone."""
    sentence, tokens = pool.candidates[draft.number].sentence, pool.document.tokens
    source = pool.document.article.text
    edits = [(first, tokens[last].start if last < sentence.last else sentence.end, " ") for first, last in draft.cuts]
    edits += [(dated.first, tokens[dated.last - 1].end, dated.text) for dated in _dates(draft)]
    edits += [(swap.token, tokens[swap.token].end, swap.text) for swap in _swaps(draft)]
    out, at = "", sentence.start
    for first, end, put in sorted(edits):
        out += source[at : tokens[first].start] + put
        at = end
    text = " ".join((out + source[at : sentence.end]).split())
    text = _tidy(text) if edits or TOKENISED.search(text) else text
    gone = {number for first, last in draft.cuts for number in (first, last - 1)}
    before = "" if sentence.first in gone else draft.before
    return before + text + ("" if sentence.last - 1 in gone else draft.after)


def _dates(draft: Draft) -> list[Dated]:
    """The dates of what is left."""
    return [
        dated
        for dated in draft.dates
        if not any(first < dated.last and dated.first < last for first, last in draft.cuts)
    ]


def _swaps(draft: Draft) -> tuple[Swap, ...]:
    """All names that are put in."""
    return draft.full if draft.swap is None else (draft.swap, *draft.full)


def _tidy(text: str) -> str:
    """Marks back to their words, and a capital letter at the head."""
    text = APART.sub(r"\1", text).replace(",,", ",").replace(",.", ".")
    return text[:1].upper() + text[1:]


def evidence(pool: Pool, draft: Draft) -> tuple[Span, ...]:
    """What a draft rests on, in reading order: its sentence, the one with the name put in, the day of publication."""
    article, sentence = pool.document.article, pool.candidates[draft.number].sentence
    spans = {(sentence.start, sentence.end)}
    spans.update(swap.evidence for swap in _swaps(draft))
    if _dates(draft):
        spans.update((block.start, block.end) for block in article.blocks if block.role == "published")
    return tuple(article.span(start, end) for start, end in sorted(spans))
