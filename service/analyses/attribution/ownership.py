"""Whose words stand in quotation marks, where one person tells what another said.

An official said Moss stressed that it was her town, but that "her message was to wait": the marked words speak of Moss
as "her", so they are the official's. Nobody speaks of himself in the third person; a quote inside another loses the
clause that does.
"""

from __future__ import annotations

from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.marks import Passage
from service.analyses.attribution.parties import named_in
from service.analyses.attribution.scene import Range, Scene, inner

THIRD_PERSON = frozenset({"he", "she", "his", "her", "hers", "him"})
JOINTS = frozenset({",", "and", "but", "that", "or", ";"})


def without_others_words(scene: Scene, draft: Draft) -> Draft:
    """The quote of somebody who is reported by another, without marked words that speak of this somebody."""
    if draft.source is None or not _is_one_person(scene, draft.source):
        return draft
    pieces = [piece for place in draft.content if (piece := _own(scene, place))]
    return draft.with_content(pieces)


def _is_one_person(scene: Scene, source: Range) -> bool:
    named = list(named_in(scene, source))
    alone = scene.words(source)[0] in THIRD_PERSON
    return alone or (bool(named) and named[-1].entity.type == "person")


def _own(scene: Scene, place: Range) -> Range | None:
    """The place up to the clause of the first quotation that speaks of its speaker; None where nothing is left."""
    for passage in scene.passages_in(place):
        if passage.first >= place[0] and _speaks_of_speaker(scene, passage):
            last = passage.first
            while last > place[0] and scene.words((last - 1, last))[0] in JOINTS:
                last -= 1
            return (place[0], last) if last > place[0] else None
    return place


def _speaks_of_speaker(scene: Scene, passage: Passage) -> bool:
    """Does the quotation open with "he" or "her": with whoever speaks, seen from outside?"""
    words = inner(passage)
    return words[1] > words[0] and scene.words((words[0], words[0] + 1))[0] in THIRD_PERSON
