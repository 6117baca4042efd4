"""What a caller says of the article beside its text: headline, date, address. It goes before what the text says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from service.errors import InvalidRequest
from service.intake import timestamps

if TYPE_CHECKING:
    from service.document import Article
    from service.intake import Source

Sent = TypeVar("Sent", bound="Source | Article")

NO_MOMENT = "Not a date or date-time of ISO 8601, like 2024-04-16T16:32:00-04:00."


def put(sent: Sent, fields: Mapping[str, Any]) -> Sent:
    """What was sent, with the hints that stand among the fields of a request. Raises InvalidRequest."""
    told: dict[str, Any] = {name: line(string(fields, name)) for name in ("headline", "url")}
    told["published"] = moment(string(fields, "published"))
    return replace(sent, **{name: value for name, value in told.items() if value})


def string(fields: Mapping[str, Any], name: str) -> str | None:
    """A field that is a string or not there. Raises InvalidRequest, with the field's name, if it is another thing."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise InvalidRequest(f"{name} is not a string", {name: ["Not a valid string."]})
    return value


def line(value: str | None) -> str | None:
    """The hint in one line, or None if it is blank; lone surrogates, which no UTF-8 can write, are replaced."""
    if value is None:
        return None
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None


def moment(value: str | None, name: str = "published") -> str | None:
    """The hint as ISO 8601 writes it, or None if it is blank.

    Raises InvalidRequest, with the field's name, if it is no date.
    """
    said = line(value)
    found = timestamps.iso(said) if said else None
    if said and found is None:
        raise InvalidRequest(f"{name} is not a date of ISO 8601", {name: [NO_MOMENT]})
    return found
