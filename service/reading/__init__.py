"""An Article becomes a Document, made once and shared by all analyses."""

from __future__ import annotations

from itertools import repeat

from service.document import READ_ROLES, Article, Document, Sentence, Statistics, Token, is_word
from service.reading import dates, names, people, sentences, tag_list, tags, tokens
from service.reading.tag_list import TagList


def read(article: Article, known: TagList | None = None) -> Document:
    """Read the article: the steps in their order. `known` is the newsroom's tag list."""
    tagged, parts = _tagged(article)
    mentions = names.find(article, tagged, parts)
    entities, references = people.identify(article, tagged, parts, mentions)
    if known:
        entities = tag_list.refer(known, article, entities)
    return Document(article, tagged, parts, entities, references, dates.find(article, tagged, parts))


def _tagged(article: Article) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    words, starts, ends, parts = _segment(article)
    fields = zip(starts, ends, words, tags.tag(words, parts), strict=True)
    # The same as Token(…) for each, in half the time.
    return tuple(map(tuple.__new__, repeat(Token), fields)), parts


def statistics(article: Article) -> Statistics:
    """Counts over what is read of the article; marks are not words."""
    words, _, _, parts = _segment(article)
    return _counts(article, sum(map(is_word, words)), len(parts))


def counted(document: Document) -> Statistics:
    """The same counts of an article that is read already."""
    return _counts(document.article, document.words_before[-1], len(document.sentences))


def _counts(article: Article, words: int, sentences: int) -> Statistics:
    paragraphs = sum(block.role == "paragraph" for block in article.blocks)
    return Statistics(len(article.text), words, sentences, paragraphs)


def _segment(article: Article) -> tuple[list[str], list[int], list[int], tuple[Sentence, ...]]:
    """Tokens, where they start and end, and sentences of the blocks that are read."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    parts: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.role in READ_ROLES:
            base, (here, firsts, lasts) = len(words), tokens.cut(article.text, block.start, block.end)
            parts += (
                Sentence(firsts[first], lasts[last - 1], base + first, base + last, number)
                for first, last in sentences.parts(here, firsts, lasts)
            )
            words += here
            starts += firsts
            ends += lasts
    return words, starts, ends, tuple(parts)
