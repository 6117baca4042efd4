"""Attribution by a colon that ends a paragraph: the next one is what was announced.

The networks see one paragraph at a time; this rule sees its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.analyses.attribution import acts, frames, parties, phrases
from service.analyses.attribution.drafts import Draft, by_paragraph, trim
from service.analyses.attribution.scene import Range, Scene, overlap
from service.analyses.attribution.units import Paragraph

NEAR = 15
"""Tokens before a closing colon within which its cue stands."""
SHORT = 6
"""Words that a content holds at most to give way to the quotation that the colon announces."""
NAME_LENGTH = 10
LEAST_BLOCK = 5
"""Words from which on a paragraph without marks, after words that hand over, is what somebody said."""
MOST = 0.6
SPEAKER_LENGTH = 6
CHANCE = 0.9


def announced(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A paragraph that ends in a colon, and the next one: its quotation, or all of it after words that hand over.

    Smith had this to say:             |  And from Chairwoman Rosewood:
    “We will not be moved by threats.” |  We will not be moved by threats.
    """
    found = list(drafts)
    near = by_paragraph(drafts)
    for number, (before, after) in enumerate(zip(scene.paragraphs, scene.paragraphs[1:], strict=False)):
        colon = _closing_colon(scene, before)
        content = colon and _announced_words(scene, before, after)
        if not colon or not content or any(owns(found[at], content) for at in near[number + 1]):
            continue
        cue = _announcing(scene, found, near[number], colon)
        if cue is not None:
            found[cue] = found[cue].with_content([content])
        else:
            name = (
                _name_before(scene, before.first, colon)
                or _subject(scene, colon)
                or _telling(scene, found, near[number], colon)
                or _subject_of_last(scene, colon)
            )
            found.append(Draft(number, None, name, (content,), CHANCE))
    return found


def _announced_words(scene: Scene, before: Paragraph, after: Paragraph) -> Range | None:
    """The quotation that opens the paragraph after a colon; all of it, without marks, where the colon hands over."""
    if after.passages and after.passages[0].first == after.first:
        return after.passages[0].first, after.passages[0].last
    opening = scene.words((before.first, before.first + 2))
    hands_over = opening[0] in {"from", "by"} or opening == ["and", "from"] or _has_this_to_say(scene, before)
    starts = scene.tokens[after.first].text[0].isupper()
    if not (hands_over and starts) or scene.count((after.first, after.last)) < LEAST_BLOCK:
        return None
    return trim(scene.tokens, after, (after.first, after.last))


def _has_this_to_say(scene: Scene, paragraph: Paragraph) -> bool:
    """As in "Smith had this to say:", "Here is what she had to say:"."""
    return scene.words((paragraph.last - 4, paragraph.last - 1))[-2:] == ["to", "say"]


def owns(draft: Draft, words: Range) -> bool:
    """Has a draft with a source most of these words?"""
    shared = sum(overlap(piece, words) for piece in draft.content)
    return draft.source is not None and shared >= MOST * (words[1] - words[0])


def _closing_colon(scene: Scene, paragraph: Paragraph) -> int | None:
    last = paragraph.last - 1
    return last if scene.tokens[last].text == ":" and last > paragraph.first else None


def _announcing(scene: Scene, drafts: Sequence[Draft], near: Sequence[int], colon: int) -> int | None:
    """The draft whose cue stands nearest before the colon, if its content is empty or may give way."""
    best = None
    for at in near:
        cue = drafts[at].cue
        if cue and cue[1] >= colon - NEAR and sum(scene.count(place) for place in drafts[at].content) <= SHORT:
            best = at
    return best


def _name_before(scene: Scene, first: int, colon: int) -> Range | None:
    """The capitalised words right before the colon ("And from Chairwoman Rosewood:")."""
    at = colon
    while at > first and colon - at < SPEAKER_LENGTH and scene.tokens[at - 1].text[0].isupper():
        at -= 1
    if at == first and colon - at > 1 and scene.words((at, at + 1))[0] in {"and", "from", "but", "then"}:
        at += 1
    return (at, colon) if at < colon else None


def _subject(scene: Scene, colon: int) -> Range | None:
    """The person of whom the sentence before a colon tells: "The captain, Sam Hale, was shorter:"."""
    first = scene.sentence_start(colon)
    verb = next((at for at in range(first, colon) if scene.tokens[at].tag in phrases.FINITE), first)
    named = [one for one in parties.named_in(scene, (first, verb)) if one.entity.type == "person"]
    end = verb - (scene.words((verb - 1, verb)) == [","]) if verb > first else verb
    if named and named[-1].last == end and verb - first <= NAME_LENGTH:
        return named[-1].first, named[-1].last
    alone = scene.tokens[first].tag in {"DT", "PRP$", "PRP"} and verb - first <= SPEAKER_LENGTH
    people = verb > first and (parties.is_people(scene.tokens[verb - 1].text) or scene.tokens[verb - 1].tag == "PRP")
    return (first, verb) if alone and people else None


def _telling(scene: Scene, drafts: Sequence[Draft], near: Sequence[int], colon: int) -> Range | None:
    """Who speaks last in the sentence before a colon: "The board said of its plans for next year:"."""
    start = scene.sentence_start(colon)
    told = [drafts[at] for at in near if (cue := drafts[at].cue) and cue[0] >= start and drafts[at].source]
    told = [one for one in told if acts.act_of(scene.words(one.cue or (0, 0)), ()) != "thought"]
    told = [one for one in told if not frames.FRAMING.isdisjoint(scene.words(one.cue or (0, 0)))] or told
    return max(told, key=lambda one: one.cue or (0, 0)).source if told else None


def _subject_of_last(scene: Scene, colon: int) -> Range | None:
    """Whose verb of speech is the last word before a colon, also where it was taken for a noun: "the site notes:"."""
    verb = colon - 1
    if not acts.is_speech(scene.texts[verb]) or not scene.tokens[verb].tag.startswith(("VB", "NNS")):
        return None
    return phrases.subject_before(scene, verb)
