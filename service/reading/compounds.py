"""Names that begin or end inside a compound: which part of it is theirs.

The model of names reads the parts of compounds apart, since "Dhaka-based" and "Iran-Iraq" hold names of their own. A
double name, a second given name and the first word of a body are parts of one name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Name = tuple[int, int, str]
"""First and last (half-open) word and kind."""

SYLLABLE = re.compile(r"[a-z]{1,6}\Z")
NO_SYLLABLES = frozenset(
    {"led", "era", "run", "born", "like", "style", "backed", "owned", "based", "made", "type", "esque"}
)
STANCES = frozenset({"pro", "anti", "non", "ex", "pre", "post"})


def whole(words: Sequence[str], owners: Sequence[int], names: Sequence[Name]) -> list[Name]:
    """The names, in order, with the rest of their compounds; `owners` are the numbers of the tokens of `words`."""
    found: list[Name] = []
    for at, name in enumerate(names):
        limit = names[at + 1][0] if at + 1 < len(names) else len(words)
        found.append((name[0], _end(words, owners, name, limit), name[2]))
        if name[0] and owners[name[0] - 1] == owners[name[0]]:
            _take_head(words, owners, found)
    return found


def _end(words: Sequence[str], owners: Sequence[int], name: Name, limit: int) -> int:
    """Where a person's name of several words ends: "Kim Jong" + "-un", "Eva Ruiz" + "-Soto", not "Joe Roe" + "-led"."""
    first, last, kind = name
    inside = last + 1 < limit and owners[last - 1] == owners[last] == owners[last + 1]
    if kind != "PER" or last - first < 2 or not inside:
        return last
    tail = words[last + 1]
    ends = last + 2 == len(words) or owners[last + 2] != owners[last]
    doubled = tail[0].isupper() and ends and owners[first] != owners[last]
    return last + 2 if doubled or (SYLLABLE.match(tail) and tail not in NO_SYLLABLES) else last


def _take_head(words: Sequence[str], owners: Sequence[int], found: list[Name]) -> None:
    """The part before the hyphen goes to a name of several words.

    So "Anna" to the person "Lena Roth" in "Anna-Lena Roth", "Inter" to the "American Bank", but not "China" to the
    "European Union" in "China-European Union talks".
    """
    first, last, kind = found[-1]
    head = first - 2
    if last - first < 2 or head < 0 or owners[head] != owners[first] or not words[head][0].isupper():
        return
    if head and owners[head - 1] == owners[head]:
        return
    before = found[-2] if len(found) > 1 and found[-2][1] > head else None
    alone = before is None or before[:2] == (head, head + 1)
    free = before is None and words[head].lower() not in STANCES
    if alone and (free or (before is not None and (kind == "PER" or before[2] == kind == "ORG"))):
        found[-2 if before else -1 :] = [(head, last, kind)]
