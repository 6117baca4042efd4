"""Fields of answers: each is there always, and described for the specification."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from service.web.schemas import lists


def string(about: str, *allowed: str, nullable: bool = False) -> fields.String:
    """A text, or one of some words."""
    check = validate.OneOf(allowed) if allowed else None
    return fields.String(required=True, allow_none=nullable, validate=check, metadata={"description": about})


def maybe(about: str) -> fields.String:
    """A text or null."""
    return string(about, nullable=True)


def strings(about: str) -> fields.List[Any]:
    """A list of texts."""
    return lists.List(fields.String(), required=True, metadata={"description": about})


def count(about: str) -> fields.Integer:
    """A whole number from 0."""
    return fields.Integer(required=True, strict=True, validate=validate.Range(0), metadata={"description": about})


def share(about: str) -> fields.Float:
    """A number from 0 to 1."""
    return fields.Float(required=True, validate=validate.Range(0, 1), metadata={"description": about})


def one(schema: type[Schema], about: str, nullable: bool = False) -> fields.Nested:
    """An object."""
    return fields.Nested(schema, required=True, allow_none=nullable, metadata={"description": about})


def many(schema: type[Schema], about: str) -> fields.List[Any]:
    """A list of objects."""
    return lists.List(fields.Nested(schema), required=True, metadata={"description": about})
