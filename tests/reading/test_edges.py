"""Where a name begins and ends."""

from __future__ import annotations

import numpy as np
import pytest

from service.document import Sentence
from service.reading import edges, linear
from service.reading.scenes import Scene
from service.reading.tags import PENN

CASES = [
    ("Gen. Ada Moss", [(0, 3, "PER")], [(1, 3, "PER")]),
    ("President Moss 's", [(0, 3, "PER")], [(1, 2, "PER")]),
    ("St. John", [(0, 2, "PER")], [(0, 2, "PER")]),
    ("the Northern League", [(0, 3, "ORG")], [(1, 3, "ORG")]),
    ("The Hague", [(0, 2, "LOC")], [(0, 2, "LOC")]),
    ("Qatar Airways", [(0, 1, "LOC"), (1, 2, "ORG")], [(0, 2, "ORG")]),
    ("Swedish Tax Agency", [(0, 1, "NORP"), (1, 3, "ORG")], [(0, 3, "ORG")]),
    ("Swedish Parliament", [(0, 1, "NORP"), (1, 2, "ORG")], [(0, 1, "NORP"), (1, 2, "ORG")]),
    ("Islamic Mutual Relief Fund", [(0, 1, "NORP"), (1, 4, "ORG")], [(0, 4, "ORG")]),
    ("Republican Guard", [(0, 1, "NORP"), (1, 2, "ORG")], [(0, 2, "ORG")]),
    ("Republican Volvo", [(0, 1, "NORP"), (1, 2, "ORG")], [(0, 1, "NORP"), (1, 2, "ORG")]),
    ("German Federal Police", [(0, 1, "NORP"), (1, 3, "ORG")], [(0, 1, "NORP"), (1, 3, "ORG")]),
    ("the market town Leeds", [(1, 3, "LOC"), (3, 4, "LOC")], [(3, 4, "LOC")]),
    ("National Bank of Poland", [(0, 2, "ORG"), (3, 4, "LOC")], [(0, 4, "ORG")]),
    ("Labour Party of the Faroes", [(0, 2, "ORG"), (4, 5, "LOC")], [(0, 5, "ORG")]),
    ("Dale Corp. of Poland", [(0, 2, "ORG"), (3, 4, "LOC")], [(0, 2, "ORG"), (3, 4, "LOC")]),
    ("Dale Roe Holdings", [(0, 3, "PER")], [(0, 3, "ORG")]),
    ("Emily Post", [(0, 2, "PER")], [(0, 2, "PER")]),
    ("said J. K. Roe", [(3, 4, "PER")], [(1, 4, "PER")]),
    ("in Plan B. Roe", [(1, 3, "ORG"), (3, 4, "PER")], [(1, 3, "ORG"), (3, 4, "PER")]),
    ("University of Leeds", [(0, 2, "ORG"), (2, 3, "LOC")], [(0, 3, "ORG")]),
    ("the University of Leeds won", [(3, 4, "LOC")], [(1, 4, "ORG")]),
    ("the Labour Party of Leeds won", [(1, 3, "ORG"), (4, 5, "LOC")], [(1, 5, "ORG")]),
    ("the party of Leeds won", [(3, 4, "LOC")], [(3, 4, "LOC")]),
    ("their G7 counterparts in Leeds", [(4, 5, "LOC")], [(1, 2, "ORG"), (4, 5, "LOC")]),
    ("League of Arab States said", [(0, 2, "ORG"), (2, 3, "NORP")], [(0, 4, "ORG")]),
    ("Ada Moss spoke", [(0, 1, "PER"), (1, 2, "PER")], [(0, 2, "PER")]),
    ("Moss , Volvo", [(0, 1, "PER"), (2, 3, "ORG")], [(0, 1, "PER"), (2, 3, "ORG")]),
    ("’s", [(0, 1, "ORG")], []),
    ("Ada Moss of Leeds", [(0, 4, "PER")], [(0, 2, "PER"), (3, 4, "LOC")]),
    ("Mayor Ada Moss of Leeds", [(0, 5, "PER")], [(1, 3, "PER"), (4, 5, "LOC")]),
    ("Joan of Arc", [(0, 3, "PER")], [(0, 3, "PER")]),
]


