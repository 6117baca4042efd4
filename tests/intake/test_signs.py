"""The phrases by which furniture is known, and the pieces by which most lines are passed over."""

from __future__ import annotations

import pytest

from service.intake import signs
from service.intake.lines import lines


@pytest.mark.parametrize(
    ("phrase", "piece"),
    [
        (r"\bcontributed (?:to )?(?:this|the) report", "contributed "),
        (r"\b(?:our|its) disclosures?\b", " disclosure"),
        (r"\bsent [a-z]{2} by (?:hand|post)", "sent "),
        (r"(?:one|two)", ""),
    ],
)
def test_the_piece_of_a_phrase_stands_in_whatever_the_phrase_fits(phrase: str, piece: str) -> None:
    assert signs.piece(phrase) == piece


@pytest.mark.parametrize("text", ["All Rights Reserved", "ALL RİGHTS RESERVED", "all rıghts reſerved"])
def test_a_phrase_is_held_whatever_the_case_of_its_letters(text: str) -> None:
    (line,) = lines(f"Harbour Post 2024, {text}.")
    assert "copyright" in signs.said(line).held


def test_a_line_without_the_phrase_does_not_hold_it() -> None:
    (line,) = lines("All rights were reserved by the council.")
    assert "copyright" not in signs.said(line).any
