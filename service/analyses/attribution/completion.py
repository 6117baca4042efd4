"""No attribution is left half: a cue with content but without a source gets the subject that it shares with another.

“The bridge is safe,” Brook said, adding that it had been tested.  |  Brook closed the bridge, saying it was unsafe.
Brook said the bridge was safe and added that it had been tested.  |  Where no subject is found it is left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.analyses.attribution import passives, phrases
from service.analyses.attribution.drafts import Draft, by_paragraph
from service.analyses.attribution.scene import Range, Scene

LINKS = frozenset({",", "and", "but", "then", "—", "–", "--"})
"""What stands before a verb that shares its subject with the one before."""
BACK = 4
"""Adverbs and helpers at most between such a link and its verb."""
NEAR = 6
"""Drafts before one among which those of its sentence are looked for."""


def completed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those without a source given the subject that their cue shares; others stay open."""
    found = list(drafts)
    for places in by_paragraph(drafts).values():
        ordered = sorted((at for at in places if found[at].cue), key=lambda at: found[at].reach)
        for number, at in enumerate(ordered):
            if found[at].source is None and found[at].content:
                _complete(scene, found, at, ordered[max(0, number - NEAR) : number])
    return found


def _complete(scene: Scene, found: list[Draft], at: int, before: Sequence[int]) -> None:
    cue = found[at].cue
    link = _link(scene, cue) if cue else None
    if cue is None or link is None or passives.is_passive(scene, cue):
        return
    sentence = scene.sentence_of(cue[0])
    for other in reversed(before):
        first = found[other]
        if first.source and first.cue and sentence[0] <= first.source[0] < first.cue[0] < link:
            found[at] = replace(found[at], source=first.source)
            found[other] = first.with_content(_up_to(first.content, link))
            return
    if scene.tokens[cue[1] - 1].tag == "VBG" and scene.words((link, link + 1)) == [","]:
        found[at] = replace(found[at], source=_main_subject(scene, sentence[0], link))


def _link(scene: Scene, cue: Range) -> int | None:
    """The comma or "and" right before the verb of a cue, adverbs aside."""
    start = scene.sentence_of(cue[0])[0]
    for at in range(cue[0] - 1, max(start, cue[0] - BACK) - 1, -1):
        if scene.words((at, at + 1))[0] in LINKS:
            return at
        if not scene.tokens[at].tag.startswith("RB"):
            return None
    return None


def _up_to(content: Sequence[Range], link: int) -> list[Range]:
    """The content before the link; all of it where nothing stands before."""
    cut = [(first, min(last, link)) for first, last in content if first < link]
    return cut or list(content)


def _main_subject(scene: Scene, first: int, last: int) -> Range | None:
    """The subject of the first finite verb of a clause."""
    for at in range(first, last):
        if scene.tokens[at].tag in phrases.FINITE:
            return phrases.subject(scene, (at, at + 1))
    return None
