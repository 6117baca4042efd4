"""What a date means, in ISO 8601: a day, a month, a year, a week, an interval or a duration.

What is relative is told against the day of publication, and only where the text settles it; there is no other "today".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from service.document import Token
from service.reading.calendar_words import MONTHS, NUMBERS, PERIODS, SHORT_UNITS, UNITS, WEEKDAYS

Day = datetime.date | None

PERFECT = frozenset({"has", "have", "’ve", "'ve"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
FAR = 50  # tokens within which the verb that a date belongs to is looked for
NEAR = datetime.timedelta(120)  # within which a day without year and without past tense is taken to lie


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it was found: its kind, and the tokens `first` to `last` (half-open) of its sentence."""

    kind: str
    tokens: Sequence[Token]
    first: int
    last: int

    def words(self) -> list[str]:
        """The words of the date, in lower case; "mid-March" is March, as exact as a month can be told."""
        return [token.text.lower().removeprefix("mid-") for token in self.tokens[self.first : self.last]]

    def before(self) -> str:
        """The word before the date, in lower case."""
        return self.tokens[self.first - 1].text.lower() if self.first else ""


def day_of(published: str | None) -> Day:
    """The day of an ISO 8601 date or date-time; None if it is none."""
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def value(found: Found, published: Day) -> str | None:
    """The value of a date in ISO 8601, or None where the text does not settle it."""
    try:
        return READERS[found.kind](found, published)
    except (ValueError, OverflowError):  # 31 February; a year out of range
        return None


def _iso(found: Found, published: Day) -> str | None:
    """As in "2024-04-16", "16/04/2024"; not "04/05/2024", which may be two days."""
    (word,) = found.words()
    if "-" in word:
        return datetime.date.fromisoformat(word).isoformat()
    first, second, year = map(int, word.split("/"))
    if first != second and max(first, second) <= 12:
        return None
    month, day = (first, second) if first <= 12 else (second, first)
    return datetime.date(year, month, day).isoformat()


def _year_in(words: Sequence[str]) -> int | None:
    return next((int(word) for word in words if len(word) == 4 and word.isdecimal()), None)


def _month_in(words: Sequence[str]) -> int:
    return next(MONTHS[word] for word in words if word in MONTHS)


def _days_in(words: Sequence[str]) -> list[int]:
    """Days of a month: "1st" gives [1], "1-3" gives [1, 3]."""
    numbers = [int(n) for word in words for n in re.findall(r"\d+", word)]
    return [number for number in numbers if number <= 31]


def _dated(found: Found, day: int, published: Day) -> datetime.date | None:
    """A day of a month with its year.

    That is the year named; else, told in the past tense, the last one up to publication; else the one that brings the
    day near to publication, if there is one.
    """
    words = found.words()
    month, year = _month_in(words), _year_in(words)
    if year is not None or published is None:
        return datetime.date(year, month, day) if year is not None else None
    known = [datetime.date(published.year + step, month, day) for step in (-1, 0, 1) if (month, day) != (2, 29)]
    if is_past(found):
        return max((date for date in known if date <= published), default=None)
    return next((date for date in known if abs(date - published) <= NEAR), None)


def _day(found: Found, published: Day) -> str | None:
    """As in "April 1, 2024", "1 April", "Tuesday, April 16"."""
    day = _dated(found, _days_in(found.words())[0], published)
    return day.isoformat() if day else None


def _days(found: Found, published: Day) -> str | None:
    """As in "April 1-3": 2024-04-01/2024-04-03."""
    first, last = (_dated(found, day, published) for day in _days_in(found.words())[:2])
    return f"{first}/{last}" if first and last and first < last else None


def _month(found: Found, published: Day) -> str | None:
    """As in "April 2024", "this April"; "last April" is the last one before the month of publication.

    "April" alone is the last one up to publication if what is told is past, else open.
    """
    words = found.words()
    month, year = _month_in(words), _year_in(words)
    if year is None and published and words[0] in {"last", "past"}:
        year = published.year - (month >= published.month)
    elif year is None and published and words[0] == "this":
        year = published.year
    elif year is None and published and len(words) == 1:
        year = _year_of_month(found, month, published)
    return f"{year:04d}-{month:02d}" if year else None


def _year_of_month(found: Found, month: int, published: datetime.date) -> int | None:
    """As in "In March, he said": the last March up to publication; open if what is told is not past."""
    return published.year - (month > published.month) if is_past(found) else None


def _weekday(found: Found, published: Day) -> str | None:
    """As in "on Tuesday": the last one up to the day of publication, if what is told is past; else open.

    "last Tuesday" lies before the day of publication; "next Tuesday" may be either of two.
    """
    words = found.words()
    day = next(word for word in words if word in WEEKDAYS)
    if published is None or day.endswith("s") or words[0] in {"next", "coming", "following", "previous"}:
        return None
    back = (published.weekday() - WEEKDAYS[day]) % 7
    if words[0] in {"last", "past"}:
        back = back or 7
    elif not is_past(found):
        return None
    return (published - datetime.timedelta(back)).isoformat()


