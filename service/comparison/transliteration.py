"""Names from other scripts, and how differently they are spelled: what all spellings of one name have in common.

"Gaddafi", "Qaddafi" and "Kadhafi"; "Mohammed" and "Muhammad"; "Zelensky" and "Zelenskyy".
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.comparison import words
from service.reading import forms

SOUNDS = (
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("dj", "J"), ("zh", "J"), ("dzh", "J"), ("kh", "k"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("sh", "S"), ("ch", "C"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"),
    ("w", "v"), ("j", "J"), ("z", "s"), ("g", "k"),
)  # fmt: skip
VOWELS = re.compile(r"[aeiouy'’`-]+")
AGAIN = re.compile(r"(.)\1+")
NEAR_VOWELS = str.maketrans("euy", "aoi")
LONG = 5  # letters of known words that may be spellings of one
LEAST = 2  # sounds that a name must have left to be recognised by them


@lru_cache(maxsize=8192)
def sounds(name: str) -> str:
    """The consonants of one part of a name, by sound: "Shukr", "Shakr" -> "Skr"; a first vowel counts as "a"."""
    folded = forms.fold(name)
    for letters, sound in SOUNDS:
        folded = folded.replace(letters, sound)
    first = "a" if folded[:1] and VOWELS.match(folded[0]) else ""
    return AGAIN.sub(r"\1", first + VOWELS.sub("", folded)) or folded


def alike(left: str, right: str) -> bool:
    """May two parts of a name be spellings of one?

    "Shukr" and "Shakr", "Fouad" and "Fu'ad"; not "Martin" and "Morton", which are both well known.
    """
    if forms.fold(left) == forms.fold(right):
        return True
    if words.is_known(left) and words.is_known(right) and not _near(left, right):
        return False
    same = sounds(left)
    return same == sounds(right) and len(same) >= LEAST


def _near(left: str, right: str) -> bool:
    """Do two known words differ in near vowels or doubled letters alone: "Mohammed", "Muhamad"; not "Berg", "Borg"?"""
    plain = [AGAIN.sub(r"\1", forms.fold(word).translate(NEAR_VOWELS)) for word in (left, right)]
    return plain[0] == plain[1] and len(plain[0]) >= LONG


def misspelled(left: str, right: str) -> bool:
    """Is one a slip of the pen for the other: one letter more, less or another ("Wisniewska", "Wisnewska")?"""
    short, long = sorted((forms.fold(left), forms.fold(right)), key=len)
    if len(short) < 6 or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
