"""Small words that need a sentence before, or a picture beside: "also", "however", "(pictured)"."""

from __future__ import annotations

from service.analyses.brief import standing
from service.analyses.brief.candidates import Candidate, Cut
from service.analyses.brief.desk import Desk

PICTURED = frozenset({"pictured", "above", "below", "left", "right", "middle", "centre"})
ALSO_WITHIN = 8  # tokens from the head: farther in, "also" belongs to the sentence itself
NOT_ALSO = frozenset({"but", "only", "not", ","})
ALSO_NAMED = frozenset({"known", "called", "named", ",", "."})
ASIDES = frozenset({"however", "meanwhile", "moreover", "nevertheless", "nonetheless", "too", "though"})
SIGNS = ASIDES | {"also", "("}


def particles(desk: Desk, number: int, first: int) -> tuple[Cut, ...]:
    """Take out "also" ("Blinken [also] stressed") and what else needs a sentence before, or a picture beside."""
    candidate = desk.pool.candidates[number]
    if SIGNS.isdisjoint(candidate.words):
        return ()
    base, last, quoted = candidate.sentence.first, candidate.sentence.last, desk.quotations[number]
    signs = (at for at in range(first + 1, last - 1) if candidate.words[at - base] in SIGNS)
    found = (_aside(candidate, at, first) for at in signs if not quoted.holds(at))
    return tuple(cut for cut in found if cut is not None)


def _aside(candidate: Candidate, at: int, first: int) -> Cut | None:
    """The cut for an aside at token `at`.

    "Iran[, however,] said", "Israel agreed[, too].", "Smith [(pictured left)] said"; not "Smith, also known as …".
    """
    base = candidate.sentence.first
    word, before, after = (candidate.words[at - base + step] for step in (0, -1, 1))
    if word == "also":
        near = at < first + ALSO_WITHIN and before not in NOT_ALSO and after not in ALSO_NAMED
        return (at, at + 1) if near else None
    if word in ASIDES and before == ",":
        if after == ",":
            return at - 1, at + 2
        return (at - 1, at + 1) if after in standing.STOPS else None
    if word == "(":
        rest = candidate.words[at - base :]
        close = rest.index(")") + 1 if ")" in rest else 0
        return (at, at + close) if not PICTURED.isdisjoint(rest[:close]) else None
    return None
