"""Which names of persons are one person: full names first, then the short ones, each to whom it can mean.

"Antony Blinken … Blinken", "J. Smith … John Smith", "Mohammad Reza Zahedi … Mohammad Zahedi", "Joe … Joseph Biden",
"Xi Jinping … Xi", "Abdullah II … Abdullah", "Mohammed bin Salman … bin Salman", "Tarek al-Husseini … Al Husseini …
Tareq Hussaini". A surname that nobody bears may be another spelling of that of somebody with a full name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service import lexicons
from service.reading import spellings
from service.reading.forms import Parts
from service.reading.recency import MOST, Hint, Known, choose

SHORT_FORMS = {name: frozenset(longer.split()) for name, longer in lexicons.table("short_forms").items()}
LONGEST = 8  # parts of a name that are looked at; who has more is listed, not named
VOWELS = frozenset("aeiouy")
GIVEN_NAMES = lexicons.table("given_names")


def group(names: Sequence[Parts], hints: Sequence[Hint], sentences: Sequence[int]) -> list[int]:
    """The number of the person that each name means; names in reading order, with the sentence in which each stands."""
    persons, owners = _full_names(names)
    known = [Known(gender(name)) for name in _longest(persons)]
    for name, hint in zip(names, hints, strict=True):
        if name in persons:
            known[persons[name]].note(hint, -1)
    surnames = _surnames(persons)
    alone: dict[Parts, int] = {}
    found = []
    for name, hint, sentence in zip(names, hints, sentences, strict=True):
        who = persons[name] if name in persons else choose(owners.get(name, ()), known, hint)
        if who is None and name not in owners:
            who = choose(_spelled_alike(name, surnames), known, hint)
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
        surname = spellings.skeleton(name[-1]) or name[-1]
        fitting = {persons[other] for other in namesakes[surname] if compatible(other, name)}
        persons[name] = fitting.pop() if len(fitting) == 1 else number
        number += persons[name] == number
        if len(namesakes[surname]) < MOST:
            namesakes[surname].append(name)
        for short in _short_names(name):
            if len(owners[short]) < MOST and persons[name] not in owners[short]:
                owners[short].append(persons[name])
    return persons, owners


def _telling_first(names: Sequence[Parts]) -> list[Parts]:
    """Full names, those that tell most first: long ones before short ones, initials and "Al Husseini" last."""
    full = dict.fromkeys(name for name in names if len(name) > 1)
    return sorted(full, key=lambda name: (min(map(len, name)) == 1, name[0] in {"al", "el"}, -len(name)))


def _short_names(name: Parts) -> list[Parts]:
    """What a person may be called after the full name: its ends and its beginnings."""
    cuts = range(1, min(len(name), LONGEST))
    bare = spellings.without_article(name[-1])
    spaced = [(bare,), (name[-1][:2], bare)] if bare != name[-1] else []
    return [name[at:] for at in cuts] + [name[:at] for at in cuts] + spaced


def _surnames(persons: dict[Parts, int]) -> dict[str, list[tuple[str, int]]]:
    """Skeleton of a surname -> surnames that have it, with the person of each."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, number in persons.items():
        same = found[spellings.skeleton(name[-1])]
        if len(same) < MOST and (name[-1], number) not in same:
            same.append((name[-1], number))
    return found


def _spelled_alike(name: Parts, surnames: dict[str, list[tuple[str, int]]]) -> list[int]:
    """The persons whose surname a name alone may be in another spelling: "Shakr" is "Fouad Shukr"."""
    if len(name) > 1:
        return []
    same = surnames.get(spellings.skeleton(name[0]), ())
    return list(dict.fromkeys(number for surname, number in same if spellings.alike(surname, name[0])))


def _longest(persons: dict[Parts, int]) -> list[Parts]:
    """The first, most telling name of each person, in the order of their numbers."""
    first: dict[int, Parts] = {}
    for name, number in persons.items():
        first.setdefault(number, name)
    return [first[number] for number in range(len(first))]


def compatible(left: Parts, right: Parts) -> bool:
    """May two full names with the same surname be one person's? Middle names may be missing, not differ.

    Where one of them is spelled otherwise, both given names must be there in full, and of no other gender.
    """
    same = left[-1] == right[-1] and _same_given(left[0], right[0])
    if not same and not (spellings.alike(left[-1], right[-1]) and _given_alike(left, right)):
        return False
    short, long = sorted((left[1:-1][:LONGEST], right[1:-1][:LONGEST]), key=len)
    return all(any(_same_given(name, other) for other in long) for name in short)


def _given_alike(left: Parts, right: Parts) -> bool:
    """May the given names be one, spelled in two ways? Not where the gender or the kind of ending differs."""
    genders = {gender(left), gender(right)} - {""}
    endings = {name[0][-1] in VOWELS for name in (left, right)}
    return len(genders) < 2 and len(endings) == 1 and spellings.alike(left[0], right[0])


def _same_given(left: str, right: str) -> bool:
    """May these be the same given name: equal, an initial, or a short form ("Joe", "Joseph")?"""
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return left == right or long in SHORT_FORMS.get(short, ()) or short in SHORT_FORMS.get(long, ())
