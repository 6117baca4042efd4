"""The country of a name: which it is, whose people it names, or whose government it stands for.

"Iran", "Iranians" and "Tehran" are three entities of two types, and all are of IR. Only
lists settle it: "Georgia", "Korean" and "Santiago" are of several countries, and stay open.
"""

from __future__ import annotations

from collections.abc import Iterable

from service import lexicons
from service.document import EntityType
from service.reading import forms

PEOPLES = lexicons.table("demonyms")
SEATS = lexicons.table("seats_of_government")
OPEN = frozenset({"georgia", "jersey"})  # also a state, and half of one


def of(names: Iterable[str], kind: EntityType) -> str | None:
    """The ISO 3166-1 code that the forms of a name have in common, or None where they have none, or several."""
    codes = {code for name in names if (code := _code(name, kind))}
    return codes.pop() if len(codes) == 1 else None


def _code(name: str, kind: EntityType) -> str:
    if kind == "group":
        return PEOPLES.get(" ".join(forms.group(name)), "")
    words = " ".join(forms.body(name))
    known = SEATS.get(words, "") if kind in {"place", "organisation"} else ""
    return known or (forms.COUNTRIES.get(words, "")[:2] if kind == "place" and words not in OPEN else "")
