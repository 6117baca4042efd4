"""Quotation marks: which tokens of a paragraph stand inside them, whatever the style and however unbalanced.

Double (“…” "…" «…» „…“ ``…'') and single marks (‘…’ '…') are paired apart, in one pass each; of what is nested the
outermost counts. What never opens is no quotation; what never closes runs to the end of its paragraph, as the
paragraphs of a long quotation do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from service import lexicons
from service.document import Token

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)

DOUBLE: Final = frozenset({"“", "”", "„", "‟", "«", "»", '"', "``", "''", "＂"})
SINGLE: Final = frozenset({"‘", "’", "'", "‚", "‛"})
OPENS: Final = frozenset({"“", "„", "‟", "«", "``"})
CLOSES: Final = frozenset({"”", "»"})
MARKS: Final = DOUBLE | SINGLE
BEFORE_OPENING: Final = frozenset("([{-–—/…") | MARKS | {"--", "..."}
AFTER_CLOSING: Final = frozenset(".,;:!?)]}-–—…") | DOUBLE | {"--", "..."}
BEFORE_CLOSING: Final = frozenset(".,!?…") | {"...", ".."}
ELISIONS: Final = lexicons.words("elisions")


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens `first` to `last` (half-open) in quotation marks, these among them; one not `closed` runs to the end."""

    first: int
    last: int
    closed: bool


def passages(tokens: Sequence[Token], first: int, last: int) -> list[Passage]:
    """The outermost quotations among the tokens `first` to `last` of one paragraph, in reading order."""
    if MARKS.isdisjoint([token.text for token in tokens[first:last]]):
        return []
    double = _double(tokens, first, last)
    return _outermost(double, _single(tokens, first, last))


def states(found: Sequence[Passage], first: int, last: int) -> list[int]:
    """OUTSIDE, INSIDE, OPENING or CLOSING for each of the tokens `first` to `last`."""
    result = [OUTSIDE] * (last - first)
    for passage in found:
        inner = passage.last - passage.first - 1
        result[passage.first - first : passage.last - first] = [OPENING] + [INSIDE] * inner
        if passage.closed:
            result[passage.last - first - 1] = CLOSING
    return result


def _double(tokens: Sequence[Token], first: int, last: int) -> list[Passage]:
    """Pair double marks: a second opening ends what was open, a closing without opening is passed over."""
    found: list[Passage] = []
    opened: int | None = None
    for at in range(first, last):
        mark = tokens[at].text
        if mark not in DOUBLE:
            continue
        if _opens(tokens, at, (first, last), opened):
            if opened is not None and at > opened + 1:
                found.append(Passage(opened, at, closed=False))
            opened = at
        elif opened is not None:
            if at > opened + 1:
                found.append(Passage(opened, at + 1, closed=True))
            opened = None
    if opened is not None and opened + 1 < last:
        found.append(Passage(opened, last, closed=False))
    return found


def _opens(tokens: Sequence[Token], at: int, bounds: tuple[int, int], opened: int | None) -> bool:
    """Does this double mark open? A straight one tells by the spaces beside it, else by what is open."""
    mark = tokens[at].text
    if mark in OPENS:
        return not (mark == "“" and opened is not None and tokens[opened].text == "„")
    if mark in CLOSES:
        return False
    before, after = _touches_before(tokens, at, bounds[0]), _touches_after(tokens, at, bounds[1])
    if before != after:
        return after
    return opened is None


def _touches_before(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Does a word or stop touch this mark from the left? Brackets, dashes and other marks do not count."""
    if at == first or tokens[at - 1].end != tokens[at].start:
        return False
    return tokens[at - 1].text not in BEFORE_OPENING


def _touches_after(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Does a word touch this mark from the right? Stops, brackets, dashes and other marks do not count."""
    if at + 1 >= last or tokens[at + 1].start != tokens[at].end:
        return False
    return tokens[at + 1].text not in AFTER_CLOSING


def _single(tokens: Sequence[Token], first: int, last: int) -> list[Passage]:
    """Pair single marks: each opening with the likeliest closing before the next opening; an apostrophe has none."""
    found: list[Passage] = []
    opened = sure = likely = -1
    for at in range(first, last):
        if tokens[at].text not in SINGLE:
            continue
        if _opens_single(tokens, at, first, last):
            found += _paired(opened, sure, likely)
            opened, sure, likely = at, -1, -1
        elif opened >= 0 and sure < 0 and _touches_before(tokens, at, first) and at > opened + 1:
            if tokens[at - 1].text in BEFORE_CLOSING or at + 1 >= last or tokens[at + 1].text in AFTER_CLOSING:
                sure = at
            elif likely < 0 or tokens[likely - 1].text[-1:] in "sS":
                likely = at
    return found + _paired(opened, sure, likely)


def _paired(opened: int, sure: int, likely: int) -> list[Passage]:
    closing = likely if likely >= 0 and (sure < 0 or sure < likely) else sure
    return [Passage(opened, closing + 1, closed=True)] if opened >= 0 and closing >= 0 else []


def _opens_single(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """A single mark that could open: nothing before it, a word right after it that is no clipped one ('em, '90s)."""
    if tokens[at].text == "’" or at + 1 >= last or tokens[at + 1].start != tokens[at].end:
        return False
    word = tokens[at + 1].text
    if not word[0].isalnum() or word[0].isdigit() or word.lower() in ELISIONS:
        return tokens[at].text == "‘" and word[0].isalnum() and word.lower() not in ELISIONS
    touched = at > first and tokens[at - 1].end == tokens[at].start
    return not touched or tokens[at - 1].text in BEFORE_OPENING


def _outermost(double: Sequence[Passage], single: Sequence[Passage]) -> list[Passage]:
    """Both kinds in reading order; what lies in another, or across its end, is left out, double before single."""
    kept: list[Passage] = []
    for passage in sorted([*double, *single], key=lambda item: (item.first, -item.last)):
        if not kept or passage.first >= kept[-1].last:
            kept.append(passage)
        elif passage.last > kept[-1].last and passage in double:
            kept[-1] = passage
    return kept
