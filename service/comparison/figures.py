"""Figures that several articles give for one fact, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from service import lexicons
from service.comparison import facts, numbers
from service.comparison.brief import sentence
from service.comparison.facts import Giving
from service.comparison.nouns import Agreement, Figure, Place, Value
from service.comparison.numbers import Number
from service.comparison.sides import Side
from service.comparison.sources import Roots
from service.comparison.stories import Grouping

REACH = 20  # tokens on each side of a figure that tell what it is of
HUMAN = lexicons.words("person_nouns") | lexicons.words("human_nouns")
FATES = {"death": "dead", "kil": "dead", "kill": "dead", "injur": "hurt", "injury": "hurt", "arrest": "held",
         "detain": "held", "miss": "lost", "rescu": "saved", "sav": "saved", "evacu": "moved", "displac": "moved",
         "jail": "jailed", "sentenc": "jailed", "surviv": "saved"}  # fmt: skip
"""Stem of what happens to people -> what that is; who counts the dead does not count the wounded."""
NEAR = 6
SMALL = 10  # below, many things are so many
CONDITIONS = frozenset({"if", "unless"})

Read = tuple[Side, Number]


def find(sides: Sequence[Side], grouping: Grouping, roots: Roots) -> tuple[Figure, ...]:
    """The figures of several articles for the same facts."""
    givings = [giving for side in sides for giving in _givings(side)]
    found = facts.find(givings, grouping, agree)
    return tuple(
        Figure(
            _about(fact.givings),
            facts.worst(fact.givings, agree),
            tuple(_value(*giving.given) for giving in fact.givings),
            roots.independent(giving.article for giving in fact.givings),
            fact.confidence,
        )
        for fact in found
    )


def _givings(side: Side) -> list[Giving[Read]]:
    spoken = {
        n for quote in side.quotes for span in (quote.source,) if span for n in side.range_of(span.start, span.end)
    }
    read = (number for number in numbers.read(side) if number.first not in spoken)
    made = (_giving(side, number) for number in read if not _is_supposed(side, number))
    return [giving for giving in made if giving is not None]


def _is_supposed(side: Side, number: Number) -> bool:
    """Does it stand in what could be: "if Iran launches 300 missiles again"?"""
    first = side.document.sentences[number.sentence].first
    return any(word in CONDITIONS for word in side.document.lower[max(first, number.first - NEAR) : number.first])


def _giving(side: Side, number: Number) -> Giving[Read] | None:
    """A figure with what it counts and what is told around it; None where neither is to be seen."""
    found = side.document.sentences[number.sentence]
    around = range(max(found.first, number.first - REACH), min(found.last, number.last + REACH))
    inside = {*range(number.first, number.last), *number.counted}
    context = side.terms(n for n in around if n not in inside)
    fates = _fates(side, number, range(found.first, found.last))
    keys = _keys(side, number, fates)
    whole = side.terms(n for n in range(found.first, found.last) if n not in inside)
    telling = bool(number.unit) or number.low != number.high or (number.low or 0) >= SMALL
    return Giving(side.index, (side, number), keys, context, whole, side.proper, fates, telling)


def _fates(side: Side, number: Number, around: range) -> frozenset[str]:
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
    return frozenset(side.stems[n] for n in number.counted if side.stems[n])


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
    return sorted(givings[0].keys)[0]


def _value(side: Side, number: Number) -> Value:
    tokens, article = side.document.tokens, side.document.article
    span = article.span(tokens[number.first].start, tokens[number.last - 1].end)
    counted = None
    if number.counted:
        words = article.span(tokens[min(number.counted)].start, tokens[max(number.counted)].end)
        counted = Place(side.index, words.start, words.end, words.text)
    return Value(
        Place(side.index, span.start, span.end, span.text),
        number.qualifier,
        number.low,
        number.high,
        number.unit,
        counted,
        sentence(side, number.sentence),
    )
