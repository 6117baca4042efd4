"""Rows become paragraphs: broken words, columns and pages that break a sentence, running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from service import lexicons
from service.intake.lines import BULLET, ends_sentence
from service.intake.pdf_page import Row

EDGES = 2  # rows at the top and at the foot of a page that may run through all pages
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"(?i)\W*(?:(?:page|p\.)\s?)?\d{1,4}(?:\s?(?:/|of|von|\|)\s?\d{1,4})?\W*")
SIZES = 0.08  # by which the sizes of rows of one paragraph differ at most
LEADING = 1.45  # of the usual distance between baselines: a wider one parts paragraphs
INDENT = 0.7  # of the size
SHORT = 0.82  # of the width of a column: a row that is shorter, and ends a sentence, ends its paragraph
HYPHEN = re.compile(r"([^\W\d_]+)[-‐­]$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
FIRST = re.compile(r"[^\W\d_]+")
COMPOUNDS = lexicons.table("compound_parts")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one line, the size of its letters in points, and whether all of it is bold."""

    text: str
    size: float
    bold: bool


def without_running_heads(pages: Sequence[Sequence[Row]]) -> tuple[list[Row], list[list[Row]]]:
    """The rows that run through the pages at their heads and feet, page numbers among them; and the others."""
    shown = Counter(key for page in pages for key in {_key(row) for row in _edges(page)})
    running: list[Row] = []
    copy: list[list[Row]] = []
    for page in pages:
        out = [row for row in _edges(page) if shown[_key(row)] > 1 or NUMBER.fullmatch(row.text.strip())]
        out = out if len(out) < len(page) else []
        running += out
        copy.append([row for row in page if not any(row is other for other in out)])
    return running, copy


def _edges(page: Sequence[Row]) -> list[Row]:
    from_top = sorted(page, key=lambda row: -row.y)
    return from_top if len(from_top) <= 2 * EDGES else [*from_top[:EDGES], *from_top[-EDGES:]]


def _key(row: Row) -> str:
    """What rows of two pages have in common: all but the numbers."""
    return DIGITS.sub("0", " ".join(row.text.split()).lower())


def joined(pages: Sequence[Sequence[Row]]) -> list[Paragraph]:
    """The paragraphs of all pages."""
    words = _words(pages)
    leading = _leading(pages)
    found: list[list[Row]] = []
    for page in pages:
        for at, row in enumerate(page):
            if found and (_goes_over(found[-1][-1], row) if at == 0 else _goes_on(found[-1], row, leading)):
                found[-1].append(row)
            else:
                found.append([row])
    return [_paragraph(rows, words) for rows in found]


def _leading(pages: Sequence[Sequence[Row]]) -> float:
    """The usual distance between baselines, in sizes."""
    steps = [
        (above.y - row.y) / row.size
        for page in pages
        for above, row in pairwise(page)
        if _alike(above, row) and 0.8 * row.size < above.y - row.y < 3 * row.size
    ]
    return median(sorted(steps)[: 1 + len(steps) * 3 // 4]) if steps else 1.2


def _alike(above: Row, row: Row) -> bool:
    return _as_large(above, row) and above.bold == row.bold


def _goes_on(paragraph: Sequence[Row], row: Row, leading: float) -> bool:
    """Is the row of the paragraph above it: as large, no further away than usual, neither indented nor bulleted?"""
    opening, above = paragraph[0], paragraph[-1]
    step, ended = above.y - row.y, ends_sentence(above.text.strip())
    if step < 0:
        return _goes_over(above, row)
    if not _as_large(above, row) or BULLET.match(row.text.strip()):
        return False
    if above.bold != row.bold and (ended or opening.bold):
        return False
    indented = row.x - above.x > INDENT * row.size
    short = ended and above.end - above.x < SHORT * (row.end - row.x)
    return step <= LEADING * leading * row.size and not indented and not short


def _goes_over(above: Row, row: Row) -> bool:
    """Does a paragraph go on in the next column, or on the next page? The wording says so, as nothing else does."""
    same = _as_large(above, row) and above.bold == row.bold
    return same and not ends_sentence(above.text.strip()) and not BULLET.match(row.text.strip())


def _as_large(above: Row, row: Row) -> bool:
    return abs(above.size - row.size) <= SIZES * row.size


def _words(pages: Sequence[Sequence[Row]]) -> frozenset[str]:
    """The words that stand inside rows, where nothing breaks them; with their hyphens."""
    inside = (" ".join(row.text.lower().split()[1:-1]) for page in pages for row in page)
    return frozenset(word for text in inside for word in WORD.findall(text))


def _paragraph(rows: Sequence[Row], words: frozenset[str]) -> Paragraph:
    pieces: list[str] = []
    for row in rows:
        text = " ".join(row.text.split())
        if pieces:
            pieces[-1] = _ended(pieces[-1], text, words)
        pieces.append(text)
    return Paragraph("".join(pieces), max(row.size for row in rows), all(row.bold for row in rows))


def _ended(row: str, following: str, words: frozenset[str]) -> str:
    """The row as it stands before the next: without the hyphen of a word that is broken, or with a space.

    "harm-" / "ony": harmony; "well-" / "known" and "twenty-" / "one" keep the hyphen, and so does what the text has
    elsewhere with one.
    """
    broken, rest = HYPHEN.search(row), FIRST.match(following)
    if row.endswith("\N{SOFT HYPHEN}"):
        return row[:-1]
    if broken is None or rest is None or not rest[0][0].islower():
        return row if row.endswith("-") and rest is not None else f"{row} "
    left, right = broken[1].lower(), rest[0].lower()
    compound = COMPOUNDS.get(left) == "first" or COMPOUNDS.get(right) == "last"
    keeps = compound or f"{left}-{right}" in words
    return row if keeps and left + right not in words else row[:-1]
