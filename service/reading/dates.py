"""Dates and durations, with their value where the article settles it.

Each token becomes one letter (w weekday, m month, n a number that may be a day …); regular expressions over these
letters find the spans. Spans leave out prepositions and determiners: "Sunday", "last week", "next 24 to 48 hours".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache

from service.document import Article, Date, Sentence, Token
from service.reading import date_values
from service.reading.calendar_words import MONTHS, NUMBERS, PERIODS, SEASONS, SHORT_UNITS, UNITS, WEEKDAYS
from service.reading.date_values import Found

LETTERS = {
    **dict.fromkeys(NUMBERS, "N"), **dict.fromkeys(UNITS, "u"), **dict.fromkeys(SHORT_UNITS, "v"),
    **dict.fromkeys(PERIODS, "p"), **dict.fromkeys(SEASONS, "s"),
    **dict.fromkeys(("last", "past", "next", "this", "coming", "previous", "following"), "L"),
    **dict.fromkeys(("several", "few", "couple"), "S"), **dict.fromkeys(("ago", "earlier", "later"), "g"),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), "d"), "weekend": "e", "weekends": "e",
    "a": "x", "an": "x", "of": "o", ",": "c", "to": "h", "or": "h", "and": "h", "-": "h", "–": "h", "old": "O",
    "before": "b", "after": "b",
}  # fmt: skip
PATTERNS = {
    "iso": r"i",
    "days": r"[ma](?:r|nhn)(?:c?y)?",  # April 1-3, April 1 to 3
    "day": r"(?:wp?c?)?[ma]n(?:c?y)?|(?:wc?)?no?[ma](?:c?y)?",  # Tuesday, April 16, 2024; 1 May
    "month": r"[ma]o?c?[yY]|L[ma]|m",  # April 2024, last April, April
    "weekday": r"L?wp?",  # last Sunday, Monday night
    "beyond": r"ubd",  # day before yesterday
    "named": r"dp?",  # yesterday morning
    "span": r"L[nNyS]{1,2}(?:h[nNy]{1,2})?u",  # next 24 to 48 hours, past few days
    "ago": r"(?:x?So?|[nNyY]N?|x)?[uv]g",  # two weeks ago, a couple of days ago
    "period": r"L[upe]|e",  # last week, this morning, weekend
    "season": r"Ls|so?[yY]",  # last summer, summer of 2015
    "length": r"(?:[nNy]{1,2}(?:h[nNy]{1,2})?|S)[uv](?!O)|H",  # 24 to 48 hours, 10 years (not "10 years old"), ten-day
    "decade": r"D",  # 1990s
    "year": r"Y",  # 2015
    "years": r"R",  # 2015-16
}
PATTERN = re.compile(
    "(?![.bchogOpt])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()) + ")"
)

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z|\d{1,2}/\d{1,2}/\d{4}\Z")
DECADE = re.compile(r"(?:1[5-9]|20)\d0s\Z")
YEARS = re.compile(r"(?:19|20)\d\d[-–/]\d\d(?:\d\d)?\Z")
DAY_RANGE = re.compile(r"\d{1,2}[-–]\d{1,2}\Z")
DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\Z")
BEFORE_YEAR = frozenset({
    "in", "since", "by", "until", "till", "before", "after", "during", "from", "to", "of", "through", "early", "late",
    "mid", "around", "between", "and", "the", "'s", "’s", "fiscal",
})  # fmt: skip
BEFORE_MAY = frozenset({"in", "since", "until", "early", "late", "mid", "during", "through", "last", "next", "this"})


def find(article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Date, ...]:
    """The dates, in reading order, not overlapping."""
    published = date_values.day_of(article.published)
    found: list[Date] = []
    for sentence in sentences:
        found += _in_sentence(article, tokens[sentence.first : sentence.last], published)
    return tuple(found)


def _in_sentence(article: Article, tokens: Sequence[Token], published: datetime.date | None) -> list[Date]:
    letters = "".join(_letters(tokens))
    found = []
    for match in PATTERN.finditer(letters):
        first, last = match.span()
        value = date_values.value(Found(match.lastgroup or "", tokens, first, last), published)
        span = article.span(tokens[first].start, tokens[last - 1].end)
        found.append(Date(span.start, span.end, span.text, value))
    return found


def _letters(tokens: Sequence[Token]) -> list[str]:
    """The letter of each token; whether it is a year, or the month of May, depends on the token before."""
    letters = [_by_itself(token.text) for token in tokens]
    if "a" not in letters and "y" not in letters:
        return letters
    for at, letter in enumerate(letters):
        if letter == "a" and at and tokens[at - 1].text.lower() in BEFORE_MAY:
            letters[at] = "m"
        elif letter == "y" and at and tokens[at - 1].text.lower() in BEFORE_YEAR and not _counts(tokens, at):
            letters[at] = "Y"
    return letters


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Is a number like 2015 a count ("by 2015 votes"), not a year ("the 2016 elections")?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.tag == "NNS" and tokens[at - 1].text.lower() != "the"


@lru_cache(maxsize=8192)
def _by_itself(word: str) -> str:
    """The letter of a word wherever it stands; "." if it has to do with no date."""
    lower = word.lower()
    if "-" in lower and lower.rpartition("-")[2] in UNITS | SHORT_UNITS:
        return "H" if lower.partition("-")[0] in NUMBERS or lower.partition("-")[0].isdecimal() else "."
    if word[0].isdigit():
        return _of_digits(word)
    if lower.startswith("mid-") and lower[4:] in MONTHS:
        return "m"
    if word[0].isupper() and lower in MONTHS:
        return "a" if lower in {"may", "march"} else "m"
    if word[0].isupper() and lower in WEEKDAYS:
        return "w"
    return LETTERS.get(lower, ".")


def _of_digits(word: str) -> str:
    for pattern, letter in ((ISO_DATE, "i"), (DECADE, "D"), (YEARS, "R"), (DAY_RANGE, "r"), (DAY, "n")):
        if pattern.match(word):
            return letter
    if word.isdecimal() and len(word) == 4 and 1500 <= int(word) <= 2100:
        return "y"
    return "N" if word.replace(",", "").replace(".", "").isdecimal() else "."
