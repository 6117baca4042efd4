"""Figures and dates that several articles give for one fact, and whether they agree.

What is counted and what is told around it decide that two figures are of one fact: "more than 300 missiles fired at
the town" and "over 350 missiles" in the tale of the same attack; not "300 people" hurt and "12 people" killed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, TypeVar

from service.comparison import pairs, words
from service.comparison.nouns import Agreement, Compared
from service.comparison.sources import Roots
from service.comparison.stories import Grouping

Given = TypeVar("Given")
Shown = TypeVar("Shown")

TOLL = 24
"""What it weighs that two articles of one story count the dead, or the hurt: mostly they count the same ones."""

Bars = Mapping[Agreement, tuple[int, int, float]]
BARS: Bars = {"equal": (1, 12, 0.25), "compatible": (1, 18, 0.25), "contradict": (2, 22, 0.35)}
"""How many terms that are no names, which weight of all terms, and which part of the lighter side two givings share.

More for those that differ than for those that agree: that two articles give the same figure speaks by itself.
"""


@dataclass(frozen=True)
class Giving(Generic[Given]):
    """A figure or a date in an article: what it is of (keys, of which one must be common), and what is told around."""

    article: int
    given: Given
    keys: frozenset[str]
    context: Mapping[str, int]
    whole: Mapping[str, int]
    """What the whole sentence tells: enough to look at where both give the same."""
    proper: frozenset[str]
    """The terms that are names."""
    barred: frozenset[str] = frozenset()
    """Kinds of what happens: those of two givings must not differ ("killed" and "injured")."""
    telling: bool = True
    """Does it say something that two articles give the same? Not of small numbers."""
    bound: frozenset[str] = frozenset()
    """The names beside it, to which it belongs: those of two givings that differ have one in common, if any."""
    counted: frozenset[str] = frozenset()
    """What is counted, as far as that tells givings that contradict one another from those of two things."""
    when: frozenset[str] = frozenset()
    """Months and years of the sentence: givings that contradict one another speak of one time."""

    def told(self, agreement: Agreement) -> dict[str, int]:
        """What is told around it, and what it counts."""
        counted = {key: words.weight(key) for key in self.keys if key.isalpha()}
        return {**counted, **(self.whole if agreement == "equal" and self.telling else self.context)}


@dataclass(frozen=True, slots=True)
class Kind(Generic[Given, Shown]):
    """What is compared, figures or dates: do two agree, what is a fact about, how does one stand in the answer."""

    agree: Callable[[Given, Given], Agreement]
    about: Callable[[Sequence[Giving[Given]]], str]
    show: Callable[[Given], Shown]
    bars: Bars = field(default_factory=lambda: BARS)


@dataclass(frozen=True, slots=True)
class Fact(Generic[Given]):
    """The givings of one fact, one for each article."""

    givings: list[Giving[Given]]
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """Two givings that are of one fact."""

    confidence: float
    left: int
    right: int


def compare(
    givings: Sequence[Giving[Given]], kind: Kind[Given, Shown], grouping: Grouping, roots: Roots
) -> tuple[Compared[Shown], ...]:
    """What several articles give for one fact, those facts left out that nothing can be called."""
    told = ((kind.about(fact.givings), fact) for fact in _find(givings, kind, grouping))
    return tuple(
        Compared(
            about,
            _worst(fact.givings, kind),
            tuple(kind.show(giving.given) for giving in fact.givings),
            roots.independent(giving.article for giving in fact.givings),
            fact.confidence,
        )
        for about, fact in told
        if about
    )


def _find(givings: Sequence[Giving[Given]], kind: Kind[Given, Shown], grouping: Grouping) -> list[Fact[Given]]:
    """The facts of which several articles give something, in the order of their first givings."""
    articles = [giving.article for giving in givings]
    terms = [_filed(giving) for giving in givings]
    found = []
    for a, b in pairs.candidates(articles, terms):
        if grouping.related(articles[a], articles[b]):
            agreement = kind.agree(givings[a].given, givings[b].given)
            extra = TOLL if grouping.story_of[articles[a]] == grouping.story_of[articles[b]] else 0
            confidence = _likeness((givings[a], givings[b]), agreement, kind.bars, extra)
            if confidence:
                found.append(Found(confidence, a, b))
    return _joined(givings, found)


def _filed(giving: Giving[Given]) -> dict[str, int]:
    """The terms under which a giving is looked for: its keys first."""
    return {**giving.context, **dict.fromkeys(giving.keys, 99)}


def _likeness(both: tuple[Giving[Given], Giving[Given]], agreement: Agreement, bars: Bars, extra: int) -> float:
    """How sure it is that two givings are of one fact; 0 where it is not. `extra` is what a common fate weighs."""
    left, right = both
    if not left.keys & right.keys or left.barred != right.barred or not _fit(left, right, agreement):
        return 0.0
    ours, theirs = left.told(agreement), right.told(agreement)
    shared = [term for term in ours if term in theirs]
    plain = [term for term in shared if term not in left.proper or term not in right.proper]
    fate = extra if left.barred else 0
    weight = sum(ours[term] for term in shared) + fate
    least = min(sum(ours.values()), sum(theirs.values())) + fate
    terms, enough, part = bars["compatible" if agreement == "equal" and not left.telling else agreement]
    if len(plain) + len(left.barred) < terms or weight < enough or weight < part * least:
        return 0.0
    return round(min(0.95, 0.5 + weight / (2 * least)), 2)


def _fit(left: Giving[Given], right: Giving[Given], agreement: Agreement) -> bool:
    """May two givings be of one fact: do they belong to names in common, and to one time?"""
    if agreement == "equal":
        return True
    one_name = not left.bound or not right.bound or bool(left.bound & right.bound)
    if agreement == "compatible":
        return one_name
    one_thing = not left.counted or not right.counted or bool(left.counted & right.counted)
    return one_name and one_thing and (left.when == right.when or bool(left.when & right.when))


def _joined(givings: Sequence[Giving[Given]], found: Sequence[Found]) -> list[Fact[Given]]:
    """The facts, the surest pairs first; an article gives one thing for each fact."""
    of: dict[int, dict[int, float]] = {}
    known = {(pair.left, pair.right) for pair in found}
    for pair in sorted(found, key=lambda one: (-one.confidence, one.left, one.right)):
        first = of.get(pair.left, {pair.left: pair.confidence})
        second = of.get(pair.right, {pair.right: pair.confidence})
        told = [givings[number].article for number in (*first, *second)]
        if first is second or len(set(told)) < len(told) or not pairs.may_join(first, second, known):
            continue
        merged = dict.fromkeys((*first, *second), min(pair.confidence, *first.values(), *second.values()))
        of |= dict.fromkeys(merged, merged)
    facts = {min(members): members for members in of.values()}
    return [
        Fact(sorted((givings[number] for number in members), key=lambda one: one.article), min(members.values()))
        for _, members in sorted(facts.items())
    ]


def _worst(givings: Sequence[Giving[Given]], kind: Kind[Given, Shown]) -> Agreement:
    """How all givings of a fact agree: as the two do that agree least."""
    order: tuple[Agreement, ...] = ("equal", "compatible", "contradict")
    return max((kind.agree(a.given, b.given) for a, b in combinations(givings, 2)), key=order.index)
