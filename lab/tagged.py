"""Words with their Penn Treebank tags, as the tagger learns them and is measured on them.

The corpora mean the same tags by different names, or different ones by the same name; here they become one set. Words
are those of the service or those of the corpus (`own`).
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lab import corpora
from lab.corpora import Annotated
from service.document import Sentence
from service.reading import tags
from service.reading.tags import PENN

SAME = {"-LRB-": "(", "-RRB-": ")", "HYPH": ":", "NFP": ":", "ADD": "NN", "AFX": "JJ", "-": ":", "...": ":", "--": ":"}
"""Tags that UD and MASC have beside Penn's."""
LAST_PARTS = {"VBN": "JJ", "VBG": "JJ", "VBD": "JJ", "IN": "NN", "RP": "NN"}
"""The tag of a compound by that of its last part, where it is another: "state-run" is an adjective."""
SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "with",
    )
)
"""Words that headlines do not begin with a capital inside."""
HEADLINE = range(4, 24)  # words
OPEN_GENRES = ("bio", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""Genres of GUM under CC BY or in the public domain."""
TAGGED = ("ewt", "gum", "masc", "polnear")
SURE, UNSURE = 0.6, "?"  # share of a tag that a teacher is sure of, and what stands for one that he is not sure of


@dataclass(frozen=True, slots=True)
class Tagged:
    """Sentences of words; for each word the number of its tag, -1 where it is not known."""

    words: list[str]
    sentences: list[Sentence]
    labels: npt.NDArray[np.int64]

    def parts(self, longest: int = 200) -> Iterator[tuple[list[str], npt.NDArray[np.int64]]]:
        """The sentences one by one, in pieces of at most `longest` words."""
        for sentence in self.sentences:
            for first in range(sentence.first, sentence.last, longest):
                last = min(first + longest, sentence.last)
                yield self.words[first:last], self.labels[first:last]


def penn(label: str, word: str) -> str | None:
    """The Penn tag that a corpus means, or None where it is not one; marks have the tag of the service's rule."""
    if mark := tags.mark_tag(word):
        return mark
    return strict("TO" if word.lower() == "to" else label)


def strict(label: str, _: str = "") -> str | None:
    """The same, but a mark has the tag that the corpus gives: EWT tags many dashes and dots as commas."""
    label = SAME.get(label, label)
    return label if label in PENN else None


def word_labels(document: Annotated, read: corpora.Read) -> Iterator[str | None]:
    """A tag for each of the service's words; a compound has that of its last part, others of several parts none."""
    for word, gold in zip(read.words, corpora.overlaps(read.places, document.places), strict=True):
        label = penn(document.labels[gold[-1]], word) if gold else None
        if len(gold) > 1:
            label = LAST_PARTS.get(label or "", label) if "-" in word[1:-1] else None
        yield label


def own(documents: Iterable[Annotated], straight_quotes: bool = True) -> Tagged:
    """Documents as the service reads them. MASC tags all straight quotation marks as closing ones: let it be False."""
    words: list[str] = []
    parts: list[Sentence] = []
    labels: list[str | None] = []
    for document in documents:
        read = corpora.read(document.text)
        base = len(words)
        parts += [Sentence(s.start, s.end, s.first + base, s.last + base, s.block) for s in read.sentences]
        found = zip(read.words, word_labels(document, read), strict=True)
        labels += [label if straight_quotes or word != '"' else None for word, label in found]
        words += read.words
    return Tagged(words, parts, numbers(labels))


def as_given(path: Path, label: Callable[[str, str], str | None] = penn, only: str = "") -> Tagged:
    """The words and sentences of a CoNLL-U file as they stand; only the sentences with the word `only`, if given."""
    words: list[str] = []
    parts: list[Sentence] = []
    labels: list[str | None] = []
    for rows in _sentences(path):
        if only and only not in (word for word, _ in rows):
            continue
        parts.append(Sentence(0, 0, len(words), len(words) + len(rows), 0))
        words += [word for word, _ in rows]
        labels += [label(tag, word) for word, tag in rows]
    return Tagged(words, parts, numbers(labels))


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
            if found := [(cells[1], cells[4]) for cells in rows if cells[0].isdigit()]:
                yield found


def numbers(labels: Sequence[str | None]) -> npt.NDArray[np.int64]:
    """The numbers of tags."""
    return np.array([-1 if label is None else PENN.index(label) for label in labels], dtype=np.int64)


def corenlp(folder: Path) -> Iterator[Annotated]:
    """PolNeAR's articles with the tags of Stanford CoreNLP."""
    with gzip.open(folder / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = {article["id"]: article["text"] for article in map(json.loads, file)}
    with gzip.open(folder / "train.corenlp.jsonl.gz", "rt", encoding="utf-8") as file:
        for article in map(json.loads, file):
            found = sorted((row[1], row[2], row[3]) for sentence in article["sentences"] for row in sentence)
            places, labels = tuple((start, end) for start, end, _ in found), tuple(label for *_, label in found)
            yield Annotated(article["id"], texts[article["id"]], places, labels)


def open_gum(folder: Path) -> Iterator[Annotated]:
    """The documents of GUM's train part that are openly licensed; as a whole it is CC BY-NC-SA."""
    for document in corpora.conllu(folder / "gum/train.conllu.gz"):
        if document.id.split("_")[1] in OPEN_GENRES:
            yield document


def silver(path: Path) -> Iterator[Annotated]:
    """Texts with the tags that a teacher is sure of, a file of `lab.teacher_silver`; not those that have others."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for text in map(json.loads, file):
            if text["id"].startswith(TAGGED):
                continue
            found = [(start, end, tag if share >= SURE else UNSURE) for start, end, tag, share in text["tags"]]
            places, labels = tuple((start, end) for start, end, _ in found), tuple(label for *_, label in found)
            yield Annotated(text["id"], text["text"], places, labels)


def headlines(text: Tagged, share: float, seed: int) -> Tagged:
    """Some of the sentences once more, as headlines: With Capitals, some in CAPITALS, without a full stop."""
    chance = random.Random(seed)
    words: list[str] = []
    parts: list[Sentence] = []
    labels: list[npt.NDArray[np.int64]] = []
    for sentence, found in text.parts():
        if chance.random() >= share or len(sentence) not in HEADLINE:
            continue
        stop = 1 if sentence[-1] == "." else 0
        upper = chance.random() < 1 / 3
        line = sentence[: len(sentence) - stop]
        parts.append(Sentence(0, 0, len(words), len(words) + len(line), 0))
        words += [word.upper() if upper else _capital(word, at) for at, word in enumerate(line)]
        labels.append(found[: len(line)])
    return Tagged(words, parts, np.concatenate([*labels, np.zeros(0, dtype=np.int64)]))


def _capital(word: str, at: int) -> str:
    return word if at and word.lower() in SMALL_WORDS else word[:1].upper() + word[1:]
