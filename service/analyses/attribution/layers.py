"""Attribution inside attribution: "Raisi assured Putin that …, according to IRNA".

The networks learnt from texts in which no attribution holds another, so that two cues of one sentence share its words
out between them. Where one frames the whole sentence, the rest of it is read again by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.analyses.attribution import acts, drafts, frames, parties
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.frames import Frame
from service.analyses.attribution.scene import Range, Scene

LEADING = 4
"""Tokens at the start of content within which its first noun stands."""
LEADS, CLOSE = 1, 4
"""Tokens before the speaker of a quote in what somebody says, and between that speaker and the inner cue."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "'re"})
THEMSELVES = frozenset({"he", "she", "they", "it", "i", "we"})
JOINTS = frozenset({"and", "but", "while", "though"})
CLAUSES = JOINTS | frames.RELATIVES | {"with", ";", ":", "or", "because", "as", "where"}
"""Words beside the start of content that is a clause of its own."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MOST_OF = 0.5
CLOSING = 2
"""Tokens between content and a frame after it."""


def layered(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the rest of framed sentences read again where it holds a quote of its own."""
    framing = list(frames.framed(scene, found))
    kept = dict(enumerate(found))
    added: list[Draft] = []
    for frame in framing:
        kept[frame.outer] = _whole(scene, found, kept[frame.outer], frame)
    readable = [frame for frame in framing if any(acts.is_speech(word) for word in scene.words(frame.rest))]
    for frame, inner in zip(readable, drafts.inside(scene, [frame.rest for frame in readable]), strict=True):
        outer = kept.get(frame.outer)
        if outer is None or not any(_is_inner(scene, outer, frame, draft) for draft in inner):
            continue
        near = range(max(0, frame.outer - drafts.MOST_NEAR), min(len(found), frame.outer + drafts.MOST_NEAR))
        read: dict[Range | None, Draft] = {}
        for at in near:
            cue = found[at].cue
            if at != frame.outer and cue and frame.rest[0] <= cue[0] < frame.rest[1]:
                read[cue] = kept.pop(at, found[at])
        passed_on = frames.is_relay(scene, outer)
        kept[frame.outer] = outer.with_content([frame.rest, *([] if passed_on else _beyond(outer, frame))])
        sure = [replace(draft, chance=min(draft.chance, outer.chance)) for draft in inner if draft.content]
        added += [one.with_content([*one.content, *_beyond(read.get(one.cue, one), frame)]) for one in sure]
    return [*kept.values(), *added]


def _beyond(draft: Draft, frame: Frame) -> list[Range]:
    """What a draft has in other sentences than that of a frame, such as the other half of a quotation."""
    return [place for place in draft.content if place[1] <= frame.rest[0] or place[0] >= frame.rest[1]]


def _is_inner(scene: Scene, outer: Draft, frame: Frame, draft: Draft) -> bool:
    """Is this a quote of somebody else, most of the rest, and, in what somebody says, its speaker first?"""
    if draft.cue is None or draft.source is None or not draft.content or draft.source[0] >= draft.cue[0]:
        return False
    if acts.act_of(scene.words(draft.cue), ()) == "thought" or scene.words(draft.source)[0] in THEMSELVES:
        return False
    if scene.passages_in(draft.cue) or (frame.at_start and _goes_on(scene, outer, draft)):
        return False
    relay = not frame.at_start or bool(frames.RELAYING & set(scene.words(outer.cue or (0, 0))))
    if not is_clause(scene, draft):
        return False
    leads = draft.source[0] - frame.rest[0] <= LEADS
    first, last = draft.reach
    return (leads or relay) and last - first >= MOST_OF * (frame.rest[1] - frame.rest[0])


def _goes_on(scene: Scene, outer: Draft, draft: Draft) -> bool:
    """Is it the outer verb again: "The minister said the board was wrong and said that it should go"?"""
    cue, again = draft.cue or (0, 0), outer.cue or (0, 0)
    return scene.words((cue[0] - 1, cue[0])) == ["and"] and scene.words(cue) == scene.words(again)


