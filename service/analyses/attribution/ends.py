"""Where content ends: before what the writer adds, with its last noun, and not with "and"."""

from __future__ import annotations

from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.phrases import CLAUSAL
from service.analyses.attribution.scene import Range, Scene, is_word

SUBJECT = 6
"""Tokens within which a subject and its verb begin."""
BESIDES = frozenset({"as", "after", "before", "although", "though", "while", "when"})
"""Words that begin what the writer adds after "…, he said,"."""
TIMES = frozenset({"hours", "days", "weeks", "months", "minutes", "years", "day", "week", "hour", "month", "year"})
TIMES |= {"shortly", "soon", "just", "moments"}
DASHES = frozenset({"—", "–", "--", "-"})
SEQUENCE = frozenset({"after", "before"})
AS_TIME = 4
"""Tokens within which "hours after" stands."""


def ended(scene: Scene, draft: Draft) -> Draft:
    """Content ends with a quotation whose comma stands within its marks, where a clause of the writer's own follows.

    "The mayor called the bridge “a disgrace,” and her office has closed it." In PolNeAR's train split 17 of 22 end so.
    """
    if draft.cue is None or not draft.content or draft.cue[1] > draft.content[0][0]:
        return draft
    pieces: list[Range] = []
    for first, last in draft.content:
        met = scene.passages_in((first, last))
        at = met[-1].last if met and met[-1].closed and first <= met[-1].first else last
        end = at if at < last and _new_clause(scene, at, last) else last
        pieces.append((first, end))
        if end < last:
            break
    return draft.with_content(pieces)


def _new_clause(scene: Scene, at: int, last: int) -> bool:
    """Do a joint, a subject and its verb follow a closing mark with a comma before it, or a semicolon the mark?"""
    if scene.texts[at] == ";":
        return True
    if scene.texts[at - 2] != "," or scene.words((at, at + 1))[0] not in {"and", "but", "while"}:
        return False
    tags = [token.tag for token in scene.tokens[at + 1 : min(last, at + 1 + SUBJECT)]]
    verb = next((place for place, tag in enumerate(tags) if tag in CLAUSAL), 0)
    return verb > 0 and all(tag.startswith(("NN", "PRP", "DT", "JJ", "POS", "RB")) for tag in tags[:verb])


def told_first(scene: Scene, draft: Draft) -> Draft:
    """When or with what beside it was said is the writer's: "Two were hurt, police said, hours after it had opened".

    Of 34 such ends of PolNeAR's training split 30 are; a reason ("because") is what was said.
    """
    if draft.cue is None or len(draft.content) < 2 or draft.content[0][1] > draft.cue[0]:
        return draft
    first, last = draft.content[-1]
    end = max(part[1] for part in (draft.cue, draft.source) if part)
    own = first >= end and scene.words((first - 1, first)) == [","]
    own = own and any(scene.tokens[at].tag in CLAUSAL for at in range(*draft.content[0]))
    opening = scene.words((first, min(first + AS_TIME, last)))
    timed = any(word in TIMES for word in opening[:-1]) and not SEQUENCE.isdisjoint(opening)
    besides = opening[0] in BESIDES and not scene.passages_in((first, last))
    return draft.with_content(draft.content[:-1]) if own and (besides or timed) else draft


def at_its_mark(scene: Scene, draft: Draft) -> Draft:
    """A quotation between dashes ends with its mark: "His words – “we will fight” – | were met with cheers"."""
    if not draft.content:
        return draft
    *before, (first, last) = draft.content
    passage = next(iter(scene.passages_in((first, first + 1))), None)
    if passage is None or not passage.closed or passage.first != first or passage.last + 1 >= last:
        return draft
    dash = scene.texts[passage.last] in DASHES and scene.tokens[passage.last + 1].tag in CLAUSAL
    return draft.with_content([*before, (first, passage.last)]) if dash else draft


def not_hanging(scene: Scene, draft: Draft) -> Draft:
    """Content does not end before its last noun: "an attack by Norland and its | allies"; nor with "and"."""
    if not draft.content:
        return draft
    *before, (first, last) = draft.content
    joined = last
    while last > first + 1 and scene.tokens[last - 1].tag == "CC" and _goes_on(scene, joined):
        last -= 1
    while last > first + 1 and last < joined and scene.texts[last - 1] == ",":
        last -= 1
    if scene.tokens[last - 1].tag in {"DT", "PRP$", "POS"} and _goes_on(scene, last) and not _is_taken(draft, last):
        last = _noun_end(scene, last)
    return draft.with_content([*before, (first, last)])


def _goes_on(scene: Scene, at: int) -> bool:
    """Does a sentence go on with a word?"""
    return at < scene.sentence_of(at - 1)[1] and is_word(scene.tokens[at])


def _is_taken(draft: Draft, at: int) -> bool:
    return any(part and part[0] <= at < part[1] for part in (draft.cue, draft.source))


def _noun_end(scene: Scene, first: int) -> int:
    """The end of the nouns that begin at a token, with what describes them; the token itself where none does."""
    end, at = scene.sentence_of(first - 1)[1], first
    while at < end and (scene.tokens[at].tag.startswith(("NN", "JJ", "CD", "POS")) or at in scene.document.entity_at):
        at += 1
    return at
