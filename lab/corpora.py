"""Reading the corpora: text as a newspaper would print it, with the place and the label of every gold token.

A corpora folder holds one folder a set: `*.conllu.gz` (CoNLL-U), `*.pos.gz` and `*.bio.gz` (one `token TAB label` a
line, a blank line between sentences, `-DOCSTART-` rows with the document's name in the third column).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lab import spacing
from service.document import Sentence
from service.reading import sentences, tokens

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document: its text and, for each gold token, its (start, end) in code points and its label."""

    id: str
    text: str
    places: tuple[tuple[int, int], ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the service reads it; `places` are the (start, end) of the words."""

    words: list[str]
    places: list[tuple[int, int]]
    sentences: tuple[Sentence, ...]


def conllu(path: Path) -> Iterator[Annotated]:
    """Documents of a CoNLL-U file, labelled with its XPOS column."""
    builder = _Builder("")
    number = 0
    skip = (0, False)  # last word of a multi-word token, and whether no space follows it
    for line in _lines(path):
        if line.startswith("# newdoc"):
            if builder.places:
                yield builder.build()
            builder = _Builder(f"{number:04d}/{line.rpartition('= ')[2]}")
            number += 1
        elif line.startswith("# newpar"):
            builder.end_paragraph()
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        glued = "SpaceAfter=No" in cells[9]
        if "-" in cells[0]:
            skip = (int(cells[0].partition("-")[2]), glued)
            continue
        inside, last = int(cells[0]) < skip[0], int(cells[0]) == skip[0]
        builder.add(cells[1], cells[4], space=not (inside or (skip[1] if last else glued)))
        skip = (0, False) if last else skip
    if builder.places:
        yield builder.build()


class _Builder:
    """A text that grows by words."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""
        self.places: list[tuple[int, int]] = []
        self.labels: list[str] = []

    def add(self, word: str, label: str, space: bool) -> None:
        self.places.append((len(self.text), len(self.text) + len(word)))
        self.labels.append(label)
        self.text += word + (" " if space else "")

    def end_paragraph(self) -> None:
        self.text = self.text.rstrip() + "\n\n" if self.text else ""

    def build(self) -> Annotated:
        return Annotated(self.name, self.text, tuple(self.places), tuple(self.labels))


def columns(path: Path, style: spacing.Style | None = None) -> Iterator[Annotated]:
    """Documents of a `token TAB label` file. Where documents are not marked, every sentence is one."""
    style = style or spacing.Style()
    for number, (name, blocks) in enumerate(_documents(path)):
        printed = spacing.text([[word for word, _ in block] for block in blocks], style)
        labels = tuple(label for block in blocks for _, label in block)
        yield Annotated(f"{number:04d}/{name}", printed.text, tuple(printed.places), labels)


def _documents(path: Path) -> Iterator[tuple[str, list[list[Row]]]]:
    name, marked = "", False
    blocks: list[list[Row]] = [[]]
    for line in _lines(path):
        cells = line.split("\t")
        if cells[0] == "-DOCSTART-":
            if any(blocks):
                yield name, [block for block in blocks if block]
            name, marked, blocks = cells[2] if len(cells) > 2 else "", True, [[]]
        elif len(cells) > 1 and cells[0]:
            blocks[-1].append((cells[0], cells[1]))
        elif blocks[-1]:
            if marked:
                blocks.append([])
            else:
                yield name, blocks
                blocks = [[]]
    if any(blocks):
        yield name, [block for block in blocks if block]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def read(text: str) -> Read:
    """Words and sentences of a text, each of its lines being a block."""
    places: list[tuple[int, int]] = []
    parts: list[Sentence] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        here = list(tokens.spans(text, start, start + len(line)))
        base = len(places)
        for first, last in sentences.bounds(text, here):
            parts.append(Sentence(here[first][0], here[last - 1][1], base + first, base + last, number))
        places += here
        start += len(line) + 1
    return Read([text[first:last] for first, last in places], places, tuple(parts))


def overlaps(places: Sequence[tuple[int, int]], gold: Sequence[tuple[int, int]]) -> Iterator[range]:
    """For each of `places`, the numbers of the gold spans that share a character with it; both are in order."""
    at = 0
    for start, end in places:
        while at < len(gold) and gold[at][1] <= start:
            at += 1
        last = at
        while last < len(gold) and gold[last][0] < end:
            last += 1
        yield range(at, last)


def entities(document: Annotated) -> Iterable[tuple[int, int, str]]:
    """The spans of IOB2 labels: start, end, kind."""
    found: list[tuple[int, int, str]] = []
    for (start, end), label in zip(document.places, document.labels, strict=True):
        prefix, _, kind = label.partition("-")
        if prefix == "I" and found:
            found[-1] = (found[-1][0], end, found[-1][2])
        elif prefix in {"B", "I"}:
            found.append((start, end, kind))
    return found
