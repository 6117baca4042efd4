"""Trains the tagger: `python -m lab.tags --corpora DIR`.

Two passes are trained (see `service.reading.tags`). The second learns from what a first pass says of text that it was
not trained on: the documents are halved, and each half is tagged by a model of the other.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from lab import cards, corpora, linear
from lab.corpora import Annotated
from lab.linear import Bags, Floats, Ints, Settings
from service.document import Sentence
from service.reading import clusters, tags
from service.reading import linear as serving
from service.reading.linear import OFFSETS, Layout
from service.reading.tags import PENN

TRAIN = ("ewt/train.conllu.gz", "ewt/train.conllu.gz", "masc_pos/train.pos.gz")
"""EWT counts twice: it is half of MASC's size and tagged with more care."""
DEV = ("ewt/dev.conllu.gz", "gum/dev.conllu.gz", "masc_pos/dev.pos.gz")
SAME = {"-LRB-": "(", "-RRB-": ")", "HYPH": ":", "NFP": ":", "ADD": "NN", "AFX": "JJ", "-": ":", "...": ":", "--": ":"}
NEIGHBOURS = ("w=", "l=", "x=", "s=", *clusters.NAMES)  # attributes that are looked at of the words beside
FAR = ("l=", *clusters.NAMES[:2])  # and of those two places away
RARE_ATTRIBUTE, RARE_WORD, RARE_PAIR = 3, 3, 4
FIRST, SECOND = Settings(epochs=5, rate=0.1), Settings(epochs=2, rate=0.03)


@dataclass(frozen=True, slots=True)
class Text:
    """The words of many documents, laid out, and the number of each word's tag (-1: not known)."""

    words: list[str]
    sentences: list[Sentence]
    labels: Ints
    documents: Ints


def penn(label: str, word: str) -> str | None:
    """The Penn tag that a corpus means, or None where it is not one."""
    if mark := tags.mark_tag(word):
        return mark
    label = "TO" if word.lower() == "to" else SAME.get(label, label)
    return label if label in PENN else None


def word_labels(document: Annotated, read: corpora.Read) -> Iterator[str | None]:
    """A tag for each word; a compound has that of its last part, and a participle at its end makes it an adjective."""
    for word, gold in zip(read.words, corpora.overlaps(read.places, document.places), strict=True):
        label = penn(document.labels[gold[-1]], word) if gold else None
        if len(gold) > 1 and "-" in word[1:-1]:
            label = {"VBN": "JJ", "VBG": "JJ", "VBD": "JJ", "IN": "NN", "RP": "NN"}.get(label or "", label)
        elif len(gold) > 1:
            label = None
        yield label


