"""Bytes or text in some format become an Article. One file a format; `READERS` is the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from service.document import Article
from service.errors import UnknownFormat
from service.intake import hints, html, sniff, text


@dataclass(frozen=True, slots=True)
class Source:
    """What a caller sent.

    `content` is bytes as they came, or text that was decoded already (JSON); `media_type` is without parameters, in
    lower case; `charset` as declared. `headline`, `published`, `url` are hints that go before what the text says;
    `keep` makes every block body.
    """

    content: bytes | str
    media_type: str = "text/plain"
    charset: str | None = None
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    keep: bool = False


READERS: Mapping[str, Callable[[Source], Article]] = {
    "text/plain": text.read,
    "text/html": html.read,
    "application/xhtml+xml": html.read,
}


def read(source: Source) -> Article:
    """The article in what was sent, its blocks labelled.

    A generic media type (application/octet-stream, none) is settled by the content. Raises UnknownFormat,
    MalformedInput, InputTooLarge or NotAnArticle.
    """
    kind = sniff.media_type(source.content) if source.media_type in sniff.GENERIC else source.media_type
    reader = READERS.get(kind)
    if reader is None:
        raise UnknownFormat(f"{kind} is not read; known are {', '.join(READERS)}")
    told = hints.moment(source.published)
    return reader(
        replace(
            source, media_type=kind, headline=hints.line(source.headline), published=told, url=hints.line(source.url)
        )
    )
