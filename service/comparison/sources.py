"""Who rests on whom: the outlets and agencies that articles cite, what they copy, and what is left of confirmations.

Two articles that cite Axios are one confirmation of what Axios reported, and so are an agency's dispatch and the paper
that prints it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service import lexicons
from service.comparison.nouns import Cited, Copy, Place, Provenance
from service.comparison.sides import Side
from service.comparison.statements import Statement
from service.document import READ_ROLES, Party, Quote
from service.reading import forms

OUTLETS = frozenset(forms.body(name) for name in lexicons.lines("news_outlets"))
MEDIA = lexicons.words("outlet_words")
NAMED, DESCRIBED = 0.95, 0.8

Citation = tuple[forms.Parts, str, Place]
"""An outlet, compared and as it is written, and where."""


@dataclass(frozen=True)
class Roots:
    """What each article rests on: outlets by article, and articles that copy one another or share an agency."""

    cited: dict[int, frozenset[forms.Parts]]
    twin: tuple[int, ...]

    def of_articles(self, articles: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """The articles in groups that share a source; each group counts once."""
        groups: list[tuple[set[object], list[int]]] = []
        for article in sorted(set(articles)):
            keys: set[object] = {self.twin[article], *self.cited[article]}
            joined = [group for group in groups if group[0] & keys]
            groups = [group for group in groups if not group[0] & keys]
            merged = keys.union(*(group[0] for group in joined))
            groups.append((merged, sorted([article, *(a for group in joined for a in group[1])])))
        return tuple(sorted(tuple(members) for _, members in groups))

    def independent(self, articles: Iterable[int]) -> int:
        """How many confirmations the articles are."""
        return len(self.of_articles(articles))

    def of_statements(self, statements: Sequence[Statement]) -> int:
        """How many confirmations some reports of one utterance are."""
        return self.independent(statement.side.index for statement in statements)


def trace(sides: Sequence[Side], copied: Sequence[Copy]) -> tuple[Roots, Provenance]:
    """What the articles rest on."""
    found = {side.index: list(_citations(side)) for side in sides}
    cited = {article: frozenset(name for name, _, _ in citations) for article, citations in found.items()}
    roots = Roots(cited, _twins(sides, copied))
    sources = _sources(citation for citations in found.values() for citation in citations)
    everything = roots.of_articles(side.index for side in sides)
    return roots, Provenance(sources, tuple(copied), tuple(group for group in everything if len(group) > 1))


def _sources(citations: Iterable[Citation]) -> tuple[Cited, ...]:
    """The outlets that are cited, those of most articles first."""
    by_name: dict[forms.Parts, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_name[citation[0]].append(citation)
    made = [
        Cited(
            max((name for _, name, _ in found), key=len),
            tuple(sorted({place.article for _, _, place in found})),
            tuple(dict.fromkeys(place for _, _, place in found)),
            NAMED if parts in OUTLETS else DESCRIBED,
        )
        for parts, found in by_name.items()
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.articles), one.places[0])))


def _citations(side: Side) -> Iterable[Citation]:
    """The outlets that the article rests on; its own is none of them."""
    own = _own(side)
    for quote in side.quotes:
        for party in _parties(quote):
            name = party.name or party.description
            if name is None:
                continue
            parts = forms.body(name)
            is_outlet = parts in OUTLETS or (not party.anonymous and _is_media(parts)) or _reports(side, quote, party)
            if is_outlet and " ".join(parts) not in own:
                yield parts, name, side.place(party.mention)


def _parties(quote: Quote) -> list[Party]:
    """Who may have passed it on: speaker, chain, and the reporters who were told."""
    return [party for party in (quote.speaker, *quote.via, quote.addressee) if party is not None]


def _is_media(parts: forms.Parts) -> bool:
    """Is it called media: "Iranian state TV", "Kestrel Herald"?"""
    return len(parts) > 1 and parts[-1] in MEDIA


def _reports(side: Side, quote: Quote, party: Party) -> bool:
    """Does a body pass on in writing what others said: "Blinken spoke to leaders on Tuesday, Axios reported"?"""
    entity = side.document.entity_by_id.get(party.entity or "")
    passes_on = party in quote.via or (quote.act == "writing" and party is quote.speaker)
    verb = quote.cue.text.lower() if quote.cue else ""
    return bool(entity and entity.type == "organisation" and passes_on and verb in {"reported", "reports"})


def _own(side: Side) -> str:
    """What the article says of where it is from: byline, dateline, credit, copyright and the like, folded."""
    article = side.document.article
    aside = [article.text[block.start : block.end] for block in article.blocks if block.role not in READ_ROLES]
    told = [article.credit or "", article.dateline or "", article.copyright or "", *article.byline, *aside]
    return " ".join(part for text in told for part in forms.parts(text.replace("’s", "").replace("'s", "") or "-"))


def _twins(sides: Sequence[Side], copied: Iterable[Copy]) -> tuple[int, ...]:
    """For each article the first of those that it is one with: copies, and those with one agency's credit."""
    twin = list(range(len(sides)))
    for copy in copied:
        first, second = (twin[article] for article in copy.articles)
        twin = [min(first, second) if one in (first, second) else one for one in twin]
    credited: dict[str, int] = {}
    for side in sides:
        credit = forms.fold(side.document.article.credit or "")
        if credit:
            first = credited.setdefault(credit, twin[side.index])
            gone = twin[side.index]
            twin = [min(first, gone) if one in (first, gone) else one for one in twin]
    return tuple(twin)
