"""Train the model that tells the story from the furniture: `python -m lab.blocks --corpora DIR`.

Pages whose lines are labelled (in the story or not), the same pages cut close to the story, and clean articles with
their headline as first line. A conditional random field is fitted (python-crfsuite, L-BFGS, L2) over the features that
the service computes; its weights are written as arrays, with those that choose the headline.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pycrfsuite
from tqdm import tqdm

from lab import cards, titles
from lab.pages import PAGES, Page, clean_articles, closely_cut, labelled, silver
from service.intake import features
from service.intake.body import BODY, NEVER, STATES, best

LEAN = 0.5  # for running text, since the score counts words and the field counts lines; by cross-validation on train


def main() -> None:
    """Train, show scores on dev, write weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--l2", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--dry", action="store_true", help="show scores, write nothing")
    arguments = parser.parse_args()
    draw = random.Random(0)
    train = [page for name in PAGES for page in labelled(arguments.corpora, name, "train")] + silver(arguments.corpora)
    examples = train + [cut for page in train for cut in closely_cut(page, draw)]
    examples += clean_articles(arguments.corpora, draw)
    emissions, transitions = fit(examples, arguments.l2, arguments.rounds)
    headline = titles.fit(examples)
    scores = {name: score(labelled(arguments.corpora, name, "dev"), emissions, transitions) for name in PAGES}
    for name in PAGES:
        scores[name]["headline"] = titles.score(labelled(arguments.corpora, name, "dev"), headline)
    print(json.dumps(scores))
    if not arguments.dry:
        arrays = {"emissions": emissions, "transitions": transitions, "headline": headline}
        cards.write("blocks", arrays, card(scores, len(examples)))


def predict(example: Page, emissions: np.ndarray[Any, Any], transitions: np.ndarray[Any, Any]) -> list[bool]:
    """Is each line of the story, as the service decodes it?"""
    said = [False] * len(example.lines)
    free = example.free()
    if free:
        path = best(features.matrix(example.lines, example.roles)[free] @ emissions, transitions)
        for at, state in zip(free, path, strict=True):
            said[at] = state == BODY
    return said


def sequence(example: Page) -> list[str]:
    """The state of each line that the model decides on."""
    story = [at for at in example.free() if example.story[at]]
    return [
        "body" if example.story[at] else "before" if at < story[0] else "after" if at > story[-1] else "gap"
        for at in example.free()
    ]


def fit(examples: Sequence[Page], l2: float, rounds: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Weights of the features by state, and of the moves between the states."""
    names = features.names()
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in tqdm(examples, desc="features", disable=None):
        if not any(example.story[at] for at in example.free()):
            continue
        matrix = features.matrix(example.lines, example.roles)[example.free()]
        items = [{names[at]: float(row[at]) for at in np.flatnonzero(row)} for row in matrix]
        trainer.append(pycrfsuite.ItemSequence(items), sequence(example))
    trainer.set_params({"c1": 0.0, "c2": l2, "max_iterations": rounds})
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        info = tagger.info()
    emissions = np.array([[info.state_features.get((name, state), 0.0) for state in STATES] for name in names])
    emissions[names.index(features.RUNS), BODY] += LEAN
    transitions = np.full((len(STATES) + 1, len(STATES)), NEVER)
    transitions[0] = [0.0 if state in {"before", "body"} else NEVER for state in STATES]
    for (left, right), weight in info.transitions.items():
        transitions[1 + STATES.index(left), STATES.index(right)] = weight
    return emissions.astype(np.float32), transitions.astype(np.float32)


def score(pages: Sequence[Page], emissions: np.ndarray[Any, Any], transitions: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Precision, recall and F1 over the lines of the story, each line by its words."""
    right = said = true = 0
    for example in pages:
        chosen = predict(example, emissions, transitions)
        for line, inside, wanted in zip(example.lines, chosen, example.story, strict=True):
            size = len(line.words)
            right += size * (inside and wanted)
            said += size * inside
            true += size * wanted
    precision, recall = right / max(1, said), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"pages": len(pages), "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def card(scores: dict[str, Any], examples: int) -> dict[str, Any]:
    """What the card tells beside the arrays."""
    return {
        "description": "Linear-chain CRF over the lines of a text: before, body, gap, after. "
        "emissions: feature (service.intake.features.names) x state; transitions: start and states x state.",
        "data": [
            {
                "set": "scrapinghub/article-extraction-benchmark",
                "split": "train",
                "licence": "MIT; pages: their publishers",
            },
            {"set": "mozilla/readability test pages", "split": "train", "licence": "Apache-2.0"},
            {
                "set": "adbar/trafilatura evaluation pages, labelled by what trafilatura finds in their HTML",
                "split": "train",
                "licence": "Apache-2.0; pages: their publishers",
            },
            {
                "set": "networkdynamics/PolNeAR articles",
                "split": "train",
                "licence": "none stated; only weights are kept",
            },
        ],
        "examples": examples,
        "command": "python -m lab.blocks --corpora DIR",
        "scores": {"dev, lines weighted by words": scores},
    }


if __name__ == "__main__":
    main()
