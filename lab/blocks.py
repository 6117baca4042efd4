"""Train the model that tells the story from the furniture: `python -m lab.blocks --corpora DIR`.

Pages whose lines are labelled (in the story or not), the same pages cut close to the story, and clean articles with
their headline as first line. A conditional random field is fitted (python-crfsuite, L-BFGS, L2) over the features that
the service computes; its weights are written as arrays.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pycrfsuite
import trafilatura
from scipy.optimize import minimize
from tqdm import tqdm

from lab import cards
from service.document import Role
from service.intake import features, furniture, headlines
from service.intake.body import BODY, NEVER, STATES, best
from service.intake.lines import WORD, Line, fold, lines

PAGES = ("extraction_scrapinghub", "extraction_readability")
SILVER = "extraction_trafilatura"
LEAN = 0.5  # for running text, since the score counts words and the field counts lines; by cross-validation on train
SURE = 4  # words of a line that is found again in a story by no accident
CLEAN = "polnear"
CUTS = 2  # closely cut copies of each page
CLEAN_ARTICLES = 150
HEADLINE_L2 = 1.0
MARGIN = 14  # furniture lines kept at most on each side of a cut copy


@dataclass(frozen=True)
class Page:
    """The lines of a page, what the rules say of them, and whether each is of the story."""

    name: str
    lines: list[Line]
    roles: list[Role | None]
    story: list[bool]
    title: str = ""

    def free(self) -> list[int]:
        """The lines of which no rule knows anything: those that the model decides on."""
        return [at for at, role in enumerate(self.roles) if role is None]


def main() -> None:
    """Train, show scores on dev, write weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--l2", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--no-silver", action="store_true")
    parser.add_argument("--dry", action="store_true", help="show scores, write nothing")
    arguments = parser.parse_args()
    draw = random.Random(0)
    train = [page for name in PAGES for page in labelled(arguments.corpora, name, "train")] + (
        [] if arguments.no_silver else silver(arguments.corpora)
    )
    examples = train + [cut for page in train for cut in closely_cut(page, draw)]
    examples += clean_articles(arguments.corpora, draw)
    emissions, transitions = fit(examples, arguments.l2, arguments.rounds)
    headline = fit_headline(examples)
    scores = {name: score(labelled(arguments.corpora, name, "dev"), emissions, transitions) for name in PAGES}
    for name in PAGES:
        scores[name]["headline"] = score_headline(labelled(arguments.corpora, name, "dev"), headline)
    print(json.dumps(scores))
    if not arguments.dry:
        arrays = {"emissions": emissions, "transitions": transitions, "headline": headline}
        cards.write("blocks", arrays, card(scores, len(examples)))


