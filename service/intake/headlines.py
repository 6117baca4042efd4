"""Which of the lines before the story is its headline: a linear score over a few features, learnt from pages' titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from service import lexicons, weights
from service.document import Role
from service.intake import bylines
from service.intake.features import FUNCTION_WORDS, VISITOR
from service.intake.lines import BULLET, Line

WORDS_AT_MOST = 40
VERBS = lexicons.words("reporting_verbs") | frozenset(
    "is are was were be been has have had do does did will would can could may might should must gets get got makes make "
    "takes take gives give wins win hits hit kills killed dies died faces face seeks seek calls call urges urge warns warn "
    "sees see shows show finds find plans plan wants want backs back cuts cut rises rise falls fall leaves leave".split()
)
QUOTES = "'‘“\""
BACK = 80  # lines before the story that are looked at
NAMES = (
    "bias", "words>=2", "words>=3", "words>=4", "words>=6", "words>=9", "words>=14", "words>=20", "ends stop", "ends mark",
    "opens small", "bullet", "visitor", "shared", "shared>=0.5", "shared>=0.8", "next", "near", "far", "first", "only",
    "date or byline after", "date or byline before", "repeated", "longest", "most shared", "function word", "bar", "shouted",
    "verb", "name", "quote", "digit", "date or byline next", "all capitals", "part",
)  # fmt: skip


def choose(lines: Sequence[Line], roles: Sequence[Role | None], story: Sequence[int]) -> int | None:
    """The number of the headline among `lines`, or None; `story` are the numbers of the lines of the story."""
    if not story:
        return None
    candidates = candidates_of(lines, roles, story[0])
    if not candidates:
        return None
    scores = matrix(lines, roles, story, candidates) @ weights.load("blocks")["headline"]
    best = int(np.argmax(scores))
    return candidates[best] if scores[best] > 0 else None


def candidates_of(lines: Sequence[Line], roles: Sequence[Role | None], first: int) -> list[int]:
    """Lines before the story of which no rule knows anything."""
    return [
        at for at in range(max(0, first - BACK), first)
        if roles[at] is None and 0 < len(lines[at].words) <= WORDS_AT_MOST
    ]  # fmt: skip


def matrix(
    lines: Sequence[Line], roles: Sequence[Role | None], story: Sequence[int], candidates: Sequence[int]
) -> np.ndarray[Any, Any]:
    """A row a candidate: the features in `NAMES`."""
    heard = {word.lower() for at in story for word in lines[at].words if len(word) > 3}  # noqa: PLR2004
    counts = Counter(line.folded for line in lines if line.folded)
    shares = [_shared(lines[at], heard) for at in candidates]
    longest = max(len(lines[at].words) for at in candidates)
    rows = []
    for at, shared in zip(candidates, shares, strict=True):
        line = lines[at]
        size, text = len(line.words), line.text
        away = story[0] - at
        rows.append([
            1.0, size >= 2, size >= 3, size >= 4, size >= 6, size >= 9, size >= 14, size >= 20, text.endswith("."),
            text.endswith(("?", "!", "’", "'", "”", '"')), text[0].islower(), BULLET.match(text) is not None,
            any(word.lower() in VISITOR for word in line.words), shared, shared >= 0.5, shared >= 0.8,
            away == 1, away <= 4, away > 15, at == 0, len(candidates) == 1,
            _told(roles, at + 1, min(at + 5, story[0])), _told(roles, max(0, at - 4), at),
            counts[line.folded] > 1, size == longest, shared == max(shares) and shared > 0,
            any(word.lower() in FUNCTION_WORDS for word in line.words), "|" in text, text.isupper(),
            any(word.lower() in VERBS for word in line.words), bylines.is_name(text), any(mark in text for mark in QUOTES),
            any(letter.isdigit() for letter in text), _told(roles, at + 1, at + 2), _capitals(line), "," in text,
        ])  # fmt: skip
    return np.array(rows, dtype=np.float32)


def _shared(line: Line, heard: set[str]) -> float:
    """The share of the line's longer words that the story uses."""
    long = [word.lower() for word in line.words if len(word) > 3]  # noqa: PLR2004
    return sum(word in heard or word.removesuffix("s").rstrip("'’") in heard for word in long) / len(long) if long else 0.0


def _capitals(line: Line) -> bool:
    """Does each longer word open with a capital?"""
    return all(word[0].isupper() for word in line.words if len(word) > 3)  # noqa: PLR2004


def _told(roles: Sequence[Role | None], start: int, end: int) -> bool:
    """Is there a byline or a date among these lines?"""
    return any(role in {"byline", "published"} for role in roles[start:end])
