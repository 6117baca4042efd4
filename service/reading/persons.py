"""Which names of persons are one person: full names first, then the short ones, each to whom it can mean.

"Antony Blinken … Blinken", "J. Smith … John Smith", "Mohammad Reza Zahedi … Mohammad Zahedi", "Joe … Joseph Biden",
"Xi Jinping … Xi", "Abdullah II … Abdullah", "Mohammed bin Salman … bin Salman".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service import lexicons
from service.reading.forms import Parts
from service.reading.recency import MOST, Hint, Known, choose

SHORT_FORMS = {name: frozenset(longer.split()) for name, longer in lexicons.table("short_forms").items()}
LONGEST = 8  # parts of a name that are looked at; who has more is listed, not named
GIVEN_NAMES = lexicons.table("given_names")


def group(names: Sequence[Parts], hints: Sequence[Hint], sentences: Sequence[int]) -> list[int]:
    """The number of the person that each name means; names in reading order, with the sentence in which each stands."""
    persons, owners = _full_names(names)
    known = [Known(gender(name)) for name in _longest(persons)]
    for name, hint in zip(names, hints, strict=True):
        if name in persons:
            known[persons[name]].note(hint, -1)
    alone: dict[Parts, int] = {}
    found = []
    for name, hint, sentence in zip(names, hints, sentences, strict=True):
        who = persons[name] if name in persons else choose(owners.get(name, ()), known, hint)
        if who is None:
            who = alone.setdefault(name, len(known))
            known += [Known()] if who == len(known) else []
        known[who].note(hint, sentence)
        found.append(who)
    return found


def gender(name: Parts) -> str:
    """m, f, or nothing where the given name does not tell."""
    return GIVEN_NAMES.get(name[0], "") if len(name) > 1 else ""


def _full_names(names: Sequence[Parts]) -> tuple[dict[Parts, int], dict[Parts, list[int]]]:
    """Full name -> person, and short name -> the persons that it can mean, in reading order."""
    persons: dict[Parts, int] = {}
    owners: dict[Parts, list[int]] = defaultdict(list)
    namesakes: dict[str, list[Parts]] = defaultdict(list)
    number = 0
    for name in _telling_first(names):
        if name in owners:
            continue
        fitting = {persons[other] for other in namesakes[name[-1]] if compatible(other, name)}
        persons[name] = fitting.pop() if len(fitting) == 1 else number
        number += persons[name] == number
        if len(namesakes[name[-1]]) < MOST:
            namesakes[name[-1]].append(name)
        for short in _short_names(name):
            if len(owners[short]) < MOST and persons[name] not in owners[short]:
                owners[short].append(persons[name])
    return persons, owners


def _telling_first(names: Sequence[Parts]) -> list[Parts]:
    """Full names, those that tell most first: long ones before short ones, initials last."""
    full = dict.fromkeys(name for name in names if len(name) > 1)
    return sorted(full, key=lambda name: (min(map(len, name)) == 1, -len(name)))


def _short_names(name: Parts) -> list[Parts]:
    """What a person may be called after the full name: its ends and its beginnings."""
    cuts = range(1, min(len(name), LONGEST))
    return [name[at:] for at in cuts] + [name[:at] for at in cuts]


def _longest(persons: dict[Parts, int]) -> list[Parts]:
    """The first, most telling name of each person, in the order of their numbers."""
    first: dict[int, Parts] = {}
    for name, number in persons.items():
        first.setdefault(number, name)
    return [first[number] for number in range(len(first))]


def compatible(left: Parts, right: Parts) -> bool:
    """May two full names with the same surname be one person's? Middle names may be missing, not differ."""
    if left[-1] != right[-1] or not _same_given(left[0], right[0]):
        return False
    short, long = sorted((left[1:-1][:LONGEST], right[1:-1][:LONGEST]), key=len)
    return all(any(_same_given(name, other) for other in long) for name in short)


def _same_given(left: str, right: str) -> bool:
    """May these be the same given name: equal, an initial, or a short form ("Joe", "Joseph")?"""
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return left == right or long in SHORT_FORMS.get(short, ()) or short in SHORT_FORMS.get(long, ())
