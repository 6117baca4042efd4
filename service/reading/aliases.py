"""Which names of organisations, places, groups, events and works are one: equal forms, acronyms, shortened names.

"Islamic Revolutionary Guard Corps … IRGC", "Party of Farmers (SBP) … SBP", "U.S. Treasury Department … Treasury
Department", "Texas Rangers … Rangers", "NationsBank Corp. … NationsBank", "New York City … New York", "U.S. … United
States", "Israelis … Israeli".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from service import lexicons
from service.document import EntityType
from service.reading import forms
from service.reading.forms import Parts
from service.reading.recency import MOST, Hint, Known, choose

PARTS_OF_BODIES = lexicons.words("organisation_parts")
HEADS = lexicons.words("bodies_of_places") | lexicons.words("state_organs")
JOINTS = frozenset({"of", "for", "in", "at", "on", "and", "&", "the", "de"})
LONGEST = 12  # words of a name that are looked at for its short forms
NO_HINT = Hint()

KEYS: Mapping[EntityType, Callable[[str], Parts]] = {
    "organisation": forms.body, "place": forms.place, "group": forms.group, "event": forms.body, "work": forms.body,
}  # fmt: skip


def group(
    names: Sequence[str], kind: EntityType, sentences: Sequence[int], bracketed: Sequence[tuple[int, int]] = ()
) -> list[int]:
    """The number of the entity that each name means; names of one type in reading order.

    `bracketed` are pairs of places in `names`: a full name, and the acronym that stands in brackets after it.
    """
    key_of = {name: KEYS[kind](name) for name in dict.fromkeys(names)}
    keys = [key_of[name] for name in names]
    numbers, owners = _full_names(keys, kind)
    acronyms = _acronyms((name, numbers[key]) for name, key in zip(names, keys, strict=True) if key in numbers)
    for full, short in bracketed:
        acronyms[keys[short][0]] = [numbers[keys[full]]] if keys[full] in numbers else []
    known = [Known() for _ in set(numbers.values())]
    alone: dict[Parts, int] = {}
    found = []
    for name, key, sentence in zip(names, keys, sentences, strict=True):
        number = numbers.get(key)
        if number is not None and forms.is_acronym(name) and len(acronyms.get(key[0], ())) == 1:
            number = acronyms[key[0]][0]
        if number is None:
            number = choose(owners[key], known, NO_HINT)
        if number is None:
            number = alone.setdefault(key, len(known))
            known += [Known()] if number == len(known) else []
        known[number].note(NO_HINT, sentence)
        found.append(number)
    return found


def _full_names(keys: Sequence[Parts], kind: EntityType) -> tuple[dict[Parts, int], dict[Parts, list[int]]]:
    """Full name -> entity, and short name -> the entities that it can mean."""
    numbers: dict[Parts, int] = {}
    owners: dict[Parts, list[int]] = defaultdict(list)
    for key in sorted(dict.fromkeys(keys), key=len, reverse=True):
        if key in owners:
            continue
        numbers[key] = len(numbers)
        for short in SHORTENED[kind](key):
            if len(owners[short]) < MOST:
                owners[short].append(numbers[key])
    return numbers, owners


def _short_bodies(name: Parts) -> list[Parts]:
    """Shorter names of an organisation: its end ("Treasury Department"), its beginning unless the rest is a part of it.

    "Bank of England" gives "Bank", neither "England" nor "Bank of"; "Senate Ethics Committee" does not give "Senate",
    nor "U.N. High Commissioner for Refugees" "U.N.".
    """
    cuts = range(1, min(len(name), LONGEST))
    ends = [name[at:] for at in cuts if name[at - 1] not in JOINTS and name[at] not in JOINTS]
    if name[-1] in PARTS_OF_BODIES:
        return ends
    heads = [name[:1]] if len(name) > 2 and name[1] == "of" and name[0] in HEADS else []
    return ends + [name[:at] for at in cuts if name[at - 1] not in JOINTS and JOINTS.isdisjoint(name[at:])] + heads


def _short_places(name: Parts) -> list[Parts]:
    """Shorter names of a place: "New York City" -> "New York", "Tampa, Fla." -> "Tampa" (not "Fla.")."""
    return [name[:-1]] if len(name) > 1 and name[-1] in {"city", "dc", "islands", "province"} else []


def _none(name: Parts) -> list[Parts]:
    return []


SHORTENED: Mapping[EntityType, Callable[[Parts], list[Parts]]] = {
    "organisation": _short_bodies, "place": _short_places, "group": _none, "event": _short_bodies, "work": _none,
}  # fmt: skip


def _acronyms(names: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Acronym -> the entities whose full names have these initials ("Inc." may be one of them, or not)."""
    found: dict[str, list[int]] = defaultdict(list)
    for name, number in dict.fromkeys(names):
        for words in dict.fromkeys((forms.parts(name), forms.body(name))):
            for letters in sorted(forms.initials(words[:LONGEST])):
                if number not in found[letters][-MOST:]:
                    found[letters].append(number)
    return found
