"""XML of the wires: which of its formats it is, its root says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from service.document import Article
from service.errors import UnknownFormat
from service.intake import feeds, newsml, newsml1, nitf, xml

if TYPE_CHECKING:
    from service.intake import Source

Reader = Callable[["Source", Any], Article]

READERS: Mapping[str, Reader] = {
    "nitf": nitf.read,
    "NewsML": newsml1.read,
    **dict.fromkeys(newsml.ROOTS, newsml.read),
    **dict.fromkeys(feeds.ROOTS, feeds.read),
}
"""Name of the root element -> reader."""


def read(source: Source) -> Article:
    """The article of an XML document.

    Raises MalformedInput where it is not well formed or declares entities, UnknownFormat for an XML that is none of
    the wires', NotAnArticle or InputTooLarge.
    """
    root = xml.parse(source.content, source.charset)
    reader = READERS.get(root.tag)
    if reader is None:
        raise UnknownFormat(f"XML with the root {root.tag[:60]} is not read; known are {', '.join(sorted(READERS))}")
    return reader(source, root)
