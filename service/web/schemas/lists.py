"""Lists whose faults cost no more than is told of them: a long list that is all wrong is not read to its end."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate

MOST_FAULTS = 20  # of each level, that are told


class List(fields.List[Any]):
    """A list, which is read until so many of its items are at fault, and not at all where it is too long."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise self.make_error("invalid")
        for check in self.validators:
            if isinstance(check, validate.Length):
                check(value)
        return self._read(value, kwargs)

    def _read(self, items: list[Any] | tuple[Any, ...], options: dict[str, Any]) -> list[Any]:
        found, faults = [], {}
        for at, item in enumerate(items):
            try:
                found.append(self.inner.deserialize(item, **options))
            except ValidationError as error:
                faults[at] = error.messages
                if len(faults) == MOST_FAULTS:
                    break
        if faults:
            raise ValidationError(faults)
        return found
