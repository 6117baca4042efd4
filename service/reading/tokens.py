"""Words and marks with their positions, in the manner of the Penn Treebank, by one regular expression in one pass.

Possessives and contractions are cut ("Iran" + "'s", "do" + "n't"), hyphenated words and decimal numbers are kept, an
abbreviation keeps its full stop, and a full stop between two words glues nothing ("Iran.Biden" is three tokens).
Blanks and invisible characters are between the tokens; invisible ones between two letters stay inside the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from nltk.tokenize.api import TokenizerI

from service import lexicons

ABBREVIATIONS = lexicons.table("abbreviations")
"""Abbreviation with its full stop -> class (see the head of the list)."""
OPENERS = lexicons.table("sentence_openers")
"""Words that open sentences, in lower case -> "sure" where they are no part of a name."""

# Signs that belong to the letters of their scripts (Hebrew and Arabic points, Indic, Thai, Khmer … vowels).
SIGNS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0963\u0966-\u0df3"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84\u102b-\u103e\u1056-\u1059"
    "\u135d-\u135f\u17b4-\u17d3\u1dc0-\u1dff\u3099\u309a"
)
# Control characters, soft hyphens, zero-width characters, marks of direction, selectors of variants.
INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
LETTER = rf"[\w{SIGNS}]"
END = rf"(?!{LETTER})"
CAPITAL = "[A-ZÀ-ÖØ-ÞĀĆČĐĒĞİŁŃŌŚŞŠŪŻŽΑ-ΩА-Я]"
APOSTROPHE = "['’]"
CLITIC = f"(?i:s|re|ve|ll|d|m){END}"
PICTURE = (
    "[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+"
)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, reverse=True)))


def _small(*kinds: str) -> set[str]:
    """The abbreviations of some classes in lower case, without their stop."""
    return {word.removesuffix(".") for word, kind in ABBREVIATIONS.items() if kind in kinds and word.islower()}


def _capital(*kinds: str) -> set[str]:
    """The same, Capitalised or in CAPITALS; single capitals are initials."""
    stems = [word.removesuffix(".") for word, kind in ABBREVIATIONS.items() if kind in kinds and len(word) > 2]
    return {form for stem in stems for form in (stem[0].upper() + stem[1:], stem.upper())}


_STATES = _either(_capital("state"))
SURE = _either(word.capitalize() for word, kind in OPENERS.items() if kind == "sure")
# What may belong to a plain word that stands before it.
GOES_ON = rf"\w{SIGNS}{INVISIBLE}.'’‘&@:/$+\-‐‑"
SUSPENDED = r"(?: -(?=,\ [\w]++-|\ (?:and|or|to|through|und)\ ) )?"  # pre- and post-war
NUMBER = r"[0-9]++ (?> (?:[.,:/][0-9]++)* )"

# Nothing is given back wherever two quantifiers touch, so that each character is looked at a bounded number of times.
# A repeated group is atomic, (?>(?:…)*), not possessive, (?:…)*+: before Python 3.11.5 the latter loses its place.
# One capturing group around everything: `split` then gives gap, token, gap, token …, gap.
TOKEN = re.compile(
    rf"""( (?!\s) (?:
      [A-Za-z]++ (?! [{GOES_ON}] | \(e?s\) )                        # most words
    | [,”"—“(\]\[»«] | [.:;)] (?=\s) | \) (?!\w)                    # most marks
    | (?: {_either(_small("title") | _capital("title", "unit", "state", "month"))} ) \. (?!\.)  # Gen.
    | (?: {_either(_small("unit", "small"))} ) \. (?! \.|\s?[A-Z] )  # etc., but not that before a new sentence
    | (?: {_either(_small("number") | _capital("number"))} ) \. (?= \s?[0-9] )  # No. 10
    | [A-Za-z]{{2,}}+ (?= [.:]\s )
    | (?<=[\w.”")\]]) {APOSTROPHE} {CLITIC} | (?<=\w) (?: ‘ {CLITIC} | [nN]{APOSTROPHE}[tT]{END} )  # 's  n't
    | [0-9\#*]\ufe0f?\u20e3                                         # a keycap
    | (?: {NUMBER} | (?<![\w.]) \.{NUMBER} )                        # 1,000  3.5  24/7  12:30  .22
      (?> (?: -{NUMBER} )* )                                        # 3-1  2019-20  1,000-1,500
      (?: -?{LETTER}++ (?> (?: -{LETTER}++ )* ) (?: /[hs]{END} )? | {SUSPENDED} )  # 1st  24-hour  100km/h
    | (?> (?: [^\W\d_]\. ){{2,}} ) (?! [\w.+-]{{1,64}}@ ) (?> (?: -{LETTER}++ )* )         # U.S.  a.m.  U.S.-led
    | [A-Z]\.[A-Z] (?![\w.]) | [ap]\.m{END} | Ph\.D\b\.?            # U.S  Ph.D.
    | {CAPITAL}\. (?> (?: -{CAPITAL}\. )+ )                         # J.-P.
    | (?: (?!I\.) {CAPITAL}\. (?= \s (?! (?:{SURE}) \b | I[\s'’] ) [^\W\d_] | [^\W\d_] | -{CAPITAL} | [,;]
        | \s[0-9]++(?:st|nd|rd|th) | \s["“'‘(]\w++["”'’)]\s{CAPITAL} )
      | I\. (?=\s?{CAPITAL}\.) )                                    # the J. of J. Dale, not that of Plan J.
    | (?: US | CA? | AU? | HK | NZ | NT | S | R ) \$                # US$
    | (?: https?:// | www\. ) [^\s<>"“”{INVISIBLE}]*[\w/]           # https://example.org/a?b=c
    | [\w+-]{{1,64}} (?: \.[\w+-]{{1,64}} ){{0,4}} @ [\w-]{{1,64}} (?: \.[\w-]{{1,64}} ){{1,4}}  # desk@example.org
    | (?: [\w-]++\. ){{1,3}} (?: {_either(lexicons.words("domain_endings"))} ) \b
      (?: /[^\s<>"“”{INVISIBLE}]*[\w/] )?                           # example.com/a
    | [@\#] (?![0-9]++{END}) {LETTER}++                             # @handle, #topic, but not #1
    | (?: {LETTER}++ (?! {APOSTROPHE}[tT]{END} ) | {LETTER}+ (?= [nN]{APOSTROPHE}[tT]{END} ) | {LETTER}++ )
      (?> (?: -(?: (?:{_STATES})\.(?!\.) | (?> (?:[A-Z]\.){{2,}} ) )  # D-Fla.  non-U.S.
            | (?: [-‐‑&] | [{INVISIBLE}]++ ) (?: {NUMBER} )? {LETTER}*+ (?<={LETTER})
            | {APOSTROPHE} (?! {CLITIC} ) {LETTER}++ )* )           # cease-fire  O'Brien  AT&T  pre-9/11
      (?: \+(?!\w) | \(e?s\) | {SUSPENDED} )                        # Disney+  voter(s)
    | (?<!\w) {APOSTROPHE} (?: [0-9]{{2}}s | em | til | tis | twas ) {END}  # ’90s  ’em
    | (?<!\S) [:;]-?[()DP] (?!\S)                                   # :-)
    | \.{{2,}} | …++ | -{{2,}} | `` | '' | [!?]{{2,}} | ={{2,}} | \*{{2,}} | ~{{2,}}  # ?!  =====
    | [\U0001f1e6-\U0001f1ff]{{2}} | {PICTURE} (?> (?: \u200d{PICTURE} )* ) | °[CF]{END}
    | [^\s{INVISIBLE}]
    ))""",
    re.VERBOSE,
)


def cut(text: str, start: int = 0, end: int | None = None) -> tuple[list[str], list[int], list[int]]:
    """The tokens of `text[start:end]` and where they start and end, as positions in `text`."""
    pieces = TOKEN.split(text[start:end])
    ends = list(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], ends[1:-1:2], ends[2::2]


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each token of `text[start:end]`, as positions in `text`."""
    _, starts, ends = cut(text, start, end)
    return zip(starts, ends, strict=True)


class NewsTokenizer(TokenizerI):  # type: ignore[misc]
    """NLTK's tokenizer interface to this module."""

    def tokenize(self, text: str) -> list[str]:
        """The tokens of `text`."""
        return cut(text)[0]

    def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the positions of the tokens of `text`."""
        return spans(text)
