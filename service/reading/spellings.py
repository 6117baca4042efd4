"""Names that one article spells in two ways: "Shukr" and "Shakr", "Zelensky" and "Zelenskyy", "Tarek" and "Tareq".

Names from other scripts are spelled by ear, and most differ in their vowels. Two names are spelled alike if they begin
alike, have the same consonants (doubled or not, "q" and "c" as "k", "w" as "v", "ph" as "f"), three or more of them,
and are no further apart than two letters. That alone makes nobody one person; see `persons`.
"""

from __future__ import annotations

import re
from functools import lru_cache

ARTICLES = ("al-", "el-")
CONSONANTS = str.maketrans({"q": "k", "c": "k", "w": "v", **dict.fromkeys("aeiouy'-", "")})
DOUBLED = re.compile(r"(.)\1+")
LEAST = 3  # consonants; fewer are shared by too many names ("Lee", "Lau")
MOST_APART = 2  # letters
LONGEST = 24  # letters; what is longer is no surname


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """The consonants of a folded name: "zelenskyy" -> "zlnsk", "al-husseini" -> "hsn"."""
    plain = without_article(word).replace("ph", "f").replace("ck", "k")
    return DOUBLED.sub(r"\1", plain.translate(CONSONANTS))


def without_article(word: str) -> str:
    """The name without the Arabic article: "al-husseini" -> "husseini"."""
    return word[3:] if word.startswith(ARTICLES) and len(word) > 3 else word


def alike(left: str, right: str) -> bool:
    """Are these two spellings of one name?"""
    left, right = without_article(left), without_article(right)
    if left == right:
        return True
    same = skeleton(left) == skeleton(right) and left[:1] == right[:1] and len(skeleton(left)) >= LEAST
    return same and max(len(left), len(right)) <= LONGEST and _apart(left, right) <= MOST_APART


def _apart(left: str, right: str) -> int:
    """How many letters must be changed, added or left out (Levenshtein 1965)."""
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(right, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != other))
    return row[-1]