def is_past(found: Found) -> bool:
    """Is what happened then told in the past tense? The nearest verb before it decides, else the first one after it.

    "said on Tuesday" and "has worked Monday" are, "will meet on Tuesday" and "plans to meet on Tuesday" are not; "On
    Tuesday, he said" is.
    """
    before = reversed(found.tokens[max(0, found.first - FAR) : found.first])
    after = found.tokens[found.last : found.last + FAR]
    verbs = (token for token in chain(before, after) if token.tag in FINITE)
    nearest = next(verbs, None)
    return nearest is not None and (nearest.tag == "VBD" or nearest.text.lower() in PERFECT)


def _named(found: Found, published: Day) -> str | None:
    """As in "today", "tomorrow night", "yesterday"."""
    steps = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
    return (published + datetime.timedelta(steps[found.words()[0]])).isoformat() if published else None


def _beyond(found: Found, published: Day) -> str | None:
    """As in "the day before yesterday", "the day after tomorrow"."""
    step = {"day before yesterday": -2, "day after tomorrow": 2}.get(" ".join(found.words()))
    return (published + datetime.timedelta(step)).isoformat() if published and step else None


def _count(words: Sequence[str]) -> int | None:
    """The number in front of a unit; None where there are several ("24 to 48 hours") or none that is exact."""
    numbers = [NUMBERS.get(word) or (int(word) if word.isdecimal() else None) for word in words[:-1]]
    return numbers[0] if len(numbers) == 1 else None


def _length(found: Found, published: Day) -> str | None:
    """As in "two weeks": P2W; "48 hours": PT48H; "ten-day": P10D."""
    words = [part for word in found.words() for part in word.split("-") if part]
    count, unit = _count(words), (UNITS | SHORT_UNITS)[words[-1]]
    if count is None or not unit:
        return None
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


def _span(found: Found, published: Day) -> str | None:
    """As in "past two weeks": P2W, how long it is; when it is stays open."""
    return _length(Found("length", found.tokens, found.first + 1, found.last), published)


def _ago(found: Found, published: Day) -> str | None:
    """As in "two weeks ago": the week; "three days ago": the day; "a year ago": the year. "Later" stays open."""
    words = found.words()
    count = 1 if words[0] in {"a", "an"} and len(words) == 3 else _count(words[:-1])
    if published is None or count is None or words[-1] != "ago":
        return None
    return _shifted(published, UNITS.get(words[-2], ""), -count)


def _period(found: Found, published: Day) -> str | None:
    """As in "last week", "this month", "next year"; "the next day" is told from another day, and stays open."""
    words = found.words()
    if published is None or words[0] not in {"last", "this", "next"} or found.before() == "the":
        return None
    if words == ["last", "weekend"]:
        return _last_weekend(published)
    if words[-1] in PERIODS:
        back = 1 if words[0] == "last" else 0
        return (published - datetime.timedelta(back)).isoformat() if words[0] != "next" else None
    unit = UNITS.get(words[-1], "")
    step = {"last": -1, "this": 0, "next": 1}[words[0]]
    return _shifted(published, unit, step) if unit in {"W", "M", "Y"} and len(words) == 2 else None


def _last_weekend(published: datetime.date) -> str | None:
    """Saturday and Sunday before publication; open on a weekend, when it may be either of two."""
    saturday = published - datetime.timedelta(published.weekday() + 2)
    return f"{saturday}/{saturday + datetime.timedelta(1)}" if published.weekday() < 5 else None


def _shifted(day: datetime.date, unit: str, step: int) -> str | None:
    """The day, week, month or year that lies `step` units from that of `day`."""
    if unit == "Y":
        return f"{day.year + step:04d}"
    if unit == "M":
        year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
        return f"{year:04d}-{month + 1:02d}"
    if unit in {"D", "W"}:
        moved = day + datetime.timedelta(step * (7 if unit == "W" else 1))
        year, week, _ = moved.isocalendar()
        return f"{year:04d}-W{week:02d}" if unit == "W" else moved.isoformat()
    return None


def _year(found: Found, published: Day) -> str | None:
    return f"{_year_in(found.words()):04d}"


def _years(found: Found, published: Day) -> str | None:
    """As in "2015-16": 2015/2016."""
    first, last = re.findall(r"\d+", found.words()[0])
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None


def _decade(found: Found, published: Day) -> str | None:
    """As in "1990s": 1990/1999."""
    first = int(found.words()[0][:4])
    return f"{first:04d}/{first + 9:04d}"


def _open(found: Found, published: Day) -> str | None:
    """Seasons: which months they are depends on where."""
    return None


READERS: Mapping[str, Callable[[Found, Day], str | None]] = {
    "iso": _iso, "days": _days, "day": _day, "month": _month, "weekday": _weekday, "named": _named, "span": _span,
    "ago": _ago, "period": _period, "season": _open, "length": _length, "decade": _decade, "year": _year,
    "years": _years, "beyond": _beyond,
}  # fmt: skip
