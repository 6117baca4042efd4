"""Figures as news gives them: number, qualifier, unit, and what is counted.

"more than 300 missiles and drones", "99 percent of the onslaught", "$1.2 billion", "24 to 48 hours", "two dozen
children". Dates, ages, ordinals and the "two" of "two officials said" are no figures of the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.comparison import amounts
from service.comparison.sides import Side
from service.document import Date, Sentence, Token

MORE = ("more than", "over", "above", "upwards of", "in excess of", "greater than", "just over", "well over", "topped")
LEAST = ("at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum")
LESS = ("less than", "fewer than", "under", "below", "nearly", "almost", "just under", "close to")
MOST = ("up to", "at most", "as many as", "no more than", "as much as", "a maximum of", "maximum")
ABOUT = (
    "about", "around", "approximately", "roughly", "some", "an estimated", "estimated", "circa", "more or less",
    "nearly about", "or so",
)  # fmt: skip
NEARLY = frozenset({"nearly", "almost", "close to", "just under"})
QUALIFIERS = {
    **dict.fromkeys(MORE, "more"), **dict.fromkeys(LEAST, "least"), **dict.fromkeys(LESS, "less"),
    **dict.fromkeys(MOST, "most"), **dict.fromkeys(ABOUT, "about"),
}  # fmt: skip
AGE = "years of age"
LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
CENTURIES = frozenset({"seventeen", "eighteen", "nineteen"})
LONGEST_QUALIFIER, FAR = 4, 9
ROUGHLY = 0.1  # how far "about" and "nearly" reach, as a part of the number
OTHERS = frozenset({"other", "others", "more", "further", "additional", "another"})
VAGUE = frozenset({"several", "many", "some", "dozens", "scores", "hundreds"})
NOUNS, BESIDE = (
    frozenset({"NN", "NNS", "NNP", "NNPS"}),
    frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "CD", "DT"}),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure: its tokens (half-open, qualifier and unit included), its bounds, and the tokens of what is counted."""

    first: int
    last: int
    sentence: int
    low: float | None
    high: float | None
    qualifier: str | None
    unit: str | None
    counted: tuple[int, ...]
    others: bool


def read(side: Side) -> list[Number]:
    """The figures of an article, in reading order."""
    document = side.document
    dated = {n for date in document.dates for n in side.range_of(date.start, date.end) if not _is_duration(date)}
    found: list[Number] = []
    for number, sentence in enumerate(document.sentences):
        at = sentence.first
        while at < sentence.last:
            made = None if at in dated else _number(document.tokens, sentence, at, number)
            if made is not None:
                found.append(made)
            at = made.last if made else at + 1
    return found


def _is_duration(date: Date) -> bool:
    """Is it a length of time ("next 24 to 48 hours")? Its numbers are figures."""
    last = date.text.rpartition(" ")[2].lower().removesuffix("s")
    return last in LENGTHS and (date.value or "P").startswith("P")


def _number(tokens: Sequence[Token], sentence: Sentence, at: int, number: int) -> Number | None:
    """The figure that begins with the token `at`, with its qualifier before it; None if there is none."""
    currency = amounts.CURRENCIES.get(tokens[at].text.lower())
    start = at + (currency is not None)
    value, end = amounts.value(tokens, start, sentence.last)
    if value is None or (value <= 1 and not currency and not tokens[start].text[0].isdigit()):
        return None
    top = None
    if end + 1 < sentence.last and tokens[end].text.lower() in {"to", "-", "–", "and"}:
        top, end = _upper(tokens, sentence, (at, end), value)
    unit, end = amounts.unit(tokens, end, sentence.last)
    if _is_age(tokens, start, end, sentence):
        return Number(at, end, number, value, value, None, AGE, (), others=False)
    if _is_no_figure(tokens, start, end, sentence):
        return None
    words, first = _qualifier(tokens, sentence.first, at)
    low, high = _bounds(QUALIFIERS.get(words or ""), value, top, near=words in NEARLY)
    counted, others = _counted(tokens, end, sentence.last)
    return Number(first, end, number, low, high, words, currency or unit, counted, others)


