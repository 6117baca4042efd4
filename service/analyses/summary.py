"""Headline, key points and abstract, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.document import Document, Quote, Span

KEY_POINTS = 3
WORDS = 90


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of the article, or a shortening of one, and the spans that it rests on."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Abstract:
    """Whole sentences in reading order; `text` is they joined by spaces."""

    text: str
    sentences: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The brief."""

    headline: str | None
    key_points: tuple[Point, ...]
    abstract: Abstract


@dataclass(frozen=True, slots=True)
class Brief:
    """The answer of this analysis."""

    summary: Summary


def analyse(document: Document, quotes: Sequence[Quote], key_points: int = KEY_POINTS, words: int = WORDS) -> Brief:
    """The brief: at most `key_points` points, an abstract of about `words` words."""
    article = document.article
    chosen = [Point(article.text[s.start : s.end], (article.span(s.start, s.end),)) for s in document.body()][
        :key_points
    ]
    return Brief(Summary(article.headline, tuple(chosen), Abstract(" ".join(p.text for p in chosen), tuple(chosen))))
