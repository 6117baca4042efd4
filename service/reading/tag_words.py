"""What the tagger knows of single words: the tags of marks, and what a word brings into the first layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from service.reading import clusters, linear
from service.reading.linear import OFFSETS, Floats
from service.reading.vocabulary import Vocabulary
from service.weights.store import Columns

PENN = (
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",
    "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "#", "$", "''", "``", "(", ")", ",", ".", ":",
)  # fmt: skip
PREFIXES, SUFFIXES, MOST = 3, 5, 16  # MOST: attributes that a word has at most
MARKS = {
    **dict.fromkeys(("“", "``", "«", "„"), "``"),
    **dict.fromkeys(("”", "''", "»"), "''"),
    **dict.fromkeys("([{<", "("),
    **dict.fromkeys(")]}>", ")"),
    **dict.fromkeys((":", ";", "-", "--", "–", "—", "…", "/"), ":"),
    **dict.fromkeys("=+*~@\\|^_•·©®™°§", "SYM"),
    **dict.fromkeys(".?!", "."),
    **dict.fromkeys("$£€¥₹₽₺₩₪", "$"),
    ",": ",",
    "#": "#",
}
"""Tags of marks, by the mark or by its first character; "&" and "%" are words to the model."""
UNIT = 256  # what one is in the whole numbers of the first layer
BOUND = 5000  # of each of its summands: five of them stay within 16 bits


def mark_tag(word: str) -> str | None:
    """The tag of a mark that can have but one; None for words and for straight quotation marks.

    >>> mark_tag("—"), mark_tag("?!"), mark_tag("..."), mark_tag("No")
    (':', '.', ':', None)
    """
    if word[:1].isalnum() or (len(word) > 1 and word[-1].isalnum()):
        return None
    return ":" if word.startswith("..") else MARKS.get(word) or MARKS.get(word[:1])


def attributes(word: str) -> list[str]:
    """What the model sees of a single word."""
    short = word[: linear.LONGEST]
    lower = short.lower()
    found = [f"w={short}", f"l={lower}", f"x={linear.shape(word)}", *clusters.attributes(short)]
    found.append(f"c={clusters.usual_case(short)}")
    if word[:1].isalnum():
        found += linear.affixes(word, PREFIXES, SUFFIXES)
    return [*found, f"h={lower.rpartition('-')[2]}"] if "-" in lower[1:-1] else found


def letters(words: Sequence[str]) -> npt.NDArray[np.int32]:
    """For each word 1 or 0: has it letters; does it begin with a capital; has it capitals alone, and more than one?"""
    found = [
        (any(map(str.isalpha, word)), word[:1].isupper(), len(word) > 1 and word.isupper() and word[1:].isupper())
        for word in words
    ]
    return np.array(found, dtype=np.int32).reshape(-1, 3)


@dataclass(frozen=True, slots=True)
class Inner:
    """What the first layer knows of single words: `rows` of attributes, and `inner`, which their sum goes through.

    Both are whole numbers, `scale` and `bias` make units and scores of what comes out.
    """

    numbers: Vocabulary
    rows: npt.NDArray[np.int8]
    inner: Floats
    scale: Floats
    bias: Floats

    def describe(self, words: Sequence[str]) -> Columns:
        """Columns: parts in the units, one for each place; scores of tags; mark or -1; letters."""
        found = [attributes(word) for word in words]
        counts = np.array(list(map(len, found)))
        known = np.zeros((MOST, len(words)), dtype=np.int64)
        known.T[np.arange(MOST) < counts[:, None]] = self.numbers.numbers(list(chain.from_iterable(found)))
        vectors = np.zeros((len(words), self.rows.shape[1]), dtype=np.float32)
        for row in known:
            vectors += self.rows.take(row, axis=0)
        # at most 16 * 15 * 127 * 96 before it is scaled: float32 has each whole number up to 2**24
        parts = vectors @ self.inner * self.scale
        end = len(self.scale) - len(PENN)
        units = np.rint(np.clip(parts[:, :end], -BOUND, BOUND)).astype(np.int16)
        marks = np.array([PENN.index(mark) if (mark := mark_tag(word)) else -1 for word in words])
        return *np.split(units, len(OFFSETS), axis=1), parts[:, end:] + self.bias, marks, letters(words)
