"""Which language a text is in, by its script or its commonest short words; nothing is said of a short text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from service import lexicons
from service.intake import scripts

WORDS_AT_LEAST = 20
LOOK = 5_000  # characters; enough for any language that is told at all
SHARE = 0.12  # of the words; running text of these languages has 0.2 to 0.5
LEAD = 1.3  # how many times more than the next language; closer ones are not told apart
WORD = re.compile(r"[A-Za-z]++(?!\w)|[^\W\d_]++")  # the first is quicker, and most words


def tell(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None where neither letters nor words tell."""
    script = scripts.tell(text[:LOOK])
    if script is not None:
        return script
    words = list(map(str.lower, WORD.findall(text[:LOOK])))
    if len(words) < WORDS_AT_LEAST:
        return None
    codes = _codes()
    counts = dict.fromkeys(lexicons.table("languages"), 0)
    for word, times in Counter(words).items():
        for code in codes.get(word, ()):
            counts[code] += times
    found = sorted(((times, code) for code, times in counts.items()), reverse=True)
    (most, code), (next_most, _) = found[:2]
    return code if most >= SHARE * len(words) and most >= LEAD * next_most else None


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Word -> the languages in which it is one of the commonest."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in lexicons.table("languages").items():
        for word in dict.fromkeys(words.split()):
            found[word] = (*found.get(word, ()), code)
    return found
