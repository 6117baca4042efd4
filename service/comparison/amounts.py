"""What some words say by themselves: a number with its scale ("1.2 million", "two dozen"), and the unit after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from service import lexicons
from service.document import Token

IN_WORDS = {word: int(value) for word, value in lexicons.table("number_words").items()}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "m": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000, "k": 1_000,
}  # fmt: skip
DIGITS = re.compile(r"[0-9]{1,3}(?>(?:,[0-9]{3})*)(?:\.[0-9]++)?\Z|[0-9]++(?:\.[0-9]++)?\Z")
SCALED = re.compile(r"([0-9][0-9,.]*+)-?(k|m|bn|tn|million|billion|trillion)\Z")
CURRENCIES = {
    "$": "$", "us$": "$", "€": "€", "£": "£", "¥": "¥", "₹": "₹", "rs": "₹", "c$": "C$", "a$": "A$",
}  # fmt: skip
CURRENCY_WORDS = {
    "dollars": "$", "dollar": "$", "euros": "€", "euro": "€", "pounds": "£", "yen": "¥", "rupees": "₹",
}  # fmt: skip
PERCENT = frozenset({"%", "percent", "pct"})


def value(tokens: Sequence[Token], at: int, last: int) -> tuple[float | None, int]:
    """The number that begins with a token, and where it ends: "1,200", "1.2 million", "twenty-five", "two dozen"."""
    found = plain(tokens[at].text.lower()) if at < last else None
    if found is None and at + 1 < last and tokens[at].text.lower() in {"a", "an"}:
        scale = SCALES.get(tokens[at + 1].text.lower())
        return (float(scale), at + 2) if scale and len(tokens[at + 1].text) > 2 else (None, at)
    if found is None:
        return None, at
    end = at + 1
    while end < last and tokens[end].text.lower() in SCALES:
        found *= SCALES[tokens[end].text.lower()]
        end += 1
    return found, end


@lru_cache(maxsize=8192)
def plain(word: str) -> float | None:
    """The value of a word that is a number by itself; None for others."""
    if DIGITS.match(word):
        return float(word.replace(",", ""))
    if scaled := SCALED.match(word):
        digits = scaled.group(1).replace(",", "")
        return float(digits) * SCALES[scaled.group(2)] if digits.count(".") < 2 else None
    tens, _, ones = word.partition("-")
    if not ones:
        return float(IN_WORDS[word]) if word in IN_WORDS else None
    together = (IN_WORDS.get(tens, 0), IN_WORDS.get(ones, 0))
    return float(sum(together)) if together[0] >= 20 and 0 < together[1] < 10 else None


def unit(tokens: Sequence[Token], at: int, last: int) -> tuple[str | None, int]:
    """The unit after a number, and where it ends: "%", a currency in words."""
    if at >= last:
        return None, at
    word = tokens[at].text.lower()
    if word in PERCENT:
        return "%", at + 1
    if word == "per" and at + 1 < last and tokens[at + 1].text.lower() == "cent":
        return "%", at + 2
    return (CURRENCY_WORDS[word], at + 1) if word in CURRENCY_WORDS else (None, at)
