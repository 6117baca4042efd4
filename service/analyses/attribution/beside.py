"""Who stands right beside a cue or a quotation, where the networks saw nobody.

“The harbour will open,” the papers state.  |  According to the Rosewood Courier: “The harbour will open.”
“We are late,” Brook answers.               |  “We are late,” adds Brook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from service.analyses.attribution import acts
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.continuations import owners_of
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.mark_signs import Passage
from service.analyses.attribution.passages import LONG
from service.analyses.attribution.scene import Scene

LONGEST: Final = 8
"""Tokens of such a speaker at most."""
STARTS: Final = ("DT", "CD", "NN", "PRP")
INSIDE: Final = ("DT", "CD", "JJ", "NN", "PRP", "POS", "VBN")
TAILED: Final = frozenset({",", "?", "!"})
"""What ends a quotation whose sentence goes on with who said it."""
VERBS: Final = ("VB", "NNS", "NN")
"""Tags of a verb of speech; taggers take "states" for a noun."""
CHANCE: Final = 0.9


def named(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, each "according to" with whom; and those of quotations that a speaker and a verb follow."""
    drafts = [_accorded(scene, draft) for draft in found]
    owned = {passage.first for at, passage in owners_of(scene, drafts) if drafts[at].source}
    added = [draft for passage in _left(scene, owned) if (draft := _tailed(scene, passage))]
    if not added:
        return drafts
    taken = {draft.content[0] for draft in added}
    kept = [draft for draft in drafts if draft.source or not taken & set(draft.content)]
    return kept + added


def _accorded(scene: Scene, draft: Draft) -> Draft:
    """An "according to" without a source gets the words after it, up to the next mark."""
    if draft.source or not draft.cue or scene.words(draft.cue)[-2:] != ["according", "to"]:
        return draft
    end = _phrase_end(scene, draft.cue[1])
    return replace(draft, source=(draft.cue[1], end)) if end > draft.cue[1] else draft


def _left(scene: Scene, owned: set[int]) -> Iterator[Passage]:
    """The long closed quotations that nobody is said to have spoken."""
    for paragraph in scene.paragraphs:
        for passage in paragraph.passages:
            if passage.closed and passage.first not in owned and scene.count(scenes.inner(passage)) >= LONG:
                yield passage


def _tailed(scene: Scene, passage: Passage) -> Draft | None:
    """A draft of the quotation, if a speaker and a verb of speech come right after it, in one order or the other."""
    at, end = passage.last, scene.paragraphs[scene.paragraph_of(passage.first)].last
    if scene.texts[at - 2] not in TAILED or at >= end:
        return None
    if _is_verb(scene, at):
        last = _phrase_end(scene, at + 1)
        cue, source = (at, at + 1), (at + 1, last)
    else:
        verb = next((n for n in range(at + 1, min(end, at + LONGEST)) if _is_verb(scene, n)), at)
        last = _phrase_end(scene, at, verb)
        cue, source = (verb, verb + 1), (at, last if last == verb else at)
    if source[0] >= source[1] or not scene.tokens[source[0]].tag.startswith(STARTS):
        return None
    if scene.texts[at][0].isupper() and source[0] == at and not scene.tokens[at].tag.startswith("NNP"):
        return None  # “Are you late?” He answered that …
    number = scene.paragraph_of(at)
    return Draft(number, cue, source, ((passage.first, passage.last),), CHANCE, CHANCE, CHANCE)


def _is_verb(scene: Scene, at: int) -> bool:
    return acts.is_speech(scene.texts[at]) and scene.tokens[at].tag.startswith(VERBS)


def _phrase_end(scene: Scene, first: int, limit: int | None = None) -> int:
    """The end of the noun phrase that begins at a token."""
    if first >= len(scene.tokens):
        return first
    end = min(scene.sentence_of(first)[1], first + LONGEST, limit or len(scene.tokens))
    at = first
    while at < end and (at in scene.document.entity_at or scene.tokens[at].tag.startswith(INSIDE)):
        at += 1
    return at
