"""Clusters of words by the company they keep: `python -m lab.clusters --corpora DIR [--open]`.

Counts of the two words on each side, as positive pointwise mutual information, are reduced by a truncated singular
value decomposition (Levy & Goldberg 2014) and clustered by k-means. Only the training parts of the corpora are read;
with `--open` only openly licensed ones, so that taggers that are trained next rest on nothing else.
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

from lab import cards, corpora, spacing, tagged

CUT = spacing.Style(hyphens=True, paragraphs=True)
COLUMNS = {
    "worldwide_newswire/train.bio.gz": CUT,
    "conll2003/train.bio.gz": spacing.Style(),
    "wikigold/train.bio.gz": spacing.Style(),
    "wnut17/train.bio.gz": spacing.Style(),
    "masc_pos/train.pos.gz": spacing.Style(),
}
OPEN_COLUMNS = ("wikigold/train.bio.gz", "wnut17/train.bio.gz", "masc_pos/train.pos.gz")
TEXTS = ("polnear", "summ_bbc", "summ_writers", "summ_summeval", "extraction_scrapinghub")
DATA_OPEN = {
    "wikigold, wnut17 train": "CC BY 4.0",
    "ewt train": "CC BY-SA 4.0",
    "gum train, open genres": "CC BY 4.0 or public domain",
    "masc_pos train": "free for research and development, commercial included",
}
DATA = {
    "worldwide_newswire, polnear, summ_bbc, summ_writers, summ_summeval train": "news text, no licence stated",
    "conll2003 train": "Reuters text under NIST's research agreement",
    "wikigold, wnut17 train": "CC BY 4.0",
    "ewt train": "CC BY-SA 4.0",
    "masc_pos train": "free for research and development, commercial included",
    "extraction_scrapinghub train": "MIT; the pages are their publishers'",
}
SIZES = (64, 256, 1024)
WORDS, CONTEXTS, DIMENSIONS = 40_000, 4_000, 96
RARE = 4


def texts(folder: Path, only_open: bool = False) -> Iterator[str]:
    """The texts of the training parts."""
    for name in OPEN_COLUMNS if only_open else COLUMNS:
        yield from (document.text for document in corpora.columns(folder / name, COLUMNS[name]))
    yield from (document.text for document in corpora.conllu(folder / "ewt/train.conllu.gz"))
    if only_open:
        yield from (document.text for document in tagged.open_gum(folder))
        return
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
    parser.add_argument("--open", action="store_true", help="read openly licensed texts alone")
    given = parser.parse_args()
    words: list[str] = []
    for text in tqdm(texts(given.corpora, given.open), desc="reading", disable=None):
        words += [*corpora.read(text).words, "\n", "\n"]
    common = Counter(words)
    vocabulary = [word for word, count in common.most_common(WORDS) if count >= RARE and word != "\n"]
    points = vectors(words, vocabulary)
    found = [MiniBatchKMeans(size, random_state=1, n_init=1, batch_size=4096).fit_predict(points) for size in SIZES]
    arrays = {"words": cards.strings(vocabulary), "clusters": np.stack(found, axis=1).astype(np.uint16)}
    cards.write("clusters", arrays, card(len(words), DATA_OPEN if given.open else DATA))


def card(size: int, data: dict[str, str]) -> dict[str, Any]:
    """What is to be known about the clusters."""
    return {
        "description": f"Clusters of words ({SIZES}) from {size} running words; no labels, no text (lab.clusters).",
        "data": data,
        "command": "python -m lab.clusters --corpora DIR" + (" --open" if data is DATA_OPEN else ""),
        "scores": {},
    }


if __name__ == "__main__":
    main()
