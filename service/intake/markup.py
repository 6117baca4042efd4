"""Lines of text out of a tree of elements: one walk, no recursion, whatever the depth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any, NamedTuple

from lxml import etree, html

from service import lexicons
from service.intake.lines import WORD, fold

Tree = Any  # lxml has no types

ELEMENTS = lexicons.table("html_elements")
HIDDEN = frozenset(name for name, kind in ELEMENTS.items() if kind == "hidden")
INLINE = frozenset(name for name, kind in ELEMENTS.items() if kind == "inline")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*+)[^<>]*+>")
UNSHOWN = frozenset({"script", "style", "template", "noscript", "head"})
CAPTION = "figcaption"
ASIDE, GROUPS = frozenset({"aside", "nav", "footer"}), frozenset({"div", "section", "article", "ul", "ol", "li"})
COMMENTS = re.compile(r"(?i)\b(?:comment|discuss|disqus|repl(?:y|ies)\b)")
QUOTATIONS = frozenset({"blockquote", "quote"})
CELLS = frozenset({"td", "th", "cell"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the page: its text with single spaces, the tag of its nearest block, whether it is quoted, and linked.

    In a caption, that is the tag of all lines. Linked is a line with nothing beside links; apart are comments and what
    the page says stands beside its matter. By its `key`, its words in small letters, a line is found in other readings.
    """

    text: str
    tag: str
    quoted: bool
    linked: bool = False
    key: str = ""
    apart: bool = False


def parse(page: str) -> Tree:
    """The tree of a page. Broken markup is mended, what cannot be mended has an empty tree; nothing is fetched."""
    clean = page.replace("\0", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    try:
        return html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return html.Element("html")


def bare(page: str) -> list[Piece]:
    """The text between the tags, where the tree of a page has none: nothing is known but where a tag stands."""
    visible = "".join(part.partition("-->")[2] if number else part for number, part in enumerate(page.split("<!--")))
    found: list[str] = []
    hidden, end = "", 0
    for tag in TAG.finditer(visible):
        if not hidden:
            found.append(visible[end : tag.start()])
        name = tag[2].lower()
        if not hidden and not tag[1] and name in UNSHOWN:
            hidden = name
        elif tag[1] and name == hidden:
            hidden = ""
        end = tag.end()
    found.append("" if hidden else visible[end:])
    lines = (" ".join(unescape(text).replace("\0", "").split()) for text in found)
    return [Piece(line, "", False) for line in lines if line]


def pieces(tree: Tree) -> list[Piece]:
    """The visible lines below an element, in order."""
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            walk.enter(element, tag)
        else:
            walk.leave(element, tag)
    walk.line()
    return walk.found


class _Place(NamedTuple):
    """Where words stand: the tag of the nearest block, and inside of what."""

    block: str = ""
    hidden: bool = False
    quoted: bool = False
    linked: bool = False
    captioned: bool = False
    apart: bool = False


@dataclass(slots=True)
class _Walk:
    """Where the walk is: the lines found, the words of the open line, the places of the open elements.

    `bare` tells whether words of the open line stand outside of links.
    """

    found: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    places: list[_Place] = field(default_factory=lambda: [_Place()])
    bare: bool = False

    def line(self) -> None:
        text = " ".join("".join(self.words).split()).strip(" |")
        self.words.clear()
        linked, self.bare = not self.bare, False
        if text:
            place = self.places[-1]
            tag = CAPTION if place.captioned else place.block
            self.found.append(Piece(text, tag, place.quoted, linked, fold(WORD.findall(text)), place.apart))

    def enter(self, element: Tree, tag: str) -> None:
        if tag not in INLINE and self.words:
            self.line()
        self.places.append(_inside(self.places[-1], element, tag))
        self.add(element.text)

    def leave(self, element: Tree, tag: str) -> None:
        if tag in CELLS:
            self.add(" | ")
        elif tag not in INLINE and self.words:
            self.line()
        self.places.pop()
        self.add(element.tail)

    def add(self, text: str | None) -> None:
        place = self.places[-1]
        if text and not place.hidden:
            self.words.append(text)
            self.bare = self.bare or (not place.linked and any(map(str.isalnum, text)))


def _inside(place: _Place, element: Tree, tag: str) -> _Place:
    """The place inside an element that stands in a place; whatever stands in a hidden one is hidden."""
    if place.hidden:
        return place
    if _is_hidden(element, tag):
        return place._replace(hidden=True)
    if tag in INLINE:
        return place._replace(linked=True) if _leads_away(element, tag) else place
    return _Place(
        tag,
        False,
        place.quoted or tag in QUOTATIONS,
        place.linked,
        place.captioned or tag == CAPTION,
        place.apart or _is_apart(element, tag),
    )


def _leads_away(element: Tree, tag: str) -> bool:
    """Is it a link to another place than one on this page?"""
    return tag == "a" and not (element.get("href") or "#").startswith("#")


def _is_apart(element: Tree, tag: str) -> bool:
    """Is it a comment, or beside the matter of the page?"""
    return tag in ASIDE or (
        tag in GROUPS and COMMENTS.search(f"{element.get('class')} {element.get('id')}") is not None
    )


def _is_hidden(element: Tree, tag: str) -> bool:
    if tag == "head":  # trafilatura calls headings so
        return getattr(element.getparent(), "tag", None) == "html"
    return tag in HIDDEN or not tag or element.get("hidden") is not None or element.get("aria-hidden") == "true"
