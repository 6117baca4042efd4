"""Parts of speech (Penn Treebank): a linear model in two passes.

The first pass looks at words alone, the second adds the first's tags of the neighbours. Weights: `weights/tags`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from nltk.tag.api import TaggerI

from service import weights
from service.document import Sentence
from service.reading import clusters, linear
from service.reading.linear import Floats, Integers, Layout

PENN = (
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",
    "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "#", "$", "''", "``", "(", ")", ",", ".", ":",
)  # fmt: skip
PREFIXES, SUFFIXES = 3, 5
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
SPAN = 2**20  # more than there are known words or tags: a pair (a, b) has the key a * SPAN + b
TAG_PAIRS = ((-2, -1), (1, 2), (-1, 1), (-1, 0), (0, 1))
"""Offsets of the tags that are looked at together in the second pass; 0 is what the first pass says of the word."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights: of single words, of word pairs, of tag pairs (template, pair, label) and of tag and word."""

    table: linear.Table
    words: Mapping[str, int]
    pairs: linear.Keyed
    tag_pairs: Floats
    tag_words: linear.Keyed


def build(arrays: Mapping[str, npt.NDArray[Any]]) -> Model:
    """The model in the arrays of a file of weights."""
    return Model(
        linear.table(arrays),
        {word: number for number, word in enumerate(weights.strings(arrays["words"]), 1)},
        linear.keyed(arrays["pair_keys"], arrays["pair_rows"]),
        arrays["tag_pairs"].astype(np.float32).reshape(len(TAG_PAIRS), -1, len(PENN)),
        linear.keyed(arrays["tag_word_keys"], arrays["tag_word_rows"]),
    )


def attributes(word: str) -> list[str]:
    """What the model sees of a single word."""
    short = word[: linear.LONGEST]
    found = ["bias", f"w={short}", f"l={short.lower()}", f"x={linear.shape(word)}", *clusters.attributes(short)]
    return found + (linear.affixes(word, PREFIXES, SUFFIXES) if word[:1].isalnum() else [])


def mark_tag(word: str) -> str | None:
    """The tag of a mark that can have but one; None for words and for straight quotation marks.

    >>> mark_tag("—"), mark_tag("?!"), mark_tag("..."), mark_tag("No")
    (':', '.', ':', None)
    """
    if word[:1].isalnum() or (len(word) > 1 and word[-1].isalnum()):
        return None
    return ":" if word.startswith("..") else MARKS.get(word) or MARKS.get(word[:1])


def word_numbers(layout: Layout, words: Mapping[str, int]) -> Integers:
    """For each id of a layout the number of its word in lower case; 0 where it is not known."""
    return np.array([words.get(word.lower(), 0) for word in layout.types], dtype=np.int64)[layout.ids]


def pair_keys(numbers: Integers, places: Integers) -> Integers:
    """Keys (word, template) of the pairs of a word with the one before and the one after."""
    here = numbers[places]
    return _columns(numbers[places - 1] * SPAN + here, here * SPAN + numbers[places + 1])


def tag_word_keys(tags: Integers, numbers: Integers, places: Integers) -> Integers:
    """Keys (word, template) of a word with the tag before and with the tag after; tags are laid out like words."""
    here = numbers[places]
    return _columns(tags[places - 1] * SPAN + here, tags[places + 1] * SPAN + here)


def _columns(first: Integers, second: Integers) -> Integers:
    return np.stack([first, second | 1 << linear.TEMPLATE], axis=1)


def laid_out_tags(tags: Integers, layout: Layout, nothing: int) -> Integers:
    """Numbers of tags, one a word, at the places of the layout; `nothing` elsewhere."""
    full = np.full(len(layout.ids), nothing, dtype=np.int64)
    full[layout.places] = tags
    return full


def first_pass(chosen: Model, layout: Layout, rows: Floats, numbers: Integers) -> Floats:
    """Scores (word, tag) from the words alone."""
    scores = linear.gather(rows, layout)
    chosen.pairs.add(scores, pair_keys(numbers, layout.places))
    return scores


def second_pass(chosen: Model, layout: Layout, numbers: Integers, scores: Floats) -> Floats:
    """Scores (word, tag) with the tags of the neighbours that `scores` give."""
    full = laid_out_tags(scores.argmax(axis=1), layout, len(PENN))
    result = scores.copy()
    for weight, (left, right) in zip(chosen.tag_pairs, TAG_PAIRS, strict=True):
        pairs = full[layout.places + left] * (len(PENN) + 1) + full[layout.places + right]
        result += weight.take(pairs, axis=0)
    chosen.tag_words.add(result, tag_word_keys(full, numbers, layout.places))
    return result


@cache
def served() -> Model:
    """The model that the service uses."""
    return build(weights.load("tags"))


@lru_cache(maxsize=2**14)
def _row(word: str) -> Floats:
    return served().table.row(attributes(word))


def tag(words: Sequence[str], sentences: Sequence[Sentence], model: Model | None = None) -> list[str]:
    """The tag of each word; sentences are ranges of word numbers. `model` is another than the one that is served."""
    found: list[str] = []
    for group in linear.batches(sentences):
        first, last = group[0].first, group[-1].last
        found += _tag(words[first:last], linear.moved(group, first), model)
    return found


def _tag(words: Sequence[str], sentences: Sequence[Sentence], model: Model | None) -> list[str]:
    chosen = model or served()
    layout = linear.lay_out(words, sentences)
    numbers = word_numbers(layout, chosen.words)
    rows = np.stack([_row(word) if model is None else model.table.row(attributes(word)) for word in layout.types])
    scores = second_pass(chosen, layout, numbers, first_pass(chosen, layout, rows, numbers))
    best = scores.argmax(axis=1).tolist()
    marks = {word: mark for word in layout.types if (mark := mark_tag(word))}
    return [marks.get(word) or PENN[number] for word, number in zip(words, best, strict=True)]


class NewsTagger(TaggerI):  # type: ignore[misc]
    """NLTK's tagger interface to this module."""

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, str]]:
        """The tokens of one sentence, each with its tag."""
        words = list(tokens)
        return list(zip(words, tag(words, [Sentence(0, 0, 0, len(words), 0)]), strict=True))

    def tag_sents(self, sentences: Sequence[Sequence[str]]) -> list[list[Any]]:
        """`tag` for each of several sentences."""
        return [self.tag(sentence) for sentence in sentences]
