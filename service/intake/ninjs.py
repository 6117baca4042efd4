"""ninjs (IPTC), 1.x to 3.1: a news item as JSON. Names of fields are in small letters up to 2.x, in camel case since.

What one desk tells another (`ednote`) never gets into the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from service.document import Article
from service.errors import InvalidRequest, MalformedInput, NotAnArticle
from service.intake import charset, fields, fragments, item, nitf, xml
from service.intake.item import Item, Part
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

MEDIA_TYPE = "application/vnd.iptc.ninjs+json"
PLAIN, MARKED = "body_text", ("body_html", "body_xhtml", "body_richtext")
MAIN = frozenset({"", "main", "headline", "default"})
DECKS = frozenset({"subheadline", "subhead", "sub", "deck", "standfirst", "subtitle", "drophead"})
DECKS_AT_MOST = 5
PICTURES = 200
NAMED = ("subject", "person", "organisation", "place", "event", "object", "product")
LINKED = frozenset({"canonical", "alternate", "web", "website", "story"})
ENOUGH = 0.5  # of the letters of the plain body has a marked one that is not cut short

Json = Mapping[str, Any]


def read(source: Source) -> Article:
    """The article of a ninjs item. Raises MalformedInput, InvalidRequest, NotAnArticle or InputTooLarge."""
    content = source.content
    try:
        value = orjson.loads(content if isinstance(content, str) else charset.decode(content, source.charset))
    except orjson.JSONDecodeError as error:
        raise MalformedInput(f"broken JSON: {error}") from error
    if not isinstance(value, dict):
        raise InvalidRequest("a ninjs item is a JSON object")
    if not isinstance(value.get("uri", ""), str):
        raise InvalidRequest("uri is not a string", {"uri": ["Not a valid string."]})
    return item.article(source, found({_plain(name): inner for name, inner in value.items()}))


def _plain(name: str) -> str:
    """The name as 1.x and 2.x have it: versionCreated is versioncreated."""
    return name.lower()


def found(news: Json) -> Item:
    """What an item tells; its names are in small letters."""
    body = _body(news)
    if not body:
        raise NotAnArticle("the ninjs item has no body", {"bodies": ["No text was found in it, nor in body_…."]})
    written = fields.first(news.get("by"), news.get("byline"), *_values(news.get("bylines"), "by", "byline", "name"))
    published, updated = fields.revised(
        fields.first(news.get("firstcreated"), news.get("contentcreated")), news.get("versioncreated")
    )
    return Item(
        "ninjs",
        [*_decks(news, body), *item.told(("byline", written)), *body, *_captions(news)],
        Metadata(
            headline=_headline(news),
            byline=fields.names(*_values(news.get("bylines"), "by", "byline", "name"), written),
            dateline=fields.first(news.get("dateline"), news.get("located"), *_values(news.get("located"), "name")),
            credit=_credit(news),
            published=published,
            updated=updated,
            tags=_tags(news),
            copyright=fields.first(news.get("copyrightnotice")),
            url=fields.url(*_links(news)),
            language=fields.language(news.get("language")),
        ),
    )


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _objects(value: object) -> Iterator[Json]:
    """The objects of a list, names in small letters."""
    for inner in _several(value):
        if isinstance(inner, dict):
            yield {_plain(name): field for name, field in inner.items()}


def _values(value: object, *names: str) -> list[str]:
    """Of each object of a list the first of some fields that is told; strings are their own."""
    strings = [inner for inner in _several(value) if isinstance(inner, str)]
    objects = [fields.first(*(inner.get(name) for name in names)) for inner in _objects(value)]
    return strings + [found for found in objects if found]


def _body(news: Json) -> list[Part]:
    """The lines of the marked body, or of the plain one where that says much more."""
    bodies = [*_bodies(news)]
    marked = next((lines for kind, lines in bodies if kind != "text/plain" and lines), [])
    plain = next((lines for kind, lines in bodies if kind == "text/plain" and lines), [])
    return marked if _size(marked) >= ENOUGH * _size(plain) else plain


def _size(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _bodies(news: Json) -> Iterator[tuple[str, list[Part]]]:
    """Media type and lines of each body, main ones first."""
    for name in (*MARKED, PLAIN):
        if isinstance(value := news.get(name), str):
            kind = "text/plain" if name == PLAIN else "text/html"
            yield kind, _lines(value, kind)
    several = [body for body in _objects(news.get("bodies")) if isinstance(body.get("value"), str)]
    for body in sorted(several, key=lambda body: str(body.get("role") or "").lower() not in MAIN):
        kind = str(body.get("contenttype") or "").partition(";")[0].strip().lower()
        lines = _lines(body["value"], kind)
        yield "text/plain" if kind == "text/plain" else "text/html", lines


def _lines(value: str, kind: str) -> list[Part]:
    if "nitf" in kind or value.lstrip().startswith(("<nitf", "<body.content")):
        root = xml.parse(value)
        return list(nitf.found(root).parts if root.tag == "nitf" else nitf.content(root))
    return fragments.of_any(value, kind) if value.strip() else []


def _headline(news: Json) -> str | None:
    """The main headline."""
    several = [*_objects(news.get("headlines"))]
    several.sort(key=lambda line: (_role(line) in DECKS, _role(line) not in MAIN))
    told = [line.get("value") for line in several if _role(line) not in DECKS]
    return _bare(fields.first(news.get("headline"), *told, *_values(news.get("headlines"), "value"), news.get("title")))


def _bare(line: str | None) -> str | None:
    """A line without markup."""
    return " ".join(part.text for part in fragments.of_html(line)) if line and "<" in line else line


def _role(line: Json) -> str:
    return str(line.get("role") or "").lower()


def _decks(news: Json, body: list[Part]) -> list[Part]:
    """What stands below the headline, if the body does not begin with it."""
    several = [*_objects(news.get("headlines")), *_objects(news.get("descriptions"))]
    several = [line for line in several if _role(line) in DECKS][:DECKS_AT_MOST]
    decks = [_bare(fields.first(line.get("value"))) for line in several]
    opening = "\n".join(part.text for part in body[:3])
    return [deck for deck in item.told(*(("subheadline", deck) for deck in decks)) if deck.text not in opening]


def _captions(news: Json) -> list[Part]:
    """The captions of pictures that go with it."""
    beside = news.get("associations")
    pictures = _objects([*beside.values()][:PICTURES] if isinstance(beside, dict) else _several(beside)[:PICTURES])
    told: list[Part] = []
    for picture in pictures:
        if picture.get("type") in {"picture", "photo", "graphic"}:
            caption = fields.first(picture.get("description_text"), *_values(picture.get("descriptions"), "value"))
            told += item.told(("caption", _bare(caption)))
    return told


def _credit(news: Json) -> str | None:
    """Where it came from: the source, the provider, or who has the rights to it."""
    sources = [
        *_values(news.get("infosources"), "name", "literal"),
        *_values(news.get("infosource"), "name", "literal"),
    ]
    return fields.first(
        news.get("creditline"), *sources, news.get("source"), *_values(news.get("provider"), "name", "literal"),
        news.get("copyrightholder"),
    )  # fmt: skip


def _tags(news: Json) -> tuple[str, ...]:
    """Names of subjects, people, organisations, places, then keywords."""
    named = [name for kind in NAMED for key in _keys(kind) for name in _values(news.get(key), "name")]
    return fields.tags(*named, *(word for word in _several(news.get("keywords"))))


def _keys(kind: str) -> tuple[str, str]:
    """The name of a field in 1.x and since: person, people."""
    return (kind, "people" if kind == "person" else f"{kind}s")


def _links(news: Json) -> list[object]:
    linked = [link.get("href") for link in _objects(news.get("links")) if str(link.get("rel") or "").lower() in LINKED]
    return [*linked, news.get("link"), news.get("url"), news.get("canonical")]
