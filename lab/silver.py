"""Reads what `lab.teacher_silver` wrote: texts with names and parts of speech that no person marked.

DATA is what a card of a model that learns from them has to tell besides its own sets.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab.corpora import Annotated

DATA = {
    "texts marked by a teacher: polnear, summ_bbc, summ_writers, summ_summeval, ecbplus train": (
        "news text, no licence stated (ecbplus: CC BY 3.0 for the annotation)"
    ),
    "texts marked by a teacher: extraction_scrapinghub, extraction_readability train": (
        "MIT and Apache-2.0; the pages are their publishers'"
    ),
    "texts marked by a teacher: ewt, gum, masc_pos train": (
        "CC BY-SA 4.0; CC BY-NC-SA 4.0 as a whole; free for research and development, commercial included"
    ),
    "the teacher's own sets: worldwide_newswire, conll2003, wikigold, wnut17 (names), ewt, gum, masc_pos, "
    "wsj_sample_pos (tags), polnear (tags and names by CoreNLP) train": (
        "not stated; research agreement; CC BY 4.0 twice; CC BY-SA 4.0; CC BY-NC-SA 4.0; as above; LDC sample, "
        "non-commercial; not stated"
    ),
}


@dataclass(frozen=True, slots=True)
class Silver:
    """A text with its names, its tags and the places (start, end) of which the teacher was not sure."""

    names: Annotated
    tags: Annotated
    doubts: tuple[tuple[int, int], ...]


def read(path: Path, least: float = 0.6, least_tag: float = 0.0) -> Iterator[Silver]:
    """The texts of a file; names of a share below `least` are doubts, tags below `least_tag` are left out.

    The names' `places` are those of whole names, each labelled `B-` and its kind of `lab.relabel.KINDS`: what lies
    outside them is no name, or a doubt. What is learnt from should leave out the sentences that hold a doubt.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield silver(json.loads(line), least, least_tag)


def silver(row: dict[str, Any], least: float, least_tag: float) -> Silver:
    """A text of one line."""
    sure = [(start, end, kind) for start, end, kind, share in row["names"] if share >= least]
    tags = [(start, end, tag) for start, end, tag, share in row["tags"] if share >= least_tag]
    unsure = [(start, end) for start, end, _, share in row["names"] if share < least]
    return Silver(
        _annotated(row, [(start, end, f"B-{kind}") for start, end, kind in sure]),
        _annotated(row, tags),
        tuple(sorted({*unsure, *map(tuple, row["doubts"])})),
    )


def _annotated(row: dict[str, Any], spans: list[tuple[int, int, str]]) -> Annotated:
    places = tuple((start, end) for start, end, _ in spans)
    return Annotated(row["id"], row["text"], places, tuple(label for _, _, label in spans))
