"""Content whole: holes filled, quotations whole or not at all, the one who was told and small words left out."""

from __future__ import annotations

from collections.abc import Collection

from service.analyses.attribution import addressees, parties
from service.analyses.attribution.drafts import Draft, mostly, quotations, trim
from service.analyses.attribution.phrases import BE, CLAUSAL, RELATIVE
from service.analyses.attribution.scene import Range, Scene, overlap

HOLE = 20
"""Words at most that content may miss inside one sentence and still be one piece; PolNeAR does not say fewer."""
AS_FAR = 14
"""Tokens after a cue within which the "that" of its content stands."""
OPENING = frozenset({"that", "if", "whether", "when", "how", "why", "what"})
"""Words that open what somebody is told or asked."""
TOLD = frozenset({"told", "informed", "warned", "assured", "reminded", "advised", "asked"})
DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "him", "them", "us", "me", "you", "it"}
    | {",", "and", "on", "of", "all", "some", "many", "several"}
)


def filled(scene: Scene, draft: Draft) -> Draft:
    """Holes of a few words that are neither cue nor source are filled."""
    pieces: list[Range] = []
    own = [part for part in (draft.cue, draft.source) if part]
    for piece in draft.content:
        hole = (pieces[-1][1], piece[0]) if pieces else (0, 0)
        small = pieces and hole[1] - hole[0] <= 2 * HOLE and scene.count(hole) <= HOLE
        same = pieces and scene.sentence_of(hole[0] - 1) == scene.sentence_of(piece[0])
        if small and same and not any(overlap(hole, part) for part in own):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return draft.with_content(pieces)


def told_left_out(scene: Scene, draft: Draft) -> Draft:
    """Who is told, or asked, before "that" or "when", is no content: "assured Putin on Tuesday that …"."""
    if draft.cue is None or not draft.content or draft.content[0][0] - draft.cue[1] not in {0, 1}:
        return draft
    words = scene.words(draft.cue)
    if words[-1] not in addressees.TELLS | {"to", "with"} and words[0] not in addressees.TELLS:
        return draft
    sentence = scene.sentence_of(draft.cue[0])
    first, *rest = draft.content
    limit = min(sentence[1], draft.cue[1] + AS_FAR)
    at = draft.cue[1]
    openings = OPENING if not addressees.TELLS.isdisjoint(words) else {"that"}
    while at < limit and scene.words((at, at + 1))[0] not in openings and _names_somebody(scene, at):
        at += 1
    opening = scene.words((at, min(at + 1, limit)))
    if at == draft.cue[1] or not opening or opening[0] not in openings or at + 1 >= sentence[1]:
        return draft
    end = first[1] if first[1] > at + 1 else sentence[1]
    piece = trim(scene.tokens, scene.paragraphs[draft.paragraph], (at, end))
    return (
        draft.with_content([piece, *(other for other in rest if other[0] >= piece[1])])
        if piece[0] < piece[1]
        else draft
    )


def _names_somebody(scene: Scene, at: int) -> bool:
    word = scene.tokens[at].text
    return (
        at in scene.document.entity_at
        or word[0].isupper()
        or word.lower() in DETERMINERS
        or parties.is_people(word)
        or scene.in_date(at)
    )


def listeners_left_out(scene: Scene, draft: Draft) -> Draft:
    """Who is told, before a passive, is no content: "Reporters | were told by a spokesman that …"."""
    if draft.cue is None or len(draft.content) < 2 or draft.content[0][1] != draft.cue[0]:
        return draft
    words = scene.words(draft.cue)
    told = not BE.isdisjoint(words) and words[-1] in TOLD and draft.content[1][0] >= draft.cue[1]
    return draft.with_content(draft.content[1:]) if told else draft


def whole(scene: Scene, draft: Draft) -> Draft:
    """A quotation of which the content has little is left out where it is at the edge."""
    pieces: list[Range] = []
    met = [(piece, scene.passages_in(piece)) for piece in draft.content]
    held = {passage.first for passage in mostly(met)}
    for (first, last), passages in met:
        for passage in passages:
            partly = passage.closed and passage.first not in held
            if partly and first < passage.first < last <= passage.last:
                last = passage.first  # noqa: PLW2901
            elif partly and passage.first < first < passage.last < last:
                first = passage.last  # noqa: PLW2901
        if scene.count((first, last)):
            pieces.append((first, last))
    return draft.with_content(pieces)


def apart(scene: Scene, draft: Draft) -> Draft:
    """Neither a small word alone nor the end of the sentence before is content beside a quotation, nor what tails off.

    "What the menu calls “gravy”"; "The minister has a message for the towns. “Go to high ground.”"; "“We are full,” the
    venue wrote on X | an hour later."
    """
    held = {passage.first for passage in quotations(scene, draft)}
    if not held:
        return draft
    pieces = [_from_quotation(scene, piece, held) for piece in draft.content]
    kept = [(first, last) for first, last in pieces if last > first + 1 or scene.tokens[first].tag not in RELATIVE]
    if draft.cue and any(place[1] <= draft.cue[0] and scene.passages_in(place) for place in kept):
        kept = [place for place in kept if place[0] < draft.cue[1] or not _tails_off(scene, place)]
    return draft.with_content(kept or pieces)


def _tails_off(scene: Scene, place: Range) -> bool:
    """Has a piece neither marks nor a verb of its own?"""
    finite = any(scene.tokens[at].tag in CLAUSAL for at in range(*place))
    return not finite and not scene.passages_in(place)


def _from_quotation(scene: Scene, piece: Range, held: Collection[int]) -> Range:
    first, last = piece
    start = next((at for at in range(first + 1, last) if at in held and scene.sentence_start(at) == at), first)
    opens = next((at for at in range(first + 1, last) if at in held), first)
    small = all(scene.tokens[at].tag.startswith("RB") or scene.texts[at] in {",", ":"} for at in range(first, opens))
    if small and (scene.texts[first].islower() or scene.texts[opens - 1] in {",", ":"}):
        first = opens  # "said only, “Let us wait.”"
    says = any(scene.tokens[at].tag.startswith(("VB", "MD")) for at in range(first, start))
    return (first if says else max(first, start), last)
