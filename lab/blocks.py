"""Train the model that tells the story from the furniture: `python -m lab.blocks --corpora DIR`.

Pages whose lines are labelled (in the story or not), the same pages cut close to the story or broken at other places,
stories among the furniture of other pages, and clean articles with their headline as first line. Several networks
(`lab.line_network`) that differ in their random numbers are written as arrays, with the weights that choose the
headline. With `--held-out` the sites are parted in three, and the pages of each third are scored by networks that were
trained on the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tqdm import tqdm

from lab import cards, line_network, titles
from lab.pages import BROKEN, PAGES, Page, broken, clean_articles, closely_cut, labelled, silver, sources, transplants
from service.intake import body, network

FOLDS = 3
Arrays = dict[str, np.ndarray[Any, Any]]


def main() -> None:
    """Train, show scores on dev, write weights and card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--networks", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--together", type=int, default=2, help="networks that are trained at the same time")
    parser.add_argument(
        "--held-out", action="store_true", help="show scores on train by cross-validation, write nothing"
    )
    parser.add_argument("--dry", action="store_true", help="show scores, write nothing")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    train = {name: labelled(arguments.corpora, name, "train") for name in PAGES} | {"silver": silver(arguments.corpora)}
    clean = clean_articles(arguments.corpora, random.Random(0))
    if arguments.held_out:
        print(json.dumps(held_out(train, clean, arguments)))
        return
    pages = [page for found in train.values() for page in found]
    examples = varied(pages, clean)
    arrays = {**fit(examples, arguments), "headline": titles.fit([*pages, *cut(pages, random.Random(0)), *clean])}
    dev = {name: labelled(arguments.corpora, name, "dev") for name in PAGES}
    scores = {name: score(pages, arrays) for name, pages in dev.items()}
    for name, pages in dev.items():
        scores[name]["headline"] = titles.score(pages, arrays["headline"])
    print(json.dumps(scores))
    if not arguments.dry:
        cards.write("blocks", arrays, card(scores, len(examples), arguments))


def varied(pages: Sequence[Page], clean: Sequence[Page]) -> list[Page]:
    """The pages as they are, cut close, broken, with one another's stories, and the clean articles."""
    draw = random.Random(0)
    copies = [*cut(pages, draw), *transplants(pages, clean, draw), *(broken(one, draw) for one in pages[::BROKEN])]
    return [*pages, *copies, *clean]


def cut(pages: Sequence[Page], draw: random.Random) -> list[Page]:
    """The pages with little of their furniture."""
    return [one for page in pages for one in closely_cut(page, draw)]


def fit(examples: Sequence[Page], arguments: argparse.Namespace) -> Arrays:
    """The arrays of networks trained on the pages."""
    seen = [line_network.see(page) for page in tqdm(examples, desc="features", disable=None)]
    known = line_network.vocabulary(seen)
    nets = [line_network.begun(seen, known, seed) for seed in range(arguments.networks)]
    with ThreadPoolExecutor(arguments.together) as threads:
        nets = list(threads.map(lambda net: line_network.train(net, seen, known, arguments.epochs), nets))
    return {**line_network.arrays(nets), "words": cards.strings(known)}


def held_out(train: dict[str, list[Page]], clean: list[Page], arguments: argparse.Namespace) -> dict[str, Any]:
    """Scores by set, each page read by networks that have not seen its site."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in train}
    folds = {name: _fold(site) for name, site in sources(arguments.corpora).items()}
    for fold in range(FOLDS):
        others = [page for pages in train.values() for page in pages if folds[page.name] != fold]
        arrays = fit(varied(others, clean), arguments)
        for name, pages in train.items():
            found[name] += shares([page for page in pages if folds[page.name] == fold], arrays)
    return {name: summed(pages) for name, pages in found.items()}


def _fold(site: str) -> int:
    return int.from_bytes(hashlib.sha256(site.encode()).digest()[:4]) % FOLDS


def predict(example: Page, arrays: Arrays) -> list[bool]:
    """Is each line of the story, as the service tells before it mends?"""
    free = example.free()
    scores = network.scored(example.lines, example.roles, arrays, network.numbered(arrays))
    sizes = [len(example.lines[at].words) for at in free]
    chosen = {free[at] for at in body.likely(scores[free], sizes)} if free else set()
    return [at in chosen for at in range(len(example.lines))]


def shares(pages: Sequence[Page], arrays: Arrays) -> list[tuple[float, float]]:
    """Precision (1 where nothing is told) and recall of each page's story, each line by its words."""
    found = []
    for example in pages:
        right = said = true = 0
        for line, inside, wanted in zip(example.lines, predict(example, arrays), example.story, strict=True):
            size = len(line.words)
            right, said, true = right + size * (inside and wanted), said + size * inside, true + size * wanted
        found.append((right / said if said else 1.0, right / max(1, true)))
    return found


def score(pages: Sequence[Page], arrays: Arrays) -> dict[str, Any]:
    """Means over the pages of precision and recall, and their F1."""
    return summed(shares(pages, arrays))


def summed(pages: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Means over pages, as the benchmark's authors do it."""
    precision, recall = (float(value) for value in np.mean(pages, axis=0))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"pages": len(pages), "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def card(scores: dict[str, Any], examples: int, arguments: argparse.Namespace) -> dict[str, Any]:
    """What the card tells beside the arrays."""
    return {
        "description": "Convolutional networks over the lines of a text (service.intake.network), arrays of all "
        "of them one above the other; words: the rows of their embeddings from 1 on; headline: linear weights "
        "(service.intake.headlines.NAMES).",
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
        "command": f"python -m lab.blocks --corpora DIR --networks {arguments.networks} --epochs {arguments.epochs}",
        "scores": {"dev, lines weighted by words, before mending": scores},
    }


if __name__ == "__main__":
    main()
