"""Lines that say when an article was published or updated, read as ISO 8601.

Only what stands there: a date, and a time where its zone stands beside it. 03/04/2024 has no value unless a weekday
says which of the two is the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Literal

from service import lexicons

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ZONES = lexicons.table("time_zones")

MONTH = r"(?P<month>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b\.?"  # noqa: E501
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
WEEKDAY = r"(?:\b(?P<weekday>(?i:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{3,6}|s|rs)?)\b\.?,?\s{0,3})?"
DATES = tuple(
    re.compile(WEEKDAY + pattern)
    for pattern in (
        rf"\b{YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?=\D|$)",
        rf"\b{YEAR}/(?P<month>\d?\d)/(?P<day>\d?\d)(?=\D|$)",
        rf"\b{DAY}(?:\s{{1,3}}|-|\sof\s){MONTH}(?:,?\s{{1,3}}|-){YEAR}",
        rf"\b{MONTH}\s{{0,3}}{DAY},?\s{{1,3}}{YEAR}",
        r"\b(?P<first>\d?\d)[/.-](?P<second>\d?\d)[/.-](?P<year>20\d\d|19\d\d)(?=\D|$)",
    )
)
TIME = re.compile(
    r"(?:\b|T)(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?)?"
    r"\s{0,3}(?P<half>[aApP]\.?[mM]\b\.?)?\s{0,3}(?:hrs\b\s{0,3})?\(?(?P<zone>(?:UTC|GMT)?[+-][01]\d:?[0-5]\d|[A-Z]{1,4}\b)?\)?"
)
LABEL = re.compile(
    r"(?i)^\W*(?:(?:first |originally |article |story |date |last |was |time )?"
    r"(?P<label>published|updated|posted|modified|created|issued|edited|revised|date)\b(?:\s+(?:on|at|date))?)[\s:|•·–—-]*"
)
AGAIN = re.compile(r"(?i)\b(?:last )?(?:updated|modified|published|posted)\b")
UPDATES = frozenset({"updated", "modified", "edited", "revised"})
AGO = re.compile(
    r"(?i)\W*(?:(?:published|updated|posted)\W+)?(?:an?|\d{1,3})\s(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\sago\W*"
)
LONGEST = 160  # characters of a line that may be a date line
GLUE = frozenset({"at", "on", "the", "and", "of", "local", "time"})
WORDS_BESIDE = 2  # further words that a date line may have: "Reuters November 18, 2019", "3 min read"

Kind = Literal["published", "updated"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """One moment: ISO 8601 `value` (None where the text does not settle it), what of, and how many words are beside."""

    value: str | None
    kind: Kind
    beside: int = 0


def read(line: str) -> tuple[Stamp, ...]:
    """The moments that a date line tells; empty if it is none.

    "Tuesday, 16 April 2024 04:32 PM EDT", "Published 3:05 p.m. ET May 2, 2024 | Updated 9:10 a.m. ET May 3, 2024",
    "Wednesday, 04/17/2024", "Updated: 2024-05-01", "7 hours ago" (a moment without value).
    """
    if len(line) > LONGEST or not ("19" in line or "20" in line or "ago" in line.lower()):
        return ()
    if AGO.fullmatch(line):
        return (Stamp(None, "published"),)
    stamps = tuple(_stamps(line))
    return stamps if all(stamp is not None for stamp in stamps) else ()  # type: ignore[return-value]


def _stamps(line: str) -> Iterator[Stamp | None]:
    """The moment of each labelled part of the line; None for a part that is no date line."""
    cuts = [0]
    for match in AGAIN.finditer(line):
        if any(letter.isdigit() for letter in line[cuts[-1] : match.start()]):
            cuts.append(match.start())
    cuts.append(len(line))
    for start, end in pairwise(cuts):
        yield _stamp(line[start:end])


def _stamp(part: str) -> Stamp | None:
    if AGO.fullmatch(part):
        return Stamp(None, "updated" if part.lower().lstrip().startswith("updated") else "published")
    label = LABEL.match(part)
    kind: Kind = "updated" if label and label["label"].lower() in UPDATES else "published"
    rest = part[label.end() :] if label else part
    found = find(rest)
    if found is None:
        return None
    left = rest[: found.start] + " " + rest[found.end :]
    beside = [word for word in re.findall(r"\w+", left) if word.lower() not in GLUE]
    return Stamp(found.value, kind, len(beside)) if len(beside) <= WORDS_BESIDE else None


@dataclass(frozen=True, slots=True)
class Found:
    """A date with its time: where it stands, and its ISO 8601 value."""

    start: int
    end: int
    value: str | None


def find(text: str) -> Found | None:
    """The first date in a short text, with the time that stands beside it."""
    if "19" not in text and "20" not in text:  # there is none of DATES without a year
        return None
    for pattern in DATES:
        if match := pattern.search(text):
            day = _day(match)
            if day is not None or "first" in match.groupdict():
                start, end, moment = _with_time(text, match, day)
                return Found(start, end, moment)
    return None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("first") is None:
        month = parts["month"]
        return _date(year, int(month) if month.isdigit() else MONTHS[month.lower()], int(parts["day"]))
    return _settled(year, int(parts["first"]), int(parts["second"]), parts["weekday"])


def _settled(year: int, first: int, second: int, weekday: str | None) -> date | None:
    """The date of 04/17/2024; of 04/03/2024 only if a weekday fits one order alone."""
    readings = {found for found in (_date(year, first, second), _date(year, second, first)) if found}
    if weekday:
        readings = {found for found in readings if WEEKDAYS[found.weekday()] == weekday[:3].lower()}
    return readings.pop() if len(readings) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_time(text: str, match: re.Match[str], day: date | None) -> tuple[int, int, str | None]:
    """The date with the time after or before it. A time without zone is passed over, not told."""
    start, end = match.span()
    for time in TIME.finditer(text):
        beside = time.end() <= start or time.start() >= end
        if beside and (time["minute"] or time["half"]) and time.group().strip():
            left, right = min(start, time.start()), max(end, time.end())
            return left, right, _moment(day, time)
    return start, end, day.isoformat() if day else None


def _moment(day: date | None, time: re.Match[str]) -> str | None:
    if day is None:
        return None
    hour, half = int(time["hour"]), (time["half"] or "")[:1].lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    offset = _offset(time["zone"], day)
    if offset is None or hour > 23:
        return day.isoformat()
    clock = datetime(day.year, day.month, day.day, hour, int(time["minute"] or 0), int(time["second"] or 0))  # noqa: DTZ001
    return clock.replace(tzinfo=timezone(offset)).isoformat()


def _offset(zone: str | None, day: date) -> timedelta | None:
    if zone is None:
        return None
    told = ZONES.get(zone, zone.removeprefix("UTC").removeprefix("GMT"))
    seasonal = told.startswith("*")
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)", told.lstrip("*"))
    if match is None:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]))
    offset = size if match[1] == "+" else -size
    if abs(offset) >= timedelta(hours=24):
        return None
    return offset + timedelta(hours=1) if seasonal and _american_summer(day) else offset


def _american_summer(day: date) -> bool:
    """Second Sunday of March to first Sunday of November (Energy Policy Act of 2005)."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return begins <= day < ends


def iso(value: str) -> str | None:
    """A date, or a date-time with its offset, as ISO 8601 writes it; None if it is none.

    "2024-05-01T10:00:00Z" ends in +00:00; a time without offset says no moment, so that only its date is told.
    """
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()
