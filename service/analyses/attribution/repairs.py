"""Mends what the networks found, step after step: cue and source here, content in `contents` and `ends`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.analyses.attribution import assembly, contents, ends
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.phrases import RELATIVE
from service.analyses.attribution.scene import Range, Scene

HANGING = frozenset({"on", "in", "at", "for", "of", "from", "with", "by", "to", "as", "late", "early", "about", "up"})
"""Words that no source ends with."""
OCCASION = frozenset({"during", "after", "before", "while", "when"})
"""Words that begin an occasion, after somebody."""
LOOSE = frozenset({"continued", "continues", "continue", "began", "begins", "begin", "kept", "keeps", "went", "goes"})
"""Verbs that tell nothing before the verb that does: "continued to criticise"."""


def mended(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts mended, one rule after the other."""
    return [_mended(scene, draft) for draft in drafts]


def _mended(scene: Scene, draft: Draft) -> Draft:
    made = draft
    for step in STEPS:
        made = step(scene, made)
    return made


def _with_verb(scene: Scene, draft: Draft) -> Draft:
    """A cue of helpers alone gets the verb that opens its content: "drivers now | fear that it will close"."""
    if draft.cue is None or not draft.content or draft.content[0][0] != draft.cue[1]:
        return draft
    first, last = draft.content[0]
    verb = first
    while verb < last - 1 and scene.tokens[verb].tag == "RB":
        verb += 1
    if verb + 1 >= last or not scene.tokens[verb].tag.startswith("VB") or not _only_helps(scene, draft.cue):
        return draft
    if scene.passages_in((first, verb + 1)):
        return draft
    moved = replace(draft, cue=(draft.cue[0], verb + 1))
    return moved.with_content([(verb + 1, last), *draft.content[1:]])


def _only_helps(scene: Scene, cue: Range) -> bool:
    return all(
        word in assembly.HELPERS or word in LOOSE or scene.tokens[at].tag.startswith("RB")
        for at, word in enumerate(scene.words(cue), cue[0])
    )


def _without_day(scene: Scene, draft: Draft) -> Draft:
    """When it was said is not who, at the end of a source: "Rosewood on Monday", "Lee | during a visit"."""
    if draft.source is None:
        return draft
    first, end = draft.source
    end = next((at for at in range(first + 1, end) if scene.words((at, at + 1))[0] in OCCASION), end)
    relative = any(scene.tokens[at].tag in RELATIVE for at in range(first, end))  # "Brook, who came on Monday"
    while end > first + 1 and scene.in_date(end - 1) and not relative:
        end -= 1
    while end > first + 1 and scene.words((end - 1, end))[0] in HANGING:
        end -= 1
    if end > first + 2 and scene.tokens[end - 1].tag == "VBN" and scene.texts[end - 2] == ",":
        end -= 2  # "The log, found in 1912, says …"
    if end + 1 < draft.source[1] and scene.in_date(end + 1) and _is_of_noun(scene, (first, end)):
        return draft
    return draft if end == draft.source[1] else replace(draft, source=(first, end))


def _is_of_noun(scene: Scene, place: Range) -> bool:
    """Does the time after a phrase belong to it: "the act | of 2009", "Hale, the winner | in 2008"?"""
    at = place[1]
    word, named = scene.words((at, at + 1))[0], scene.tokens[at - 1].tag in {"NN", "NNS"}
    return word == "of" or (word == "in" and named and "," in scene.words(place))


def _without_told(scene: Scene, draft: Draft) -> Draft:
    """A cue ends before the name of who is told: "said to | Tom Hale"."""
    if draft.cue is None:
        return draft
    names = scene.document.entity_at
    first, last = draft.cue
    told = next((at for at in range(first + 1, last) if at in names and scene.words((at - 1, at)) == ["to"]), last)
    return draft if told == last else replace(draft, cue=(first, told))


STEPS: Final = (
    _without_day,
    _without_told,
    _with_verb,
    contents.filled,
    contents.told_left_out,
    contents.listeners_left_out,
    contents.whole,
    contents.apart,
    ends.ended,
    ends.told_first,
    ends.at_its_mark,
    ends.not_hanging,
)
