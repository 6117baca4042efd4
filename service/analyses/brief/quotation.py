"""Which words of a sentence stand in quotation marks, and whether its marks are in balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.analyses.brief.candidates import Pool

OPENING = {"“": "”", "«": "»", "``": "''", "‘": "’", "„": "“"}
CLOSING = frozenset({"”", "»", "''"})
SINGLE = frozenset({"'", "’"})
ALL = frozenset(OPENING) | CLOSING | SINGLE | {'"'}
CARRIED = 3  # sentences through which a mark may stay open: beyond, its partner was lost


@dataclass(frozen=True, slots=True)
class Quotation:
    """Runs of token numbers (half-open, marks included) in quotation marks; `whole`: every mark has its partner.

    `stray`: a mark at the head that closes what the sentence before said ("… a mess . ' The council").
    """

    runs: tuple[tuple[int, int], ...] = ()
    whole: bool = True
    stray: bool = False

    def holds(self, number: int) -> bool:
        """Is this token inside quotation marks?"""
        return bool(self.runs) and any(first <= number < last for first, last in self.runs)

    @property
    def length(self) -> int:
        """How many tokens stand in quotation marks."""
        return sum(last - first for first, last in self.runs)


NONE = Quotation()


def read(pool: Pool) -> tuple[Quotation, ...]:
    """The quotation of each candidate. A mark that stays open is forgotten at the end of its paragraph, or before."""
    found = []
    closer: str | None = None
    since = 0
    for candidate in pool.candidates:
        since = since + 1 if closer else 0
        if candidate.opens_paragraph or since > CARRIED:
            closer = None
        if closer is None and ALL.isdisjoint(candidate.words):
            found.append(NONE)
            continue
        quotation, closer = _scan(pool, candidate.sentence.first, candidate.sentence.last, closer)
        found.append(quotation)
    return tuple(found)


def _scan(pool: Pool, first: int, last: int, closer: str | None) -> tuple[Quotation, str | None]:
    """One sentence: its quotation and the closing mark that is still awaited at its end."""
    stray = closer is not None and _closes(pool.document.tokens[first].text, closer) and _stands_apart(pool, first)
    opened, whole = first, stray or closer is None
    closer = None if stray else closer
    runs = []
    for number, mark in _marks(pool, first + stray, last):
        if closer is not None and _closes(mark, closer):
            runs.append((opened, number + 1))
            closer = None
        elif closer is None and (mark in CLOSING or _ends_unopened(pool, number, mark)):
            whole = False
        elif closer is None and _opens(pool, number, mark):
            opened, closer = number, OPENING.get(mark, mark)
    if closer in SINGLE and _is_genitive(pool, opened):
        closer = None
    if closer is not None:
        runs.append((opened, last))
    return Quotation(tuple(runs), whole and closer is None, stray), closer


def _is_genitive(pool: Pool, number: int) -> bool:
    """Is a mark that finds no partner the apostrophe of a plural in tokenised text: "the artists ' entrance"?"""
    return number > 0 and pool.document.tokens[number - 1].text.endswith("s") and _stands_apart(pool, number)


def _stands_apart(pool: Pool, number: int) -> bool:
    """Does a blank follow the mark, so that it opens nothing?"""
    end = pool.document.tokens[number].end
    return pool.document.article.text[end : end + 1] == " "


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
