"""Dates that several articles give for one fact, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from service.comparison import facts
from service.comparison.facts import Giving, Kind
from service.comparison.nouns import Agreement, Dating, Moment
from service.comparison.sides import Side
from service.comparison.sources import Roots
from service.comparison.stories import Grouping
from service.document import Date

REACH = 12  # tokens on each side of a date that tell what it is of
WHOLE = 80  # that are taken for the whole sentence, where that is a very long one
DAY = len("2024-04-16")  # characters of a date that says the day: many things happen on a Thursday, or in a year
MOST = 6  # terms of a fact that tell what it is about
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

BARS: facts.Bars = {"equal": (2, 24, 0.3), "compatible": (2, 24, 0.4), "contradict": (3, 36, 0.6)}
"""Dates are frequent, and a sentence may have another for another fact: those that differ are told only where nearly
everything else is the same."""

Read = tuple[Side, Date]


def find(sides: Sequence[Side], grouping: Grouping, roots: Roots) -> tuple[Dating, ...]:
    """The dates of several articles for the same facts."""
    givings = [giving for side in sides for date in side.document.dates if (giving := _giving(side, date))]
    return facts.compare(givings, Kind(agree, _about, _moment, BARS), grouping, roots)


def value(date: Date) -> str | None:
    """What a date says: a day, a month, a year, an interval, or else a weekday alone."""
    if date.value:
        return None if date.value.startswith("P") else date.value
    return next((day for day in WEEKDAYS if day in date.text.split()), None)


def _giving(side: Side, date: Date) -> Giving[Read] | None:
    said = value(date)
    if said is None:
        return None
    own = side.range_of(date.start, date.end)
    found = side.document.sentences[side.sentence_of(date.start)]
    around = range(max(found.first, own.start - REACH), min(found.last, own.stop + REACH))
    reach = range(max(found.first, own.start - WHOLE), min(found.last, own.stop + WHOLE))
    context = side.terms(n for n in around if n not in own)
    whole = side.terms(n for n in reach if n not in own)
    telling = len(said) == DAY
    return Giving(side.index, (side, date), _keys(said), context, whole, side.proper, telling=telling)


def _keys(said: str) -> frozenset[str]:
    """What may be compared with a date: those as exact, and the month, year or interval in which it lies."""
    parts = said.split("-") if "/" not in said and said not in WEEKDAYS else [said]
    wider = ("-".join(parts[:count]) for count in range(1, len(parts) + 1))
    return frozenset({f"as exact as {len(said) if said not in WEEKDAYS else 'weekday'}", *wider})


def agree(left: Read, right: Read) -> Agreement:
    """The same day; a day of the month or week that the other gives; or another."""
    ours, theirs = value(left[1]) or "", value(right[1]) or ""
    if ours == theirs:
        return "equal"
    short, long = sorted((ours, theirs), key=len)
    return "compatible" if _within(long, short) else "contradict"


def _within(day: str, period: str) -> bool:
    """Does a day lie in a month, a year or an interval?"""
    first, _, last = day.partition("/")
    if "/" in day and "/" not in period:
        return first <= period <= last
    return day.startswith(period) or "W" in period


def _about(givings: Sequence[Giving[Read]]) -> str:
    """The words around the dates that all have, as the first article writes them."""
    common = set(givings[0].context).intersection(*(giving.context for giving in givings[1:]))
    side, date = givings[0].given
    found = side.document.sentences[side.sentence_of(date.start)]
    words = {side.stems[n]: side.document.tokens[n].text for n in range(found.last - 1, found.first - 1, -1)}
    told = [stem for stem in dict.fromkeys(side.stems[found.first : found.last]) if stem in common]
    return " ".join(words[stem] for stem in told[:MOST])


def _moment(given: Read) -> Moment:
    side, date = given
    return Moment(side.place(date), value(date) or "", side.place_of_sentence(side.sentence_of(date.start)))
