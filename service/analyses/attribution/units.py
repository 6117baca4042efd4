"""The pieces of an article that are looked at as a whole: paragraphs, long ones cut at sentence ends.

Of the attributions of PolNeAR (networkdynamics/PolNeAR) 99 % lie inside one paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from service.analyses.attribution import marks
from service.document import Document, Sentence

LONGEST = 220
"""Tokens of a unit at most."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` (half-open) of the document, all of one block.

    `states` are the quotation states of its tokens (`marks`), `sentences` the number within the unit of the sentence
    in which each token stands.
    """

    first: int
    last: int
    block: int
    states: tuple[int, ...]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        """The number of tokens."""
        return self.last - self.first


@dataclass(frozen=True)
class Paragraph:
    """All tokens of one block, with its quotations and the units that it is cut into."""

    first: int
    last: int
    block: int
    passages: tuple[marks.Passage, ...]
    units: tuple[Unit, ...]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """The first tokens of the quotations, and the ends of all: rules ask hundreds of times which ones they meet."""
        return [passage.first for passage in self.passages], [passage.last for passage in self.passages]

    def meeting(self, first: int, last: int) -> tuple[marks.Passage, ...]:
        """The quotations that share a token with `first` to `last`, in reading order."""
        if not self.passages:
            return ()
        firsts, lasts = self._edges
        start = bisect_right(lasts, first)
        return self.passages[start : bisect_left(firsts, last, start)]


def paragraphs(document: Document) -> list[Paragraph]:
    """The blocks that are read, in reading order."""
    groups = [list(group) for _, group in groupby(document.sentences, key=lambda sentence: sentence.block)]
    openings = [document.tokens[group[0].first].text for group in groups]
    found = []
    for sentences, follows in zip(groups, [*openings[1:], marks.NOTHING], strict=False):
        first, last, block = sentences[0].first, sentences[-1].last, sentences[0].block
        passages = marks.passages(document.tokens, first, last, follows)
        states = marks.states(passages, first, last)
        units = tuple(_unit(piece, block, states, first) for piece in _pieces(sentences))
        found.append(Paragraph(first, last, block, tuple(passages), units))
    return found


def piece_of(paragraph: Paragraph, place: tuple[int, int]) -> Unit:
    """A range of tokens of a paragraph as a unit of its own."""
    states: list[int] = []
    sentences: list[int] = []
    for unit in paragraph.units:
        first, last = max(place[0], unit.first) - unit.first, min(place[1], unit.last) - unit.first
        states += unit.states[first:last] if first < last else ()
        sentences += unit.sentences[first:last] if first < last else ()
    return Unit(place[0], place[1], paragraph.block, tuple(states), tuple(sentences))


def _pieces(sentences: Sequence[Sentence]) -> list[list[tuple[int, int]]]:
    """Sentences, as token ranges, in groups of at most LONGEST tokens; a longer sentence is cut."""
    pieces: list[list[tuple[int, int]]] = [[]]
    size = 0
    for sentence in sentences:
        for first in range(sentence.first, sentence.last, LONGEST):
            last = min(first + LONGEST, sentence.last)
            if size + last - first > LONGEST:
                pieces.append([])
                size = 0
            pieces[-1].append((first, last))
            size += last - first
    return pieces


def _unit(piece: Sequence[tuple[int, int]], block: int, states: Sequence[int], base: int) -> Unit:
    first, last = piece[0][0], piece[-1][1]
    numbers: list[int] = []
    for number, (start, end) in enumerate(piece):
        numbers += [number] * (end - start)
    return Unit(first, last, block, tuple(states[first - base : last - base]), tuple(numbers))
