"""What a caller says of the article beside its text: headline, date, address."""

from __future__ import annotations

from service.errors import MalformedInput
from service.intake import timestamps

NO_MOMENT = "Not a date or date-time of ISO 8601, like 2024-04-16T16:32:00-04:00."


def line(value: str | None) -> str | None:
    """The hint in one line, or None if it is blank; lone surrogates, which no UTF-8 can write, are replaced."""
    if value is None:
        return None
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None


def moment(value: str | None, name: str = "published") -> str | None:
    """The hint as ISO 8601 writes it, or None if it is blank.

    Raises MalformedInput, with the field's name, if it is no date.
    """
    said = line(value)
    found = timestamps.iso(said) if said else None
    if said and found is None:
        raise MalformedInput(f"{name} is not a date of ISO 8601", {name: [NO_MOMENT]})
    return found
