"""How a sentence opens: what can be taken off its head, and what leans on the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from service import lexicons

LONGEST = 4  # words of an opening
PLACED = frozenset({"on", "in", "at"})  # what tells when and where after "also"
BULLETS = frozenset("•-–—*·▪►")
DASHES = frozenset({"—", "–", "-", "--"})
AGENCIES = frozenset({"AP", "AFP", "CNN", "Reuters", "REUTERS", "UPI", "EFE", "dpa", "PTI", "ANI", "Xinhua"})
DATELINE = 14  # tokens within which a dateline ends
AGENCY = 4  # tokens of a bracket at the head: "(", up to three words, ")"
TIMES = frozenset(
    [
        "week",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "season",
        "summer",
        "winter",
        "spring",
        "autumn",
        "weekend",
        "time",
        "day",
        "days",
    ]
)
DATED = frozenset({"this", "earlier", "later"})
AFTER_DATED = TIMES | {"on", "in", "this", "today"}


def head(texts: Sequence[str]) -> int:
    """How many tokens of dateline, bullet and agency stand before the sentence itself.

    "LONDON (AP) — The …", "(CNN) The …", "• The …"; not "Iran - the country -", "(The) …".
    """
    at = 0
    while at < len(texts) - 1 and texts[at] in BULLETS:
        at += 1
    if texts[at] == "(":
        close = _bracket(texts, at)
        if close:
            at = close
            while at < len(texts) - 1 and texts[at] in DASHES:
                at += 1
            return at
    return _after_dateline(texts, at)


def _bracket(texts: Sequence[str], at: int) -> int:
    """The token after a short bracket of names in capitals; 0 if there is none."""
    for close in range(at + 2, min(at + AGENCY + 1, len(texts) - 1)):
        if texts[close] == ")":
            return close + 1 if all(word[0].isupper() for word in texts[at + 1 : close]) else 0
    return 0


def _after_dateline(texts: Sequence[str], at: int) -> int:
    """The token after "WASHINGTON, May 3 (Reuters) -" or "Miami (CNN)"; `at` if there is no dateline: "The EU -"."""
    shouts = False
    if texts[at] == "The":
        return at
    for number in range(at, min(at + DATELINE, len(texts) - 1)):
        word = texts[number]
        if word in DASHES:
            return number + 1 if shouts else at
        if word == ")" and texts[number - 1] in AGENCIES and texts[number + 1] not in DASHES:
            return number + 1
        if not (word[0].isupper() or word in AGENCIES or word[0].isdigit() or word in {",", "(", ")", ".", "/"}):
            return at
        shouts = shouts or word == "(" or (len(word) > 2 and word.isupper())
    return at


def connective(words: Sequence[str]) -> tuple[int, bool]:
    """Tokens of the connective at the head that may go, and whether an opening is left that leans.

    ("however", ",", "they") gives (2, False), ("in", "response", ",") gives (0, True), ("also", "on", "friday", ",")
    gives (1, False).
    """
    if words[0] not in _heads():
        return 0, False
    if words[0] == "also" and words[1] in PLACED and "," in words[: 2 * LONGEST]:
        return 1, False
    kinds = _kinds()
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        found = kinds.get(" ".join(words[:length]))
        if found is None:
            continue
        comma = words[length] == ","
        if "any" in found or (comma and "comma" in found):
            return length + comma, False
        if "leans" in found or (comma and "comma-leans" in found):
            return 0, not (words[0] in DATED and words[1] in AFTER_DATED)
    return 0, False


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Opening -> what the lexicon says of it."""
    found: dict[str, set[str]] = {}
    for line in lexicons.lines("openings"):
        opening, _, kind = line.partition("\t")
        found.setdefault(opening, set()).add(kind)
    return {opening: frozenset(kinds) for opening, kinds in found.items()}


@cache
def _heads() -> frozenset[str]:
    """The first words of all openings."""
    return frozenset(opening.split()[0] for opening in _kinds())
