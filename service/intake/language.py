"""Which language a text is in, by its commonest short words; nothing is said of a short text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from service import lexicons

WORDS_AT_LEAST = 20
LOOK = 5_000  # characters; enough for any language that is told at all
SHARE = 0.12  # of the words; running text of these languages has 0.2 to 0.5
LEAD = 1.3  # how many times more than the next language; closer ones are not told apart
WORD = re.compile(r"[^\W\d_]++")


def tell(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None where the words do not tell."""
    words = [word.lower() for word in WORD.findall(text[:LOOK])]
    if len(words) < WORDS_AT_LEAST:
        return None
    counts = dict(Counter(words))
    found = sorted(
        ((sum(counts.get(word, 0) for word in known), code) for code, known in _known().items()), reverse=True
    )
    (most, code), (next_most, _) = found[:2]
    return code if most >= SHARE * len(words) and most >= LEAD * next_most else None


@cache
def _known() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in lexicons.table("languages").items()}
