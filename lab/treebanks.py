"""Paragraphs of a CoNLL-U treebank as they were printed, with the places of their words and sentences."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Place = tuple[int, int]
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed; `words` and `sentences` are half-open (start, end) in `text`."""

    text: str
    words: tuple[Place, ...]
    sentences: tuple[Place, ...]


def paragraphs(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a file, in order."""
    text, words, sentences = "", list[Place](), list[Place]()
    for opens, rows in _sentences(path):
        if opens and words:
            yield Paragraph(text, tuple(words), tuple(sentences))
            text, words, sentences = "", [], []
        start = len(text)
        for forms, space in _printed(rows):
            for form in forms:
                words.append((len(text), len(text) + len(form)))
                text += form
            text += space
        sentences.append((start, words[-1][1]))
    if words:
        yield Paragraph(text, tuple(words), tuple(sentences))


def _sentences(path: Path) -> Iterator[tuple[bool, list[Cells]]]:
    """The rows of each sentence, and whether it opens a paragraph."""
    opens, rows = False, list[Cells]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith(("# newpar", "# newdoc")):
                opens = True
            elif len(cells) == 10 and "." not in cells[0]:
                rows.append(cells)
            elif not line.strip() and rows:
                yield opens, rows
                opens, rows = False, []


def _printed(rows: Sequence[Cells]) -> Iterator[tuple[list[str], str]]:
    """The words of each printed token ("don't": do, n't), and the space after it."""
    at = 0
    while at < len(rows):
        number, form, misc = rows[at][0], rows[at][1], rows[at][9]
        first, _, last = number.partition("-")
        parts = int(last or first) - int(first) + 1 if last else 0
        forms = [row[1] for row in rows[at + 1 : at + 1 + parts]]
        yield forms if "".join(forms) == form else [form], "" if "SpaceAfter=No" in misc else " "
        at += 1 + parts
