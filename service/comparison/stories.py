"""Which articles tell of one event: those that share telling names, and whose openings tell of the same.

"A ferry sank off Saltmere" and "Search goes on after Saltmere ferry disaster" do; two articles about two ferries do
not, and two about the same minister only share her name. How much each likeness counts was fitted on the training part
of ECB+, news of 50 events of 25 kinds (`python -m lab.crossing --fit`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from service.comparison import words
from service.comparison.sides import Side, Terms

LEAD = 3  # sentences that make the opening: with a headline, that and two more
NAMES, OPENING, INSIDE, BOTH, BIAS = 6.05, 5.17, 3.74, 2.03, -4.45
DATES = 0.6
"""Set by hand: where all articles are of one day, that they share it says little."""
SAME = 1.5
"""The log odds from which on articles tell of one event. Above even, because a wrong merger makes wrong differences."""
NEAR = -0.5
"""The log odds from which on two stories are background to one another."""
FRESH = 45  # days beyond which two articles do not tell of one event as news
LONGEST = 200  # tokens of an opening
MOST = 400  # names by which an article is known

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """What decides: words with the names among them, the opening, the days, when it was published."""

    all: frozenset[str]
    names: Terms
    opening: Terms
    days: frozenset[str]
    published: str | None


@dataclass(frozen=True, slots=True)
class Grouping:
    """Articles by story, the log odds of each pair, and how sure each story is."""

    members: tuple[tuple[int, ...], ...]
    odds: dict[Pair, float]
    story_of: tuple[int, ...]
    between: dict[Pair, float]
    """The mean log odds between the articles of two stories."""

    def related(self, left: int, right: int) -> bool:
        """Do two articles tell of one event, or of two that are background to one another?"""
        first, second = self.story_of[left], self.story_of[right]
        return first == second or self.between[_pair(first, second)] >= NEAR


def group(sides: Sequence[Side]) -> Grouping:
    """The articles by the event that they tell of, in the order of their first ones."""
    profiles = [profile(side) for side in sides]
    odds = {(a, b): log_odds(profiles[a], profiles[b]) for a, b in combinations(range(len(sides)), 2)}
    members = _joined(len(sides), odds)
    story_of = {article: story for story, articles in enumerate(members) for article in articles}
    between = {(a, b): _mean(odds, members[a], members[b]) for a, b in combinations(range(len(members)), 2)}
    return Grouping(members, odds, tuple(story_of[article] for article in range(len(sides))), between)


def profile(side: Side) -> Profile:
    """What of an article decides which event it tells of."""
    tokens, stems = side.document.tokens, side.stems
    names = Counter(stem for token, stem in zip(tokens, stems, strict=True) if stem and token.tag.startswith("NNP"))
    sentences = side.document.sentences
    last = min(sentences[min(LEAD, len(sentences)) - 1].last, LONGEST) if sentences else 0
    days = frozenset(date.value for date in side.document.dates if date.value and len(date.value) == 10)
    return Profile(frozenset(stems), _weighed(names), side.terms(range(last)), days, side.document.article.published)


def _weighed(counts: Counter[str]) -> dict[str, int]:
    """Stems with their weight in sixteenths, more for those that come again and again."""
    weighed = {stem: round(16 * words.weight(stem) * (1 + math.log(count))) for stem, count in counts.items()}
    return dict(sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:MOST])


def likenesses(left: Profile, right: Profile) -> tuple[float, ...]:
    """Five numbers from 0 to 1: names, openings, the one opening in the other article and both so, a common day."""
    ways = (_inside(left.opening, right.all), _inside(right.opening, left.all))
    return (
        _cosine(left.names, right.names),
        _cosine(left.opening, right.opening),
        max(ways),
        min(ways),
        float(bool(left.days & right.days)),
    )


def log_odds(left: Profile, right: Profile) -> float:
    """The log odds that two articles tell of one event."""
    counted = zip((NAMES, OPENING, INSIDE, BOTH, DATES), likenesses(left, right), strict=True)
    odds = sum(factor * likeness for factor, likeness in counted) + BIAS
    return round(min(odds, 0.0) if _apart(left.published, right.published) else odds, 4)


def _apart(left: str | None, right: str | None) -> bool:
    """Were both published, so long after one another that they tell the news of different days?"""
    if not left or not right:
        return False
    return abs(_days(left) - _days(right)) > FRESH


def _days(moment: str) -> int:
    """About how many days after the year 0 an ISO 8601 date is; months of 30.4 days are near enough."""
    parts = [int(part) for part in moment[:10].split("-") if part.isdecimal()]
    return round(sum(part * days for part, days in zip(parts, (365.25, 30.44, 1), strict=False)))


def _cosine(left: Terms, right: Terms) -> float:
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    shared = sum(weight * large[term] for term, weight in small.items() if term in large)
    squares = sum(w * w for w in left.values()) * sum(w * w for w in right.values())
    return shared / math.sqrt(squares) if shared else 0.0


def _inside(opening: Terms, whole: frozenset[str]) -> float:
    """The part of an opening, by weight, that stands in another article."""
    weight = sum(opening.values())
    return sum(w for term, w in opening.items() if term in whole) / weight if weight else 0.0


def _joined(count: int, odds: dict[Pair, float]) -> tuple[tuple[int, ...], ...]:
    """Clusters by mean likeness, the likeliest pair first; at most fifty articles are compared."""
    clusters: list[tuple[int, ...]] = [(article,) for article in range(count)]
    between = dict(odds)
    sizes = [1] * count
    alive = list(range(count))
    while len(alive) > 1:
        best = max(combinations(alive, 2), key=lambda pair: between[pair])
        if between[best] < SAME:
            break
        keep, gone = best
        alive.remove(gone)
        for other in alive:
            if other != keep:
                one, two = _pair(keep, other), _pair(gone, other)
                total = between[one] * sizes[keep] + between[two] * sizes[gone]
                between[one] = total / (sizes[keep] + sizes[gone])
        sizes[keep] += sizes[gone]
        clusters[keep] = tuple(sorted(clusters[keep] + clusters[gone]))
    return tuple(sorted(clusters[cluster] for cluster in alive))


def _pair(left: int, right: int) -> Pair:
    return (left, right) if left < right else (right, left)


def _mean(odds: dict[Pair, float], first: Sequence[int], second: Sequence[int]) -> float:
    found = [odds[_pair(a, b)] for a in first for b in second if a != b]
    return sum(found) / len(found) if found else 0.0


def chance(odds: float) -> float:
    """Log odds as a chance from 0 to 1."""
    return round(1 / (1 + math.exp(-odds)), 2)