def _upper(
    tokens: Sequence[Token], sentence: Sentence, known: tuple[int, int], value: float
) -> tuple[float | None, int]:
    """The upper end of a range: "24 to 48", "between 10 and 15"; not "3 and 5"."""
    at, end = known
    between = at > sentence.first and tokens[at - 1].text.lower() in {"between", "from"}
    if tokens[end].text.lower() == "and" and not between:
        return None, end
    start = end + 1 + (tokens[end + 1].text.lower() in amounts.CURRENCIES)
    top, after = amounts.value(tokens, start, sentence.last)
    return (top, after) if top is not None and top > value else (None, end)


def _is_age(tokens: Sequence[Token], start: int, end: int, sentence: Sentence) -> bool:
    """Is it how old somebody is: "died at 91", "aged 85", "at the age of 85", "She was 85."?"""
    before = [token.text.lower() for token in tokens[max(sentence.first, start - 2) : start]]
    after = tokens[end].text.lower() if end < sentence.last else "."
    if before[-1:] in (["aged"], ["age"]) or before == ["age", "of"]:
        return True
    alone = not after[0].isalnum() or after in {"after", "on", "in", "last", "at", "from"}
    return alone and before[-1:] in (["at"], ["was"]) and tokens[start].text.isdecimal() and len(tokens[start].text) < 4


def _is_no_figure(tokens: Sequence[Token], start: int, end: int, sentence: Sentence) -> bool:
    """Is it an age, a score, a time, a number of something ("Flight 370", "aged 85", "No. 10", "5-4", "6 p.m.")?"""
    before = tokens[start - 1] if start > sentence.first else None
    after = tokens[end].text.lower() if end < sentence.last else ""
    if tokens[start].text.lower() in CENTURIES and after.endswith("ties"):
        return True
    if after in {"a.m.", "p.m.", "am", "pm", "o'clock", "years-old", ":", "years"} and _is_time_or_age(
        tokens, end, sentence.last
    ):
        return True
    if before is not None and (before.text.lower() in {"no.", "number", "#", "chapter", ":", "/"}):
        return True
    named = before is not None and before.tag in {"NNP", "NNPS"} and before.end < tokens[start].start
    return bool(named and before and before.text[0].isupper() and not after) or bool(
        named and end < sentence.last and tokens[end].tag not in NOUNS | BESIDE
    )


def _is_time_or_age(tokens: Sequence[Token], end: int, last: int) -> bool:
    """Is it a time of day, or years of age ("12 years old")?"""
    return tokens[end].text.lower() != "years" or (end + 1 < last and tokens[end + 1].text.lower() == "old")


def _qualifier(tokens: Sequence[Token], first: int, at: int) -> tuple[str | None, int]:
    """The qualifier right before a number, and where it begins."""
    for length in range(min(LONGEST_QUALIFIER, at - first), 0, -1):
        words = " ".join(token.text.lower() for token in tokens[at - length : at])
        if words in QUALIFIERS:
            return words, at - length
    return None, at


def _bounds(kind: str | None, value: float, top: float | None, *, near: bool) -> tuple[float | None, float | None]:
    """What a figure can be: low and high, None where it is open. "nearly 300" is a little less than 300."""
    high = value if top is None else top
    if kind in {"more", "least"}:
        return value, None
    if near:
        return round(value * (1 - ROUGHLY), 6), value
    if kind in {"less", "most"}:
        return None, high
    if kind == "about":
        return round(value * (1 - ROUGHLY), 6), round(high * (1 + ROUGHLY), 6)
    return value, high


def _counted(tokens: Sequence[Token], at: int, last: int) -> tuple[tuple[int, ...], bool]:
    """The nouns that a number counts, the main one first, and whether it counts others than those named before.

    "300 missiles and drones", "99 percent of the onslaught", "five other IRGC officials", "350 drones, ballistic
    missiles, and cruise missiles".
    """
    if at < last and tokens[at].text.lower() == "of":
        at += 1
    heads: list[int] = []
    others = False
    inside: int | None = None
    for n in range(at, min(last, at + FAR)):
        token = tokens[n]
        word = token.text.lower()
        others = others or word in OTHERS or (word in VAGUE and bool(heads))
        if token.tag in NOUNS:
            inside = n
        elif word in {",", "and", "or"} and inside is not None:
            heads, inside = [*heads, inside], None
        elif (token.tag in BESIDE and (inside is None or token.tag == "POS")) or word in OTHERS | VAGUE:
            continue
        elif not (word in {",", "and", "or"} and heads):
            break
    heads += [inside] if inside is not None else []
    return tuple(head for n, head in enumerate(heads) if n == 0 or tokens[head].tag in {"NNS", "NNPS"}), others
