"""A page while it is labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.document import Role
from service.intake.lines import Line


@dataclass(slots=True)
class Page:
    """A page while it is labelled: `story` are the numbers of the lines of the story, in order."""

    lines: Sequence[Line]
    roles: list[Role | None]
    story: list[int]
    headline: int | None

    @property
    def first(self) -> int:
        """The first line of the story."""
        return self.story[0] if self.story else len(self.lines)

    @property
    def last(self) -> int:
        """The last line of the story."""
        return self.story[-1] if self.story else -1

    def free(self, start: int, end: int) -> Iterator[int]:
        """Lines without a role."""
        return (at for at in range(start, end) if self.roles[at] is None)
