"""Dates and durations, with their value where the article settles it."""

from __future__ import annotations

from collections.abc import Sequence

from service.document import Article, Date, Sentence, Token


def find(article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Date, ...]:
    """The dates, in reading order, not overlapping."""
    return ()
