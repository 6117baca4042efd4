"""XML with its teeth drawn: nothing is fetched, no entity is expanded, what is not well formed is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree

from service.errors import InputTooLarge, MalformedInput
from service.intake import charset, limits

Element = Any  # lxml has no types

DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
DECLARED = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,4}=\s{0,4}[\"']([\w.:-]{2,40})[\"']")
WIDE = re.compile(r"utf-?(?:16|32)|ucs", re.IGNORECASE)
ENTITY = re.compile(r"<!ENTITY\s+(?!%\s)")
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
MARKS = frozenset("<>&\"'")
ELEMENTS = 1_000_000  # tags; an item of a wire has some hundreds, a long document with its revisions some 100,000
BESIDE = frozenset({"http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd"})
BESIDE_AS = "http://search.yahoo.com/mrss/"
DECLARES = re.compile(r"\sxmlns:([\w.-]{1,40})\s?=")
PREFIX = re.compile(r"(?:</?|\s)([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
PREFIXES = 100
FIRST = re.compile(r"<[A-Za-z_][\w:.-]{0,100}")
BROKEN = (etree.LxmlError, ValueError)
HEAD = 1_000  # bytes in which the declaration stands
PROLOG = (("<?", "?>"), ("<!--", "-->"))
NAME = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,60})")
DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]{0,400}(?:\[(?:[^\]]{0,4000})\]\s{0,20})?>", re.IGNORECASE)


def parse(content: bytes | str, declared: str | None = None) -> Element:
    """The root of an XML document, names without namespaces and prefixes.

    A DOCTYPE is passed over, its DTD never loaded; one that declares entities is refused. Raises MalformedInput,
    NotAnArticle for what is binary, or InputTooLarge.
    """
    page = limits.check(charset.decode(content, declared or _encoding(content)), limits.MARKUP_CHARACTERS)
    page = DECLARATION.sub("", page, count=1).lstrip("\ufeff \t\r\n")
    if page.count("<") > ELEMENTS:
        raise InputTooLarge(f"the XML has more than {ELEMENTS:,} tags")
    if ENTITY.search(page):
        raise MalformedInput("the XML declares entities, which are not read")
    page = NAMED.sub(_character, page)
    try:
        return _plain(_tree(page))
    except BROKEN as error:
        if "Namespace prefix" not in str(error):
            raise MalformedInput(f"the XML is not well formed: {str(error)[:200]}") from error
    try:
        return _plain(_tree(_with_prefixes(page)))
    except BROKEN as error:
        raise MalformedInput(f"the XML is not well formed: {str(error)[:200]}") from error


def _tree(page: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(page.encode("utf-8"), parser)


def _with_prefixes(page: str) -> str:
    """The page, its prefixes declared by the first element: an item cut out of its feed has left that behind."""
    known = set(DECLARES.findall(page))
    used = sorted(set(PREFIX.findall(page)) - known - {"xml", "xmlns"})[:PREFIXES]
    spaces = "".join(f' xmlns:{prefix}="{BESIDE_AS if prefix == "media" else prefix}"' for prefix in used)
    return FIRST.sub(lambda found: found[0] + spaces, page, count=1)


def root_name(head: str) -> str | None:
    """The local name of the first element, if there is one: what stands before it is passed over."""
    at = 0
    while at < len(head):
        at += len(head[at:]) - len(head[at:].lstrip("\ufeff \t\r\n"))
        ends = next((end for start, end in PROLOG if head.startswith(start, at)), None)
        if ends is not None:
            at = head.find(ends, at) + len(ends) if ends in head[at:] else len(head)
        elif doctype := DOCTYPE.match(head, at):
            at = doctype.end()
        else:
            found = NAME.match(head, at)
            return found[1] if found else None
    return None


def _encoding(content: bytes | str) -> str | None:
    """The encoding of the declaration. One that a declaration in ASCII cannot have is none."""
    found = DECLARED.search(content[:HEAD]) if isinstance(content, bytes) else None
    name = found[1].decode("ascii") if found else None
    return None if name and WIDE.match(name) else name


def _character(found: re.Match[str]) -> str:
    """The character of a named entity of HTML, which feeds use without declaring it; those of XML stay."""
    character = html5.get(found[1], "")
    return found[0] if not character or MARKS & set(character) else character


def _plain(root: Element) -> Element:
    """The tree with local names alone; those of media beside the text keep a prefix, for they have the same names."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            raise MalformedInput(f"the XML uses an entity that it does not declare: {element.text or element.name}")
        space, _, name = element.tag.rpartition("}")
        name = name.rpartition(":")[2] or name  # a prefix that nobody declared
        element.tag = f"media.{name}" if space[1:] in BESIDE else name
    return root


def children(element: Element, *path: str) -> Iterator[Element]:
    """The elements at a path below an element, in order."""
    if not path:
        yield element
        return
    for child in element:
        if child.tag == path[0]:
            yield from children(child, *path[1:])


def child(element: Element, *path: str) -> Element | None:
    """The first element at a path, or None."""
    return next(children(element, *path), None)


def text(element: Element | None) -> str | None:
    """All text below an element in one line, or None if there is none."""
    return (" ".join("".join(element.itertext()).split()) or None) if element is not None else None


def texts(element: Element, *path: str) -> list[str]:
    """The texts of the elements at a path, blank ones left out."""
    return [found for child in children(element, *path) if (found := text(child))]


def attribute(element: Element | None, *names: str) -> str | None:
    """The first of some attributes that is not blank."""
    if element is None:
        return None
    return next((value.strip() for name in names if (value := element.get(name) or "").strip()), None)


def texts_of(element: Element, *path: str) -> list[str]:
    """The texts of the elements at a path as they stand, line breaks kept."""
    return ["".join(child.itertext()) for child in children(element, *path)]
