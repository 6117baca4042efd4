"""Words and marks with their positions, in the manner of the Penn Treebank, in one pass of one regular expression.

Possessives and contractions are cut ("Iran" + "'s", "do" + "n't"), hyphenated words and decimal numbers are kept, an
abbreviation keeps its full stop, and a full stop between two words glues nothing ("Iran.Biden" is three tokens).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nltk.tokenize.api import TokenizerI

from service import lexicons

LETTERS = r"[\w\u0300-\u036f\u00ad]"
APOSTROPHES = "'’"

ABBREVIATIONS = lexicons.table("abbreviations")

# Nothing is given back wherever two quantifiers touch, so that each character is looked at a bounded number of times.
# A repeated group is atomic, (?>(?:…)*), not possessive, (?:…)*+: before Python 3.11.5 the latter loses its place.
TOKEN = re.compile(
    rf"""
      (?: https?:// | www\. ) [^\s<>"“”]*[\w/]                      # https://example.org/a?b=c
    | [\w+-]{{1,64}} (?: \.[\w+-]{{1,64}} ){{0,4}} @ [\w-]{{1,64}} (?: \.[\w-]{{1,64}} ){{1,4}}  # desk@example.org
    | [@\#] {LETTERS}++                                             # @handle, #topic
    | (?> (?: [A-Za-z]\. ){{2,}} ) (?> (?: -{LETTERS}++ )* )      # U.S.  a.m.  U.S.-led
    | [A-Z]\.[A-Z] (?![\w.]) | [Pp]h\.[Dd] (?!\w)                    # U.S  Ph.D
    | (?<=[\w.”")\]]) ['’] (?: s | S | re | ve | ll | d | m ) (?!\w)  # the clitic of U.S.'s, 1990's, (AP)'s
    | (?: {LETTERS}++\. ){{1,3}} (?: com|org|net|gov|edu|info|co\.uk ) \b    # example.com
    | [0-9]++ (?> (?: [.,:/][0-9]++ )* ) (?: -?{LETTERS}++ (?> (?: -{LETTERS}++ )* ) )?  # 1,000  3.5  24/7  12:30  1st  24-hour
    | {LETTERS}++ (?> (?: [-‐‑'’&] {LETTERS}++ )* ) (?: \+(?!\w) )?       # cease-fire  don't  O'Brien  AT&T
    | \.{{2,}} | -{{2,}} | `` | '' | [!?]{{2,}} | ([=*~])\1++          # ?!  =====
    | \S
    """,
    re.VERBOSE,
)
CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
FULL_STOP_AFTER = re.compile(r"[^\W\d_]{1,6}\Z|[Pp]h\.[Dd]\Z")


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each token of `text[start:end]`, as positions in `text`."""
    end = len(text) if end is None else end
    at = start
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < at:  # the full stop that an abbreviation has taken
            continue
        at = last
        word = match.group()
        if text[last : last + 1] == "." and last < end and _keeps_stop(word, text, last, end):
            at = last = last + 1
        elif ("'" in word or "’" in word) and (clitic := CLITIC.search(word)) and clitic.start() > 0:
            yield first, first + clitic.start()
            first += clitic.start()
        yield first, last


def _keeps_stop(word: str, text: str, stop: int, end: int) -> bool:
    """Is this full stop part of the word: an abbreviation ("Gen."), or an initial ("J.")?

    "No." and the like keep it before a number alone.
    """
    if not FULL_STOP_AFTER.match(word) or text[stop + 1 : min(end, stop + 2)] == ".":
        return False
    if len(word) == 1:
        return word.isupper() and word != "I"
    kind = ABBREVIATIONS.get(word.lower() + ".")
    if kind is None or (word.islower() and kind == "month"):
        return False
    if kind == "number" or (kind == "unit" and word.islower()):
        after = text[stop + 1 : min(end, stop + 3)].strip()
        return after[:1].isdigit() if kind == "number" else not after[:1].isupper()
    return True


class NewsTokenizer(TokenizerI):  # type: ignore[misc]
    """NLTK's tokenizer interface to this module."""

    def tokenize(self, text: str) -> list[str]:
        """The tokens of `text`."""
        return [text[start:end] for start, end in spans(text)]

    def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the positions of the tokens of `text`."""
        return spans(text)
