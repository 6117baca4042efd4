"""How a text is cut into lines and paragraphs."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.lines import lines

STORY = (
    "The council of a small town on the coast voted on Tuesday to close the old harbour for a year, after divers "
    "found cracks in the wall that holds back the sea.",
    "The vote was nine to four. Members who were against it said that the fishing boats had nowhere else to go, and "
    "that nobody had asked the families who live from them.",
)


def texts(content: str) -> list[str]:
    return [line.text for line in lines(content)]


def test_each_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    assert texts("\n".join(STORY)) == list(STORY)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_copy_becomes_paragraphs(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)
    assert [" ".join(text.split()) for text in texts(wrapped)] == list(STORY)


def test_wrapped_paragraphs_marked_by_indentation_are_parted() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 70, initial_indent="   ") for paragraph in STORY)
    assert len(texts(wrapped)) == 2


def test_headline_and_byline_above_wrapped_copy_stay_lines_of_their_own() -> None:
    wrapped = "HARBOUR CLOSES FOR A YEAR\nBy ANN LEE\n\n" + "\n\n".join(textwrap.fill(text, 72) for text in STORY)
    assert texts(wrapped)[:2] == ["HARBOUR CLOSES FOR A YEAR", "By ANN LEE"]
    assert len(texts(wrapped)) == 4


def test_bullets_in_wrapped_copy_are_not_joined() -> None:
    points = "- " + STORY[0][:70] + "\n- " + STORY[1][:70]
    assert len(texts(points)) == 2


def test_windows_and_old_mac_line_ends_part_lines() -> None:
    assert texts("One line here\r\nAnother line\rA third\u2028A fourth") == [
        "One line here",
        "Another line",
        "A third",
        "A fourth",
    ]


@given(st.text(alphabet="ab .\n\r\t\u00a0\u2028-", max_size=200))
def test_lines_cover_every_visible_character_once_and_in_order(content: str) -> None:
    found = lines(content)
    covered = [at for line in found for at in range(line.start, line.end)]
    assert covered == sorted(set(covered))
    assert {at for at, letter in enumerate(content) if not letter.isspace()} <= set(covered)
    assert all(line.text == content[line.start : line.end] for line in found)