def _whole(scene: Scene, found: Sequence[Draft], draft: Draft, frame: Frame) -> Draft:
    """What a frame reports is all of the rest, where its content opens the rest and only thoughts break it off.

    "Officials said the aim was to encourage allies, who want calm.": the allies' wish is in what officials said.
    """
    if not draft.content or draft.content[0][0] < frame.rest[0] or draft.content[-1][1] > frame.rest[1]:
        return draft
    if draft.content[0][0] - frame.rest[0] > LEADS and not _reaches_back(scene, draft.content[0][0], frame):
        return draft
    end = draft.content[-1][1]
    cut = scene.passages_in(draft.content[-1])
    if cut and cut[-1].closed and cut[-1].last <= frame.rest[1] + CLOSING:
        end = max(end, min(cut[-1].last, frame.rest[1]))  # a quotation of which only some was found
    near = found[max(0, frame.outer - drafts.MOST_NEAR) : frame.outer + drafts.MOST_NEAR]
    later = [other for other in near if other.cue and end <= other.cue[0] < frame.rest[1]]
    whole = bool(later) and all(_is_aside(scene, other, draft.content[0]) for other in later)
    whole = whole or (not frame.at_start and frame.rest[1] - end <= CLOSING)
    return draft.with_content([frame.rest]) if whole else draft


def _reaches_back(scene: Scene, first: int, frame: Frame) -> bool:
    """Does an end tell of the whole sentence, although the content begins in its midst, with no clause of its own?

    "The town will sue, since the bridge — a scandal | of its own — has cracks, according to Hale." But only the second
    half of "Brook resigned, and Hale will follow, according to the board."
    """
    if frame.at_start or scene.words((first - 1, first))[0] in CLAUSES or scene.words((first, first + 1))[0] in CLAUSES:
        return False
    return any(token.tag in FINITE for token in scene.tokens[frame.rest[0] : first])


def _is_aside(scene: Scene, draft: Draft, content: Range) -> bool:
    """Is it a thought, or no clause of its own? Not what the speaker does besides.

    "Brook said the bridge was safe, but she closed it."; "Hale said it was “a scandal,” describing the cracks."
    But it is of whoever opens the content in "Hale said Brook spoke to drivers, telling them to wait."
    """
    cue, source = draft.cue or (0, 0), draft.source or draft.cue or (0, 0)
    thought = acts.act_of(scene.words(cue), ()) == "thought"
    first = min(cue[0], source[0])
    before = scene.words((first - 2, first))
    again = (
        before[:1]
        and before[0] in frames.CLOSING_MARKS | {","}
        and before[1] in JOINTS
        and scene.words(source)[0] in THEMSELVES
    )
    besides = scene.words((cue[0] - 1, cue[0])) == [","] and scene.tokens[cue[0]].tag == "VBG" and not thought
    besides = besides and not _opens_with_somebody(scene, content)
    return not again and not besides and (thought or not is_clause(scene, draft))


def _opens_with_somebody(scene: Scene, content: Range) -> bool:
    """Is a person the first noun of the content?"""
    names, end = scene.document.entity_at, min(content[1], content[0] + LEADING)
    at = next((at for at in range(content[0], end) if scene.tokens[at].tag.startswith(("NN", "VB"))), content[0])
    person = at in names and scene.document.entity_by_id[names[at]].type == "person"
    return person or parties.is_people(scene.tokens[at].text)


def is_clause(scene: Scene, draft: Draft) -> bool:
    """Do source and cue stand together as subject and verb ("Raisi assured"), or is it a participle ("…, calling")?"""
    if draft.cue is None or draft.source is None:
        return False
    if draft.source[0] > draft.cue[0]:
        return draft.source[0] - draft.cue[1] <= CLOSE
    if scene.tokens[draft.source[1] - 1].tag in {"POS", "PRP$"}:
        return False  # "Hale's announcement of …"
    verb = scene.words((draft.source[1], draft.cue[1]))
    if scene.words((draft.cue[0] - 1, draft.cue[0])) == ["and"]:  # "spoke to the board and told it that …"
        return _shares_subject(scene, draft.source[1], draft.cue)
    return draft.cue[0] - draft.source[1] <= CLOSE and not (verb and verb[-1].endswith("ing") and not BE & set(verb))


def _shares_subject(scene: Scene, first: int, cue: Range) -> bool:
    """Is the first verb after a subject of the form of the cue: not in "the town should pay and said …"?"""
    verbs = (token.tag for token in scene.tokens[first : cue[1]] if token.tag.startswith(("VB", "MD")))
    return next(verbs, "") == next((t.tag for t in scene.tokens[slice(*cue)] if t.tag.startswith(("VB", "MD"))), "")
