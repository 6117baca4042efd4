"""Figures that several articles give for one fact, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service import lexicons
from service.comparison import facts, numbers
from service.comparison.facts import Giving, Kind
from service.comparison.names import Names
from service.comparison.nouns import Agreement, Figure, Value
from service.comparison.numbers import Number
from service.comparison.sides import Side
from service.comparison.sources import Roots
from service.comparison.stories import Grouping
from service.reading.calendar_words import MONTHS

BESIDE = 6  # tokens on each side whose names a figure belongs to: "52 percent in Egypt"
REACH = 20  # tokens on each side of a figure that tell what it is of
HUMAN = lexicons.words("person_nouns") | lexicons.words("human_nouns")
FATES = {"death": "dead", "kil": "dead", "kill": "dead", "injur": "hurt", "injury": "hurt", "arrest": "held",
         "detain": "held", "miss": "lost", "rescu": "saved", "sav": "saved", "evacu": "moved", "displac": "moved",
         "jail": "jailed", "sentenc": "jailed", "surviv": "saved"}  # fmt: skip
"""Stem of what happens to people -> what that is; who counts the dead does not count the wounded."""
NEAR = 6
WHOLE = 80  # tokens on each side that are taken for the whole sentence, where that is a very long one
SMALL = 10  # below, many things are so many
ANYBODY = frozenset({"people", "persons", "person", "others", "members", "victims", "dead", "casualties", "lives"})
CONDITIONS = frozenset({"if", "unless"})

Read = tuple[Side, Number]


def find(sides: Sequence[Side], names: Names, grouping: Grouping, roots: Roots) -> tuple[Figure, ...]:
    """The figures of several articles for the same facts."""
    givings = [giving for side in sides for giving in _givings(side, names)]
    return facts.compare(givings, Kind(agree, _about, _value), grouping, roots)


def _givings(side: Side, names: Names) -> list[Giving[Read]]:
    read = numbers.read(side)
    ends = [-1, *(number.last for number in read), len(side.document.tokens)]
    starts = [0, *(number.first for number in read), len(side.document.tokens)]
    found = [
        _giving((side, number), range(ends[at], starts[at + 2]), names)
        for at, number in enumerate(read)
        if number.first not in side.sources and not _is_supposed(side, number)
    ]
    return _told_once(found)


def _told_once(givings: Sequence[Giving[Read]]) -> list[Giving[Read]]:
    """The figures of an article, those that it gives twice ("at least 12 dead" in the headline) joined."""
    found: dict[object, Giving[Read]] = {}
    for giving in givings:
        number = giving.given[1]
        key = (number.low, number.high, number.unit, giving.keys, giving.barred)
        known = found.get(key)
        found[key] = _together(known, giving) if known else giving
    return list(found.values())


def _together(first: Giving[Read], second: Giving[Read]) -> Giving[Read]:
    """One figure that is given twice, as it stands where more is told of it."""
    fuller = second if len(second.whole) > len(first.whole) else first
    if len(fuller.whole) > WHOLE:
        return fuller
    return replace(
        fuller,
        context={**first.context, **second.context},
        whole={**first.whole, **second.whole},
        bound=first.bound | second.bound,
    )


def _is_supposed(side: Side, number: Number) -> bool:
    """Does it stand in what could be: "if Iran launches 300 missiles again"?"""
    first = side.document.sentences[number.sentence].first
    return any(word in CONDITIONS for word in side.document.lower[max(first, number.first - NEAR) : number.first])


def _giving(given: Read, between: range, names: Names) -> Giving[Read]:
    """A figure with what it counts, and with what is told around it, as far as the figures before and after it."""
    side, number = given
    found = side.document.sentences[number.sentence]
    inside = {*range(number.first, number.last), *number.counted}
    reach = range(max(found.first, number.first - WHOLE), min(found.last, number.last + WHOLE))
    whole = [n for n in reach if n not in inside]
    around = [n for n in whole if n in between and number.first - REACH <= n < number.last + REACH]
    fates = _fates(side, number, reach)
    return Giving(
        article=side.index,
        given=given,
        keys=_keys(side, number, fates),
        context=side.terms(around),
        whole=side.terms(whole),
        proper=side.proper,
        barred=fates,
        telling=bool(number.unit) or number.low != number.high or (number.low or 0) >= SMALL,
        bound=_bound(given, around, names),
        counted=frozenset(side.stems[n] for n in number.counted if side.document.lower[n] not in ANYBODY) - {""},
        when=frozenset(side.document.lower[n] for n in whole if _is_time(side.document.lower[n])),
    )


def _bound(given: Read, around: Sequence[int], names: Names) -> frozenset[str]:
    """Who and what is named beside a figure: "52 percent in Egypt"."""
    side, number = given
    beside = (n for n in around if number.first - BESIDE <= n < number.last + BESIDE)
    found = (side.document.entity_at.get(n) for n in beside)
    return frozenset(names.of[side.index, entity] for entity in found if entity)


def _is_time(word: str) -> bool:
    """Is it a month or a year?"""
    return word in MONTHS or (len(word) == 4 and word.isdecimal() and word[:2] in {"18", "19", "20"})


def _fates(side: Side, number: Number, around: Sequence[int]) -> frozenset[str]:
    """What happens to those who are counted: the nearest such word decides."""
    beside = [n for n in around if side.stems[n] in FATES]
    if not beside or not _counts_people(side, number):
        return frozenset()
    nearest = min(beside, key=lambda n: (max(number.first - n, n - number.last + 1), n))
    return frozenset({FATES[side.stems[nearest]]})


def _counts_people(side: Side, number: Number) -> bool:
    """Are persons counted, or nothing that is named ("12 dead", "killed 12")?"""
    if number.unit:
        return False
    heads = [side.document.lower[n] for n in number.counted[:1]]
    return not heads or any(head in HUMAN or head.removesuffix("s") in HUMAN or head == "people" for head in heads)


def _keys(side: Side, number: Number, fates: frozenset[str]) -> frozenset[str]:
    """What a figure is of: what is counted, the unit, or the fate of people; "seven members", "12 dead" are people."""
    if fates:
        return frozenset(f"people {fate}" for fate in fates)
    if number.unit:
        return frozenset({f"in {number.unit}"})
    return frozenset(side.stems[n] or side.document.lower[n] for n in number.counted)


def agree(left: Read, right: Read) -> Agreement:
    """Do two figures agree: the same, bounds that can both hold, or neither?"""
    ours, theirs = left[1], right[1]
    if (ours.low, ours.high) == (theirs.low, theirs.high) and ours.others == theirs.others:
        return "equal"
    if ours.others or theirs.others:  # "five others" and "two and several more" leave open how many there were
        return "compatible"
    starts, ends = (ours.low or 0.0, theirs.low or 0.0), (ours.high, theirs.high)
    top = min((end for end in ends if end is not None), default=None)
    if top is None or max(starts) <= top:
        return "compatible"
    return "compatible" if _rounded(ours, theirs) else "contradict"


def _rounded(left: Number, right: Number) -> bool:
    """Is one of two plain figures the other, rounded: 1.2 million and 1,234,567?"""
    if None in (left.low, left.high, right.low, right.high):
        return False
    values = sorted((left.low or 0.0, right.low or 0.0), key=lambda value: len(f"{value:.10g}".rstrip("0")))
    digits = len(f"{values[0]:.10g}".replace(".", "").strip("0"))
    return digits >= 2 and values[0] == float(f"{values[1]:.{digits}g}")


def _about(givings: Sequence[Giving[Read]]) -> str:
    """What the figures are of, in the words of the first article that says it."""
    for giving in givings:
        side, number = giving.given
        if number.counted:
            return " and ".join(side.document.tokens[n].text for n in number.counted)
    return givings[0].given[1].unit or "people"


def _value(given: Read) -> Value:
    side, number = given
    return Value(
        side.place_of_tokens(number.first, number.last - 1),
        number.qualifier,
        number.low,
        number.high,
        number.unit,
        side.place_of_tokens(min(number.counted), max(number.counted)) if number.counted else None,
        side.place_of_sentence(number.sentence),
    )
