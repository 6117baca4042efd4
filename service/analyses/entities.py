"""Who and what is named."""

from __future__ import annotations

from dataclasses import dataclass

from service.document import Date, Document, Entity


@dataclass(frozen=True, slots=True)
class Entities:
    """The answer of this analysis."""

    entities: tuple[Entity, ...]
    dates: tuple[Date, ...]


def analyse(document: Document) -> Entities:
    """Entities in the order of their first mention; dates in reading order."""
    return Entities(document.entities, document.dates)
