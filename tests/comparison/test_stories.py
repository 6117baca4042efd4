"""Which articles tell of one event."""

from __future__ import annotations

from tests.comparison.groups import compared

APRIL = (
    "Foreign Minister Clara Veld asked Norland to be patient after the missile attack on the port of Brana. More than "
    "300 missiles were fired at Brana, and the harbour burned, the governor of Brana said.\n"
)
AGAIN = (
    "The port of Brana was still burning a day after the missile attack. Foreign Minister Clara Veld said that Norland "
    "should think before it answers. The governor of Brana counted 300 missiles.\n"
)
AUGUST = (
    "Diplomats feared revenge after the militia leader Dorin Vasc was killed by a bomb in a guest house in Marno. "
    "Foreign Minister Clara Veld telephoned her colleagues. Norland did not comment.\n"
)


def test_articles_about_one_attack_are_one_story() -> None:
    answer = compared("Veld asks for patience\n\n" + APRIL, "Brana burns\n\n" + AGAIN, "Fear of revenge\n\n" + AUGUST)
    assert [story["articles"] for story in answer["stories"]] == [[0, 1], [2]]


def test_a_story_says_how_each_of_its_articles_begins() -> None:
    answer = compared("Veld asks for patience\n\n" + APRIL, "Brana burns\n\n" + AGAIN)
    assert [lead["text"] for lead in answer["stories"][0]["leads"]] == ["Veld asks for patience", "Brana burns"]


def test_stories_that_share_a_minister_are_related_and_not_one() -> None:
    answer = compared("Veld asks for patience\n\n" + APRIL, "Fear of revenge\n\n" + AUGUST)
    assert len(answer["stories"]) == 2
    assert answer["stories"][0]["related"][0]["names"] == ["clara-veld"]


def test_articles_without_anything_in_common_are_not_related() -> None:
    answer = compared("Library opens\n\nThe library of Lindhaven opens on Sundays.", "Ash\n\nMount Harrow erupted.")
    assert [story["related"] for story in answer["stories"]] == [[], []]
