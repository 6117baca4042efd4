"""Plain text, often a dump of a whole page: the text stays as it is, its blocks are labelled."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from service.document import Article, Block
from service.intake import blocks, charset, limits, metadata

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
    found = metadata.read(text, labelled)
    return Article(
        id=identity(text),
        format=form,
        text=text,
        blocks=labelled,
        headline=source.headline or found.headline,
        key_points=found.key_points,
        byline=found.byline,
        dateline=found.dateline,
        credit=found.credit,
        published=source.published or found.published,
        updated=found.updated,
        tags=found.tags,
        copyright=found.copyright,
        url=source.url,
        language=found.language,
    )


def identity(text: str) -> str:
    """The id of an article: sha256 of the UTF-8 of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
