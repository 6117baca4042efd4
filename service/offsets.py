"""Offsets in UTF-16 code units, for callers whose strings are counted so (JavaScript, Java, C#).

Inside, every position counts code points. Only characters beyond U+FFFF (emoji, rare scripts) make a difference: each
is one code point and two code units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from service.errors import InvalidRequest

ASTRAL = re.compile("[\U00010000-\U0010ffff]")

Move = Callable[[int], int]


def to_utf16(plain: Any, text: str) -> Any:
    """A copy of plain data (dicts, lists) with every `start` and `end` in UTF-16 code units of `text`."""
    astral = _positions(text)
    return _moved(plain, lambda position: position + bisect_left(astral, position)) if astral else plain


def to_utf16_of_each(plain: Any, texts: Sequence[str]) -> Any:
    """The same for pieces of several texts: a dict with `start` and `end` says in `article` of which."""
    astral = [_positions(text) for text in texts]

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(item) for item in value]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("article"), int) and isinstance(value.get("start"), int):
            known = astral[value["article"]]
            return value | {name: value[name] + bisect_left(known, value[name]) for name in ("start", "end")}
        return {name: moved(item) for name, item in value.items()}

    return moved(plain) if any(astral) else plain


def from_utf16(plain: Any, text: str) -> Any:
    """A copy of plain data with every `start` and `end`, given in UTF-16 code units of `text`, in code points.

    Raises InvalidRequest for a position between the two halves of a character.
    """
    firsts = [position + before for before, position in enumerate(_positions(text))]

    def move(position: int) -> int:
        before = bisect_left(firsts, position)
        if before and position == firsts[before - 1] + 1:
            raise InvalidRequest(f"offset {position} stands between the two halves of a UTF-16 surrogate pair")
        return position - before

    return _moved(plain, move) if firsts else plain


def _positions(text: str) -> list[int]:
    return [] if text.isascii() else [match.start() for match in ASTRAL.finditer(text)]


def _moved(plain: Any, move: Move) -> Any:
    if isinstance(plain, dict):
        is_span = isinstance(plain.get("start"), int) and isinstance(plain.get("end"), int)
        return {
            name: move(value) if is_span and name in ("start", "end") else _moved(value, move)
            for name, value in plain.items()
        }
    if isinstance(plain, list):
        return [_moved(item, move) for item in plain]
    return plain
