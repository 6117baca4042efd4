"""Parts of speech (Penn Treebank): a linear model in two passes.

The first pass looks at words alone, the second adds the first's tags of the neighbours. Weights: `weights/tags`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt
from nltk.tag.api import TaggerI

from service import weights
from service.document import Sentence
from service.reading import clusters, keyed, linear, store
from service.reading.keyed import Keyed
from service.reading.linear import Integers, Layout, Numbers
from service.reading.store import Store

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
SCORE = np.int16  # in steps
SPAN = 2**20  # more than there are known words or tags: a pair (a, b) has the key a * SPAN + b
TAG_PAIRS = ((-2, -1), (1, 2), (-1, 1), (-1, 0), (0, 1))
"""Offsets of the tags that are looked at together in the second pass; 0 is what the first pass says of the word."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights: of word pairs, of tag pairs (template, pair, label) and of tag and word.

    Of single words `words` has, by word, the weights (slot, label), the number, and the number of the tag that a mark
    can only have (-1: any).
    """

    words: Store
    pairs: Keyed
    tag_pairs: Numbers
    tag_words: Keyed


def build(arrays: Mapping[str, npt.NDArray[Any]]) -> Model:
    """The model in the arrays of a file of weights."""
    table = linear.table(arrays, linear.steps(arrays["rows"]))
    numbers = {word: number for number, word in enumerate(weights.strings(arrays["words"]), 1)}
    return Model(
        Store(partial(_described, table, numbers), clusters.common()),
        keyed.build(arrays["pair_keys"], linear.steps(arrays["pair_rows"]).astype(SCORE)),
        linear.steps(arrays["tag_pairs"]).astype(SCORE).reshape(len(TAG_PAIRS), -1, len(PENN)),
        keyed.build(arrays["tag_word_keys"], linear.steps(arrays["tag_word_rows"]).astype(SCORE)),
    )


def _described(table: linear.Table, numbers: Mapping[str, int], words: Sequence[str]) -> store.Columns:
    marks = [PENN.index(mark) if (mark := mark_tag(word)) else -1 for word in words]
    known = [numbers.get(word.lower(), 0) for word in words]
    return table.sums([attributes(word) for word in words], SCORE), np.array(known), np.array(marks)


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
    return _columns(*pairs(numbers, places))


def tag_word_keys(tags: Integers, numbers: Integers, places: Integers) -> Integers:
    """Keys (word, template) of a word with the tag before and with the tag after; tags are laid out like words."""
    return _columns(*tag_words(tags, numbers, places))


def _columns(first: Integers, second: Integers) -> Integers:
    return np.stack([first, second | 1 << linear.TEMPLATE], axis=1)


def pairs(numbers: Integers, places: Integers) -> list[Integers]:
    """The pairs of a word with the one before and with the one after."""
    here = numbers.take(places)
    return [numbers.take(places - 1) * SPAN + here, here * SPAN + numbers.take(places + 1)]


def tag_words(tags: Integers, numbers: Integers, places: Integers) -> list[Integers]:
    """A word with the tag before and with the tag after; tags are laid out like words."""
    here = numbers.take(places)
    return [tags.take(places - 1) * SPAN + here, tags.take(places + 1) * SPAN + here]


def laid_out_tags(tags: Integers, layout: Layout, nothing: int) -> Integers:
    """Numbers of tags, one a word, at the places of the layout; `nothing` elsewhere."""
    full = np.full(len(layout.ids), nothing, dtype=np.int64)
    full[layout.places] = tags
    return full


def first_pass(chosen: Model, layout: Layout, rows: Numbers, numbers: Integers) -> Numbers:
    """Scores (word, tag) from the words alone."""
    scores = linear.gather(rows, layout)
    for template, values in enumerate(pairs(numbers, layout.places)):
        chosen.pairs.add(scores, template, values)
    return scores


def second_pass(chosen: Model, layout: Layout, numbers: Integers, scores: Numbers) -> Numbers:
    """Scores (word, tag) with the tags of the neighbours that `scores` give."""
    full = laid_out_tags(scores.argmax(axis=1), layout, len(PENN))
    result = scores.copy()
    tags_at = {offset: full.take(layout.places + offset) for offset in (-2, -1, 0, 1, 2)}
    for weight, (left, right) in zip(chosen.tag_pairs, TAG_PAIRS, strict=True):
        result += weight.take(tags_at[left] * (len(PENN) + 1) + tags_at[right], axis=0)
    for template, values in enumerate(tag_words(full, numbers, layout.places)):
        chosen.tag_words.add(result, template, values)
    return result


@cache
def served() -> Model:
    """The model that the service uses."""
    return build(weights.load("tags"))


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
    rows, numbers, marks = chosen.words.of(layout.types)
    numbers, marks = numbers.take(layout.ids), marks.take(layout.ids.take(layout.places))
    scores = second_pass(chosen, layout, numbers, first_pass(chosen, layout, rows, numbers))
    best = np.where(marks < 0, scores.argmax(axis=1), marks)
    return list(map(PENN.__getitem__, best.tolist()))


class NewsTagger(TaggerI):  # type: ignore[misc]
    """NLTK's tagger interface to this module."""

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, str]]:
        """The tokens of one sentence, each with its tag."""
        words = list(tokens)
        return list(zip(words, tag(words, [Sentence(0, 0, 0, len(words), 0)]), strict=True))

    def tag_sents(self, sentences: Sequence[Sequence[str]]) -> list[list[Any]]:
        """`tag` for each of several sentences."""
        return [self.tag(sentence) for sentence in sentences]
