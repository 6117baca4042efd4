"""NewsML-G2 (IPTC): a newsItem, alone or in a newsMessage, with its text in XHTML, NITF or plain text inside.

What one desk tells another (`edNote`) never gets into the text. What stands elsewhere (`remoteContent`) is not fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from service.document import Article
from service.errors import NotAnArticle
from service.intake import fields, fragments, item, nitf, xml
from service.intake.item import Item, Part
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

Element = Any  # lxml has no types

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ROOTS = frozenset({"newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"})
DECKS = ("subheadline", "subhead", "deck", "sub")
AUTHORS = ("author", "writer", "reporter", "byline")
CANONICAL = ("canonical", "isalternateof", "web")
SHOWN = 3  # headlines of the items among which a caller has to choose


def read(source: Source, root: Element) -> Article:
    """The article of a NewsML-G2 document. Raises NotAnArticle or InputTooLarge."""
    chosen = _chosen(root)
    return item.article(source, _found(chosen, _language(chosen, root)))


def _chosen(root: Element) -> Element:
    """The one news item with text, or that of several which the package names first."""
    items = [root] if root.tag == "newsItem" else [*root.iter("newsItem")]
    texts = [news for news in items if _has_text(news)]
    if len(texts) > 1:
        first = _first_of_package(root)
        texts = [news for news in texts if first and news.get("guid") == first] or texts
    if len(texts) == 1:
        return texts[0]
    if texts:
        told = "; ".join(filter(None, (_headline(news) for news in texts[:SHOWN])))
        raise NotAnArticle(f"the message has {len(texts)} articles; send one newsItem at a time ({told} …)")
    elsewhere = next(root.iter("remoteContent"), None) is not None
    reason = "its content is elsewhere, and is not fetched" if elsewhere else "no newsItem with inlineXML or inlineData"
    raise NotAnArticle(f"the {root.tag} has no text: {reason}")


def _has_text(news: Element) -> bool:
    return any((node.text or "").strip() or len(node) for node in _contents(news))


def _contents(news: Element) -> Iterator[Element]:
    content = xml.child(news, "contentSet")
    return (node for node in content if node.tag in {"inlineXML", "inlineData"}) if content is not None else iter(())


def _first_of_package(root: Element) -> str | None:
    """The item that the main group of a package names first."""
    for package in root.iter("packageItem"):
        for reference in package.iter("itemRef"):
            return xml.attribute(reference, "residref", "guidref")
    return None


def _found(news: Element, language: str | None) -> Item:
    meta, content = xml.child(news, "itemMeta"), xml.child(news, "contentMeta")
    meta, content = news if meta is None else meta, news if content is None else content
    inner = _inner(news)
    written = fields.first(*xml.texts(content, "by"))
    published, updated = fields.revised(
        fields.first(*xml.texts(meta, "firstCreated"), *xml.texts(content, "contentCreated")),
        fields.first(*xml.texts(meta, "versionCreated")),
    )
    inside = {part.text for part in inner.parts}
    above = [*(Part(item.squeezed(deck), "subheadline") for deck in _decks(content)), *item.told(("byline", written))]
    return Item(
        "newsml-g2",
        [*(part for part in above if part.text not in inside), *inner.parts],
        Metadata(
            headline=_headline(news),
            byline=fields.names(written, *_authors(content)),
            dateline=_place(content),
            credit=_credit(news, meta, content),
            published=published,
            updated=updated,
            tags=fields.tags(*_tags(content)),
            copyright=fields.first(*xml.texts(news, "rightsInfo", "copyrightNotice")),
            url=fields.url(*_links(meta)),
            language=language,
        ).before(inner.metadata),
    )


def _inner(news: Element) -> Item:
    """What the text inside tells: a NITF document speaks for itself, XHTML is its lines."""
    for node in _contents(news):
        found = _of_data(node) if node.tag == "inlineData" else _of_xml(node)
        if found.parts:
            return found
    return Item("newsml-g2", [])


def _of_data(node: Element) -> Item:
    return Item("newsml-g2", fragments.of_any("".join(node.itertext()), xml.attribute(node, "contenttype")))


def _of_xml(node: Element) -> Item:
    inner = next(iter(node), None)
    if inner is None:
        return _of_data(node)
    if inner.tag == "nitf":
        return nitf.found(inner)
    body = xml.child(inner, "body") if inner.tag == "html" else node
    body = inner if body is None else body
    lines = nitf.content(body) if body.find(".//body.content") is not None else fragments.of_tree(body)
    return Item("newsml-g2", lines)


def _headline(news: Element) -> str | None:
    """The headline that is none below another; else the title of the item."""
    lines = [*xml.children(news, "contentMeta", "headline")]
    main = [line for line in lines if not _role(line).startswith(DECKS)]
    return fields.first(*map(xml.text, main), *xml.texts(news, "itemMeta", "title"))


def _decks(content: Element) -> list[str]:
    lines = [line for line in xml.children(content, "headline") if _role(line).startswith(DECKS)]
    return [line for node in lines if (line := xml.text(node))]


def _role(node: Element) -> str:
    """The code of a role without its scheme: "hld:subHeadline" is subheadline."""
    return (xml.attribute(node, "role", "rel") or "").rpartition(":")[2].lower()


def _authors(content: Element) -> list[str | None]:
    """Names of creators that are said to be writers."""
    people = [node for node in xml.children(content, "creator") if _role(node) in AUTHORS]
    return [_name(node) for node in people]


def _name(node: Element) -> str | None:
    """A name, else the literal; a code says nothing to readers."""
    return next(iter(xml.texts(node, "name")), None) or xml.attribute(node, "literal")


def _place(content: Element) -> str | None:
    line = next(iter(xml.texts(content, "dateline")), None)
    return fields.place(line) or next(
        (place for node in xml.children(content, "located") if (place := _name(node))), None
    )


def _credit(news: Element, meta: Element, content: Element) -> str | None:
    """The credit line, else the source, the provider, or who has the rights."""
    holders = [*xml.children(news, "rightsInfo", "copyrightHolder")]
    parties = [*xml.children(content, "infoSource"), *xml.children(meta, "provider"), *holders]
    codes = [(xml.attribute(node, "qcode") or "").rpartition(":")[2] for node in xml.children(meta, "provider")]
    return fields.first(*xml.texts(content, "creditline"), *map(_name, parties), *codes)


def _tags(content: Element) -> Iterator[str | None]:
    for node in xml.children(content, "subject"):
        yield from xml.texts(node, "name")[:1]
    for node in xml.children(content, "keyword"):
        yield xml.text(node)


def _links(meta: Element) -> list[str | None]:
    return [xml.attribute(node, "href") for node in xml.children(meta, "link") if _role(node) in CANONICAL]


def _language(news: Element, root: Element) -> str | None:
    told = xml.attribute(xml.child(news, "contentMeta", "language"), "tag")
    return fields.language(told) or fields.language(news.get(LANG)) or fields.language(root.get(LANG))


def parts_of(node: Element) -> list[Part]:
    """The lines inside an element of markup, of whatever kind."""
    return list(_of_xml(node).parts)
