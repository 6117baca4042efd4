"""DOCX (Office Open XML, ECMA-376): paragraphs with their styles, lists, tables, notes, and nothing else.

Comments, deleted and hidden text are between those who wrote it, and never get into the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from service.document import Article, Role
from service.errors import MalformedInput, UnknownFormat
from service.intake import archive, bylines, docx_text, fields, item, releases, xml
from service.intake.archive import Archive
from service.intake.docx_text import Paragraph
from service.intake.item import Item, Part
from service.intake.metadata import Metadata

if TYPE_CHECKING:
    from service.intake import Source

Element = Any  # lxml has no types

DOCUMENT = "word/document.xml"
BESIDE = re.compile(r"word/(?:header|footer)\d{0,3}\.xml")
BESIDE_AT_MOST = 20  # headers and footers that are looked at
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
HEADING = re.compile(r"heading ?[1-9]")
DEEPEST = 10  # styles that a style may be based on


def read(source: Source) -> Article:
    """The article of a DOCX file. Raises MalformedInput, UnknownFormat, NotAnArticle or InputTooLarge."""
    if isinstance(source.content, str):
        raise MalformedInput("a DOCX file is bytes, not text")
    packed = archive.open_(source.content)
    document = archive.part(packed, DOCUMENT)
    if document is None:
        raise UnknownFormat(f"the archive is no DOCX: there is no {DOCUMENT} in it")
    names = _styles(packed)
    paragraphs = docx_text.paragraphs(xml.parse(document))
    body = [_part(paragraph, names.get(paragraph.style, "")) for paragraph in paragraphs]
    headline, body = releases.headline(body, [paragraph.prominent for paragraph in paragraphs])
    found = Item("docx", [*releases.marked(body), *_aside(packed)], Metadata(headline, language=_language(packed)))
    return item.article(source, found)


def _part(paragraph: Paragraph, style: str) -> Part:
    """A paragraph with the role that its style tells; that of the title is found below."""
    role: Role | None = "other" if paragraph.boxed else "paragraph" if paragraph.row else None
    if style in STYLES:
        role = "byline" if bylines.read(paragraph.text) else STYLES[style]
    heading = HEADING.fullmatch(style) is not None or paragraph.outlined
    return Part(paragraph.text, role, heading=heading, listed=paragraph.listed or style.startswith("list"))


STYLES: Mapping[str, Role] = {
    "title": "headline",
    "subtitle": "subheadline",
    "caption": "caption",
    "header": "other",
    "footer": "other",
    "byline": "byline",
    "dateline": "dateline",
}
"""Name of a style -> role of its paragraphs."""


def _styles(packed: Archive) -> dict[str, str]:
    """Id of a style -> the name, in small letters, of the built-in style that it is or is based on."""
    content = archive.part(packed, "word/styles.xml")
    if content is None:
        return {}
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in xml.children(xml.parse(content), "style"):
        key = docx_text.value(style, "styleId")
        names[key] = docx_text.value(xml.child(style, "name"), "val").lower()
        based[key] = docx_text.value(xml.child(style, "basedOn"), "val")
    return {key: _known(key, names, based) for key in names}


def _known(key: str, names: Mapping[str, str], based: Mapping[str, str]) -> str:
    """The first name on the way to the root of the styles that says something."""
    at = key
    for _ in range(DEEPEST):
        name = names.get(at, "")
        if name in STYLES or HEADING.fullmatch(name):
            return name
        at = based.get(at, "")
    return names[key]


def _aside(packed: Archive) -> list[Part]:
    """Notes, then running heads and feet, each once."""
    beside = sorted(name for name in packed.entries if BESIDE.fullmatch(name))[:BESIDE_AT_MOST]
    contents = (archive.part(packed, name) for name in (*NOTES, *beside))
    texts = [
        paragraph.text
        for content in contents
        if content is not None
        for paragraph in docx_text.paragraphs(xml.parse(content))
    ]
    return [Part(text, "other") for text in dict.fromkeys(texts)]


def _language(packed: Archive) -> str | None:
    """The language that its properties tell."""
    content = archive.part(packed, "docProps/core.xml")
    return fields.language(xml.text(xml.child(xml.parse(content), "language"))) if content is not None else None
