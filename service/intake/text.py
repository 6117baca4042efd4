"""Plain text, often a dump of a whole page: the text stays as it is, its blocks are labelled."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from service.document import Article, Block
from service.errors import NotAnArticle

if TYPE_CHECKING:
    from service.intake import Source


def read(source: Source) -> Article:
    """The article of a plain text."""
    content = source.content if isinstance(source.content, str) else source.content.decode("utf-8", "replace")
    if not any(letter.isalpha() for letter in content):
        raise NotAnArticle("the text has no letters")
    blocks = tuple(Block(match.start(), match.end(), "paragraph") for match in re.finditer(r"\S(?:[^\n]*\S)?", content))
    identity = "sha256:" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(identity, "text", content, blocks, headline=source.headline, published=source.published)
