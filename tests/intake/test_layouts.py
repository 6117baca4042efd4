"""Layouts of papers, broadcasters and wires: what stands above and below the story is set aside, the story is kept."""

from __future__ import annotations

import pytest

from service.document import BODY_ROLES
from service.intake import Source, read
from tests.intake.dumps import STORY

TITLE = "Town closes harbour for a year"


def labelled(*lines: str) -> dict[str, str]:
    article = read(Source("\n\n".join(lines)))
    return {article.text[block.start : block.end]: block.role for block in article.blocks}


def body(*lines: str) -> list[str]:
    return [line for line, role in labelled(*lines).items() if role in BODY_ROLES]


def test_a_deck_above_the_byline_is_the_subheadline() -> None:
    deck = "Mayor calls the harbour a danger; fishers see an end to their trade"
    found = labelled(TITLE, deck, "By Ann Ray", *STORY)
    assert (found[TITLE], found[deck]) == ("headline", "subheadline")


def test_a_caption_above_the_headline_is_no_headline() -> None:
    found = labelled("The old wall of the harbour", "Town Closes Harbour for a Year", "May 8, 2024", *STORY)
    assert found["Town Closes Harbour for a Year"] == "headline"
    assert found["The old wall of the harbour"] == "caption"


@pytest.mark.parametrize("heading", ["KEY POINTS", "Key takeaways", "At a glance", "What to know"])
@pytest.mark.parametrize("above", [[], [TITLE], [TITLE, "By Ann Ray"], [TITLE, "Ann Lee/Harbour Post"]])
def test_bullets_below_their_heading_are_key_points(heading: str, above: list[str]) -> None:
    points = ["- The harbour closes in May.", "- Boats move to the river."]
    article = read(Source("\n\n".join([*above, heading, *points, *STORY])))
    assert article.key_points == ("The harbour closes in May.", "Boats move to the river.")
    assert [article.text[block.start : block.end] for block in article.blocks if block.role in BODY_ROLES] == list(
        STORY
    )


@pytest.mark.parametrize(
    "below",
    [
        ["More News", "Mayor visits flooded villages"],
        ["Recommended Posts", "Five ways to cook a mackerel"],
        ["More stories from the coast", "Lake falls to a record low"],
        ["Most read in Lakeview", "What is that smell?"],
        ["Also on Harbour Post", "Boats for sale"],
        ["You may also like", "Ten recipes for hot days"],
        ["Sign up for our newsletter", "The best of the week in your inbox every Friday."],
        ["Follow us on Instagram", "Watch us live"],
        ["Share this", "Facebook", "Email"],
        ["Comments", "Please be civil."],
        ["Download the Harbour app", "Get breaking news alerts and more on your phone."],
        ["If you would like to share a story idea, please send it here."],
        ["JOIN THE CONVERSATION", "Harbour News wants its comment pages to be a friendly place."],
    ],
)
def test_headings_and_offers_below_the_story_are_set_aside(below: list[str]) -> None:
    assert body(TITLE, "By Ann Ray", *STORY, *below) == list(STORY)


@pytest.mark.parametrize(
    "last",
    ["“See you there.”", "More rain is due on Thursday.", "Will it open again?", "“I'd sooner swim,” Ray said."],
)
def test_a_short_last_paragraph_is_story(last: str) -> None:
    assert body(TITLE, "By Ann Ray", *STORY, last, "Copyright 2024 Harbour Post.") == [*STORY, last]
    assert body(TITLE, *STORY, last) == [*STORY, last]


def test_a_list_in_the_story_is_story() -> None:
    listed = [*STORY[:2], "The council may:", "- raise the fee", "- sell the wall", *STORY[2:]]
    assert body(TITLE, "By Ann Ray", *listed) == listed


def test_the_fuller_of_two_dates_is_told() -> None:
    lines = [" date 2024-05-03 LISTEN LIVE", TITLE, "Friday, May 3, 2024 05:12 PM EDT", *STORY]
    assert read(Source("\n\n".join(lines))).published == "2024-05-03T17:12:00-04:00"


def test_a_date_below_the_story_does_not_date_it() -> None:
    lines = [TITLE, "May 3, 2024", *STORY, "Comments", "May 9, 2024 at 5:12 PM EDT", "Please be civil."]
    assert read(Source("\n\n".join(lines))).published == "2024-05-03"


def test_the_outlet_of_the_dateline_is_the_credit() -> None:
    article = read(Source("\n\n".join([TITLE, f"Bergen (Fjordline) — {STORY[0]}", *STORY[1:]])))
    assert (article.dateline, article.credit) == ("Bergen", "Fjordline")


def test_a_name_above_a_job_is_the_byline() -> None:
    assert read(Source("\n\n".join([TITLE, "ANN RAY", "Staff Writer", "May 3, 2024", *STORY]))).byline == ("Ann Ray",)
