"""Which part of a compound belongs to a name that begins or ends inside it."""

from __future__ import annotations

import pytest

from service.reading import compounds

CASES = [
    ("Kim Jong|-|un spoke", [(0, 2, "PER")], [(0, 4, "PER")]),
    ("Eva Ruiz|-|led talks", [(0, 2, "PER")], [(0, 2, "PER")]),
    ("Eva Ruiz|-|Soto spoke", [(0, 2, "PER")], [(0, 4, "PER")]),
    ("Eva Ruiz|-|Soto spoke", [(0, 2, "PER"), (3, 4, "PER")], [(0, 2, "PER"), (3, 4, "PER")]),
    ("Ruiz|-|Soto talks", [(0, 1, "PER")], [(0, 1, "PER")]),
    ("Anna|-|Lena Roth spoke", [(0, 1, "LOC"), (2, 4, "PER")], [(0, 4, "PER")]),
    ("Anna|-|Lena Roth spoke", [(2, 4, "PER")], [(0, 4, "PER")]),
    ("the Inter|-|Baltic Bank", [(1, 2, "ORG"), (3, 5, "ORG")], [(1, 5, "ORG")]),
    ("the Trans|-|Baltic Bank", [(3, 5, "ORG")], [(1, 5, "ORG")]),
    ("the Anti|-|Baltic Bank talks", [(3, 5, "ORG")], [(3, 5, "ORG")]),
    ("China|-|European Union talks", [(0, 1, "LOC"), (2, 4, "ORG")], [(0, 1, "LOC"), (2, 4, "ORG")]),
    ("mid|-|European Union talks", [(2, 4, "ORG")], [(2, 4, "ORG")]),
    ("Iran|-|Iraq war", [(0, 1, "LOC"), (2, 3, "LOC")], [(0, 1, "LOC"), (2, 3, "LOC")]),
]


@pytest.mark.parametrize(("text", "found", "expected"), CASES)
def test_a_name_has_the_parts_of_its_compound(
    text: str, found: list[compounds.Name], expected: list[compounds.Name]
) -> None:
    pieces = [(word, number) for number, token in enumerate(text.split(" ")) for word in token.split("|")]
    words, owners = [word for word, _ in pieces], [number for _, number in pieces]
    assert compounds.whole(words, owners, found) == expected
