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
    assert passages("“We began with nothing. We had no roof.\nThe next line is free.") == [
        "“We began with nothing. We had no roof."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We began with nothing, she said. She had tears in her eyes.",
        "“We began with nothing, said Ada Brook. She had tears in her eyes.",
        '"We began with nothing, the mayor said in her letter. "We had no roof."',
    ],
)
def test_a_forgotten_closing_mark_is_where_the_speaker_is_named(text: str) -> None:
    assert passages(text)[0].strip('“"') == "We began with nothing,"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "‘We were promised trees.\n‘We got the workers’ fence.’",
            ["‘We were promised trees.", "‘We got the workers’ fence.’"],
        ),
        ("She said: 'It's the members' hall.\n'It's ours.'", ["'It's the members' hall.", "'It's ours.'"]),
        ("‘We were promised trees.\nThe next line is free.", ["‘We were promised trees."]),
        ("'90s music was the workers' music.\n'Twas loud.", []),
    ],
)
def test_a_quotation_in_single_marks_goes_on_in_the_next_paragraph(text: str, found: list[str]) -> None:
    assert passages(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("»Yes«, she said. »No.«", ["»Yes«", "»No.«"]),
        ("»Yes», she said.", ["»Yes»"]),
        ("« Yes », she said, « and no ».", ["« Yes »", "« and no »"]),
        ("» “We listened,” she said", ["“We listened,”"]),
    ],
)
def test_angular_marks_open_on_either_side(text: str, found: list[str]) -> None:
    assert passages(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"I stood on it at 6\'2" in my socks," he said.', ['"I stood on it at 6\'2" in my socks,"']),
        ('"The 27" screen is mine," he said. "It is."', ['"The 27" screen is mine,"', '"It is."']),
        ('It began "in \'68" and ended "in 1970" at last.', ['"in \'68"', '"in 1970"']),
        ('The board is 8\' long, 4" wide and 2" thick.', []),
    ],
)
def test_inches_and_feet_are_no_marks(text: str, found: list[str]) -> None:
    assert passages(text) == found


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