def rows(corpora: Path, dataset: str, split: str) -> Iterator[dict[str, Any]]:
    """The documents of a set."""
    with gzip.open(corpora / dataset / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def labelled(corpora: Path, dataset: str, split: str) -> list[Page]:
    """The pages of a set as the service would read them, with the labels of their lines."""
    pages = []
    for row in rows(corpora, dataset, split):
        labels, at = [], 0
        for line, label in zip(row["dump"].split("\n"), row["line_in_body"], strict=True):
            labels.append((at, at + len(line), bool(label)))
            at += len(line) + 1
        read = lines(row["dump"])
        pages.append(page(row["id"], read, _labels_of(read, labels), row.get("title") or ""))
    return [found for found in pages if any(found.story[at] for at in found.free())]


def silver(corpora: Path) -> list[Page]:
    """Pages that are labelled by what trafilatura finds in their HTML, where that holds what it must and no more."""
    found = []
    for row in tqdm(rows(corpora, SILVER, "train"), desc="silver", disable=None):
        body = trafilatura.extract(row["html"], fast=True, include_comments=False) or ""
        told = " ".join(body.split())
        if not all(_single(text) in told for text in row["with"]) or any(
            _single(text) in told for text in row["without"]
        ):
            continue
        read = lines(row["dump"])
        words = f" {fold(WORD.findall(body))} "
        story = [len(line.words) >= SURE and f" {fold(line.words)} " in words for line in read]
        if any(story):
            found.append(page(row["id"], read, _filled(read, story, words), row.get("title") or ""))
    return found


def _single(text: str) -> str:
    return " ".join(text.split())


def _filled(read: Sequence[Line], story: Sequence[bool], words: str) -> list[bool]:
    """Short lines are of the story where they stand in it and right behind a line of it."""
    told = list(story)
    for at in range(1, len(told)):
        told[at] = told[at] or (told[at - 1] and bool(read[at].words) and f" {fold(read[at].words)} " in words)
    return told


def predict(example: Page, emissions: np.ndarray[Any, Any], transitions: np.ndarray[Any, Any]) -> list[bool]:
    """Is each line of the story, as the service decodes it?"""
    said = [False] * len(example.lines)
    free = example.free()
    if free:
        path = best(features.matrix(example.lines, example.roles)[free] @ emissions, transitions)
        for at, state in zip(free, path, strict=True):
            said[at] = state == BODY
    return said


def _labels_of(read: Sequence[Line], labels: Sequence[tuple[int, int, bool]]) -> list[bool]:
    """The label of each line: that of the line of the dump in which it begins."""
    told, at = [], 0
    for line in read:
        while labels[at][1] <= line.start:
            at += 1
        told.append(labels[at][2])
    return told


def page(name: str, read: list[Line], story: list[bool], title: str = "") -> Page:
    """A page with what the rules say of its lines."""
    return Page(name, read, [furniture.role(line) for line in read], story, title)


def closely_cut(whole: Page, draw: random.Random) -> Iterator[Page]:
    """Copies with little furniture around the story, as hand-made dumps have it; now and then with none."""
    story = [at for at, inside in enumerate(whole.story) if inside]
    for number in range(CUTS):
        before, after = (draw.choice((0, 1, 2, 3, 5, 8, MARGIN)) for _ in range(2))
        start, end = max(0, story[0] - before), min(len(whole.lines), story[-1] + 1 + after)
        keep = range(start, end)
        cut, story_of_cut = [whole.lines[at] for at in keep], [whole.story[at] for at in keep]
        yield page(f"{whole.name}#{number}", cut, story_of_cut, whole.title)


def clean_articles(corpora: Path, draw: random.Random) -> list[Page]:
    """Articles without furniture: the first line is the headline, kept in half of them; some are cut short."""
    found = []
    for row in draw.sample(sorted(rows(corpora, CLEAN, "train"), key=lambda row: str(row["id"])), CLEAN_ARTICLES):
        read = lines(row["text"])
        story = [at > 0 for at in range(len(read))]
        first = draw.choice((0, 1))
        last = draw.choice((first + 1, first + 2, first + 4, len(read), len(read), len(read)))
        if last - first > 0 and any(story[first:last]):
            found.append(page(row["id"], read[first:last], story[first:last], read[0].text if first == 0 else ""))
    return found


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


def fit_headline(examples: Sequence[Page]) -> np.ndarray[Any, Any]:
    """Weights of the headline's features: a choice among the lines before the story, or of none (score 0).

    Multinomial logistic regression over the candidates of each page, L2, by L-BFGS.
    """
    choices = []
    for example in examples:
        pairs = list(_candidates(example))
        right = [is_title for _, is_title in pairs]
        if pairs and (any(right) or not example.title):
            choices.append((np.array([row for row, _ in pairs]), np.array(right)))

    def loss(weights: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        total, slope = 0.5 * HEADLINE_L2 * float(weights @ weights), HEADLINE_L2 * weights
        for matrix, right in choices:
            scores = np.append(matrix @ weights, 0.0)
            share = np.exp(scores - scores.max())
            share /= share.sum()
            true = np.append(right, not right.any()) * share
            total -= float(np.log(true.sum() + 1e-12))
            slope += matrix.T @ (share - true / true.sum())[:-1]
        return total, slope

    found = minimize(loss, np.zeros(len(headlines.NAMES)), jac=True, method="L-BFGS-B").x
    weights: np.ndarray[Any, Any] = found.astype(np.float32)
    return weights


def _candidates(example: Page) -> Iterator[tuple[np.ndarray[Any, Any], bool]]:
    """The features of each line that may be the headline, and whether it is."""
    story = [at for at, inside in enumerate(example.story) if inside]
    numbers = headlines.candidates_of(example.lines, example.roles, story[0])
    if numbers:
        rows = headlines.matrix(example.lines, example.roles, story, numbers)
        for row, at in zip(rows, numbers, strict=True):
            yield row, _is_title(example.lines[at], example.title)


def _is_title(line: Line, title: str) -> bool:
    """Three words or more that run on in the title and are most of it."""
    said, told = fold(line.words), fold(WORD.findall(title))
    return len(line.words) >= 3 and f" {said} " in f" {told} " and len(said) >= 0.4 * len(told)


def score_headline(pages: Sequence[Page], weights: np.ndarray[Any, Any]) -> dict[str, float]:
    """Of the pages whose title stands before the story: how often it is chosen."""
    right = said = true = 0
    for example in pages:
        pairs = list(_candidates(example))
        scores = [float(row @ weights) for row, _ in pairs]
        true += any(is_title for _, is_title in pairs)
        if scores and max(scores) > 0:
            said += 1
            right += pairs[scores.index(max(scores))][1]
    return {"right": right, "said": said, "there": true}


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
