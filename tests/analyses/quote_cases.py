"""Articles for the tests of quotes: every line a paragraph, the names given, so that no recogniser has a say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from service import reading
from service.analyses import quotes
from service.document import Article, Block, Date, Document, Entity, EntityType, Quote, Reference, Span

Names = Mapping[str, EntityType]


def document(text: str, names: Names | None = None, means: Mapping[str, str] | None = None, days: str = "") -> Document:
    """The document of a text.

    `names`: forms of an entity parted by bars, the fullest first, and its type; `means`: pronoun or description, and
    the name it stands for; `days`: dates parted by bars.
    """
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    found = reading.read(Article("sha256:0", "text", text, blocks))
    entities = tuple(_entity(text, forms, kind) for forms, kind in (names or {}).items())
    references = [
        Reference(m.start(), m.end(), f"e:{name}")
        for words, name in (means or {}).items()
        for m in re.finditer(rf"\b{re.escape(words)}\b", text)
    ]
    dates = [Date(m.start(), m.end(), m.group(), None) for m in re.finditer(rf"\b(?:{days})\b", text)] if days else []
    return replace(
        found, entities=entities, references=tuple(sorted(references, key=lambda r: r.start)), dates=tuple(dates)
    )


def _entity(text: str, forms: str, kind: EntityType) -> Entity:
    listed = forms.split("|")
    pattern = "|".join(re.escape(form) for form in sorted(listed, key=len, reverse=True))
    mentions = tuple(Span(m.start(), m.end(), m.group()) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text))
    return Entity(f"e:{listed[0]}", listed[0], kind, (), tuple(listed[1:]), mentions, 0.5)


def answer(
    text: str, names: Names | None = None, means: Mapping[str, str] | None = None, days: str = ""
) -> quotes.Quotes:
    """The quotes of a text."""
    return quotes.analyse(document(text, names, means, days))


def only(found: quotes.Quotes) -> Quote:
    """The one quote of an answer."""
    assert len(found.quotes) == 1, [(q.cue and q.cue.text, [c.text for c in q.content]) for q in found.quotes]
    return found.quotes[0]


def content(quote: Quote) -> list[str]:
    """The words of a quote."""
    return [span.text for span in quote.content]
