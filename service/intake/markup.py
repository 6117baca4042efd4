"""Lines of text out of a tree of elements: one walk, no recursion, whatever the depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

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


def pieces(tree: Tree) -> Iterator[Piece]:
    """The visible lines below an element, in order."""
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        yield from walk.enter(element, tag) if event == "start" else walk.leave(element, tag)
    yield from walk.line()


@dataclass(slots=True)
class _Walk:
    """Where the walk is: the words of the open line, the open blocks, how deep in quotations, hidden parts and links.

    `bare` tells whether words of the open line stand outside of links.
    """

    words: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=lambda: [""])
    quotes: int = 0
    hidden: int = 0
    links: int = 0
    captions: int = 0
    apart: int = 0
    bare: bool = False

    def line(self) -> Iterator[Piece]:
        text = " ".join("".join(self.words).split()).strip(" |")
        self.words.clear()
        linked, self.bare = not self.bare, False
        if text:
            tag = CAPTION if self.captions else self.blocks[-1]
            yield Piece(text, tag, self.quotes > 0, linked, fold(WORD.findall(text)), self.apart > 0)

    def enter(self, element: Tree, tag: str) -> Iterator[Piece]:
        if tag not in INLINE:
            yield from self.line()
            self.blocks.append(tag)
        self.hidden += _is_hidden(element, tag)
        self.quotes += tag in QUOTATIONS
        self.captions += tag == CAPTION
        self.apart += _is_apart(element, tag)
        self.links += _leads_away(element, tag)
        self.add(element.text)

    def leave(self, element: Tree, tag: str) -> Iterator[Piece]:
        if tag in CELLS:
            self.add(" | ")
        elif tag not in INLINE:
            yield from self.line()
        if tag not in INLINE:
            self.blocks.pop()
        self.quotes -= tag in QUOTATIONS
        self.captions -= tag == CAPTION
        self.apart -= _is_apart(element, tag)
        self.links -= _leads_away(element, tag)
        self.hidden -= _is_hidden(element, tag)
        self.add(element.tail)

    def add(self, text: str | None) -> None:
        if text and not self.hidden:
            self.words.append(text)
            self.bare = self.bare or (not self.links and any(map(str.isalnum, text)))


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
