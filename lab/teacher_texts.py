"""The texts of the teacher: those that it is trained on, read once and kept, and those that it is asked about."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from lab import corpora, joined, labelled, silver, spacing, tagged
from lab import names as lab_names
from lab import teacher_data as data
from lab.corpora import Annotated
from lab.gazetteer import Counts, Learnt, learn
from lab.names import LABELS
from lab.silver import Silver
from lab.teacher_batches import Numbered, numbered
from lab.teacher_data import Paper
from service.reading.tags import PENN

NAMES = lab_names.TRAIN
TAGS = ("ewt/train.conllu.gz", "gum/train.conllu.gz", "masc_pos/train.pos.gz", "wsj_sample_pos/train.pos.gz")
SURE_NAME, SURE_TAG = 0.7, 0.9  # shares of names and tags that are learnt from in silver texts
JSON_TEXTS = (
    "polnear", "summ_bbc", "summ_writers", "summ_summeval", "extraction_scrapinghub", "extraction_readability",
    "ecbplus",
)  # fmt: skip
TAGGED_TEXTS = ("ewt/train.conllu.gz", "gum/train.conllu.gz", "masc_pos/train.pos.gz")
NOISY = "masc"  # tagged with less care: learnt by the same head as the silver tags


def of_names(document: Annotated, shown: Annotated, learnt: Learnt) -> Paper:
    """A document with its names; `shown` is the same with a headline."""
    own = Counts()
    own.add(labelled.example(document))
    one = labelled.example(shown)
    made = data.paper(document.id, one.seen, learnt, own)
    labels = np.array([LABELS.index(label) for label in one.labels], dtype=np.int64)
    return replace(made, targets=replace(made.targets, labels=labels))


def of_tags(document: Annotated, learnt: Learnt, silver: bool) -> Paper:
    """A document with its parts of speech, a compound having that of its last part; less careful ones are `silver`."""
    read = corpora.read(document.text)
    parts, seen = data.scene(read)
    made = data.paper(document.id, seen, learnt)
    found = [
        data.UNKNOWN if label is None or (silver and word in data.STRAIGHT) else PENN.index(label)
        for word, label in zip(read.words, tagged.word_labels(document, read), strict=True)
    ]
    known = data.at_last_parts(found, parts)
    return replace(
        made, targets=replace(made.targets, silver_tags=known) if silver else replace(made.targets, tags=known)
    )


def of_silver(one: Silver, learnt: Learnt) -> Paper:
    """A document with the names and tags that a teacher gave it; of sentences with a doubt no name is known."""
    read = corpora.read(one.names.text)
    parts, seen = data.scene(read)
    made = data.paper(one.names.id, seen, learnt)
    labels = np.array([LABELS.index(label) for label in labelled.example(one.names).labels], dtype=np.int64)
    for doubted in corpora.overlaps(one.doubts, data.places(parts)):
        for first, last in made.bounds:
            if first < doubted.stop and doubted.start < last:
                labels[first:last] = data.UNKNOWN
    known = dict(zip(one.tags.places, one.tags.labels, strict=True))
    found = [PENN.index(known[place]) if place in known else data.UNKNOWN for place in read.places]
    return replace(made, targets=replace(made.targets, labels=labels, tags=data.at_last_parts(found, parts)))


def of_polnear(article: dict[str, Any], silver: dict[str, Any], learnt: Learnt) -> Paper:
    """An article with the parts of speech and the names that a tool (CoreNLP) gave it."""
    parts, seen = data.scene(corpora.read(article["text"]))
    made = data.paper(article["id"], seen, learnt)
    rows = sorted((one[1], one[2], one[0], one[3], one[4]) for sentence in silver["sentences"] for one in sentence)
    found_tags, found_kinds = made.targets.silver_tags, made.targets.silver_kinds
    spots = corpora.overlaps(data.places(parts), [one[:2] for one in rows])
    for at, here in enumerate(spots):
        if here:
            _, _, word, tag, kind = rows[here[-1]]
            label = tagged.penn(tag, word)
            found_tags[at] = data.UNKNOWN if label is None else PENN.index(label)
            found_kinds[at] = data.KINDS.index(kind) if kind in data.KINDS else 0
    return made


def polnear(folder: Path, learnt: Learnt) -> Iterator[Paper]:
    """The training articles of PolNeAR with their silver annotation."""
    silver = {article["id"]: article for article in lines(folder / "polnear/train.corenlp.jsonl.gz")}
    for article in lines(folder / "polnear/train.jsonl.gz"):
        if article["id"] in silver:
            yield of_polnear(article, silver[article["id"]], learnt)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that the network is trained on."""

    papers: list[Numbered]
    known: data.Vocabulary
    learnt: Learnt
    vectors: np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def prepare(folder: Path, seed: int) -> Prepared:
    """Read the corpora."""
    dice = random.Random(seed)
    documents = list(labelled.documents(folder, NAMES, joined.learnt(folder)))
    learnt = learn([labelled.example(document) for document in tqdm(documents, desc="counting", disable=None)])
    papers = [
        of_names(document, labelled.with_headline(document, dice), learnt)
        for document in tqdm(documents, desc="names", disable=None)
    ]
    for name in TAGS:
        path = folder / name
        texts = corpora.conllu(path) if ".conllu" in name else corpora.columns(path, spacing.Style())
        papers += [
            of_tags(labelled.with_headline(text, dice), learnt, NOISY in name)
            for text in tqdm(texts, desc=name, disable=None)
        ]
    papers += tqdm(polnear(folder, learnt), desc="polnear", disable=None)
    words, vectors = data.word_vectors(folder)
    known = data.vocabulary(papers, {word: number for number, word in enumerate(words, 1)})
    return Prepared([numbered(one, known) for one in papers], known, learnt, vectors)


def with_silver(prepared: Prepared, path: Path) -> Prepared:
    """The same and texts that an earlier teacher labelled, as far as it was sure."""
    read = tqdm(silver.read(path, SURE_NAME, SURE_TAG), desc="silver", disable=None)
    added = [numbered(of_silver(one, prepared.learnt), prepared.known) for one in read if one.tags.places]
    return replace(prepared, papers=prepared.papers + added)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of the training parts that have no names marked, headlines first."""
    for corpus in JSON_TEXTS:
        for row in lines(folder / corpus / "train.jsonl.gz"):
            text = _text(row)
            if text:
                yield f"{corpus}/{row['id']}", text
    for name in TAGGED_TEXTS:
        path = folder / name
        documents = corpora.conllu(path) if ".conllu" in name else corpora.columns(path)
        yield from ((f"{name}/{document.id}", document.text) for document in documents)


def _text(row: dict[str, Any]) -> str:
    if "text" in row or "body" in row:
        body = str(row.get("text") or row.get("body") or "")
        headline = row.get("headline") or (row.get("title") if "body" in row else "") or ""
        return f"{headline}\n\n{body}" if headline else body
    return spacing.text(row["sentences"], spacing.Style()).text
