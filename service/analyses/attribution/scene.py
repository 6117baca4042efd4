"""What all rules look at: the document, its paragraphs, and a few questions about its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service import document as nouns
from service.analyses.attribution import bodies, network, told_genders, units
from service.analyses.attribution.marks import Passage
from service.analyses.attribution.units import Paragraph
from service.document import Date, Document, Entity, Span, Token

Range = tuple[int, int]


@dataclass(frozen=True)
class Scene:
    """An article with its paragraphs; positions are token numbers, ranges half-open."""

    document: Document
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """All tokens of the document."""
        return self.document.tokens

    @cached_property
    def texts(self) -> list[str]:
        """The tokens as they stand."""
        return self.document.texts

    @cached_property
    def seen(self) -> network.Text:
        """What the network sees of it."""
        return network.Text(self.texts, network.traits_of(network.loaded(), self.document))

    @cached_property
    def quotations(self) -> dict[tuple[Range, ...], tuple[Passage, ...]]:
        """A cache, of `drafts.quotations`: the quotations of which a content has most."""
        return {}

    @cached_property
    def _straight(self) -> list[str]:
        words = self.document.lower
        return [word.replace("’", "'") for word in words] if "’" in self.document.article.text else list(words)

    def words(self, place: Range) -> list[str]:
        """The tokens of a range, in lower case, with straight apostrophes."""
        return self._straight[place[0] : place[1]]

    def span(self, place: Range) -> Span:
        """The range as a Span of the article."""
        return self.document.article.span(self.tokens[place[0]].start, self.tokens[place[1] - 1].end)

    def count(self, place: Range) -> int:
        """Words in the range; marks are not words."""
        before = self.document.words_before
        return max(0, before[place[1]] - before[place[0]])

    @cached_property
    def _paragraph_at(self) -> list[int]:
        """The number of the paragraph of each token; the end is in the last one."""
        found: list[int] = []
        for number, paragraph in enumerate(self.paragraphs):
            found += [number] * (paragraph.last - paragraph.first)
        return [*found, len(self.paragraphs) - 1]

    def paragraph_of(self, token: int) -> int:
        """The number of the paragraph of a token."""
        return self._paragraph_at[token]

    def passages_in(self, place: Range) -> tuple[Passage, ...]:
        """The quotations that share a token with a range, which lies in one paragraph."""
        return self.paragraphs[self._paragraph_at[place[0]]].meeting(*place)

    def reference_over(self, start: int, end: int) -> Entity | None:
        """The entity of the pronoun or description that ends these characters: not of the "his" in "his deputies"."""
        references = self.document.references
        at = bisect_left(references, start, key=lambda reference: reference.start)
        while at < len(references) and references[at].start < end:
            if references[at].end == end:
                return self.document.entity_by_id.get(references[at].entity)
            at += 1
        return None

    @cached_property
    def genders(self) -> Mapping[str, frozenset[str]]:
        """What the article tells of the gender of its people, by their ids."""
        return told_genders.of(self.document)

    @cached_property
    def bodies(self) -> bodies.Bodies:
        """What the article says of its organisations."""
        return bodies.of(self.document)

    def sentence_of(self, token: int) -> Range:
        """The sentence of a token."""
        sentence = self.document.sentences[self.document.sentence_at[token]]
        return sentence.first, sentence.last

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence of a token."""
        return self.sentence_of(token)[0]

    def in_date(self, token: int) -> bool:
        """Is the token part of a date?"""
        dates, start = self.document.dates, self.tokens[token].start
        at = bisect_right(dates, start, key=lambda date: date.start) - 1
        return at >= 0 and start < dates[at].end

    def dates_within(self, reach: Range, token: int) -> Iterator[tuple[Date, Range]]:
        """The dates in the sentence of a token that begin within a range of tokens, with their own ranges."""
        dates, (start, end) = self.document.dates, self.sentence_of(token)
        first, last = max(start, reach[0]), min(end, reach[1])
        if first >= last:
            return
        at = bisect_left(dates, self.tokens[first].start, key=lambda date: date.start)
        while at < len(dates) and dates[at].start < self.tokens[last - 1].end:
            begin = bisect_left(self.tokens, dates[at].start, lo=first, hi=last, key=lambda token: token.start)
            yield dates[at], (begin, bisect_left(self.tokens, dates[at].end, lo=begin, key=lambda token: token.start))
            at += 1


def of(document: Document) -> Scene:
    """The scene of a document."""
    return Scene(document, tuple(units.paragraphs(document)))


def is_word(token: Token) -> bool:
    """Is the token more than a mark?"""
    return nouns.is_word(token.text)


def inner(passage: Passage) -> Range:
    """The words of a quotation, without its marks."""
    return passage.first + 1, passage.last - 1 if passage.closed else passage.last


def overlap(left: Range, right: Range) -> int:
    """How many tokens two ranges share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))
