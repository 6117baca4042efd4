"""Parties of quotes as they stand in a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from service.comparison.names import Names
from service.comparison.nouns import Voice
from service.comparison.sides import Side
from service.document import Party
from service.reading import forms


def voice(side: Side, party: Party | None, names: Names) -> Voice | None:
    """A party, with the id of the entity that several articles share, where it is one."""
    if party is None:
        return None
    shared = names.shared_id(side.index, party.entity) if party.entity else None
    return Voice(party.name, party.description, party.anonymous, shared, side.place(party.mention))


def differ(left: Sequence[Voice | None], right: Sequence[Voice | None]) -> bool:
    """Are these other people? Descriptions are compared as they stand; who is not named at all is another matter."""
    return sorted(map(_key, left)) != sorted(map(_key, right))


def _key(party: Voice | None) -> str:
    return "" if party is None else party.entity or forms.fold(party.name or party.description or "")
