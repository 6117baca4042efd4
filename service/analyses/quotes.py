"""Who said what."""

from __future__ import annotations

from dataclasses import dataclass

from service.document import ACTS, Document, Quote, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """A Party who speaks in this article, with how often and how much (counts of quotes and of their words)."""

    entity: str | None
    name: str | None
    role: str | None
    anonymous: bool
    description: str | None
    affiliation: str | None
    mention: Span
    quotes: int
    words: int


@dataclass(frozen=True, slots=True)
class Quotes:
    """The answer of this analysis."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    scare_quotes: tuple[Span, ...]


def analyse(document: Document, acts: tuple[str, ...] = ACTS) -> Quotes:
    """Quotes in reading order, of the acts asked for; speakers by words, most first; words in scare quotes."""
    return Quotes((), (), ())
