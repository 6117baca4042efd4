"""Which line before the story is its headline: a linear score over a few features, learnt from pages' titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain
from typing import Any

import numpy as np

from service import lexicons, weights
from service.document import Role
from service.intake import bylines, photo_credits
from service.intake.features import FUNCTION_WORDS, VISITOR
from service.intake.lines import BULLET, Line

WORDS_AT_MOST = 40
VERBS = lexicons.words("reporting_verbs") | lexicons.words("headline_verbs")
QUOTES = "'‘“\""
BACK = 80  # lines before the story that are looked at
LENGTHS = (2, 3, 4, 6, 9, 14, 20)  # words; each bound is one feature
ARTICLES = frozenset({"the", "a", "an"})
PAIRED_WORDS = 5  # words of a headline and its deck, or of a headline below a caption
JOINING = frozenset({"and", "with"})
NAMES_WORDS = 12  # of a line of names at most
OPENING = 2  # lines of the story that headlines sum up
SHARED = 0.4  # of the longer words of a headline stand in the story at least
WORDING = (
    "bias", *(f"words>={bound}" for bound in LENGTHS), "ends stop", "ends mark", "opens small", "bullet", "visitor",
    "function word", "bar", "shouted", "verb", "name", "quote", "digit", "all capitals", "part",
)  # fmt: skip
PLACE = (
    "shared", "shared>=0.5", "shared>=0.8", "most shared", "longest", "next", "near", "far", "first", "only",
    "date or byline after", "date or byline before", "date or byline next", "repeated",
    "shared with opening", "most shared with opening", "first that shares", "above deck",
)  # fmt: skip
NAMES = WORDING + PLACE


def choose(lines: Sequence[Line], roles: Sequence[Role | None], story: Sequence[int]) -> int | None:
    """The number of the headline among `lines`, or None; `story` are the numbers of the lines of the story."""
    if not story:
        return None
    candidates = candidates_of(lines, roles, story[0])
    if not candidates:
        return None
    scores = matrix(lines, roles, story, candidates) @ weights.load("blocks")["headline"]
    best = int(np.argmax(scores))
    return _of_pair(lines, story, candidates, candidates[best]) if scores[best] > 0 else None


def _of_pair(lines: Sequence[Line], story: Sequence[int], candidates: Sequence[int], best: int) -> int:
    """The headline of two lines that stand together: the first with its deck below, or the second below a caption.

    "Council backs ferry deal" / "Mayor calls plan a lifeline": the first. "The ferry at its pier in May" / "Council
    Backs Ferry Deal": the second.
    """
    for above, below in ((best - 1, best), (best, best + 1)):
        if above in candidates and below in candidates and len(lines[below].words) >= PAIRED_WORDS:
            captioned = _is_caption(lines[above], lines[below])
            if above == best and captioned:
                return below
            if below == best and not captioned and _is_headline_above(lines, story, above):
                return above
    return best


def _is_caption(above: Line, below: Line) -> bool:
    """Is the first a phrase that shows something, the second written as a headline?"""
    job = any(word.lower().removesuffix("s") in bylines.JOBS for word in below.words)
    if job or _signs(below) or below.text.endswith(".") or any(map(str.isdigit, below.words[-2:])):
        return False
    if len(above.words) < 2 or _capitals(below) != _capitals(above):
        return _capitals(below)
    told = [not VERBS.isdisjoint(word.lower() for word in line.words) for line in (above, below)]
    shows = (
        above.words[0].lower() in ARTICLES or above.text.endswith(".") or (_capitals(above) and "," not in above.text)
    )
    return shows and not told[0] and told[1]


def _signs(line: Line) -> bool:
    """Is it people, and who they work for, in capitals: "Ann Lee and Jo Doe, Harbour Post", not "Ann Lee for Mayor"?"""
    capitals = all(word[0].isupper() or word in JOINING for word in line.words)
    found = bylines.people(line.text) if capitals and len(line.words) <= NAMES_WORDS else None
    return found is not None and bool(found.names)


def _is_headline_above(lines: Sequence[Line], story: Sequence[int], at: int) -> bool:
    """Some words of which the story speaks, neither the name of a section nor that of a site."""
    heard = _heard(lines, story)
    line = lines[at]
    plain = (
        len(line.words) >= PAIRED_WORDS and not any(mark in line.text for mark in "|:") and line.text[-1] not in ".…"
    )
    return plain and not line.text.isupper() and _shared(line, heard) >= SHARED


def candidates_of(lines: Sequence[Line], roles: Sequence[Role | None], first: int) -> list[int]:
    """Lines before the story of which no rule knows anything, and that are no credit ("NASA/Harbour Space Lab")."""
    return [
        at for at in range(max(0, first - BACK), first)
        if roles[at] is None and 0 < len(lines[at].words) <= WORDS_AT_MOST and not photo_credits.slashed(lines[at].text)
    ]  # fmt: skip


def matrix(
    lines: Sequence[Line], roles: Sequence[Role | None], story: Sequence[int], candidates: Sequence[int]
) -> np.ndarray[Any, Any]:
    """A row a candidate: the features in `NAMES`."""
    heard = _heard(lines, story)
    counts = Counter(line.folded for line in lines if line.folded)
    long = [_long(lines[at]) for at in candidates]
    shares = [_share(words, heard) for words in long]
    opening = _heard(lines, story[:OPENING])
    begun = [_share(words, opening) for words in long]
    told = [at for at, share in zip(candidates, shares, strict=True) if share >= SHARED]
    longest = max(len(lines[at].words) for at in candidates)
    rows = []
    for at, shared, own in zip(candidates, shares, begun, strict=True):
        away, size = story[0] - at, len(lines[at].words)
        place = [
            shared, shared >= 0.5, shared >= 0.8, shared == max(shares) and shared > 0, size == longest,
            away == 1, away <= 4, away > 15, at == 0, len(candidates) == 1,
            _told(roles, at + 1, min(at + 5, story[0])), _told(roles, max(0, at - 4), at), _told(roles, at + 1, at + 2),
            counts[lines[at].folded] > 1,
            own, own == max(begun) and own > 0, at in told[:1], shared >= SHARED and at + 1 in told,
        ]  # fmt: skip
        rows.append(_wording(lines[at]) + place)
    return np.array(rows, dtype=np.float32)


def _wording(line: Line) -> list[float]:
    """The features in `WORDING`."""
    text, size = line.text, len(line.words)
    lower = line.lower
    return [
        1.0, *(float(size >= bound) for bound in LENGTHS), text.endswith("."),
        text.endswith(("?", "!", "’", "'", "”", '"')), text[0].islower(), BULLET.match(text) is not None,
        not VISITOR.isdisjoint(lower), not FUNCTION_WORDS.isdisjoint(lower), "|" in text,
        text.isupper(), not VERBS.isdisjoint(lower), bylines.is_name(text),
        any(mark in text for mark in QUOTES),
        any(letter.isdigit() for letter in text), _capitals(line), "," in text,
    ]  # fmt: skip


def _heard(lines: Sequence[Line], story: Sequence[int]) -> set[str]:
    """The longer words of the story."""
    return set(chain.from_iterable(_long(lines[at]) for at in story))


def _shared(line: Line, heard: Set[str]) -> float:
    """The share of the line's longer words that the story uses."""
    return _share(_long(line), heard)


def _long(line: Line) -> list[str]:
    return [lower for word, lower in zip(line.words, line.lower, strict=True) if len(word) > 3]


def _share(words: Sequence[str], heard: Set[str]) -> float:
    found = sum([word in heard or word.removesuffix("s").rstrip("'’") in heard for word in words])
    return found / len(words) if words else 0.0


def _capitals(line: Line) -> bool:
    """Does each longer word open with a capital?"""
    return all(word[0].isupper() for word in line.words if len(word) > 3)


def _told(roles: Sequence[Role | None], start: int, end: int) -> bool:
    """Is there a byline or a date among these lines?"""
    return any(role in {"byline", "published"} for role in roles[start:end])
