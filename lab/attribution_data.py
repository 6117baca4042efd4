"""PolNeAR as the networks see it: units of tokens with labels, from the same reading as at serving."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from service import reading
from service.analyses.attribution import units
from service.analyses.attribution.units import Unit
from service.document import Article, Block, Document

OUT, BEGIN, INSIDE = range(3)
NONE, SOURCE, CONTENT = range(3)
HELD_OUT = 12
"""Every twelfth article of train, by the hash of its name, is held out: for looking at errors and for calibration."""
UNKNOWN_SILVER = -100


@dataclass(frozen=True)
class Cue:
    """A cue at tokens `first` to `last` of its unit, with the role of each token of the unit."""

    first: int
    last: int
    roles: np.ndarray


@dataclass(frozen=True)
class Example:
    """A unit with its labels; `silver` are part of speech, name and relation of each token as CoreNLP saw them."""

    unit: Unit
    words: list[str]
    cue_labels: np.ndarray
    cues: list[Cue] = field(default_factory=list)
    silver: tuple[list[str | None], ...] = ()


def article(identity: str, text: str) -> Article:
    """A corpus text as an article: every line that is not blank is a paragraph."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return Article(identity, "text", text, blocks)


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a corpus file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def held_out(identity: str) -> bool:
    """Is this article of train one that is not trained on?"""
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % HELD_OUT == 0


def examples(record: dict[str, Any], silver: dict[int, tuple[str, str, str]]) -> list[Example]:
    """The units of one annotated article."""
    document = reading.read(article(record["id"], record["text"]))
    numbers = token_numbers(document)
    found = []
    for paragraph in units.paragraphs(document):
        for unit in paragraph.units:
            tokens = document.tokens[unit.first : unit.last]
            labels = np.zeros(len(unit), dtype=np.int64)
            seen = [silver.get(token.start) for token in tokens]
            columns = tuple([None if item is None else item[n] for item in seen] for n in range(3))
            found.append(Example(unit, [token.text for token in tokens], labels, [], columns))
    for attribution in record["attributions"]:
        _label(found, attribution, numbers)
    return found


def token_numbers(document: Document) -> np.ndarray:
    """Character -> number of the token that covers it, -1 between tokens."""
    numbers = np.full(len(document.article.text) + 1, -1, dtype=np.int64)
    for number, token in enumerate(document.tokens):
        numbers[token.start : token.end] = number
    return numbers


def tokens_of(spans: Iterable[tuple[int, int]] | None, numbers: np.ndarray) -> np.ndarray:
    """The numbers of the tokens that spans of characters touch, in order."""
    inside = [numbers[start:end] for start, end in spans or ()]
    found = np.unique(np.concatenate(inside)) if inside else np.array([], dtype=np.int64)
    return found[found >= 0]


def _label(found: list[Example], attribution: dict[str, Any], numbers: np.ndarray) -> None:
    cue = tokens_of(attribution["cue"], numbers)
    if not len(cue):
        return
    example = next(e for e in found if e.unit.first <= cue[0] < e.unit.last)
    first, last = int(cue[0]) - example.unit.first, min(int(cue[-1]) + 1, example.unit.last) - example.unit.first
    if example.cue_labels[first:last].any():
        return
    example.cue_labels[first:last] = INSIDE
    example.cue_labels[first] = BEGIN
    roles = np.zeros(len(example.unit), dtype=np.int64)
    for role, name in ((CONTENT, "content"), (SOURCE, "source")):
        inside = tokens_of(attribution[name], numbers) - example.unit.first
        roles[inside[(inside >= 0) & (inside < len(roles))]] = role
    example.cues.append(Cue(first, last, roles))


def silver(path: Path) -> dict[str, dict[int, tuple[str, str, str]]]:
    """Article -> token start -> part of speech, name tag and relation, as CoreNLP saw them."""
    return {
        record["id"]: {
            word[1]: (word[3], word[4], word[7].split(":")[0]) for sentence in record["sentences"] for word in sentence
        }
        for record in documents(path)
    }
