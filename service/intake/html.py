"""HTML pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.document import Article
from service.errors import UnknownFormat

if TYPE_CHECKING:
    from service.intake import Source


def read(source: Source) -> Article:
    """The article of a page."""
    raise UnknownFormat("HTML is not read yet")
