"""What is said in one article, made ready for being compared: its terms, and who is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from service import lexicons
from service.comparison import words
from service.comparison.names import Names
from service.comparison.sides import Side
from service.document import Party, Quote, is_word
from service.reading import forms

LEAST_SURE = 0.4  # of a quote: below, it may be none
LONGEST = 200  # words of one version that are aligned
LEAST = 2  # stems that what is said must have to be compared
SOURCES = lexicons.words("person_nouns")
SEATS = lexicons.table("capitals")
NEGATIONS = frozenset({
    "not", "n't", "n’t", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "cannot", "lack",
    "lacks", "lacked", "lacking",
})  # fmt: skip


@dataclass(frozen=True)
class Statement:
    """A quote of one article: the numbers of its tokens, of those in quotation marks, and its terms."""

    side: Side
    quote: Quote
    numbers: tuple[int, ...]
    quoted: frozenset[int]
    terms: Mapping[str, int]
    parties: frozenset[str]
    """Ids, across articles, of who speaks, passes on, or is the subject of what is told."""
    speaker: str | None
    source: str
    """The noun of a source without a name, as a stem: "offici" of "two officials"; empty for others."""

    @cached_property
    def words(self) -> list[int]:
        """The numbers of its words, as many as are aligned; marks are none."""
        tokens = self.side.document.tokens
        return [number for number in self.numbers if is_word(tokens[number].text)][:LONGEST]

    @cached_property
    def folded(self) -> list[str]:
        """Its words as they are compared."""
        return [forms.fold(self.side.document.tokens[number].text) for number in self.words]

    @cached_property
    def verbatim(self) -> frozenset[str]:
        """The stems in quotation marks."""
        return frozenset(self.side.stems[number] for number in self.quoted) - {""}

    def negated(self) -> bool:
        """Is something denied in it?"""
        return any(self.side.document.lower[number] in NEGATIONS for number in self.numbers)

    def plain(self, term: str) -> bool:
        """Is a term no name?"""
        return term not in self.side.proper and not term.startswith("=")

    def countries(self) -> frozenset[str]:
        """The countries that it is about."""
        return frozenset(term for term in self.terms if term.startswith("="))


def collect(sides: Iterable[Side], names: Names) -> list[Statement]:
    """The quotes of all articles that have something to compare, in order."""
    made = (_made(side, quote, names) for side in sides for quote in side.quotes if quote.confidence >= LEAST_SURE)
    return [statement for statement in made if len(statement.terms) >= LEAST]


def _made(side: Side, quote: Quote, names: Names) -> Statement:
    numbers = tuple(n for span in quote.content for n in side.range_of(span.start, span.end))
    quoted = frozenset(n for span in quote.quoted for n in side.range_of(span.start, span.end))
    spoken = (quote.speaker, *quote.other_speakers, *quote.via)
    known = {_who(side, party, names) for party in spoken if party is not None} - {None}
    inside = {side.document.entity_at.get(number) for number in numbers} - {None}
    people = {names.of[side.index, name] for name in inside if name and _is_person(side, name)}
    speaker = _who(side, quote.speaker, names)
    parties = frozenset(name for name in known | people if name)
    return Statement(side, quote, numbers, quoted, _terms(side, numbers), parties, speaker, _source(quote.speaker))


def _source(party: Party | None) -> str:
    """The noun of a source without a name: of "two officials familiar with the matter" that is "officials"."""
    described = (party.description or "").split() if party and party.anonymous else []
    return next((stem for word in described if _is_source(word) and (stem := words.stem(word))), "")


def _is_source(word: str) -> bool:
    return word.lower() in SOURCES or word.lower().removesuffix("s") in SOURCES


def _is_person(side: Side, name: str) -> bool:
    return side.document.entity_by_id[name].type == "person"


def _who(side: Side, party: Party | None, names: Names) -> str | None:
    return names.of.get((side.index, party.entity)) if party and party.entity else None


def _terms(side: Side, numbers: Iterable[int]) -> dict[str, int]:
    """The terms of what is said; a capital is its country: "Moscow" may stand for "Russia"."""
    found: dict[str, int] = {}
    for number in numbers:
        term = side.stems[number]
        country = SEATS.get(forms.fold(side.document.tokens[number].text)) if term else None
        if country:
            term = f"={forms.COUNTRIES[country][:2]}"
        if term:
            found[term] = words.weight(term)
    return found
