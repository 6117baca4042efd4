"""PolNeAR as the networks see it: units of tokens with labels, from the same reading as at serving."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from service import reading
from service.analyses.attribution import features, units
from service.analyses.attribution.units import Unit
from service.document import Article, Block, Document
from service.reading.tags import PENN

OUT, BEGIN, INSIDE = range(3)
NONE, SOURCE, CONTENT = range(3)
HELD_OUT = 12
"""Every twelfth article of train, by the hash of its name, is held out: for looking at errors and for calibration."""
LEAST_TOKENS = 4
"""Tokens of a unit at least, where nobody annotated it."""
NO_SILVER = ("", "")
TAG_NUMBERS = {tag: number for number, tag in enumerate(PENN, 1)}


@dataclass(frozen=True)
class Cue:
    """A cue at tokens `first` to `last` of its unit, with the role of each token of the unit."""

    first: int
    last: int
    roles: np.ndarray


@dataclass(frozen=True)
class Example:
    """A unit with its labels; `seen` as `features.of_document` has it.

    `silver` are part of speech and relation of each token as CoreNLP saw them, "" where it says nothing of a token.
    """

    unit: Unit
    words: list[str]
    seen: np.ndarray
    cue_labels: np.ndarray
    cues: list[Cue] = field(default_factory=list)
    silver: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Text:
    """A text with its units; `annotator` is who marked it, "" where nobody did."""

    id: str
    annotator: str
    examples: list[Example]


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


def annotated(record: dict[str, Any], silver: Mapping[int, tuple[str, str]]) -> Text:
    """An annotated article, with what CoreNLP says of its words by the character that they begin with."""
    document = reading.read(article(record["id"], record["text"]))
    numbers = token_numbers(document)
    found = _examples(document)
    for one in found:
        tokens = document.tokens[one.unit.first : one.unit.last]
        one.silver.extend(silver.get(token.start, NO_SILVER) for token in tokens)
    for attribution in record["attributions"]:
        _label(found, attribution, numbers)
    return Text(record["id"], record["annotator"], found)


def silver(path: Path) -> dict[str, dict[int, tuple[str, str]]]:
    """Article -> first character of a word -> its part of speech and relation, as CoreNLP saw them."""
    return {
        record["id"]: {
            word[1]: (word[3], word[7].split(":")[0]) for sentence in record["sentences"] for word in sentence
        }
        for record in documents(path)
    }


def plain(identity: str, text: str) -> Text:
    """A text that nobody annotated, without units of which nothing can be learnt."""
    found = _examples(reading.read(article(identity, text)))
    return Text(identity, "", [one for one in found if len(one.unit) >= LEAST_TOKENS])


def _examples(document: Document) -> list[Example]:
    seen = features.of_document(document, TAG_NUMBERS)
    found = []
    for paragraph in units.paragraphs(document):
        for unit in paragraph.units:
            words = [token.text for token in document.tokens[unit.first : unit.last]]
            found.append(Example(unit, words, seen[unit.first : unit.last], np.zeros(len(unit), dtype=np.int64)))
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
