"""The texts that attribution is learnt from: annotated articles, and texts of other corpora that teachers mark."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from tqdm import tqdm

from lab import attribution_data as data
from lab import joined, labelled, teacher_texts
from lab.attribution_data import Text

NEWS = ("summ_", "extraction_", "ecbplus", "worldwide_newswire", "ieer")
LONGEST = 60_000
"""Characters of a text that are read at most."""


def annotated(folder: Path) -> Iterator[Text]:
    """The training articles of PolNeAR, those that are held out among them."""
    silver = data.silver(folder / "polnear" / "train.corenlp.jsonl.gz")
    for record in data.documents(folder / "polnear" / "train.jsonl.gz"):
        yield data.annotated(record, silver.get(record["id"], {}))


def plain(folder: Path, wanted: Collection[str] | None = None) -> Iterator[Text]:
    """Training texts of other corpora, that nobody annotated for attribution: all, or those of the names wanted."""
    for name, text in tqdm(list(_others(folder)), desc="other texts", disable=None):
        if wanted is None or name in wanted:
            yield data.plain(name, text[:LONGEST])


def is_news(text: Text) -> bool:
    """Is it of a corpus of news?"""
    return text.id.startswith(NEWS)


def _others(folder: Path) -> Iterator[tuple[str, str]]:
    yield from (one for one in teacher_texts.texts(folder) if not one[0].startswith("polnear/"))
    yield from ((one.id, one.text) for one in labelled.documents(folder, teacher_texts.NAMES, joined.learnt(folder)))
