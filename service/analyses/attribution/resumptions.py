"""Quotations that nobody is said to have spoken, after a sentence that reports what somebody said.

He said that no bank would help. “We began with nothing.”
“We began with nothing,” he said. Still, it was “a roof over our heads.”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service import lexicons
from service.analyses.attribution import acts, naming
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.continuations import QUESTIONS, is_all_quotation, owners_of
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.mark_signs import Passage
from service.analyses.attribution.passages import LONG
from service.analyses.attribution.scene import Range, Scene

PRONOUNS = lexicons.table("pronouns_of_sources")
SAYING = frozenset({"said", "says"})
"""Verbs of a cue that is no question for all that follows: "said, in response to a question about"."""
RESUMED = 0.8
"""Chance of a quotation after reported speech.

In PolNeAR's training split 31 of 35 that open their sentence are the same speaker's, and 27 of 33 that do not.
"""


@dataclass(frozen=True, slots=True)
class Open:
    """A long quotation of the paragraph `number`, with its first sentence and the first token of the one before."""

    number: int
    passage: Passage
    sentence: Range
    before: int

    @property
    def opens(self) -> bool:
        """Does it open its sentence?"""
        return self.passage.first == self.sentence[0]


def resumed(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts, with such a quotation for whoever spoke before: as a piece of what he said in marks, or by itself."""
    owned = {passage.first for _, passage in owners_of(scene, found)}
    left = [one for one in _opening(scene) if one.passage.first not in owned]
    if not left:
        return list(found)
    told = {scene.sentence_of(draft.cue[0])[0] for draft in found if draft.cue}
    reported = _reports(scene, found)
    drafts = list(found)
    for one in left:
        at = reported.get(one.before)
        if at is None or (one.sentence[0] in told and not one.opens):
            continue
        place, draft = (one.passage.first, one.passage.last), drafts[at]
        if any(scene.passages_in(piece) for piece in draft.content):
            drafts[at] = draft.with_content([*draft.content, place])
        else:
            drafts.append(Draft(one.number, None, draft.source, (place,), RESUMED))
        reported[scene.sentence_of(one.passage.last - 1)[0]] = at
    return drafts


def _reports(scene: Scene, found: Sequence[Draft]) -> dict[int, int]:
    """First token of a sentence -> place of the first draft of it in which somebody reports."""
    reported: dict[int, int] = {}
    telling = [at for at, one in enumerate(found) if one.cue and one.source and _names_who(scene, one)]
    for at in sorted(telling, key=lambda at: found[at].cue or (0, 0)):
        reported.setdefault(scene.sentence_of((found[at].cue or (0, 0))[0])[0], at)
    return reported


def _names_who(scene: Scene, draft: Draft) -> bool:
    """Is it speech, no question, by somebody who is not "who", "I" or "it"?"""
    words, source = scene.words(draft.cue or (0, 0)), scene.words(draft.source or (0, 0))
    kind = PRONOUNS.get(source[0]) if len(source) == 1 else None
    marked = any(scene.passages_in(piece) for piece in draft.content)
    told = (marked or acts.act_of(words, source) != "thought") and (
        not QUESTIONS & set(words) or bool(SAYING & set(words))
    )
    return told and kind in {None, "one", "several"}


def _opening(scene: Scene) -> Iterator[Open]:
    """The long quotations of which the sentence before may tell whose they are."""
    for number, paragraph in enumerate(scene.paragraphs):
        for passage in paragraph.passages:
            sentence = scene.sentence_of(passage.first)
            before = scene.sentence_of(sentence[0] - 1)[0] if sentence[0] else 0
            one = Open(number, passage, sentence, before)
            if sentence[0] and scene.count(scenes.inner(passage)) >= LONG and _may_resume(scene, one):
                yield one


def _may_resume(scene: Scene, one: Open) -> bool:
    """Is it a sentence or more, or part of one in the paragraph of the sentence before, and no title?"""
    paragraph, passage = scene.paragraphs[one.number], one.passage
    if not one.opens:
        return one.sentence[0] > paragraph.first and not naming.is_name(scene, passage)
    whole = scene.count((passage.last, scene.sentence_of(passage.last - 1)[1])) == 0
    return whole and (passage.first > paragraph.first or is_all_quotation(scene, paragraph))
