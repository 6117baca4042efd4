"""Clusters of words by the company they keep: `python -m lab.clusters --corpora DIR`.

Counts of the two words on each side, as positive pointwise mutual information, are reduced by a truncated singular
value decomposition (Levy & Goldberg 2014) and clustered by k-means. Only the training parts of the corpora are read.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from tqdm import tqdm

from lab import cards, corpora, spacing

CUT = spacing.Style(hyphens=True, paragraphs=True)
COLUMNS = {
    "worldwide_newswire/train.bio.gz": CUT,
    "conll2003/train.bio.gz": spacing.Style(),
    "wikigold/train.bio.gz": spacing.Style(),
    "wnut17/train.bio.gz": spacing.Style(),
    "masc_pos/train.pos.gz": spacing.Style(),
}
TEXTS = ("polnear", "summ_bbc", "summ_writers", "summ_summeval", "extraction_scrapinghub")
SIZES = (64, 256, 1024)
WORDS, CONTEXTS, DIMENSIONS = 40_000, 4_000, 96
RARE = 4


def texts(folder: Path) -> Iterator[str]:
    """The texts of the training parts."""
    for name, style in COLUMNS.items():
        yield from (document.text for document in corpora.columns(folder / name, style))
    yield from (document.text for document in corpora.conllu(folder / "ewt/train.conllu.gz"))
    for name in TEXTS:
        path = folder / name / "train.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                yield article.get("text") or article["body"]


def vectors(words: list[str], vocabulary: list[str]) -> np.ndarray[Any, Any]:
    """A vector for each word of the vocabulary from a long sequence of words."""
    numbers = {word: number for number, word in enumerate(vocabulary)}
    ids = np.array([numbers.get(word, -1) for word in words])
    blocks = [_association(ids, offset, len(vocabulary)) for offset in (-2, -1, 1, 2)]
    reduced = TruncatedSVD(DIMENSIONS, random_state=1).fit_transform(hstack(blocks).tocsr())
    return normalize(reduced)


def _association(ids: np.ndarray[Any, Any], offset: int, size: int) -> csr_matrix:
    """Positive pointwise mutual information (word, context) with the word at a distance, if that is a common one."""
    here, there = (ids[:-offset], ids[offset:]) if offset > 0 else (ids[-offset:], ids[:offset])
    kept = (here >= 0) & (there >= 0) & (there < CONTEXTS)
    counts = csr_matrix((np.ones(kept.sum()), (here[kept], there[kept])), shape=(size, CONTEXTS))
    counts.sum_duplicates()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    columns = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    coo = counts.tocoo()
    chance = rows[coo.row] * columns[coo.col] / columns.sum()
    return csr_matrix((np.maximum(np.log(coo.data / chance), 0), (coo.row, coo.col)), shape=counts.shape)


def main() -> None:
    """Read, reduce, cluster, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    words: list[str] = []
    for text in tqdm(texts(parser.parse_args().corpora), desc="reading", disable=None):
        words += [*corpora.read(text).words, "\n", "\n"]
    common = Counter(words)
    vocabulary = [word for word, count in common.most_common(WORDS) if count >= RARE and word != "\n"]
    points = vectors(words, vocabulary)
    found = [MiniBatchKMeans(size, random_state=1, n_init=1, batch_size=4096).fit_predict(points) for size in SIZES]
    arrays = {"words": cards.strings(vocabulary), "clusters": np.stack(found, axis=1).astype(np.uint16)}
    cards.write("clusters", arrays, card(len(words)))


def card(size: int) -> dict[str, Any]:
    """What is to be known about the clusters."""
    return {
        "description": f"Clusters of words ({SIZES}) from {size} running words; no labels, no text (lab.clusters).",
        "data": {
            "worldwide_newswire, polnear, summ_bbc, summ_writers, summ_summeval train": "news text, no licence stated",
            "conll2003 train": "Reuters text under NIST's research agreement",
            "wikigold, wnut17 train": "CC BY 4.0",
            "ewt train": "CC BY-SA 4.0",
            "masc_pos train": "free for research and development, commercial included",
            "extraction_scrapinghub train": "MIT; the pages are their publishers'",
        },
        "command": "python -m lab.clusters --corpora DIR",
        "scores": {},
    }


if __name__ == "__main__":
    main()
