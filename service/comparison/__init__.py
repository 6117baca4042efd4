"""Several articles side by side: the steps in their order. Nothing here reads or analyses an article."""

from __future__ import annotations

from collections.abc import Sequence

from service.comparison import brief, copies, figures, moments, names, sources, statements, stories, told, utterances
from service.comparison.nouns import Comparison
from service.comparison.sides import Side

__all__ = ["FEWEST", "MOST", "Comparison", "Side", "compare"]

FEWEST, MOST = 2, 50  # articles


def compare(sides: Sequence[Side]) -> Comparison:
    """What the articles have in common, in what they differ, and what each has alone; `index` is their order."""
    grouping = stories.group(sides)
    known = names.across(sides, grouping)
    said = statements.collect(sides, known)
    roots, provenance = sources.trace(sides, copies.find(sides))
    reported = utterances.find(said, known, grouping, roots)
    points = brief.match(sides, reported)
    return Comparison(
        stories=told.stories(sides, grouping, known),
        shared=brief.shared(points, grouping, roots),
        entities=known.shared,
        utterances=reported,
        figures=figures.find(sides, known, grouping, roots),
        dates=moments.find(sides, grouping, roots),
        provenance=provenance,
        alone=brief.alone(points, known, reported),
    )
