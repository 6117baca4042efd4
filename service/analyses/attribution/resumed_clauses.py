"""What somebody says goes on after a clause in it that tells of somebody else.

Hale said the bridge, which most drivers avoid, “will not last the winter” without repairs.
Brook said that the board – a body that nobody had elected – had lied to the town.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.analyses.attribution import acts, phrases
from service.analyses.attribution.drafts import MOST_NEAR, Draft, by_paragraph
from service.analyses.attribution.scene import Range, Scene

RELATIVE: Final = phrases.RELATIVE | {"WP$"}
PAIRED: Final = {",": frozenset({","}), "—": frozenset({"—"}), "–": frozenset({"–"}), "--": frozenset({"--"})}
PAIRED["-"] = frozenset({"-"})
"""Marks around a clause: the one that opens it, and that which closes it."""
LONGEST: Final = 30
"""Tokens of such a clause at most."""
ENDS: Final = frozenset({".", "!", "?", "…"})


def resumed(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with what it says after such a clause, which is no other's."""
    drafts = list(found)
    for places in by_paragraph(found).values():
        for number, at in enumerate(places):
            rest = _rest(scene, drafts[at])
            near = [*places[max(0, number - MOST_NEAR) : number], *places[number + 1 : number + 1 + MOST_NEAR]]
            if rest is None or any(_opens_in(drafts[other], rest) for other in near):
                continue
            drafts[at] = drafts[at].with_content([*drafts[at].content[:-1], (drafts[at].content[-1][0], rest[1])])
            for other in near:
                if _is_cue_between(drafts[other], drafts[at].cue or (0, 0), rest):
                    drafts[other] = _without(drafts[other], rest)
    return [draft for draft, before in zip(drafts, found, strict=True) if draft.content or not before.content]


def _rest(scene: Scene, draft: Draft) -> Range | None:
    """The rest of the sentence after the clause at which content without a verb of its own ends."""
    if draft.cue is None or not draft.content or draft.content[-1][0] < draft.cue[1]:
        return None
    verb = draft.cue[1] - 1
    if not acts.is_speech(scene.texts[verb].lower()) or not scene.tokens[verb].tag.startswith("VB"):
        return None
    first, last = draft.content[-1]
    end = scene.sentence_of(draft.cue[0])[1]
    if last + 1 >= end or scene.texts[last] not in PAIRED or _has_verb(scene, (first, last)):
        return None
    if scene.texts[last] == "," and scene.tokens[last + 1].tag not in RELATIVE:
        return None
    closing = PAIRED[scene.texts[last]]
    for at in range(last + 2, min(end - 1, last + LONGEST)):
        if scene.texts[at] in closing and _goes_on(scene, at + 1):
            stop = end - 1 if scene.texts[end - 1] in ENDS else end
            return (at + 1, stop) if stop > at + 1 else None
    return None


def _has_verb(scene: Scene, place: Range) -> bool:
    return any(scene.tokens[at].tag in phrases.CLAUSAL for at in range(*place))


def _goes_on(scene: Scene, at: int) -> bool:
    """Does the verb of a sentence stand here, in marks or not, adverbs aside?"""
    if scene.passages_in((at, at + 1)) and at + 1 < len(scene.tokens):
        at += 1
    while at < len(scene.tokens) and scene.tokens[at].tag.startswith("RB"):
        at += 1
    return at < len(scene.tokens) and scene.tokens[at].tag in phrases.CLAUSAL


def _opens_in(draft: Draft, rest: Range) -> bool:
    """Has another a cue or a source in the rest?"""
    return any(part and rest[0] <= part[0] < rest[1] for part in (draft.cue, draft.source))


def _is_cue_between(draft: Draft, cue: Range, rest: Range) -> bool:
    return draft.cue is not None and cue[1] <= draft.cue[0] < rest[0]


def _without(draft: Draft, rest: Range) -> Draft:
    """The draft without what stands in the rest."""
    return draft.with_content([(first, min(last, rest[0])) for first, last in draft.content if first < rest[0]])
