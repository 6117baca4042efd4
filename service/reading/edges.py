"""Where a name begins and ends: what is cut off its edges, and what belongs to it beside them.

Cut off: "the", possessives and marks, and the titles before a person ("Gen. Mark Milley"). Joined: an organisation
with the place, people or person in its name ("Qatar" + "Airways", "Harvard" + "University", "University of" + "Leeds"),
which one of the corpora learnt from keeps apart. What stands for itself stays apart ("German parliament").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service import lexicons
from service.reading.scenes import TITLES

Name = tuple[int, int, str]
"""First and last (half-open) word and kind."""

CUT_FIRST = frozenset({"the", "'s", "’s", "'", "’", "“", "‘", '"', "-", ","})
CUT_LAST = frozenset({"'s", "’s", "'", "’", "”", '"', "-", ",", "."})
INSTITUTIONS = lexicons.words("institution_words")
OPEN_ENDS = frozenset({"of", "for"})


def mend(words: Sequence[str], names: Iterable[Name]) -> list[Name]:
    """The names, in order, with their edges put right."""
    joined: list[Name] = []
    for name in names:
        if joined and joined[-1][1] == name[0] and _belong_together(words, joined[-1], name):
            joined[-1] = (joined[-1][0], _past_head(words, name), "ORG")
        else:
            joined.append(name)
    trimmed = (_trim(words, name) for name in joined)
    return [name for name in trimmed if name[0] < name[1]]


def _belong_together(words: Sequence[str], left: Name, right: Name) -> bool:
    if left[2] == "ORG":
        return words[left[1] - 1] in OPEN_ENDS and right[2] in {"LOC", "NORP", "ORG"}
    if right[2] != "ORG" or not words[right[0]][0].isupper():
        return False
    institution = words[right[0]].lower() in INSTITUTIONS or words[right[1] - 1].lower() in INSTITUTIONS
    return left[2] == "PER" or (left[2] in {"LOC", "NORP"} and institution)


def _past_head(words: Sequence[str], name: Name) -> int:
    """Where a name that ends in a people's ends with its noun: "Organization of Islamic" + "Cooperation"."""
    last = name[1]
    while name[2] == "NORP" and last < len(words) and words[last].istitle():
        last += 1
    return last


def _trim(words: Sequence[str], name: Name) -> Name:
    first, last, kind = name
    while first < last and (words[first] in CUT_FIRST or (kind == "PER" and _is_title(words, first, last))):
        first += 1
    while first < last and words[last - 1] in CUT_LAST:
        last -= 1
    return first, last, kind


def _is_title(words: Sequence[str], first: int, last: int) -> bool:
    return last - first > 1 and words[first].lower() in TITLES and words[first].rstrip(".").lower() != "st"
