"""Days that are told from the day of publication, told by the calendar instead: "on Tuesday" becomes "on April 16".

Only where the reading settled the day, month or year (`Date.value`), outside quotation marks, and where the date is an
adverbial: not "Tuesday's talks", "a Sunday call", "on Monday and Tuesday".
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass

from service.analyses.brief.candidates import Pool
from service.document import Date, Sentence

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
PERIOD = r"(?P<period>morning|afternoon|evening|night)"
RELATIVE = re.compile(
    rf"(?:(?:last|past) )?{WEEKDAY}(?: {PERIOD})?\Z|yesterday\Z|tomorrow\Z|today\Z|(?:last|this|next) (?:month|year)\Z",
    re.IGNORECASE,
)
PREPOSITIONS = frozenset({"on", "in", "of", "since", "until", "till", "by", "before", "after", "from", "for", "during"})
JOINED = frozenset({"CC", "DT", "PRP$", "CD", "POS"})
"""Tags beside a date that is more than an adverbial: "the Tuesday before", "Monday and Tuesday"."""
DESCRIBED = ("N", "J", "P")  # a date before a noun describes it


@dataclass(frozen=True, slots=True)
class Dated:
    """`text` for the tokens `first` to `last` (half-open)."""

    first: int
    last: int
    text: str


def absolute(pool: Pool, sentence: Sentence) -> tuple[Dated, ...]:
    """What stands for the relative dates of a sentence."""
    dates = pool.document.dates
    at = bisect_right(dates, sentence.start - 1, key=lambda date: date.start)
    found = []
    while at < len(dates) and dates[at].end <= sentence.end:
        dated = _dated(pool, sentence, dates[at])
        if dated is not None:
            found.append(dated)
        at += 1
    return tuple(found)


def _dated(pool: Pool, sentence: Sentence, date: Date) -> Dated | None:
    match = RELATIVE.match(" ".join(date.text.split()))
    if date.value is None or match is None:
        return None
    tokens = pool.document.tokens
    first = bisect_right(tokens, date.start, sentence.first, sentence.last, key=lambda token: token.start) - 1
    last = bisect_right(tokens, date.end - 1, first, sentence.last, key=lambda token: token.start)
    if not _is_adverbial(pool, sentence, first, last):
        return None
    if date.text.lower() == "today" and tokens[first - 1].tag not in {"VBD", "VBN"}:  # it may mean nowadays
        return None
    words = _words(pool, date.value, match["period"])
    before = tokens[first - 1].text.lower() if first > sentence.first else ""
    joint = "" if before in PREPOSITIONS else ("on " if date.value.count("-") == 2 else "in ")
    return Dated(first, last, joint + words) if words else None


def _is_adverbial(pool: Pool, sentence: Sentence, first: int, last: int) -> bool:
    """Does the date stand for itself, neither describing a noun nor joined to another date?"""
    tokens = pool.document.tokens
    before = tokens[first - 1].tag if first > sentence.first else ""
    after = tokens[last].tag if last < sentence.last else ""
    if after in {"TO", "CC"}:  # "on Monday to vote", "on Monday and left"; not "Monday to Friday", "Monday and Tuesday"
        return before not in JOINED and last + 1 < sentence.last and tokens[last + 1].tag[0] == "V"
    return before not in JOINED | {"TO"} and after not in JOINED and not after.startswith(DESCRIBED)


def _words(pool: Pool, value: str, period: str | None) -> str | None:
    """A day, month or year in words, as the article writes days: "April 16" or "16 April"; None for a week."""
    published = (pool.document.article.published or "")[:4]
    if re.fullmatch(r"\d{4}", value):
        return value
    if re.fullmatch(r"\d{4}-\d\d", value):
        month = MONTHS[int(value[5:]) - 1]
        return month if value[:4] == published else f"{month} {value[:4]}"
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return None
    words = f"{day.day} {MONTHS[day.month - 1]}" if pool.day_first else f"{MONTHS[day.month - 1]} {day.day}"
    if value[:4] != published:
        words += f" {day.year}" if pool.day_first else f", {day.year}"
    return f"the {period.lower()} of {words}" if period else words
