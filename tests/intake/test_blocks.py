"""Each visible character of a text lies in one block, and the block has the right role."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.document import BODY_ROLES, Block
from service.intake import blocks
from tests.intake.dumps import DUMPS, STORY, Dump


def labelled(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in blocks.label(text, headline)]


def body(text: str) -> list[str]:
    return [line for role, line in labelled(text) if role in BODY_ROLES]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.name)
def test_lines_of_a_dump_have_their_roles(dump: Dump) -> None:
    assert labelled(dump.text) == list(dump.lines)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.name)
@pytest.mark.parametrize("parted_by", ["\n", "\n\n", "\r\n", "\n \n\n"])
def test_blank_lines_do_not_change_the_story(dump: Dump, parted_by: str) -> None:
    assert body(parted_by.join(line for _, line in dump.lines)) == list(STORY)


@pytest.mark.parametrize("count", range(1, len(STORY) + 1))
@pytest.mark.parametrize("parted_by", ["\n", "\n\n"])
def test_a_clean_article_is_body_from_first_to_last(count: int, parted_by: str) -> None:
    assert body(parted_by.join(STORY[:count])) == list(STORY[:count])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned.",
        "Ann Lee said the harbour will stay closed.",
        "“No,” she said.",
        " ".join(STORY),
        "the council voted nine to four and nobody spoke",
        "Ann Lee is a writer who lives by the harbour.",
    ],
)
def test_a_text_of_one_line_is_body(text: str) -> None:
    assert labelled(text) == [("paragraph", text)]


def test_a_short_clean_text_keeps_every_paragraph() -> None:
    text = "The mayor resigned on Monday.\n\nShe gave no reason.\n\nHer deputy will take over."
    assert body(text) == text.split("\n\n")


def test_a_headline_above_paragraphs_is_found() -> None:
    text = "Town closes harbour for a year\n\n" + "\n\n".join(STORY)
    assert labelled(text)[0] == ("headline", "Town closes harbour for a year")
    assert body(text) == list(STORY)


def test_the_headline_that_the_caller_knows_is_found_among_the_lines() -> None:
    text = "From the coast\n\nA wall moves\n\n" + "\n\n".join(STORY)
    assert ("headline", "A wall moves") in labelled(text, "A wall moves")


def test_lost_paragraph_breaks_do_not_lose_the_story() -> None:
    text = (
        "Skip to content\nTown closes harbour for a year\nBy Ann Ray\n"
        + " ".join(STORY)
        + "\nCopyright © 2024, Harbour Post."
    )
    assert body(text) == [" ".join(STORY)]


def test_hard_wrapped_copy_is_labelled_by_paragraph() -> None:
    text = "HARBOUR CLOSES FOR A YEAR\n\n" + "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in STORY)
    assert [" ".join(line.split()) for line in body(text)] == list(STORY)


def test_a_dateline_is_a_block_in_front_of_its_paragraph() -> None:
    text = "Town closes harbour\n\nLISBON (AP) — " + "\n\n".join(STORY)
    assert labelled(text)[1:3] == [("dateline", "LISBON (AP) —"), ("paragraph", STORY[0])]


def test_a_short_line_between_paragraphs_is_a_subheading() -> None:
    text = "\n\n".join([*STORY[:3], "What comes next", *STORY[3:]])
    assert ("subheading", "What comes next") in labelled(text)


def test_keep_makes_each_line_a_paragraph() -> None:
    dump = DUMPS[2]
    assert [dump.text[block.start : block.end] for block in blocks.keep(dump.text)] == [line for _, line in dump.lines]
    assert {block.role for block in blocks.keep(dump.text)} == {"paragraph"}


LINES = st.sampled_from(
    [line for dump in DUMPS for _, line in dump.lines]
    + ["", "-", "• ", "***", "12", "x", "By", "Tags:", "(LISBON) —", "\ud83d\ude00"]
)


@settings(max_examples=60)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))
def test_any_text_is_covered_once_and_in_order(chosen: list[str], parted_by: str) -> None:
    text = parted_by.join(chosen)
    covered(text, blocks.label(text))


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_any_characters_are_covered_once_and_in_order(text: str) -> None:
    covered(text, blocks.label(text))


def covered(text: str, found: tuple[Block, ...]) -> None:
    end = 0
    for block in found:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        assert text[block.start : block.end].strip()
        end = block.end
    assert not text[end:].strip()


@settings(max_examples=40)
@given(st.lists(st.sampled_from(STORY), min_size=1, max_size=8, unique=True))
def test_a_text_of_paragraphs_alone_never_loses_one(paragraphs: list[str]) -> None:
    assert body("\n\n".join(paragraphs)) == paragraphs


def test_a_paragraph_between_date_and_story_is_story() -> None:
    for above in ("By Ann Ray", "Wednesday, 05/08/2024"):
        assert body("\n\n".join(["Town closes harbour for a year", above, *STORY])) == list(STORY)


def test_what_little_stands_below_the_copyright_is_no_story() -> None:
    below = ["© 2024 Harbour Post", "If you have an idea for a story about the coast, please tell us about it here."]
    assert body("\n\n".join(["Town closes harbour for a year", *STORY, *below])) == list(STORY)


def test_links_below_a_heading_after_the_story_are_related() -> None:
    below = ["More News", "Minister visits flooded villages", "Five ways to cook a mackerel"]
    found = labelled("\n".join(["Town closes harbour for a year", *STORY, *below]))
    assert found[-3:] == [("related", line) for line in below]


def test_a_writer_in_the_story_is_no_author_of_it() -> None:
    text = "Ann Lee is a writer who lives by the harbour and wants it open.\n\n" + "\n\n".join(STORY)
    assert body(text)[0].startswith("Ann Lee is a writer")
