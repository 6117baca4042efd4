"""Figures and dates that several articles give for one fact, and whether they agree.

What is counted and what is told around it decide that two figures are of one fact: "more than 300 missiles fired at
the town" and "over 350 missiles" in the tale of the same attack; not "300 people" hurt and "12 people" killed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from service.comparison import pairs, words
from service.comparison.nouns import Agreement
from service.comparison.stories import Grouping

Given = TypeVar("Given")
Agree = Callable[[Given, Given], Agreement]

Bars = Mapping[Agreement, tuple[int, int, float]]
BARS: Bars = {"equal": (1, 14, 0.25), "compatible": (1, 18, 0.25), "contradict": (2, 22, 0.35)}
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

    def told(self, agreement: Agreement) -> dict[str, int]:
        """What is told around it, and what it counts."""
        counted = {key: words.weight(key) for key in self.keys if key.isalpha()}
        return {**counted, **(self.whole if agreement == "equal" else self.context)}


@dataclass(slots=True)
class Fact(Generic[Given]):
    """The givings of one fact, one for each article."""

    givings: list[Giving[Given]] = field(default_factory=list)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """Two givings that are of one fact."""

    confidence: float
    left: int
    right: int


def find(
    givings: Sequence[Giving[Given]], grouping: Grouping, agree: Agree[Given], bars: Bars = BARS
) -> list[Fact[Given]]:
    """The facts of which several articles give something, in the order of their first givings."""
    articles = [giving.article for giving in givings]
    terms = [_filed(giving) for giving in givings]
    found = []
    for a, b in pairs.candidates(articles, terms):
        if grouping.related(articles[a], articles[b]):
            confidence = _likeness(givings[a], givings[b], agree(givings[a].given, givings[b].given), bars)
            if confidence:
                found.append(Found(confidence, a, b))
    return _joined(givings, found)


def _filed(giving: Giving[Given]) -> dict[str, int]:
    """The terms under which a giving is looked for: its keys first."""
    return {**giving.context, **dict.fromkeys(giving.keys, 99)}


def _likeness(left: Giving[Given], right: Giving[Given], agreement: Agreement, bars: Bars) -> float:
    """How sure it is that two givings are of one fact; 0 where it is not."""
    if not left.keys & right.keys or left.barred != right.barred:
        return 0.0
    ours, theirs = left.told(agreement), right.told(agreement)
    shared = [term for term in ours if term in theirs]
    plain = [term for term in shared if term not in left.proper or term not in right.proper]
    weight = sum(ours[term] for term in shared)
    least = min(sum(ours.values()), sum(theirs.values()))
    terms, enough, part = bars["compatible" if agreement == "equal" and not left.telling else agreement]
    if len(plain) + len(left.barred) < terms or weight < enough or weight < part * least:
        return 0.0
    return round(min(0.95, 0.5 + weight / (2 * least)), 2)


def _joined(givings: Sequence[Giving[Given]], found: Iterable[Found]) -> list[Fact[Given]]:
    """The facts, the surest pairs first; an article gives one thing for each fact."""
    of: dict[int, Fact[Given]] = {}
    for pair in sorted(found, key=lambda one: (-one.confidence, one.left, one.right)):
        first = of.get(pair.left) or Fact([givings[pair.left]])
        second = of.get(pair.right) or Fact([givings[pair.right]])
        told = [giving.article for giving in (*first.givings, *second.givings)]
        if first is second or len(set(told)) < len(told):
            continue
        first.givings += second.givings
        first.confidence = min(pair.confidence, first.confidence, second.confidence)
        numbers = [number for number, fact in of.items() if fact is second]
        of |= dict.fromkeys((*numbers, pair.left, pair.right), first)
    order: dict[int, Fact[Given]] = {}
    for number in sorted(of):
        order.setdefault(id(of[number]), of[number])
    for fact in order.values():
        fact.givings.sort(key=lambda giving: giving.article)
    return list(order.values())


def worst(givings: Sequence[Giving[Given]], agree: Agree[Given]) -> Agreement:
    """How all givings of a fact agree: as the two do that agree least."""
    order: tuple[Agreement, ...] = ("equal", "compatible", "contradict")
    found = [agree(a.given, b.given) for n, a in enumerate(givings) for b in givings[n + 1 :]]
    return max(found, key=order.index)


def near(numbers: Iterable[int], at: int, reach: int) -> list[int]:
    """Those of some token numbers that stand near a place."""
    return [number for number in numbers if abs(number - at) <= reach]


def by_article(givings: Iterable[Giving[Given]]) -> dict[int, list[Giving[Given]]]:
    """The givings of each article."""
    found: dict[int, list[Giving[Given]]] = defaultdict(list)
    for giving in givings:
        found[giving.article].append(giving)
    return found
