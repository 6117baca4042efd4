"""Which signs are quotation marks, and what touches them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from service.document import Token

ANGULAR: Final = frozenset({"«", "»"})
DOUBLE: Final = frozenset({"“", "”", "„", "‟", '"', "``", "''", "＂"}) | ANGULAR
SINGLE: Final = frozenset({"‘", "’", "'", "‚", "‛"})
OPENS: Final = frozenset({"“", "„", "‟", "``"})
CLOSES: Final = frozenset({"”"})
MARKS: Final = DOUBLE | SINGLE
BEFORE_OPENING: Final = frozenset("([{-–—/…") | MARKS | {"--", "..."}
AFTER_CLOSING: Final = frozenset(".,;:!?)]}-–—…") | DOUBLE | {"--", "..."}


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens `first` to `last` (half-open) in quotation marks, these among them; one not `closed` has no last mark."""

    first: int
    last: int
    closed: bool


def touches_before(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Does a word or stop touch this mark from the left? Brackets, dashes and other marks do not count."""
    if at == first or tokens[at - 1].end != tokens[at].start:
        return False
    return tokens[at - 1].text not in BEFORE_OPENING


def touches_after(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Does a word touch this mark from the right? Stops, brackets, dashes and other marks do not count."""
    if at + 1 >= last or tokens[at + 1].start != tokens[at].end:
        return False
    return tokens[at + 1].text not in AFTER_CLOSING
