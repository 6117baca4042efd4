"""Trains the model of names: `python -m lab.names --corpora DIR`.

What a text's own annotation tells about its words and phrases (what they are in other texts) is taken from the counts
before the text is learnt from (leave one out), as a new text tells nothing about itself either.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from tqdm import tqdm

from lab import cards, corpora, facts, joined, relabel, spacing
from lab.corpora import Annotated
from lab.gazetteer import Counts, Gazetteer, codes, phrase_code, phrases_of
from lab.labelled import Example, documents, example, spans_of, with_headline
from service.document import Article, Token
from service.reading import clues, clusters, gazetteer, names, tags
from service.reading.clues import Known
from service.reading.linear import OFFSETS

CUT = spacing.Style(hyphens=True, paragraphs=True)
TRAIN = {
    "worldwide_newswire/train.orig.bio.gz": CUT,
    "conll2003/train.bio.gz": spacing.Style(),
    "wikigold/train.bio.gz": spacing.Style(),
    "wnut17/train.orig.bio.gz": spacing.Style(),
}
DEV = {
    "worldwide_newswire/dev.orig.bio.gz": CUT,
    "conll2003/dev.bio.gz": spacing.Style(),
    "wikigold/dev.bio.gz": spacing.Style(),
}
LABELS = ("O", *(f"{part}-{kind}" for kind in relabel.KINDS for part in "BI"))
NEAR = ("l=", "x=", "s=", "n", "o", "r", *clusters.NAMES, "unseen")
FAR = ("l=", "c=", "n", *clusters.NAMES[:2])
RARE_WORD = 3


@dataclass(frozen=True, slots=True)
class Learnt:
    """All that is known before the weights are learnt."""

    counts: Counts
    gazetteer: Gazetteer
    known: Known


def learn(examples: Iterable[Example]) -> Learnt:
    """Count the examples."""
    counts = Counts()
    common: Counter[str] = Counter()
    for one in examples:
        counts.add(one)
        common.update(word.lower() for word in one.seen.words)
    phrases = phrases_of(counts)
    words = {word: number for number, word in enumerate((w for w, c in common.items() if c >= RARE_WORD), 1)}
    table = [
        phrase_code(fact, counts.phrases.get(phrase, Counter()), Counter())
        for phrase, fact in zip(phrases.phrases, phrases.facts, strict=True)
    ]
    return Learnt(counts, phrases, Known(words, gazetteer.build(phrases.arrays), np.array(table, dtype=np.int64)))


def features(one: Example, learnt: Learnt, numbers: dict[str, str]) -> Iterator[list[str]]:
    """The features of each word: keys, and the `numbers` of its attributes.

    What the document itself told is taken from the counts.
    """
    own = Counts()
    own.add(one)
    table = learnt.known.phrase_codes.copy()
    for phrase, kinds in own.phrases.items():
        number = learnt.gazetteer.numbers.get(phrase)
        if number is not None:
            table[number] = phrase_code(learnt.gazetteer.facts[number], learnt.counts.phrases[phrase], kinds)
    rows = clues.keys(one.seen, learnt.known, table).tolist()
    layout = one.seen.layout
    types = [_slots(clues.attributes(word, codes(word, learnt.counts, own)), numbers) for word in layout.types]
    ids = layout.ids.tolist()
    for place, row in zip(layout.places.tolist(), rows, strict=True):
        found = [str(key) for key in row]
        for slot, offset in enumerate(OFFSETS):
            found += types[ids[place + offset]][slot]
        yield found


def _slots(attributes: list[str], numbers: dict[str, str]) -> list[list[str]]:
    """Numbers ("a123") of the attributes of a word by slot: nearer words are seen more closely."""
    wanted = [("",) if offset == 0 else NEAR if abs(offset) == 1 else FAR for offset in OFFSETS]
    return [
        [numbers.setdefault(f"{slot}{name}", f"a{len(numbers)}") for name in attributes if name.startswith(kinds)]
        for slot, kinds in enumerate(wanted)
    ]


def fit(examples: Sequence[Example], learnt: Learnt, model: Path, iterations: int) -> dict[str, str]:
    """Train with L-BFGS (python-crfsuite); the numbers of the attributes."""
    numbers: dict[str, str] = {}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.5, "max_iterations": iterations, "feature.minfreq": 2})
    for one in tqdm(examples, desc="features", disable=None):
        rows = list(features(one, learnt, numbers))
        for sentence in one.seen.sentences:
            trainer.append(rows[sentence.first : sentence.last], one.labels[sentence.first : sentence.last])
    trainer.train(str(model))
    return numbers


def arrays(model: Path, numbers: dict[str, str], learnt: Learnt) -> dict[str, Any]:
    """The weights in the form that is served."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    transitions = np.full((len(LABELS), len(LABELS)), -30.0, dtype=np.float32)
    for left, right in ((a, b) for a in LABELS for b in LABELS if b[0] != "I" or a[1:] == b[1:]):
        transitions[LABELS.index(left), LABELS.index(right)] = info.transitions.get((left, right), 0.0)
    named = {number: name for name, number in numbers.items()}
    attributes: dict[str, int] = {}
    cells: list[tuple[int, int, int, float]] = []
    keys: dict[int, dict[int, float]] = defaultdict(dict)
    for (name, label), weight in info.state_features.items():
        number = LABELS.index(label)
        if name.isdigit():
            keys[int(name)][number] = weight
        else:
            slot, attribute = int(named[name][0]), named[name][1:]
            cells.append((attributes.setdefault(attribute, len(attributes)), slot, number, weight))
    rows = np.zeros((len(attributes), len(OFFSETS), len(LABELS)), dtype=np.float16)
    for attribute, slot, number, weight in cells:
        rows[attribute, slot, number] = weight
    order = sorted(keys)
    key_rows = np.zeros((len(order), len(LABELS)), dtype=np.float16)
    for at, key in enumerate(order):
        key_rows[at, list(keys[key])] = list(keys[key].values())
    return {
        "labels": cards.strings(LABELS),
        "attributes": cards.strings(list(attributes)),
        "rows": rows,
        "keys": np.array(order, dtype=np.int64),
        "key_rows": key_rows,
        "transitions": transitions,
        "words": cards.strings(list(learnt.known.words)),
        "phrase_codes": learnt.known.phrase_codes.astype(np.int16),
        **learnt.gazetteer.arrays,
        **lexicon(learnt),
    }


