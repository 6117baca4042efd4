"""NewsML 1.x (IPTC), which agencies still deliver: headline and byline in NewsLines, the text in a DataContent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service.document import Article
from service.errors import NotAnArticle
from service.intake import fields, item, newsml, xml
from service.intake.item import Item, Part
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

Element = Any  # lxml has no types
MOMENTS = ("FirstCreated", "ThisRevisionCreated")


def read(source: Source, root: Element) -> Article:
    """The article of a NewsML 1 document. Raises NotAnArticle or InputTooLarge."""
    items = [*root.iter("NewsItem")]
    texts = [(news, body) for news in items if (body := _body(news))]
    if len(texts) != 1:
        raise NotAnArticle(f"the NewsML has {len(texts) or 'no'} articles with text; send one NewsItem at a time")
    return item.article(source, _found(*texts[0]))


def _body(news: Element) -> list[Part]:
    """The lines of the first text in it; pictures have their data in the same element."""
    for content in news.iter("ContentItem"):
        kind = xml.attribute(xml.child(content, "MediaType"), "FormalName") or "Text"
        data = xml.child(content, "DataContent")
        if data is not None and kind.lower() == "text" and (lines := newsml.parts_of(data)):
            return lines
    return []


def _found(news: Element, body: list[Part]) -> Item:
    lines = next(news.iter("NewsLines"), news)
    written = fields.first(*xml.texts(lines, "ByLine"))
    management = xml.child(news, "NewsManagement")
    created, revised = (xml.text(xml.child(management, name)) if management is not None else None for name in MOMENTS)
    published, updated = fields.revised(created, revised)
    provider = xml.attribute(next(news.iter("Party"), None), "FormalName")
    language = xml.attribute(next(news.iter("Language"), None), "FormalName")
    above = item.told(*(("subheadline", deck) for deck in xml.texts(lines, "SubHeadLine")), ("byline", written))
    return Item(
        "newsml",
        [*above, *body],
        Metadata(
            headline=fields.first(*xml.texts(lines, "HeadLine")),
            byline=fields.names(written),
            dateline=fields.place(fields.first(*xml.texts(lines, "DateLine"))),
            credit=fields.first(*xml.texts(lines, "CreditLine"), provider),
            published=published,
            updated=updated,
            tags=fields.tags(*xml.texts(lines, "KeywordLine")),
            copyright=fields.first(*xml.texts(lines, "CopyrightLine")),
            language=fields.language(language),
        ),
    )
