"""Learns what a sentence is worth in a brief: `python -m lab.summary --corpora DIR`.

Reads the train parts of four corpora. summ_bbc tells which sentences its editors chose. The others' references were
written freely: a sentence's label is one half of whether it was chosen, that is belongs to the few sentences that
together share most word pairs with a reference (greedy oracle, as in Nallapati et al., 2017, arXiv:1611.04230), and one
half of how much of it the references say, since room is filled with words. A logistic model is learnt at two ends,
tight and roomy, between which serving interpolates (`brief.scoring`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

import service.weights
from lab import cards, worth
from service import pipeline, reading
from service.analyses.brief import candidates, features, scoring
from service.document import Document
from service.intake import Source

ASKED = {"summ_bbc": 150, "summ_summeval": 60, "summ_writers": 60, "summ_realsumm": 60}
"""Corpus -> words asked for: about the length of its references."""
WEIGHT = {"summ_bbc": 1.0, "summ_summeval": 10.0, "summ_writers": 10.0, "summ_realsumm": 10.0}
"""Corpus -> weight of one of its sentences: the small corpora are the ones with little room."""
SEEN = 3  # articles in which a word must stand to have a rarity of its own
STRENGTH = 0.05  # inverse of the regularisation
DATA = [
    {"set": "summ_bbc", "part": "train", "licence": "none stated (BBC text, 2004-05)"},
    {"set": "summ_summeval", "part": "train", "licence": "none stated (CNN/DailyMail text)"},
    {"set": "summ_writers", "part": "train", "licence": "none stated (CNN/DailyMail and BBC text)"},
    {"set": "summ_realsumm", "part": "train", "licence": "CC BY 4.0"},
]


@dataclass(frozen=True, slots=True)
class Example:
    """An article that was read, and what is known of its summary."""

    corpus: str
    document: Document
    entry: dict[str, Any]


def main() -> None:
    """Run the training."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with a folder for each corpus")
    folder = parser.parse_args().corpora
    examples = [example for corpus in ASKED for example in read(folder, corpus)]
    words, rarity, unknown = rarities(examples)
    blank = np.zeros(len(features.NAMES))
    arrays = {
        "words": cards.strings(words),
        "rarity": rarity.astype(np.float32),
        "rarity_unknown": np.array([unknown], dtype=np.float32),
        "tight": blank,
        "roomy": blank,
        "bias": np.zeros(1),
    }
    cards.write("summary", arrays, {})  # the features need the rarities
    service.weights.load.cache_clear()
    service.weights.card.cache_clear()
    learnt, scores = learn(examples)
    card = {
        "description": "Worth of a sentence in a brief: logistic weights of the features of "
        "service.analyses.brief.features at little and at much room, and how rare words are in news.",
        "features": list(features.NAMES),
        "data": DATA,
        "command": "python -m lab.summary --corpora DIR",
        "scores": scores,
    }
    print(cards.write("summary", arrays | learnt, card), scores)


def read(folder: Path, corpus: str) -> Iterator[Example]:
    """The train part of a corpus, read as the service reads it."""
    path = folder / corpus / "train.jsonl.gz"
    entries = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]
    for entry in tqdm(entries, desc=corpus, disable=None):
        article = pipeline.upload(Source(entry["text"], headline=entry.get("headline"), keep=True))
        yield Example(corpus, reading.read(article), entry)


def rarities(examples: Sequence[Example]) -> tuple[list[str], np.ndarray[Any, Any], float]:
    """Words in alphabetical order, their inverse document frequency, and that of a word seen in no article."""
    seen: Counter[str] = Counter()
    for example in examples:
        seen.update({token.text.lower() for token in example.document.tokens})
    words = sorted(word for word, count in seen.items() if count >= SEEN and "\n" not in word)
    total = len(examples)
    return words, np.array([math.log(total / (1 + seen[word])) for word in words]), math.log(total / 2)


def learn(examples: Sequence[Example]) -> tuple[dict[str, np.ndarray[Any, Any]], dict[str, float]]:
    """The weights at both ends, and how well they part chosen sentences from others."""
    rows, labels, weights = [], [], []
    for example in tqdm(examples, desc="features", disable=None):
        pool = candidates.collect(example.document)
        given = scoring.inputs(pool)
        share = scoring.room(ASKED[example.corpus])
        rows.append(np.hstack([given * (1 - share), given * share]))
        labels.append(label(example, pool))
        weights.append(np.full(len(given), WEIGHT[example.corpus]))
    matrix, wanted, weight = np.vstack(rows), np.concatenate(labels), np.concatenate(weights)
    scale = matrix.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    twice = np.vstack([matrix, matrix]) / scale
    model.fit(twice, np.repeat([1, 0], len(wanted)), np.concatenate([weight * wanted, weight * (1 - wanted)]))
    tight, roomy = np.split(model.coef_[0] / scale, 2)
    value = matrix @ np.concatenate([tight, roomy])
    scores = {"log loss on train": round(float(_loss(value + model.intercept_[0], wanted, weight)), 4)}
    return {"tight": tight, "roomy": roomy, "bias": model.intercept_.astype(np.float64)}, scores


def _loss(value: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any], weight: np.ndarray[Any, Any]) -> float:
    losses = np.logaddexp(0, value) - wanted * value
    return float((losses * weight).sum() / weight.sum())


def label(example: Example, pool: candidates.Pool) -> np.ndarray[Any, Any]:
    """For each candidate what it should be worth, 0 to 1: whether editors chose it, how much of it references say."""
    text = example.document.article.text
    sentences = [text[candidate.sentence.start : candidate.sentence.end] for candidate in pool.candidates]
    if "reference_sentences" in example.entry:
        kept = " ".join(_letters(sentence) for sentence in example.entry["reference_sentences"])
        return np.array([float(_letters(sentence) in kept) for sentence in sentences])
    references = example.entry.get("references") or [example.entry["reference"]]
    return (worth.chosen(sentences, references) + worth.said(sentences, references)) / 2


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


if __name__ == "__main__":
    main()
