"""What may be the same in two articles, found without comparing everything with everything.

Each item is filed under the most telling of its terms; only items that stand in one short file meet. The number of
pairs so grows with the number of items, times a constant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

FILED = 8  # terms under which an item is filed
MOST_OF = 0.5  # of all pairs across two clusters that must be found for these to be one
LONGEST = 40  # of a file: a term that more items have tells little


def candidates(articles: Sequence[int], terms: Sequence[Mapping[str, int]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two items of different articles that share a telling term, each pair once, in order.

    `articles` and `terms` (with their weights) are those of the items.
    """
    shared: set[tuple[int, int]] = set()
    for items in _files(terms):
        shared.update((a, b) for at, a in enumerate(items) for b in items[at + 1 :] if articles[a] != articles[b])
    yield from sorted(shared)


def sought(articles: Sequence[int], terms: Sequence[Mapping[str, int]], first: int) -> Iterator[tuple[int, int]]:
    """The same, of pairs of an item before the number `first` and one from there on, which is looked for."""
    shared: set[tuple[int, int]] = set()
    for items in _files(terms):
        at = bisect_left(items, first)
        shared.update((a, b) for a in items[:at] for b in items[at:] if articles[a] != articles[b])
    yield from sorted(shared)


def _files(terms: Sequence[Mapping[str, int]]) -> Iterator[list[int]]:
    """The numbers of the items by telling term, those terms left out that too many have."""
    files: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(terms):
        for term in sorted(found, key=lambda term: (-found[term], term))[:FILED]:
            files[term].append(number)
    return (items for items in files.values() if 1 < len(items) <= LONGEST)


def may_join(first: Collection[int], second: Collection[int], found: Collection[tuple[int, int]]) -> bool:
    """May two clusters be one: are enough of the pairs across them found, so that no chain of likenesses joins all?"""
    across = [(min(a, b), max(a, b)) for a in first for b in second]
    return sum(pair in found for pair in across) >= MOST_OF * len(across)
