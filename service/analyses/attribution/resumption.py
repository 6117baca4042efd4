"""A paragraph that is all quotation, and nobody in it says whose: the one who spoke last goes on.

Brook said on Monday that the bridge would close, though few lorries use it.
“We have waited for this since the flood of last year.”
"""

from __future__ import annotations

from collections.abc import Sequence

from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft, by_paragraph, has_most, quotations
from service.analyses.attribution.marks import Passage
from service.analyses.attribution.scene import Scene
from service.analyses.attribution.units import Paragraph

LONG = 5
"""Words of such a quotation at least."""
CHANCE = 0.9
"""In PolNeAR's training split 11 of 13 such paragraphs go on with the one who spoke last in the paragraph before."""


def resumed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with quotations that are paragraphs of their own given to the last speaker of the one before.

    Where that one was quoted already, the quotation goes on; else it is a quote of its own.
    """
    found = list(drafts)
    near = by_paragraph(found)
    for number, paragraph in enumerate(scene.paragraphs[1:], 1):
        passage = _alone(scene, paragraph)
        last = _last(found, near.get(number - 1, ()))
        if passage is None or last is None or any(has_most(found[at].content, passage) for at in near.get(number, ())):
            continue
        _give(scene, found, last, (number, passage))
        near[number] = [len(found) - 1 if found[last].content[-1][0] != passage.first else last]
    return found


def _alone(scene: Scene, paragraph: Paragraph) -> Passage | None:
    """The quotation that is all of the paragraph."""
    only = paragraph.passages[0] if len(paragraph.passages) == 1 else None
    if only is None or not only.closed or (only.first, only.last) != (paragraph.first, paragraph.last):
        return None
    return only if scene.count(scenes.inner(only)) >= LONG else None


def _last(drafts: Sequence[Draft], near: Sequence[int]) -> int | None:
    """The draft that reaches furthest, if somebody is its source."""
    best = max((at for at in near if drafts[at].content), key=lambda at: drafts[at].reach[1], default=None)
    return best if best is not None and drafts[best].source else None


def _give(scene: Scene, found: list[Draft], last: int, new: tuple[int, Passage]) -> None:
    number, passage = new
    place = (passage.first, passage.last)
    if quotations(scene, found[last]):
        found[last] = found[last].with_content([*found[last].content, place])
    else:
        found.append(Draft(number, None, found[last].source, (place,), CHANCE))
