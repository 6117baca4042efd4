"""Whose verb it is, where the source that was found stands in a phrase beside the speaker.

"Brook, after a long pause, said …"; “We are late,” replied Brook, whose critics had left; "Brook dismissed the chief,
Ada Hale, saying …".
"""

from __future__ import annotations

from dataclasses import replace

from service.analyses.attribution import acts
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.phrases import FINITE, helps, phrase_end, subject_before
from service.analyses.attribution.scene import Range, Scene

LIKE = frozenset({"like", "unlike", "including"})
LONGEST = 40
"""Tokens before a source within which the phrase around it begins, and the verb before that stands."""
WITH = 8
"""Tokens before a name within which "with" makes its participle its own."""
INTERPOSED = ("IN", "TO", "W")
"""Tags that begin a phrase between a subject and its verb."""


def main(scene: Scene, draft: Draft) -> Draft:
    """The draft with the subject of its verb for a source, where that stands beside the one that was found.

    "Brook, after a long pause, said …", "Brook, who has nine million readers, wrote …": neither pause nor readers.
    """
    if draft.cue is None or draft.source is None:
        return draft
    if _is_participle(scene, draft.cue) and draft.source[1] == draft.cue[0] - 1:
        return _of_participle(scene, draft)
    if draft.source[0] >= draft.cue[1]:
        return _beside(scene, draft, draft.cue[1], draft.source[0])
    opening = _opening_comma(scene, draft.source[0])
    if opening is None or not _closes(scene, draft.source[1], draft.cue[0]):
        return draft
    found = subject_before(scene, opening)
    while found and scene.texts[found[0]] in LIKE and scene.texts[found[0] - 1] == ",":
        found = subject_before(scene, found[0] - 1)  # "Brook, like the union, which had left, said …"
    return replace(draft, source=found) if found else draft


def _opening_comma(scene: Scene, source: int) -> int | None:
    """The comma before the phrase in which a source stands, if a preposition or a relative pronoun opens that."""
    start = max(scene.sentence_of(source)[0], source - LONGEST)
    comma = next((at for at in range(source - 1, start, -1) if scene.texts[at] == ","), None)
    return comma if comma is not None and scene.tokens[comma + 1].tag.startswith(INTERPOSED) else None


def _closes(scene: Scene, source: int, cue: int) -> bool:
    """Do a comma and nothing but auxiliaries stand between the end of a source and the cue?"""
    commas = [at for at in range(source, cue) if scene.texts[at] == ","]
    last = commas[-1] if commas and (len(commas) == 1 or commas[0] == source) else cue
    return last < cue and all(helps(scene, at) for at in range(last + 1, cue))


def _is_participle(scene: Scene, cue: Range) -> bool:
    participle = scene.tokens[cue[0]].tag == "VBG" and scene.texts[cue[0] - 1] == ","
    return participle and acts.is_speech(scene.texts[cue[0]])


def _of_participle(scene: Scene, draft: Draft) -> Draft:
    """Whose participle it is, after a name that only explains another: "Brook left the chief, Ada Hale, saying …"."""
    assert draft.cue is not None and draft.source is not None  # noqa: S101, PT018
    first = max(scene.sentence_of(draft.cue[0])[0], draft.source[0] - LONGEST)
    if draft.source[0] <= first or scene.texts[draft.source[0] - 1] != ",":
        return draft
    if "with" in scene.words((max(first, draft.source[0] - WITH), draft.source[0])):
        return draft  # "Brook left, with the chief, Ada Hale, saying …"
    verbs = (at for at in range(draft.source[0] - 1, first, -1) if scene.tokens[at].tag in FINITE)
    found = next((place for at in verbs if (place := subject_before(scene, at))), None)
    return replace(draft, source=found) if found else draft


def _beside(scene: Scene, draft: Draft, first: int, whose: int) -> Draft:
    """The noun phrase right after a cue, where its source stands only after ", whose"."""
    if scene.words((whose - 1, whose)) not in (["whose"], ["who"], ["which"]):
        return draft
    end = phrase_end(scene, first)
    return replace(draft, source=(first, end)) if first < end < whose else draft
