"""What a page says of its article in its head: JSON-LD (schema.org), OpenGraph, meta elements, canonical link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from service.intake import bylines, sites, timestamps
from service.intake.lines import WORD, fold
from service.intake.markup import Tree

EARLIEST = "1600"  # no newspaper is older; an empty field is often filled with the year 1
DEEPEST = 5_000  # nodes of JSON-LD that are looked at
BEHIND = 4  # words of a title in front of the name of a site at least
ARTICLE_TYPES = ("Article", "Posting", "Report")  # NewsArticle, BlogPosting, …


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of an Article that the head of a page tells, and its text; None or empty where it does not."""

    headline: str | None = None
    byline: tuple[str, ...] = ()
    credit: str | None = None
    published: str | None = None
    updated: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    body: str = ""


def read(tree: Tree) -> Head:
    """What the head of a page tells. JSON-LD goes before OpenGraph, that before other elements."""
    meta = _meta(tree)
    linked = next(_articles(tree), {})
    site = _text(_of(linked, "publisher", "name")) or _first(meta, "og:site_name")
    return Head(
        headline=_headline(tree, _text(linked.get("headline")), meta, site),
        byline=_byline(linked, meta),
        credit=None if site and "://" in site else site,
        published=_moment(
            _text(linked.get("datePublished")),
            *_all(meta, "article:published_time", "datepublished", "date", "dc.date", "pubdate", "dcterms.created"),
            *_times(tree, "datepublished"),
        ),
        updated=_moment(
            _text(linked.get("dateModified")),
            *_all(meta, "article:modified_time", "og:updated_time", "datemodified", "lastmod"),
            *_times(tree, "datemodified"),
        ),
        tags=_tags(linked, meta),
        url=_url(tree, meta),
        language=_language(tree),
        body=body if isinstance(body := linked.get("articleBody"), str) else "",
    )


def _meta(tree: Tree) -> dict[str, list[str]]:
    """Contents of the meta elements by name, property or itemprop in lower case."""
    found: dict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and element.get(key):
                found[element.get(key).strip().lower()].append(content)
    return found


def _articles(tree: Tree) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article."""
    seen = 0
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        stack: list[Any] = [_json(element.text or "")]
        while stack and seen < DEEPEST:
            node = stack.pop()
            seen += 1
            if isinstance(node, dict):
                if any(str(kind).endswith(ARTICLE_TYPES) for kind in _several(node.get("@type"))):
                    yield node
                stack += [value for value in node.values() if isinstance(value, dict | list)][::-1]
            elif isinstance(node, list):
                stack += node[::-1]


def _json(text: str) -> Any:
    try:
        return orjson.loads(text.strip().removeprefix("<!--").removesuffix("-->").encode("utf-8", "replace"))
    except orjson.JSONDecodeError:
        return None


def _headline(tree: Tree, linked: str | None, meta: Mapping[str, list[str]], site: str | None) -> str | None:
    """A visible main heading that the head confirms; else what the head says, without the site's name."""
    title = _text("".join(next(iter(tree.iter("title")), tree.makeelement("title")).itertext()))
    said = [text for text in (linked, _first(meta, "og:title"), _first(meta, "twitter:title"), title) if text]
    visible = [text for element in tree.iter("h1") if (text := _text("".join(element.itertext())))]
    titles = [f" {fold(WORD.findall(text))} " for text in said]
    for heading in visible:
        words = fold(WORD.findall(heading))
        if words and words != fold(WORD.findall(site or "")) and _is_told(f" {words} ", titles):
            return heading
    bare = [sites.without(text, {sites.named(site)} if site else (), (*sites.BARS, ": ")) for text in said]
    return bare[0] if bare else visible[0] if len(visible) == 1 else None


def _is_told(heading: str, titles: Sequence[str]) -> bool:
    """Does a title hold the heading, and not far behind, where the name of the site stands ("Council votes – Post")?"""
    size = heading.count(" ") - 1
    before = [title.partition(heading)[0].count(" ") for title in titles if heading in title]
    return bool(before) and min(before) < max(BEHIND, 2 * size)


def _byline(linked: Mapping[str, Any], meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    said: list[str | None] = [
        _text(_of({"": author}, "", "name"))
        for author in _several(linked.get("author"))
        if _of({"": author}, "", "@type") != "Organization"
    ]
    said = said or [*_all(meta, "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")]
    names: list[str] = []
    for author in said:
        found = (bylines.read(author) or bylines.people(author)) if author and "/" not in author else None
        names += found.names if found else ()
    return tuple(dict.fromkeys(names))


def _tags(linked: Mapping[str, Any], meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    said = [str(word) for word in _several(linked.get("keywords"))] or meta.get("article:tag", [])
    said = said or _all(meta, "news_keywords", "keywords")[:1]
    tags = (_text(tag) for words in said for tag in re.split("[,;]", words))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _moment(*said: str | None) -> str | None:
    moments = (timestamps.iso(text) for text in said if text)
    return next((moment for moment in moments if moment is not None and moment >= EARLIEST), None)


def _times(tree: Tree, kind: str) -> list[str]:
    """Moments of time elements that say of what they are: `<time itemprop="datePublished" datetime="2024-05-07">`."""
    return [
        element.get("datetime")
        for element in tree.iter("time")
        if element.get("datetime")
        and (
            (element.get("itemprop") or "").lower() == kind
            or (kind == "datepublished" and element.get("pubdate") is not None)
        )
    ]


def _url(tree: Tree, meta: Mapping[str, list[str]]) -> str | None:
    canonical = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    said = [*canonical, *_all(meta, "og:url")]
    return next((url.strip() for url in said if url and url.strip().lower().startswith(("http://", "https://"))), None)


def _language(tree: Tree) -> str | None:
    code = (tree.get("lang") or "").split("-")[0].strip().lower()
    return code if len(code) == 2 and code.isalpha() else None


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _of(node: Mapping[str, Any], key: str, field: str) -> Any:
    """The field of the object (or of the first in a list) under a key; a bare string is its own name."""
    inner = next(iter(_several(node.get(key))), None)
    if isinstance(inner, dict):
        return inner.get(field)
    return inner if field == "name" else None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(meta: Mapping[str, list[str]], *keys: str) -> str | None:
    return next(iter(_all(meta, *keys)), None)


def _all(meta: Mapping[str, list[str]], *keys: str) -> list[str]:
    return [text for key in keys for value in meta.get(key, ()) if (text := _text(value))]
