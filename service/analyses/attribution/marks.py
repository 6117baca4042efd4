"""Quotation marks: which tokens of a paragraph stand inside them, whatever the style and however unbalanced.

Double (“…” "…" «…» »…« „…“ ``…'') and single marks (‘…’ '…') are paired apart, in one pass each; of what is nested the
outermost counts. What never opens is no quotation; what never closes runs to the end of its paragraph, as the
paragraphs of a long quotation do, or to the words that say who spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.analyses.attribution import double_marks, single_marks
from service.analyses.attribution.mark_signs import DOUBLE, MARKS, SINGLE, Passage
from service.document import Token

__all__ = ["DOUBLE", "MARKS", "SINGLE", "Passage", "passages", "states"]

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
NOTHING: Final = ""


def passages(tokens: Sequence[Token], first: int, last: int, follows: str = NOTHING) -> list[Passage]:
    """The outermost quotations among the tokens `first` to `last` of one paragraph, in reading order.

    `follows` is the first token of the next paragraph: a mark there tells that a quotation goes on.
    """
    if MARKS.isdisjoint([token.text for token in tokens[first:last]]):
        return []
    double = double_marks.paired(tokens, first, last)
    single = single_marks.paired(tokens, first, last, goes_on=follows in SINGLE)
    return _outermost(double, single)


def states(found: Sequence[Passage], first: int, last: int) -> list[int]:
    """OUTSIDE, INSIDE, OPENING or CLOSING for each of the tokens `first` to `last`."""
    result = [OUTSIDE] * (last - first)
    for passage in found:
        inner = passage.last - passage.first - 1
        result[passage.first - first : passage.last - first] = [OPENING] + [INSIDE] * inner
        if passage.closed:
            result[passage.last - first - 1] = CLOSING
    return result


def _outermost(double: Sequence[Passage], single: Sequence[Passage]) -> list[Passage]:
    """Both kinds in reading order; what lies in another, or across its end, is left out, double before single."""
    kept: list[Passage] = []
    of_double = set(double)
    for passage in sorted([*double, *single], key=lambda item: (item.first, -item.last)):
        if not kept or passage.first >= kept[-1].last:
            kept.append(passage)
        elif passage.last > kept[-1].last and passage in of_double:
            kept[-1] = passage
    return kept
