"""Plain text, often a dump of a whole page: the text stays as it is, its blocks are labelled."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from service.document import Article, Block
from service.intake import blocks, charset, limits, metadata
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source


def read(source: Source) -> Article:
    """The article of a plain text.

    Raises NotAnArticle, MalformedInput or InputTooLarge.
    """
    text = limits.check(charset.decode(source.content, source.charset))
    if source.keep:
        return article(source, text, blocks.keep(text))
    return article(source, text, blocks.label(text, source.headline))


def article(source: Source, text: str, labelled: tuple[Block, ...], form: str = "text") -> Article:
    """The article of a text whose blocks are labelled; the caller's hints go before what the text says."""
    return made(text, labelled, form, hints(source).before(metadata.read(text, labelled)))


def hints(source: Source) -> Metadata:
    """What the caller says of the article."""
    return Metadata(headline=source.headline, published=source.published, url=source.url)


def made(text: str, labelled: tuple[Block, ...], form: str, known: Metadata) -> Article:
    """An article of which everything is known but its counts."""
    return Article(identity(text), form, text, labelled, **known.fields())


def identity(text: str) -> str:
    """The id of an article: sha256 of the UTF-8 of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
