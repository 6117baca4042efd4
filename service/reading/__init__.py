"""An Article becomes a Document, made once and shared by all analyses."""

from __future__ import annotations

from collections.abc import Sequence

from service.document import READ_ROLES, Article, Document, Sentence, Statistics, Token
from service.reading import dates, names, people, sentences, tags, tokens


def read(article: Article) -> Document:
    """Read the article: the steps in their order."""
    tagged, parts = _tagged(article)
    mentions = names.find(article, tagged, parts)
    entities, references = people.identify(article, tagged, parts, mentions)
    return Document(article, tagged, parts, entities, references, dates.find(article, tagged, parts))


def _tagged(article: Article) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    words, positions, parts = _segment(article)
    found = zip(positions, words, tags.tag(words, parts), strict=True)
    return tuple(Token(start, end, word, tag) for (start, end), word, tag in found), parts


def statistics(article: Article) -> Statistics:
    """Counts over what is read of the article; marks are not words."""
    words, _, parts = _segment(article)
    return _counts(article, words, len(parts))


def counted(document: Document) -> Statistics:
    """The same counts of an article that is read already."""
    return _counts(document.article, [token.text for token in document.tokens], len(document.sentences))


def _counts(article: Article, words: Sequence[str], sentences: int) -> Statistics:
    paragraphs = sum(block.role == "paragraph" for block in article.blocks)
    counted = sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in words)
    return Statistics(len(article.text), counted, sentences, paragraphs)


def _segment(article: Article) -> tuple[list[str], list[tuple[int, int]], tuple[Sentence, ...]]:
    """Tokens and sentences of the blocks that are read."""
    positions: list[tuple[int, int]] = []
    parts: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.role not in READ_ROLES:
            continue
        here = list(tokens.spans(article.text, block.start, block.end))
        base = len(positions)
        for first, last in sentences.bounds(article.text, here):
            parts.append(Sentence(here[first][0], here[last - 1][1], base + first, base + last, number))
        positions += here
    return [article.text[start:end] for start, end in positions], positions, tuple(parts)
