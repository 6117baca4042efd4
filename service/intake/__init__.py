"""Bytes or text in some format become an Article. One file a format; `READERS` is the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.document import Article
from service.errors import UnknownFormat
from service.intake import html, text


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

    Raises UnknownFormat, MalformedInput, InputTooLarge or NotAnArticle.
    """
    reader = READERS.get(source.media_type)
    if reader is None:
        raise UnknownFormat(f"no reader for {source.media_type!r}; known are {', '.join(READERS)}")
    return reader(source)
