"""Names in the text: persons, organisations, places, groups, events, works."""

from __future__ import annotations

from collections.abc import Sequence

from service import lexicons
from service.document import Article, Mention, Sentence, Token


def find(article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The names, in reading order, not overlapping."""
    found = []
    openers = lexicons.words("sentence_openers")
    for sentence in sentences:
        at = sentence.first
        while at < sentence.last:
            last = at
            while last < sentence.last and tokens[last].text[0].isupper() and tokens[last].text.lower() not in openers:
                last += 1
            if last > at:
                start, end = tokens[at].start, tokens[last - 1].end
                found.append(
                    Mention(start, end, article.text[start:end], "person" if last - at == 2 else "place", at, last)
                )
            at = last + 1
    return tuple(found)
