"""Attribution inside attribution: "Raisi assured Putin that …, according to IRNA".

The networks learnt from texts in which no attribution holds another, so that two cues of one sentence share its words
out between them. Where one frames the whole sentence, the rest of it is read again by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service import lexicons
from service.analyses.attribution import acts, addressees, drafts, parties, units
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene

RELAYING = lexicons.words("relaying_verbs")
LEAST = 5
"""Tokens of a rest below which it holds no quote."""
AT_START, AT_END = 2, 3
"""Tokens before a frame at the start, and after one at the end of a sentence."""
LEADING = 4
"""Tokens at the start of content within which its first noun stands."""
LEADS, CLOSE = 1, 4
"""Tokens before the speaker of a quote in what somebody says, and between that speaker and the inner cue."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "'re"})
SAYING = frozenset({"said", "says", "say", "told", "tells"})
"""Verbs that take a whole clause: "An official said Rosewood stressed that …"."""
FRAMING = RELAYING | SAYING
THEMSELVES = frozenset({"he", "she", "they", "it", "i", "we"})
RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})
JOINTS = frozenset({"and", "but", "while", "though"})
CLAUSES = JOINTS | RELATIVES | {"with", ";", ":", "or", "because", "as", "where"}
"""Words beside the start of content that is a clause of its own."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BETWEEN = 3
"""Tokens of a frame that are neither source nor cue nor addressee nor cited."""
CITING = frozenset({"quoting", "citing"})
MOST_OF = 0.5
AS_FAR = 25
"""Tokens after a source within which another one is cited."""
CLOSING_MARKS = frozenset("”\"’'»") | {"''"}
CLOSING = 2
"""Tokens between content and a frame after it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The draft at place `outer` frames its sentence; `rest` is what it reports."""

    outer: int
    rest: Range
    at_start: bool


def layered(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the rest of framed sentences read again where it holds a quote of its own."""
    frames = list(_frames(scene, found))
    kept = dict(enumerate(found))
    added: list[Draft] = []
    for frame in frames:
        kept[frame.outer] = _whole(scene, found, kept[frame.outer], frame)
    readable = [frame for frame in frames if any(acts.is_speech(word) for word in scene.words(frame.rest))]
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
        passed_on = is_relay(scene, outer)
        kept[frame.outer] = outer.with_content([frame.rest, *([] if passed_on else _beyond(outer, frame))])
        sure = [replace(draft, chance=min(draft.chance, outer.chance)) for draft in inner if draft.content]
        added += [one.with_content([*one.content, *_beyond(read.get(one.cue, one), frame)]) for one in sure]
    return [*kept.values(), *added]


def _beyond(draft: Draft, frame: Frame) -> list[Range]:
    """What a draft has in other sentences than that of a frame, such as the other half of a quotation."""
    return [place for place in draft.content if place[1] <= frame.rest[0] or place[0] >= frame.rest[1]]


def is_relay(scene: Scene, draft: Draft) -> bool:
    """Does the draft only pass on: "according to …", "… reported", or a frame after all of its content?"""
    if draft.cue is None or not draft.content:
        return False
    return bool(RELAYING & set(scene.words(draft.cue))) or draft.content[-1][1] <= draft.cue[0]


def _frames(scene: Scene, found: Sequence[Draft]) -> Iterator[Frame]:
    """The drafts whose source and cue stand together at an end of their sentence, but for relative clauses.

    As in "Hale, who said the bridge was old, closed it" and "…, which has grown, according to the board".
    """
    for at, draft in enumerate(found):
        framing = draft.cue and draft.source and not FRAMING.isdisjoint(scene.words(draft.cue))
        if framing and not _is_relative(scene, draft):
            frame = _frame(scene, at, draft)
            if frame:
                yield frame


def _is_relative(scene: Scene, draft: Draft) -> bool:
    """Does a relative pronoun speak, or does the content begin with one, after words that are not content?"""
    opening = draft.content[0][0] if draft.content else 0
    clause = opening > scene.sentence_start(opening) and scene.words((opening, opening + 1))[0] in RELATIVES
    cue = draft.cue or (0, 0)
    only_that = clause and "according" in scene.words(cue) and draft.content[-1][1] <= cue[0]
    return only_that or (draft.source is not None and scene.words(draft.source)[0] in RELATIVES)


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


def _is_set_off(scene: Scene, draft: Draft, first: int) -> bool:
    """Does a comma stand before the frame; before one that only passes on, also within marks that close there?

    As in: Peskov said that it would be "both loud and long," according to TASS.
    """
    marks = [token.text for token in scene.tokens[max(0, first - 2) : first]]
    if marks[-1:] == [","]:
        return True
    relays = bool(RELAYING & set(scene.words(draft.cue or (0, 0))))
    return relays and marks[:1] == [","] and marks[-1] in CLOSING_MARKS


def _is_inner(scene: Scene, outer: Draft, frame: Frame, draft: Draft) -> bool:
    """Is this a quote of somebody else, most of the rest, and, in what somebody says, its speaker first?"""
    if draft.cue is None or draft.source is None or not draft.content or draft.source[0] >= draft.cue[0]:
        return False
    if acts.act_of(scene.words(draft.cue), ()) == "thought" or scene.words(draft.source)[0] in THEMSELVES:
        return False
    if scene.passages_in(draft.cue) or (frame.at_start and _goes_on(scene, outer, draft)):
        return False
    relay = not frame.at_start or bool(RELAYING & set(scene.words(outer.cue or (0, 0))))
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
        and before[0] in CLOSING_MARKS | {","}
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