def load(paths: Iterable[Path]) -> Text:
    """The documents of the files as the service reads them."""
    words: list[str] = []
    parts: list[Sentence] = []
    labels: list[int] = []
    documents: list[int] = []
    number = 0
    for path in paths:
        for document in corpora.conllu(path) if ".conllu" in path.name else corpora.columns(path):
            read = corpora.read(document.text)
            base = len(words)
            words += read.words
            parts += [Sentence(s.start, s.end, s.first + base, s.last + base, s.block) for s in read.sentences]
            found = [
                # MASC tags all straight quotation marks as closing ones
                None if word == '"' and ".pos" in path.name else label
                for word, label in zip(read.words, word_labels(document, read), strict=True)
            ]
            labels += [PENN.index(label) if label is not None else -1 for label in found]
            documents += [number] * len(read.words)
            number += 1
    return Text(words, parts, np.array(labels), np.array(documents))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Numbers of what the model knows: (slot, attribute) and pairs of words."""

    attributes: dict[str, int]
    slots: Ints
    words: dict[str, int]
    pairs: Ints


def vocabulary(text: Text, layout: Layout) -> Vocabulary:
    """What is seen often enough in a text."""
    counts = np.bincount(layout.ids, minlength=len(layout.types)).tolist()
    seen: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for word, count in zip(layout.types, counts, strict=True):
        common[word.lower()] += count
        for name in tags.attributes(word):
            seen[name] += max(count, 1)
    attributes = {name: number for number, name in enumerate(n for n, c in seen.items() if c >= RARE_ATTRIBUTE)}
    words = {word: number for number, word in enumerate((w for w, c in common.items() if c >= RARE_WORD), 1)}
    keys, times = np.unique(tags.pair_keys(tags.word_numbers(layout, words), layout.places).ravel(), return_counts=True)
    slots, slot_times = np.unique(_slot_features(layout, attributes)[0], return_counts=True)
    return Vocabulary(attributes, slots[slot_times >= RARE_ATTRIBUTE], words, keys[times >= RARE_PAIR])


def _slot_features(layout: Layout, attributes: dict[str, int]) -> tuple[Ints, Ints]:
    """Features slot * len(attributes) + attribute, and the words that have them."""
    columns, rows = [], []
    for slot, offset in enumerate(OFFSETS):
        wanted = ("",) if offset == 0 else NEIGHBOURS if abs(offset) == 1 else FAR
        lists = [
            np.array(
                [attributes[n] for n in tags.attributes(word) if n in attributes and n.startswith(wanted)], dtype=int
            )
            for word in layout.types
        ]
        features, owners = _spread(lists, layout.ids[layout.places + offset])
        columns.append(features + slot * len(attributes))
        rows.append(owners)
    return np.concatenate(columns), np.concatenate(rows)


def _spread(lists: Sequence[Ints], ids: Ints) -> tuple[Ints, Ints]:
    """The lists of `ids`, one after the other, and whose each item is."""
    lengths = np.array([len(items) for items in lists])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    chosen = lengths[ids]
    ends = np.cumsum(chosen)
    index = np.arange(ends[-1]) + np.repeat(starts[ids] - (ends - chosen), chosen)
    return np.concatenate(lists)[index], np.repeat(np.arange(len(ids)), chosen)


def _known(keys: Ints, known: Ints) -> tuple[Ints, Ints]:
    """Of keys (word, template) the numbers in `known`, and the words that have them."""
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    rows, columns = np.nonzero(known[at] == keys)
    return at[rows, columns], rows


def first_bags(layout: Layout, known: Vocabulary) -> Bags:
    """Features of the first pass."""
    features, rows = _slot_features(layout, known.attributes)
    at = np.minimum(np.searchsorted(known.slots, features), len(known.slots) - 1)
    kept = known.slots[at] == features
    pairs, pair_rows = _known(tags.pair_keys(tags.word_numbers(layout, known.words), layout.places), known.pairs)
    count = len(known.slots) + len(known.pairs)
    pieces = [at[kept], pairs + len(known.slots)]
    return linear.bags(pieces, [rows[kept], pair_rows], len(layout.places), count)


def second_bags(layout: Layout, known: Vocabulary, scores: Floats, tag_words: Ints | None = None) -> tuple[Bags, Ints]:
    """Features of the second pass, and the keys of tags with words (those of `tag_words`, or all frequent ones)."""
    size = len(PENN) + 1
    full = tags.laid_out_tags(scores.argmax(axis=1), layout, len(PENN))
    columns = [
        number * size * size + full[layout.places + left] * size + full[layout.places + right]
        for number, (left, right) in enumerate(tags.TAG_PAIRS)
    ]
    rows = [np.arange(len(layout.places))] * len(columns)
    keys = tags.tag_word_keys(full, tags.word_numbers(layout, known.words), layout.places)
    if tag_words is None:
        tag_words, times = np.unique(keys.ravel(), return_counts=True)
        tag_words = tag_words[times >= RARE_PAIR]
    found, owners = _known(keys, tag_words)
    base = tag_pairs(size)
    data = linear.bags([*columns, found + base], [*rows, owners], len(layout.places), base + len(tag_words))
    return Bags(data.features, data.starts, data.count, scores), tag_words


def fit(text: Text) -> dict[str, Any]:
    """The arrays of the model."""
    layout = serving.lay_out(text.words, text.sentences)
    known = vocabulary(text, layout)
    data = first_bags(layout, known)
    unseen = np.zeros((len(text.words), len(PENN)), dtype=np.float32)
    for half in (0, 1):
        here = text.documents % 2 == half
        other = linear.train(data, np.where(here, -1, text.labels), len(PENN), FIRST)
        unseen[here] = linear.scores(data, other)[here]
    first = linear.train(data, text.labels, len(PENN), FIRST)
    data, tag_words = second_bags(layout, known, unseen)
    second = linear.train(data, text.labels, len(PENN), SECOND)
    return arrays(known, first, second, tag_words)


def arrays(known: Vocabulary, first: Floats, second: Floats, tag_words: Ints) -> dict[str, Any]:
    """The weights in the form that is served."""
    size = len(PENN) + 1
    rows = np.zeros((len(OFFSETS), len(known.attributes), len(PENN)), dtype=np.float16)
    rows.reshape(-1, len(PENN))[known.slots] = linear.coarse(first[: len(known.slots)])
    pair_rows, tag_word_rows = linear.coarse(first[len(known.slots) :]), linear.coarse(second[tag_pairs(size) :])
    used, pairs, both = (part.any(axis=axis) for part, axis in ((rows, (0, 2)), (pair_rows, 1), (tag_word_rows, 1)))
    return {
        "attributes": cards.strings([name for name, kept in zip(known.attributes, used, strict=True) if kept]),
        "rows": rows[:, used].transpose(1, 0, 2).copy(),
        "words": cards.strings(list(known.words)),
        "pair_keys": known.pairs[pairs],
        "pair_rows": pair_rows[pairs],
        "tag_pairs": linear.coarse(second[: tag_pairs(size)]).reshape(len(tags.TAG_PAIRS), size, size, len(PENN)),
        "tag_word_keys": tag_words[both],
        "tag_word_rows": tag_word_rows[both],
    }


def tag_pairs(size: int) -> int:
    """How many features pairs of tags are."""
    return len(tags.TAG_PAIRS) * size * size


def accuracy(model: tags.Model, text: Text) -> float:
    """The share of the labelled words that the model tags rightly."""
    found = np.array([PENN.index(name) for name in tags.tag(text.words, text.sentences, model)])
    known = text.labels >= 0
    return float((found[known] == text.labels[known]).mean())


def main() -> None:
    """Train, score on dev, write the weights and their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    folder = parser.parse_args().corpora
    found = fit(load(folder / name for name in TRAIN))
    model = tags.build(found)
    scores = {f"{name} accuracy": round(accuracy(model, load([folder / name])), 4) for name in DEV}
    print(scores)
    cards.write("tags", found, card(scores))


def card(scores: dict[str, float]) -> dict[str, Any]:
    """What is to be known about the weights."""
    return {
        "description": "Penn Treebank part-of-speech tags; linear model in two passes (service.reading.tags).",
        "data": {
            "ewt train": "UD English EWT, CC BY-SA 4.0",
            "masc_pos train": "MASC, tagged (nltk_data), free for research and development, commercial included",
        },
        "command": "python -m lab.tags --corpora DIR",
        "scores": scores,
    }


if __name__ == "__main__":
    main()
