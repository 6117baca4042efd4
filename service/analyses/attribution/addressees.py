"""To whom it was said, and when: "told reporters on Tuesday", "said to Axios".

Both stand in the clause of the cue, never in the content.
"""

from __future__ import annotations

from service import lexicons
from service.analyses.attribution import parties
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene, overlap
from service.document import Date

TELLS = lexicons.words("telling_verbs")
STOPS = lexicons.words("source_breaks") | lexicons.words("clause_words")
AUDIENCES = lexicons.words("audiences")
LONGEST = 12
DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "my", "him", "them", "us", "me"])
NEAR = 8
"""Tokens at most between a cue and its day."""
LONGEST_DATE = 12
"""Tokens of a date at most."""
AT_OCCASION = 5
"""Words from the start of a sentence within which its occasion stands."""
SETTINGS = frozenset({"on", "speaking", "late", "early", "earlier", "last", "this"})
"""Words that open the setting of what is said: "Speaking on Sunday, …"."""
OCCASIONS = lexicons.words("speech_occasions")
"""Nouns of settings in which something is said: "During a call with ministers on Sunday, …"."""


def addressee(scene: Scene, draft: Draft) -> Range | None:
    """The words that name whom the speaker told: after a verb of telling, or "to" after one of saying."""
    if draft.cue is None:
        return None
    paragraph = scene.paragraphs[scene.paragraph_of(draft.cue[0])]
    words = scene.words(draft.cue)
    first = draft.cue[1]
    if any(word in TELLS for word in words):
        return _phrase(scene, draft, (first, paragraph.last))
    if words[-1] != "to" and scene.words((first, min(first + 1, paragraph.last))) == ["to"]:
        words, first = [*words, "to"], first + 1
    told = words[-1] == "to" and len(words) > 1 and words[-2] != "according" and first < paragraph.last
    place = _phrase(scene, draft, (first, paragraph.last)) if told and _may_name(scene, first) else None
    return place if place and _listens(scene, place) else None


def _listens(scene: Scene, place: Range) -> bool:
    """Is the last word that of somebody: not "added to the anger", "pointed to the report"?"""
    word = scene.words((place[1] - 1, place[1]))[0]
    known = (
        place[1] - 1 in scene.document.entity_at or parties.is_people(word) or scene.tokens[place[1] - 1].tag == "PRP"
    )
    return known or word in AUDIENCES or word.removesuffix("s") in AUDIENCES or scene.tokens[place[1] - 1].tag == "NNP"


def _may_name(scene: Scene, at: int) -> bool:
    """Can a name or noun phrase for somebody begin here, rather than a verb ("said to be")?"""
    word = scene.tokens[at].text
    named = at in scene.document.entity_at or word[0].isupper() or parties.is_people(word)
    return named or word.lower() in DETERMINERS


def _phrase(scene: Scene, draft: Draft, room: Range) -> Range | None:
    """The noun phrase that begins the room, up to a preposition, a comma or the content; names are never cut."""
    names = scene.document.entity_at
    first, limit = room[0], min(room[1], room[0] + LONGEST)
    if draft.source and overlap(draft.source, room):
        if draft.source[0] == first:
            first, limit = draft.source[1], min(room[1], draft.source[1] + LONGEST)
        else:
            limit = min(limit, draft.source[0])
    for start, _ in draft.content:
        limit = start if first <= start < limit else limit
    at = first
    while at < limit and (at in names or scene.tokens[at].text.lower() not in STOPS):
        at += 1
    if at == first or not any(scene.tokens[n].text[0].isalnum() for n in range(first, at)):
        return None
    end = _apposition_end(scene, at, limit)
    return first, end or at


def _apposition_end(scene: Scene, comma: int, limit: int) -> int | None:
    """Where a name after a comma ends: "his counterpart, Defense Secretary Lloyd Austin, that"."""
    if comma >= limit or scene.tokens[comma].text != ",":
        return None
    names = scene.document.entity_at
    at = comma + 1
    while at < limit and (at in names or scene.tokens[at].text[0].isupper()):
        at += 1
    named = at > comma + 1 and at - 1 in names
    return at if named and (at == limit or scene.tokens[at].text in {",", ".", "that"}) else None


def said_on(scene: Scene, draft: Draft) -> Date | None:
    """The day on which it was said: right after the cue, between source and cue, or in a setting before both."""
    if draft.cue is None or "according" in scene.words(draft.cue):
        return None
    ends = [end for part in (draft.cue, draft.source) if part for end in part]
    for date, place in scene.dates_within((min(ends) - NEAR - LONGEST_DATE, max(ends) + NEAR), draft.cue[0]):
        outside = not any(overlap(place, taken) for taken in draft.content)
        if outside and not (date.value or "").startswith("P") and _in_clause(scene, draft, place):
            return date
    return None


def _in_clause(scene: Scene, draft: Draft, place: Range) -> bool:
    assert draft.cue is not None  # noqa: S101
    first, last = draft.cue
    source = draft.source or draft.cue
    if place[0] >= last:
        between = scene.words((max(last, source[1] if source[0] >= last else last), place[0]))
        return len(between) <= NEAR and not any(
            w in {",", ";", "that", "who", "which", "after", "before"} for w in between
        )
    if source[1] <= place[0] < first:
        return first - place[1] <= 3
    return place[1] <= source[0] and _is_setting(scene, place, source[0])


def _is_setting(scene: Scene, place: Range, source: int) -> bool:
    """Does the sentence open with a setting that holds the day, a comma and the speaker after it?"""
    start = scene.sentence_start(place[0])
    between = scene.words((place[1], source))
    before = scene.words((start, min(place[0], start + AT_OCCASION)))
    said = not before or before[0] in SETTINGS or bool(OCCASIONS & set(before))
    return said and "," in between[:3] and len(between) <= NEAR
