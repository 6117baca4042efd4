"""An article made ready for being compared: what its words share with those of other articles, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from service.comparison import words
from service.comparison.nouns import Place
from service.document import Document, Point, Quote

Terms = Mapping[str, int]
"""Stem -> its weight."""


class HasSpan(Protocol):
    """What stands somewhere in an article: half-open, in code points."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True)
class Side:
    """One of the articles: its place among them, how it was read, who said what in it, and its main points."""

    index: int
    document: Document
    quotes: tuple[Quote, ...] = ()
    points: tuple[Point, ...] = ()

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each token; empty for marks and for words that every text has.

        A pronoun has that of the surname for which it stands: "she" in "Brandt said that she would go" is "brandt".
        """
        found = [words.stem(token.text) for token in self.document.tokens]
        for number, name in self.pronouns.items():
            found[number] = name
        return tuple(found)

    @cached_property
    def pronouns(self) -> dict[int, str]:
        """The number of each pronoun that stands for a person -> the stem of the surname."""
        found = {}
        by_start = {token.start: number for number, token in enumerate(self.document.tokens)}
        for reference in self.document.references:
            number = by_start.get(reference.start)
            entity = self.document.entity_by_id.get(reference.entity)
            if number is None or entity is None or entity.type != "person":
                continue
            if self.document.tokens[number].end == reference.end:
                found[number] = words.stem(entity.name.split()[-1])
        return found

    @cached_property
    def proper(self) -> frozenset[str]:
        """The stems that are names here."""
        tokens, stems = self.document.tokens, self.stems
        named = {stem for token, stem in zip(tokens, stems, strict=True) if token.tag.startswith("NNP")}
        named.update(self.pronouns.values())
        return frozenset(named | {stem for stem in stems if stem.startswith("=")})

    def range_of(self, start: int, end: int) -> range:
        """The numbers of the tokens from `start` to `end`, code points that may stand within a token."""
        tokens = self.document.tokens
        first = last = self._token_at(start)
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        return range(first, last)

    def terms(self, numbers: Iterable[int]) -> dict[str, int]:
        """The stems of some tokens with their weights, in their order."""
        stems = self.stems
        return {stems[n]: words.weight(stems[n]) for n in numbers if stems[n]}

    @cached_property
    def of_sentences(self) -> tuple[Terms, ...]:
        """The terms of each sentence, without those who say it: who speaks is not what is told."""
        spoken = self.sources
        return tuple(
            [self.terms(n for n in range(s.first, s.last) if n not in spoken) for s in self.document.sentences]
        )

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The numbers of the tokens in quotation marks."""
        found = (span for quote in self.quotes for span in quote.quoted)
        return frozenset(n for span in found for n in self.range_of(span.start, span.end))

    @cached_property
    def sources(self) -> frozenset[int]:
        """The numbers of the tokens that name who speaks."""
        found = (quote.source for quote in self.quotes)
        return frozenset(n for span in found if span for n in self.range_of(span.start, span.end))

    def sentence_of(self, start: int) -> int:
        """The number of the sentence in which a position stands, or the last one before it."""
        token = min(self._token_at(start), len(self.document.tokens) - 1)
        return self.document.sentence_at[token]

    def _token_at(self, start: int) -> int:
        """The number of the first token that ends after a position."""
        return bisect_right(self.document.tokens, start, key=lambda token: token.end)

    def place(self, found: HasSpan) -> Place:
        """Where something stands that has a start and an end: a Span, a Date, a Sentence."""
        return Place(self.index, found.start, found.end, self.document.article.text[found.start : found.end])

    def place_of_tokens(self, first: int, last: int) -> Place:
        """From the start of one token to the end of another, by their numbers; `last` is among them."""
        tokens, text = self.document.tokens, self.document.article.text
        start, end = tokens[first].start, tokens[last].end
        return Place(self.index, start, end, text[start:end])

    def place_of_sentence(self, number: int) -> Place:
        """A sentence, by its number."""
        return self.place(self.document.sentences[number])


def overlap(left: Terms, right: Terms) -> tuple[int, int]:
    """The weight of what two sets of terms share, and of the lighter one of them."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    shared = sum(weight for term, weight in small.items() if term in large)
    return shared, min(sum(left.values()), sum(right.values()))
