"""Who said what: the steps in their order, each a module of `service.analyses.attribution`."""

from __future__ import annotations

from dataclasses import dataclass

from service.analyses.attribution import (
    acts,
    assembly,
    denials,
    drafts,
    layout,
    passages,
    scene as scenes,
)
from service.document import ACTS, Document, Quote, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """A Party who speaks in this article, with how often and how much (counts of quotes and of their words)."""

    entity: str | None
    name: str | None
    role: str | None
    anonymous: bool
    description: str | None
    affiliation: str | None
    mention: Span
    quotes: int
    words: int


@dataclass(frozen=True, slots=True)
class Quotes:
    """The answer of this analysis."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    scare_quotes: tuple[Span, ...]


def analyse(document: Document, acts_wanted: tuple[str, ...] = ACTS) -> Quotes:
    """Quotes in reading order, of the acts asked for; speakers by words, most first; words in scare quotes."""
    scene = scenes.of(document)
    found = drafts.find(scene)
    for rule in (layout.announced, layout.signed, layout.spoken, passages.split, passages.continued):
        found = rule(scene, found)
    found = [draft for draft in found if draft.content]
    alone, scare = passages.left_over(scene, found)
    found = sorted([*(d for d in found if not denials.is_denied(scene, d)), *alone], key=lambda draft: draft.reach)
    quotes = []
    for number, draft in enumerate(found, 1):
        verbatim = assembly.quoted(scene, draft.content)
        cue = assembly.core_of_cue(scene, draft.cue) if draft.cue else None
        act = acts.act_of(scene.words(draft.cue) if draft.cue else (), scene.words(draft.source) if draft.source else ())
        quotes.append(
            Quote(
                f"q{number}",
                assembly.kind_of(scene, draft.content, verbatim),
                act,
                tuple(scene.span(place) for place in draft.content),
                tuple(scene.span(place) for place in verbatim),
                scene.span(cue) if cue else None,
                scene.span(draft.source) if draft.source else None,
                None, (), None, (), None, draft.chance,
            )
        )
    return Quotes(tuple(quotes), (), tuple(scene.span(place) for place in scare))
