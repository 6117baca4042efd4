"""The article laid out for a brief: what is known of its sentences, and what one of them is as it would be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.analyses.brief import quotation, sayings, standing
from service.analyses.brief.candidates import FINITE, Cut, Pool
from service.analyses.brief.dating import Dated
from service.analyses.brief.names import Swap
from service.analyses.brief.quotation import Quotation
from service.analyses.brief.standing import Standing
from service.document import Quote, Span

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "you", "your", "we", "our"})
PERSONAL = 0.2  # share of sentences with "I", "we" or "you" in an article whose author speaks
LISTED, LINE, LINES = 5, 26, 4  # a bracket so near the head, in so few tokens, in so many sentences: a list
BESIDE = 2  # short sentences on both sides of a line of a list that belong to it


@dataclass(frozen=True, slots=True)
class Draft:
    """Candidate `number`, without the tokens in `cuts`, with the name in `swap` in place of a pronoun.

    `dates` are days by the calendar in place of those told from the day of publication, `full` names in place of
    surnames; `before` and `after` are quotation marks to put at head and end.
    """

    number: int
    cuts: tuple[Cut, ...]
    swap: Swap | None
    standing: Standing
    dates: tuple[Dated, ...] = ()
    full: tuple[Swap, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Desk:
    """What drafts are made from: the candidates, their quotations, those whose speaker is named elsewhere or in them.

    `loose`: tokens beside a cue that may go. `unnamed`: what is told of the speakers for whom a "they" stands, by its
    position. `listed`: lines of a list, as of a match. `tagged`: are parts of speech
    known? `personal`: does the author say "I"?
    """

    pool: Pool
    quotations: tuple[Quotation, ...]
    unvouched: frozenset[int]
    vouched: frozenset[int]
    loose: Mapping[int, tuple[Cut, ...]]
    unnamed: Mapping[int, Span]
    listed: frozenset[int]
    tagged: bool
    personal: bool


def lay_out(pool: Pool, quotes: Sequence[Quote]) -> Desk:
    """Lay out the article for drafting."""
    tagged = any(token.tag in FINITE for token in pool.document.tokens)
    quotations = quotation.read(pool)
    told = sum(is_personal(pool, quotations, number) for number in range(len(quotations)))
    personal = told > PERSONAL * len(quotations)
    unvouched, vouched = _vouched(pool, quotes)
    loose = sayings.loose(pool, quotes)
    return Desk(pool, quotations, unvouched, vouched, loose, _unnamed(quotes), _listed(pool), tagged, personal)


def is_personal(pool: Pool, quotations: Sequence[Quotation], number: int) -> bool:
    """Does somebody say "I", "we" or "you" outside quotation marks?"""
    candidate = pool.candidates[number]
    if FIRST_PERSON.isdisjoint(candidate.kinds) or len(candidate.words) > 2 * standing.MOST:
        return False
    base, quoted = candidate.sentence.first, quotations[number]
    found = [base + at for at, word in enumerate(candidate.words) if word in FIRST_PERSON]
    return any(not quoted.holds(at) and not (at > base and _is_titled(pool, at)) for at in found)


def _is_titled(pool: Pool, at: int) -> bool:
    """Is it a word of a title: "My Summer of Love"?"""
    text = pool.document.tokens[at].text
    return text[0].isupper() and text != "I"


def _vouched(pool: Pool, quotes: Sequence[Quote]) -> tuple[frozenset[int], frozenset[int]]:
    """Numbers of the candidates that tell what somebody said whose name stands in another sentence, or in the same."""
    elsewhere: set[int] = set()
    here: set[int] = set()
    for quote in quotes:
        if quote.source is None:
            continue
        said = {number for span in quote.content if (number := pool.candidate_at(span.start)) is not None}
        own = said & {pool.candidate_at(quote.source.start)}
        elsewhere |= said - own
        here |= own
    return frozenset(elsewhere), frozenset(here - elsewhere)


def _unnamed(quotes: Sequence[Quote]) -> dict[int, Span]:
    """Position of a "they" that speaks -> the words for it: "according to [two officials]. They added that …"."""
    told: dict[str, Span] = {}
    found: dict[int, Span] = {}
    for quote in quotes:
        parties = [party for party in (quote.speaker, *quote.via) if party is not None and party.anonymous]
        if quote.source and quote.source.text.lower() == "they" and parties and parties[0] is quote.speaker:
            words = told.get(parties[0].description or "")
            if words is not None and words.end <= quote.source.start:
                found[quote.source.start] = words
        told |= {party.mention.text: party.mention for party in parties if party.mention.text == party.description}
    return found


def _listed(pool: Pool) -> frozenset[int]:
    """Lines of a list of events, where there are several: "Ann Lee (Harwick) wins a free kick", "Second half ends."."""
    short = {number for number, candidate in enumerate(pool.candidates) if len(candidate.words) < LINE}
    found = [number for number in sorted(short) if "(" in pool.candidates[number].words[1:LISTED]]
    if pool.lower_case or len(found) < LINES:
        return frozenset()
    near = {number + step for number in found for step in range(-BESIDE, BESIDE + 1)}
    return frozenset(near & short)
