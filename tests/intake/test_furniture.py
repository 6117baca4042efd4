"""Lines that are certain to be no part of the story."""

from __future__ import annotations

import pytest

from service.intake import furniture
from service.intake.lines import lines
from tests.intake.dumps import STORY


def role(text: str) -> str | None:
    return furniture.role(lines(text)[0])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Never miss a story from the harbour.", "navigation"),
        ("For the latest news from the coast, download our app for your phone.", "navigation"),
        ("To read the full story, please subscribe to the Harbour Post.", "navigation"),
        ("If you’re already a subscriber, log in below.", "navigation"),
        ("New subscribers get two months for the price of one.", "navigation"),
        ("There was an error processing your request.", "navigation"),
        ("The day’s best reporting, delivered straight to your inbox", "navigation"),
        ("Did you enjoy this article? Share it with a neighbour.", "navigation"),
        ("Reading time: 4 minutes", "navigation"),
        ("3 min read", "navigation"),
        ("If you buy something through our links, we may earn a commission.", "advertisement"),
        ("We may receive compensation from the shops that we name.", "advertisement"),
        ("This post contains affiliate links.", "advertisement"),
        ("Advertising disclosure: some of these shops pay us.", "advertisement"),
        ("Copyright Harbour Post 2024 - ISSN 0000-0000", "copyright"),
        ("Read more by Ann Lee", "author_bio"),
        ("Updated at 5:50 p.m.", "published"),
        ("We are moderating all comments this week.", "comment_policy"),
    ],
)
def test_offers_disclosures_and_notices_are_known_by_their_words(line: str, expected: str) -> None:
    assert role(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        *STORY,
        "The baker never missed a day of work in forty years.",
        "“If you buy a boat, you buy the harbour with it,” she said.",
        "Residents may receive help from the state until May.",
        "The letters were delivered to the town hall on Monday.",
        "For more than a year the council had argued about the wall.",
        "To see the wall, the members walked along the beach.",
        "Copyright is what the two publishers fight about.",
    ],
)
def test_sentences_of_a_story_are_left_to_the_networks(line: str) -> None:
    assert role(line) is None
