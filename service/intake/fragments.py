"""Marked-up text inside another format (XHTML, HTML, NITF) as lines: one way for all of them, that of HTML pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from lxml import etree

from service.intake import item, limits, markup
from service.intake.item import Part
from service.intake.lines import BULLET, lines

Element = Any  # lxml has no types

CAPTION = "figcaption"
COPY = ("p", "pre")
BLOCKS = ("p", "div", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "br", "script", "style", "template")
NARROW, WRAPPED = 40, 120  # columns; nobody wraps outside of these bounds
FULL = 0.9  # of the longest line: one that would be as long with the next word had no room for it
INDENT = 2  # spaces more than the lines around it has a line that opens a paragraph


def of_html(value: str) -> list[Part]:
    """The lines of a piece of HTML."""
    if len(value) > limits.MARKUP_CHARACTERS:
        limits.check(value, limits.MARKUP_CHARACTERS)
    tree = markup.parse(value)
    return of_tree(tree) or item.parts(markup.bare(value))


def of_tree(tree: Element) -> list[Part]:
    """The lines below an element whose names are those of HTML."""
    for caption in tree.iter(CAPTION):
        for inner in caption.iterdescendants("p", "div", CAPTION):
            inner.tag = "span"
    for row in tree.iter("tr"):
        _flatten(row)
    for paragraph in list(tree.iter(*COPY)):
        _part(paragraph)
    return item.parts(markup.pieces(tree))


def of_text(value: str) -> list[Part]:
    """The lines of plain text, hard-wrapped ones joined."""
    if len(value) > limits.CHARACTERS:
        limits.check(value)
    clean = value.replace("\0", "")
    return [Part(text) for line in lines(clean) if (text := item.squeezed(line.text))]


def of_message(value: str) -> list[Part]:
    """The lines of plain text of a message, which is wrapped at a column that its longest lines tell."""
    rows = value.replace("\0", "").splitlines() if len(value) <= limits.CHARACTERS else [value]
    longest = max((len(row.rstrip()) for row in rows), default=0)
    return of_text("\n".join(_unwrapped(rows, longest) if longest <= WRAPPED else rows))


def _unwrapped(rows: Sequence[str], longest: int) -> Iterator[str]:
    """The rows, one that had no room for the first word of the next joined with it."""
    open_row: list[str] = []
    for row, following in zip_longest(rows, rows[1:], fillvalue=""):
        open_row.append(row.strip())
        first = following.split(None, 1)[0] if following.strip() else ""
        full = len(row.rstrip()) + 1 + len(first) >= FULL * longest
        if not (first and row.strip() and full and longest >= NARROW) or BULLET.match(following.strip()):
            yield " ".join(open_row)
            open_row = []


def of_any(value: str, media_type: str | None = None) -> list[Part]:
    """The lines of a text that may be markup, whatever it is called: it is, where a tag of a paragraph stands in it."""
    marked = any(tag in value for tag in ("<p>", "<p ", "<P>", "<div", "<br", "<h1", "<h2", "<ul", "<table"))
    return of_html(value) if marked or (media_type or "").endswith(("html", "xml")) else of_text(value)


def renamed(tree: Element, names: Mapping[str, str]) -> Element:
    """The tree with other names for its elements."""
    for element in tree.iter():
        element.tag = names.get(element.tag, element.tag)
    return tree


def _flatten(row: Element) -> None:
    """A row of a table of figures becomes one line; tables that only lay out a page have paragraphs in their cells."""
    if next(row.iter(*BLOCKS), None) is None and len(row):
        cells = [item.squeezed("".join(cell.itertext())) for cell in row]
        tail = row.tail
        row.clear()
        row.text, row.tail = " | ".join(filter(None, cells)), tail


def _part(element: Element) -> None:
    """Several paragraphs of wire copy in one element become elements of their own."""
    paragraphs = wrapped(element.text or "") if len(element) == 0 else []
    if len(paragraphs) > 1:
        element.tag, element.text = "div", None
        for paragraph in paragraphs:
            etree.SubElement(element, "p").text = item.squeezed(paragraph)


def wrapped(copy: str) -> Sequence[str]:
    """The paragraphs of copy wrapped at a column: a blank line or an indentation opens one.

    Where all lines but the first are indented alike, it is the markup that is indented, and the text is one paragraph.
    """
    rows = copy.expandtabs().split("\n")
    indents = [len(row) - len(row.lstrip()) for row in rows[1:] if row.strip()]
    return list(_paragraphs(rows, min(indents) + INDENT)) if indents else [copy]


def _paragraphs(rows: Sequence[str], deep: int) -> Iterator[str]:
    open_rows: list[str] = []
    for row in rows:
        opens = not row.strip() or len(row) - len(row.lstrip()) >= deep
        if opens and open_rows:
            yield " ".join(open_rows)
            open_rows = []
        if row.strip():
            open_rows.append(row.strip())
    if open_rows:
        yield " ".join(open_rows)
