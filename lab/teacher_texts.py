"""The training texts of the teacher, read once and kept."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from lab import corpora, joined, labelled, silver, spacing
from lab import names as lab_names
from lab import teacher_data as data
from lab.gazetteer import Learnt, learn
from lab.teacher_batches import Numbered, numbered

NAMES = lab_names.TRAIN
TAGS = ("ewt/train.conllu.gz", "gum/train.conllu.gz", "masc_pos/train.pos.gz", "wsj_sample_pos/train.pos.gz")
SURE_NAME, SURE_TAG = 0.7, 0.9  # shares of names and tags that are learnt from in silver texts
NOISY = "masc"  # tagged with less care: learnt by the same head as the silver tags


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
    learnt = learn(labelled.example(document) for document in tqdm(documents, desc="counting", disable=None))
    papers = [
        data.of_names(document, labelled.with_headline(document, dice), learnt)
        for document in tqdm(documents, desc="names", disable=None)
    ]
    for name in TAGS:
        path = folder / name
        texts = corpora.conllu(path) if ".conllu" in name else corpora.columns(path, spacing.Style())
        papers += [
            data.of_tags(labelled.with_headline(text, dice), learnt, NOISY in name)
            for text in tqdm(texts, desc=name, disable=None)
        ]
    papers += tqdm(data.polnear(folder, learnt), desc="polnear", disable=None)
    words, vectors = data.word_vectors(folder)
    known = data.vocabulary(papers, {word: number for number, word in enumerate(words, 1)})
    return Prepared([numbered(one, known) for one in papers], known, learnt, vectors)


def with_silver(prepared: Prepared, path: Path) -> Prepared:
    """The same and texts that an earlier teacher labelled, as far as it was sure."""
    read = tqdm(silver.read(path, SURE_NAME, SURE_TAG), desc="silver", disable=None)
    added = [numbered(data.of_silver(one, prepared.learnt), prepared.known) for one in read if one.tags.places]
    return replace(prepared, papers=prepared.papers + added)
