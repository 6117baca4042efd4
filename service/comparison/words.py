"""Words as they are compared between articles: what is left of a word, and how much it tells that two have it."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from service import lexicons, weights
from service.reading import forms

SMALL = (lexicons.words("function_words") | lexicons.words("weak_words")) - forms.COUNTRIES.keys()
FAMILIES = lexicons.table("word_families")
"""Word -> the word whose family it belongs to, where endings alone do not tell: "died" -> "death"."""
FULL = 16
"""The weight of a word that is in no list of frequent ones."""
OF_PEOPLES = ("ians", "ian", "ans", "an", "ns", "n", "is", "i", "ese")
ENDINGS = (
    "izations", "ization", "ations", "atives", "ation", "ating", "ative", "ators", "ator", "ated", "ates", "ments",
    "ness", "ment", "ings", "ions", "ists", "ants", "ents", "ical", "able", "ible", "ies", "ied", "ers", "ing", "ion",
    "ate", "ist", "ant", "ent", "ism", "ity", "ive", "ous", "ful", "al", "ly", "er", "ed", "es", "ic", "or", "y", "s",
    "e",
)  # fmt: skip
ENDED = re.compile(rf"([^\W\d_]{{4,40}}?)(?:{'|'.join(ENDINGS)})\Z")
"""A word with the longest of the endings that leaves four letters."""
DOUBLED = re.compile(r"([bdgklmnprt])\1\Z")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """What a word shares with its relatives; empty for marks and for words that every text has.

    "escalation", "escalating" -> "escal"; "struck", "strikes" -> "strik"; "Iranian" -> "=IR"; "the" -> "".
    """
    folded = forms.fold(word).strip("'")
    if folded in SMALL or word == "us" or not any(map(str.isalnum, folded)):
        return ""
    head = FAMILIES.get(folded, folded)
    return (_country(head) if word[0].isupper() else "") or _cut(head)


def _country(word: str) -> str:
    """The country that a name is of, itself or its people: "Iran", "Iranian" -> "=IR"; empty for other words."""
    stems = [word, *(word[: -len(ending)] for ending in OF_PEOPLES if word.endswith(ending))]
    codes = (forms.COUNTRIES.get(found) for found in stems if len(found) > 1)  # "us", "uk" too
    return next(("=" + code[:2] for code in codes if code), "")


def _cut(word: str) -> str:
    """The word without its endings, two at most ("retali-ation", "danger-ous-ly"), and without a doubled letter."""
    for _ in range(2):
        found = ENDED.match(word)
        if not found:
            break
        word = found[1]
    return DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=32768)
def weight(found: str) -> int:
    """How telling a stem is: 1 for the most frequent ones up to `FULL` for those that no list of frequent words has."""
    if not found:
        return 0
    rank = _ranks().get(found)
    if rank is None:
        return FULL
    return max(1, round(FULL * (math.log(rank + 2) / math.log(len(_ranks()) + 2)) ** 2))


def is_known(word: str) -> bool:
    """Is a word among the frequent ones? A rare spelling of a name is not."""
    return forms.fold(word) in _known()


@cache
def _ranks() -> dict[str, int]:
    """Stem -> its rank by frequency in the training texts of the clusters."""
    ranks: dict[str, int] = {}
    for word in weights.strings(weights.load("clusters")["words"]):
        found = stem(word)
        if found:
            ranks.setdefault(found, len(ranks))
    return ranks


@cache
def _known() -> frozenset[str]:
    return frozenset(forms.fold(word) for word in weights.strings(weights.load("clusters")["words"]))
