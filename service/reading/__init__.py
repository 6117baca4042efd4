"""An Article becomes a Document, made once and shared by all analyses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from typing import cast

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
    starts, ends = [start for start, _ in positions], [end for _, end in positions]
    return _tokens(starts, ends, words, tags.tag(words, parts)), parts


def _tokens(starts: list[int], ends: list[int], words: list[str], tags: list[str]) -> tuple[Token, ...]:
    """The same as `Token(…)` for each, in half the time."""
    return tuple(map(tuple.__new__, repeat(Token), zip(starts, ends, words, tags, strict=True)))  # type: ignore[arg-type]


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
    pieces: list[str] = []  # as of `tokens.cut`
    blocks: list[tuple[int, int, int]] = []  # number, first and last (half-open) token
    at = 0
    for number, block in enumerate(article.blocks):
        if block.role in READ_ROLES:
            first, *here, left = tokens.cut(article.text[block.start : block.end])
            blocks.append((number, len(pieces) // 2, (len(pieces) + len(here) + 1) // 2))
            pieces.append(article.text[at : block.start] + first)
            pieces += here
            at = block.end - len(left)
    ends = list(accumulate(map(len, pieces)))
    words, positions = pieces[1::2], list(zip(ends[::2], ends[1::2], strict=True))
    return words, positions, tuple(_sentences(words, positions, blocks))


def _sentences(
    words: Sequence[str], positions: Sequence[tuple[int, int]], blocks: Iterable[tuple[int, int, int]]
) -> Iterator[Sentence]:
    for number, base, end in blocks:
        for first, last in sentences.of(words[base:end], positions[base:end]):
            yield Sentence(positions[base + first][0], positions[base + last - 1][1], base + first, base + last, number)
