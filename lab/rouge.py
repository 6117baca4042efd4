"""ROUGE-1, ROUGE-2 and ROUGE-L F1 (Lin, 2004): how much of a text is in a reference, and the reverse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

MEASURES = ("ROUGE-1", "ROUGE-2", "ROUGE-L")
Words = list[str]


def words(text: str) -> Words:
    """Runs of a-z and digits in lower case, as the usual implementation counts them, without stems."""
    return re.findall(r"[a-z0-9]+", text.lower())


def score(text: str, references: Sequence[str]) -> tuple[float, ...]:
    """Each of `MEASURES` against the reference that suits it best."""
    said, gold = words(text), [words(reference) for reference in references]
    shared = [(_shared(said, true, 1), _shared(said, true, 2), longest(said, true)) for true in gold]
    lengths = [(len(said) + len(true), max(0, len(said) - 1) + max(0, len(true) - 1)) for true in gold]
    sizes = [(once, twice, once) for once, twice in lengths]
    found = [
        [2 * right / size if size else 0.0 for right, size in zip(rights, of, strict=True)]
        for rights, of in zip(shared, sizes, strict=True)
    ]
    return tuple(max(values) for values in zip(*found, strict=True))


def _shared(said: Words, true: Words, length: int) -> int:
    grams = [Counter(tuple(text[at : at + length]) for at in range(len(text) - length + 1)) for text in (said, true)]
    return (grams[0] & grams[1]).total()


def longest(said: Words, true: Words) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(true) + 1)
    for word in said:
        before = 0
        for at, other in enumerate(true, 1):
            before, row[at] = row[at], before + 1 if word == other else max(row[at], row[at - 1])
    return row[-1]
