"""Which words of a sentence stand in quotation marks, and whether its marks are in balance.

A quotation of several sentences has its marks at its two ends alone. A sentence of it that is printed without the
others gets the mark that it lacks: 'Lee said: "It is over. We go home."' gives 'Lee said: "It is over."'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.analyses.brief.candidates import Pool

OPENING = {"“": "”", "«": "»", "``": "''", "‘": "’", "„": "“"}
OPENERS = {"”": "“", "»": "«", "''": "``", '"': '"', "“": "„"}
"""Closing mark -> its opening one, where a mark can be put in; an apostrophe closes too much to be sure."""
CLOSING = frozenset({"”", "»", "''"})
SINGLE = frozenset({"'", "’"})
ALL = frozenset(OPENING) | CLOSING | SINGLE | {'"'}
CARRIED = 4  # sentences through which a mark may stay open: beyond, its partner was lost
BEFORE_OPENING = frozenset("([{-–—/")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Runs of token numbers (half-open, marks included) in quotation marks; `whole`: every mark has its partner.

    `stray`: a mark at the head that closes what the sentence before said ("… a mess . ' The council"). `before` and
    `after` are the marks to put at head and end where the quotation begins in the sentence before or goes on in the
    next; `again`: it goes on from the sentence before, and its mark is set once more.
    """

    runs: tuple[tuple[int, int], ...] = ()
    whole: bool = True
    stray: bool = False
    before: str = ""
    after: str = ""
    again: bool = False

    def holds(self, number: int) -> bool:
        """Is this token inside quotation marks?"""
        return bool(self.runs) and any(first <= number < last for first, last in self.runs)

    @property
    def length(self) -> int:
        """How many tokens stand in quotation marks."""
        return sum(last - first for first, last in self.runs)

    @property
    def follows(self) -> bool:
        """Does it go on from the sentence before?"""
        return bool(self.before) or self.again


NONE = Quotation()


def read(pool: Pool) -> tuple[Quotation, ...]:
    """The quotation of each candidate. A mark that stays open is forgotten where nothing shows that it goes on."""
    found = []
    closer: str | None = None
    since = 0
    for number, candidate in enumerate(pool.candidates):
        since = since + 1 if closer else 0
        if candidate.opens_paragraph or since > CARRIED:
            closer = None
        if closer is None and ALL.isdisjoint(candidate.words):
            found.append(NONE)
            continue
        quotation, closer = _scan(pool, candidate.sentence.first, candidate.sentence.last, closer)
        if closer in OPENERS:
            goes_on = _goes_on(pool, number, closer)
            whole = quotation.whole and goes_on
            quotation, closer = replace(quotation, whole=whole, after=closer), closer if goes_on else None
        found.append(quotation)
    return tuple(found)


def _goes_on(pool: Pool, number: int, closer: str) -> bool:
    """Does one of the next sentences close what stays open, or open with a mark once more?"""
    for after in range(number + 1, min(number + 1 + CARRIED, len(pool.candidates))):
        candidate = pool.candidates[after]
        first, last = candidate.sentence.first, candidate.sentence.last
        if _begins_again(pool, first, closer):
            return not candidate.opens_paragraph or after == number + 1
        if candidate.opens_paragraph:
            return False
        at = next((at for at, mark in _marks(pool, first, last) if mark not in SINGLE), None)
        if at is not None:
            return pool.document.tokens[at].text == closer and not _is_opening(pool, at)
    return False


def _begins_again(pool: Pool, number: int, closer: str | None) -> bool:
    """Does a quotation that is open begin with a mark once more at this token, as in the next paragraph?"""
    return closer in OPENERS and pool.document.tokens[number].text == OPENERS[closer] and _is_opening(pool, number)


def _scan(pool: Pool, first: int, last: int, closer: str | None) -> tuple[Quotation, str | None]:
    """One sentence: its quotation and the closing mark that is still awaited at its end."""
    again = _begins_again(pool, first, closer)
    stray = closer is not None and _closes(pool.document.tokens[first].text, closer) and _stands_apart(pool, first)
    carried = None if again or stray else closer
    opened, closer, whole = first, carried, carried is None or carried in OPENERS
    runs = []
    for number, mark in _marks(pool, first + stray, last):
        if closer is not None and _closes(mark, closer) and not (mark == '"' and _is_opening(pool, number)):
            runs.append((opened, number + 1))
            closer = None
        elif closer is None and _lacks_opening(pool, number, mark):
            whole = False
        elif (closer is None and _opens(pool, number, mark)) or mark == closer:
            whole = whole and closer is None
            opened, closer = number, OPENING.get(mark, mark)
    if closer in SINGLE and _is_genitive(pool, opened):
        closer = None
    if closer is not None:
        runs.append((opened, last))
    before = OPENERS.get(carried or "", "")
    return Quotation(tuple(runs), whole and closer not in SINGLE, stray, before, "", again), closer


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


def _is_opening(pool: Pool, number: int) -> bool:
    """Does the mark open by its shape: “, or a straight one with a blank before it and none behind it?"""
    token = pool.document.tokens[number]
    if token.text != '"':
        return token.text in OPENING
    return _is_open(pool, token.start - 1) and not _is_open(pool, token.end)


def _lacks_opening(pool: Pool, number: int, mark: str) -> bool:
    """Does the mark end a quotation that nothing opened: ”, or a straight one with a blank behind it alone?"""
    if mark == '"':
        token = pool.document.tokens[number]
        return not _is_open(pool, token.start - 1) and _is_open(pool, token.end)
    return mark in CLOSING or _ends_unopened(pool, number, mark)


def _is_open(pool: Pool, position: int) -> bool:
    """Is there a blank, a bracket, a dash, or the end of the text at a position?"""
    near = pool.document.article.text[position : position + 1] if position >= 0 else ""
    return not near.strip() or near in BEFORE_OPENING


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
