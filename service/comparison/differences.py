"""How one version of an utterance differs from the fullest one, named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from service.comparison import voices
from service.comparison.alignment import Pair
from service.comparison.names import Names
from service.comparison.nouns import ReportDifference
from service.comparison.statements import Statement
from service.document import Token

KINDS: tuple[ReportDifference, ...] = get_args(ReportDifference)
CUT = 3  # words missing at an end that make a truncation
PRESENT, PAST = frozenset({"VBZ", "VBP", "VB", "VBG"}), frozenset({"VBD", "VBN"})
TENSES = (("is", "was"), ("are", "were"), ("has", "had"), ("have", "had"), ("will", "would"), ("can", "could"))
Pairs = Sequence[Pair]


def named(full: Statement, here: Statement, pairs: Pairs, names: Names) -> tuple[ReportDifference, ...]:
    """The differences, in the order of their names."""
    tense = _tense(full, here, pairs)
    ours = {
        "truncation": _truncated(pairs),
        "tense": bool(tense),
        "wording": _worded(pairs, tense),
        "marks": full.quote.kind != here.quote.kind,
        **_of_parties(full, here, names),
    }
    return tuple(kind for kind in KINDS if ours[kind])


def _of_parties(full: Statement, here: Statement, names: Names) -> dict[str, bool]:
    """Whether who speaks, who passes on, and who is told (where both say it) are others."""
    speakers, addressees, chains = (
        [
            [voices.voice(one.side, party, names) for party in parties(one)]
            for one in (full, here)
        ]
        for parties in (
            lambda one: (one.quote.speaker,),
            lambda one: (one.quote.addressee,),
            lambda one: one.quote.via,
        )
    )  # fmt: skip
    return {
        "speaker": voices.differ(*speakers),
        "addressee": None not in (addressees[0][0], addressees[1][0]) and voices.differ(*addressees),
        "chain": voices.differ(*chains),
    }


def _truncated(pairs: Pairs) -> bool:
    """Does this version lack words at the beginning or the end of the fuller one, and have none instead?"""
    shared = [at for at, pair in enumerate(pairs) if None not in pair]
    if not shared:
        return False
    ends = (pairs[: shared[0]], pairs[shared[-1] + 1 :])
    return any(sum(a is not None for a, _ in end) >= CUT and sum(b is not None for _, b in end) == 0 for end in ends)


def _tense(full: Statement, here: Statement, pairs: Pairs) -> set[int]:
    """The places, in the list of pairs, of words that differ in tense alone: "will" and "would", "says" and "said"."""
    found: set[int] = set()
    left = [(at, a) for at, (a, b) in enumerate(pairs) if a is not None and b is None]
    right = [(at, b) for at, (a, b) in enumerate(pairs) if b is not None and a is None]
    for at, a in left:
        for other, b in right:
            if abs(at - other) <= CUT * 2 and other not in found and _other_tense(_token(full, a), _token(here, b)):
                found |= {at, other}
                break
    return found


def _token(statement: Statement, number: int) -> Token:
    return statement.side.document.tokens[number]


def _other_tense(left: Token, right: Token) -> bool:
    words = {left.text.lower(), right.text.lower()}
    if any(words == set(pair) for pair in TENSES):
        return True
    opposed = (left.tag in PRESENT and right.tag in PAST) or (left.tag in PAST and right.tag in PRESENT)
    return opposed and _begin_alike(left.text.lower(), right.text.lower())


def _begin_alike(left: str, right: str) -> bool:
    length = min(len(left), len(right))
    return length >= 3 and left[: length - 1] == right[: length - 1]


def _worded(pairs: Pairs, tense: set[int]) -> bool:
    """Are there other words between the shared ones, or other telling ones at all?"""
    shared = [at for at, pair in enumerate(pairs) if None not in pair]
    if not shared:
        return True
    inner = range(shared[0], shared[-1])
    return any(b is not None or at in inner for at, (a, b) in enumerate(pairs) if None in (a, b) and at not in tense)
