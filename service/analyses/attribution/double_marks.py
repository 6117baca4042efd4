"""Pairs of double marks: “…” "…" «…» »…« „…“ ``…''."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.analyses.attribution import mark_signs as signs
from service.analyses.attribution.mark_signs import Passage
from service.document import Token

SPEECH: Final = frozenset({"said", "says", "added", "adds", "explained", "recalled", "wrote", "writes", "told"})
SPEAKER: Final = 5
"""Words at most between the comma and the verb, where a closing mark was forgotten: ", the organisation said"."""
AFTER_SPEECH: Final = 8
"""Words at most after that verb, to the end of the sentence."""
INCHES: Final = 3
"""Digits at most before a mark that stands for inches; four are a year."""


def paired(tokens: Sequence[Token], first: int, last: int) -> list[Passage]:
    """The quotations in double marks: a second opening ends what was open, a closing without opening is passed over."""
    found: list[Passage] = []
    opened: int | None = None
    marks = _marks(tokens, first, last)
    for place, at in enumerate(marks):
        following = marks[place + 1] if place + 1 < len(marks) else last
        if _opens(tokens, at, (first, last), opened):
            if opened is not None and at > opened + 1:
                found.append(_unclosed(tokens, opened, at))
            opened = at
        elif opened is not None and not _is_measure(tokens, at, following, (first, last)):
            if at > opened + 1:
                found.append(Passage(opened, at + 1, closed=True))
            opened = None
    if opened is not None and opened + 1 < last:
        found.append(_unclosed(tokens, opened, last))
    return found


def _marks(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """The double marks, but for angular ones that nothing closes: those are bullets."""
    marks = [at for at in range(first, last) if tokens[at].text in signs.DOUBLE]
    angular = [at for at in marks if tokens[at].text in signs.ANGULAR]
    closing = max((at for at in angular if _touches(tokens, at, (first, last)) == (True, False)), default=-1)
    bullets = {at for at in angular if tokens[at].text == "»" and at > closing}
    return [at for at in marks if at not in bullets or not _touches(tokens, at, (first, last))[1]]


def _touches(tokens: Sequence[Token], at: int, bounds: tuple[int, int]) -> tuple[bool, bool]:
    return signs.touches_before(tokens, at, bounds[0]), signs.touches_after(tokens, at, bounds[1])


def _opens(tokens: Sequence[Token], at: int, bounds: tuple[int, int], opened: int | None) -> bool:
    """Does this double mark open? A straight or angular one tells by what touches it, else by what is open."""
    mark = tokens[at].text
    if mark in signs.OPENS:
        return not (mark == "“" and opened is not None and tokens[opened].text == "„")
    if mark in signs.CLOSES:
        return False
    before, after = _touches(tokens, at, bounds)
    if before != after:
        return after
    return mark == "«" if mark in signs.ANGULAR else opened is None


def _is_measure(tokens: Sequence[Token], at: int, following: int, bounds: tuple[int, int]) -> bool:
    """Does the mark stand for inches, inside a quotation that another one closes: "I'm 6'2" in my socks," he said."""
    number = tokens[at - 1]
    if not (number.text.isdigit() and number.end == tokens[at].start and len(number.text) <= INCHES):
        return False
    feet = "".join(token.text for token in tokens[max(bounds[0], at - 3) : at - 1])
    if feet[:1].isdigit() and feet[-1:] in signs.SINGLE and tokens[at - 2].end == number.start:
        return True
    return following < bounds[1] and _touches(tokens, following, bounds) == (True, False)


def _unclosed(tokens: Sequence[Token], opened: int, last: int) -> Passage:
    """A quotation without its closing mark: up to `last`, or to the comma before the words that say who spoke."""
    for at in range(opened + 2, last - 2):
        if tokens[at].text == "," and _says_who(tokens, at + 1, last):
            return Passage(opened, at + 1, closed=False)
    return Passage(opened, last, closed=False)


def _says_who(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Are the next words "said Ada Brook", or do they end the sentence: "the organisation said in its report."?"""
    if tokens[at].text in SPEECH and tokens[at + 1].text[0].isupper():
        return True
    words = [token.text for token in tokens[at : min(last, at + SPEAKER + AFTER_SPEECH + 1)]]
    stop = next((place for place, word in enumerate(words) if not word[0].isalnum()), len(words))
    verb = next((place for place, word in enumerate(words[: min(stop, SPEAKER + 1)]) if word in SPEECH), 0)
    return verb > 0 and words[stop : stop + 1] == ["."]
