"""Quotations that no cue has taken: those that stand alone, scare quotes, titles.

Every quotation of five words or more becomes a quote, if need be without a speaker: of PolNeAR's quoted passages of
that length 98 % are somebody's words. Shorter ones are scare quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.analyses.attribution import naming
from service.analyses.attribution import scene as scenes
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Range, Scene

LONG = 5
"""Words from which on a quotation that nobody is said to have spoken is a quote all the same."""
STANDING_ALONE = 0.9


def left_over(scene: Scene, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Range]]:
    """Quotes without a speaker, and the words of scare quotes, of the quotations that no draft touches."""
    open_quotes: list[Draft] = []
    scare: list[Range] = []
    covered = bytearray(len(scene.tokens))
    for draft in drafts:
        for first, last in draft.content:
            covered[first:last] = b"\1" * (last - first)
    for number, paragraph in enumerate(scene.paragraphs):
        for passage in paragraph.passages:
            words = scenes.inner(passage)
            if covered.find(1, *words) >= 0 or not scene.count(words):
                continue
            if scene.count(words) >= LONG and not naming.is_name(scene, passage):
                open_quotes.append(Draft(number, None, None, ((passage.first, passage.last),), STANDING_ALONE))
            elif passage.closed:
                scare.append(words)
    return open_quotes, scare
