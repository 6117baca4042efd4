"""How well articles are told apart by story, and people linked across them: ECB+, from the fields of the answer.

    python -m lab.crossing --corpora DIR [--split dev]     score
    python -m lab.crossing --corpora DIR --fit             how much each likeness of two articles counts (training part)

Documents with one `story` report one event. They are compared in two ways: `one kind`, all articles of a topic, which
are of two events of one kind (two film stars in two clinics); and `mixed`, fifty articles of all kinds at a time.
Stories are scored by B-cubed over documents (Bagga and Baldwin 1998), people by the pairs of documents that name the
same person (pairwise) and by B-cubed over what each document calls a person by name.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from lab import spacing
from service import pipeline, reading
from service.comparison import Side, stories
from service.document import Article
from service.intake import Source
from service.reading import forms

Json = dict[str, Any]
Node = tuple[int, str]
"""The place of a document in its group, and a person."""
TOGETHER = 50
SEED = 3
PRONOUNS = frozenset({"i", "he", "she", "we", "they", "you", "it", "who", "his", "her", "him", "them", "our", "my"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A document as a newspaper would print it: its topic and story, and whom it names where."""

    topic: int
    story: str
    article: Article
    people: dict[str, tuple[tuple[int, int], ...]]


def read(corpora: Path, split: str) -> list[Marked]:
    """The documents of a part of ECB+."""
    with gzip.open(corpora / "ecbplus" / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [_marked(json.loads(line)) for line in file]


def _marked(document: Json) -> Marked:
    first = document["first_body_sentence"]
    sentences = document["sentences"][first:]
    printed = spacing.text(sentences, spacing.Style())
    starts = np.cumsum([0, *map(len, sentences)])
    people: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in document["mentions"]:
        if mention["sent"] >= first and mention["chain"] and mention["tag"] == "HUMAN_PART_PER" and _is_name(mention):
            tokens = [int(starts[mention["sent"] - first]) + token for token in mention["tokens"]]
            people[mention["chain"]].append((printed.places[tokens[0]][0], printed.places[tokens[-1]][1]))
    article = pipeline.upload(Source(printed.text, keep=True))
    return Marked(
        document["topic"], document["story"], article, {chain: tuple(found) for chain, found in people.items()}
    )


def _is_name(mention: Json) -> bool:
    """Does a mention name a person: is it more than a title or a pronoun, and capitalised?"""
    parts = forms.person(mention["text"])
    words = [word for word in mention["text"].split() if word[0].isupper() and word.lower() not in PRONOUNS]
    return bool(words) and not all(part in forms.TITLES or part in PRONOUNS for part in parts)


def by_topic(documents: Sequence[Marked]) -> list[list[Marked]]:
    """The documents of each topic."""
    found: dict[int, list[Marked]] = defaultdict(list)
    for document in documents:
        found[document.topic].append(document)
    return [part[:TOGETHER] for part in found.values()]


def mixed(documents: Sequence[Marked]) -> list[list[Marked]]:
    """The documents, shuffled, fifty at a time."""
    order = list(documents)
    random.Random(SEED).shuffle(order)
    return [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]


def compared(group: Sequence[Marked]) -> Json:
    """The answer about a group, as a caller reads it."""
    _, told = pipeline.compare([document.article for document in group])
    answer: Json = orjson.loads(orjson.dumps(told))
    return answer


def b_cubed(pairs: Iterable[tuple[Sequence[object], Sequence[object]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items of several groups, each given as its labels, found and gold."""
    precision, recall = [], []
    for found, gold in pairs:
        for one in range(len(gold)):
            ours = {other for other in range(len(gold)) if found[other] == found[one]}
            theirs = {other for other in range(len(gold)) if gold[other] == gold[one]}
            precision.append(len(ours & theirs) / len(ours))
            recall.append(len(ours & theirs) / len(theirs))
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return p, r, f1(p, r)


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def labels(answer: Json, count: int) -> list[int]:
    """The number of the story of each article."""
    of = {article: number for number, story in enumerate(answer["stories"]) for article in story["articles"]}
    return [of[article] for article in range(count)]


def links(group: Sequence[Marked], answer: Json) -> tuple[int, int, int]:
    """Pairs of documents that name one person: right, found, gold.

    Of those found, only what was annotated at both ends is counted.
    """
    right = found = 0
    for entity in answer["entities"]:
        if entity["type"] == "person":
            meant = [_meant(group, appearance) for appearance in entity["appearances"]]
            for left, right_side in combinations([one for one in meant if one], 2):
                found += 1
                right += left == right_side
    gold = sum(1 for left, other in combinations(group, 2) for chain in left.people if chain in other.people)
    return right, found, gold


def _meant(group: Sequence[Marked], appearance: Json) -> str | None:
    """The annotated person whom most of the mentions of an appearance name; None where none is annotated."""
    votes: dict[str, int] = defaultdict(int)
    for mention in appearance["mentions"]:
        for chain, places in group[appearance["article"]].people.items():
            votes[chain] += any(mention["start"] < end and start < mention["end"] for start, end in places)
    best = max(votes, key=lambda chain: votes[chain], default=None)
    return best if best is not None and votes[best] else None


def nodes(group: Sequence[Marked], answer: Json) -> tuple[list[object], list[object]]:
    """For each person of each document the person found, or else one of its own, and the gold one."""
    known: dict[Node, str] = {}
    for entity in answer["entities"]:
        for appearance in entity["appearances"] if entity["type"] == "person" else ():
            meant = _meant(group, appearance)
            if meant:
                known.setdefault((appearance["article"], meant), entity["id"])
    gold = [(at, chain) for at, document in enumerate(group) for chain in document.people]
    return [known.get(node, node) for node in gold], [chain for _, chain in gold]


def score(documents: Sequence[Marked]) -> Iterator[str]:
    """Yield the figures, a line each."""
    for name, groups in (("one kind", by_topic(documents)), ("mixed", mixed(documents))):
        answers = [compared(group) for group in tqdm(groups, desc=name, disable=None)]
        told = [labels(answer, len(group)) for group, answer in zip(groups, answers, strict=True)]
        gold = [[document.story for document in group] for group in groups]
        yield _line(f"{name}: stories, B-cubed", b_cubed(zip(told, gold, strict=True)))
        counts = np.sum([links(group, answer) for group, answer in zip(groups, answers, strict=True)], axis=0)
        precision, recall = counts[0] / max(counts[1], 1), counts[0] / max(counts[2], 1)
        yield _line(f"{name}: people, pairwise", (precision, recall, f1(precision, recall))) + f"  {counts.tolist()}"
        persons = [nodes(group, answer) for group, answer in zip(groups, answers, strict=True)]
        yield _line(f"{name}: people, B-cubed", b_cubed(persons))


def _line(name: str, figures: tuple[float, float, float]) -> str:
    return f"{name:<28} P {figures[0]:.3f}  R {figures[1]:.3f}  F1 {figures[2]:.3f}"


def fit(documents: Sequence[Marked]) -> tuple[list[float], float]:
    """How much each likeness of two articles counts, and the bias: logistic regression over pairs of both kinds."""
    features, same = [], []
    for group in (*by_topic(documents), *mixed(documents)):
        sides = [Side(number, reading.read(document.article)) for number, document in enumerate(group)]
        profiles = [stories.profile(side) for side in sides]
        for left, right in combinations(range(len(group)), 2):
            features.append(stories.likenesses(profiles[left], profiles[right]))
            same.append(group[left].story == group[right].story)
    model = LogisticRegression(C=10, class_weight="balanced").fit(features, same)
    return model.coef_[0].round(2).tolist(), float(model.intercept_[0].round(2))


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=["train", "dev", "test"])
    parser.add_argument("--fit", action="store_true", help="fit on the training part instead of scoring")
    given = parser.parse_args(arguments)
    if given.fit:
        print(*fit(read(given.corpora, "train")))
        return
    for line in score(read(given.corpora, given.split)):
        print(line)


if __name__ == "__main__":
    main()
