"""Pairs of single marks, as the British set them, among apostrophes that look like them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service import lexicons
from service.analyses.attribution import mark_signs as signs
from service.analyses.attribution.mark_signs import Passage
from service.document import Token

BEFORE_CLOSING: Final = frozenset(".,!?…") | {"...", ".."}
BEFORE_SPEECH: Final = frozenset(".,:;!?…") | {"...", "said"}
"""What stands before the opening mark of a whole sentence of speech."""
ELISIONS: Final = lexicons.words("elisions")


def paired(tokens: Sequence[Token], first: int, last: int, *, goes_on: bool) -> list[Passage]:
    """Each opening with the likeliest closing before the next opening; an apostrophe has none.

    Where the next paragraph `goes_on` with such a mark, what was opened last may run to the end.
    """
    found: list[Passage] = []
    opened = sure = likely = -1
    for at in range(first, last):
        if tokens[at].text not in signs.SINGLE:
            continue
        if _opens(tokens, at, first, last):
            found += _pair(opened, sure, likely) or _unclosed(tokens, opened, (first, at))
            opened, sure, likely = at, -1, -1
        elif opened >= 0 and sure < 0 and _may_close(tokens, at, first, last) and at > opened + 1:
            if tokens[at - 1].text in BEFORE_CLOSING or at + 1 >= last or tokens[at + 1].text in signs.AFTER_CLOSING:
                sure = at
            elif likely < 0 or tokens[likely - 1].text[-1:] in "sS":
                likely = at
    if goes_on and sure < 0 and likely >= 0 and tokens[likely - 1].text[-1:] in "sS":
        likely = -1  # the workers' friends, in a quotation that goes on
    return found + (_pair(opened, sure, likely) or _unclosed(tokens, opened, (first, last), goes_on=goes_on))


def _pair(opened: int, sure: int, likely: int) -> list[Passage]:
    closing = likely if likely >= 0 and (sure < 0 or sure < likely) else sure
    return [Passage(opened, closing + 1, closed=True)] if opened >= 0 and closing >= 0 else []


def _unclosed(tokens: Sequence[Token], opened: int, bounds: tuple[int, int], *, goes_on: bool = False) -> list[Passage]:
    """A quotation that nothing closes: it begins like speech, with a capital, at the start or after a colon.

    ‘We were promised trees.        |  She said: ‘We were promised trees.
    """
    first, last = bounds
    if not first <= opened < last - 2 or not tokens[opened + 1].text[0].isupper():
        return []
    starts = opened == first or tokens[opened - 1].text == ":"
    if starts or (goes_on and tokens[opened - 1].text in BEFORE_SPEECH):
        return [Passage(opened, last, closed=False)]
    return []


def _opens(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """A single mark that could open: nothing before it, a word right after it that is no clipped one ('em, '90s)."""
    if tokens[at].text == "’" or at + 1 >= last or tokens[at + 1].start != tokens[at].end:
        return False
    word = tokens[at + 1].text
    if not word[0].isalnum() or word[0].isdigit() or word.lower() in ELISIONS:
        return tokens[at].text == "‘" and word[0].isalnum() and word.lower() not in ELISIONS
    touched = at > first and tokens[at - 1].end == tokens[at].start
    return not touched or tokens[at - 1].text in signs.BEFORE_OPENING


def _may_close(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Does something touch it from the left, and no figure from the right, as in 6'2?"""
    if not signs.touches_before(tokens, at, first):
        return False
    return at + 1 >= last or tokens[at + 1].start != tokens[at].end or not tokens[at + 1].text[0].isdigit()
