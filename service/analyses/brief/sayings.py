"""When and where something was said: "Lee said [in a statement on Tuesday] that …"."""

from __future__ import annotations

from collections.abc import Sequence

from service.analyses.brief.candidates import Cut, Pool
from service.document import Quote, Span

PLACES = frozenset({"in", "on", "at", "during", "outside", "late", "early"})
NEARER = frozenset({"earlier", "later", "late", "early"})  # "earlier [this week]": only together
JOINTS = frozenset({"that", ",", ".", ":", "“", '"', "‘", "``"})


def loose(pool: Pool, quotes: Sequence[Quote]) -> dict[int, tuple[Cut, ...]]:
    """Number of a candidate -> tokens in it that tell when and where something was said."""
    found: dict[int, tuple[Cut, ...]] = {}
    for quote in quotes:
        number = pool.candidate_at(quote.cue.start) if quote.cue and quote.act != "thought" else None
        cut = _loose(pool, quote, number) if number is not None else None
        if number is not None and cut is not None:
            found[number] = (*found.get(number, ()), cut)
    return found


def _loose(pool: Pool, quote: Quote, number: int) -> Cut | None:
    """The tokens between who says it on one side and what is said, or the end of the sentence, on the other."""
    sentence = pool.candidates[number].sentence
    named = _named(quote)
    start, end = max(span.end for span in named), sentence.end
    after = [span.start for span in quote.content if span.start >= start]
    if min(span.start for span in named) < sentence.start or (after and (len(after) < len(quote.content))):
        return None
    tokens, stop = pool.document.tokens, min([*after, end])
    inside = [at for at in range(sentence.first, sentence.last) if start <= tokens[at].start < stop]
    while inside and tokens[inside[-1]].text in JOINTS:
        inside.pop()
    if not inside or tokens[inside[0] - 1].text in NEARER:
        return None
    opens = tokens[inside[0] + (tokens[inside[0]].text == "," and len(inside) > 1)]
    place = opens.text.lower() in PLACES or any(date.start == opens.start for date in pool.document.dates)
    return (inside[0], inside[-1] + 1) if place else None


def _named(quote: Quote) -> list[Span]:
    """Cue, source, and who is spoken to."""
    named = [span for span in (quote.cue, quote.source) if span is not None]
    return named if quote.addressee is None else [*named, quote.addressee.mention]
