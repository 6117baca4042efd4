"""Which drafts make the brief: the worthiest first, each worth less the more of it is told already."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service.analyses.brief import standing, writing
from service.analyses.brief.candidates import Pool
from service.analyses.brief.desk import Desk, Draft
from service.analyses.brief.drafts import Drafts
from service.analyses.brief.shortening import BOLD, LAST, RULES, shorten
from service.analyses.brief.standing import Standing

REPEATED = 0.5  # what a sentence loses at most for what it tells again
TOO_MUCH = 0.65  # share of its terms that is told already: it says the same again
OVER = 1.08  # how far the words asked for may be passed
LEAST = 12  # words of room that are worth filling
LOOKS = 4  # how often a sentence is judged again as others are chosen: keeps the time linear
ASK = -1  # looks at a candidate of which nobody has asked yet how much of its worth it keeps
MISSES = 15  # sentences in a row that do not fit, after which the brief is full
TOO_LONG = 8  # words too many that shortening may take off
OPEN = 2  # sentences after the first in which a key point may open with "The company …"
NEAR = 5  # sentences within which what "The company …" points back to was told
CHAIN = 2  # sentences that are taken along because one leans on the other
POINT = 20  # words of a key point
LEDE = 28  # words of a first sentence as a key point, before a clause goes that may hold its news
LENGTH = 1.5  # how dear length is in a key point that is not the lede
READY = 8  # points beyond those asked for that are made ready to choose from
DESCRIBED = 0.5  # worth of a key point whose subject points back ("The company …")
WITHOUT_BLANKS = re.compile("[\u0e00-\u0fff\u3040-\u9fff]")
QUOTED = 0.5  # worth of a key point that is a quotation for the most part


@dataclass(frozen=True, slots=True)
class Piece:
    """A draft as it is printed, with its length in words."""

    draft: Draft
    text: str
    words: int


def piece(desk: Desk, draft: Draft) -> Piece:
    """Print a draft."""
    text = writing.write(desk.pool, draft)
    return Piece(draft, text, length(text))


def length(text: str) -> int:
    """Words; where a script has no blanks between them, two characters count for one."""
    words = len(text.split())
    if text.isascii():
        return words
    return words + len(WITHOUT_BLANKS.findall(text)) // 2


def repetition(pool: Pool, number: int, told: set[str]) -> float:
    """How much of what a candidate tells is told already, 0 to 1, by the rarity of its terms."""
    rarity, terms = pool.rarity, pool.candidates[number].terms
    whole = sum(rarity[term] for term in terms)
    return sum(rarity[term] for term in terms & told) / whole if whole else 1.0


def by_worth(
    pool: Pool, worth: Sequence[float], told: set[str], share: Callable[[int], float] | None = None
) -> Iterator[int]:
    """Candidates, worthiest first, judged again as `told` (which the caller adds to) grows; repetitions are left out.

    A greedy choice of a submodular worth, evaluated lazily (Minoux, 1978). `share` is what of its worth a candidate
    keeps, 0 to 1, asked of those alone that come up.
    """
    start, kept = len(told), [1.0] * len(worth)
    heap = [(-value, number, 0 if share is None else ASK, start) for number, value in enumerate(worth)]
    heapq.heapify(heap)
    while heap:
        _value, number, looks, then = heapq.heappop(heap)
        if share is not None and looks == ASK:
            kept[number] = share(number)
            if kept[number] > 0:
                heapq.heappush(heap, (-worth[number] * kept[number], number, 0, start))
            continue
        if then == len(told) or looks >= LOOKS:
            yield number
            continue
        again = repetition(pool, number, told)
        if again < TOO_MUCH:
            left = worth[number] * kept[number] * (1 - REPEATED * again)
            heapq.heappush(heap, (-left, number, looks + 1, len(told)))


def abstract(drafts: Drafts, worth: Sequence[float], words: int) -> list[Piece]:
    """Pieces in reading order, together as near to `words` as whole sentences allow."""
    chosen: dict[int, Piece] = {}
    told: set[str] = set()
    pool, length, misses = drafts.desk.pool, 0, 0
    for number in by_worth(pool, worth, told):
        if words * OVER - length < LEAST or misses > MISSES:
            break
        taken = _fitting(drafts, number, chosen, words * OVER - length)
        more = sum(found.words for found in taken)
        if length + more - words >= words - length:  # without it the abstract is nearer to what was asked for
            taken = []
        misses = 0 if taken else misses + 1
        for found in taken:
            chosen[found.draft.number] = found
            told |= pool.candidates[found.draft.number].terms
            length += found.words
    return [chosen[number] for number in sorted(chosen)] or _nearest(drafts, worth)


def _fitting(drafts: Drafts, number: int, chosen: dict[int, Piece], spare: float) -> list[Piece]:
    """The candidate with those that it leans on, if they stand together and there is room; else nothing."""
    taken: list[Piece] = []
    at = number
    while at >= 0 and at not in chosen:
        draft = drafts[at]
        if draft.standing is Standing.NEVER or len(taken) > CHAIN:
            return []
        taken.append(piece(drafts.desk, draft))
        if draft.standing is Standing.ALONE or (draft.standing is Standing.DESCRIBED and _is_told(at, chosen)):
            break
        at -= 1
    if not taken:
        return []
    if len(taken) == 1 and 0 < taken[0].words - spare <= TOO_LONG:
        taken = [piece(drafts.desk, shorten(drafts.desk, taken[0].draft, int(spare)))]
    return taken if sum(found.words for found in taken) <= spare else []


def _is_told(number: int, chosen: dict[int, Piece]) -> bool:
    """Is one of the sentences told that let "The company …" be understood, or does the story begin so?"""
    return number == 0 or not chosen.keys().isdisjoint(range(number - NEAR, number))


def _nearest(drafts: Drafts, worth: Sequence[float]) -> list[Piece]:
    """The worthiest sentence that stands alone, where none is short enough."""
    for number in sorted(range(len(worth)), key=lambda number: (-worth[number], number)):
        draft = drafts[number]
        if draft.standing <= Standing.DESCRIBED:
            return [piece(drafts.desk, draft)]
    return []


def key_points(drafts: Drafts, worth: Sequence[float], count: int, told: set[str]) -> list[Piece]:
    """At most `count` pieces in reading order, each a fact of its own; `told` are terms of points there already."""
    ready: dict[int, Piece] = {}

    def share(number: int) -> float:
        found = point(drafts, number) if len(ready) < count + READY else None
        if found is None:
            return 0.0
        ready[number] = found
        return _handy(drafts.desk, found)

    chosen: list[Piece] = []
    for number in by_worth(drafts.desk.pool, worth, told, share) if count else ():
        chosen.append(ready[number])
        told |= drafts.desk.pool.candidates[number].terms
        if len(chosen) >= count:
            break
    return sorted(chosen, key=lambda found: found.draft.number)


def point(drafts: Drafts, number: int, words: int = POINT) -> Piece | None:
    """The candidate, shortened towards so many words; None if it does not stand alone."""
    desk, draft = drafts.desk, drafts[number]
    if draft.standing > (Standing.DESCRIBED if number <= OPEN else Standing.ALONE):
        return None
    if number == 0 and standing.is_caption(desk.pool, desk.pool.candidates[number]):
        return None
    short = shorten(desk, draft, words, (*RULES, *BOLD))
    short = shorten(desk, short, words if number else LEDE, LAST)
    return None if number and _points(desk, short) else piece(desk, short)


def _points(desk: Desk, draft: Draft) -> bool:
    """Is there in it, once it is short, something that points to what was told before: "this deal"?"""
    pointing = standing.pointers(desk.pool, desk.pool.candidates[draft.number], desk.quotations[draft.number])
    return any(not any(first <= at < last for first, last in draft.cuts) for at in pointing)


def _handy(desk: Desk, found: Piece) -> float:
    """How well a piece serves as a key point: short, with a subject, told rather than quoted."""
    number = found.draft.number
    quoted = desk.quotations[number].length > len(desk.pool.candidates[number].words) / 2
    short = min(1.0, POINT / max(1, found.words))  # what it tells in the room of a point
    return (
        (short if number == 0 else short**LENGTH)
        * (QUOTED if quoted else 1.0)
        * (DESCRIBED if found.draft.standing else 1.0)
    )
