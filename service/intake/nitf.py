"""NITF 3.x (IPTC): a news item whose headline, byline, paragraphs and captions are marked.

What one desk tells another (`ed-msg`, notes of class editorsnote) never gets into the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service.document import Article
from service.intake import fields, fragments, item, xml
from service.intake.item import Item, Part
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

Element = Any  # lxml has no types

HEDLINE = ("body", "body.head", "hedline")
INLINE = (
    "person", "org", "location", "chron", "event", "function", "money", "num", "frac", "frac-num", "frac-sep",
    "frac-den", "object.title", "virtloc", "copyrite", "copyrite.year", "copyrite.holder", "lang", "pronounce",
    "classifier", "city", "state", "region", "country", "sublocation", "name.given", "name.family", "alt-code",
    "postaddr", "delivery.point", "postcode", "delivery.office", "addressee", "care.of", "series",
)  # fmt: skip
UNREAD = ("ed-msg", "note", "media-reference", "media-metadata", "media-object", "nitf-table-metadata", "custom-table")
NAMES = {
    **dict.fromkeys(INLINE, "span"),
    **dict.fromkeys(UNREAD, "template"),
    "bq": "blockquote",
    "hl1": "h1",
    "hl2": "h2",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "cite",
    "credit": "p",
    "fn": "p",
}
DECKS = 5  # lines between headline and text at most
TAGGED = ("person", "org", "location", "event", "object.title")


def read(source: Source, root: Element) -> Article:
    """The article of a NITF document. Raises NotAnArticle or InputTooLarge."""
    return item.article(source, found(root))


def found(root: Element) -> Item:
    """What a NITF document tells."""
    docdata = xml.child(root, "head", "docdata")
    docdata = root if docdata is None else docdata
    head = xml.child(root, "body", "body.head")
    head = root if head is None else head
    written = xml.text(xml.child(head, "byline"))
    dateline = xml.child(head, "dateline")
    stands = xml.text(xml.child(dateline, "location")) if dateline is not None else None
    body = _body(root)
    return Item(
        "nitf",
        [*_above(head, written, dateline, body), *body, *_below(root)],
        Metadata(
            headline=xml.text(xml.child(root, *HEDLINE, "hl1")) or xml.text(xml.child(root, "head", "title")),
            byline=fields.names(*_people(head)),
            dateline=fields.place(stands or xml.text(dateline)),
            credit=_credit(docdata, head),
            published=_moment(docdata, "date.issue") or _moment(docdata, "date.release"),
            tags=_tags(docdata),
            copyright=xml.text(xml.child(head, "rights")) or _copyright(docdata),
            language=fields.language(root.get("{http://www.w3.org/XML/1998/namespace}lang")),
        ),
    )


def _above(head: Element, written: str | None, dateline: Element | None, body: list[Part]) -> list[Part]:
    """What stands between headline and text; an abstract that the text begins with is said once."""
    decks = [*xml.texts(head, "hedline", "hl2"), *xml.texts(head, "abstract")][:DECKS]
    opening = "\n".join(part.text for part in body[:3])
    above = [Part(deck, "subheadline") for deck in map(item.squeezed, decks) if deck and deck not in opening]
    return [*above, *item.told(("byline", written), ("dateline", xml.text(dateline)))]


def _body(root: Element) -> list[Part]:
    inner = xml.child(root, "body", "body.content")
    return content(inner) if inner is not None else []


def content(element: Element) -> list[Part]:
    """The lines below `body.content`, or below an element with what stands there."""
    return fragments.of_tree(fragments.renamed(element, NAMES))


def _below(root: Element) -> list[Part]:
    """Who helped to write it, and the books it names."""
    end = xml.child(root, "body", "body.end")
    if end is None:
        return []
    taglines, books = xml.texts(end, "tagline"), xml.texts(end, "bibliography")
    return item.told(*(("contributor_note", line) for line in taglines), *(("other", line) for line in books))


def _people(head: Element) -> list[str]:
    """The names that are marked in the byline; else what stands there beside the writer's title."""
    byline = xml.child(head, "byline")
    if byline is None:
        return []
    inside = [byline.text or ""] + [
        ("" if node.tag == "byttl" else xml.text(node) or "") + (node.tail or "") for node in byline
    ]
    return xml.texts(byline, "person") or [" ".join(inside)]


def _credit(docdata: Element, head: Element) -> str | None:
    said = xml.texts(head, "distributor")
    sources = [xml.attribute(node, "src-name") for node in xml.children(docdata, "del-list", "from-src")]
    return fields.first(*said, xml.attribute(xml.child(docdata, "doc.copyright"), "holder"), *sources)


def _moment(docdata: Element, name: str) -> str | None:
    return fields.moment(xml.attribute(xml.child(docdata, name), "norm"))


def _copyright(docdata: Element) -> str | None:
    """The notice of its two parts: "© 2024 Harbour News"."""
    node = xml.child(docdata, "doc.copyright")
    year, holder = xml.attribute(node, "year"), xml.attribute(node, "holder")
    return " ".join(["©", *([year] if year else []), holder]) if holder else None


def _tags(docdata: Element) -> tuple[str, ...]:
    content = xml.child(docdata, "identified-content")
    keys = [xml.attribute(node, "key") for node in xml.children(docdata, "key-list", "keyword")]
    named = (
        [xml.text(node) or xml.attribute(node, "value") for node in content if node.tag in TAGGED]
        if content is not None
        else []
    )
    return fields.tags(*keys, *named)
