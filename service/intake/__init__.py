"""Bytes or text in some format become an Article. One file a format; `READERS` is the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from service.document import Article
from service.errors import NotAnArticle, UnknownFormat
from service.intake import docx, hints, html, mail, ninjs, sniff, text, wire


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


def _pdf(source: Source) -> Article:
    """The article in a PDF; its reader is loaded with the first one: 6 MB and a tenth of a second that few need."""
    from service.intake import pdf  # noqa: PLC0415

    return pdf.read(source)


READERS: Mapping[str, Callable[[Source], Article]] = {
    "text/plain": text.read,
    "text/html": html.read,
    sniff.XHTML: html.read,
    ninjs.MEDIA_TYPE: ninjs.read,
    sniff.XML: wire.read,
    "text/xml": wire.read,
    "text/vnd.iptc.nitf": wire.read,
    "text/vnd.iptc.newsml": wire.read,
    sniff.DOCX: docx.read,
    sniff.PDF: _pdf,
    sniff.MAIL: mail.read,
}


def kind(source: Source) -> str:
    """The media type by which the source is read: the caller's, unless the content is plainly another."""
    return sniff.settled(source.content, source.media_type)


def read(source: Source) -> Article:
    """The article in what was sent, its blocks labelled.

    A generic media type (application/octet-stream, none) or a wrong one is settled by the content. Raises
    UnknownFormat, MalformedInput, InputTooLarge, NotAnArticle, or InvalidRequest for a hint that is no date.
    """
    media_type = kind(source)
    reader = READERS.get(media_type)
    if reader is None:
        raise UnknownFormat(f"{media_type} is not read; {INSTEAD.get(media_type, KNOWN)}")
    if not source.content:
        raise NotAnArticle("the text is empty")
    headline, url = hints.line(source.headline), hints.line(source.url)
    published = hints.moment(source.published)
    return reader(replace(source, media_type=media_type, headline=headline, published=published, url=url))


KNOWN = f"known are {', '.join(READERS)}, any application/…+xml, and application/json"
INSTEAD = {
    "application/msword": "save the document as DOCX, without a password",
    "application/rtf": "save the document as DOCX",
    sniff.ZIP: "send the files in it one by one",
    "application/gzip": "send what is in it",
    "application/json": "JSON is a request of the service's own form, or a ninjs item",
}
"""What to do about formats that are known but not read."""
