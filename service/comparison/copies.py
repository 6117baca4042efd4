"""Articles that have whole passages in common: one was made from the other, or both from an agency's dispatch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.comparison.nouns import Copy
from service.comparison.sides import Side
from service.document import is_word
from service.reading import forms

SHINGLE = 8  # words in a row that two articles hardly have in common by chance
LEAST = 0.2  # of the shorter article's words, from which on it is a copy
COMMON = 12  # articles that have a shingle, from which on each is compared with the first alone
SHOWN = 5  # passages
DAY = len("2024-04-16")  # characters of a moment without its time


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `left` to `left + length` of one article that are words `right` to … of another."""

    left: int
    right: int
    length: int


def find(sides: Sequence[Side]) -> tuple[Copy, ...]:
    """The pairs of articles of which one has much of the other, word for word."""
    numbers = [_words(side) for side in sides]
    meetings = _meetings(sides, numbers)
    found = (_copy(sides, numbers, pair, places) for pair, places in sorted(meetings.items()))
    return tuple(copy for copy in found if copy is not None)


def _words(side: Side) -> list[int]:
    """The numbers of the words outside of quotations: what somebody said may stand in any article."""
    return [n for n, token in enumerate(side.document.tokens) if n not in side.quoted and is_word(token.text)]


def _is_whole(side: Side, first: int, last: int) -> bool:
    """Is there no quotation between two words?"""
    return last - first < 2 * SHINGLE and side.quoted.isdisjoint(range(first, last))


def _meetings(sides: Sequence[Side], numbers: Sequence[list[int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each pair of articles, where the shingles that both have stand in them."""
    files: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for side, words in zip(sides, numbers, strict=True):
        folded = [forms.fold(side.document.tokens[n].text) for n in words]
        for at, shingle in enumerate(zip(*(folded[k:] for k in range(SHINGLE)), strict=False)):
            if _is_whole(side, words[at], words[at + SHINGLE - 1]):
                files[shingle].append((side.index, at))
    met: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in files.values():
        for n, (left, a) in enumerate(places if len(places) <= COMMON else places[:1]):
            for right, b in places[n + 1 :]:
                if left != right:
                    met[left, right].append((a, b))
    return met


def _copy(
    sides: Sequence[Side], numbers: Sequence[list[int]], pair: tuple[int, int], places: Iterable[tuple[int, int]]
) -> Copy | None:
    left, right = pair
    passages = _passages(places)
    length = min(len(numbers[left]), len(numbers[right]))
    share = min(1.0, sum(passage.length for passage in passages) / length)
    if share < LEAST:
        return None
    longest = sorted(passages, key=lambda one: (-one.length, one.left))[:SHOWN]
    shown = tuple(
        (
            sides[left].place_of_tokens(*_ends(numbers[left], one.left, one.length)),
            sides[right].place_of_tokens(*_ends(numbers[right], one.right, one.length)),
        )
        for one in sorted(longest, key=lambda one: one.left)
    )
    return Copy(pair, _earlier(sides[left], sides[right]), round(share, 2), shown, round(min(0.99, 0.7 + share), 2))


def _passages(places: Iterable[tuple[int, int]]) -> list[Passage]:
    """Shingles that follow one another in both articles, joined."""
    ends: dict[tuple[int, int], Passage] = {}
    taken: Counter[int] = Counter()
    for a, b in sorted(places):
        before = ends.pop((a - 1, b - 1), None)
        if before is None and taken[a]:
            continue
        made = Passage(before.left, before.right, before.length + 1) if before else Passage(a, b, SHINGLE)
        ends[a, b] = made
        taken[a] += 1
    return sorted(ends.values(), key=lambda one: one.left)


def _ends(numbers: Sequence[int], at: int, length: int) -> tuple[int, int]:
    """The tokens with which a passage begins and ends."""
    return numbers[at], numbers[at + length - 1]


def _earlier(left: Side, right: Side) -> int | None:
    """The one that was published first; None where that is not known, or on one day without both times."""
    first, second = left.document.article.published, right.document.article.published
    if not first or not second:
        return None
    if min(len(first), len(second)) > DAY:
        ours, theirs = datetime.fromisoformat(first).timestamp(), datetime.fromisoformat(second).timestamp()
        return None if ours == theirs else left.index if ours < theirs else right.index
    if first[:DAY] == second[:DAY]:
        return None
    return left.index if first[:DAY] < second[:DAY] else right.index
