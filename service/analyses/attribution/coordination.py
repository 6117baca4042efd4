"""Two verbs of one subject: what the second tells, or does, is no content of the first.

Brook vowed revenge and closed the bridge.  |  … previewing its plan and later declaring the matter “closed”.
Only after a noun for content: of "said the bridge was old and needed repair" nobody can tell by the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.analyses.attribution import acts
from service.analyses.attribution.drafts import Draft, trim
from service.analyses.attribution.scene import Range, Scene, overlap

CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD", "TO", "WDT", "WP", "WRB"})
"""Tags of words in content that is more than a noun phrase."""
ALIKE = frozenset({"VBD", "VBZ", "VBP", "VBG"})
JOINTS = frozenset({"and", "but"})
CHANCE = 0.5
"""Of the second verb, which no network has found: no surer than a coin."""


def parted(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each cut where a second verb of its subject begins; a second verb of speech gets a draft."""
    found: list[Draft] = []
    for draft in drafts:
        joint = _joint(scene, draft)
        found += _cut(scene, drafts, draft, joint) if joint is not None else [draft]
    return found


def _joint(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The "and" and the verb after it, of the form of the cue, in content that is a noun phrase before it."""
    if draft.cue is None or not draft.content or draft.content[0][0] != draft.cue[1]:
        return None
    form = next((token.tag for token in scene.tokens[slice(*draft.cue)] if token.tag in ALIKE), "")
    first, last = draft.content[0]
    for at in range(first, last - 1) if form in ALIKE else ():
        if scene.passages_in((at, at + 1)) or scene.tokens[at].tag in CLAUSE | {form}:
            return None
        verb = _verb(scene, at + 1, last) if scene.words((at, at + 1))[0] in JOINTS else None
        if verb is not None and at > first and scene.tokens[verb].tag == form:
            return at, verb
    return None


def _verb(scene: Scene, at: int, last: int) -> int | None:
    while at < last - 1 and scene.tokens[at].tag.startswith("RB"):
        at += 1
    return at if scene.tokens[at].tag in ALIKE and not scene.passages_in((at, at + 1)) else None


def _cut(scene: Scene, drafts: Sequence[Draft], draft: Draft, joint: tuple[int, int]) -> list[Draft]:
    (first, last), *rest = draft.content
    kept = trim(scene.tokens, scene.paragraphs[draft.paragraph], (first, joint[0]))
    if kept[0] >= kept[1]:
        return [draft]
    second = (joint[1], joint[1] + 1)
    cut = draft.with_content([kept])
    known = any(other.cue and overlap(other.cue, second) for other in drafts)
    if known or not acts.is_speech(scene.words(second)[0]) or joint[1] + 1 >= last:
        return [cut]
    told = replace(draft, cue=second, chance=min(draft.chance, CHANCE))
    return [cut, told.with_content(_sure(scene, (joint[1] + 1, last)) + rest)]


def _sure(scene: Scene, place: Range) -> list[Range]:
    """What the second verb tells: up to the last closing mark, where there is one; no network has seen its end."""
    ends = [passage.last for passage in scene.passages_in(place) if passage.closed and passage.last <= place[1]]
    return [(place[0], ends[-1] if ends else place[1])]
