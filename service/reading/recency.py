"""Whom a short name means, among those it can mean: what the text says of them first, then who was named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MOST = 20  # candidates looked at for one name: keeps the time linear on a text that is one long list of namesakes


@dataclass(frozen=True, slots=True)
class Hint:
    """What stands beside a name: the gender that its honorific or title tells ("m", "f", ""), and title words."""

    gender: str = ""
    titles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Known:
    """One who has a full name in the text, and what reading so far has told; `last` is the sentence, -1 before."""

    gender: str = ""
    titles: set[str] = field(default_factory=set)
    last: int = -1

    def note(self, hint: Hint, sentence: int) -> None:
        """Take in a mention."""
        self.gender = self.gender or hint.gender
        self.titles |= hint.titles
        self.last = sentence


def choose(candidates: Sequence[int], known: Sequence[Known], hint: Hint) -> int | None:
    """The candidate that a name means, or None if it cannot be told.

    "Mr. Clinton" is not Hillary Clinton; "Sen. Smith" is the Smith who is a senator; else it is the one named last,
    or, where none has been named yet (a headline), the first to come. Of two who were last named in the same sentence
    ("Bill and Hillary Clinton"), neither.
    """
    fitting = [c for c in candidates if not (hint.gender and known[c].gender and hint.gender != known[c].gender)]
    titled = [c for c in fitting if hint.titles & known[c].titles]
    fitting = titled or fitting
    named = [c for c in fitting if known[c].last >= 0]
    if not named:
        return fitting[0] if fitting else None
    latest = max(known[c].last for c in named)
    last = [c for c in named if known[c].last == latest]
    return last[0] if len(last) == 1 else None
