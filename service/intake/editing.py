"""Lines from desk to desk inside the text of an item: notes to editors, what an update adds, the mark of the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTE = re.compile(
    r"\W{0,3}(?:eds|editors|attention (?:editors|eds)|note to (?:editors|eds)|editors?['’]s? (?:only|note|advisory)|"
    r"(?:with|for) editors|desk note)\s?:",
    re.IGNORECASE,
)
CHANGES = re.compile(
    r"\((?:adds|updates|updated|corrects|correct(?:s|ed|ing)|recasts|refiles|repeats|rewrites|writes through|clarifies|"
    r"removes|changes|deletes|edits|fixes|new throughout|for more)\b[^()]{0,200}\)\.?",
    re.IGNORECASE,
)
VERSION = re.compile(
    r"\(this (?:version|story)\b[^()]{0,20}\b(?:corrects|updates|adds|removes|refiles)\b[^()]{0,200}\)\.?",
    re.IGNORECASE,
)
END = re.compile(
    r"\W{0,4}(?:ends?|-30-|30|mfl|release ends|end of (?:release|text|story))\W{0,4}|#(?:\s?#){2,5}", re.IGNORECASE
)
INITIALS = re.compile(r"[a-z]{2,5}(?:[/-][a-z]{2,5}){1,5}")
SHORT = 300  # characters; a note is no longer


def is_note(line: str) -> bool:
    """Like "Eds: Updates with quotes.", "(Adds comments, detail)", "(This story corrects a name)", "cr/hb/jm"."""
    if len(line) > SHORT:
        return False
    return bool(NOTE.match(line) or CHANGES.fullmatch(line) or VERSION.fullmatch(line) or INITIALS.fullmatch(line))


def is_end(line: str) -> bool:
    """Like "ends", "-ENDS-", "-30-", "###"."""
    return len(line) <= 24 and END.fullmatch(line) is not None


def end(lines: Iterable[str]) -> int:
    """The number of the line with the mark of the end, from which on nothing is of the story; else that behind all."""
    number = -1
    for number, line in enumerate(lines):
        if number and is_end(line):
            return number
    return number + 1
