"""Frames: who said it, told at an end of its sentence: "…, according to IRNA", "An official said …".

The rest of the sentence is what a frame reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service import lexicons
from service.analyses.attribution import addressees, drafts, units
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene

RELAYING = lexicons.words("relaying_verbs")
LEAST = 5
"""Tokens of a rest below which it holds no quote."""
AT_START, AT_END = 2, 3
"""Tokens before a frame at the start, and after one at the end of a sentence."""
SAYING = frozenset({"said", "says", "say", "told", "tells"})
"""Verbs that take a whole clause: "An official said Rosewood stressed that …"."""
FRAMING = RELAYING | SAYING
QUOTING = frozenset({"quoted", "quotes", "quoting"})
"""Verbs that pass on what somebody else said: "quoted Brook as saying"."""
RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})
BETWEEN = 3
"""Tokens of a frame that are neither source nor cue nor addressee nor cited."""
CITING = frozenset({"quoting", "citing"})
AS_FAR = 25
"""Tokens after a source within which another one is cited."""
CLOSING_MARKS = frozenset("”\"’'»") | {"''"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The draft at place `outer` frames its sentence; `rest` is what it reports."""

    outer: int
    rest: Range
    at_start: bool


def framed(scene: Scene, found: Sequence[Draft]) -> Iterator[Frame]:
    """The drafts whose source and cue stand together at an end of their sentence, but for relative clauses.

    As in "Hale, who said the bridge was old, closed it" and "…, which has grown, according to the board".
    """
    for at, draft in enumerate(found):
        framing = draft.cue and draft.source and not FRAMING.isdisjoint(scene.words(draft.cue))
        if framing and not _is_relative(scene, draft):
            frame = _frame(scene, at, draft)
            if frame:
                yield frame


def _frame(scene: Scene, at: int, draft: Draft) -> Frame | None:
    sentence = scene.sentence_of(draft.cue[0]) if draft.cue else (0, 0)
    parts = [
        part for part in (draft.cue, draft.source, addressees.addressee(scene, draft), cited(scene, draft)) if part
    ]
    first, last = min(part[0] for part in parts), max(part[1] for part in parts)
    loose = last - first - sum(part[1] - part[0] for part in parts)
    if first < sentence[0] or last > sentence[1] or loose > BETWEEN:
        return None
    at_start = first - sentence[0] <= AT_START
    if not at_start and (sentence[1] - last > AT_END or not _is_set_off(scene, draft, first)):
        return None
    paragraph = scene.paragraphs[draft.paragraph]
    rest = drafts.trim(scene.tokens, paragraph, (last, sentence[1]) if at_start else (sentence[0], first))
    return Frame(at, rest, at_start) if LEAST <= rest[1] - rest[0] <= units.LONGEST else None


def _is_relative(scene: Scene, draft: Draft) -> bool:
    """Does a relative pronoun speak, or does the content begin with one, after words that are not content?"""
    opening = draft.content[0][0] if draft.content else 0
    clause = opening > scene.sentence_start(opening) and scene.words((opening, opening + 1))[0] in RELATIVES
    cue = draft.cue or (0, 0)
    only_that = clause and "according" in scene.words(cue) and draft.content[-1][1] <= cue[0]
    return only_that or (draft.source is not None and scene.words(draft.source)[0] in RELATIVES)


def _is_set_off(scene: Scene, draft: Draft, first: int) -> bool:
    """Does a comma stand before the frame; before one that only passes on, also within marks that close there?

    As in: Peskov said that it would be "both loud and long," according to TASS.
    """
    marks = [token.text for token in scene.tokens[max(0, first - 2) : first]]
    if marks[-1:] == [","]:
        return True
    relays = bool(RELAYING & set(scene.words(draft.cue or (0, 0))))
    return relays and marks[:1] == [","] and marks[-1] in CLOSING_MARKS


def is_relay(scene: Scene, draft: Draft) -> bool:
    """Does the draft only pass on: "according to …", "… reported", or a frame after all of its content?"""
    if draft.cue is None or not draft.content:
        return False
    return bool((RELAYING | QUOTING) & set(scene.words(draft.cue))) or draft.content[-1][1] <= draft.cue[0]


def cited(scene: Scene, draft: Draft) -> Range | None:
    """Whom a relay quotes in turn: "According to Axios, quoting a person who was there, …"."""
    if draft.source is None:
        return None
    first, last = draft.source[1], min(draft.source[1] + AS_FAR, scene.sentence_of(draft.source[0])[1])
    words = scene.words((first, last))
    for at, word in enumerate(words[:3]):
        if word in CITING:
            end = next((n for n in range(at + 1, len(words)) if words[n] in {",", "."}), len(words))
            return (first + at + 1, first + end) if end > at + 1 else None
    return None
