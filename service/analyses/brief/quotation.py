"""Which words of a sentence stand in quotation marks, and whether its marks are in balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.analyses.brief.candidates import Pool

OPENING = {"“": "”", "«": "»", "``": "''", "‘": "’", "„": "“"}
CLOSING = frozenset({"”", "»", "''"})
SINGLE = frozenset({"'", "’"})
ALL = frozenset(OPENING) | CLOSING | SINGLE | {'"'}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Runs of token numbers (half-open, marks included) in quotation marks; `whole`: every mark has its partner."""

    runs: tuple[tuple[int, int], ...] = ()
    whole: bool = True

    def holds(self, number: int) -> bool:
        """Is this token inside quotation marks?"""
        return bool(self.runs) and any(first <= number < last for first, last in self.runs)

    @property
    def length(self) -> int:
        """How many tokens stand in quotation marks."""
        return sum(last - first for first, last in self.runs)


NONE = Quotation()


def read(pool: Pool) -> tuple[Quotation, ...]:
    """The quotation of each candidate. A mark that is open at the end of a paragraph is forgotten there."""
    found = []
    closer: str | None = None
    for candidate in pool.candidates:
        if candidate.opens_paragraph:
            closer = None
        if closer is None and ALL.isdisjoint(candidate.words):
            found.append(NONE)
            continue
        quotation, closer = _scan(pool, candidate.sentence.first, candidate.sentence.last, closer)
        found.append(quotation)
    return tuple(found)


def _scan(pool: Pool, first: int, last: int, closer: str | None) -> tuple[Quotation, str | None]:
    """One sentence: its quotation and the closing mark that is still awaited at its end."""
    opened, whole = first, closer is None
    runs = []
    for number, mark in _marks(pool, first, last):
        if closer is not None and _closes(mark, closer):
            runs.append((opened, number + 1))
            closer = None
        elif closer is None and (mark in CLOSING or _ends_unopened(pool, number, mark)):
            whole = False
        elif closer is None and _opens(pool, number, mark):
            opened, closer = number, OPENING.get(mark, mark)
    if closer is not None:
        runs.append((opened, last))
    return Quotation(tuple(runs), whole and closer is None), closer


def _marks(pool: Pool, first: int, last: int) -> Iterator[tuple[int, str]]:
    for number in range(first, last):
        text = pool.document.tokens[number].text
        if text in ALL:
            yield number, text


def _closes(mark: str, closer: str) -> bool:
    return mark == closer or (closer in SINGLE and mark in SINGLE)


def _ends_unopened(pool: Pool, number: int, mark: str) -> bool:
    """Does an apostrophe behind a stop end a quotation whose beginning is not marked ("I am ready.'")?"""
    start = pool.document.tokens[number].start
    return mark in SINGLE and start > 0 and pool.document.article.text[start - 1] in ".,!?"


def _opens(pool: Pool, number: int, mark: str) -> bool:
    """An apostrophe opens a quotation only where a blank stands before it, and no clitic after it.

    "the scientists' pockets" and "iran 's plan" have no quotation, "he called it 'a mess'" has one.
    """
    if mark not in SINGLE:
        return True
    article, tokens = pool.document.article, pool.document.tokens
    start, after = tokens[number].start, tokens[number + 1].text.lower() if number + 1 < len(tokens) else ""
    return not article.text[start - 1 : start].strip() and after not in CLITICS


CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m", "t"})
"""What follows the apostrophe of "it's"."""
