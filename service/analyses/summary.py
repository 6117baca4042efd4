"""Headline, key points and abstract, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.analyses.brief import candidates, choosing, headlines, introductions, passages, scoring
from service.analyses.brief.choosing import Piece
from service.analyses.brief.desk import Desk, lay_out
from service.analyses.brief.drafts import Drafts
from service.document import Document, Point, Quote

KEY_POINTS = 3
WORDS = 90


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
    pool = candidates.collect(document)
    desk, given = lay_out(pool, quotes), scoring.inputs(pool)
    drafts = Drafts(desk)
    points = _own_points(document)[:key_points]
    told = {word.lower() for point in points for word in point.text.split()}
    if len(points) < key_points:
        worth = scoring.score(pool, given, key_points * choosing.POINT)
        points += _points(desk, choosing.key_points(drafts, worth, key_points - len(points), told))
    chosen = _points(desk, choosing.abstract(drafts, scoring.score(pool, given, words), words))
    text = " ".join(point.text for point in chosen)
    return Brief(Summary(headlines.headline(drafts), tuple(points), Abstract(text, tuple(chosen))))


def _own_points(document: Document) -> list[Point]:
    """The article's own key points: its editors have said already what matters."""
    blocks = (block for block in document.article.blocks if block.role == "key_point")
    spans = [document.article.span(block.start, block.end) for block in blocks]
    return [Point(" ".join(span.text.lstrip("•-–—*·▪► ").split()), (span,)) for span in spans]


def _points(desk: Desk, pieces: Sequence[Piece]) -> list[Point]:
    """Pieces as they stand in the answer, one after the other."""
    made = introductions.introduce(desk, [found.draft for found in pieces])
    return [Point(text, evidence) for text, evidence in passages.passages(desk, made)]