@pytest.mark.parametrize(("text", "found", "expected"), CASES)
def test_edges_are_put_right(text: str, found: list[edges.Name], expected: list[edges.Name]) -> None:
    assert edges.mend(text.split(" "), found) == expected


GROWN = [
    ("The Gray Swan , a ship , sank .", [(1, 3, "PER")], []),
    ("The “ Gray Swan ” sank .", [(2, 4, "PER")], []),
    ("The Mosses left .", [(1, 2, "PER")], [(1, 2, "PER")]),
    ("King Olav IV spoke .", [(1, 2, "PER")], [(1, 3, "PER")]),
    ("King Olav IV spoke .", [(0, 2, "LOC")], [(1, 3, "PER")]),
    ("The Moss administration fell .", [(1, 2, "PER")], [(1, 3, "ORG")]),
    ("The Ada Moss Administration fell .", [(1, 3, "PER")], [(1, 4, "ORG")]),
    ("It was the Quds Force .", [(3, 4, "ORG")], [(3, 5, "ORG")]),
    ("The European Space Agency said so .", [(1, 2, "NORP")], [(1, 4, "ORG")]),
    ("The German Army said so .", [(1, 2, "NORP")], [(1, 2, "NORP")]),
    ("Ada Moss Agency said so .", [(0, 2, "PER")], [(0, 2, "PER")]),
    ("Israel Hits Army Office", [(0, 1, "LOC")], [(0, 1, "LOC")]),
    ("They crowned Haakon VII in June .", [(2, 3, "PER")], [(2, 4, "PER")]),
    ("Then Haakon I think left .", [(1, 2, "PER")], [(1, 2, "PER")]),
    ("They saw Haakon . II was there .", [(2, 3, "PER")], [(2, 3, "PER")]),
    ("We met in Leeds . Police came .", [(3, 4, "LOC")], [(3, 4, "LOC")]),
]


@pytest.mark.parametrize(("text", "found", "expected"), GROWN)
def test_a_name_runs_up_to_the_noun_of_a_body(text: str, found: list[edges.Name], expected: list[edges.Name]) -> None:
    words = text.split(" ")
    ends = [at + 1 for at, word in enumerate(words) if word == "." or at + 1 == len(words)]
    sentences = [Sentence(0, 0, first, last, 0) for first, last in zip([0, *ends], ends, strict=False)]
    scene = Scene(words, sentences, linear.lay_out(words, sentences), np.full(len(words), PENN.index("VBD")))
    assert edges.grow(scene, found) == expected


def test_a_name_does_not_go_on_in_the_next_sentence() -> None:
    """A line that ends in a name and one that begins with another: two names."""
    found = [(0, 1, "PER"), (1, 2, "PER")]
    assert found == edges.mend(["Ruth", "Adeyemi"], found, frozenset({0, 1}))
    assert edges.mend(["Ruth", "Adeyemi"], found, frozenset({0})) == [(0, 2, "PER")]


def test_the_forces_of_a_people_are_whole() -> None:
    words = ["units", "of", "the", "Spanish", "Air", "Force", "left"]
    assert edges.mend(words, [(3, 4, "NORP"), (4, 6, "ORG")]) == [(3, 6, "ORG")]


def test_a_senator_is_a_person_in_a_transcript_too() -> None:
    words = ["SENATOR", "HALE", ":", "No", "."]
    sentences = [Sentence(0, 0, 0, 5, 0)]
    tags_of = np.array([PENN.index(tag) for tag in ("NNP", "NNP", ":", "UH", ".")])
    scene = Scene(words, sentences, linear.lay_out(words, sentences), tags_of)
    assert edges.titled(scene, []) == [(1, 2, "PER")]
    assert edges.titled(scene, [(1, 2, "ORG")]) == [(1, 2, "ORG")]


def test_a_ruler_is_known_by_title_and_number() -> None:
    words = ["King", "Harald", "II", "met", "Prince", "Olav", "."]
    sentences = [Sentence(0, 0, 0, 7, 0)]
    scene = Scene(words, sentences, linear.lay_out(words, sentences), np.full(7, PENN.index("NNP")))
    assert edges.titled(scene, []) == [(1, 3, "PER")]
    assert edges.titled(scene, [(0, 2, "LOC")]) == [(0, 2, "LOC")]
