"""Where a name begins and ends."""

from __future__ import annotations

import pytest

from service.reading import edges

CASES = [
    ("Gen. Ada Moss", [(0, 3, "PER")], [(1, 3, "PER")]),
    ("President Moss 's", [(0, 3, "PER")], [(1, 2, "PER")]),
    ("St. John", [(0, 2, "PER")], [(0, 2, "PER")]),
    ("the Northern League", [(0, 3, "ORG")], [(1, 3, "ORG")]),
    ("The Hague", [(0, 2, "LOC")], [(0, 2, "LOC")]),
    ("Qatar Airways", [(0, 1, "LOC"), (1, 2, "ORG")], [(0, 2, "ORG")]),
    ("Swedish Tax Agency", [(0, 1, "NORP"), (1, 3, "ORG")], [(0, 3, "ORG")]),
    ("Swedish Parliament", [(0, 1, "NORP"), (1, 2, "ORG")], [(0, 1, "NORP"), (1, 2, "ORG")]),
    ("University of Leeds", [(0, 2, "ORG"), (2, 3, "LOC")], [(0, 3, "ORG")]),
    ("League of Arab States said", [(0, 2, "ORG"), (2, 3, "NORP")], [(0, 4, "ORG")]),
    ("Moss , Volvo", [(0, 1, "PER"), (2, 3, "ORG")], [(0, 1, "PER"), (2, 3, "ORG")]),
    ("’s", [(0, 1, "ORG")], []),
]


@pytest.mark.parametrize(("text", "found", "expected"), CASES)
def test_edges_are_put_right(text: str, found: list[edges.Name], expected: list[edges.Name]) -> None:
    assert edges.mend(text.split(" "), found) == expected
