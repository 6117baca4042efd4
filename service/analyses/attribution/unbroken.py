"""What somebody says does not end where it names somebody else who says something.

The networks share the words of a sentence out between its cues. So of "The letter cited a meeting where Brook said
the bridge was safe" the letter is left "a meeting where Brook", and of "He added that if the board agreed, it would
ask the town" he is left half a sentence. Of a row of participles they give the last to the wrong one: in "Aides said
Norland gave way, pulling back its ships and calling the row “closed”" it is Norland that calls it so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.analyses.attribution import acts, layers, phrases
from service.analyses.attribution.continuations import QUESTIONS
from service.analyses.attribution.drafts import Draft, by_paragraph
from service.analyses.attribution.scene import Range, Scene

CONDITIONS = frozenset({"if", "while", "although", "though", "unless", "because", "since", "despite", "when", "once"})
"""Words that open half a sentence."""
CUTS = frozenset({",", "—", "–", "--"})
JOINTS = frozenset({"and", "but", "while"})
GAP = 1
"""Tokens at most between half a sentence and the other half: its comma."""


def unbroken(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with all of what it says; what the speaker himself thinks in it is no quote of its own."""
    drafts: dict[int, Draft] = dict(enumerate(found))
    for places in (places for places in by_paragraph(found).values() if len(places) > 1):
        ordered = sorted((at for at in places if found[at].cue), key=lambda at: found[at].cue or (0, 0))
        for at, after in zip(reversed(ordered[:-1]), reversed(ordered[1:]), strict=True):
            if after not in drafts or not _goes_on(scene, drafts[at], drafts[after]):
                continue
            joint = _joint(scene, drafts[at], drafts[after])
            own = joint is None and _is_own(scene, drafts[at], drafts[after])
            if own:
                whole = _extended(drafts[at], drafts.pop(after))
            elif joint is None:
                whole = _extended(drafts[at], drafts[after])
                drafts[after] = _with_subject(scene, drafts[at], drafts[after])
            else:
                whole = _up_to(drafts[at], joint)
            drafts[at] = whole
    return list(drafts.values())


def _goes_on(scene: Scene, draft: Draft, after: Draft) -> bool:
    """Does a sentence name the next speaker in what this one says, or break this off half way?"""
    if not (draft.cue and draft.content and after.cue and after.source and after.content):
        return False
    (first, last), (cue, _) = draft.content[-1], after.cue
    apart = draft.cue[1] <= first and after.source[1] <= cue < after.content[-1][1] and last <= cue
    if not apart or scene.sentence_of(draft.cue[0]) != scene.sentence_of(after.content[-1][1] - 1):
        return False
    named = _ends_in(draft.content[-1], after.source) or _is_half(scene, draft, after.source)
    return named or _is_row(scene, draft, after)


def _ends_in(content: Range, source: Range) -> bool:
    """Is the next speaker the end of the content?"""
    return content[0] <= source[0] < content[1] <= source[1] + GAP


def _is_half(scene: Scene, draft: Draft, source: Range) -> bool:
    """Is the content a condition, with its comma, right before the next speaker?"""
    first, last = draft.content[-1]
    opens = scene.words((first, first + 1))[0] in CONDITIONS and len(draft.content) == 1
    asked = not draft.source or QUESTIONS & set(scene.words(draft.cue or (0, 0)))  # "asked if she would, she said …"
    return opens and not asked and source[0] == last + GAP and scene.words((last, last + 1)) == [","]


def _is_row(scene: Scene, draft: Draft, after: Draft) -> bool:
    """Is the next cue a participle joined to one in the content: "…, pulling back its ships and calling it over"?"""
    assert after.cue is not None  # noqa: S101
    at, (first, last) = after.cue[0], draft.content[-1]
    if scene.tokens[at].tag != "VBG" and scene.tokens[after.cue[1] - 1].tag != "VBG":
        return False
    while at > last and scene.tokens[at - 1].tag.startswith("RB"):
        at -= 1
    joined = scene.words((at - 1, at))[0] in {"and", "but"}
    return joined and any(
        scene.tokens[n].tag == "VBG" and scene.tokens[n - 1].text in CUTS for n in range(first + 1, last)
    )


def _with_subject(scene: Scene, draft: Draft, after: Draft) -> Draft:
    """A participle of a row with the subject of the content for a source; any other draft as it is."""
    first, last = draft.content[-1]
    verb = next((at for at in range(first, last) if scene.tokens[at].tag in phrases.FINITE | {"MD"}), first)
    return replace(after, source=(first, verb)) if after.source == draft.source and verb > first else after


def _joint(scene: Scene, draft: Draft, after: Draft) -> int | None:
    """Where the next clause begins, if it is only joined: "Brook vowed to wait and Hale | said …"."""
    assert after.source is not None  # noqa: S101
    first, at = draft.content[-1][0], after.source[0] - 1
    return at if at > first and scene.words((at, at + 1))[0] in JOINTS else None


def _up_to(draft: Draft, end: int) -> Draft:
    *before, (first, _) = draft.content
    return draft.with_content([*before, (first, end)])


def _extended(draft: Draft, after: Draft) -> Draft:
    """The draft with its content up to the end of the next one's."""
    *before, (first, _) = draft.content
    return draft.with_content([*before, (first, after.content[-1][1])])


def _is_own(scene: Scene, draft: Draft, after: Draft) -> bool:
    """Is it what he thinks, in what he says, or the other half of it: "he would ask the town"?"""
    assert after.source is not None and after.cue is not None  # noqa: S101, PT018
    half = draft.content[-1][1] <= after.source[0]
    thought = acts.act_of(scene.words(after.cue), ()) == "thought"
    return (half or thought) and scene.words(after.source)[0] in layers.THEMSELVES
