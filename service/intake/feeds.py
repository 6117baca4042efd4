"""RSS (0.9 to 2.0) and Atom: one item of a feed, alone or in its feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service.document import Article
from service.errors import NotAnArticle
from service.intake import fields, fragments, item, xml
from service.intake.item import Item, Part
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

Element = Any  # lxml has no types

ROOTS = frozenset({"rss", "RDF", "channel", "item", "feed", "entry"})
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SHOWN = 3  # titles of the items among which a caller has to choose
MARKED = frozenset({"html", "text/html"})


def read(source: Source, root: Element) -> Article:
    """The article of a feed with one item, or of the item whose address the caller gives as `url`.

    Raises NotAnArticle, where there is none or there are several, or InputTooLarge.
    """
    items = [root] if root.tag in {"item", "entry"} else [*root.iter("item", "entry")]
    chosen = [news for news in items if source.url and source.url in _links(news)] or items
    if len(chosen) != 1:
        raise NotAnArticle(_too_many(chosen) if chosen else "the feed has no item")
    found = _of_atom(chosen[0], root) if chosen[0].tag == "entry" else _of_rss(chosen[0], root)
    return item.article(source, found)


def _too_many(items: list[Element]) -> str:
    titles = "; ".join(filter(None, (_title(news) for news in items[:SHOWN])))
    return f"the feed has {len(items)} items; send one of them, or say which by its address as url ({titles} …)"


def _of_rss(news: Element, root: Element) -> Item:
    channel = next(root.iter("channel"), root)
    bodies = [*xml.texts_of(news, "encoded"), *xml.texts_of(news, "description")]
    return Item(
        "rss",
        _longest(bodies),
        Metadata(
            headline=_title(news),
            byline=fields.names(*xml.texts(news, "creator"), *map(_author, xml.texts(news, "author"))),
            credit=fields.first(
                *xml.texts(news, "source"), *(xml.texts(channel, "title") if channel is not news else [])
            ),
            published=_moment(news, "pubDate", "date", "issued"),
            updated=_moment(news, "updated", "modified"),
            tags=fields.tags(*xml.texts(news, "category"), *xml.texts(news, "subject")),
            copyright=fields.first(*xml.texts(news, "rights"), *xml.texts(channel, "copyright")),
            url=fields.url(*_links(news)),
            language=fields.language(fields.first(*xml.texts(news, "language"), *xml.texts(channel, "language"))),
        ),
    )


def _of_atom(news: Element, root: Element) -> Item:
    published, updated = fields.revised(
        _moment(news, "published", "issued"), fields.first(*xml.texts(news, "updated"), *xml.texts(news, "modified"))
    )
    contents = [*xml.children(news, "content"), *xml.children(news, "summary")]
    return Item(
        "atom",
        next((lines for node in contents if (lines := _lines(node))), []),
        Metadata(
            headline=_title(news),
            byline=fields.names(*(xml.texts(news, "author", "name") or xml.texts(root, "author", "name"))),
            credit=fields.first(
                *xml.texts(news, "source", "title"), *(xml.texts(root, "title") if root is not news else [])
            ),
            published=published,
            updated=updated,
            tags=fields.tags(*(xml.attribute(node, "label", "term") for node in xml.children(news, "category"))),
            copyright=fields.first(*xml.texts(news, "rights"), *(xml.texts(root, "rights"))),
            url=fields.url(*_links(news)),
            language=fields.language(news.get(LANG)) or fields.language(root.get(LANG)),
        ),
    )


def _longest(bodies: list[str]) -> list[Part]:
    """The full text; a description is often its beginning alone."""
    body = max(bodies, key=len, default="")
    return fragments.of_any(body) if body.strip() else []


def _lines(node: Element) -> list[Part]:
    """The lines of a text construct of Atom: escaped HTML, XHTML, or plain text."""
    kind = node.get("type") or "text"
    if len(node):
        return fragments.of_tree(node)
    value = node.text or ""
    return fragments.of_any(value, "text/html" if kind in MARKED else kind) if value.strip() else []


def _title(news: Element) -> str | None:
    """The title; some feeds escape its marks twice, or put markup in it."""
    title = fields.first(*xml.texts(news, "title"))
    if title and ("<" in title or "&" in title):
        return fields.text(" ".join(part.text for part in fragments.of_html(title))) or title
    return title


def _author(line: str) -> str:
    """The name in "desk@example.org (Ann Lee)"; an address alone is no name."""
    if "@" not in line:
        return line
    return line.partition("(")[2].rpartition(")")[0]


def _moment(news: Element, *names: str) -> str | None:
    return next((told for name in names for line in xml.texts(news, name) if (told := fields.moment(line))), None)


def _links(news: Element) -> list[str]:
    """Addresses of the item, best first: what the feed was made of, the link, an id that is one."""
    addresses = [
        xml.attribute(node, "href")
        for node in xml.children(news, "link")
        if (node.get("rel") or "alternate") == "alternate"
    ]
    guids = [xml.text(node) for node in xml.children(news, "guid") if node.get("isPermaLink") != "false"]
    return [link for link in [*xml.texts(news, "origLink"), *xml.texts(news, "link"), *addresses, *guids] if link]
