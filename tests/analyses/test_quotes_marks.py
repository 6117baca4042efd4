"""Quotation marks in every style, balanced or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quote_cases import document

from service.analyses.attribution import marks, units


def passages(text: str) -> list[str]:
    """The quotations of a text, marks included."""
    read = document(text)
    found = [p for paragraph in units.paragraphs(read) for p in paragraph.passages]
    return [text[read.tokens[p.first].start : read.tokens[p.last - 1].end] for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Yes,” she said. “No.”", ["“Yes,”", "“No.”"]),
        ('"Yes," she said. "No."', ['"Yes,"', '"No."']),
        ("‘Yes,’ she said.", ["‘Yes,’"]),
        ("'Yes,' she said.", ["'Yes,'"]),
        ("«Yes», she said.", ["«Yes»"]),
        ("„Yes“, she said.", ["„Yes“"]),
        ("``Yes,'' she said.", ["``Yes,''"]),
        ('The "old"-style bridge—"hers"—is (\'his\') now.', ['"old"', '"hers"', "'his'"]),
        ("“He called it ‘a wreck’ and left,” she said.", ["“He called it ‘a wreck’ and left,”"]),
        ("‘He called it “a wreck” and left,’ she said.", ["‘He called it “a wreck” and left,’"]),
    ],
)
def test_every_style_is_paired(text: str, found: list[str]) -> None:
    assert passages(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The ’90s weren’t the dogs’ best years.",
        "Rock 'n' roll isn't dead, said the workers' choir.",
        "»a bullet that opens a line",
        "A pipe of 5\" and a man of 6' in height.",
        "It closes” without having opened.",
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    assert passages(text) == []


def test_a_plural_possessive_does_not_close() -> None:
    assert passages("‘The officials’ plan is old,’ she said.") == ["‘The officials’ plan is old,’"]


def test_what_never_closes_runs_to_the_end_of_its_paragraph() -> None:
    assert passages("“We began with nothing, she said.\nThe next line is free.") == [
        "“We began with nothing, she said."
    ]


def test_a_second_opening_ends_what_was_open() -> None:
    assert passages("“We began. “We went on.”") == ["“We began.", "“We went on.”"]


@given(st.text(alphabet="ab .,\n“”‘’\"'«»„`-—(s", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_marks_give_quotations_in_order_that_do_not_overlap(text: str) -> None:
    if not text.strip():
        return
    read = document(text)
    for paragraph in units.paragraphs(read):
        ends = [paragraph.first, *(end for p in paragraph.passages for end in (p.first, p.last)), paragraph.last]
        assert ends == sorted(ends)
        states = marks.states(paragraph.passages, paragraph.first, paragraph.last)
        assert len(states) == paragraph.last - paragraph.first
