"""Tokens are put back together as a newspaper prints them."""

from __future__ import annotations

import pytest

from lab import spacing

CASES = [
    ("The mayor 's plan , he said , wo n't pass .", "The mayor's plan, he said, won't pass.", False),
    ('" Stop , " she said .', '"Stop, " she said.'.replace(', "', ',"'), False),
    ("`` We won '' ( twice ) for $ 5", "“We won” (twice) for $5", False),
    ("the Leeds - based club - and its fans", "the Leeds-based club - and its fans", True),
    ("the city ’ s port", "the city’s port", True),
]


@pytest.mark.parametrize(("tokens", "printed", "hyphens"), CASES)
def test_marks_stand_where_they_belong(tokens: str, printed: str, hyphens: bool) -> None:
    assert spacing.text([tokens.split(" ")], spacing.Style(hyphens=hyphens)).text == printed


def test_every_token_keeps_its_place() -> None:
    blocks = [["Ada", "Moss", "left", "."], ["Nobody", "else", "did"], ["The", "end"]]
    found = spacing.text(blocks, spacing.Style())
    assert [found.text[start:end] for start, end in found.places] == [word for block in blocks for word in block]


def test_a_block_without_a_stop_is_a_paragraph() -> None:
    assert spacing.text([["Moss", "leaves"], ["She", "left", "."]], spacing.Style()).text == "Moss leaves\n\nShe left."