def lexicon(learnt: Learnt) -> dict[str, Any]:
    """The rows of all words that something is known of."""
    rows = {word: row for word in sorted(learnt.counts.words) if (row := codes(word, learnt.counts, None)) is not None}
    return {"lexicon": cards.strings(list(rows)), "codes": np.array(list(rows.values()), dtype=np.uint8)}


def score(model: names.Model, gold: Iterable[Annotated]) -> dict[str, float]:
    """Exact F1 over persons, organisations and places, and over groups."""
    shown = {"core": {"PER", "ORG", "LOC"}, "group": {"NORP"}}
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    kinds = {shown_as: kind for kind, shown_as in names.TYPES.items()}
    for document in gold:
        one = corpora.read(document.text)
        tagged = tags.tag(one.words, one.sentences)
        tokens = [Token(a, b, w, t) for (a, b), w, t in zip(one.places, one.words, tagged, strict=True)]
        article = Article("", "text", document.text, ())
        found = {(m.start, m.end, kinds[m.type]) for m in names.find(article, tokens, one.sentences, model)}
        spans = set(spans_of(document))
        for name, wanted in shown.items():
            right[name] += sum(span[2] in wanted for span in found & spans)
            said[name] += sum(span[2] in wanted for span in found)
            true[name] += sum(span[2] in wanted for span in spans)
    return {name: round(2 * right[name] / max(said[name] + true[name], 1), 4) for name in shown}


def main() -> None:
    """Train, score on dev, write the weights and their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--iterations", type=int, default=40)
    given = parser.parse_args()
    dice = random.Random(1)
    used = joined.learnt(given.corpora)
    examples = [example(with_headline(document, dice)) for document in documents(given.corpora, TRAIN, used)]
    learnt = learn(examples)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.crfsuite"
        found = arrays(path, fit(examples, learnt, path, given.iterations), learnt)
    model = names.build(found)
    scores = {name: score(model, documents(given.corpora, {name: style})) for name, style in DEV.items()}
    for name, style in list(DEV.items()):
        if name.startswith(joined.CUT):
            scores[f"{name}, names made whole"] = score(model, documents(given.corpora, {name: style}, used))
    print(scores)
    cards.write("names", found, card(scores))


def card(scores: dict[str, Any]) -> dict[str, Any]:
    """What is to be known about the weights."""
    return {
        "description": "Names: linear-chain model over words, compounds cut (service.reading.names).",
        "data": {
            "worldwide_newswire train": "stanfordnlp/en-worldwide-newswire, no licence stated",
            "conll2003 train": "Reuters text under NIST's research agreement",
            "wikigold train": "CC BY 4.0",
            "wnut17 train": "CC BY 4.0",
            "facts": facts.__doc__,
        },
        "command": "python -m lab.names --corpora DIR",
        "scores": scores,
    }


if __name__ == "__main__":
    main()
