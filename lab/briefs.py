"""Articles with summaries that people wrote, as `lab.summary_peers` and `lab.faithful` read them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from service import pipeline
from service.document import Article
from service.intake import Source
from service.pipeline import Answer, Options

ASKED = {"summ_bbc": 150, "summ_summeval": 60, "summ_writers": 60, "summ_realsumm": 60}
"""Corpus -> words asked for: about the length of its references."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An article of a corpus, what people wrote of it, and the words to ask for."""

    corpus: str
    article: Article
    references: tuple[str, ...]
    words: int

    def answer(self) -> Answer:
        """What the service answers: its `summary`."""
        return pipeline.analyse(self.article, ("summary",), Options(words=self.words))


def read(folder: Path, split: str) -> Iterator[Asked]:
    """The articles of a split, corpus by corpus, all of their text being body."""
    for corpus, words in ASKED.items():
        path = folder / corpus / f"{split}.jsonl.gz"
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines() if path.exists() else []
        for line in tqdm(lines, desc=corpus, disable=None):
            entry = json.loads(line)
            article = pipeline.upload(Source(entry["text"], headline=entry.get("headline"), keep=True))
            yield Asked(corpus, article, tuple(entry.get("references") or [entry["reference"]]), words)
