"""With which letters a phrase may open, read from the simple regular expressions that phrases are written in."""

from __future__ import annotations

import re
from collections.abc import Sequence

PART = re.compile(r"\(\?:|\\.|\[[^\]]*\]|\{[^}]*\}|.", re.DOTALL)
LOOKS = re.compile(r"\(\?[^:]")  # groups that look around, of which nothing is known here
GROUPS = frozenset({"(?:", "("})
TIMES = ("?", "*", "+", "{")
NONE = ("?", "*", "{0")
NOTHING = frozenset({r"\b", "^", "$"})  # parts without a letter of their own
DIGITS = frozenset("0123456789")
Letters = frozenset[str] | None  # None: anything


def first_letters(phrase: str) -> Letters:
    r"""The small letters and digits with which what a phrase means may open; None where anything may.

    "(?:read|see) more" opens with r or s, "(?:the )?\d{1,3} comments" with t or a digit, "©" with anything.
    """
    if LOOKS.search(phrase):
        return None
    letters, empty, _ = _alternatives([*PART.findall(phrase), ")"], 0)
    known = letters is not None and not empty and all(map(str.isalnum, letters))
    return letters if known else None


def _alternatives(parts: Sequence[str], at: int) -> tuple[Letters, bool, int]:
    """The first letters up to the closing parenthesis, whether there may be none, and what stands behind it."""
    told: Letters = frozenset()
    empty = False
    while True:
        found, none, at = _sequence(parts, at)
        told, empty = _either(told, found), empty or none
        if parts[at] == ")":
            return told, empty, at + 1
        at += 1


def _sequence(parts: Sequence[str], at: int) -> tuple[Letters, bool, int]:
    """The same of one of the alternatives."""
    told: Letters = frozenset()
    empty = True
    while parts[at] not in {"|", ")"}:
        if parts[at] in GROUPS:
            found, none, at = _alternatives(parts, at + 1)
        else:
            found, none, at = *_part(parts[at]), at + 1
        none = none or parts[at].startswith(NONE)
        while parts[at].startswith(TIMES):
            at += 1
        if empty:
            told, empty = _either(told, found), none
    return told, empty, at


def _part(part: str) -> tuple[Letters, bool]:
    """The letters of a part that is no group, and whether it has none."""
    if part in NOTHING:
        return frozenset(), True
    if part == r"\d":
        return DIGITS, False
    if part[0] == "[":
        return (None if set(part[1:-1]) & set("-^\\") else frozenset(part[1:-1].lower())), False
    if part[0] == "\\":
        return (None if part[1].isalnum() else frozenset(part[1])), False
    return (None if part == "." else frozenset(part.lower())), False


def _either(some: Letters, others: Letters) -> Letters:
    return None if some is None or others is None else some | others
