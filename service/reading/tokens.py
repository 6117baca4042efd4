"""Words and marks with their positions, in the manner of the Penn Treebank, in one pass of one regular expression.

Possessives and contractions are cut ("Iran" + "'s", "do" + "n't"), hyphenated words and decimal numbers are kept, an
abbreviation keeps its full stop, and a full stop between two words glues nothing ("Iran.Biden" is three tokens).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nltk.tokenize.api import TokenizerI

from service import lexicons

LETTERS = r"[\w\u0300-\u036f\u00ad]"
APOSTROPHES = "'’"

ABBREVIATIONS = lexicons.table("abbreviations")

# The text is split by this pattern, whose one group is the whole token; its first branch is a plain word with nothing
# after it that could belong to it, which most words are.
# Nothing is given back wherever two quantifiers touch, so that each character is looked at a bounded number of times.
# A repeated group is atomic, (?>(?:…)*), not possessive, (?:…)*+: before Python 3.11.5 the latter loses its place.
TOKEN = re.compile(
    rf"""
    ( [A-Za-z]++ (?=[ ,;)”?!\n])
    | (?: https?:// | www\. ) [^\s<>"“”]*[\w/]                      # https://example.org/a?b=c
    | [\w+-]{{1,64}} (?: \.[\w+-]{{1,64}} ){{0,4}} @ [\w-]{{1,64}} (?: \.[\w-]{{1,64}} ){{1,4}}  # desk@example.org
    | [@\#] {LETTERS}++                                             # @handle, #topic
    | (?> (?: [A-Za-z]\. ){{2,}} ) (?> (?: -{LETTERS}++ )* )      # U.S.  a.m.  U.S.-led
    | [A-Z]\.[A-Z] (?![\w.]) | [Pp]h\.[Dd] (?!\w)                    # U.S  Ph.D
    | (?<=[\w.”")\]]) ['’] (?: s | S | re | ve | ll | d | m ) (?!\w)  # the clitic of U.S.'s, 1990's, (AP)'s
    | (?: {LETTERS}++\. ){{1,3}} (?: com|org|net|gov|edu|info|co\.uk ) \b    # example.com
    | [0-9]++ (?> (?: [.,:/][0-9]++ )* ) (?: -?{LETTERS}++ (?> (?: -{LETTERS}++ )* ) )?  # 1,000  3.5  24/7  12:30  1st  24-hour
    | {LETTERS}++ (?> (?: [-‐‑'’&] {LETTERS}++ )* ) (?: \+(?!\w) )?       # cease-fire  don't  O'Brien  AT&T
    | \.{{2,}} | -{{2,}} | `` | '' | [!?]{{2,}} | ==++ | \*\*++ | ~~++  # ?!  =====
    | \S
    )
    """,
    re.VERBOSE,
)
CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
FULL_STOP_AFTER = re.compile(r"[^\W\d_]{1,6}\Z|[Pp]h\.[Dd]\Z")


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each token of `text[start:end]`, as positions in `text`."""
    at = start
    pieces = cut(text[start:end])
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        first = at + len(gap)
        at = first + len(word)
        yield first, at


def cut(text: str) -> list[str]:
    """The text in pieces: what stands before the first token, the token, what stands between it and the next one, ….

    The last piece stands after the last token.

    >>> cut("Gen. Moss's plan.")
    ['', 'Gen.', ' ', 'Moss', '', "'s", ' ', 'plan', '', '.', '']
    """
    rough = TOKEN.split(text)
    pieces: list[str] = []
    done = 0
    for number in [number for number, word in enumerate(rough[1::2]) if not word.isalnum()]:
        at = 2 * number + 1
        word = rough[at]
        if word == ".":
            if at > 2 and not rough[at - 1] and _keeps_stop(rough, at):
                pieces += rough[done : at - 2]
                pieces.append(rough[at - 2] + ".")
                done = at + 1
        elif ("'" in word or "’" in word) and (clitic := CLITIC.search(word)) and clitic.start() > 0:
            pieces += rough[done:at]
            pieces += (word[: clitic.start()], "", clitic.group())
            done = at + 1
    return pieces + rough[done:]


def _keeps_stop(pieces: Sequence[str], stop: int) -> bool:
    """Is this full stop part of the word: an abbreviation ("Gen."), or an initial ("J.")?

    "No." and the like keep it before a number alone.
    """
    word, after = pieces[stop - 2], "".join(pieces[stop + 1 : stop + 3])
    if not FULL_STOP_AFTER.match(word) or after[:1] == ".":
        return False
    if len(word) == 1:
        return word.isupper() and word != "I"
    kind = ABBREVIATIONS.get(word.lower() + ".")
    if kind is None or (word.islower() and kind == "month"):
        return False
    if kind == "number" or (kind == "unit" and word.islower()):
        return after[:2].strip()[:1].isdigit() if kind == "number" else not after[:2].strip()[:1].isupper()
    return True


class NewsTokenizer(TokenizerI):  # type: ignore[misc]
    """NLTK's tokenizer interface to this module."""

    def tokenize(self, text: str) -> list[str]:
        """The tokens of `text`."""
        return cut(text)[1::2]

    def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the positions of the tokens of `text`."""
        return spans(text)
