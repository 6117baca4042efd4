"""Who said it, told last, in so many words, as in "The bridge was safe, two people who were in the room said".

The networks mostly find such an end of a sentence, but for some with a clause in them. It tells of the whole sentence:
of 213 such ends in PolNeAR's training split 189 do, and most of the others of all but its opening words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service import lexicons
from service.analyses.attribution import parties, phrases
from service.analyses.attribution.drafts import Draft, trim
from service.analyses.attribution.scene import Range, Scene

SAYING: Final = frozenset({"said", "say", "says"})
BREAKS: Final = lexicons.words("source_breaks")
LONGEST: Final = 16
"""Tokens of such a source at most."""
LEAST: Final = 4
"""Words of what is said at least."""
STARTS: Final = ("DT", "CD", "JJ", "NN", "PRP$")
CHANCE: Final = 0.8


def closed(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those of sentences that end in who said it where the networks have missed that."""
    drafts = list(found)
    made = [draft for one in scene.document.sentences if (draft := _closing(scene, (one.first, one.last)))]
    near = {draft.cue: place for place, draft in enumerate(found)} if made else {}
    for new in made:
        own = near.get(new.cue)
        if own is None:
            drafts.append(new)
        elif _is_cut(drafts[own].source, new.source):
            drafts[own] = replace(new, chance=drafts[own].chance)
    return drafts


def _is_cut(source: Range | None, whole: Range | None) -> bool:
    """Does a source begin in the midst of the whole one: "a person who | attended the meeting said"?"""
    return whole is not None and (source is None or whole[0] < source[0] < whole[1])


def _closing(scene: Scene, sentence: Range) -> Draft | None:
    """The draft of a sentence that ends in a comma, somebody, and "said"."""
    verb = sentence[1] - 2
    if verb <= sentence[0] or scene.texts[verb] not in SAYING:
        return None
    number = scene.paragraph_of(verb)
    first = next((at for at in range(verb - 1, max(sentence[0], verb - LONGEST) - 1, -1) if _is_comma(scene, at)), -1)
    if first < 0 or not _is_somebody(scene, (first + 1, verb)) or scene.passages_in((first, verb)):
        return None
    content = trim(scene.tokens, scene.paragraphs[number], (sentence[0], first))
    told = any(scene.tokens[at].tag in phrases.FINITE | {"MD"} for at in range(*content))
    if not told or scene.count(content) < LEAST:
        return None
    return Draft(number, (verb, verb + 1), (first + 1, verb), (content,), CHANCE, CHANCE, CHANCE)


def _is_comma(scene: Scene, at: int) -> bool:
    return scene.tokens[at].text == ","


def _is_somebody(scene: Scene, place: Range) -> bool:
    """Is it a noun phrase for people, with a clause or not: "an aide who was there"; not "and the mayor"?"""
    end = next((at for at in range(place[0] + 1, place[1]) if scene.words((at, at + 1))[0] in BREAKS), place[1])
    opens = scene.tokens[place[0]].tag.startswith(STARTS)
    return opens and place[1] > place[0] and parties.is_people(scene.tokens[end - 1].text)
