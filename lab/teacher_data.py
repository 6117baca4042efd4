"""Documents as the teacher reads them: words in numbers, and what each corpus says of them.

The words are those of the service, compounds cut as for its names. What a text's own annotation tells of its words is
taken from the counts before the text is read, as in `lab.names`.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from lab import clusters as lab_clusters
from lab import corpora
from lab.gazetteer import Counts, Learnt, phrase_code, row
from service.document import Token
from service.reading import clues, clusters, linear, names
from service.reading.scenes import Scene, Types
from service.reading.tags import PENN

Ints = npt.NDArray[np.int64]
UNKNOWN = -1
LETTER_BUCKETS, SHAPES = 2**15, 512
LETTERS = (2, 3, 4)  # lengths of the groups of letters that are looked at
CODE_VALUES = 8  # values of a column of the lexicon, and one for what is not there
CODE_COLUMNS = len(clues.ROLES) + 3
NO_CODES: list[None] = [None] * CODE_COLUMNS
RARE_KEY, RARE_WORD = 6, 2
KINDS = ("O", "PERSON", "ORGANIZATION", "LOCATION", "MISC")
"""The kinds of names in the silver annotation of PolNeAR."""
CLUSTERS = 1024
STRAIGHT = frozenset('"')  # MASC tags all straight quotation marks as closing ones


@dataclass(frozen=True, slots=True)
class Targets:
    """What is known of each word: numbers of LABELS, PENN (twice: with care, or by a tool) and KINDS, or UNKNOWN."""

    labels: Ints
    tags: Ints
    silver_tags: Ints
    silver_kinds: Ints


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in numbers; `keys` are (word, template), unfiltered; `codes` (word, column)."""

    id: str
    words: list[str]
    bounds: list[tuple[int, int]]
    keys: Ints
    codes: Ints
    targets: Targets


def nothing(count: int) -> Targets:
    """No word is known."""
    return Targets(*(np.full(count, UNKNOWN, dtype=np.int64) for _ in range(4)))


def paper(name: str, seen: Scene, learnt: Learnt, own: Counts | None = None) -> Paper:
    """The document in numbers, without what its `own` annotation told; nothing is known of its words yet."""
    known = learnt.known if own is None else replace(learnt.known, phrase_codes=_phrase_codes(learnt, own))
    untagged = replace(seen, tags=np.zeros(len(seen.words), dtype=np.int64))
    layout = seen.layout
    found = [row(word, learnt.counts, own) for word in layout.types]
    types = Types(*clues.types(layout.types, found, known))
    rows = [[0 if code is None else min(code, CODE_VALUES - 2) + 1 for code in one or NO_CODES] for one in found]
    by_type = np.array(rows, dtype=np.int64) + np.arange(CODE_COLUMNS) * CODE_VALUES
    return Paper(
        name,
        seen.words,
        [(sentence.first, sentence.last) for sentence in seen.sentences],
        clues.keys(untagged, types, known),
        by_type[layout.ids[layout.places]],
        nothing(len(seen.words)),
    )


def _phrase_codes(learnt: Learnt, own: Counts) -> Ints:
    """The codes of the phrases, without what a document's own annotation counted."""
    table = learnt.known.phrase_codes.copy()
    for phrase, kinds in own.phrases.items():
        number = learnt.gazetteer.numbers.get(phrase)
        if number is not None:
            table[number] = phrase_code(learnt.gazetteer.facts[number], learnt.counts.phrases[phrase], kinds)
    return table


def scene(read: corpora.Read) -> tuple[names.Pieces, Scene]:
    """A text as the model of names sees it, its words without tags."""
    untagged = [Token(start, end, word, PENN[0]) for (start, end), word in zip(read.places, read.words, strict=True)]
    parts = names.pieces(untagged)
    return parts, names.scene(parts, untagged, read.sentences)


def at_last_parts(found: Sequence[int], parts: names.Pieces) -> Ints:
    """What is known of each token, told of the last of its parts alone."""
    last = {number: at for at, number in enumerate(parts.owners)}
    result = np.full(len(parts.words), UNKNOWN, dtype=np.int64)
    result[[last[number] for number in range(len(found))]] = found
    return result


def places(parts: names.Pieces) -> list[tuple[int, int]]:
    """Where the words and parts of compounds stand."""
    return [parts.place(number) for number in range(len(parts.words))]


@dataclass(slots=True)
class Vocabulary:
    """Numbers of what the network knows; letters of new types are worked out when they are met."""

    words: dict[str, int]
    counts: Ints
    keys: Ints
    letters: dict[str, Ints] = field(default_factory=dict)

    def word(self, word: str) -> int:
        """The number of a word, or of its other spelling; 0 where neither is known."""
        return self.words.get(word) or self.words.get(word.lower()) or self.words.get(word.capitalize()) or 0

    def groups_of(self, word: str) -> Ints:
        """The numbers of a word's groups of letters."""
        found = self.letters.get(word)
        if found is None:
            found = self.letters[word] = letter_groups(word)
        return found

    def filtered(self, keys: Ints) -> Ints:
        """Numbers of those keys that are known, from 1; 0 for the others."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at + 1, 0)


def letter_groups(word: str) -> Ints:
    """Numbers of the groups of letters of a word in lower case, its ends marked.

    >>> len(letter_groups("of"))
    6
    """
    marked = f"<{word.lower()[: linear.LONGEST]}>"
    groups = [marked[at : at + size] for size in LETTERS for at in range(len(marked) - size + 1)]
    return np.array([zlib.crc32(group.encode()) % LETTER_BUCKETS for group in [*groups, f"={marked}"]][: 3 * 40])


def vocabulary(papers: Iterable[Paper], vectors: dict[str, int]) -> Vocabulary:
    """What is seen often enough; `vectors` number the words that have a vector already."""
    common: Counter[str] = Counter()
    every = []
    for one in papers:
        common.update(one.words)
        every.append(one.keys.ravel())
    keys, times = np.unique(np.concatenate(every), return_counts=True)
    words = dict(vectors)
    for word, count in common.items():
        if count >= RARE_WORD and word not in words:
            words[word] = len(words) + 1
    counts = np.zeros(len(words) + 1, dtype=np.int64)
    for word, number in words.items():
        counts[number] = common[word]
    return Vocabulary(words, counts, keys[times >= RARE_KEY])


def word_vectors(folder: Path) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Words and their vectors from all training texts (`lab.clusters`)."""
    words: list[str] = []
    for text in tqdm(lab_clusters.texts(folder), desc="vectors", disable=None):
        words += [*corpora.read(text).words, "\n", "\n"]
    common = Counter(words)
    known = [w for w, c in common.most_common(lab_clusters.WORDS) if c >= lab_clusters.RARE and w != "\n"]
    return known, lab_clusters.vectors(words, known).astype(np.float32)


def cluster(word: str) -> int:
    """The number of the fine cluster of a word, or UNKNOWN."""
    found = clusters.attributes(word)
    return int(found[-1][1:]) if found else UNKNOWN
